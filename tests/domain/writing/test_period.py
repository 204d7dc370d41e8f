"""Months and years as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from zhixingli.domain.errors.asking import PeriodError
from zhixingli.domain.writing.period import Period, parse_period

TODAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2026-09", Period(2026, 9)),
        ("2026-9", Period(2026, 9)),
        ("２０２６年９月", Period(2026, 9)),
        ("202609", Period(2026, 9)),
        ("2026.09", Period(2026, 9)),
        ("2026", Period(2026, None)),
        ("2026年", Period(2026, None)),
        ("本月", Period(2026, 12)),
        ("下月", Period(2027, 1)),
        ("上月", Period(2026, 11)),
        ("明年", Period(2027, None)),
        ("去年", Period(2025, None)),
    ],
)
def test_a_period_as_typed(typed: str, period: Period) -> None:
    assert parse_period(typed, TODAY) == period


@pytest.mark.parametrize("typed", ["2026-13", "2026-00", "0000", "26-09", "9月", "", "2026-09-01"])
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(PeriodError):
        parse_period(typed, TODAY, field="period")


def test_the_ends_of_a_month_and_of_a_year() -> None:
    assert Period(2028, 2).last == date(2028, 2, 29)
    assert (Period(2027, None).first, Period(2027, None).last) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
