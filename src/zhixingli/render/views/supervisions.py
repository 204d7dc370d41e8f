"""Supervision matters, reminders and causes as tables and pages (DOMAIN §9: 督办单)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.supervisions.terms import Suggestion
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card as _card
from zhixingli.render.views.matters import course_blocks, limits_text
from zhixingli.render.words.office_text import day_text, unit_text

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.supervisions import (
        CauseItem,
        CauseStatistics,
        Reminders,
        ReminderSent,
        SaidItem,
        SupervisionDetail,
        SupervisionRow,
    )


def listed(rows: tuple[SupervisionRow, ...]) -> Sheet[SupervisionRow]:
    """Show the supervision matters, one a line."""
    return Sheet("督查督办", LIST, rows, (f"共{len(rows)}件",))


def card(detail: SupervisionDetail) -> Card[SupervisionDetail]:
    """Show one supervision matter as headings with their values."""
    return _card("督办单", _CARD, detail)


def page(detail: SupervisionDetail) -> Page:
    """Show one supervision matter with what was reported, suggested and done."""
    blocks: list[Block] = [Table(_card("", _CARD[:-1], detail))]
    if detail.feedbacks:
        blocks += [Heading(1, "推进情况"), Table(Sheet("", _SAID, detail.feedbacks, ()))]
    if detail.suggestions:
        blocks += [
            Heading(1, "建议稿（须经行政首长批准）"),
            Table(Sheet("", _SAID, detail.suggestions, ())),
        ]
    return Page(detail.title, (*blocks, *course_blocks(detail)))


def order_page(detail: SupervisionDetail) -> Page:
    """Write the order (督办单) that goes to the unit: one matter, its basis, its limit.

    It is of the day on which the matter was opened, and the same however often it is printed.
    """
    basis = detail.basis.label
    if detail.basis_number:
        basis += f"（{detail.basis_number}）"
    approved = f"经{detail.approved_by.name}同志{day_text(detail.approved_on)}批准"
    due = day_text(detail.due) if detail.due is not None else "恢复计时后另行通知的日期"
    feedback = f"，每{detail.feedback_days}天反馈一次进展" if detail.feedback_days else ""
    blocks: list[Block] = [
        Paragraph(
            f"依据{basis}，{approved}，对下列事项立项督办（政府督查工作条例第11条）。"
            f"请于{due}前办结{feedback}。因故不能按期办结的，期满前书面说明原因和新的办结日期，"
            "报批准人批准。"
        ),
        Table(_card("", _order_columns(detail), detail, form=True)),
    ]
    return Page(
        "督办单", tuple(blocks), to=detail.unit.name, signed=True, signed_on=detail.opened_on
    )


def _order_columns(detail: SupervisionDetail) -> tuple[Column[SupervisionDetail], ...]:
    """Leave out what was not said; what the unit fills in has room."""
    return tuple(column for column in _ORDER if column.read(detail))


def _matter(detail: SupervisionDetail) -> str:
    return detail.title.removeprefix("督办：")


def _often(detail: SupervisionDetail) -> str:
    return f"每{detail.feedback_days}天" if detail.feedback_days else ""


#: Room for a hand to write in a form.
_ROOM: Final = "\n\n\n"


def reminders(sent: Reminders) -> Sheet[ReminderSent]:
    """Show the reminders that were recorded."""
    notes = (f"共催办{len(sent.items)}件",) if sent.items else ("没有要催办的事项",)
    return Sheet(f"催办（{sent.on}）", _REMINDERS, sent.items, notes)


def cause(item: CauseItem) -> Card[CauseItem]:
    """Show a cause that was written down."""
    return _card("原因", _CAUSES, item)


def causes(found: CauseStatistics) -> Sheet[CauseItem]:
    """Show the causes, one a line, and how often each malady was named."""
    named = [f"{each.malady.label} {each.count}" for each in found.counts if each.count]
    notes = (f"顽症统计：{'，'.join(named)}" if named else "没有记过顽症", "只作统计，不自动问责")
    return Sheet("原因", _CAUSES, found.items, notes)


LIST: tuple[Column[SupervisionRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "事项", lambda row: row.title),
    Column("about", "所督事项", lambda row: row.about.id if row.about else None),
    Column("basis_label", "依据", lambda row: row.basis.label),
    Column("urgency_label", "紧急程度", lambda row: row.urgency.label),
    Column("status_label", "状态", lambda row: row.status.label),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("supervisor", "督办人", lambda row: row.supervisor.name if row.supervisor else None),
    Column("opened_on", "立项日期", lambda row: row.opened_on),
    Column("due", "期限", lambda row: row.due),
    Column(
        "due_original",
        "原期限",
        lambda row: row.due_original,
        spare=lambda row: row.due == row.due_original,
    ),
    Column("last_feedback", "推进情况", lambda row: row.last_feedback),
    Column("last_feedback_on", "反馈日期", lambda row: row.last_feedback_on),
    Column("reminders", "催办次数", lambda row: row.reminders),
    Column("finished_on", "办结日期", lambda row: row.finished_on),
    Column("struck_on", "销号日期", lambda row: row.struck_on),
)

_CARD: tuple[Column[SupervisionDetail], ...] = (
    Column("id", "编号", lambda d: d.id),
    Column("title", "事项", lambda d: d.title),
    Column("public_title", "公开标题", lambda d: d.public_title),
    Column("about", "所督事项", lambda d: d.about.id if d.about else None),
    Column("basis_label", "依据", lambda d: d.basis.label),
    Column("basis_number", "依据文号", lambda d: d.basis_number),
    Column("approved_by", "批准人", lambda d: d.approved_by.name),
    Column("approved_on", "批准日期", lambda d: d.approved_on),
    Column("urgency_label", "紧急程度", lambda d: d.urgency.label),
    Column("status_label", "状态", lambda d: d.status.label),
    Column("due", "期限", lambda d: d.due),
    Column("due_original", "原期限", lambda d: d.due_original),
    Column("feedback_days", "反馈频次（日）", lambda d: d.feedback_days),
    Column("feedback_due", "下次反馈", lambda d: d.feedback_due),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("unit", "牵头单位", lambda d: unit_text(d.unit)),
    Column("supporting", "协办单位", lambda d: "、".join(map(unit_text, d.supporting)) or None),
    Column("supervisor", "督办人", lambda d: d.supervisor.name if d.supervisor else None),
    Column("phone", "电话", lambda d: d.phone),
    Column("opened_on", "立项日期", lambda d: d.opened_on),
    Column("finished_on", "办结日期", lambda d: d.finished_on),
    Column("struck_on", "销号日期", lambda d: d.struck_on),
    Column("returns", "退回次数", lambda d: d.returns),
    Column(
        "reminders", "催办", lambda d: "；".join(f"{r.on} {r.text}" for r in d.reminders) or None
    ),
    Column("backdated_days", "补录（日）", lambda d: d.backdated_days),
    Column("obligations", "时限", limits_text),
)

_ORDER: tuple[Column[SupervisionDetail], ...] = (
    Column("id", "编号", lambda d: d.id),
    Column("urgency_label", "紧急程度", lambda d: d.urgency.label),
    Column("title", "事项", _matter),
    Column("due", "办结期限", lambda d: d.due),
    Column("feedback_days", "反馈频次", _often),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("unit", "牵头单位", lambda d: unit_text(d.unit)),
    Column("supporting", "协办单位", lambda d: "、".join(map(unit_text, d.supporting))),
    Column("supervisor", "督办人", lambda d: d.supervisor.name if d.supervisor else ""),
    Column("phone", "联系电话", lambda d: d.phone or ""),
    Column("feedbacks", "推进情况", lambda _: _ROOM),
    Column("done", "是否办结", lambda _: _ROOM),
)
_SAID: tuple[Column[SaidItem], ...] = (
    Column("on", "日期", lambda row: row.on),
    Column("about", "类别", lambda row: Suggestion(row.about).label if row.about else None),
    Column("text", "内容", lambda row: row.text),
)
_REMINDERS: tuple[Column[ReminderSent], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "事项", lambda row: row.title),
    Column("step", "第几次", lambda row: row.step),
    Column("addressee", "送", lambda row: row.addressee),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("due", "到期", lambda row: row.due),
    Column("overdue_days", "逾期（工作日）", lambda row: row.overdue_days),
)
_CAUSES: tuple[Column[CauseItem], ...] = (
    Column("key", "时限", lambda row: row.key),
    Column("title", "事项", lambda row: row.title),
    Column("malady_label", "顽症", lambda row: row.malady.label if row.malady else None),
    Column("text", "原因", lambda row: row.text),
    Column("on", "登记日期", lambda row: row.on),
)
