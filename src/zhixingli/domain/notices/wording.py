"""A notice on days off from its text as published, by every wording used since 2010."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.calendar import (
    NoticeDateError,
    NoticeEmptyError,
    NoticeHolidayError,
    NoticeYearError,
)
from zhixingli.domain.law.calendar import FIRST_DAY, MAKE_UP_NAME, Notice, NoticeKind
from zhixingli.domain.notices.clauses import HOLIDAYS, read_clauses
from zhixingli.domain.writing.characters import normalise_option, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.domain.law.calendar import DayName
    from zhixingli.domain.notices.clauses import Clause

#: Years that a notice may arrange.
YEARS: Final = range(FIRST_DAY.year, 2101)

_INVISIBLE: Final = re.compile(
    r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_TAG: Final = re.compile(r"<[^<>]*>")
_DIGITS: Final = dict(zip("零〇○◯一二三四五六七八九", "0000123456789", strict=True))
_CHINESE_YEAR: Final = re.compile(r"([零〇○◯一二三四五六七八九0]{4})(?=年)")
_CHINESE_DAY: Final = re.compile(r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_NUMBER: Final = re.compile(
    r"([\u4e00-\u9fff]{2,}) ?[〔\[(【] ?((?:19|20)\d\d) ?[〕\])】] ?第?0*(\d{1,4}) ?号"
)
_STATE_PREFIX: Final = re.compile(r"国(?:办)?发(?:明电|电|函)?$")
_TITLE: Final = re.compile(r"关于(.{0,60}?)的?通知")
_FULL_DATE: Final = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_ISSUED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"成文日期:?{_FULL_DATE}",
        rf"[厅府院局室委]{_FULL_DATE}(?!\d)",
        rf"{_FULL_DATE}(?:\(此件[^)]*\))?[。.]?$",
    )
)
_YEAR: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"关于.{0,20}?(\d{4})年",
        r"现将.{0,10}?(\d{4})年",
        r"(\d{4})年(?:部分)?节假日",
        r"延长(\d{4})年",
    )
)
#: A notice that speaks of this many holidays arranges the whole year.
_ANNUAL_HOLIDAYS: Final = 5


def parse_notice_text(
    text: str, *, number: str | None = None, issued_on: date | None = None, name: str = "通知"
) -> Notice:
    """Read a notice as published (HTML remnants and broken lines allowed).

    ``number`` and ``issued_on`` stand in front of what the text itself says. Raises a refusal
    where the text contradicts itself, names no day, or is worded in an unknown way.
    """
    spaced = normalise_option(html.unescape(_TAG.sub(" ", _INVISIBLE.sub(" ", text))))
    flat = _arabic(spaced.replace(" ", ""))
    number = number or _number(spaced, flat)
    issued_on = issued_on or _issued_on(flat)
    annual = _is_annual(flat)
    year = _year(flat, issued_on, annual=annual)
    clauses = read_clauses(flat, year=year, annual=annual)
    if not clauses:
        raise NoticeEmptyError(name=name, year=f"{year}年")
    if annual:
        _refuse_undated(flat, clauses)
    return Notice(
        number=number,
        year=year,
        kind=_kind(number, annual=annual),
        issued_on=issued_on,
        off=_named(clauses),
        on=_make_up(clauses),
        extends=tuple((clause.days[-1], clause.name) for clause in clauses if clause.extends),
    )


def _refuse_undated(text: str, clauses: Sequence[Clause]) -> None:
    """Refuse a holiday that a whole notice names without a day: its days would be worked."""
    named = [name for name in HOLIDAYS if name in text]
    dated = "".join(clause.name for clause in clauses if not clause.working)
    undated = [name for name in named if name not in dated]
    if undated and len(named) >= _ANNUAL_HOLIDAYS:
        raise NoticeHolidayError(name="、".join(undated))


def _arabic(text: str) -> str:
    """Write 二○一三年十二月十一日, as notices were signed, in Arabic digits."""
    digits = str.maketrans(_DIGITS)
    text = _CHINESE_YEAR.sub(lambda match: match[1].translate(digits), text)
    return _CHINESE_DAY.sub(lambda match: f"{_count(match[1])}月{_count(match[2])}日", text)


def _count(numeral: str) -> int:
    """Read a numeral up to 三十一."""
    tens, ten, units = numeral.rpartition("十")
    return int(_DIGITS.get(tens, 1)) * 10 * bool(ten) + int(_DIGITS.get(units, 0))


def _number(spaced: str, flat: str) -> str:
    """Find the notice's own number; without spaces it may be run into the title before it."""
    match = _NUMBER.search(flat)
    if match is None:
        return ""
    state = _STATE_PREFIX.search(match[1])
    if state is None:
        match = _NUMBER.search(spaced) or match
    prefix = state[0] if state else re.split("通知|文号|字号", match[1])[-1]
    return f"{prefix}〔{match[2]}〕{match[3]}号"


def _issued_on(text: str) -> date | None:
    for pattern in _ISSUED:
        if found := pattern.findall(text):
            year, month, day = found[-1]
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                raise NoticeDateError(quote=f"{year}年{month}月{day}日") from None
    return None


def _is_annual(text: str) -> bool:
    title = _TITLE.search(text)
    if title and re.search("调整|延长|变更|补充", title[1]):
        return False
    if re.search(r"\d{4}年(?:部分)?节假日", text):
        return True
    return sum(holiday in text for holiday in HOLIDAYS) >= _ANNUAL_HOLIDAYS


def _year(text: str, issued_on: date | None, *, annual: bool) -> int:
    found = next((match[1] for pattern in _YEAR if (match := pattern.search(text))), None)
    year = int(found) if found else _year_of_days(text, issued_on, annual=annual)
    if year in YEARS:
        return year
    quote = f"{year}年" if year else shown(text[:20])
    raise NoticeYearError(quote=quote, first=YEARS[0], last=YEARS[-1])


def _year_of_days(text: str, issued_on: date | None, *, annual: bool) -> int:
    """Take the year from a dated clause; an amendment may rely on its day of issue."""
    for match in reversed(list(re.finditer(_FULL_DATE, text))):
        year, month, day = (int(part) for part in match.groups())
        if issued_on is None or (year, month, day) != issued_on.timetuple()[:3]:
            return year
    return issued_on.year if issued_on and not annual else 0


def _kind(number: str, *, annual: bool) -> NoticeKind:
    if annual:
        return NoticeKind.ANNUAL
    return NoticeKind.LOCAL if number and not number.startswith("国") else NoticeKind.AMENDMENT


def _named(clauses: Sequence[Clause]) -> tuple[DayName, ...]:
    """Keep each day off once, by the first clause that names it."""
    named: dict[date, str] = {}
    for clause in clauses:
        for day in clause.days:
            if not clause.working:
                named.setdefault(day, clause.name)
    return tuple(sorted(named.items()))


def _make_up(clauses: Sequence[Clause]) -> tuple[DayName, ...]:
    days = {day for clause in clauses if clause.working for day in clause.days}
    return tuple((day, MAKE_UP_NAME) for day in sorted(days))
