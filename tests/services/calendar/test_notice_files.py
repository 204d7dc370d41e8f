from __future__ import annotations

import codecs
import json
from datetime import date
from pathlib import Path

import pytest

from zhixingli.domain.errors.calendar import (
    NoticeCellError,
    NoticeDateError,
    NoticeEmptyError,
    NoticeMakeUpError,
    NoticeUnreadableError,
    NoticeWordingError,
)
from zhixingli.domain.errors.refusal import Exit, Refusal
from zhixingli.domain.errors.text import CellDateError
from zhixingli.domain.law.calendar import MAKE_UP_NAME, Notice, NoticeKind, WorkCalendar
from zhixingli.domain.law.calendar_diff import changed_days
from zhixingli.domain.notices.checks import refuse_unsound
from zhixingli.services.calendar.notice_files import read_notice_file
from zhixingli.store.law.notices import bundled_calendar, bundled_notices

DATA = Path(__file__).parents[2] / "data"
SAMPLES = ("notice_2026.txt", "calendar_2026.csv", "calendar_2026_apple_style.ics")
SHIPPED = bundled_notices()
CALENDAR = bundled_calendar()
STATE = [notice for notice in SHIPPED if notice.kind is not NoticeKind.ESTIMATE]
ANNUAL = [notice for notice in STATE if notice.kind is NoticeKind.ANNUAL]
NUMBER = "国办发明电〔2025〕7号"
ISSUED_ON = date(2026, 11, 20)


def _read(name: str) -> tuple[Notice, ...]:
    return read_notice_file((DATA / name).read_bytes(), name)


def _same_days(notice: Notice, shipped: Notice) -> bool:
    """Tell whether the calendar stays as it is when the notice replaces the shipped one."""
    replaced = WorkCalendar.of(notice if known is shipped else known for known in SHIPPED)
    return changed_days(CALENDAR, replaced) == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_gives_the_working_days_of_2026(name: str) -> None:
    (notice,) = _read(name)
    refuse_unsound(notice, CALENDAR)
    assert (notice.year, notice.kind, len(notice.on)) == (2026, NoticeKind.ANNUAL, 6)
    assert _same_days(notice, ANNUAL[-1])


def test_each_form_brings_the_number_that_it_can_know() -> None:
    numbers = {name: _read(name)[0].number for name in SAMPLES}
    assert numbers == {
        "notice_2026.txt": NUMBER,
        "calendar_2026.csv": NUMBER,
        "calendar_2026_apple_style.ics": "",
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_number_and_day_of_issue_may_be_given(name: str) -> None:
    raw = (DATA / name).read_bytes()
    (notice,) = read_notice_file(raw, name, number="补发1号", issued_on=ISSUED_ON)
    assert (notice.number, notice.issued_on) == ("补发1号", ISSUED_ON)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_each_encoding_is_told_apart(name: str, encoding: str, bom: bytes) -> None:
    raw = bom + (DATA / name).read_text(encoding="utf-8").encode(encoding)
    assert read_notice_file(raw, name) == _read(name)


def _csv(*rows: str, heading: str = "日期,是否工作日,名称,文号") -> tuple[Notice, ...]:
    return read_notice_file("\r\n".join((heading, *rows, "")).encode("gb18030"), "放假.csv")


def test_a_table_may_have_chinese_headings_and_words() -> None:
    (notice,) = _csv(
        "2027年1月1日,否,元旦,甲〔2026〕1号",
        "2027/1/3,是,补班,甲〔2026〕1号",
    )
    assert notice.number == "甲〔2026〕1号"
    assert notice.off == ((date(2027, 1, 1), "元旦"),)
    assert notice.on == ((date(2027, 1, 3), MAKE_UP_NAME),)
    assert (notice.kind, notice.issued_on) == (NoticeKind.AMENDMENT, None)


@pytest.mark.parametrize(
    ("heading", "off", "on"),
    [
        ("日期\t是否放假", "2027-01-01\t是", "2027-01-03\t否"),
        ("date;isOffDay", "20270101;true", "20270103;FALSE"),
        ("日期，类型", "2027.1.1，放假", "2027.1.3，调休上班"),
        ("备注,名称,状态,日期", "备,元旦,休,2027-01-01", ",,班,2027-01-03"),
        ('"日期","是否工作日"', '"2027-01-01","0"', '"2027-01-03","1"'),
        ("2027年放假安排表\n日期,是否工作日", "46388,0", "46390,1"),
    ],
)
def test_a_table_is_read_by_its_headings(heading: str, off: str, on: str) -> None:
    (notice,) = _csv(off, on, heading=heading)
    assert [day for day, _ in notice.off] == [date(2027, 1, 1)]
    assert [day for day, _ in notice.on] == [date(2027, 1, 3)]


def test_a_table_of_every_day_keeps_only_those_that_were_moved() -> None:
    first = date(2026, 1, 1).toordinal()
    days = [date.fromordinal(first + ahead) for ahead in range(365)]
    (notice,) = _csv(*(f"{day},{CALENDAR.is_working_day(day):d},," for day in days))
    off, on = {day for day, _ in notice.off}, {day for day, _ in notice.on}
    assert (len(off), len(on)) == (19, 6)
    assert _same_days(notice, ANNUAL[-1])


def test_a_table_keeps_a_weekend_that_an_amendment_gives_back() -> None:
    (notice,) = _csv("2020-01-31,0,春节,", "2020-02-01,0,春节,", "2020-02-02,0,春节,")
    without = [known for known in SHIPPED if known.kind is not NoticeKind.AMENDMENT]
    assert WorkCalendar.of(without).is_working_day(date(2020, 2, 1))
    assert not WorkCalendar.of([*without, notice]).is_working_day(date(2020, 2, 1))


def test_a_table_of_several_years_and_numbers_makes_a_notice_of_each() -> None:
    notices = _csv(
        "2011-12-31,1,补班,甲",
        "2012-01-02,0,元旦,甲",
        "2015-09-03,0,纪念日,乙",
        "2015-10-01,0,国庆节,丙",
    )
    found = [(notice.year, notice.number, len(notice.off), len(notice.on)) for notice in notices]
    assert found == [(2012, "甲", 1, 1), (2015, "丙", 1, 0), (2015, "乙", 1, 0)]


def _holiday_cn(notice: Notice, **others: object) -> bytes:
    days = [
        {"name": name, "date": str(day), "isOffDay": off}
        for off, listed in ((True, notice.off), (False, notice.on))
        for day, name in listed
    ]
    content = {"$schema": "…", "year": notice.year, "papers": [notice.url], "days": days}
    return json.dumps(content | others, ensure_ascii=False).encode()


@pytest.mark.parametrize("shipped", STATE, ids=lambda notice: f"{notice.year}-{notice.kind}")
def test_holiday_cn_json_of_every_notice_gives_its_days(shipped: Notice) -> None:
    (notice,) = read_notice_file(_holiday_cn(shipped), "2026.json", issued_on=shipped.issued_on)
    refuse_unsound(notice, CALENDAR)
    assert _same_days(notice, shipped)
    assert (notice.year, notice.kind) == (shipped.year, shipped.kind)
    assert notice.number == (shipped.url or "")


def test_holiday_cn_json_takes_the_given_number_and_keeps_the_address() -> None:
    (notice,) = read_notice_file(_holiday_cn(ANNUAL[-1]), "2026.json", number=NUMBER)
    assert (notice.number, notice.url) == (NUMBER, ANNUAL[-1].url)


def _ics(*events: str) -> bytes:
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:{place}\r\n{event}\r\nEND:VEVENT\r\n"
        for place, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n".encode()


def test_a_cancelled_event_is_none_and_the_last_telling_counts() -> None:
    said = (
        "SUMMARY:元旦（休）\r\nDTSTART;VALUE=DATE:20270101",
        "SUMMARY:元旦（休）\r\nDTSTART;VALUE=DATE:20270102\r\nSTATUS:CANCELLED",
        "SUMMARY:元旦（休）\r\nDTSTART;VALUE=DATE:20270103",
    )
    told_again = _ics(*said).replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:2\r\nSEQUENCE:1\r\nSTATUS:CANCELLED\r\n"
        + said[2].encode()
        + b"\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    (notice,) = read_notice_file(told_again, "2027.ics", number=NUMBER)
    assert [f"{day:%m-%d}" for day, _ in notice.off] == ["01-01"]


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        ("DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270104", "01-01", "01-03"),
        ("DTSTART;VALUE=DATE:20270101\r\nDURATION:P3D", "01-01", "01-03"),
        ("DTSTART;VALUE=DATE:20270101", "01-01", "01-01"),
        ("DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270101", "01-01", "01-01"),
        ("DTSTART:20270101T000000\r\nDTEND:20270103T000000", "01-01", "01-02"),
        ("DTSTART:20270101T090000\r\nDTEND:20270103T180000", "01-01", "01-03"),
        ("DTSTART:20261231T160000Z\r\nDTEND:20270102T160000Z", "01-01", "01-02"),
    ],
)
def test_the_end_of_an_event_is_exclusive(event: str, first: str, last: str) -> None:
    (notice,) = read_notice_file(_ics(f"{event}\r\nSUMMARY:元旦（休）"), "cn.ics")
    off = [f"{day:%m-%d}" for day, _ in notice.off]
    assert (off[0], off[-1]) == (first, last)
    assert {name for _, name in notice.off} == {"元旦"}


@pytest.mark.parametrize(
    "mark",
    [
        "SUMMARY:春节补班",
        "SUMMARY:春节 调休上班",
        "SUMMARY;LANGUAGE=zh_CN:（班）",
        "SUMMARY:春节（班）",
        "SUMMARY:春节\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
        "SUMMARY:春节 第1天/共2天 补\r\n 班",
    ],
)
def test_a_make_up_day_is_known_by_its_summary_or_apples_mark(mark: str) -> None:
    raw = _ics(f"DTSTART;VALUE=DATE:20270220\r\n{mark}")
    (notice,) = read_notice_file(raw, "cn.ics")
    assert (notice.off, notice.on) == ((), ((date(2027, 2, 20), MAKE_UP_NAME),))


def test_feasts_without_a_day_off_are_left_out() -> None:
    raw = _ics(
        "DTSTART;VALUE=DATE:20270308\r\nSUMMARY:妇女节",
        "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270102\r\nSUMMARY:元旦假期",
    )
    (notice,) = read_notice_file(raw, "cn.ics")
    assert [day for day, _ in notice.off] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert notice.year == 2027


NOT_ANNOUNCED = json.dumps({"year": 2027, "papers": [], "days": []}).encode()

BAD: list[tuple[bytes, type[Refusal], str]] = [
    (b"", NoticeUnreadableError, "文件是空的"),
    (b"  \n", NoticeUnreadableError, "文件是空的"),
    (b"hello", NoticeUnreadableError, "没有放假或补班的日期"),
    (b"PK\x03\x04rest", NoticeUnreadableError, "Word、Excel"),
    (b"\xd0\xcf\x11\xe0", NoticeUnreadableError, "旧版"),
    (b"%PDF-1.7", NoticeUnreadableError, "PDF"),
    (b"\x00\x01\x02", NoticeUnreadableError, "不是文本"),
    (b"\xff\xff\xff", NoticeUnreadableError, "不是文本"),
    (b'{"year": 2027', NoticeUnreadableError, "JSON 不完整"),
    (b"[" * 100_000, NoticeUnreadableError, "JSON 不完整"),
    (b'{"days": []}', NoticeUnreadableError, "没有 year 和 days"),
    (b"[]", NoticeEmptyError, "尚未公布"),
    (NOT_ANNOUNCED, NoticeEmptyError, "2027年放假安排尚未公布"),
    (b'{"year":2027,"days":[{"date":"2027-01-01"}]}', NoticeUnreadableError, "isOffDay"),
    (
        b'{"year":2027,"days":[{"date":"2027-02-30","isOffDay":true}]}',
        NoticeDateError,
        "2027-02-30",
    ),
    ("日期,是否工作日\n".encode(), NoticeEmptyError, "尚未公布"),
    ("日期,是否工作日\n2027-01-04,1".encode(), NoticeMakeUpError, "周一"),
    ("日期,是否工作日\n2027-02-30,0".encode(), CellDateError, "第2行"),
    ("日期,是否工作日\n2027-01-01,也许".encode(), NoticeCellError, "第2行“是否工作日”读不懂：也许"),
    ("日期,是否工作日\n2027-01-01".encode(), NoticeCellError, "空"),
    ("日期,名称\n2027-01-01,元旦".encode(), NoticeUnreadableError, "缺“是否工作日”一列"),
    ('日期,是否工作日\n"2027-01-01,0'.encode(), NoticeUnreadableError, "引号"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", NoticeEmptyError, "尚未公布"),
    (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", NoticeUnreadableError, "ICS 不完整"),
    (_ics("SUMMARY:元旦（休）"), NoticeUnreadableError, "日期不完整"),
    (
        _ics("DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20280101\r\nSUMMARY:放假"),
        NoticeUnreadableError,
        "连续365天",
    ),
    ("关于2027年节假日安排的通知：1月2日不放假。".encode(), NoticeWordingError, "不放假"),
]


def _read_and_check(raw: bytes) -> None:
    for notice in read_notice_file(raw, "安排.dat"):
        refuse_unsound(notice, CALENDAR)


@pytest.mark.parametrize(("raw", "refusal", "said"), BAD)
def test_a_bad_file_is_refused_with_its_reason(
    raw: bytes, refusal: type[Refusal], said: str
) -> None:
    with pytest.raises(refusal) as caught:
        _read_and_check(raw)
    assert said in caught.value.message
    assert caught.value.hint
    if refusal is NoticeUnreadableError:
        assert "安排.dat" in caught.value.message
        assert "ICS" in caught.value.hint
        assert caught.value.exit is Exit.FILE
