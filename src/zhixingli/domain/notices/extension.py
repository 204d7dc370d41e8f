"""A holiday extended to a day (延长…假期至…): its new days follow those that are known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.calendar import NoticeExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.law.calendar import DayName, Notice, WorkCalendar

#: The longest that a holiday was ever extended by is three days; a month is a mistake.
_MOST: Final = timedelta(days=31)


def completed(notice: Notice, calendar: WorkCalendar) -> Notice:
    """Give the notice with every day between a holiday as it is known and its new last day.

    Raises NoticeExtensionError where the calendar knows no such holiday shortly before.
    """
    if not notice.extends:
        return notice
    off = dict(notice.off)
    for last, name in notice.extends:
        off.update(_days(last, name, calendar))
    return replace(notice, off=tuple(sorted(off.items())), extends=())


def _days(last: date, name: str, calendar: WorkCalendar) -> Iterator[DayName]:
    day = last
    while last - day <= _MOST and day >= calendar.first:
        if day <= calendar.last and name in calendar.day(day).name:
            return
        yield day, name
        day -= timedelta(days=1)
    raise NoticeExtensionError(name=name, day=last)
