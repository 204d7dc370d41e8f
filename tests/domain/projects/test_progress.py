"""Progress against the schedule, counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.office import day

from zhixingli.domain.projects.progress import (
    ProgressStanding,
    Report,
    carried_since,
    elapsed,
    latest,
    standing,
)
from zhixingli.domain.projects.terms import ProgressLight


def report(on: str, act: int = 1, **figures: str) -> Report:
    return Report(act=act, on=day(on), text=None, **figures)


def standing_on(on: str, *reports: Report, year_plan: str | None = "1000") -> ProgressStanding:
    return standing(reports, year_plan=year_plan, start_on=None, end_on=None, day=day(on))


@pytest.mark.parametrize(
    ("on", "start", "end", "percent"),
    [
        # 31 + 28 + 31 + 30 + 31 + 30 = 181 of 365 days: 49.589 %.
        ("06-30", None, None, "49.6"),
        ("01-01", None, None, "0.3"),
        ("12-31", None, None, "100.0"),
        # 1 July to 31 December is 184 days; 31 July is the 31st: 16.848 %.
        ("07-31", date(2026, 7, 1), date(2027, 6, 30), "16.8"),
        # Not begun yet, and finished already.
        ("06-30", date(2026, 7, 1), None, "0.0"),
        ("06-30", date(2025, 1, 1), date(2026, 3, 31), "100.0"),
    ],
)
def test_the_schedule_is_the_part_of_the_years_days_that_is_past(
    on: str, start: date | None, end: date | None, percent: str
) -> None:
    assert elapsed(day(on), start, end) == Decimal(percent)


def test_a_project_without_a_day_in_the_year_has_no_schedule() -> None:
    assert elapsed(day("06-30"), date(2027, 1, 1), None) is None


@pytest.mark.parametrize(
    ("invested", "deviation", "light"),
    [
        # 49.6 % scheduled on 30 June.
        ("600", "10.4", ProgressLight.GREEN),
        ("397", "-9.9", ProgressLight.GREEN),
        ("396", "-10.0", ProgressLight.YELLOW),
        ("196", "-30.0", ProgressLight.YELLOW),
        ("195", "-30.1", ProgressLight.RED),
    ],
)
def test_the_light_tells_how_far_behind(
    invested: str, deviation: str, light: ProgressLight
) -> None:
    now = standing_on("06-30", report("06-30", invested=invested))

    assert (now.deviation, now.light) == (Decimal(deviation), light)


def test_a_percent_that_was_reported_goes_before_the_investment() -> None:
    now = standing_on("06-30", report("06-29", invested="100", percent="70"))

    # Held against its own day, the 180th of 365: 49.3 %.
    assert (now.invested, now.rate, now.deviation) == (
        Decimal(100),
        Decimal(70),
        Decimal("20.7"),
    )


def test_newer_investment_goes_before_an_older_percent() -> None:
    told = [report("03-31", 1, percent="30"), report("06-30", 2, invested="900")]

    assert standing_on("06-29", *told).rate == Decimal(30)
    assert standing_on("06-30", *told).rate == Decimal("90.0")
    assert standing_on("06-30", *told).light is ProgressLight.GREEN


def test_what_was_not_said_again_still_holds_and_later_words_are_absent() -> None:
    told = [
        report("05-10", 1, invested="100", scheduled="40"),
        report("06-01", 2, percent="50"),
        report("07-01", 3, invested="900"),
    ]

    assert standing_on("06-30", *told).invested == Decimal(100)
    # 50 % was said on 06-01, the 152nd of 365 days: 41.644 %.
    assert standing_on("06-30", *told).scheduled == Decimal("41.6")
    assert standing_on("05-31", *told).scheduled == Decimal(40)
    last = latest(told, day("06-30"))
    assert last is not None
    assert last.act == 2
    assert latest(told, day("05-09")) is None


def test_figures_of_an_earlier_year_say_nothing_about_this_one() -> None:
    told = [Report(act=1, on=date(2025, 12, 30), text=None, invested="900")]

    now = standing(told, year_plan="1000", start_on=None, end_on=None, day=date(2026, 1, 15))

    assert (now.invested, now.rate, now.light) == (None, None, None)


def test_nothing_is_known_without_a_plan() -> None:
    assert standing_on("06-30", report("06-30", invested="100"), year_plan=None).rate is None
    assert standing_on("06-30", report("06-30", invested="100"), year_plan="0").light is None


def test_a_need_stands_since_it_was_first_said() -> None:
    """Said again it stands as long; another need begins anew; silence changes nothing."""
    reports = [
        report("09-01", coordination="请协调用地"),
        report("09-08"),
        report("09-15", coordination="请协调用地"),
        report("10-01", coordination="请协调资金"),
    ]
    assert carried_since(reports, day("08-31"), "coordination") is None
    assert carried_since(reports, day("09-20"), "coordination") == day("09-01")
    assert carried_since(reports, day("10-10"), "coordination") == day("10-01")
