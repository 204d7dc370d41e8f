"""A table of plain values, where nobody has laid out a better one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from zhixingli.render.model.sheet import Card, Cell, Column, Sheet
from zhixingli.services.results.plain import Plain, to_plain

if TYPE_CHECKING:
    from zhixingli.services.use_case.schemas import SchemaItem

_Record: TypeAlias = "dict[str, Plain]"


def generic_sheet(data: Any) -> Sheet[Any]:  # noqa: ANN401 - any result
    """Show any result by its keys: an object as a card, a list as a table."""
    value = to_plain(data)
    records = [_record(item) for item in (value if isinstance(value, list) else [value])]
    columns = tuple(_column(key) for key in dict.fromkeys(k for r in records for k in r))
    form = Sheet if isinstance(value, list) else Card
    return form("结果", columns, tuple(records))


def _record(item: Plain) -> _Record:
    return item if isinstance(item, dict) else {"value": item}


def _column(key: str) -> Column[_Record]:
    return Column(key, key, lambda record: _cell(record.get(key)))


def _cell(value: Plain) -> Cell:
    """Show a person or a unit by name, other nested values as JSON."""
    if isinstance(value, dict) and "name" in value:
        return str(value["name"])
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, float) else value


_COLUMNS: Final[tuple[Column[SchemaItem], ...]] = (Column("name", "名称", lambda item: item.name),)


def names(items: tuple[SchemaItem, ...]) -> Sheet[SchemaItem]:
    """List the names."""
    return Sheet("输出格式", _COLUMNS, items, ("zx schema 名称 打印这一种的 JSON Schema。",))
