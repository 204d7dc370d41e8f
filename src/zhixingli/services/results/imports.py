"""What an import did (CONTRACT §6)."""

from __future__ import annotations

from dataclasses import dataclass


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
