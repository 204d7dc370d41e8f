from __future__ import annotations

import pytest
from tests.deadlines import day, due, from_due, marks, named, pause

from zhixingli.domain.law.deadline import Pause, Remaining, Why
from zhixingli.domain.law.terms import CountUnit

# --- pauses: both ends are not counted, counting goes on the day after


def test_without_a_pause_five_working_days_end_on_monday() -> None:
    deadline = due("doc.finish", "11-02")
    assert marks(deadline) == "2起 3=1 4=2 5=3 6=4 7休 8休 9=5"
    assert deadline.due == day("11-09")


def test_one_pause_is_left_out_with_both_its_ends() -> None:
    deadline = due("doc.finish", "11-02", pause("11-05", "11-10"))
    assert marks(deadline) == "2起 3=1 4=2 5停 6停 7停 8停 9停 10停 11=3 12=4 13=5"
    assert (deadline.due, deadline.nominal) == (day("11-13"), day("11-13"))
    assert {step.ground for step in deadline.steps if step.why is Why.PAUSED} == {"事由"}


def test_several_pauses_are_each_left_out() -> None:
    deadline = due("doc.finish", "11-02", pause("11-04", "11-04"), pause("11-06", "11-09"))
    assert marks(deadline) == "2起 3=1 4停 5=2 6停 7停 8停 9停 10=3 11=4 12=5"


@pytest.mark.parametrize(
    "pauses",
    [
        [pause("11-04", "11-09")],
        [pause("11-04", "11-05"), pause("11-06", "11-09")],
        [pause("11-04", "11-06"), pause("11-06", "11-09")],
        [pause("11-05", "11-09"), pause("11-04", "11-06")],
        [pause("11-04", "11-09"), pause("11-05", "11-06")],
    ],
    ids=["one", "touching", "sharing a day", "overlapping", "one within the other"],
)
def test_touching_and_overlapping_pauses_are_one(pauses: list[Pause]) -> None:
    deadline = due("doc.finish", "11-02", *pauses)
    assert marks(deadline) == "2起 3=1 4停 5停 6停 7停 8停 9停 10=2 11=3 12=4 13=5"


def test_an_open_pause_leaves_no_due_date_but_what_remains() -> None:
    deadline = due("doc.finish", "11-02", pause("11-05"))
    assert marks(deadline) == "2起 3=1 4=2 5停"
    assert deadline.due is None
    assert deadline.nominal is None
    assert deadline.remaining == Remaining(3, CountUnit.WORKDAY)


def test_what_remains_includes_the_extension() -> None:
    assert due("doc.finish", "11-02", pause("11-05"), extended=5).remaining == Remaining(
        8, CountUnit.WORKDAY
    )
    limit = from_due("doc.finish")
    assert due(limit, "11-02", pause("11-05"), extended=5).remaining == Remaining(
        8, CountUnit.WORKDAY
    )


def test_an_open_pause_after_a_closed_one() -> None:
    deadline = due("doc.finish", "11-02", pause("11-04", "11-05"), pause("11-09"))
    assert marks(deadline) == "2起 3=1 4停 5停 6=2 7休 8休 9停"
    assert deadline.remaining == Remaining(3, CountUnit.WORKDAY)


def test_a_pause_on_the_last_day() -> None:
    assert due("doc.finish", "11-02", pause("11-09", "11-10")).due == day("11-11")
    assert due("doc.finish", "11-02", pause("11-09")).remaining == Remaining(1, CountUnit.WORKDAY)


def test_a_pause_that_begins_on_the_day_of_the_event_takes_the_days_after_it() -> None:
    deadline = due("doc.finish", "11-02", pause("11-02", "11-03"))
    assert marks(deadline) == "2起 3停 4=1 5=2 6=3 7休 8休 9=4 10=5"


def test_a_pause_before_the_start_or_after_the_end_changes_nothing() -> None:
    plain = due("doc.finish", "11-02")
    assert due("doc.finish", "11-02", pause("10-20", "11-01")) == plain
    assert due("doc.finish", "11-02", pause("11-10")) == plain


def test_calendar_days_are_walked_past_a_pause_and_rolled_once() -> None:
    deadline = due("petition.recheck", "10-15", pause("11-13", "11-15"))
    assert marks(deadline).endswith("11=27 12=28 13停 14停 15停 16=29 17=30")
    assert deadline.due == day("11-17")


def test_a_pause_over_the_days_of_the_roll() -> None:
    plain = due("petition.recheck", "10-15")
    assert (plain.nominal, plain.due) == (day("11-14"), day("11-16"))
    deadline = due("petition.recheck", "10-15", pause("11-15", "11-18"))
    assert marks(deadline).endswith("14=30 15停 16停 17停 18停 19到")
    assert (deadline.nominal, deadline.due) == (day("11-14"), day("11-19"))
    still = due("petition.recheck", "10-15", pause("11-15"))
    assert still.remaining == Remaining(0, CountUnit.CALENDAR)
    assert still.due is None


# --- months: the corresponding day, then the paused calendar days


@pytest.mark.parametrize(
    ("rule", "start", "nominal", "last"),
    [
        ("deputies.suggestion", "03-31", "06-30", "06-30"),
        ("deputies.suggestion", "2025-11-30", "02-28", "02-28"),  # no 30 February; 补班
        ("deputies.suggestion", "01-05", "04-05", "04-07"),  # 清明节 to the 6th
        ("deputies.complex", "02-28", "08-28", "08-28"),
        ("deputies.complex", "04-02", "10-02", "10-08"),
    ],
)
def test_months_end_on_the_corresponding_day(
    rule: str, start: str, nominal: str, last: str
) -> None:
    deadline = due(rule, start)
    assert (deadline.nominal, deadline.due) == (day(nominal), day(last))


def test_months_are_pushed_back_by_the_paused_calendar_days() -> None:
    deadline = due("deputies.suggestion", "03-31", pause("06-29", "07-03"))
    assert marks(deadline) == "31起 30月 29停 30停 1停 2停 3停 5加 6到"
    assert (deadline.nominal, deadline.due) == (day("07-05"), day("07-06"))
    assert due("deputies.suggestion", "03-31", pause("04-01", "04-10")).due == day("07-10")


def test_a_pause_that_only_the_pushed_back_end_reaches_counts_too() -> None:
    pauses = pause("04-01", "04-10"), pause("07-05", "07-06")
    deadline = due("deputies.suggestion", "03-31", *pauses)
    assert (deadline.nominal, deadline.due) == (day("07-12"), day("07-13"))


def test_months_with_an_open_pause_leave_calendar_days() -> None:
    assert due("deputies.suggestion", "03-31", pause("06-29")).remaining == Remaining(
        2, CountUnit.CALENDAR
    )
    assert due("deputies.suggestion", "03-31", pause("04-01")).remaining == Remaining(
        91, CountUnit.CALENDAR
    )
    assert due("deputies.suggestion", "03-31", pause("03-20")).remaining == Remaining(
        91, CountUnit.CALENDAR
    )


def test_months_pause_closed_before_the_start_is_none() -> None:
    assert due("deputies.suggestion", "03-31", pause("03-01", "03-31")).due == day("06-30")


def test_months_are_extended_by_calendar_days() -> None:
    deadline = due("deputies.suggestion", "03-31", extended=5)
    assert marks(deadline) == "31起 30月 1=1 2=2 3=3 4=4 5=5 6到"
    assert (deadline.nominal, deadline.due) == (day("07-05"), day("07-06"))


# --- a day that an instruction named itself


def test_a_named_day_stays_where_it_is_even_on_a_saturday() -> None:
    deadline = named("doc.instruction", "11-02", "11-14")
    assert marks(deadline) == "2起 14定"
    assert deadline.due == deadline.nominal == day("11-14")


def test_a_named_day_may_be_the_day_of_the_instruction() -> None:
    assert named("doc.instruction", "11-02", "11-02").due == day("11-02")


def test_an_extension_is_counted_on_from_the_named_day_and_rolled() -> None:
    assert marks(named("doc.instruction", "11-02", "11-14", extended=3)) == (
        "2起 14定 15=1 16=2 17=3"
    )
    assert named("doc.instruction", "11-02", "11-14", extended=1).due == day("11-16")


def test_a_named_day_is_pushed_back_by_pauses() -> None:
    deadline = named("doc.instruction", "11-02", "11-14", pause("11-05", "11-06"))
    assert marks(deadline) == "2起 14定 5停 6停 16加"
    assert named("doc.instruction", "11-02", "11-14", pause("11-13")).remaining == Remaining(
        2, CountUnit.CALENDAR
    )
    assert named(
        "doc.instruction", "11-02", "11-14", pause("11-13"), extended=4
    ).remaining == Remaining(6, CountUnit.CALENDAR)


def test_a_named_day_of_a_rule_in_working_days_loses_working_days_only() -> None:
    assert named("doc.finish", "11-02", "11-14", pause("11-07", "11-08")).due == day("11-14")
    assert named("doc.finish", "11-02", "11-14", pause("11-05", "11-09")).due == day("11-18")
    assert named("doc.finish", "11-02", "11-14", pause("11-13")).remaining == Remaining(
        1, CountUnit.WORKDAY
    )
