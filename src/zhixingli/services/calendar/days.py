"""Questions about days: what a day is, how many are worked, how far the calendar reaches."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.errors.asking import DayOrderError
from zhixingli.services.results.calendar import (
    CalendarDayItem,
    CalendarStatus,
    DayCount,
    NoticeItem,
)
from zhixingli.services.rules.lawbook import LawAnswer, Lawbook, open_lawbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.domain.law.calendar import Notice
    from zhixingli.domain.writing.period import Period


def show_period(
    location: str, period: Period, *, as_of: date, strict: bool
) -> LawAnswer[tuple[CalendarDayItem, ...]]:
    """Describe every day of a month or a year.

    Raises CalendarRangeError beyond the calendar, ProvisionalError where that is asked.
    """
    size = (period.last - period.first).days + 1
    days = [period.first + timedelta(days=ahead) for ahead in range(size)]
    return check_days(location, days, as_of=as_of, strict=strict)


def check_days(
    location: str, days: Iterable[date], *, as_of: date, strict: bool
) -> LawAnswer[tuple[CalendarDayItem, ...]]:
    """Describe days in the order asked: worked or not, by which notice."""
    law = open_lawbook(location, as_of)
    found = tuple(_day(day, law) for day in days)
    uncertain = [item.date for item in found if item.provisional]
    warnings = law.warn(_named(uncertain), provisional=bool(uncertain), strict=strict)
    return LawAnswer(found, law.meta, warnings)


def count_days(
    location: str, first: date, last: date, *, as_of: date, strict: bool
) -> LawAnswer[DayCount]:
    """Count the days between two days, both included; raises DayOrderError."""
    if last < first:
        raise DayOrderError(start=first, to=last, field="to")
    law = open_lawbook(location, as_of)
    provisional = law.calendar.is_provisional(first, last)
    counted = DayCount(
        from_=first,
        to=last,
        working_days=law.calendar.count(first, last),
        calendar_days=(last - first).days + 1,
        provisional=provisional,
    )
    what = f"{first} 至 {last} 的工作日数"
    return LawAnswer(counted, law.meta, law.warn(what, provisional=provisional, strict=strict))


def calendar_status(location: str, *, as_of: date) -> LawAnswer[CalendarStatus]:
    """Say how far the calendar is announced and on which notices it rests."""
    law = open_lawbook(location, as_of)
    status = CalendarStatus(
        digest=law.calendar.digest,
        announced_through=law.calendar.announced_through,
        estimated_through=law.calendar.last,
        notices=tuple(notice_item(notice) for notice in sorted(law.notices, key=_issue)),
    )
    return LawAnswer(status, law.meta)


def notice_item(notice: Notice) -> NoticeItem:
    """Describe a notice."""
    days = len(notice.off) + len(notice.on)
    return NoticeItem(notice.number, notice.year, notice.kind, notice.issued_on, days)


def _issue(notice: Notice) -> tuple[int, date]:
    return notice.year, notice.issued_on or date.min


def _day(day: date, law: Lawbook) -> CalendarDayItem:
    known = law.calendar.day(day)
    year, week, _ = day.isocalendar()
    return CalendarDayItem(
        date=known.date,
        working=known.working,
        kind=known.kind,
        name=known.name,
        source=known.source,
        provisional=known.provisional,
        week=f"{year}-W{week:02}",
    )


def _named(days: list[date]) -> str:
    """Name one day, or the span in which several lie."""
    if not days:
        return ""
    return f"{days[0]} " if len(days) == 1 else f"{min(days)} 至 {max(days)} 中的 {len(days)} 天"
