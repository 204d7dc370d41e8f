"""The office and its choices as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from zhixingli.services.results.office import OfficeDetail, SettingItem


def card(detail: OfficeDetail) -> Sheet[SettingItem]:
    """Show every choice, what it is set to and what it could be."""
    notes = ("这些选择是本项目的设计，不是法律；自“生效”那一天起有效，不溯及以前收的件",)
    return Sheet(detail.name or "（还没有单位名称）", _COLUMNS, detail.settings, notes)


_COLUMNS: tuple[Column[SettingItem], ...] = (
    Column("key", "项目", lambda row: row.key),
    Column("label", "说明", lambda row: row.label),
    Column("value_label", "现值", lambda row: row.value_label),
    Column("default_label", "缺省", lambda row: row.default_label),
    Column("choices_label", "可以是", lambda row: "；".join(row.choices_label) or None),
    Column("value", "现值（代码）", lambda row: row.value, machine=True),
    Column("default", "缺省（代码）", lambda row: row.default, machine=True),
    Column("choices", "可以是（代码）", lambda row: "、".join(row.choices) or None, machine=True),
    Column("from", "生效", lambda row: row.from_),
)
