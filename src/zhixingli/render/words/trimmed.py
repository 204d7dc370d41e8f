"""Tables without what is nothing: rows and columns of zeros are left out (DOMAIN §12)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from zhixingli.render.model.sheet import Cell, Column, Sheet

T = TypeVar("T")


def trimmed(sheet: Sheet[T], *, counts: bool = False) -> Sheet[T]:
    """Leave out the columns that are empty; of a table that counts, first the rows of zeros."""
    rows = sheet.rows
    if counts:
        counting = [c for c in sheet.columns if any(_is_figure(c.read(row)) for row in rows)]
        rows = tuple(row for row in rows if any(column.read(row) for column in counting))
    columns = tuple(column for column in sheet.columns if any(_says(column, row) for row in rows))
    return replace(sheet, columns=columns or sheet.columns, rows=rows)


def _says(column: Column[T], row: T) -> bool:
    """Tell whether a cell says something that no other cell of the row says."""
    spare = column.spare is not None and column.spare(row)
    return not spare and not _nothing(column.read(row))


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _nothing(cell: Cell) -> bool:
    return cell in (None, "", ()) or (_is_figure(cell) and not cell)
