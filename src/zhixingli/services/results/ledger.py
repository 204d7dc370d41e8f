"""The ledger about itself: journal, verification, upgrade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where rows and journal disagree."""

    code: str
    seq: int | None
    table: str | None
    row: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the ledger is what the journal says it is."""

    entries: int
    head: str
    sound: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One command that changed the ledger; ``taken_back_by`` is the entry that took it back."""

    seq: int
    recorded_at: datetime
    actor: str
    command: str
    reason: str | None
    today: date
    on: date | None
    rows: int
    hash: str
    taken_back_by: int | None


@dataclass(frozen=True, slots=True)
class UpgradeResult:
    """From which schema to which a ledger was brought, and where the old file is kept.

    ``journal_settled``: the file now keeps its transactions in the way that is safe here.
    """

    from_: str | None
    to: str
    copy: str | None
    journal_settled: bool = False
