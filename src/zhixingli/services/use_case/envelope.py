"""What stands around an answer: whose it is, by which calendar, and where it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.services.results import IssuedReport


@dataclass(frozen=True, slots=True)
class CalendarStamp:
    """Which calendar computed the dates of an answer."""

    digest: str
    announced_through: date


@dataclass(frozen=True, slots=True)
class Meta:
    """Whose answer it is and by which calendar; of an issued report, what was frozen.

    ``whose`` says in words whose part of the ledger it holds, None for the whole.
    """

    office: str | None
    calendar: CalendarStamp | None
    issued: IssuedReport | None = None
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should know beside the answer."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a change stands in the journal."""

    seq: int
    hash: str
