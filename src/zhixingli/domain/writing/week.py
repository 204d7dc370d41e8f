"""ISO weeks (周一至周日), named 2026-W47."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from zhixingli.domain.errors.asking import WeekNameError
from zhixingli.domain.writing.characters import normalise_option

_SHORT: Final = re.compile(r"W?(\d{1,2})", re.IGNORECASE)
_LONGEST: Final = 53
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
#: From a Monday to the Sunday of its week, and to the Monday of the next.
TO_SUNDAY: Final = timedelta(days=6)
WEEK: Final = timedelta(days=7)


def monday_of(day: date) -> date:
    """Give the Monday of the week that a day lies in."""
    return day - timedelta(days=day.weekday())


def week_name(day: date) -> str:
    """Name the week that a day lies in."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def week_number(day: date) -> int:
    """Give the number of a day's week, as offices say it: 第41周."""
    return day.isocalendar().week


def parse_week(text: str, by: date | None = None, *, field: str = "--week") -> date:
    """Read the name of a week and give its Monday; raises WeekNameError.

    With a day, W47 alone means the last such week that had begun by it.
    """
    typed = normalise_option(text).replace(" ", "")
    short = _SHORT.fullmatch(typed)
    try:
        if short is not None and by is not None:
            return _last_called(int(short[1]), by)
        found = _WEEK.fullmatch(typed)
        if found is not None:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        pass
    raise WeekNameError(week=text, field=field)


def _last_called(number: int, by: date) -> date:
    """Give the last week of a number that had begun by a day; not every year has a 53rd."""
    year = by.isocalendar().year
    for each in (year, *range(year - 1, year - 8, -1)):
        if number == _LONGEST and date(each, 12, 28).isocalendar().week != _LONGEST:
            continue
        monday = date.fromisocalendar(each, number, 1)
        if monday <= by:
            return monday
    raise ValueError(number)


def last_complete_week(day: date) -> date:
    """Give the Monday of the last week whose Sunday is past."""
    return monday_of(day) - WEEK
