"""Notices on days off, as shipped and as estimated, and the calendar made of them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, TypedDict

from zhixingli.domain.law.calendar import MAKE_UP_NAME, DayName, Notice, NoticeKind, WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from holidays import HolidayBase


class NoticeRecord(TypedDict):
    """A notice in ``notices.json``: days off as ``[first, last, name]``, make-up days as dates."""

    number: str
    year: int
    kind: str
    issued_on: str | None
    url: str | None
    off: list[list[str]]
    on: list[str]


def bundled_notices() -> tuple[Notice, ...]:
    """Read the notices that ship with the program, oldest first, then the estimates."""
    return (*_read("notices.json"), *_read("estimates.json"))


def bundled_calendar() -> WorkCalendar:
    """Build the calendar that answers where there is no ledger."""
    return WorkCalendar.of(bundled_notices())


def estimated_notices(years: Iterable[int]) -> tuple[Notice, ...]:
    """Estimate the days off of years without a notice, from the installed holidays library."""
    # Any access to China imports 250 country modules: only init and --from-holidays pay for it.
    import holidays  # noqa: PLC0415

    number = f"推算(holidays 库 {version('holidays')})"
    return tuple(
        _estimate(
            holidays.country_holidays("CN", years=[year], language="zh_CN"),
            year=year,
            number=number,
        )
        for year in sorted(set(years))
    )


def _read(name: str) -> tuple[Notice, ...]:
    text = (files("zhixingli") / "data" / name).read_text(encoding="utf-8")
    records: list[NoticeRecord] = json.loads(text)
    return tuple(_notice(record) for record in records)


def _notice(record: NoticeRecord) -> Notice:
    issued = record["issued_on"]
    return Notice(
        number=record["number"],
        year=record["year"],
        kind=NoticeKind(record["kind"]),
        issued_on=date.fromisoformat(issued) if issued else None,
        off=tuple(day for span in record["off"] for day in _span(*span)),
        on=tuple((date.fromisoformat(day), MAKE_UP_NAME) for day in record["on"]),
        url=record["url"],
    )


def _span(first: str, last: str, name: str) -> list[DayName]:
    start = date.fromisoformat(first)
    size = (date.fromisoformat(last) - start).days + 1
    return [(start + timedelta(days=ahead), name) for ahead in range(size)]


def _estimate(china: HolidayBase, *, year: int, number: str) -> Notice:
    named = {day: _name(china[day]) for day in china if day.year == year}
    return Notice(
        number=number,
        year=year,
        kind=NoticeKind.ESTIMATE,
        issued_on=None,
        off=tuple((day, name or _nearest(day, named)) for day, name in sorted(named.items())),
        on=tuple((day, MAKE_UP_NAME) for day in sorted(china.weekend_workdays) if day.year == year),
    )


def _name(text: str) -> str:
    """Return the holiday's plain name; empty for a day off that is merely moved there."""
    names = {part.split("（")[0].strip() for part in text.split(";")}
    names = {"春节" if name == "农历除夕" else name for name in names} - {"休息日"}
    return "、".join(sorted(names, reverse=True))


def _nearest(day: date, named: Mapping[date, str]) -> str:
    """Name a moved day off after the holiday that it lengthens."""
    return named[
        min((other for other in named if named[other]), key=lambda other: abs(other - day))
    ]
