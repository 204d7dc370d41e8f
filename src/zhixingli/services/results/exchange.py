"""What an export holds, sheets that an import reads back, and what an import did (CONTRACT §6)."""

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


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one row of a file."""

    sheet: str
    row: int
    action: str
    id: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, row by row."""

    created: int
    unchanged: int
    refused: int
    applied: bool
    rows: tuple[ImportRow, ...]
