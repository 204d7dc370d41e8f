"""The working-day calendar: a table of days with prefix sums, and where each day comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from zhixingli.domain.errors.calendar import CalendarRangeError
from zhixingli.domain.law.terms import DayKind
from zhixingli.domain.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

#: First day of every calendar; the 2006 notice is the oldest that is shipped.
FIRST_DAY = date(2006, 1, 1)
#: From this day of December on, the next year's notice may still change the old year.
UNSETTLED_FROM = 26
#: Why an ordinary Saturday or Sunday is off, and why an ordinary weekday is not.
ORDINARY_SOURCE = "国务院关于职工工作时间的规定第7条"
#: What a make-up day is called.
MAKE_UP_NAME = "补班"

#: Monday first, as in 周一.
WEEKDAYS = "一二三四五六日"
_SATURDAY = 5
_WEEK = bytes((1, 1, 1, 1, 1, 0, 0))

DayName: TypeAlias = tuple[date, str]


class NoticeKind(Term):
    """How firm a notice is and how far it reaches."""

    ANNUAL = "annual", "年度安排"
    AMENDMENT = "amendment", "年中调整"
    ESTIMATE = "estimate", "推算"
    LOCAL = "local", "本地安排"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice on days off (放假安排通知): which days are off and which weekend days are worked.

    ``number`` is the document number; ``year`` the year it arranges, although its days may lie in
    the December before. ``extends`` names holidays that are extended to a day, until they are laid
    over the calendar that knows where they end (``notices.extension``).
    """

    number: str
    year: int
    kind: NoticeKind
    issued_on: date | None
    off: tuple[DayName, ...]
    on: tuple[DayName, ...]
    url: str | None = None
    extends: tuple[DayName, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day: whether it is worked, what it is called and by which document."""

    date: date
    working: bool
    kind: DayKind
    name: str
    source: str
    provisional: bool


class WorkCalendar:
    """Working days from 2006-01-01 to the end of the last year that a notice covers.

    Days outside are refused with ``CalendarRangeError``, never guessed.
    """

    def __init__(self, touched: dict[date, _Entry], *, announced: int, last: int) -> None:
        """Lay out the table; use ``of`` to build one from notices."""
        self.first = FIRST_DAY
        self.last = date(last, 12, 31)
        #: 31 December of the last year up to which every year has an annual notice.
        self.announced_through = date(announced, 12, 31)
        self._unsettled_from = date(announced, 12, UNSETTLED_FROM)
        self._touched = touched
        self._base = FIRST_DAY.toordinal()
        self._flags = self._table()
        self._before = (0, *accumulate(self._flags))
        self._size = len(self._flags)
        ordinals = range(self._base, self._base + self._size)
        self._working = tuple(compress(ordinals, self._flags))

    @classmethod
    def of(cls, notices: Iterable[Notice]) -> WorkCalendar:
        """Apply the notices by day of issue; the later one wins each day, an estimate never."""
        known = tuple(notices)
        announced = {notice.year for notice in known if notice.kind is NoticeKind.ANNUAL}
        last = max((notice.year for notice in known), default=FIRST_DAY.year)
        touched: dict[date, _Entry] = {}
        for notice in sorted(known, key=_precedence):
            guess = notice.kind is NoticeKind.ESTIMATE
            if guess and notice.year in announced:
                continue
            for working, days in ((False, notice.off), (True, notice.on)):
                for day, name in days:
                    if not (guess and day.year in announced):
                        touched[day] = _Entry(working, name, notice.number)
        return cls(
            touched,
            announced=_unbroken_through(announced),
            last=max(last, FIRST_DAY.year),
        )

    def is_working_day(self, day: date) -> bool:
        """Tell whether the day is worked."""
        # Written out, not through _index: deadlines ask this for every day they cross.
        index = day.toordinal() - self._base
        if 0 <= index < self._size:
            return self._flags[index] == 1
        raise self._beyond(day)

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after the day (not counted itself); n == 0 is the day."""
        index = self._before[self._index(day) + 1] + n - 1
        if n == 0:
            return day
        if n < 0 or index >= len(self._working):
            raise self._beyond(day, f"之后第{n}个工作日")
        return date.fromordinal(self._working[index])

    def subtract(self, day: date, n: int) -> date:
        """Return the n-th working day before the day (not counted itself); n == 0 is the day."""
        index = self._before[self._index(day)] - n
        if n == 0:
            return day
        if n < 0 or index < 0:
            raise self._beyond(day, f"之前第{n}个工作日")
        return date.fromordinal(self._working[index])

    def count(self, first: date, last: date) -> int:
        """Count the working days from the first to the last day, both included."""
        if last < first:
            return 0
        return self._before[self._index(last) + 1] - self._before[self._index(first)]

    def next_working_day(self, day: date) -> date:
        """Return the day itself if worked, else the first working day after it."""
        return day if self.is_working_day(day) else self.add(day, 1)

    def previous_working_day(self, day: date) -> date:
        """Return the day itself if worked, else the last working day before it."""
        return day if self.is_working_day(day) else self.subtract(day, 1)

    def day(self, day: date) -> CalendarDay:
        """Describe one day, with its name and its source."""
        working = self.is_working_day(day)
        entry = self._touched.get(day)
        return CalendarDay(
            date=day,
            working=working,
            kind=_kind(day, entry),
            name=entry.name if entry else "周" + WEEKDAYS[day.weekday()],
            source=entry.source if entry else ORDINARY_SOURCE,
            provisional=self.is_provisional(day, day),
        )

    def is_provisional(self, start: date, due: date) -> bool:
        """Tell whether a notice still to come may change the span between the two days.

        True past the announced horizon, and from 26 December of the last announced year on: the
        next year's notice changed these days in 5 of 21 years.
        """
        return max(start, due) >= self._unsettled_from

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` over everything that an answer of this calendar can depend on."""
        lines = [f"{self.first} {self.last} {self.announced_through}"]
        lines += (
            f"{day} {entry.working:d} {entry.name}\t{entry.source}"
            for day, entry in sorted(self._touched.items())
            if self.first <= day <= self.last
        )
        return "sha256:" + hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def _index(self, day: date) -> int:
        """Return the day's place in the table, refusing a day outside."""
        index = day.toordinal() - self._base
        if 0 <= index < self._size:
            return index
        raise self._beyond(day)

    def _table(self) -> bytes:
        """Lay the notices' days over plain weeks."""
        size = self.last.toordinal() - self._base + 1
        start = self.first.weekday()
        table = bytearray((_WEEK * (size // 7 + 2))[start : start + size])
        for day, entry in self._touched.items():
            if self.first <= day <= self.last:
                table[day.toordinal() - self._base] = entry.working
        return bytes(table)

    def _beyond(self, day: date, where: str = "") -> CalendarRangeError:
        return CalendarRangeError(what=f"{day}{where}", first=self.first, last=self.last)


class _Entry(NamedTuple):
    """What the winning notice says of a day."""

    working: bool
    name: str
    source: str


def deemed_receipt(day: date, calendar: WorkCalendar, *, after_hours: bool) -> date:
    """Move a receipt on a day off or after hours to the next working day ([设], 视为收到日)."""
    if after_hours or not calendar.is_working_day(day):
        return calendar.add(day, 1)
    return day


def _precedence(notice: Notice) -> tuple[bool, date]:
    """Sort estimates first, then by issue; sorting is stable, so the given order breaks ties.

    An undated annual notice counts as issued at the end of the year before: after that year's
    amendments, before those of its own. Anything else undated is taken as the newest.
    """
    undated = date(notice.year - 1, 12, 31) if notice.kind is NoticeKind.ANNUAL else date.max
    return notice.kind is not NoticeKind.ESTIMATE, notice.issued_on or undated


def _unbroken_through(announced: set[int]) -> int:
    """Return the last year of the unbroken run of announced years; the year before, if none."""
    year = FIRST_DAY.year
    while year in announced:
        year += 1
    return year - 1


def _kind(day: date, entry: _Entry | None) -> DayKind:
    weekend = day.weekday() >= _SATURDAY
    if entry is None:
        return DayKind.WEEKEND if weekend else DayKind.WORKDAY
    if not entry.working:
        return DayKind.HOLIDAY
    return DayKind.MAKE_UP if weekend else DayKind.WORKDAY
