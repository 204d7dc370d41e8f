"""Cadence: what is owed every week, or so many days after the last time.

Such obligations are never stored. They follow from the days on which something was held, the
calendar, and the days from which and until which they are owed: they exist although nobody
ran the program for weeks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.writing.week import TO_SUNDAY, WEEK, monday_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Weekly:
    """One thing that is owed every week.

    ``since`` and ``until`` are the days on which it began and ended; ``stopped`` holds the
    stretches in which it rested: the first day, and the first day after.
    """

    since: date
    until: date | None = None
    stopped: Sequence[tuple[date, date | None]] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """A week in which nothing was held, and how many owed weeks in a row that makes."""

    monday: date
    consecutive: int


class Weeks:
    """Weeks of a calendar, each looked at once however many things are owed in it."""

    def __init__(self, calendar: WorkCalendar) -> None:
        """Take the calendar."""
        self._calendar = calendar
        self._working: dict[date, tuple[date, date] | None] = {}

    def working(self, monday: date) -> tuple[date, date] | None:
        """Give the first and the last working day of a week; None when it has none (全周放假)."""
        if monday not in self._working:
            days = [monday + timedelta(days=n) for n in range(7)]
            worked = [day for day in days if self._calendar.is_working_day(day)]
            self._working[monday] = (worked[0], worked[-1]) if worked else None
        return self._working[monday]

    def owed(self, duty: Weekly, monday: date) -> bool:
        """Tell whether a week is owed.

        The week in which a project was listed is not, unless it was listed on the Monday; nor
        is the week in which it ended, one without a working day, or one rested through.
        """
        if monday < duty.since or (duty.until is not None and duty.until <= monday + TO_SUNDAY):
            return False
        worked = self.working(monday)
        return worked is not None and not _rested(duty.stopped, *worked)

    def between(self, duty: Weekly, first: date, last: date) -> Iterator[date]:
        """Give the Mondays of the owed weeks that begin between two days."""
        monday = monday_of(max(duty.since, first, self._calendar.first) + TO_SUNDAY)
        while monday <= last:
            if self.owed(duty, monday):
                yield monday
            monday += WEEK

    def missed(self, duty: Weekly, held: Collection[date], as_of: date) -> Iterator[Missed]:
        """Give the weeks missed by a day, the oldest first; ``held`` are the days it was held.

        A week is missed once its Sunday is past; weeks that were not owed neither count nor
        break a row.
        """
        kept = {monday_of(day) for day in held}
        row = 0
        for monday in self.between(duty, duty.since, as_of - WEEK):
            row = 0 if monday in kept else row + 1
            if row:
                yield Missed(monday, row)

    def outstanding(self, duty: Weekly, last_held: date | None, as_of: date) -> Iterator[date]:
        """Give the Mondays still owed on a day: every week after the last one held.

        A missed week is overdue until something is held after it; the current week is owed
        until something is held in it.
        """
        first = duty.since if last_held is None else monday_of(last_held) + WEEK
        return self.between(duty, first, as_of)


def _rested(stopped: Sequence[tuple[date, date | None]], first: date, last: date) -> bool:
    """Tell whether every working day of a week lies in one rest (整周停工)."""
    return any(begun <= first and (ended is None or last < ended) for begun, ended in stopped)
