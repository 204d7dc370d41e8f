"""How what recurs was kept in a period: reviews held, weekly reports handed in by their day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixingli.domain.law.deadline import compute
from zhixingli.domain.writing.week import WEEK, monday_of, week_name
from zhixingli.services.readings.recurring import REVIEWS, OwedSeries, Recurring
from zhixingli.services.results.rates import percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixingli.domain.meetings.terms import Form
    from zhixingli.services.readings.recurring import OwedSeries


class Kept(NamedTuple):
    """How many times something was owed in a period, and how many of them it was done in time."""

    owed: int
    on_time: int

    @property
    def rate(self) -> float | None:
        """Give the share done in time, in percent."""
        return percent(self.on_time, self.owed)


class RecurringKept(Recurring):
    """What recurs in a period; what falls due on a day belongs to that day."""

    def reviews_kept(self, form: Form) -> Kept:
        """Count the reviews that fell due: each so many days after the one before was held.

        One that is not held at all is owed once, however long ago: the next counts from it.
        """
        series = REVIEWS[form]
        setup, held = self._setups[series], sorted(self._reviewed[form])
        since = self._founded if setup is None else setup.opened_on
        begun = [day for day in (since, *held[:1]) if day is not None and day <= self.first]
        start = max(begun, default=since)
        due: list[tuple[date, date | None]] = []
        while start is not None and self._of(series, start, self.last) is not None:
            limit = self.law.rules.on(series.rule, start)
            done = min((day for day in held if day > start), default=None)
            due.append((compute(limit, start, calendar=self.law.calendar).due or start, done))
            start = done
        return self._counted(due)

    def reports_kept(self, series: OwedSeries) -> Kept:
        """Count the weekly reports that fell due, and those handed in by their day."""
        owing = self._owing(series)
        if owing is None:
            return Kept(0, 0)
        first, owes = owing
        submitted = self._submitted[series]
        monday = monday_of(max(first, self.first - 2 * WEEK))
        due: list[tuple[date, date | None]] = []
        while monday <= self.last:
            owed = self._of(series, monday, self.last) if owes(monday) else None
            if owed is not None:
                due.append((owed.due, submitted.get(week_name(monday))))
            monday += WEEK
        return self._counted(due)

    def _counted(self, due: Iterable[tuple[date, date | None]]) -> Kept:
        fallen = [each for each in due if self.first <= each[0] <= self.last]
        return Kept(len(fallen), sum(done is not None and done <= by for by, done in fallen))
