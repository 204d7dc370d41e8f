"""Clauses of a published notice: which days it says are off, and which are worked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.errors.calendar import (
    NoticeCountError,
    NoticeDateError,
    NoticeOrderError,
    NoticeWeekdayError,
    NoticeWordingError,
)
from zhixingli.domain.law.calendar import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The holidays that every notice names.
HOLIDAYS: Final = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")

_HOLIDAY: Final = f"(?:{'|'.join(HOLIDAYS)})"
_DATE: Final = (
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:\((?P<note>[^()]*)\))?"
)
_MENTION: Final = re.compile(_DATE)
#: A month without a readable day: 9月29（周六）; but 2013年12月 and 12月底 are no days.
_BROKEN: Final = re.compile(
    r"(?:(?<![\d年])\d{1,2}月(?![底初末中上下份])|年\d{1,2}月(?=[\d日(]))(?!\d{1,2}日).{0,5}"
)
_WEEKDAY: Final = re.compile(r"(?:星期|周)([一二三四五六日天])|^([一二三四五六日天])$")

#: What an office may encourage is no day off: 鼓励…安排职工在除夕（2月9日）休息.
_ENCOURAGED: Final = re.compile(r"鼓励.*?(?=。|[一二三四五六七八九十]+、|$)")
#: 29、30日 and 1-3日 leave out the first 日.
_ELIDED: Final = re.compile(r"(?<=\d)(?=(?:[、,至到~和]|-+)\d{1,2}日)")
_LIST: Final = re.compile(r"[、,和及与]?|以及")
_RANGE: Final = re.compile(r"[至到~]|-+")

#: Said of days without making them off or worked: 2月3日起正常上班.
_QUIET: Final = re.compile(r"起|是|[之以]?前|[之以]?后")
#: Rest days that are moved elsewhere are worked: 9月25日、9月26日两个公休日调至10月4日、5日.
_SWAPPED: Final = re.compile(r",?(?:这?[一二两三四]个|的)?公休日?(?:分别|均|都)?[调改]")
_MOVED: Final = re.compile(r"[调改][至到为]$")
_OFF: Final = re.compile(
    r",?(?:全国|均|都|统一|照常|为|作为|共(?:\d+天)?)*"
    r"(?:调休|放假|休息|补休|补假|公休|休假|法定节假日|[^,。:;\d]{0,12}假期)"
)
_ON: Final = re.compile(r"\)?,?(?:均|都|照常|正常|全天|为|改为|调整为)*(?:上班|补班|工作)")
_DOUBTFUL: Final = re.compile(r"[^,。:;]{0,8}(?:放假|上班|补班|休息|补休|调休|假期)")
_STATED: Final = re.compile(r"[^。]*?(?:共|放假)(\d+)天")

_EXTENDED: Final = re.compile(
    rf"(?:延长(?:\d{{4}}年)?(?P<name>{_HOLIDAY})假期|(?P<named>{_HOLIDAY})假期延长)[至到]{_DATE}"
)
_FIXED_STARTS: Final = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
_LUNAR: Final = re.compile(r"正月初?([一二三四五六七八九十]+)")
_NUMERALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")

_NAMED: Final = re.compile(
    r"(?:[一二三四五六七八九十]+、|\d\.)(?P<heading>[^,。:;()\d]{2,30}):"
    r"|中国人民抗日战争[^,。:;()]{0,30}?纪念日"
    rf"|{_HOLIDAY}(?:[、和暨]{_HOLIDAY})*"
)
#: The opening sentence lists all holidays at once; that is nobody's name.
_MOST_JOINED: Final = 3
_NAMELESS: Final = "放假"


@dataclass(frozen=True, slots=True)
class Clause:
    """Days that one clause of a notice declares off or worked, with the holiday it stands under.

    With ``extends`` only the last day is told: the others follow the holiday as it is known.
    """

    days: tuple[date, ...]
    working: bool
    name: str
    extends: bool = False


def read_clauses(text: str, *, year: int, annual: bool) -> list[Clause]:
    """Read every clause of a notice's text (half-width, without spaces) for its target year.

    Raises a refusal for a date that does not exist, for weekdays, spans and numbers of days
    that the dates contradict, and for a clause on days off whose wording is not known.
    """
    text = _ELIDED.sub("日", _ENCOURAGED.sub("", text))
    if broken := _BROKEN.search(text):
        raise NoticeDateError(quote=broken[0])
    extended = [_extension(match, year=year) for match in _EXTENDED.finditer(text)]
    return extended + _stated(_EXTENDED.sub("", text), _Years(year, annual))


class _Years(NamedTuple):
    """Which year a date without one belongs to."""

    target: int
    annual: bool

    def of(self, month: int, before: date | None) -> int:
        """Return the year of a month, in a list or span after ``before``."""
        if before is not None:
            return before.year + (before.month == 12 and month == 1)  # noqa: PLR2004 - December
        # An annual notice ends in October; its December is the one before the year.
        return self.target - (self.annual and month == 12)  # noqa: PLR2004 - December


def _stated(text: str, years: _Years) -> list[Clause]:
    clauses: list[Clause] = []
    names = [(match.start(), _name(match)) for match in _NAMED.finditer(text)]
    for chain in _chains(text):
        working = _working(chain)
        if working is None:
            continue
        start = chain[0].mention.start()
        name = next((name for at, name in reversed(names) if name and at < start), _NAMELESS)
        same = clauses and clauses[-1].name == name
        last = clauses[-1].days[-1] if same else None
        clauses.append(Clause(tuple(_days(chain, years, last)), working, name))
        _refuse_count(chain, clauses)
    return clauses


class _Link(NamedTuple):
    """A date of the text and what stands between it and the next."""

    mention: re.Match[str]
    gap: str


def _chains(text: str) -> Iterator[list[_Link]]:
    """Group dates that share a verb: lists and spans.

    After the days to which rest days are moved a comma begins anew: 调至10月4日、5日，10月9日….
    """
    mentions = list(_MENTION.finditer(text))
    chain: list[_Link] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        gap = text[mention.end() : following.start() if following else len(text)]
        chain.append(_Link(mention, gap))
        ended = gap == "," and _MOVED.search(text, 0, chain[0].mention.start())
        if ended or not (_LIST.fullmatch(gap) or _RANGE.fullmatch(gap)):
            yield chain
            chain = []


def _working(chain: Sequence[_Link]) -> bool | None:
    """Tell what the verb after the dates makes of them; None where it says nothing of them."""
    gap = chain[-1].gap
    if _SWAPPED.match(gap):
        return True
    if _QUIET.match(gap):
        return None
    if _OFF.match(gap):
        return False
    if _ON.match(gap):
        return True
    if _DOUBTFUL.match(gap) or _is_arranged(chain[0].mention):
        raise NoticeWordingError(quote=_quote(chain))
    return None


def _is_arranged(mention: re.Match[str]) -> bool:
    """Tell a day of the arrangement, written 1月4日（周日）, from a day of issue or 3日内.

    Days to which rest days are moved say nothing of their own: 公休日调至2月16日.
    """
    if _MOVED.search(mention.string, 0, mention.start()):
        return False
    if mention["year"] is None:
        return mention["month"] is not None
    return _WEEKDAY.search(mention["note"] or "") is not None


def _days(chain: Sequence[_Link], years: _Years, last: date | None) -> list[date]:
    """Write out the days; a date without a month takes it from the date before."""
    days: list[date] = []
    spans = False
    for mention, gap in chain:
        day = _day(mention, years, before=days[-1] if days else None, last=last)
        days += _through(days[-1], day) if spans else [day]
        spans = bool(_RANGE.fullmatch(gap))
    return days


def _through(first: date, last: date) -> list[date]:
    """List the days after the first one, up to the last."""
    if last < first:
        raise NoticeOrderError(first=first, last=last)
    return [first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1)]


def _day(mention: re.Match[str], years: _Years, *, before: date | None, last: date | None) -> date:
    month, earlier = mention["month"], before
    if month is None:
        earlier = before or last
        stray = mention.string[: mention.start()][-1:]
        if earlier is None or stray.isdigit() or stray == "月":
            raise NoticeDateError(quote=stray + mention[0])
    number = int(month) if month or earlier is None else earlier.month
    year = int(mention["year"] or years.of(number, earlier))
    try:
        day = date(year, number, int(mention["day"]))
    except ValueError:
        raise NoticeDateError(quote=mention[0]) from None
    _refuse_weekday(day, mention["note"] or "")
    return day


def _refuse_weekday(day: date, note: str) -> None:
    match = _WEEKDAY.search(note)
    named = match and (match[1] or match[2])
    actual = WEEKDAYS[day.weekday()]
    if named and named.replace("天", "日") != actual:
        raise NoticeWeekdayError(day=day, actual=actual, named=named)


def _refuse_count(chain: Sequence[_Link], clauses: Sequence[Clause]) -> None:
    """Compare 共N天 with the clause it follows, or with all days off of its holiday."""
    stated = _STATED.match(chain[-1].gap)
    clause = clauses[-1]
    if clause.working or stated is None:
        return
    under = {d for c in clauses for d in c.days if c.name == clause.name and not c.working}
    if int(stated[1]) not in (len(clause.days), len(under)):
        raise NoticeCountError(quote=_quote(chain), stated=stated[1], counted=len(clause.days))


def _extension(match: re.Match[str], *, year: int) -> Clause:
    """Read 延长春节假期至2月2日: off from the holiday's own first day to the new end.

    Of a holiday that moves with the moon and says no lunar day, only the end is told.
    """
    name = match["name"] or match["named"]
    end = _day(match, _Years(year, annual=False), before=None, last=None)
    lunar = _LUNAR.search(match["note"] or "")
    if name in _FIXED_STARTS:
        start = date(end.year, *_FIXED_STARTS[name])
    elif name == "春节" and lunar:
        start = end - timedelta(days=_number(lunar[1]) - 1)
    else:
        return Clause((end,), working=False, name=name, extends=True)
    return Clause((start, *_through(start, end)), working=False, name=name)


def _number(numeral: str) -> int:
    """Read 一 to 十九."""
    return sum(_NUMERALS.index(character) + 1 for character in numeral)


def _name(match: re.Match[str]) -> str | None:
    text = str(match["heading"] or match[0])
    joined = sum(holiday in text for holiday in HOLIDAYS)
    misleading = joined > _MOST_JOINED or re.search("时间|安排|事项|要求|通知", text)
    return None if misleading else text


def _quote(chain: Sequence[_Link]) -> str:
    dates = "".join(link.mention[0] + link.gap for link in chain[:-1]) + chain[-1].mention[0]
    return dates + re.split("[。;]", chain[-1].gap)[0][:20]
