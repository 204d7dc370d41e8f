"""One limit counted again day by day, with none of the program's own code.

A limit knows its rule's body, the day it counts from and what happened to it; what is due, and
the day that it belongs to, are walked to with a finger.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from tests.oracle.limits import is_worked

_DAY: Final = timedelta(days=1)
#: No limit told of is longer, stops and extensions included.
_LONGEST: Final = 500

Stretch = tuple[date, date | None]


@dataclass(eq=False)
class Owed:
    """One limit of one matter, and what is known of it."""

    subject: str
    rule: str
    body: dict[str, Any]
    start: date
    opened: date
    written: date | None = None
    asked: str | None = None
    follows: Owed | None = None
    bound: date | None = None
    done: date | None = None
    gone: date | None = None
    outcome: str | None = None
    restarts: list[date] = field(default_factory=list)
    waits: list[Stretch] = field(default_factory=list)
    stops: list[Stretch] = field(default_factory=list)
    more: list[tuple[date, int, date | None]] = field(default_factory=list)

    @property
    def ended(self) -> date | None:
        """Give the day on which it was settled, or fell away."""
        return self.done or self.gone

    def open_on(self, day: date) -> bool:
        """Tell whether an act of a day can settle it."""
        return self.opened <= day and self.ended is None

    def due(self, day: date, *, extended: bool = True) -> date | None:
        """Give the due date in force at the end of a day; None while the clock stands."""
        restarting = self.body["supplement"] == "restart"
        if _lasts(self.stops, day) or _lasts(self.waits, day) or self.body["at_least"]:
            return None
        back = [to for _, to in self.waits if restarting and to is not None and to <= day]
        begun = max([on for on in (*self.restarts, *back) if on <= day], default=None)
        start = begun or self.start
        granted = [
            each
            for each in self.more
            if extended and each[0] <= day and (not self.waits or begun is None or begun <= each[0])
        ]
        stood = {
            since + _DAY * n
            for since, to in (*self.stops, *([] if restarting else self.waits))
            if to is not None and to <= day
            for n in range((to - since).days + 1)
        }
        return self._counted(start, sum(each[1] for each in granted), stood)

    def _counted(self, start: date, more: int, stood: set[date]) -> date:
        unit, amount = self.body["unit"], self.body["amount"]
        if self.body["backward"]:
            return _back(start, amount, unit)
        if self.written is not None:
            end = _walk(start, (self.written - start).days, stood)
        elif unit == "month":
            month_end = _months(start, amount)
            end = _walk(start, (month_end - start).days, stood)
        else:
            end = _walk(start, amount, stood, workdays=unit == "workday")
        end = _walk(end, more, stood, workdays=unit == "workday")
        if end == self.written or self.body["roll"] != "forward" or unit == "workday":
            return end
        while not is_worked(end) or end in stood:
            end += _DAY
        return end

    def account(self) -> tuple[date, date, date] | None:
        """Walk to the day that it belongs to; give it with the due dates of that day."""
        if self.body["conditional"] and self.bound is None:
            return None
        for n in range(_LONGEST):
            day = max(self.opened, self.bound or self.opened) + _DAY * n
            due = self.due(day)
            if due is not None and due <= day:
                if self.gone is not None and self.gone <= day:
                    return None
                return day, due, self.due(day, extended=False) or due
        return None


def _lasts(stretches: list[Stretch], day: date) -> bool:
    return any(since <= day and (to is None or to > day) for since, to in stretches)


def _walk(start: date, days: int, stood: set[date], *, workdays: bool = False) -> date:
    day = start
    while days:
        day += _DAY
        days -= day not in stood and (not workdays or is_worked(day))
    return day


def _back(event: date, days: int, unit: str) -> date:
    """Count back from an event; an end on a day off goes to the working day before."""
    day = event
    while days:
        day -= _DAY
        days -= unit != "workday" or is_worked(day)
    while not is_worked(day):
        day -= _DAY
    return day


def _months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
