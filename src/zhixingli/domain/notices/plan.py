"""What an import of notices would do to a calendar, worked out without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.calendar import Notice, NoticeKind, WorkCalendar
from zhixingli.domain.law.calendar_diff import DayChange, changed_days
from zhixingli.domain.notices.checks import refuse_unsound
from zhixingli.domain.notices.precedence import gives_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhixingli.domain.law.calendar import DayName

#: What a notice without a document number is kept as.
UNNUMBERED: Final = "推算（导入的文件没有文号）"


@dataclass(frozen=True, slots=True)
class Plan:
    """The calendar before and after, the notices that bring something new, in their order.

    ``overruled`` are those that say otherwise in vain: a later one stands against them, or the
    year is announced and they bear no number.
    """

    before: WorkCalendar
    after: WorkCalendar
    taken: tuple[Notice, ...]
    overruled: tuple[Notice, ...]

    @property
    def unnumbered(self) -> tuple[int, ...]:
        """List the years that are estimated anew from a file without a number."""
        return tuple(notice.year for notice in self.taken if notice.number == UNNUMBERED)

    @property
    def days(self) -> tuple[DayChange, ...]:
        """List the days whose working status changes."""
        return changed_days(self.before, self.after)


def plan_import(known: Iterable[Notice], offered: Iterable[Notice]) -> Plan:
    """Lay the offered notices over the known ones, leaving out those that say nothing new.

    Raises a refusal of the ``NOTICE_…`` family for a notice that contradicts itself.
    """
    notices = list(known)
    before = calendar = WorkCalendar.of(notices)
    taken: list[Notice] = []
    overruled: list[Notice] = []
    for offer in offered:
        if _is_known(offer, notices):
            continue
        notice = _completed(offer, notices)
        refuse_unsound(notice, calendar)
        if not notice.number:
            notice = _as_estimate(notice, notices)
        rest = [*(old for old in notices if not gives_way(old, notice)), notice]
        after = WorkCalendar.of(rest)
        if _says_something(notice, calendar, after, notices):
            notices, calendar = rest, after
            taken.append(notice)
        elif _contradicts(offer, calendar):
            overruled.append(offer)
    return Plan(before, calendar, tuple(taken), tuple(overruled))


def _is_known(offer: Notice, notices: Iterable[Notice]) -> bool:
    return any(
        (old.number, old.year, old.off, old.on) == (offer.number, offer.year, offer.off, offer.on)
        for old in notices
    )


def _completed(offer: Notice, notices: Iterable[Notice]) -> Notice:
    """Take from the earlier copy of the same document what this copy does not say.

    A copy that lists fewer months stays the annual notice that it is, and is checked as one.
    """
    earlier = next((old for old in notices if gives_way(old, offer)), None)
    if not offer.number or earlier is None or earlier.number != offer.number:
        return offer
    return replace(
        offer,
        kind=earlier.kind,
        issued_on=offer.issued_on or earlier.issued_on,
        url=offer.url or earlier.url,
    )


def _as_estimate(notice: Notice, notices: Sequence[Notice]) -> Notice:
    """Keep an unnumbered notice as the estimate of its year; a few days change the known one."""
    off, on = dict(notice.off), dict(notice.on)
    if notice.kind is not NoticeKind.ANNUAL:
        for old in notices:
            if old.kind is NoticeKind.ESTIMATE and old.year == notice.year:
                off = {day: name for day, name in old.off if day not in on} | off
                on = {day: name for day, name in old.on if day not in off} | on
    return replace(
        notice,
        number=UNNUMBERED,
        kind=NoticeKind.ESTIMATE,
        off=_sorted(off.items()),
        on=_sorted(on.items()),
    )


def _contradicts(notice: Notice, calendar: WorkCalendar) -> bool:
    off = any(calendar.is_working_day(day) for day, _ in notice.off)
    return off or not all(calendar.is_working_day(day) for day, _ in notice.on)


def _sorted(days: Iterable[DayName]) -> tuple[DayName, ...]:
    return tuple(sorted(days))


def _says_something(
    notice: Notice, before: WorkCalendar, after: WorkCalendar, known: Sequence[Notice]
) -> bool:
    """Tell whether a day changes, the horizon moves, or a guessed day becomes a firm one."""
    if (before.announced_through, before.last) != (after.announced_through, after.last):
        return True
    if changed_days(before, after):
        return True
    guesses = {old.number for old in known if old.kind is NoticeKind.ESTIMATE}
    return notice.kind is not NoticeKind.ESTIMATE and any(
        before.day(day).source in guesses
        for day, _ in (*notice.off, *notice.on)
        if before.first <= day <= before.last
    )
