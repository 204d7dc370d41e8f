"""A calendar of obligations as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import unit_text

if TYPE_CHECKING:
    from zhixingli.services.results.agenda import Agenda, AgendaEntry


def entries(agenda: Agenda) -> Sheet[AgendaEntry]:
    """Show the entries, one a line."""
    return Sheet(agenda.name, _COLUMNS, agenda.items, (f"共{len(agenda.items)}项",))


def _light(entry: AgendaEntry) -> str:
    return entry.light_label or entry.status.label


_COLUMNS: tuple[Column[AgendaEntry], ...] = (
    Column("day", "到期", lambda row: row.day),
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("rule_label", "时限事项", lambda row: row.rule_label),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
    Column("light", "灯", _light, lambda row: row.light.value if row.light else None),
    Column("closed_on", "办结", lambda row: row.closed_on),
    Column("sequence", "第几次变动", lambda row: row.sequence, machine=True),
    Column("key", "键", lambda row: row.key, machine=True),
)
