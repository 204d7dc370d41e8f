"""The list of output schemas as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.render.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from zhixingli.services.use_case.schemas import SchemaItem

_COLUMNS: Final[tuple[Column[SchemaItem], ...]] = (Column("name", "名称", lambda item: item.name),)


def names(items: tuple[SchemaItem, ...]) -> Sheet[SchemaItem]:
    """List the names."""
    return Sheet("输出格式", _COLUMNS, items, ("zx schema 名称 打印这一种的 JSON Schema。",))
