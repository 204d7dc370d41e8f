"""What holds of every deadline, whatever the rule, the start and the pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given, strategies as st

from zhixingli.domain.law.deadline import Deadline, Pause, Why, compute
from zhixingli.domain.law.terms import CountUnit, Roll
from zhixingli.store.law.notices import bundled_calendar
from zhixingli.store.law.rulebooks import bundled_rules

if TYPE_CHECKING:
    from zhixingli.domain.law.rules import TimeLimit

CALENDAR = bundled_calendar()
#: Counted alike whether the days are the most or the least that the law gives.
RULES = [replace(limit, at_least=False) for limit in bundled_rules()]
DAY = timedelta(days=1)
STARTS = st.dates(date(2007, 1, 1), date(2030, 12, 31))
COUNTED = [limit for limit in RULES if limit.unit is not CountUnit.WEEK and not limit.backward]
BY_DAYS = [limit for limit in COUNTED if limit.unit is not CountUnit.MONTH]
BY_WORKDAYS = [limit for limit in COUNTED if limit.unit is CountUnit.WORKDAY]
ROLLING = [limit for limit in COUNTED if limit.roll is Roll.FORWARD]
SHIFTS = st.integers(0, 120)
LENGTHS = st.integers(0, 40)
EXTENSIONS = st.integers(0, 60)


def due(limit: TimeLimit, start: date, *pauses: Pause, extended: int = 0) -> tuple[date, Deadline]:
    deadline = compute(limit, start, calendar=CALENDAR, pauses=pauses, extended=extended)
    assert deadline.due is not None
    return deadline.due, deadline


@given(st.sampled_from([*ROLLING, *BY_WORKDAYS]), STARTS, EXTENSIONS)
def test_no_due_date_lands_on_a_day_off(limit: TimeLimit, start: date, extended: int) -> None:
    last, _ = due(limit, start, extended=extended)
    assert CALENDAR.is_working_day(last)


@given(st.sampled_from(RULES), STARTS, st.integers(0, 30))
def test_a_later_start_never_falls_due_earlier(limit: TimeLimit, start: date, later: int) -> None:
    assert due(limit, start)[0] <= due(limit, start + later * DAY)[0]


@given(st.sampled_from(BY_WORKDAYS), STARTS, EXTENSIONS)
def test_working_days_agree_with_the_calendars_own_arithmetic(
    limit: TimeLimit, start: date, extended: int
) -> None:
    last, deadline = due(limit, start, extended=extended)
    assert last == CALENDAR.add(start, limit.amount + extended)
    assert CALENDAR.count(start + DAY, last) == limit.amount + extended
    assert deadline.nominal == last


@given(st.sampled_from(BY_DAYS), STARTS, EXTENSIONS)
def test_calendar_days_end_where_arithmetic_says(
    limit: TimeLimit, start: date, extended: int
) -> None:
    assume(limit.unit is CountUnit.CALENDAR)
    last, deadline = due(limit, start, extended=extended)
    assert deadline.nominal == start + timedelta(days=limit.amount + extended)
    if limit.roll is Roll.FORWARD:
        assert last == CALENDAR.next_working_day(deadline.nominal)


@given(st.sampled_from(BY_DAYS), STARTS, SHIFTS, LENGTHS, EXTENSIONS)
def test_the_trace_counts_from_one_without_a_gap_to_the_nominal_end(
    limit: TimeLimit, start: date, after: int, length: int, extended: int
) -> None:
    pause = Pause(start + after * DAY, start + (after + length) * DAY)
    _, deadline = due(limit, start, pause, extended=extended)
    counted = [step for step in deadline.steps if step.why is Why.COUNTED]
    assert [step.number for step in counted] == list(range(1, limit.amount + extended + 1))
    assert counted[-1].day == deadline.nominal
    days = [step.day for step in deadline.steps]
    assert days == [start + n * DAY for n in range(len(days))]
    assert days[-1] == deadline.due


@given(st.sampled_from(COUNTED), STARTS, SHIFTS, LENGTHS, SHIFTS, LENGTHS)
def test_a_pause_never_makes_a_limit_fall_due_earlier(  # noqa: PLR0917 - two pauses
    limit: TimeLimit, start: date, after: int, length: int, later: int, longer: int
) -> None:
    first = Pause(start + after * DAY, start + (after + length) * DAY)
    second = Pause(start + later * DAY, start + (later + longer) * DAY)
    plain, once, twice = (
        due(limit, start)[0],
        due(limit, start, first)[0],
        due(limit, start, first, second)[0],
    )
    assert plain <= once <= twice
    assert due(limit, start, second, first)[0] == twice


@given(st.sampled_from(BY_WORKDAYS), STARTS, st.integers(1, 60), LENGTHS)
def test_a_pause_of_k_working_days_inside_moves_the_due_date_by_exactly_k(
    limit: TimeLimit, start: date, after: int, length: int
) -> None:
    plain, _ = due(limit, start)
    pause = Pause(start + after * DAY, start + (after + length) * DAY)
    assume(pause.from_on <= plain)
    assert pause.to_on is not None
    lost = CALENDAR.count(pause.from_on, pause.to_on)
    assert due(limit, start, pause)[0] == CALENDAR.add(plain, lost)


@given(st.sampled_from(COUNTED), STARTS, SHIFTS, st.integers(1, 40), st.integers(0, 39))
def test_splitting_a_pause_into_two_touching_ones_changes_nothing(
    limit: TimeLimit, start: date, after: int, length: int, cut: int
) -> None:
    first = start + after * DAY
    last, middle = first + length * DAY, first + min(cut, length - 1) * DAY
    parts = Pause(first, middle), Pause(middle + DAY, last)
    assert due(limit, start, *parts) == due(limit, start, Pause(first, last))


@given(st.sampled_from(COUNTED), STARTS, st.integers(1, 200), EXTENSIONS)
def test_what_a_stopped_clock_leaves_is_what_was_not_yet_counted(
    limit: TimeLimit, start: date, after: int, extended: int
) -> None:
    stopped = compute(
        limit,
        start,
        calendar=CALENDAR,
        pauses=[Pause(start + after * DAY, None)],
        extended=extended,
    )
    if stopped.due is not None:
        assert stopped.due < start + after * DAY
        assert stopped.remaining is None
        return
    assert stopped.remaining is not None
    resumed, deadline = due(
        limit, start, Pause(start + after * DAY, start + after * DAY), extended=extended
    )
    left = stopped.remaining.days
    assert deadline.nominal is not None
    if limit.unit is CountUnit.WORKDAY:
        assert CALENDAR.count(start + (after + 1) * DAY, resumed) == left
    else:
        assert max((deadline.nominal - start).days - after, 0) == left
