"""Which days a new calendar changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.terms import Term

if TYPE_CHECKING:
    from zhixingli.domain.law.calendar import WorkCalendar


class DayState(Term):
    """Whether a day is worked."""

    WORK = "work", "上班"
    OFF = "off", "放假"


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day whose working status changes."""

    date: date
    was: DayState
    becomes: DayState


def changed_days(before: WorkCalendar, after: WorkCalendar) -> tuple[DayChange, ...]:
    """List the days, in order, that both calendars hold and on which they disagree."""
    first = max(before.first, after.first)
    size = (min(before.last, after.last) - first).days + 1
    return tuple(
        DayChange(day, _state(day, before), _state(day, after))
        for day in (first + timedelta(days=ahead) for ahead in range(size))
        if before.is_working_day(day) != after.is_working_day(day)
    )


def _state(day: date, calendar: WorkCalendar) -> DayState:
    return DayState.WORK if calendar.is_working_day(day) else DayState.OFF
