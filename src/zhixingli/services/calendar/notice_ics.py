"""Notices from a subscribed calendar of holidays (ICS)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.calendar import NoticeEmptyError, NoticeUnreadableError
from zhixingli.domain.writing.characters import normalise_option
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.services.calendar.notice_days import FileDay, notices_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Event

    from zhixingli.domain.law.calendar import Notice

_WORKED: Final = re.compile(r"上班|补班|调班|[(\[【]班[)\]】]|^班$|\s班$")
_OFF: Final = re.compile(r"放假|补休|调休|休息|假期|[(\[【]休[)\]】]|\s休$")
_DECORATION: Final = re.compile(r"[(\[【].*|\s.*|假期.*|放假.*|第\d+天.*|调休.*|补休.*")
#: No notice gives so long a span; a longer event is some other calendar's.
_LONGEST_DAYS: Final = 31


def ics_notices(
    text: str, name: str, number: str | None, issued_on: date | None
) -> tuple[Notice, ...]:
    """Read the events marked off (休) or worked (班); feasts that are no days off are left out.

    Of one event told several times the last telling counts (SEQUENCE); what is cancelled is none.
    """
    days = [day for event in _standing(_events(text, name)) for day in _days(event, name)]
    if not days:
        raise NoticeEmptyError(name=name, year="这一年的")
    return notices_of(days, number=number, issued_on=issued_on)


def _events(text: str, name: str) -> list[Event]:
    # A heavy library, needed by this one form of file.
    from icalendar import Calendar  # noqa: PLC0415

    try:
        return list(Calendar.from_ical(text).events)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        # What the library lets through of a damaged file: it has no single error of its own.
        raise NoticeUnreadableError(name=name, cause="ICS 不完整") from None


def _standing(events: list[Event]) -> Iterator[Event]:
    """Give the events that stand: each in its last telling, without those that are cancelled."""
    last: dict[str, Event] = {}
    for n, event in enumerate(events):
        key = f"{event.get('UID', n)}/{event.get('RECURRENCE-ID', '')}"
        if key not in last or _sequence(event) >= _sequence(last[key]):
            last[key] = event
    for event in last.values():
        if str(event.get("STATUS", "")).strip().upper() != "CANCELLED":
            yield event


def _sequence(event: Event) -> int:
    said = str(event.get("SEQUENCE", "0"))
    return int(said) if said.isdecimal() else 0


def _days(event: Event, name: str) -> Iterator[FileDay]:
    summary = normalise_option(str(event.get("SUMMARY", "")))
    working = _is_worked(event, summary)
    if working is None:
        return
    first, size = _span(event, name)
    for ahead in range(size):
        yield FileDay(first + timedelta(days=ahead), working, _DECORATION.sub("", summary))


def _is_worked(event: Event, summary: str) -> bool | None:
    special = str(event.get("X-APPLE-SPECIAL-DAY", "")).strip().upper()
    if special == "ALTERNATE-WORKDAY" or _WORKED.search(summary):
        return True
    if special == "WORK-HOLIDAY" or _OFF.search(summary):
        return False
    return None


def _span(event: Event, name: str) -> tuple[date, int]:
    """Return the first day and the number of days; DTEND is the day after the last."""
    try:
        start, end = event.start, event.end
    except (ValueError, AttributeError):
        raise NoticeUnreadableError(name=name, cause="ICS 里有日期不完整的事件") from None
    if isinstance(end, datetime):
        end += timedelta(days=1) - timedelta(microseconds=1)
    size = (_day(end) - _day(start)).days
    if size > _LONGEST_DAYS:
        raise NoticeUnreadableError(name=name, cause=f"ICS 里有连续{size}天的事件")
    return _day(start), max(size, 1)


def _day(moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(SHANGHAI) if moment.tzinfo else moment).date()
