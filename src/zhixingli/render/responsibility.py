"""Changes of responsibility as tables: an assignment, a handover sheet (移交单)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.render.obligations import unit_text
from zhixingli.render.sheet import Card, Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.services.results import AssignmentChange, HandoverSheet


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing on a handover sheet: a subject that was led, or a part in one."""

    id: str
    title: str
    role: str
    unit: str | None


def assignment(change: AssignmentChange) -> Card[AssignmentChange]:
    """Show who was and who is responsible."""
    return card("改派", _COLUMNS, change)


def handover(sheet: HandoverSheet) -> Sheet[_Line]:
    """Show everything that passed from one person to another: what was led, and every part."""
    title = f"移交单：{sheet.from_.name} → {sheet.to.name}（自 {sheet.on} 起）"
    led = [_Line(c.id, c.title, "区分管领导", unit_text(c.unit)) for c in sheet.subjects]
    parts = [
        _Line(d.id, d.title, d.role.label, unit_text(d.unit) if d.unit is not None else None)
        for d in sheet.duties
    ]
    columns: tuple[Column[_Line], ...] = (
        Column("id", "编号", lambda row: row.id),
        Column("title", "标题", lambda row: row.title),
        Column("role", "职责", lambda row: row.role),
        Column("unit", "单位", lambda row: row.unit),
        Column("from", "新责任首日", lambda _: sheet.on),
        Column("leader", "接收人", lambda _: sheet.to.name),
        Column("previous_leader", "移交人", lambda _: sheet.from_.name),
    )
    also = f"，挂钩、跟踪等职责 {len(parts)} 项" if parts else ""
    return Sheet(title, columns, (*led, *parts), (f"共 {len(led)} 件{also}",))


_COLUMNS: tuple[Column[AssignmentChange], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("from", "新责任首日", lambda row: row.from_),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
    Column("previous_leader", "原分管领导", lambda row: row.previous_leader.name),
    Column("previous_unit", "原主责单位", lambda row: unit_text(row.previous_unit)),
)
