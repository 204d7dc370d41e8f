"""Which items of an answer are shown, and in which order (``--sort``, ``--limit``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixingli.domain.errors.command import UnknownSortKeyError
from zhixingli.services.results.plain import Plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.cli.options.decorators import Output
    from zhixingli.render.model.sheet import Column, Sheet


def selected(
    items: tuple[Any, ...], output: Output, sheet: Callable[[Any], Sheet[Any]] | None
) -> tuple[Any, ...]:
    """Sort by a column's or a JSON key, then cut; empty values come last."""
    if output.sort:
        items = _sorted(items, output.sort, sheet)
    return items[: output.limit]


def _sorted(
    items: tuple[Any, ...], wish: str, sheet: Callable[[Any], Sheet[Any]] | None
) -> tuple[Any, ...]:
    key, downwards = wish.removeprefix("-"), wish.startswith("-")
    values = _values(items, key, sheet)
    filled = [place for place, value in enumerate(values) if value is not None]
    empty = [place for place, value in enumerate(values) if value is None]
    filled.sort(key=lambda place: _order(values[place]), reverse=downwards)
    return tuple(items[place] for place in filled + empty)


def _values(
    items: tuple[Any, ...], key: str, sheet: Callable[[Any], Sheet[Any]] | None
) -> list[Any]:
    """Read a key of every item, as its column shows it where there is such a column."""
    table = sheet(items) if sheet else None
    columns = {column.key: column for column in table.columns} if table else {}
    key = _called(table, key) if table and key not in columns else key
    if table and key in columns and len(table.rows) == len(items):
        return [columns[key].read(row) for row in table.rows]
    records = [record for item in items if isinstance(record := to_plain(item), dict)]
    known = dict.fromkeys([*columns, *(records[0] if records else {})])
    if known and key not in known:
        headings = [column.heading for column in _headed(table)] if table else []
        named = "、".join(dict.fromkeys(headings))
        choices = f"{named}；或键 {'、'.join(known)}" if named else "、".join(known)
        raise UnknownSortKeyError(field="--sort", typed=key, choices=choices)
    return [_named(record.get(key)) for record in records]


def _headed(table: Sheet[Any]) -> list[Column[Any]]:
    """Give the columns by whose headings a list may be sorted: those of a screen come first."""
    brief = table.brief().columns if table.brief is not None else ()
    return [column for column in (*brief, *table.columns) if not column.machine]


def _called(table: Sheet[Any], heading: str) -> str:
    """Find the key of a column by the heading that people see; else what was typed."""
    keys = (column.key for column in _headed(table) if column.heading == heading)
    return next(keys, heading)


def _named(value: Plain) -> Plain:
    """Take a person or a unit by name."""
    return value.get("name") or value.get("id") if isinstance(value, dict) else value


def _order(value: Any) -> tuple[str, Any]:
    if isinstance(value, bool | int):
        return ("number", value)
    return (type(value).__name__, value if hasattr(value, "__lt__") else str(value))
