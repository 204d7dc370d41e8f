"""Loose days of a file, sorted into notices by target year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.calendar import MAKE_UP_NAME, UNSETTLED_FROM, Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Days off in this many months make a whole year's notice; an amendment touches one or two.
_ANNUAL_MONTHS: Final = 4
_DECEMBER: Final = 12
_UNNAMED: Final = "放假"


@dataclass(frozen=True, slots=True)
class FileDay:
    """A day as a file gives it; ``number`` is the document number beside it, if any."""

    day: date
    working: bool
    name: str
    number: str = ""


def notices_of(
    days: Iterable[FileDay], *, number: str | None, issued_on: date | None
) -> tuple[Notice, ...]:
    """Make one notice of each target year and document number.

    The last days of December belong to the next year: the notice that moves them is its own.
    """
    groups: dict[tuple[int, str], list[FileDay]] = {}
    for day in days:
        groups.setdefault((_target(day.day), day.number), []).append(day)
    return tuple(
        notice_of(groups[year, own], year=year, number=number or own, issued_on=issued_on)
        for year, own in sorted(groups)
    )


def notice_of(
    days: Iterable[FileDay],
    *,
    year: int,
    number: str,
    issued_on: date | None,
    url: str | None = None,
) -> Notice:
    """Make the notice of one year; what its days cover tells an annual one from an amendment."""
    known = set(days)
    off = tuple(sorted((day.day, day.name or _UNNAMED) for day in known if not day.working))
    return Notice(
        number=number,
        year=year,
        kind=_kind({day.month for day, _ in off}),
        issued_on=issued_on,
        off=off,
        on=tuple(sorted({(day.day, MAKE_UP_NAME) for day in known if day.working})),
        url=url,
    )


def _target(day: date) -> int:
    return day.year + (day.month == _DECEMBER and day.day >= UNSETTLED_FROM)


def _kind(months: set[int]) -> NoticeKind:
    return NoticeKind.ANNUAL if len(months) >= _ANNUAL_MONTHS else NoticeKind.AMENDMENT
