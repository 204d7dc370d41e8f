"""Limits counted again from the notices themselves, with none of the program's own code.

One list of days, counted with a finger: what the law says in words (民法典第201至203条) and nothing
of rules, walks or calendars.
"""

from __future__ import annotations

import calendar
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

_NOTICES: Final = Path(__file__).parents[2] / "src" / "zhixingli" / "data" / "notices.json"
_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class Counted:
    """Where a count ended: on the last day itself, and after rolling away from days off."""

    nominal: date
    due: date
    days: tuple[date, ...]


def _arranged() -> tuple[set[date], set[date]]:
    off: set[date] = set()
    on: set[date] = set()
    for notice in json.loads(_NOTICES.read_text(encoding="utf-8")):
        for first, last, _ in notice["off"]:
            day = date.fromisoformat(first)
            while day <= date.fromisoformat(last):
                off.add(day)
                day += _DAY
        on |= {date.fromisoformat(day) for day in notice["on"]}
    return off, on


_OFF, _ON = _arranged()


def is_worked(day: date) -> bool:
    """Tell whether offices work: by the notices, else from Monday to Friday."""
    return day in _ON or (day not in _OFF and day.weekday() < _SATURDAY)


def counted(
    start: date, amount: int, unit: str, *, roll: str, backward: bool = False, more: int = 0
) -> Counted:
    """Count a limit; ``roll`` is forward, backward or none, ``more`` an extension."""
    step = -_DAY if backward else _DAY
    if unit == "month":
        nominal = _months(start, -amount if backward else amount)
        days: tuple[date, ...] = ()
        nominal += step * more
    else:
        days = tuple(_days(start, amount + more, step, workdays=unit == "workday"))
        nominal = days[-1]
    due = nominal
    while roll != "none" and unit != "workday" and not is_worked(due):
        due += _DAY if roll == "forward" else -_DAY
    return Counted(nominal, due, days)


def _days(start: date, amount: int, step: timedelta, *, workdays: bool) -> list[date]:
    found: list[date] = []
    day = start
    while len(found) < amount:
        day += step
        if not workdays or is_worked(day):
            found.append(day)
    return found


def _months(start: date, months: int) -> date:
    """Go to the corresponding day of another month, or its last (民法典第202条)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
