"""Marks of a ledger that no command sets: what it is, and since when its clock is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.store import tables

if TYPE_CHECKING:
    from zhixingli.store.ledger.unit_of_work import UnitOfWork

#: A ledger to practise in (演练): written by ``zx init --rehearsal`` alone, in its first entry.
REHEARSAL: Final = "rehearsal"
#: The entry of the upgrade: what was recorded before it was never held against the clock.
CLOCK_KEPT: Final = "clock_kept"


def mark(work: UnitOfWork, key: str, value: str) -> None:
    """Write a mark, from the day of the entry on."""
    work.insert(tables.office_setting, {"key": key, "from_on": work.stamp.today, "value": value})
