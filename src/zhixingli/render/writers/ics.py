"""Obligations as a calendar that phones and office programs read (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Alarm, Calendar, Event

from zhixingli.domain.terms import EntryStatus, Light
from zhixingli.render.model.page import REHEARSAL
from zhixingli.render.words.office_text import day_text, paper_text

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.model.page import Paper
    from zhixingli.services.results.agenda import Agenda, AgendaEntry

_PRODUCT: Final = "-//zhixingli//zx//ZH"
#: The evening before is too late for an office: at nine o'clock of the day before.
_AHEAD: Final = timedelta(hours=-15)
_STATES: Final = {
    EntryStatus.OPEN: "CONFIRMED",
    EntryStatus.DONE: "CONFIRMED",
    EntryStatus.CANCELLED: "CANCELLED",
}


def ics_bytes(agenda: Agenda, paper: Paper) -> bytes:
    """Write a calendar: one entry an obligation, for the whole day on which it is due.

    The stamp of every entry is the day of the answer, so that the same ledger on the same
    day gives the same bytes.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    mark = REHEARSAL if paper.rehearsal else None
    name = paper_text("　".join(filter(None, (mark, paper.office, agenda.name))))
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    for entry in agenda.items:
        calendar.add_component(_event(entry, paper.day))
    return bytes(calendar.to_ical())


def _event(entry: AgendaEntry, today: date) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@zhixingli")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", paper_text(_summary(entry)))
    event.add("description", "\n".join(map(paper_text, _told(entry))))
    event.add("categories", [entry.kind.label])
    event.add("status", _STATES[entry.status])
    event.add("transp", "TRANSPARENT")
    if entry.status is EntryStatus.OPEN and entry.day >= today and not entry.reminds:
        event.add_component(_alarm(entry))
    return event


def _said(entry: AgendaEntry) -> str:
    """Say what is owed of what, and nothing twice: 现场办公会纪要印发：清溪大桥."""
    kind, _, title = entry.title.partition("：")
    again = title and entry.rule_label.startswith(kind)
    return f"{entry.rule_label}：{title if again else entry.title}"


def _summary(entry: AgendaEntry) -> str:
    """Say on one line what is due; how it stands comes first where it is not just open."""
    text = _said(entry)
    if entry.status is not EntryStatus.OPEN:
        return f"【{entry.status.label}】{text}"
    if entry.light is None or entry.light is Light.GREEN:
        return text
    return f"【{entry.light_label}】{text}"


def _told(entry: AgendaEntry) -> tuple[str, ...]:
    closed = (f"办结：{day_text(entry.closed_on)}",) if entry.status is EntryStatus.DONE and (
        entry.closed_on
    ) else ()  # fmt: skip
    due = entry.due if entry.reminds else entry.day
    return (
        f"编号：{entry.id}",
        *((f"到期：{day_text(due)}",) if due is not None else ()),
        *closed,
        f"区分管领导：{entry.leader.name}",
        f"主责单位：{entry.unit.short or entry.unit.name}",
        f"时限：{entry.key}",
    )


def _alarm(entry: AgendaEntry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", paper_text(_said(entry)))
    alarm.add("trigger", _AHEAD)
    return alarm
