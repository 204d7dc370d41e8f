"""Changes of responsibility as tables: an assignment, a handover sheet (移交单)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.render.model.page import Heading, LabelledLine, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card
from zhixingli.render.views.obligations import due_cell, light_text
from zhixingli.render.words.office_text import day_text, unit_text
from zhixingli.render.words.statement import counted, numbered
from zhixingli.render.words.trimmed import trimmed
from zhixingli.services.results.refs import called

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.responsibility import AssignmentChange, HandoverSheet


@dataclass(frozen=True, slots=True)
class _HandoverLine:
    """One thing on a handover sheet: a subject that was led, or a part in one."""

    id: str
    title: str
    role: str
    unit: str | None


def assignment(change: AssignmentChange) -> Card[AssignmentChange]:
    """Show who was and who is responsible."""
    return card("改派", _COLUMNS, change)


def handover(sheet: HandoverSheet) -> Sheet[_HandoverLine]:
    """Show everything that passed from one person to another: what was led, and every part."""
    days = f"自{sheet.on}起" if sheet.until is None else f"{sheet.on}至{sheet.until}代理"
    title = f"移交单：{sheet.from_.name} → {sheet.to.name}（{days}）"
    led = [_HandoverLine(c.id, c.title, "区分管领导", unit_text(c.unit)) for c in sheet.subjects]
    parts = [
        _HandoverLine(
            d.id, d.title, d.role.label, unit_text(d.unit) if d.unit is not None else None
        )
        for d in sheet.duties
    ]
    columns: tuple[Column[_HandoverLine], ...] = (
        Column("id", "编号", lambda row: row.id),
        Column("title", "标题", lambda row: row.title),
        Column("role", "职责", lambda row: row.role),
        Column("unit", "单位", lambda row: row.unit),
        Column("from", "新责任首日", lambda _: sheet.on),
        Column("leader", "接收人", lambda _: sheet.to.name),
        Column("previous_leader", "移交人", lambda _: sheet.from_.name),
    )
    also = f"，挂钩、跟踪等职责{len(parts)}项" if parts else ""
    return Sheet(title, columns, (*led, *parts), (f"共{len(led)}件{also}",))


def handover_page(sheet: HandoverSheet) -> Page:
    """Write the sheet that both sign: what passed, what is owed of it, who signs."""
    count = counted(
        ("分管事项", len(sheet.subjects), "件"), ("挂钩和跟踪等职责", len(sheet.duties), "项")
    )
    listed = handover(sheet)
    shown = tuple(c for c in listed.columns if c.key in {"id", "title", "role", "unit"})
    blocks: list[Block] = [Paragraph(_passage(sheet, count))]
    parts = (
        ("移交事项", Sheet("", shown, listed.rows)),
        ("未结时限", Sheet("", _OWED, sheet.owed)),
    )
    for n, (heading, table) in enumerate(((h, t) for h, t in parts if t.rows), start=1):
        blocks += [Heading(1, numbered(n, heading)), Table(trimmed(table))]
    if not sheet.owed:
        blocks.append(Paragraph("移交的事项没有未结的时限。"))
    blocks += [LabelledLine(who, "　　　　　　　　　　年　　月　　日") for who in _SIGNERS]
    return Page("工作移交单", tuple(blocks), signed=True, signed_on=sheet.on)


_SIGNERS: Final = ("移交人", "接收人", "监交人")


def _passage(sheet: HandoverSheet, count: str) -> str:
    """Say what passes, from which day on, and until when where somebody only acts."""
    giver, taker = f"{sheet.from_.name}同志", f"{sheet.to.name}同志"
    if sheet.until is None:
        return (
            f"{giver}将下列{count}移交{taker}。"
            f"新责任自{day_text(sheet.on)}起，此前的责任由移交人承担。"
        )
    return (
        f"{day_text(sheet.on)}至{day_text(sheet.until)}，{giver}的下列{count}由{taker}代理；"
        f"期满自动回到{giver}。期间到期的由代理人负责，此前的责任由移交人承担。"
    )


def _original(item: ObligationItem) -> date | None:
    """Give the first due day where it was another one."""
    return item.due_original if item.due_original != item.due else None


_OWED: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("due", "到期", due_cell),
    Column("due_original", "原到期", _original),
    Column("light_label", "灯", light_text, lambda i: i.light.value if i.light else None),
)
_COLUMNS: tuple[Column[AssignmentChange], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("from", "新责任首日", lambda row: row.from_),
    Column("until", "为止", lambda row: row.until),
    Column("leader", "区分管领导", lambda row: called(row.leader, row.acting_for)),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
    Column("previous_leader", "原分管领导", lambda row: row.previous_leader.name),
    Column("previous_unit", "原主责单位", lambda row: unit_text(row.previous_unit)),
)
