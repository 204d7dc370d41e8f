"""ISO weeks (周一至周日), named 2026-W47."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from zhixingli.domain.errors import WeekError

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


def parse_week(text: str, *, field: str = "--week") -> date:
    """Read the name of a week and give its Monday; raises WeekError."""
    found = _WEEK.fullmatch(text.strip())
    try:
        if found is not None:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        pass
    raise WeekError(week=text, field=field)


def last_complete_week(day: date) -> date:
    """Give the Monday of the last week whose Sunday is past."""
    return monday_of(day) - WEEK
