"""Progress of a project against its schedule (序时进度), as figures of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from zhixingli.domain.projects.terms import ProgressLight

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How many percentage points behind schedule turn the light yellow, and red ([例]).
YELLOW_BEHIND: Final = 10
RED_BEHIND: Final = 30
_TENTH: Final = Decimal("0.1")


@dataclass(slots=True, kw_only=True)
class Report:
    """What was reported on a day; ``invested`` is this year's so far, in 万元."""

    act: int
    on: date
    text: str | None
    invested: str | None = None
    percent: str | None = None
    scheduled: str | None = None
    stage: str | None = None
    problem: str | None = None
    coordination: str | None = None
    next_step: str | None = None


@dataclass(frozen=True, slots=True)
class ProgressStanding:
    """Where a project stands: percent done, percent scheduled, percentage points between."""

    invested: Decimal | None
    rate: Decimal | None
    scheduled: Decimal | None
    deviation: Decimal | None
    light: ProgressLight | None


def latest(reports: Iterable[Report], day: date) -> Report | None:
    """Give the last report of progress by a day."""
    known = [report for report in reports if report.on <= day]
    return max(known, key=lambda report: (report.on, report.act), default=None)


def carried(reports: Iterable[Report], day: date, name: str) -> str | None:
    """Give a figure or a text as last said by a day; what was not said again still holds."""
    known = sorted((r for r in reports if r.on <= day), key=lambda r: (r.on, r.act))
    said: list[str] = [value for r in known if (value := getattr(r, name)) is not None]
    return said[-1] if said else None


def carried_since(reports: Iterable[Report], day: date, name: str) -> date | None:
    """Give the day since which a text holds that holds on a day; None where none does."""
    since, held = None, None
    for report in sorted((r for r in reports if r.on <= day), key=lambda r: (r.on, r.act)):
        value = getattr(report, name)
        if value is not None and value != held:
            since, held = report.on, value
    return since


def standing(
    reports: Iterable[Report],
    *,
    year_plan: str | None,
    start_on: date | None,
    end_on: date | None,
    day: date,
) -> ProgressStanding:
    """Say how far a project is on a day.

    The rate follows the last report that says how far: the percent it gives, else this year's
    investment over this year's plan. What was done by a day is held against the schedule of that
    very day: the one reported with it, else the part of the year's own days past by then ([设]).
    Figures of an earlier year say nothing about this one.
    """
    known = [report for report in reports if report.on <= day and report.on.year == day.year]
    invested = _number(carried(known, day, "invested"))
    planned = _number(year_plan)
    telling = [r for r in known if r.percent is not None or (r.invested is not None and planned)]
    last = latest(telling, day)
    rate = _rate(last, planned) if last is not None else None
    named = _number(last.scheduled) if last is not None else None
    at = last.on if last is not None else day
    scheduled = named if named is not None else elapsed(at, start_on, end_on)
    deviation = None if rate is None or scheduled is None else rate - scheduled
    return ProgressStanding(invested, rate, scheduled, deviation, _light(deviation))


def elapsed(day: date, start_on: date | None, end_on: date | None) -> Decimal | None:
    """Give the percent of this year's days of a project that are past, the day included.

    None when the project has no day in the year.
    """
    first = max(start_on or date(day.year, 1, 1), date(day.year, 1, 1))
    last = min(end_on or date(day.year, 12, 31), date(day.year, 12, 31))
    if first > last:
        return None
    past = (min(day, last) - first).days + 1
    return _tenth(Decimal(100) * max(past, 0) / ((last - first).days + 1))


def _rate(last: Report, planned: Decimal | None) -> Decimal | None:
    """Give the percent done that a report tells, or its investment does."""
    if last.percent is not None or not planned:
        return _number(last.percent)
    return _tenth(100 * Decimal(last.invested or 0) / planned)


def _light(deviation: Decimal | None) -> ProgressLight | None:
    if deviation is None:
        return None
    behind = -deviation
    if behind < YELLOW_BEHIND:
        return ProgressLight.GREEN
    return ProgressLight.YELLOW if behind <= RED_BEHIND else ProgressLight.RED


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(_TENTH, ROUND_HALF_UP)
