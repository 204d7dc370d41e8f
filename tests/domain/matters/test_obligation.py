from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, strategies as st
from tests.domain.desk_builder import first_due
from tests.office import day

from zhixingli.domain.law.calendar import Notice, NoticeKind, WorkCalendar
from zhixingli.domain.law.terms import Cause, CountUnit
from zhixingli.domain.matters.obligation import (
    ExtensionFact,
    Obligation,
    PauseFact,
    Span,
    account_of,
)
from zhixingli.domain.matters.timing import deadline_on, retime
from zhixingli.store.law.notices import bundled_calendar, bundled_notices
from zhixingli.store.law.rulebooks import bundled_rules

CALENDAR = bundled_calendar()
RULES = {limit.id: limit for limit in bundled_rules()}


def opened(rule: str, start: str) -> Obligation:
    owed = Obligation(
        1, "uid", "SW-2026-0001/x", "SW-2026-0001", RULES[rule], day(start), day(start)
    )
    count(owed, start, Cause.OPEN)
    return owed


def count(
    owed: Obligation, since: str, cause: Cause, calendar: WorkCalendar = CALENDAR, revision: int = 1
) -> None:
    retime(owed, calendar, revision=revision, since=day(since), cause=cause)


def pause(owed: Obligation, first: str) -> PauseFact:
    fact = PauseFact(len(owed.pauses) + 1, day(first), None, "补正", written=False, reason=None)
    owed.pauses.append(fact)
    count(owed, first, Cause.PAUSE)
    return fact


def resume(owed: Obligation, last: str) -> None:
    stopped = owed.open_pause
    assert stopped is not None
    stopped.to_on = day(last)
    count(owed, last, Cause.RESUME)


def extend(owed: Obligation, on: str, days: int) -> None:
    fact = ExtensionFact(1, day(on), days, None, "RY-0001", None, late=False)
    owed.extensions.append(fact)
    count(owed, on, Cause.EXTENSION)


def in_force(owed: Obligation, on: str) -> str:
    """Say what is in force on a day: the due day, or how many days remain."""
    span = owed.span_on(day(on))
    if span is None:
        return "–"
    return f"{span.due_on:%m-%d}" if span.due_on else f"余{span.remaining_days}"


def test_an_obligation_opens_with_its_first_span() -> None:
    owed = opened("doc.finish", "11-02")
    assert owed.spans == [
        Span(
            n=0,
            from_on=day("11-02"),
            due_on=day("11-09"),
            nominal_on=day("11-09"),
            cause=Cause.OPEN,
            provisional=False,
            remaining_days=None,
            remaining_unit=None,
            calendar_revision=1,
            unextended_on=day("11-09"),
            original_on=day("11-09"),
        )
    ]
    assert owed.rule == "doc.finish"
    assert first_due(owed) == day("11-09")
    assert in_force(owed, "11-01") == "–"


def test_the_latest_beginning_is_in_force_whenever_it_was_written() -> None:
    owed = opened("doc.finish", "11-02")
    owed.spans += [replace(owed.spans[0], n=1, from_on=day("11-09"), due_on=day("11-16"))]
    owed.spans += [replace(owed.spans[0], n=2, from_on=day("11-05"), due_on=day("11-11"))]
    assert [in_force(owed, on) for on in ("11-04", "11-05", "11-09")] == ["11-09", "11-11", "11-16"]
    assert owed.last_span.n == 1


def test_counting_again_without_a_change_writes_nothing() -> None:
    owed = opened("doc.finish", "11-02")
    count(owed, "11-05", Cause.CALENDAR, revision=2)
    assert len(owed.spans) == 1


def test_an_extension_holds_from_its_day_on_and_the_original_stays() -> None:
    owed = opened("doc.finish", "11-02")
    extend(owed, "11-06", 5)
    assert [in_force(owed, on) for on in ("11-02", "11-05", "11-06", "12-31")] == [
        "11-09",
        "11-09",
        "11-16",
        "11-16",
    ]
    assert first_due(owed) == day("11-09")
    assert owed.last_span.cause is Cause.EXTENSION


def test_a_pause_takes_the_due_date_away_until_the_day_of_resuming() -> None:
    owed = opened("doc.finish", "11-02")
    pause(owed, "11-05")
    assert [stopped.to_on for stopped in owed.pauses] == [None]
    assert in_force(owed, "12-31") == "余3"
    assert owed.last_span.remaining_unit is CountUnit.WORKDAY
    resume(owed, "11-10")
    assert owed.open_pause is None
    assert [in_force(owed, on) for on in ("11-04", "11-05", "11-09", "11-10", "12-31")] == [
        "11-09",
        "余3",
        "余3",
        "11-13",
        "11-13",
    ]
    assert first_due(owed) == day("11-09")
    assert [span.cause for span in owed.spans] == [Cause.OPEN, Cause.PAUSE, Cause.RESUME]
    assert deadline_on(owed, day("11-09"), CALENDAR).due is None  # as was known on that day


def test_a_pause_resumed_and_taken_up_again_on_one_day_stands_still() -> None:
    owed = opened("doc.finish", "11-02")
    pause(owed, "11-05")
    resume(owed, "11-06")
    pause(owed, "11-06")
    assert [in_force(owed, on) for on in ("11-05", "11-06", "11-20")] == ["余3"] * 3
    resume(owed, "11-06")
    assert in_force(owed, "11-06") == "11-11"


def test_a_pause_recorded_late_corrects_the_extension_that_came_after_it() -> None:
    owed = opened("doc.finish", "11-02")
    extend(owed, "11-09", 5)
    assert in_force(owed, "11-09") == "11-16"
    pause(owed, "11-05")
    assert [in_force(owed, on) for on in ("11-04", "11-05", "11-08", "11-09", "11-30")] == [
        "11-09",
        "余3",
        "余3",
        "余8",
        "余8",
    ]
    resume(owed, "11-06")
    assert [in_force(owed, on) for on in ("11-04", "11-05", "11-06", "11-08", "11-09")] == [
        "11-09",
        "余3",
        "11-11",
        "11-11",
        "11-18",
    ]
    assert first_due(owed) == day("11-09")


def test_no_span_is_ever_changed_or_taken_away() -> None:
    owed = opened("doc.finish", "11-02")
    seen: list[Span] = []
    for act in (
        lambda: extend(owed, "11-09", 5),
        lambda: pause(owed, "11-05"),
        lambda: resume(owed, "11-06"),
        lambda: pause(owed, "11-10"),
        lambda: resume(owed, "11-12"),
    ):
        seen = [*owed.spans]
        act()
        assert owed.spans[: len(seen)] == seen
        assert [span.n for span in owed.spans] == list(range(len(owed.spans)))
    assert first_due(owed) == day("11-09")


def test_a_restart_counts_anew_from_its_day_and_not_before() -> None:
    owed = opened("foi.reply", "09-30")
    owed.restarted_on = day("10-15")
    count(owed, "10-15", Cause.RESTART)
    assert [in_force(owed, on) for on in ("10-14", "10-15")] == ["11-03", "11-12"]
    assert owed.original_due(day("10-14")) == day("11-03")
    assert owed.original_due(day("10-15")) == day("11-12")
    assert deadline_on(owed, day("10-14"), CALENDAR).start == day("09-30")
    assert deadline_on(owed, day("10-15"), CALENDAR).start == day("10-15")


def test_a_pause_before_the_restart_is_forgotten_by_it() -> None:
    owed = opened("foi.reply", "09-30")
    owed.restarted_on = day("10-15")
    count(owed, "10-15", Cause.RESTART)
    pause(owed, "10-09")
    resume(owed, "10-12")
    assert [in_force(owed, on) for on in ("10-08", "10-09", "10-12", "10-15")] == [
        "11-03",
        "余19",
        "11-06",
        "11-12",
    ]


def test_a_restart_that_keeps_the_due_date_still_holds_when_a_pause_is_recorded_late() -> None:
    owed = opened("deputies.suggestion", "11-28")
    owed.restarted_on = day("11-30")  # three months from either day end on 28 February
    count(owed, "11-30", Cause.RESTART)
    assert len(owed.spans) == 1
    pause(owed, "11-29")
    resume(owed, "11-29")
    ends = [span.nominal_on for on in ("11-29", "11-30") if (span := owed.span_on(day(on)))]
    assert ends == [date(2027, 3, 1), date(2027, 2, 28)]


def test_a_changed_calendar_moves_the_due_date_from_that_day_on() -> None:
    owed = opened("doc.finish", "11-02")
    local = Notice(
        "区府办〔2026〕99号", 2026, NoticeKind.LOCAL, None, ((day("11-06"), "停电"),), ()
    )
    count(owed, "11-04", Cause.CALENDAR, WorkCalendar.of((*bundled_notices(), local)), revision=9)
    assert [in_force(owed, on) for on in ("11-03", "11-04")] == ["11-09", "11-10"]
    assert (owed.last_span.cause, owed.last_span.calendar_revision) == (Cause.CALENDAR, 9)


def test_a_notice_that_settles_a_day_is_a_change_even_when_the_day_stays() -> None:
    owed = opened("doc.finish", "12-21")
    year = Notice("国办发明电〔2026〕1号", 2027, NoticeKind.ANNUAL, day("11-20"), (), ())
    count(owed, "12-22", Cause.CALENDAR, WorkCalendar.of((*bundled_notices(), year)), revision=2)
    assert [span.provisional for span in owed.spans] == [True, False]
    assert owed.last_span.due_on == first_due(owed) == day("12-28")


def test_an_obligation_is_owed_from_its_opening_to_the_day_before_its_end() -> None:
    owed = opened("doc.finish", "11-02")
    assert [owed.is_open(day(on)) for on in ("11-01", "11-02", "12-31")] == [False, True, True]
    owed.discharged_on = day("11-06")
    assert owed.closed_on == day("11-06")
    assert [owed.is_open(day(on)) for on in ("11-05", "11-06")] == [True, False]
    other = opened("doc.finish", "11-02")
    other.withdrawn_on = day("11-04")
    assert other.closed_on == day("11-04")
    assert not other.is_open(day("11-04"))


@given(
    st.lists(st.tuples(st.integers(0, 40), st.none() | st.integers(0, 60)), max_size=5),
    st.integers(0, 50),
)
def test_it_belongs_to_the_first_day_at_whose_end_its_due_date_has_come(
    later: list[tuple[int, int | None]], first_due: int
) -> None:
    """The spans are walked day by day, as DOMAIN §4 says it."""
    start = date(2026, 1, 1)
    dues = [
        (start + timedelta(days=since), n, None if due is None else start + timedelta(days=due))
        for n, (since, due) in enumerate([(0, first_due), *later])
    ]
    walked = None
    for offset in range(120):
        day = start + timedelta(days=offset)
        since, number = max(span[:2] for span in dues if span[0] <= day)
        [due] = [span[2] for span in dues if span[:2] == (since, number)]
        if due is not None and due <= day:
            walked = day, due
            break
    assert account_of(dues, since=start) == walked


def test_what_is_bound_late_belongs_to_the_day_from_which_it_is_owed() -> None:
    due = date(2026, 10, 19)
    assert account_of([(date(2026, 10, 12), 0, due)], since=day("10-22")) == (day("10-22"), due)
