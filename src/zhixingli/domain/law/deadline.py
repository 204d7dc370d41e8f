"""Deadlines: a rule, a start, pauses, extensions and a calendar give a due date with reasons.

The days are walked one by one (民法典 201 to 204) and every step is kept, so the trace that
``zx explain`` prints is the calculation itself and not a second one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.errors.calendar import CalendarRangeError
from zhixingli.domain.law.rules import WeekEnd
from zhixingli.domain.law.terms import CountUnit, Roll
from zhixingli.domain.terms import Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.law.rules import TimeLimit

_DAY = timedelta(days=1)
_MOST_MONTHS = 1200  # more lies outside every calendar, and in the end outside every date


class Why(Term):
    """Why a day was counted or not."""

    START = "start", "起算当日不计入"
    COUNTED = "counted", "计入"
    DAY_OFF = "day_off", "休息日不计"
    PAUSED = "paused", "停表，不计入"
    ROLLED = "rolled", "末日逢休，顺延"
    ROLLED_BACK = "rolled_back", "末日逢休，往前提"
    MONTH_END = "month_end", "到期月的对应日"
    SHIFTED = "shifted", "名义日加停表的自然日数"
    FIXED = "fixed", "写明的时限"
    WEEK_END = "week_end", "每周一次，当周周日到期"
    NEXT_WEEK = "next_week", "每周一次，下周首个工作日到期"
    WAITING = "waiting", "告知补正，等待补正"
    FREE = "free", "期满，自此可以办"
    LANDED = "landed", "顺延至此到期"


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch that is not counted, both ends included; open while ``to`` is None."""

    from_on: date
    to_on: date | None
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One day of the walk: the running number when the day counts."""

    day: date
    why: Why
    number: int | None = None
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of a limit while its clock stands still."""

    days: int
    unit: CountUnit


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date with the walk that led to it.

    ``due`` and ``nominal`` are None while paused or waiting; ``remaining`` is then what is left.
    ``nominal`` is the last day before any rolling. An ``at_least`` limit has no ``due`` but
    ``not_before``, the first day on which the thing may be done.
    """

    start: date
    due: date | None
    nominal: date | None
    provisional: bool
    remaining: Remaining | None
    steps: tuple[Step, ...]
    not_before: date | None = None


def compute(
    limit: TimeLimit,
    start: date,
    *,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    extended: int = 0,
    fixed_due: date | None = None,
) -> Deadline:
    """Compute when a limit that starts on a day falls due.

    ``extended`` is the total of granted extensions, in working days for a limit in working
    days and in calendar days for any other, counted on from the nominal end. ``fixed_due`` is
    a date that an instruction named itself. Raises CalendarRangeError outside the calendar.
    """
    calendar.is_working_day(start)  # refuses a day that no calendar covers, before any step
    walk = _Walk(limit, start, calendar, tuple(pauses), extended, fixed_due)
    if fixed_due is not None:
        return walk.forward()
    if limit.backward:
        return walk.backward()
    if limit.unit is CountUnit.WEEK:
        return walk.week()
    return walk.forward()


def waiting_since(limit: TimeLimit, start: date, since: date, calendar: WorkCalendar) -> Deadline:
    """Give the deadline of a limit that will be counted anew: whole, and running on no day."""
    steps = Step(start, Why.START), Step(since, Why.WAITING)
    provisional = calendar.is_provisional(start, since)
    return Deadline(start, None, None, provisional, Remaining(limit.amount, limit.unit), steps)


class _ClockStandsError(Exception):
    """The walk came to a pause that has not ended."""


class _Walk:
    """The state of one calculation; ``left`` is what is still to be counted."""

    def __init__(  # noqa: PLR0917 - the inputs of compute
        self,
        limit: TimeLimit,
        start: date,
        calendar: WorkCalendar,
        pauses: tuple[Pause, ...],
        extended: int,
        named: date | None,
    ) -> None:
        self.limit, self.start, self.calendar = limit, start, calendar
        self.pauses, self.extended, self.named = pauses, extended, named
        self.by_workday = limit.unit is CountUnit.WORKDAY
        self.steps = [Step(start, Why.START)]
        self.number = self.left = 0

    def forward(self) -> Deadline:
        """Reach the end, count the extension on from it, and roll once."""
        extension = self.limit.extension
        try:
            end = self._end()
            if self.extended and extension is not None and extension.from_due:
                end = self._landed(end)
            nominal = self._count_on(end, self.extended)
            due = self._landed(nominal)
        except _ClockStandsError:
            return self._paused()
        if self.limit.at_least:
            return self._at_least(due, nominal)
        return self._result(due, nominal)

    def backward(self) -> Deadline:
        """Count back from the event, its own day not counted."""
        if self.limit.unit is CountUnit.MONTH:
            nominal = self._month_end(-self.limit.amount)
        else:
            nominal = self._count_on(self.start, self.limit.amount, -_DAY)
        return self._result(self._landed(nominal), nominal)

    def week(self) -> Deadline:
        """Fall due on the Sunday of the ISO week, or on the next week's first working day."""
        sunday = self.start + timedelta(days=7 - self.start.isoweekday())
        if self.limit.week_end is WeekEnd.NEXT_WEEK:
            first = self.calendar.add(sunday, 1)
            self.steps.append(Step(first, Why.NEXT_WEEK, 1))
            return self._result(first, first)
        self.steps.append(Step(sunday, Why.WEEK_END, 1))
        return self._result(sunday, sunday)

    def _end(self) -> date:
        """Give the last day of the limit itself, before any extension."""
        if self.named is not None:
            self.steps.append(Step(self.named, Why.FIXED))
            return self._shifted(self.named)
        if self.limit.unit is CountUnit.MONTH:
            return self._shifted(self._month_end(self.limit.amount))
        self.left = self.limit.amount + self.extended
        return self._count_on(self.start, self.limit.amount)

    def _count_on(self, day: date, days: int, step: timedelta = _DAY) -> date:
        """Walk until this many days are counted, days off and paused days left out."""
        steps, working, off = self.steps, self.calendar.is_working_day, self.by_workday
        while days:
            day += step
            worked = working(day)  # asked of every day: it refuses one that no calendar covers
            pause = self._pause_on(day) if self.pauses else None
            if pause is not None:
                self._stand_still(day, pause)
            elif off and not worked:
                steps.append(Step(day, Why.DAY_OFF))
            else:
                days -= 1
                self.left -= 1
                self.number += 1
                steps.append(Step(day, Why.COUNTED, self.number))
        return day

    def _month_end(self, months: int) -> date:
        """Go to the corresponding day of the month of expiry, or its last day (民法典 202)."""
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - months alone need it

        if abs(months) > _MOST_MONTHS:
            raise CalendarRangeError(
                what=f"{self.start}起{months}个月",
                first=self.calendar.first,
                last=self.calendar.last,
            )
        day = self.start + relativedelta(months=months)
        self.steps.append(Step(day, Why.MONTH_END, self.limit.amount))
        return day

    def _shifted(self, end: date) -> date:
        """Push a day that was not counted out back by the paused days before it."""
        days = self._size(end)
        if not any(pause.from_on <= end for pause in self.pauses):
            self.left = self.extended
            return end
        self.left, day = days + self.extended, self.start
        while self.left > self.extended:
            day += _DAY
            pause = self._pause_on(day)
            if pause is not None:
                self._stand_still(day, pause)
            elif not self.by_workday or self.calendar.is_working_day(day):
                self.left -= 1
        if day > end:
            self.steps.append(Step(day, Why.SHIFTED))
        return max(day, end)

    def _size(self, end: date) -> int:
        """Count the days of the limit that lie between its start and a given end."""
        if self.by_workday:
            return self.calendar.count(self.start + _DAY, end)
        return max((end - self.start).days, 0)

    def _landed(self, nominal: date) -> date:
        """Roll an end once, away from days off and from paused days; a named day stays."""
        if self.limit.roll is Roll.NONE or self.by_workday or nominal == self.named:
            return nominal
        back = self.limit.roll is Roll.BACKWARD
        day, step, why = nominal, _DAY, Why.ROLLED
        if back:
            step, why = -_DAY, Why.ROLLED_BACK
        while True:
            pause = None if back else self._pause_on(day)
            if pause is not None:
                self._stand_still(day, pause)
            elif self.calendar.is_working_day(day):
                break
            elif day != nominal:  # the end itself is in the trace already, as counted or named
                self.steps.append(Step(day, why))
            day += step
        if day != nominal:
            self.steps.append(Step(day, Why.LANDED))
        return day

    def _pause_on(self, day: date) -> Pause | None:
        for pause in self.pauses:
            if pause.from_on <= day and (pause.to_on is None or day <= pause.to_on):
                return pause
        return None

    def _stand_still(self, day: date, pause: Pause) -> None:
        """Note a paused day; go no further when the pause has not ended."""
        self.steps.append(Step(day, Why.PAUSED, ground=pause.ground))
        if pause.to_on is None:
            raise _ClockStandsError

    def _result(self, due: date, nominal: date) -> Deadline:
        self.calendar.is_working_day(due)  # refuses a day that no calendar covers
        provisional = self.calendar.is_provisional(self.start, due)
        return Deadline(self.start, due, nominal, provisional, None, tuple(self.steps))

    def _at_least(self, last: date, nominal: date) -> Deadline:
        """End a limit of "not less than": there is no due day, but a first day to act."""
        free = last + _DAY
        self.steps.append(Step(free, Why.FREE))
        ended = self._result(last, nominal)
        return replace(ended, due=None, not_before=free, steps=tuple(self.steps))

    def _paused(self) -> Deadline:
        unit = CountUnit.WORKDAY if self.by_workday else CountUnit.CALENDAR
        provisional = self.calendar.is_provisional(self.start, self.steps[-1].day)
        left = Remaining(self.left, unit)
        return Deadline(self.start, None, None, provisional, left, tuple(self.steps))
