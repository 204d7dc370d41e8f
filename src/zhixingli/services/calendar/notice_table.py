"""Notices from a CSV table of days, with English or Chinese headings."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.errors.calendar import (
    NoticeCellError,
    NoticeEmptyError,
    NoticeUnreadableError,
)
from zhixingli.domain.writing.characters import normalise_option, shown
from zhixingli.domain.writing.dates import parse_cell_date
from zhixingli.services.calendar.notice_days import FileDay, notices_of

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.calendar import Notice

_DATE: Final = frozenset({"date", "day", "日期", "公历日期", "年月日"})
_WORKING: Final = frozenset(
    {"is_working_day", "is_workday", "working", "workday", "是否工作日", "是否上班", "工作日"}
)
_RESTING: Final = frozenset({"isoffday", "is_off_day", "是否放假", "是否休息", "是否休息日"})
_KIND: Final = frozenset({"kind", "type", "类型", "类别", "状态", "安排", "性质"})
_NAME: Final = frozenset(
    {"name", "holiday", "名称", "节日", "节假日", "节日名称", "假日名称", "说明", "备注"}
)
_NUMBER: Final = frozenset(
    {"source_doc_no", "number", "doc_no", "文号", "发文字号", "文件", "依据", "来源"}
)
_HEADINGS: Final = {
    heading: role
    for role, headings in (
        ("date", _DATE),
        ("working", _WORKING),
        ("resting", _RESTING),
        ("kind", _KIND),
        ("name", _NAME),
        ("number", _NUMBER),
    )
    for heading in headings
}
_YES: Final = frozenset({"1", "1.0", "是", "true", "yes", "y"})
_NO: Final = frozenset({"0", "0.0", "否", "false", "no", "n"})
_WORKDAY: Final = frozenset({"workday", "working", "work", "工作日", "正常上班"})
_MAKE_UP: Final = frozenset(
    {"makeup", "make_up", "make-up", "on", "补班", "补班日", "上班", "班", "调休上班"}
)
_OFF: Final = frozenset({"off", "holiday", "rest", "放假", "休", "休息", "休息日", "节假日"}) | {
    *("法定节假日", "假日", "调休", "补休", "假期", "放假调休")
}
_WEEKEND: Final = frozenset({"weekend", "周末", "双休日", "公休", "公休日", "周六", "周日"})
_DELIMITERS: Final = ",\t;|，"
#: A title may stand above the headings.
_TOP_ROWS: Final = 5
#: A table of this many rows lists every day of a year, ordinary ones included.
_FULL_LISTING: Final = 300
_SATURDAY: Final = 5


class _Row(NamedTuple):
    """A row by the role of its columns, with its place for refusals."""

    line: int
    cells: dict[str, str]

    def cell(self, role: str) -> str:
        return self.cells.get(role, "")

    def word(self, role: str) -> str:
        return self.cell(role).lower()


def is_table(text: str) -> bool:
    """Tell whether one of the first rows is a heading row that names a date column."""
    return _delimiter(text) is not None


def table_notices(
    text: str, name: str, number: str | None, issued_on: date | None
) -> tuple[Notice, ...]:
    """Read a table with a date column and one that tells worked days from days off."""
    try:
        rows = _rows(text)
    except csv.Error:
        raise NoticeUnreadableError(name=name, cause="表格的引号或换行不完整") from None
    if rows and not {"working", "resting", "kind"} & rows[0].cells.keys():
        raise NoticeUnreadableError(name=name, cause="缺“是否工作日”一列")
    full = len(rows) >= _FULL_LISTING
    days = [_day(row) for row in rows]
    special = [
        day for row, day in zip(rows, days, strict=True) if not _is_ordinary(row, day, full=full)
    ]
    if not special:
        raise NoticeEmptyError(name=name, year="这一年的")
    return notices_of(special, number=number, issued_on=issued_on)


def _delimiter(text: str) -> str | None:
    for delimiter in _DELIMITERS:
        for line in islice(text.splitlines(), _TOP_ROWS):
            if "date" in _roles(line.split(delimiter)):
                return delimiter
    return None


def _roles(cells: list[str]) -> list[str | None]:
    return [_HEADINGS.get(normalise_option(cell.strip('"')).lower()) for cell in cells]


def _rows(text: str) -> list[_Row]:
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text) or ",", strict=True)
    roles: list[str | None] = []
    rows = []
    for cells in reader:
        if "date" not in roles:
            roles = _roles(cells)
        elif any(cell.strip() for cell in cells):
            # The first of two columns of one role counts: 名称 before 备注.
            pairs = reversed(list(zip_longest(roles, cells)))
            named = {role: normalise_option(cell or "") for role, cell in pairs if role}
            rows.append(_Row(reader.line_num, named))
    return rows


def _day(row: _Row) -> FileDay:
    return FileDay(
        day=parse_cell_date(row.cell("date"), row=row.line, column="日期"),
        working=_is_worked(row),
        name=row.cell("name"),
        number=row.cell("number"),
    )


def _is_worked(row: _Row) -> bool:
    for role, when_yes in (("working", True), ("resting", False), ("kind", True)):
        word = row.word(role)
        if word in _YES | _NO:
            return (word in _YES) == when_yes
        if word in _WORKDAY | _MAKE_UP:
            return True
        if word in _OFF | _WEEKEND:
            return False
        if word and role != "kind":
            break
    typed = shown(row.cell("working") or row.cell("resting") or row.cell("kind"))
    raise NoticeCellError(row=row.line, column="是否工作日", typed=typed or "空")


def _is_ordinary(row: _Row, day: FileDay, *, full: bool) -> bool:
    """Tell a plain weekday or weekend, which needs no notice, from a day that was moved."""
    if day.working != (day.day.weekday() < _SATURDAY):
        return False
    kind = row.word("kind")
    if kind in _WORKDAY | _WEEKEND:
        return True
    return full and not kind and row.cell("name") in {"", "工作日", *_WEEKEND}
