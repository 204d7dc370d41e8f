from __future__ import annotations

from dataclasses import replace

import pytest
from tests.deadlines import CALENDAR, RULES, day, due, from_due, marks, named, pause

from zhixingli.domain.errors.calendar import CalendarRangeError
from zhixingli.domain.law.calendar import deemed_receipt
from zhixingli.domain.law.deadline import Remaining, Why
from zhixingli.domain.law.terms import CountUnit, Roll

# --- backward, weeks, no roll


def test_working_days_are_counted_back_past_days_off() -> None:
    limit = replace(RULES["exec.notice"], unit=CountUnit.WORKDAY, roll=Roll.NONE)
    deadline = due(limit, "10-12")
    assert marks(deadline) == (
        "12起 11休 10=1 9=2 8=3 7休 6休 5休 4休 3休 2休 1休 30=4 29=5 28=6 27休 26休 25休 24=7"
    )
    assert deadline.due == day("09-24")


def test_counting_back_can_leave_the_end_where_it_falls() -> None:
    limit = replace(RULES["exec.notice"], roll=Roll.NONE)
    assert due(limit, "10-12").due == day("10-05")


def test_months_can_be_counted_back() -> None:
    limit = replace(RULES["exec.notice"], unit=CountUnit.MONTH, amount=3)
    assert due(limit, "05-31").due == day("02-28")
    back = due(limit, "05-20")
    assert (back.nominal, back.due) == (day("02-20"), day("02-14"))


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        ("onsite.weekly", "11-16", "11-22"),
        ("onsite.weekly", "11-22", "11-22"),
        ("onsite.table", "11-16", "11-23"),
        ("onsite.table", "09-21", "09-28"),
        ("dispatch.report", "09-28", "10-08"),  # 国庆节
        ("dispatch.report", "02-09", "02-24"),  # 春节
    ],
)
def test_a_week_ends_on_its_sunday_or_on_the_next_first_working_day(
    rule: str, start: str, last: str
) -> None:
    deadline = due(rule, start)
    assert deadline.due == deadline.nominal == day(last)
    assert deadline.steps[-1].why is (Why.WEEK_END if rule == "onsite.weekly" else Why.NEXT_WEEK)


def test_a_seal_is_not_rolled_over_a_holiday() -> None:
    assert due("coercion.seal", "09-04").due == day("10-04")
    assert due("coercion.seal", "09-04", extended=30).due == day("11-03")
    rolled = replace(RULES["coercion.seal"], roll=Roll.FORWARD)
    assert due(rolled, "09-04").due == day("10-08")


# --- the office's choice to extend from the rolled due day


def test_an_extension_may_be_counted_on_from_the_rolled_due_day() -> None:
    usual = due("petition.close", "08-06", extended=30)
    chosen = due(from_due("petition.close"), "08-06", extended=30)
    assert (usual.nominal, usual.due) == (day("11-04"), day("11-04"))
    assert (chosen.nominal, chosen.due) == (day("11-07"), day("11-09"))
    assert [step.number for step in chosen.steps if step.why is Why.COUNTED] == list(range(1, 91))
    assert due(from_due("petition.close"), "08-06") == due("petition.close", "08-06")


def test_a_pause_within_an_extension_from_the_due_day() -> None:
    chosen = due(from_due("petition.close"), "08-06", pause("10-20", "10-24"), extended=30)
    assert chosen.due == day("11-12")
    still = due(from_due("petition.close"), "08-06", pause("10-20"), extended=30)
    assert still.remaining == Remaining(19, CountUnit.CALENDAR)
    in_the_roll = due(from_due("petition.close"), "08-06", pause("10-06"), extended=30)
    assert in_the_roll.remaining == Remaining(30, CountUnit.CALENDAR)


# --- provisional answers and the end of the calendar


@pytest.mark.parametrize(
    ("rule", "start", "last", "provisional"),
    [
        ("doc.finish", "12-18", "12-25", False),
        ("doc.finish", "12-21", "12-28", True),  # 26 to 31 December may still change
        ("doc.check", "12-24", "12-28", True),
        ("doc.finish", "12-28", "2027-01-05", True),
        ("doc.finish", "2027-03-01", "2027-03-08", True),
        ("license.decide", "2025-12-10", "01-08", False),  # announced long since
    ],
)
def test_an_answer_is_provisional_where_a_notice_is_still_to_come(
    rule: str, start: str, last: str, *, provisional: bool
) -> None:
    deadline = due(rule, start)
    assert (deadline.due, deadline.provisional) == (day(last), provisional)


def test_a_stopped_clock_is_provisional_by_the_days_walked_so_far() -> None:
    assert not due("license.decide", "12-01", pause("12-25")).provisional
    assert due("license.decide", "12-01", pause("12-28")).provisional


@pytest.mark.parametrize(
    ("rule", "start", "amount"),
    [
        ("doc.finish", "2032-12-29", 5),
        ("petition.close", "2032-12-01", 60),
        ("coercion.seal", "2032-12-15", 30),
        ("deputies.suggestion", "2032-11-30", 3),
        ("deputies.suggestion", "2026-01-05", 10**6),
        ("petition.close", "2026-01-05", 10**9),
        ("petition.close", "2005-12-25", 60),
        ("onsite.weekly", "2032-12-31", 1),
        ("exec.notice", "2006-01-05", 7),
    ],
)
def test_a_day_that_no_calendar_covers_is_refused_and_never_guessed(
    rule: str, start: str, amount: int
) -> None:
    with pytest.raises(CalendarRangeError):
        due(replace(RULES[rule], amount=amount), start)


def test_a_named_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarRangeError):
        named("doc.instruction", "11-02", "2099-01-01")


# --- deemed receipt


@pytest.mark.parametrize(
    ("received", "after_hours", "counted"),
    [
        ("09-18", False, "09-18"),
        ("09-18", True, "09-20"),  # Friday evening: Sunday is worked
        ("09-19", False, "09-20"),
        ("09-20", False, "09-20"),
        ("10-01", False, "10-08"),
    ],
)
def test_a_receipt_out_of_hours_is_deemed_to_come_on_the_next_working_day(
    received: str, counted: str, *, after_hours: bool
) -> None:
    assert deemed_receipt(day(received), CALENDAR, after_hours=after_hours) == day(counted)
