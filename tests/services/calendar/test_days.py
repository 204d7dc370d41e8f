"""Questions about days, with a ledger and without one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixingli.domain.errors.asking import DayOrderError
from zhixingli.domain.errors.calendar import CalendarRangeError
from zhixingli.domain.errors.ledger import ProvisionalError
from zhixingli.domain.law.calendar_diff import DayState
from zhixingli.domain.law.terms import DayKind
from zhixingli.domain.writing.period import Period
from zhixingli.services.calendar.days import calendar_status, check_days, count_days, show_period
from zhixingli.services.calendar.imports import arrange_day
from zhixingli.services.use_case.session import ledger_at
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from pathlib import Path

    from zhixingli.store.ledger.database import Ledger

TODAY = date(2026, 11, 23)
NOWHERE = "no-such-ledger.db"


def test_what_a_day_is_and_by_which_notice() -> None:
    days = [date(2026, 9, 20), date(2026, 9, 26), date(2026, 9, 19), date(2026, 9, 18)]
    make_up, feast, weekend, plain = check_days(NOWHERE, days, as_of=TODAY, strict=False).data
    assert (make_up.working, make_up.kind, make_up.name) == (True, DayKind.MAKE_UP, "补班")
    assert make_up.source == "国办发明电〔2025〕7号"
    assert (feast.working, feast.kind, feast.name) == (False, DayKind.HOLIDAY, "中秋节")
    assert (weekend.working, weekend.kind, weekend.name) == (False, DayKind.WEEKEND, "周六")
    assert (plain.working, plain.kind, plain.week) == (True, DayKind.WORKDAY, "2026-W38")


def test_a_day_past_the_horizon_is_provisional_or_refused() -> None:
    answer = check_days(NOWHERE, [date(2027, 3, 1)], as_of=TODAY, strict=False)
    assert answer.data[0].provisional
    assert "暂定" in answer.warnings[0].message
    with pytest.raises(ProvisionalError):
        check_days(NOWHERE, [date(2027, 3, 1)], as_of=TODAY, strict=True)
    with pytest.raises(CalendarRangeError):
        check_days(NOWHERE, [date(2005, 12, 31)], as_of=TODAY, strict=False)


def test_a_month_and_a_year_hold_every_day() -> None:
    month = show_period(NOWHERE, Period(2026, 9), as_of=TODAY, strict=False).data
    assert (len(month), sum(day.working for day in month)) == (30, 22)
    year = show_period(NOWHERE, Period(2026, None), as_of=TODAY, strict=False).data
    assert (len(year), sum(day.working for day in year)) == (365, 248)


def test_counting_includes_both_ends() -> None:
    counted = count_days(
        NOWHERE, date(2026, 9, 18), date(2026, 9, 20), as_of=TODAY, strict=False
    ).data
    assert (counted.working_days, counted.calendar_days, counted.provisional) == (2, 3, False)
    with pytest.raises(DayOrderError):
        count_days(NOWHERE, date(2026, 9, 2), date(2026, 9, 1), as_of=TODAY, strict=False)
    with pytest.raises(ProvisionalError):
        count_days(NOWHERE, TODAY, date(2026, 12, 26), as_of=TODAY, strict=True)


def test_the_status_names_every_notice() -> None:
    status = calendar_status(NOWHERE, as_of=TODAY).data
    assert status.announced_through == date(2026, 12, 31)
    assert status.estimated_through > status.announced_through
    assert len([notice for notice in status.notices if notice.year == 2020]) == 2
    years = [notice.year for notice in status.notices]
    assert years == sorted(years)


def test_a_ledger_answers_by_its_own_calendar(sqlite_ledger: Ledger) -> None:
    day = date(2026, 12, 1)
    stamp = Stamp(actor="测试", today=TODAY, on=TODAY, command="test")
    arrange_day(sqlite_ledger, stamp, day, state=DayState.OFF, document="南府办〔2026〕12号")
    own = check_days(str(sqlite_ledger.path), [day], as_of=TODAY, strict=False)
    shipped = check_days(NOWHERE, [day], as_of=TODAY, strict=False)
    assert (own.data[0].working, shipped.data[0].working) == (False, True)
    assert own.data[0].source == "南府办〔2026〕12号"
    assert own.meta.calendar != shipped.meta.calendar


def test_asking_creates_no_ledger(tmp_path: Path) -> None:
    place = tmp_path / "台账.db"
    check_days(str(place), [TODAY], as_of=TODAY, strict=False)
    assert not ledger_at(str(place)).exists
    assert list(tmp_path.iterdir()) == []
