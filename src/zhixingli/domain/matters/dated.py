"""What holds of a unit or a project from a day on: its name, its level, the plan of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: The period of what is not set for one.
ALWAYS: Final = "-"


@dataclass(slots=True)
class DatedFact:
    """One value from a day on, until the next one; ``period`` is the year of a plan."""

    of: str
    name: str
    period: str
    from_on: date
    value: str | None
    recorded_on: date
    reason: str | None


def fact_on(
    facts: Iterable[DatedFact], name: str, day: date, *, period: str = ALWAYS
) -> DatedFact | None:
    """Give what held on a day; before the first that is known, the first.

    None where the value never changed: then it is that of the thing's own row.
    """
    mine = sorted(
        (each for each in facts if (each.name, each.period) == (name, period)),
        key=lambda each: each.from_on,
    )
    begun = [each for each in mine if each.from_on <= day]
    return begun[-1] if begun else next(iter(mine), None)


def next_change(
    facts: Iterable[DatedFact], name: str, day: date, *, period: str = ALWAYS
) -> DatedFact | None:
    """Give the first value that begins after a day."""
    later = [
        each for each in facts if (each.name, each.period) == (name, period) and each.from_on > day
    ]
    return min(later, key=lambda each: each.from_on, default=None)


def last_value(facts: Iterable[DatedFact], name: str, *, period: str = ALWAYS) -> str | None:
    """Give the value that is in force last: the row of the thing repeats it."""
    mine = [each for each in facts if (each.name, each.period) == (name, period)]
    return max(mine, key=lambda each: each.from_on).value


def hold_from(
    facts: list[DatedFact], new: DatedFact, *, until_now: str | None, since: date
) -> None:
    """Let a value hold from a day on; what held until now is kept from where it began.

    A second change on the same day corrects the first. A change before the thing began is one
    of that day.
    """
    new.from_on = max(new.from_on, since)
    mine = [each for each in facts if (each.name, each.period) == (new.name, new.period)]
    if not mine and new.from_on > since:
        facts.append(
            DatedFact(new.of, new.name, new.period, since, until_now, new.recorded_on, None)
        )
    for each in mine:
        if each.from_on == new.from_on:
            each.value, each.recorded_on, each.reason = new.value, new.recorded_on, new.reason
            return
    facts.append(new)


def correct(facts: list[DatedFact], new: DatedFact) -> None:
    """Correct the value in force on a day, for all the days that it was in force."""
    held = fact_on(facts, new.name, new.from_on, period=new.period)
    if held is not None:
        held.value, held.recorded_on, held.reason = new.value, new.recorded_on, new.reason
