"""The lights of DOMAIN §8 on their boundary days."""

from __future__ import annotations

import pytest
from tests.office import day

from zhixingli.domain.matters.standing import standing
from zhixingli.domain.terms import Light
from zhixingli.store.law.notices import bundled_calendar

CALENDAR = bundled_calendar()


def light(
    due: str | None, as_of: str, *, warning: int = 1, black_after: int = 5, closed: bool = False
) -> tuple[Light, int, int]:
    stands = standing(
        day(due) if due else None,
        as_of=day(as_of),
        closed=closed,
        warning_days=warning,
        black_after=black_after,
        calendar=CALENDAR,
    )
    return stands.light, stands.calendar_days, stands.working_days


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("11-02", (Light.GREEN, 0, 0)),
        ("11-05", (Light.GREEN, 0, 0)),  # two working days left
        ("11-06", (Light.YELLOW, 0, 0)),  # one left, and over the weekend still one
        ("11-08", (Light.YELLOW, 0, 0)),
        ("11-09", (Light.YELLOW, 0, 0)),  # the due day itself is not overdue
        ("11-10", (Light.RED, 1, 1)),
        ("11-14", (Light.RED, 5, 4)),
        ("11-16", (Light.RED, 7, 5)),
        ("11-17", (Light.BLACK, 8, 6)),
        ("11-30", (Light.BLACK, 21, 15)),
    ],
)
def test_a_short_limit_goes_from_green_to_black(
    as_of: str, expected: tuple[Light, int, int]
) -> None:
    assert light("11-09", as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("11-03", Light.GREEN),
        ("11-04", Light.YELLOW),
        ("11-09", Light.YELLOW),
        ("11-10", Light.RED),
    ],
)
def test_a_long_limit_warns_three_working_days_ahead(as_of: str, expected: Light) -> None:
    assert light("11-09", as_of, warning=3)[0] is expected


def test_how_late_is_black_is_the_offices_choice() -> None:
    assert light("11-09", "11-10", black_after=0)[0] is Light.BLACK
    assert light("11-09", "11-30", black_after=20)[0] is Light.RED


def test_a_weekend_is_late_by_calendar_days_only() -> None:
    assert light("11-06", "11-07") == (Light.RED, 1, 0)
    assert light("11-06", "11-08") == (Light.RED, 2, 0)
    assert light("11-06", "11-09") == (Light.RED, 3, 1)


def test_a_week_without_a_working_day_adds_none() -> None:
    assert light("02-13", "02-14") == (Light.RED, 1, 1)  # 补班
    assert light("02-13", "02-22") == (Light.RED, 9, 1)  # the last day of 2026-W08
    assert light("02-13", "02-24") == (Light.RED, 11, 2)
    assert light("02-24", "02-14")[0] is Light.YELLOW
    assert light("02-24", "02-13")[0] is Light.GREEN


def test_a_due_day_that_is_a_day_off_is_late_the_day_after() -> None:
    assert light("10-04", "10-04") == (Light.YELLOW, 0, 0)
    assert light("10-04", "10-05") == (Light.RED, 1, 0)
    assert light("10-04", "10-08") == (Light.RED, 4, 1)


def test_what_is_closed_is_done_however_late_and_a_stopped_clock_is_grey() -> None:
    assert light("11-09", "11-30", closed=True) == (Light.DONE, 0, 0)
    assert light(None, "11-30", closed=True) == (Light.DONE, 0, 0)
    assert light(None, "11-30") == (Light.GREY, 0, 0)
