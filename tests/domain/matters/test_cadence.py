"""Weekly duties: weeks counted by hand against the State Council's notices for 2026."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st
from tests.domain.desk_builder import CALENDAR
from tests.office import day

from zhixingli.domain.matters.cadence import Missed, Weekly, Weeks
from zhixingli.domain.writing.week import monday_of, parse_week, week_name

WEEKS = Weeks(CALENDAR)


def missed(duty: Weekly, *held: str, on: str) -> list[tuple[str, int]]:
    found = WEEKS.missed(duty, [day(text) for text in held], day(on))
    return [(week_name(each.monday), each.consecutive) for each in found]


def outstanding(duty: Weekly, last: str | None, on: str) -> list[str]:
    found = WEEKS.outstanding(duty, day(last) if last else None, day(on))
    return [week_name(monday) for monday in found]


def test_a_week_is_missed_once_its_sunday_is_past() -> None:
    # Listed on Monday 2 November (W45): W45 is 11-02 to 11-08, W46 11-09 to 11-15.
    duty = Weekly(day("11-02"))

    assert missed(duty, on="11-08") == []
    assert missed(duty, on="11-09") == [("2026-W45", 1)]
    assert missed(duty, on="11-16") == [("2026-W45", 1), ("2026-W46", 2)]
    assert missed(duty, "11-15", on="11-16") == [("2026-W45", 1)]


def test_the_week_of_listing_counts_only_from_a_monday() -> None:
    # 11-03 is a Tuesday: W45 is not a whole week of it.
    assert missed(Weekly(day("11-03")), on="11-16") == [("2026-W46", 1)]
    assert missed(Weekly(day("11-08")), on="11-16") == [("2026-W46", 1)]
    assert missed(Weekly(day("11-09")), on="11-16") == [("2026-W46", 1)]


def test_the_spring_festival_week_is_exempt_and_breaks_no_row() -> None:
    # W07 is 02-09 to 02-15: Mon to Fri and both days of the weekend but Sunday: six working
    # days. W08 is 02-16 to 02-22: every day off. W09 begins on 02-23, a day off, too.
    duty = Weekly(day("02-02"))

    assert WEEKS.working(date(2026, 2, 16)) is None
    assert not WEEKS.owed(duty, date(2026, 2, 16))
    assert missed(duty, on="03-02") == [
        ("2026-W06", 1),
        ("2026-W07", 2),
        ("2026-W09", 3),
    ]
    assert missed(duty, "02-14", on="03-02") == [("2026-W06", 1), ("2026-W09", 1)]


def test_a_rest_through_the_whole_week_is_exempt() -> None:
    # Stopped from Monday 11-09 until it went on again on Monday 11-23: W46 and W47 rest.
    duty = Weekly(day("11-02"), stopped=[(day("11-09"), day("11-23"))])
    assert missed(duty, on="11-30") == [("2026-W45", 1), ("2026-W48", 2)]

    # Stopped on the Tuesday only: that week has a working day left, so it is owed.
    duty = Weekly(day("11-02"), stopped=[(day("11-10"), None)])
    assert missed(duty, on="11-30") == [("2026-W45", 1), ("2026-W46", 2)]

    # Gone on again on Friday 11-20: a working day of W47 is left.
    duty = Weekly(day("11-02"), stopped=[(day("11-09"), day("11-20"))])
    assert missed(duty, on="11-23") == [("2026-W45", 1), ("2026-W47", 2)]

    # Gone on again on Saturday: no working day of W47 is left.
    duty = Weekly(day("11-02"), stopped=[(day("11-09"), day("11-21"))])
    assert missed(duty, on="11-23") == [("2026-W45", 1)]


def test_nothing_is_owed_from_the_week_of_its_end() -> None:
    duty = Weekly(day("11-02"), until=day("11-15"))
    assert missed(duty, on="11-30") == [("2026-W45", 1)]

    duty = Weekly(day("11-02"), until=day("11-16"))
    assert missed(duty, on="11-30") == [("2026-W45", 1), ("2026-W46", 2)]


def test_what_is_outstanding_follows_the_last_one_held() -> None:
    duty = Weekly(day("11-02"))

    assert outstanding(duty, None, "11-24") == ["2026-W45", "2026-W46", "2026-W47", "2026-W48"]
    assert outstanding(duty, "11-10", "11-24") == ["2026-W47", "2026-W48"]
    assert outstanding(duty, "11-23", "11-24") == []


def test_before_it_is_listed_nothing_is_owed() -> None:
    assert outstanding(Weekly(day("11-02")), None, "11-01") == []
    assert missed(Weekly(day("11-02")), on="10-01") == []


def test_a_year_before_the_calendar_asks_for_nothing() -> None:
    duty = Weekly(date(1999, 1, 4))

    first = next(WEEKS.missed(duty, [], day("11-30")))

    assert first == Missed(monday_of(CALENDAR.first + timedelta(days=6)), 1)


@given(
    listed=st.dates(date(2026, 1, 1), date(2026, 6, 30)),
    held=st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 20)), max_size=30),
    on=st.dates(date(2026, 7, 1), date(2026, 12, 20)),
)
def test_missed_weeks_against_a_plain_count(listed: date, held: list[date], on: date) -> None:
    duty = Weekly(listed)
    known = [each for each in held if each <= on]
    plain = []
    for number in range(1, 54):
        monday = date.fromisocalendar(2026, number, 1)
        days = [monday + timedelta(days=n) for n in range(7)]
        if monday < listed or days[-1] >= on or not any(map(CALENDAR.is_working_day, days)):
            continue
        if not any(each in days for each in known):
            plain.append(monday)

    assert [each.monday for each in WEEKS.missed(duty, known, on)] == plain
    late = {each for each in plain if not any(each < day for day in known)}
    open_now = set(WEEKS.outstanding(duty, max(known, default=None), on))
    assert {monday for monday in open_now if monday + timedelta(days=6) < on} == late


def test_weeks_are_read_as_people_write_them() -> None:
    assert parse_week("2026-W47") == date(2026, 11, 16)
    assert parse_week("2026w7") == date(2026, 2, 9)
    assert week_name(date(2027, 1, 3)) == "2026-W53"
