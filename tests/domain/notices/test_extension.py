"""延长…假期至…: the new days follow the holiday as the calendar knows it."""

from __future__ import annotations

from datetime import date

import pytest

from zhixingli.domain.errors.calendar import NoticeExtensionError
from zhixingli.domain.law.calendar import NoticeKind, WorkCalendar
from zhixingli.domain.notices.extension import completed
from zhixingli.domain.notices.plan import plan_import
from zhixingli.domain.notices.wording import parse_notice_text
from zhixingli.store.law.notices import bundled_calendar, bundled_notices

CALENDAR = bundled_calendar()
#: The Spring Festival of 2026 is off from 15 to 23 February.
WORDS = "延长2026年春节假期至2月25日(星期三),2月26日(星期四)起正常上班。"


def test_the_days_between_the_known_holiday_and_its_new_end_are_off() -> None:
    notice = parse_notice_text(WORDS, number="国办发明电〔2026〕1号")
    assert (notice.kind, notice.extends) == (
        NoticeKind.AMENDMENT,
        ((date(2026, 2, 25), "春节"),),
    )
    whole = completed(notice, CALENDAR)
    assert whole.off == ((date(2026, 2, 24), "春节"), (date(2026, 2, 25), "春节"))
    after = plan_import(bundled_notices(), [whole]).after
    assert not any(after.is_working_day(date(2026, 2, day)) for day in (23, 24, 25))
    assert after.is_working_day(date(2026, 2, 26))


def test_any_holiday_that_is_known_may_be_extended() -> None:
    # The Tomb-Sweeping Festival of 2026 is off from 4 to 6 April.
    notice = parse_notice_text("延长2026年清明节假期至4月8日。", number="国办发明电〔2026〕1号")
    off = [(date(2026, 4, 7), "清明节"), (date(2026, 4, 8), "清明节")]
    assert list(completed(notice, CALENDAR).off) == off


def test_a_lunar_day_tells_the_whole_holiday_as_before() -> None:
    words = "延长2026年春节假期至2月25日(农历正月初九,星期三),2月26日(星期四)起正常上班。"
    notice = parse_notice_text(words, number="国办发明电〔2026〕1号")
    assert notice.extends == ()
    assert [day for day, _ in notice.off][:1] == [date(2026, 2, 17)]
    after = plan_import(bundled_notices(), [notice]).after
    assert not any(after.is_working_day(date(2026, 2, day)) for day in (24, 25))


def test_a_holiday_that_nobody_knows_shortly_before_is_refused() -> None:
    notice = parse_notice_text(
        WORDS.replace("2月25日(星期三)", "4月25日(星期六)"), number="x〔2026〕1号"
    )
    with pytest.raises(NoticeExtensionError, match="没有春节假期"):
        completed(notice, CALENDAR)
    with pytest.raises(NoticeExtensionError):
        completed(parse_notice_text(WORDS, number="x〔2026〕1号"), WorkCalendar.of([]))
