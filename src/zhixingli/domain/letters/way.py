"""The way of a letter from place to place, with the days that it lay at each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.letters.terms import Side
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.letters.acts import Letter


@dataclass(frozen=True, slots=True)
class Stay:
    """One place on the way: from which day, until which, how many calendar days."""

    place: str
    contact: str | None
    side: Side
    from_on: date
    to_on: date | None
    days: int


def stays(letter: Letter, day: date) -> list[Stay]:
    """Give the places where a letter lay by a day; the first is the addressee's own.

    The last stay ends with the answer or the filing, if there was one by that day.
    """
    sent = letter.first(ActKind.SEND, day)
    if sent is None:
        return []
    begun: list[tuple[date, str, str | None, Side]] = [
        (sent.happened_on, letter.addressee, None, Side.THEIRS)
    ]
    known = {hop.act: hop for hop in letter.hops}
    for act in letter.of(ActKind.HOP, day):
        hop = known[act.id]
        begun.append((act.happened_on, hop.place, hop.contact, hop.side))
    ended = ended_on(letter, day)
    found = []
    for n, (since, place, contact, side) in enumerate(begun):
        until = begun[n + 1][0] if n + 1 < len(begun) else ended
        found.append(Stay(place, contact, side, since, until, ((until or day) - since).days))
    return found


def ended_on(letter: Letter, day: date) -> date | None:
    """Give the day by which a letter was answered or put on file."""
    ends = [letter.first(kind, day) for kind in (ActKind.ANSWER, ActKind.CLOSE)]
    return min((act.happened_on for act in ends if act is not None), default=None)


def days_here(letter: Letter, day: date) -> int | None:
    """Count the calendar days since a letter last moved; None while it is not under way."""
    if ended_on(letter, day) is not None:
        return None
    way = stays(letter, day)
    return way[-1].days if way else None
