"""Incoming documents as tables and pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.terms import Light, Purpose, Urgency
from zhixingli.domain.writing.dates import free_from
from zhixingli.render.model.chart import Chart, ChartSeries, telling
from zhixingli.render.model.page import Page, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card as _card, labels
from zhixingli.render.views.matters import course_blocks, limits_text
from zhixingli.render.words.office_text import unit_text

if TYPE_CHECKING:
    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.results.documents import (
        DocDetail,
        DocRow,
        FoundItem,
        PaperTask,
    )


def register(rows: tuple[DocRow, ...]) -> Sheet[DocRow]:
    """Show the register of incoming documents."""
    title, notes = "收文登记簿", (f"共{len(rows)}件",)
    return Sheet(
        *(title, _REGISTER, rows, notes, _stands(rows)),
        brief=lambda: Sheet(title, _LINES, rows, notes),
    )


def open_register(rows: tuple[DocRow, ...]) -> Sheet[DocRow]:
    """Show the documents that somebody still has to do something about."""
    lights = Counter(row.light for row in rows)
    late, soon = lights[Light.RED] + lights[Light.BLACK], lights[Light.YELLOW]
    said = f"共{len(rows)}件，逾期{late}件，临期{soon}件" if rows else "没有在办的收文"
    notes = (said, "全部收文用 --all")
    return replace(
        register(rows), title="在办收文", brief=lambda: Sheet("在办收文", _LINES, rows, notes)
    )


def _stands(rows: tuple[DocRow, ...]) -> Chart | None:
    """Draw how many documents stand how."""
    counts = Counter(row.status for row in rows)
    stands = [status for status in DocStatus if counts[status]]
    if not stands:
        return None
    shown = ChartSeries("收文", tuple(counts[status] for status in stands))
    return telling(Chart("收文办理情况", "件", tuple(status.label for status in stands), (shown,)))


def card(detail: DocDetail) -> Card[DocDetail]:
    """Show one document as headings with their values."""
    return _card("收文", _CARD, detail)


def page(detail: DocDetail) -> Page:
    """Show one document with its limits, who was responsible when, and its course."""
    blocks = [
        Table(_card("", _CARD[:-1], detail)),  # the limits have a table of their own
        *course_blocks(detail),
    ]
    return Page(detail.title, tuple(blocks))


def found(rows: tuple[FoundItem, ...]) -> Sheet[FoundItem]:
    """Show what a search found."""
    notes = (f"找到{len(rows)}件",) if rows else ("没有找到",)
    return Sheet("查找结果", _FOUND, rows, notes)


def _due(row: DocRow) -> Cell:
    """Give the due day of the main limit, or the first day on which it may be done."""
    if row.due is None and row.not_before is not None:
        return free_from(row.not_before)
    return row.due


def _given(task: PaperTask) -> str:
    """Say a task that comes from the paper: what, whose, until when, or that it is done."""
    until = f"{task.finished_on} 办结" if task.finished_on else f"{task.due} 前"
    return f"{task.id}《{task.title}》{unit_text(task.unit)} {until}"


def _tone(row: DocRow) -> str | None:
    return row.light.value if row.light is not None else None


def _usual(row: DocRow) -> bool:
    return row.urgency is Urgency.NORMAL


_REGISTER: tuple[Column[DocRow], ...] = (
    Column("id", "收文编号", lambda row: row.id),
    Column("received_on", "签收", lambda row: row.received_on),
    Column("sender", "来文单位", lambda row: row.sender),
    Column("number", "来文字号", lambda row: row.number),
    Column("title", "标题", lambda row: row.title),
    Column(
        *("urgency_label", "紧急程度", lambda row: row.urgency.label),
        machine=True,
        choices=labels(Urgency),
    ),
    Column(
        *("for_label", "办/阅", lambda row: row.for_.label),
        machine=True,
        choices=labels(Purpose),
    ),
    Column("status_label", "状态", lambda row: row.status.label, choices=labels(DocStatus)),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
    Column("due", "限办日期", _due),
    Column("finished_on", "办结日期", lambda row: row.finished_on),
    Column("next_due", "下一期限", lambda row: row.next_due),
    Column("light_label", "亮灯", lambda row: row.light_label, _tone),
)
#: What a line of a terminal shows, from the most important on.
_LINES: tuple[Column[DocRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("next_due", "期限", lambda row: row.next_due),
    Column("light_label", "亮灯", lambda row: row.light_label, _tone),
    Column("unit", "单位", lambda row: unit_text(row.unit)),
    Column("leader", "领导", lambda row: row.leader.name),
    Column("sender", "来文单位", lambda row: row.sender),
    Column("number", "文号", lambda row: row.number),
    Column("status_label", "状态", lambda row: row.status.label),
    Column("received_on", "签收", lambda row: row.received_on),
    Column("urgency_label", "紧急", lambda row: row.urgency.label, spare=_usual),
    Column("finished_on", "办结", lambda row: row.finished_on),
)

_CARD: tuple[Column[DocDetail], ...] = (
    Column("id", "收文编号", lambda d: d.id),
    Column("title", "标题", lambda d: d.title),
    Column("public_title", "公开标题", lambda d: d.public_title),
    Column("sender", "来文单位", lambda d: d.sender),
    Column("number", "来文字号", lambda d: d.number),
    Column("received_on", "签收日期", lambda d: d.received_on),
    Column("received_at", "签收时间", lambda d: d.received_at),
    Column("urgency_label", "紧急程度", lambda d: d.urgency.label),
    Column("secrecy_label", "密级", lambda d: d.secrecy.label),
    Column("for_label", "办/阅", lambda d: d.for_.label),
    Column("status_label", "状态", lambda d: d.status.label),
    Column("authority_label", "权限", lambda d: d.authority.label if d.authority else None),
    Column("idle_days", "停滞天数", lambda d: d.idle_days),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("unit", "主责单位", lambda d: unit_text(d.unit)),
    Column("supporting", "配合单位", lambda d: "、".join(map(unit_text, d.supporting)) or None),
    Column("rule", "规则", lambda d: d.rule),
    Column("checked_on", "资料检查", lambda d: d.checked_on),
    Column("notified_on", "告知", lambda d: d.notified_on),
    Column("finished_on", "办结日期", lambda d: d.finished_on),
    Column("result", "办理结果", lambda d: d.result),
    Column("reply_number", "答复文号", lambda d: d.reply_number),
    Column("public_promise", "公开承诺", lambda d: d.public_promise),
    Column("backdated_days", "补录（日）", lambda d: d.backdated_days),
    Column("handler", "经办人", lambda d: d.handler.name if d.handler else None),
    Column("materials", "附件", lambda d: "、".join(m.name for m in d.materials) or None),
    Column("tasks", "由此交办", lambda d: "；".join(map(_given, d.tasks)) or None),
    Column("obligations", "时限", limits_text),
)

_FOUND: tuple[Column[FoundItem], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("kind_label", "类别", lambda row: row.kind.label),
    Column("title", "标题", lambda row: row.title),
    Column("sender", "来文单位", lambda row: row.sender),
    Column("number", "来文字号", lambda row: row.number),
    Column("opened_on", "日期", lambda row: row.opened_on),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
)
