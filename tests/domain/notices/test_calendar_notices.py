"""Which notice wins a day."""

from __future__ import annotations

from datetime import date

from zhixingli.domain.law.calendar import ORDINARY_SOURCE, Notice, NoticeKind, WorkCalendar
from zhixingli.domain.law.terms import DayKind
from zhixingli.store.law.notices import bundled_calendar, bundled_notices

CALENDAR = bundled_calendar()
NOTICES = bundled_notices()


def _annual(year: int, issued_on: date | None = None, **days: str) -> Notice:
    return Notice(
        f"通知{year}",
        year,
        NoticeKind.ANNUAL,
        issued_on,
        off=tuple((date.fromisoformat(day), "假") for day in days.get("off", "").split()),
        on=tuple((date.fromisoformat(day), "班") for day in days.get("on", "").split()),
    )


def test_the_later_issue_wins_whatever_the_given_order() -> None:
    older = _annual(2026, date(2025, 11, 4), off="2026-03-02")
    newer = _annual(2026, date(2026, 2, 1), on="2026-03-02")
    for notices in ([older, newer], [newer, older]):
        assert WorkCalendar.of(notices).is_working_day(date(2026, 3, 2))


def test_on_one_day_of_issue_the_one_given_later_wins() -> None:
    one = _annual(2026, date(2025, 11, 4), off="2026-03-02")
    two = _annual(2026, date(2025, 11, 4), on="2026-03-02")
    assert WorkCalendar.of([one, two]).is_working_day(date(2026, 3, 2))
    assert not WorkCalendar.of([two, one]).is_working_day(date(2026, 3, 2))


def test_an_undated_annual_notice_yields_to_amendments_of_its_own_year_only() -> None:
    undated = _annual(2016, off="2015-12-31 2016-09-05")
    amendment = Notice(
        "调整",
        2016,
        NoticeKind.AMENDMENT,
        date(2016, 5, 1),
        off=(),
        on=((date(2016, 9, 5), "班"),),
    )
    before = _annual(2015, date(2014, 12, 16), on="2015-12-31")
    calendar = WorkCalendar.of([amendment, undated, before])
    assert calendar.is_working_day(date(2016, 9, 5))
    assert not calendar.is_working_day(date(2015, 12, 31))


def test_an_estimate_gives_way_to_the_announced_year_entirely() -> None:
    estimate = Notice(
        "推算", 2027, NoticeKind.ESTIMATE, None, off=((date(2027, 3, 1), "猜"),), on=()
    )
    guessed = WorkCalendar.of([_annual(2026), estimate])
    assert not guessed.is_working_day(date(2027, 3, 1))
    announced = WorkCalendar.of([_annual(2027, off="2027-01-01"), _annual(2026), estimate])
    assert announced.is_working_day(date(2027, 3, 1))
    assert announced.day(date(2027, 3, 1)).source == ORDINARY_SOURCE


def test_an_estimate_never_beats_an_announced_day_of_the_december_before() -> None:
    estimate = Notice(
        "推算", 2027, NoticeKind.ESTIMATE, None, off=((date(2026, 12, 31), "猜"),), on=()
    )
    assert WorkCalendar.of([_annual(2026), estimate]).is_working_day(date(2026, 12, 31))


def test_a_local_notice_settles_a_day_of_an_estimated_year() -> None:
    local = Notice(
        "南府办〔2026〕9号",
        2027,
        NoticeKind.LOCAL,
        date(2026, 11, 20),
        off=(),
        on=((date(2027, 2, 8), "值守"),),
    )
    day = WorkCalendar.of([local, *NOTICES]).day(date(2027, 2, 8))
    assert (day.working, day.kind, day.name) == (True, DayKind.WORKDAY, "值守")


def test_the_horizon_stops_at_the_first_year_without_a_notice() -> None:
    known = [notice for notice in NOTICES if notice.year != 2020]
    calendar = WorkCalendar.of(known)
    assert calendar.announced_through == date(2019, 12, 31)
    assert calendar.is_provisional(date(2026, 3, 2), date(2026, 3, 3))


def test_no_notices_make_plain_weeks_all_provisional() -> None:
    calendar = WorkCalendar.of([])
    assert calendar.is_working_day(date(2006, 1, 2))
    assert calendar.is_provisional(date(2006, 1, 2), date(2006, 1, 2))


def test_the_digest_follows_the_content_and_not_the_order() -> None:
    assert CALENDAR.digest.startswith("sha256:")
    assert WorkCalendar.of(reversed(NOTICES)).digest == CALENDAR.digest
    fewer = WorkCalendar.of(notice for notice in NOTICES if notice.year != 2027)
    assert fewer.digest != CALENDAR.digest
