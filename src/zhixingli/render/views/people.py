"""Units and people as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.sheet import Card, Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.services.results.people import PersonDetail, UnitDetail


def unit(detail: UnitDetail) -> Card[UnitDetail]:
    """Show one unit."""
    return card("单位", _UNIT, detail)


def units(rows: tuple[UnitDetail, ...]) -> Sheet[UnitDetail]:
    """Show the units."""
    return Sheet("单位", _UNIT, rows, (f"共 {len(rows)} 个",))


def person(detail: PersonDetail) -> Card[PersonDetail]:
    """Show one person."""
    return card("人员", _PERSON, detail)


def people(rows: tuple[PersonDetail, ...]) -> Sheet[PersonDetail]:
    """Show the people."""
    return Sheet("人员", _PERSON, rows, (f"共 {len(rows)} 人",))


_UNIT: tuple[Column[UnitDetail], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("name", "名称", lambda row: row.name),
    Column("short", "简称", lambda row: row.short),
    Column("kind_label", "类别", lambda row: row.kind.label),
    Column("added_on", "登记日期", lambda row: row.added_on),
)

_PERSON: tuple[Column[PersonDetail], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("name", "姓名", lambda row: row.name),
    Column("unit", "单位", lambda row: row.unit.name),
    Column("post_label", "职务", lambda row: row.post.label),
    Column("added_on", "登记日期", lambda row: row.added_on),
    Column("left_on", "离任日期", lambda row: row.left_on),
)
