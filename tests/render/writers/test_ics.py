"""Calendars, read again by another program: days, changes, folding, hostile titles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from icalendar import Calendar

from zhixingli.domain.terms import EntryStatus, Kind, Light
from zhixingli.render.model.page import Paper
from zhixingli.render.writers.ics import ics_bytes
from zhixingli.services.results.agenda import Agenda, AgendaEntry
from zhixingli.services.results.refs import PersonRef, UnitRef

TODAY = date(2026, 11, 3)
PAPER = Paper("示例区人民政府办公室", TODAY)
ENTRY = AgendaEntry(
    id="SW-2026-0001",
    key="SW-2026-0001/doc.finish",
    uid="01a216be-e69c-7067-950b-8515144a1f64",
    sequence=2,
    kind=Kind.DOC,
    title="关于防汛的通知",
    rule_label="权限内办结",
    leader=PersonRef("RY-0001", "李副区长"),
    unit=UnitRef("DW-0002", "示例区住房和城乡建设局", "区住建局"),
    day=date(2026, 11, 9),
    status=EntryStatus.OPEN,
    light=Light.GREEN,
    closed_on=None,
)
HOSTILE = '<script>[red]\x1b[31m\u202eabc\x00;,\\:"\r\nBEGIN:VEVENT\r\n=1+1' + "长" * 10_000


def written(*entries: AgendaEntry) -> bytes:
    return ics_bytes(Agenda("时限事项", None, None, None, entries), PAPER)


def test_an_obligation_is_a_whole_day() -> None:
    [event] = Calendar.from_ical(written(ENTRY)).events
    assert event["UID"] == "01a216be-e69c-7067-950b-8515144a1f64@zhixingli"
    assert event["SEQUENCE"] == 2
    assert (event.start, event.end) == (date(2026, 11, 9), date(2026, 11, 10))
    assert str(event["SUMMARY"]) == "权限内办结：关于防汛的通知"
    assert "到期：2026年11月9日" in str(event["DESCRIPTION"])
    assert event["STATUS"] == "CONFIRMED"
    [alarm] = event.subcomponents
    assert b"TRIGGER:-PT15H" in alarm.to_ical()  # nine o'clock of the day before


def test_how_it_stands_is_said_in_words() -> None:
    late = replace(ENTRY, light=Light.RED, day=date(2026, 11, 2))
    done = replace(ENTRY, status=EntryStatus.DONE, light=None, closed_on=date(2026, 11, 3))
    gone = replace(ENTRY, status=EntryStatus.CANCELLED, light=Light.GREY)
    events = Calendar.from_ical(written(late, done, gone)).events
    assert [str(event["SUMMARY"])[:6] for event in events] == [
        "【逾期】权限",
        "【已办结】权",
        "【不再到期】",
    ]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert not any(event.subcomponents for event in events)  # nobody is reminded of what is past
    assert "办结：2026年11月3日" in str(events[1]["DESCRIPTION"])


def test_lines_are_folded_by_character_and_end_as_the_format_wants() -> None:
    raw = written(replace(ENTRY, title="长标题，" * 60))
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is torn


def test_hostile_titles_stay_literal() -> None:
    raw = written(replace(ENTRY, title=HOSTILE, id="SW", key=HOSTILE))
    [event] = Calendar.from_ical(raw).events
    shown = '<script>[red]\\x1b[31m\\u202eabc\\x00;,\\:"\\r\\nBEGIN:VEVENT\\r\\n=1+1长'
    assert shown in str(event["SUMMARY"])
    assert raw.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert b"\x1b" not in raw
    assert "\u202e" not in raw.decode()


def test_the_same_calendar_gives_the_same_bytes() -> None:
    assert written(ENTRY) == written(ENTRY)
    assert b"DTSTAMP:20261103T000000Z" in written(ENTRY)  # the day of the answer, not of the clock
