"""What an export holds: sheets that an import reads back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

#: What a cell of an export may hold.
Cell: TypeAlias = str | int | bool | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """One sheet: its name, its headings, its rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ExportBook:
    """The sheets of one kind of record, the main one first."""

    kind: str
    sheets: tuple[ExportSheet, ...]
