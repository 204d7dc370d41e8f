"""Notices on offer for the calendar: of a file, of the program, of the holidays library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.asking import DocumentMissingError, NoticeChoiceError
from zhixingli.domain.errors.calendar import NoticeUnreadableError
from zhixingli.domain.errors.text import DocumentNumberError
from zhixingli.domain.law.calendar import MAKE_UP_NAME, Notice, NoticeKind
from zhixingli.domain.law.calendar_diff import DayState
from zhixingli.domain.notices.extension import completed
from zhixingli.domain.writing.document_number import normalise_document_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar

_SATURDAY: Final = 5
_LOCAL_NAME: Final = "本地安排"


@dataclass(frozen=True, slots=True)
class Offer:
    """Notices, once the calendar they are meant for is known; ``digest`` tells what they are."""

    notices: Callable[[WorkCalendar], tuple[Notice, ...]]
    digest: str = ""


@dataclass(frozen=True, slots=True)
class NoticeSource:
    """What was said of a notice beside its file: its number, its day of issue, the encoding."""

    number: str | None = None
    issued_on: date | None = None
    encoding: str | None = None


def file_offer(raw: bytes, name: str, paper: NoticeSource) -> Offer:
    """Read a file at once: notice text, CSV, JSON or ICS.

    Raises a refusal of the ``NOTICE_…`` family, DocumentNumberError for a malformed number.
    """
    number = _number(paper.number)
    said = f"{number or ''}|{paper.issued_on or ''}|{paper.encoding or ''}|"
    digest = hashlib.sha256(said.encode() + raw).hexdigest()
    read = _read(raw, name, replace(paper, number=number))
    if number is None or len(read) == 1:
        return Offer(lambda calendar: tuple(completed(one, calendar) for one in read), digest)
    apart = _read(raw, name, replace(paper, number=None))
    return Offer(lambda calendar: _numbered(apart, number, calendar), digest)


def bundled_offer() -> Offer:
    """Offer the notices that ship with this program."""
    from zhixingli.store.law.notices import bundled_notices  # noqa: PLC0415 - only here

    shipped = tuple(n for n in bundled_notices() if n.kind is not NoticeKind.ESTIMATE)
    return Offer(lambda _: shipped)


def holidays_offer() -> Offer:
    """Offer what the installed holidays library estimates for the years not announced."""
    from zhixingli.services.use_case.seeding import ESTIMATED_YEARS  # noqa: PLC0415 - only here
    from zhixingli.store.law.notices import estimated_notices  # noqa: PLC0415 - likewise

    def estimated(calendar: WorkCalendar) -> tuple[Notice, ...]:
        first = calendar.announced_through.year + 1
        return estimated_notices(range(first, first + ESTIMATED_YEARS))

    return Offer(estimated)


def local_offer(day: date, state: DayState, paper: NoticeSource) -> Offer:
    """Offer an office's own arrangement of one day; raises DocumentMissingError without paper."""
    number = _number(paper.number)
    if number is None:
        raise DocumentMissingError(field="--document")
    make_up = MAKE_UP_NAME if day.weekday() >= _SATURDAY else _LOCAL_NAME
    notice = Notice(
        number=number,
        year=day.year,
        kind=NoticeKind.LOCAL,
        issued_on=paper.issued_on,
        off=((day, _LOCAL_NAME),) if state is DayState.OFF else (),
        on=((day, make_up),) if state is DayState.WORK else (),
    )

    def arranged(calendar: WorkCalendar) -> tuple[Notice, ...]:
        calendar.is_working_day(day)  # refuses a day that the calendar does not hold
        return (notice,)

    return Offer(arranged)


def _read(raw: bytes, name: str, paper: NoticeSource) -> tuple[Notice, ...]:
    from zhixingli.services.calendar.notice_files import read_notice_file  # noqa: PLC0415 - a file only

    if paper.encoding is not None:
        raw = _reencoded(raw, name, paper.encoding)
    found = read_notice_file(raw, name, number=paper.number, issued_on=paper.issued_on)
    return tuple(replace(notice, number=_tidied(notice.number)) for notice in found)


def _reencoded(raw: bytes, name: str, encoding: str) -> bytes:
    from zhixingli.domain.writing.decoding import UndecodableError, decoded  # noqa: PLC0415 - rarely

    try:
        return decoded(raw, encoding=encoding).encode()
    except UndecodableError as cause:
        raise NoticeUnreadableError(name=name, cause=cause) from None


def _numbered(notices: Sequence[Notice], number: str, calendar: WorkCalendar) -> tuple[Notice, ...]:
    """Give the one number to the one year not announced yet: subscriptions hold past ones too."""
    through = calendar.announced_through.year
    new = [n for n in notices if n.year > through and not n.number]
    if len(new) != 1:
        years = "、".join(f"{notice.year}年" for notice in notices)
        raise NoticeChoiceError(years=years, number=number, field="--document")
    return tuple(replace(n, number=number) if n is new[0] else n for n in notices)


def _number(typed: str | None) -> str | None:
    known = normalise_document_number(typed, field="--document") if typed is not None else None
    return known.text if known is not None else None


def _tidied(number: str) -> str:
    """Bring a number of a file into the prescribed form; an address stays as it is."""
    try:
        known = normalise_document_number(number, field=None)
    except DocumentNumberError:
        return number
    return known.text if known is not None else ""
