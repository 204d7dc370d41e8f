"""What a notice must satisfy before it may change the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.calendar import (
    NoticeBothError,
    NoticeEmptyError,
    NoticeMakeUpError,
    NoticeSpanError,
    NoticeStatutoryError,
    NoticeTotalError,
    NoticeYearError,
)
from zhixingli.domain.law.calendar import WEEKDAYS, NoticeKind
from zhixingli.domain.notices.wording import YEARS

if TYPE_CHECKING:
    from zhixingli.domain.law.calendar import Notice, WorkCalendar

#: Working days of a year: every year announced since 2006 lies between these, both included.
WORKING_DAYS: Final = range(247, 253)

_SATURDAY: Final = 5
#: Fixed by 全国年节及纪念日放假办法第2条, in every year the program knows.
_STATUTORY: Final = (
    (1, 1, "元旦"),
    (5, 1, "劳动节"),
    (10, 1, "国庆节"),
    (10, 2, "国庆节"),
    (10, 3, "国庆节"),
)
#: The State Council's own notices; an office's own arrangement may be of any kind.
_STATE: Final = frozenset({NoticeKind.ANNUAL, NoticeKind.AMENDMENT})


def refuse_unsound(notice: Notice, calendar: WorkCalendar) -> None:
    """Refuse a notice that is empty, contradicts itself or makes an impossible year.

    ``calendar`` is the one in force: an amendment is checked on top of it. Raises a refusal of
    the ``NOTICE_…`` family. How many working days an amendment leaves is the State Council's own
    affair: that is said (``unusual_total``) and not refused.
    """
    _refuse_days(notice)
    _refuse_both(notice)
    if notice.kind in _STATE:
        _refuse_make_up(notice)
    if notice.kind in _STATE and _is_whole(notice, calendar):
        working = _working(notice, calendar)
        _refuse_statutory(notice, working)
        if notice.kind is NoticeKind.ANNUAL:
            _refuse_total(notice, working)


def unusual_total(notice: Notice, after: WorkCalendar) -> int | None:
    """Count the working days of a year that an amendment leaves with fewer or more than ever."""
    year = notice.year
    if notice.kind is not NoticeKind.AMENDMENT or year > after.announced_through.year:
        return None
    total = after.count(date(year, 1, 1), date(year, 12, 31))
    return None if total in WORKING_DAYS else total


def _refuse_days(notice: Notice) -> None:
    year = notice.year
    if year not in YEARS:
        raise NoticeYearError(quote=f"{year}年", first=YEARS[0], last=YEARS[-1])
    if not notice.off and not notice.on:
        raise NoticeEmptyError(name=notice.number or "文件", year=f"{year}年")
    for day, _ in (*notice.off, *notice.on):
        if not date(year - 1, 12, 1) <= day <= date(year + 1, 1, 31):
            raise NoticeSpanError(day=day, year=year)


def _refuse_both(notice: Notice) -> None:
    both = {day for day, _ in notice.off} & {day for day, _ in notice.on}
    if both:
        raise NoticeBothError(day=min(both))


def _refuse_make_up(notice: Notice) -> None:
    for day, _ in notice.on:
        if day.weekday() < _SATURDAY:
            raise NoticeMakeUpError(day=day, weekday=WEEKDAYS[day.weekday()])


def _is_whole(notice: Notice, calendar: WorkCalendar) -> bool:
    """Tell whether the year's days are all known once the notice applies."""
    return notice.kind is NoticeKind.ANNUAL or notice.year <= calendar.announced_through.year


def _refuse_statutory(notice: Notice, working: set[date]) -> None:
    for month, number, name in _STATUTORY:
        day = date(notice.year, month, number)
        if day in working:
            raise NoticeStatutoryError(day=day, name=name)


def _refuse_total(notice: Notice, working: set[date]) -> None:
    if len(working) not in WORKING_DAYS:
        raise NoticeTotalError(
            year=notice.year, total=len(working), least=WORKING_DAYS[0], most=WORKING_DAYS[-1]
        )


def _working(notice: Notice, calendar: WorkCalendar) -> set[date]:
    """Collect the year's working days: over plain weeks if annual, else over the calendar."""
    first = date(notice.year, 1, 1)
    size = (date(notice.year, 12, 31) - first).days + 1
    touched = {day: False for day, _ in notice.off} | {day: True for day, _ in notice.on}
    annual = notice.kind is NoticeKind.ANNUAL
    return {
        day
        for day in (first + timedelta(days=ahead) for ahead in range(size))
        if touched.get(day, day.weekday() < _SATURDAY if annual else calendar.is_working_day(day))
    }
