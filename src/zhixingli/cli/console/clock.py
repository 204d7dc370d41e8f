"""The clock of the program: the one place above the ledger that asks what time it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.writing.dates import SHANGHAI

if TYPE_CHECKING:
    from datetime import date

#: How far a clock may be off, and how long a command may take that began before midnight.
_TOLERANCE: Final = timedelta(minutes=10)


def now() -> datetime:
    """Read the system clock, as a moment in China whatever TZ says."""
    return datetime.now(SHANGHAI)


def days_of(moment: datetime) -> frozenset[date]:
    """Give the days that it may be at a moment: two within ten minutes of midnight."""
    return frozenset((moment + off).date() for off in (-_TOLERANCE, _TOLERANCE))
