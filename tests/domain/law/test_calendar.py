from __future__ import annotations

import timeit
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, strategies as st

from zhixingli.domain.errors.calendar import CalendarRangeError
from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.law.calendar import MAKE_UP_NAME, ORDINARY_SOURCE, CalendarDay, WorkCalendar
from zhixingli.domain.law.terms import DayKind
from zhixingli.store.law.notices import bundled_calendar, bundled_notices

CALENDAR = bundled_calendar()
NOTICES = bundled_notices()

#: Room for 200 working days on either side.
DAYS = st.dates(min_value=date(2007, 1, 1), max_value=date(2031, 12, 31))
COUNTS = st.integers(min_value=1, max_value=200)


def test_no_day_of_2006_to_2026_differs_from_the_holidays_library() -> None:
    china = holidays.country_holidays("CN", years=range(2005, 2028), language="zh_CN")
    first, last = date(2006, 1, 1), date(2026, 12, 31)
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    assert len(days) == 7670
    assert [d for d in days if CALENDAR.is_working_day(d) != china.is_working_day(d)] == []


@pytest.mark.parametrize(("week", "count"), [(7, 6), (8, 0), (9, 5), (38, 6), (40, 3), (47, 5)])
def test_working_days_of_iso_weeks_of_2026(week: int, count: int) -> None:
    monday = date.fromisocalendar(2026, week, 1)
    assert CALENDAR.count(monday, monday + timedelta(days=6)) == count


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        # 09-25 to 27 and 10-01 to 07 off: 28, 29, 30, 08, 09
        (date(2026, 9, 24), 5, date(2026, 10, 9)),
        # 02-14 worked, 15 to 23 off: 14, 24, 25, 26, 27
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 10, 16), 2, date(2026, 10, 20)),
        # 10 to 14 (5), 24 to 28 (5), 02 to 06 (5), 09 to 13 (5)
        (date(2026, 2, 9), 20, date(2026, 3, 13)),
        (date(2026, 2, 9), 30, date(2026, 3, 27)),
        # 08, 09, 10 (make-up), then three weeks of five, 02, 03
        (date(2026, 9, 30), 20, date(2026, 11, 3)),
    ],
)
def test_the_worked_examples_in_working_days(start: date, n: int, due: date) -> None:
    assert CALENDAR.add(start, n) == due
    assert CALENDAR.count(start + timedelta(days=1), due) == n


def test_rolling_to_the_nearest_working_day() -> None:
    assert CALENDAR.next_working_day(date(2026, 10, 5)) == date(2026, 10, 8)
    assert CALENDAR.next_working_day(date(2026, 2, 15)) == date(2026, 2, 24)
    assert CALENDAR.next_working_day(date(2026, 9, 20)) == date(2026, 9, 20)
    assert CALENDAR.previous_working_day(date(2026, 10, 5)) == date(2026, 9, 30)
    assert CALENDAR.previous_working_day(date(2026, 2, 23)) == date(2026, 2, 14)
    assert CALENDAR.previous_working_day(date(2026, 2, 14)) == date(2026, 2, 14)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        # amendments of the year itself
        (date(2015, 9, 3), False),
        (date(2015, 9, 4), False),
        (date(2015, 9, 6), True),
        (date(2019, 4, 28), True),
        (date(2019, 5, 2), False),
        (date(2019, 5, 3), False),
        (date(2019, 5, 5), True),
        (date(2020, 1, 31), False),
        (date(2020, 2, 1), False),
        (date(2020, 2, 3), True),
        # days of the December before, moved by the next year's notice
        (date(2006, 12, 30), True),
        (date(2006, 12, 31), True),
        (date(2007, 12, 29), True),
        (date(2007, 12, 31), False),
        (date(2011, 12, 31), True),
        (date(2018, 12, 29), True),
        (date(2018, 12, 31), False),
        (date(2022, 12, 31), False),
        # encouraged, not given
        (date(2024, 2, 9), True),
    ],
)
def test_amendments_and_days_of_the_december_before(
    day: date,
    working: bool,  # noqa: FBT001 - the expected answer
) -> None:
    assert CALENDAR.is_working_day(day) is working


def test_a_day_tells_its_kind_its_name_and_its_source() -> None:
    number = "国办发明电〔2025〕7号"
    day = CALENDAR.day
    assert day(date(2026, 2, 17)) == CalendarDay(
        date=date(2026, 2, 17),
        working=False,
        kind=DayKind.HOLIDAY,
        name="春节",
        source=number,
        provisional=False,
    )
    make_up = day(date(2026, 2, 14))
    assert (make_up.working, make_up.kind) == (True, DayKind.MAKE_UP)
    assert (make_up.name, make_up.source) == (MAKE_UP_NAME, number)
    assert day(date(2026, 2, 15)).kind is DayKind.HOLIDAY
    weekend, weekday = day(date(2026, 11, 21)), day(date(2026, 11, 23))
    assert (weekend.working, weekend.kind, weekend.name) == (False, DayKind.WEEKEND, "周六")
    assert (weekday.working, weekday.kind, weekday.name) == (True, DayKind.WORKDAY, "周一")
    assert weekend.source == weekday.source == ORDINARY_SOURCE
    assert day(date(2015, 9, 3)).name == "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"
    assert day(date(2025, 10, 6)).name == "国庆节、中秋节"


def test_the_horizon_and_what_lies_past_it() -> None:
    assert CALENDAR.announced_through == date(2026, 12, 31)
    assert (CALENDAR.first, CALENDAR.last) == (date(2006, 1, 1), date(2032, 12, 31))
    start = date(2026, 11, 23)
    assert not CALENDAR.is_provisional(start, date(2026, 12, 25))
    assert CALENDAR.is_provisional(start, date(2026, 12, 26))
    assert CALENDAR.is_provisional(start, date(2027, 1, 4))
    assert CALENDAR.is_provisional(date(2027, 1, 4), start)
    assert CALENDAR.is_provisional(date(2026, 12, 28), date(2026, 12, 21))
    assert not CALENDAR.is_provisional(date(2025, 12, 28), date(2026, 1, 4))
    assert CALENDAR.day(date(2027, 2, 8)).provisional
    assert CALENDAR.day(date(2027, 2, 8)).source.startswith("推算")


@given(DAYS, COUNTS)
def test_adding_n_working_days_then_counting_gives_n(start: date, n: int) -> None:
    due = CALENDAR.add(start, n)
    assert CALENDAR.is_working_day(due)
    assert CALENDAR.count(start + timedelta(days=1), due) == n


@given(DAYS, COUNTS)
def test_subtracting_n_working_days_then_counting_gives_n(start: date, n: int) -> None:
    back = CALENDAR.subtract(start, n)
    assert CALENDAR.is_working_day(back)
    assert CALENDAR.count(back, start - timedelta(days=1)) == n


@given(DAYS, COUNTS)
def test_subtract_undoes_add_from_a_working_day(start: date, n: int) -> None:
    worked = CALENDAR.next_working_day(start)
    assert CALENDAR.subtract(CALENDAR.add(worked, n), n) == worked
    assert CALENDAR.add(CALENDAR.subtract(worked, n), n) == worked


@given(DAYS, DAYS, COUNTS)
def test_a_later_start_is_never_due_earlier(one: date, other: date, n: int) -> None:
    early, late = sorted((one, other))
    assert CALENDAR.add(early, n) <= CALENDAR.add(late, n)
    assert CALENDAR.subtract(early, n) <= CALENDAR.subtract(late, n)


@given(DAYS, DAYS)
def test_counting_agrees_with_asking_every_day(one: date, other: date) -> None:
    first, last = min(one, other), min(max(one, other), min(one, other) + timedelta(days=400))
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    assert CALENDAR.count(first, last) == sum(map(CALENDAR.is_working_day, days))


def test_nothing_added_and_nothing_counted() -> None:
    holiday = date(2026, 10, 1)
    assert CALENDAR.add(holiday, 0) == CALENDAR.subtract(holiday, 0) == holiday
    assert CALENDAR.count(date(2026, 10, 9), date(2026, 10, 8)) == 0


@pytest.mark.parametrize("day", [date(2005, 12, 31), date(2033, 1, 1), date.min, date.max])
def test_a_day_outside_is_refused(day: date) -> None:
    for ask in (
        CALENDAR.is_working_day,
        CALENDAR.day,
        CALENDAR.next_working_day,
        CALENDAR.previous_working_day,
        lambda outside: CALENDAR.add(outside, 1),
        lambda outside: CALENDAR.subtract(outside, 0),
        lambda outside: CALENDAR.count(outside, outside),
    ):
        with pytest.raises(CalendarRangeError, match=str(day)) as refusal:
            ask(day)
        assert refusal.value.exit is Exit.REFUSED
        assert "2006-01-01至2032-12-31" in refusal.value.message


@pytest.mark.parametrize("n", [-1, 2000, 10**30])
def test_a_count_that_leaves_the_table_is_refused(n: int) -> None:
    with pytest.raises(CalendarRangeError, match="之后第"):
        CALENDAR.add(date(2030, 1, 1), n)
    with pytest.raises(CalendarRangeError, match="之前第"):
        CALENDAR.subtract(date(2008, 1, 1), n)
    with pytest.raises(CalendarRangeError):
        CALENDAR.next_working_day(date(2005, 1, 1))


def test_the_hot_questions_stay_fast() -> None:
    day = date(2026, 2, 9)
    # Ten times what they take: a change of method is caught, a busy machine is not.
    assert _seconds(lambda: CALENDAR.is_working_day(day)) < 2e-6
    assert _seconds(lambda: CALENDAR.add(day, 20)) < 4e-6
    assert min(timeit.repeat(lambda: WorkCalendar.of(NOTICES), number=1, repeat=5)) < 0.02


def _seconds(ask: object) -> float:
    assert callable(ask)
    return min(timeit.repeat(ask, number=1000, repeat=5)) / 1000
