from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from importlib.metadata import version

import pytest

from zhixingli.domain.law.calendar import MAKE_UP_NAME, NoticeKind, WorkCalendar
from zhixingli.store.law.notices import bundled_calendar, bundled_notices, estimated_notices

JOINT_YEARS = {2009, 2012, 2017, 2020, 2023, 2025}


def test_the_notices_of_2006_to_2026_are_shipped_with_number_and_day_of_issue() -> None:
    state = [notice for notice in bundled_notices() if notice.kind is not NoticeKind.ESTIMATE]
    annual = [notice.year for notice in state if notice.kind is NoticeKind.ANNUAL]
    assert annual == list(range(2006, 2027))
    amended = [notice.year for notice in state if notice.kind is NoticeKind.AMENDMENT]
    assert amended == [2015, 2019, 2020]
    assert all(notice.issued_on and "发明电〔" in notice.number for notice in state)
    assert len({notice.number for notice in state}) == 24


def test_every_shipped_day_off_is_named_after_its_holiday() -> None:
    names = Counter(name for notice in bundled_notices() for _, name in notice.off)
    assert set(names) == {
        *("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节", "国庆节、中秋节"),
        "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
    }
    made_up = {name for notice in bundled_notices() for _, name in notice.on}
    assert made_up == {MAKE_UP_NAME}


@pytest.mark.parametrize("year", range(2008, 2027))
def test_mid_autumn_joins_the_national_day_in_the_years_it_did(year: int) -> None:
    name = bundled_calendar().day(date(year, 10, 1)).name
    assert name == ("国庆节、中秋节" if year in JOINT_YEARS else "国庆节")


def test_estimates_are_shipped_for_the_years_after_the_last_notice() -> None:
    estimates = [n for n in bundled_notices() if n.kind is NoticeKind.ESTIMATE]
    assert [notice.year for notice in estimates] == list(range(2027, 2033))
    assert all(notice.issued_on is None and not notice.on for notice in estimates)
    # What needs no announcement: the holidays of the law itself, moved off the weekend.
    calendar = bundled_calendar()
    assert calendar.day(date(2027, 2, 8)).name == "春节"
    assert calendar.day(date(2028, 10, 3)).name == "国庆节、中秋节"
    assert not any(calendar.is_working_day(date(year, 10, 1)) for year in range(2027, 2033))


def test_the_installed_library_estimates_what_is_shipped() -> None:
    shipped = [n for n in bundled_notices() if n.kind is NoticeKind.ESTIMATE]
    if shipped[0].number != f"推算(holidays 库 {version('holidays')})":
        # A newer library may know more; then it must at least agree on the fixed holidays.
        live = WorkCalendar.of(estimated_notices(range(2027, 2033)))
        assert not any(live.is_working_day(date(year, 1, 1)) for year in range(2027, 2033))
        return
    assert estimated_notices(range(2027, 2033)) == tuple(shipped)


def test_an_estimate_of_an_announced_year_knows_its_make_up_days() -> None:
    (estimate,) = estimated_notices([2026])
    announced = next(notice for notice in bundled_notices() if notice.year == 2026)
    assert estimate.on == announced.on
    assert dict(estimate.off)[date(2026, 2, 20)] == "春节"
    assert dict(estimate.off)[date(2026, 10, 7)] == "国庆节"


def test_the_shipped_calendar_is_built_without_the_holidays_library() -> None:
    code = (
        "import sys; from zhixingli.store.law.notices import bundled_calendar as b; b().digest;"
        "print([m for m in ('holidays', 'sqlalchemy', 'icalendar') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
