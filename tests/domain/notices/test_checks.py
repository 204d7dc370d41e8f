from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from zhixingli.domain.errors.calendar import (
    NoticeBothError,
    NoticeEmptyError,
    NoticeMakeUpError,
    NoticeSpanError,
    NoticeStatutoryError,
    NoticeTotalError,
    NoticeYearError,
)
from zhixingli.domain.errors.refusal import Exit, Refusal
from zhixingli.domain.law.calendar import DayName, Notice, NoticeKind, WorkCalendar
from zhixingli.domain.notices.checks import WORKING_DAYS, refuse_unsound, unusual_total
from zhixingli.store.law.notices import bundled_calendar, bundled_notices

CALENDAR = bundled_calendar()
STATE = [notice for notice in bundled_notices() if notice.kind is not NoticeKind.ESTIMATE]
OF_2026 = next(notice for notice in STATE if notice.year == 2026)


@pytest.mark.parametrize("notice", STATE, ids=lambda notice: f"{notice.year}-{notice.kind}")
def test_every_shipped_notice_passes(notice: Notice) -> None:
    refuse_unsound(notice, CALENDAR)


@pytest.mark.parametrize("year", range(2006, 2027))
def test_every_announced_year_lies_within_the_bounds(year: int) -> None:
    assert CALENDAR.count(date(year, 1, 1), date(year, 12, 31)) in WORKING_DAYS


def _off(*days: date) -> tuple[DayName, ...]:
    return tuple((day, "放假") for day in days)


def _on(*days: date) -> tuple[DayName, ...]:
    return tuple((day, "补班") for day in days)


_SPRING = _off(*(date(2026, 3, 2) + timedelta(days=ahead) for ahead in range(5)))

CONTRADICTIONS = [
    (replace(OF_2026, off=(), on=()), NoticeEmptyError, "2026年放假安排尚未公布"),
    (replace(OF_2026, on=(*OF_2026.on, *_on(date(2026, 3, 3)))), NoticeMakeUpError, "周二"),
    (replace(OF_2026, on=(*OF_2026.on, *_on(date(2026, 10, 3)))), NoticeBothError, "2026-10-03"),
    (replace(OF_2026, off=(*OF_2026.off, *_SPRING)), NoticeTotalError, "243个工作日"),
    (replace(OF_2026, off=OF_2026.off[3:]), NoticeStatutoryError, "2026-01-01"),
    (replace(OF_2026, off=OF_2026.off[:-7], on=()), NoticeStatutoryError, "国庆节"),
    (
        replace(OF_2026, off=(*OF_2026.off, *_off(date(2025, 11, 30)))),
        NoticeSpanError,
        "2025-11-30",
    ),
    (replace(OF_2026, off=(*OF_2026.off, *_off(date(2027, 2, 1)))), NoticeSpanError, "2026年"),
    (replace(OF_2026, year=2005), NoticeYearError, "2005年"),
    (replace(OF_2026, year=2101), NoticeYearError, "2101年"),
    (replace(OF_2026, year=2027), NoticeSpanError, "2027年"),
]


@pytest.mark.parametrize(("notice", "refusal", "said"), CONTRADICTIONS)
def test_a_contradiction_is_refused(notice: Notice, refusal: type[Refusal], said: str) -> None:
    with pytest.raises(refusal) as caught:
        refuse_unsound(notice, CALENDAR)
    assert said in caught.value.message
    assert caught.value.hint
    assert caught.value.exit is (Exit.CONFLICT if refusal is NoticeBothError else Exit.REFUSED)


def test_days_of_the_december_before_belong_to_the_notice() -> None:
    december = (*OF_2026.on, *_on(date(2025, 12, 27)))
    refuse_unsound(replace(OF_2026, on=december), CALENDAR)


def _amendment(year: int, off: tuple[DayName, ...]) -> Notice:
    return Notice("调整", year, NoticeKind.AMENDMENT, None, off=off, on=())


def test_how_many_days_an_amendment_leaves_is_said_and_not_refused() -> None:
    # 2026 has 248 working days as announced; the State Council may take more away (2020 did).
    for days, said in ((1, None), (2, 246)):
        notice = _amendment(2026, _SPRING[:days])
        refuse_unsound(notice, CALENDAR)
        after = WorkCalendar.of((*bundled_notices(), notice))
        assert unusual_total(notice, after) == said
    whole = replace(OF_2026, off=(*OF_2026.off, *_SPRING[:2]))
    with pytest.raises(NoticeTotalError, match="246个"):
        refuse_unsound(whole, CALENDAR)


def test_an_amendment_of_a_year_not_announced_has_no_total_to_keep() -> None:
    week = tuple((day.replace(year=2027), name) for day, name in _SPRING)
    refuse_unsound(_amendment(2027, week), CALENDAR)


def test_an_offices_own_arrangement_may_give_any_day_off_or_work_a_weekday() -> None:
    local = Notice("本单位", 2026, NoticeKind.LOCAL, None, off=_SPRING, on=_on(date(2026, 10, 7)))
    refuse_unsound(local, CALENDAR)
