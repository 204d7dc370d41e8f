"""Days and moments as people write them: a short table of forms, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from zhixingli.domain.errors.text import CellDateError, DateError
from zhixingli.domain.writing.characters import normalise_option, shown

#: China keeps one time all year; a fixed offset needs no time-zone data on the machine.
SHANGHAI: Final = timezone(timedelta(hours=8))

# Patterns stay strings: `re` compiles and keeps them at first use, most commands use none.
_FORMS: Final = (
    r"([0-9]{4}) ?(?:-+|/) ?([0-9]{1,2}) ?(?:-+|/) ?([0-9]{1,2})",
    r"([0-9]{4}) ?[.。] ?([0-9]{1,2}) ?[.。] ?([0-9]{1,2})",
    r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]?",
    r"([0-9]{4})([0-9]{2})([0-9]{2})",
)
_SPOKEN: Final = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2}
_NEAR_MISSES: Final = (
    (r"[0-9]{2} ?[-/.年。] ?[0-9]{1,2} ?[-/.月。] ?[0-9]{1,2} ?[日号]?|[0-9]{6}", "的年份要写四位"),
    (r"[0-9]{1,2} ?(?:[-/.。]|月) ?[0-9]{1,2} ?[日号]?", "缺年份，请把年份写全"),
    (r"[0-9]{4} ?(?:[-/.。]|年) ?[0-9]{1,2} ?月?", "缺日，请写到哪一天"),
    (r"[0-9]{1,2} ?[:时点].*", "只有时间，请先写日期"),
)
_TIMES: Final = tuple(
    r"(?P<day>.+[日号天]|.+?[Tt ]) ?(?P<hour>[0-9]{1,2})" + clock + r" ?"
    r"(?P<offset>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?"
    for clock in (
        r": ?(?P<minute>[0-9]{1,2})(?:: ?(?P<second>[0-9]{1,2})(?:[.][0-9]+)?)?",
        r" ?[时点](?: ?(?P<minute>[0-9]{1,2}) ?分?(?: ?(?P<second>[0-9]{1,2}) ?秒)?)?",
    )
)
_EARLIEST_YEAR: Final = 1900
_LATEST_YEAR: Final = 2100
_SERIAL: Final = r"([0-9]{5})(?:[.]([0-9]+))?"
_SERIAL_ORIGIN: Final = date(1899, 12, 30)
_SERIALS: Final = range(20000, 80001)
_SECONDS_A_DAY: Final = 86400


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in Shanghai, with the moment (+08:00) where one was given."""

    day: date
    at: datetime | None


def parse_date(text: str, today: date, *, field: str | None = None) -> date:
    """Read a day as typed on the command line; `today` stands for 今天.

    Raises DateError for anything that is not exactly one existing, complete day.
    """
    try:
        return _spoken_or_written(normalise_option(text), today)
    except _UnreadableError as unreadable:
        raise _date_error(text, unreadable, field) from None


def month_day(day: date) -> str:
    """Write a day as offices do where its year is plain: 10月5日."""
    return f"{day.month}月{day.day}日"


def free_from(day: date) -> str:
    """Say from which day a thing may be done: 10月9日起可办."""
    return f"{month_day(day)}起可办"


def parse_moment(text: str, today: date, *, field: str | None = None) -> Moment:
    """Read a day, or a day and a time such as `2026-11-23 09:30` or `…23日9时30分`.

    A time with an offset or Z is converted to +08:00, which may change the day.
    """
    try:
        return _moment(normalise_option(text), today)
    except _UnreadableError as unreadable:
        raise _date_error(text, unreadable, field, also="；后面可加时间，如 09:30") from None


def parse_cell_date(value: object, *, row: int, column: str) -> date:
    """Read the day in a cell of a clerk's file; see parse_cell_moment."""
    return parse_cell_moment(value, row=row, column=column).day


def parse_cell_moment(value: object, *, row: int, column: str) -> Moment:
    """Read a cell: a written day with or without time, a date object or an Excel serial.

    今天 is refused: a file says nothing about when it was typed. Raises CellDateError with
    the row and the column.
    """
    try:
        return _cell(value)
    except _UnreadableError as unreadable:
        raise CellDateError(
            field=column, row=row, column=column, typed=shown(str(value)), problem=unreadable
        ) from None


class _UnreadableError(Exception):
    """Why a text is not a day; the message is the second half of a sentence."""


def _date_error(
    text: str, unreadable: _UnreadableError, field: str | None, *, also: str = ""
) -> DateError:
    return DateError(field=field, typed=shown(text), problem=unreadable, also=also)


def _spoken_or_written(text: str, today: date) -> date:
    if text in _SPOKEN:
        return today + timedelta(days=_SPOKEN[text])
    return _written(text)


def _written(text: str) -> date:
    for form in _FORMS:
        if match := re.fullmatch(form, text):
            year, month, day = (int(part) for part in match.groups())
            return _existing(year, month, day)
    raise _UnreadableError(_problem(text))


def _existing(year: int, month: int, day: int) -> date:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        problem = f"的年份不在 {_EARLIEST_YEAR} 至 {_LATEST_YEAR} 年之内"
        raise _UnreadableError(problem)
    try:
        return date(year, month, day)
    except ValueError:
        problem = f"不存在：{year}年没有{month}月{day}日"
        raise _UnreadableError(problem) from None


def _problem(text: str) -> str:
    for form, problem in _NEAR_MISSES:
        if re.fullmatch(form, text):
            return problem
    return "读不懂"


def _moment(text: str, today: date) -> Moment:
    for form in _TIMES:
        if match := re.fullmatch(form, text):
            day = _spoken_or_written(match["day"].rstrip("Tt "), today)
            return _in_shanghai(datetime.combine(day, _clock(match), _offset(match["offset"])))
    return Moment(_spoken_or_written(text, today), None)


def _in_shanghai(at: datetime) -> Moment:
    here = at.astimezone(SHANGHAI)
    return Moment(here.date(), here)


def _clock(match: re.Match[str]) -> time:
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    try:
        return time(hour, minute, second)
    except ValueError:
        raise _UnreadableError("里的时间不存在，时间写 00:00 至 23:59") from None


def _offset(text: str | None) -> timezone:
    if text is None:
        return SHANGHAI
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    try:
        return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if text[0] == "-" else 1))
    except ValueError:
        raise _UnreadableError("里的时差不存在") from None


def _cell(value: object) -> Moment:
    moment = _cell_as_written(value)
    if moment.at is not None and moment.at.time() == time():
        return Moment(moment.day, None)  # what spreadsheets write for a bare date
    return moment


def _cell_as_written(value: object) -> Moment:
    if isinstance(value, datetime):
        return _in_shanghai(value.replace(tzinfo=value.tzinfo or SHANGHAI))
    if isinstance(value, date):
        return Moment(value, None)
    text = normalise_option(str(value))
    if match := re.fullmatch(_SERIAL, text):
        return _serial(int(match[1]), match[2])
    if text.startswith(tuple(_SPOKEN)):
        raise _UnreadableError("不是确定的日期")
    return _moment(text, date.min)


def _serial(days: int, fraction: str | None) -> Moment:
    if days not in _SERIALS:
        raise _UnreadableError("不是可信的 Excel 日期序号")
    midnight = datetime.combine(_SERIAL_ORIGIN + timedelta(days=days), time(), SHANGHAI)
    seconds = round(float(f"0.{fraction or 0}") * _SECONDS_A_DAY)
    return _in_shanghai(midnight + timedelta(seconds=seconds))
