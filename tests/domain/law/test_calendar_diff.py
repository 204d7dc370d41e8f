from __future__ import annotations

from datetime import date

from zhixingli.domain.law.calendar import NoticeKind, WorkCalendar
from zhixingli.domain.law.calendar_diff import DayChange, DayState, changed_days
from zhixingli.store.law.notices import bundled_calendar, bundled_notices

CALENDAR = bundled_calendar()
NOTICES = bundled_notices()


def test_changed_days_name_both_states() -> None:
    before = WorkCalendar.of(n for n in NOTICES if n.kind is not NoticeKind.AMENDMENT)
    changes = changed_days(before, CALENDAR)
    assert [change.date for change in changes] == [
        date(2015, 9, 3),
        date(2015, 9, 4),
        date(2015, 9, 6),
        date(2019, 4, 28),
        date(2019, 5, 2),
        date(2019, 5, 3),
        date(2019, 5, 5),
        date(2020, 1, 31),
        date(2020, 2, 1),
    ]
    assert changes[2] == DayChange(date(2015, 9, 6), DayState.OFF, DayState.WORK)
    assert changed_days(CALENDAR, CALENDAR) == ()


def test_changed_days_compare_only_what_both_calendars_hold() -> None:
    short = WorkCalendar.of(n for n in NOTICES if n.kind is not NoticeKind.ESTIMATE)
    assert changed_days(short, CALENDAR) == changed_days(CALENDAR, short) == ()
