"""Changes of responsibility as tables: an assignment, a handover sheet (移交单)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.obligations import unit_text
from zhixingli.render.sheet import Card, Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.services.results import AssignmentChange, HandoverSheet


def assignment(change: AssignmentChange) -> Card[AssignmentChange]:
    """Show who was and who is responsible."""
    return card("改派", _COLUMNS, change)


def handover(sheet: HandoverSheet) -> Sheet[AssignmentChange]:
    """Show everything that passed from one person to another."""
    title = f"移交单：{sheet.from_.name} → {sheet.to.name}（自 {sheet.on} 起）"
    return Sheet(title, _COLUMNS, sheet.subjects, (f"共 {len(sheet.subjects)} 件",))


_COLUMNS: tuple[Column[AssignmentChange], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("from", "新责任首日", lambda row: row.from_),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
    Column("previous_leader", "原分管领导", lambda row: row.previous_leader.name),
    Column("previous_unit", "原主责单位", lambda row: unit_text(row.previous_unit)),
)
