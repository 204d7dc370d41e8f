"""The course of a document: how it stands, derived from its acts as of any day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.documents.terms import Authority, DocStatus
from zhixingli.domain.matters.act import that_hold
from zhixingli.domain.terms import ActKind, Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixingli.domain.matters.act import Act


@dataclass(slots=True)
class Course:
    """What the acts add up to; ``round_from`` is the receipt or the last supplement."""

    round_from: date | None = None
    checked_on: date | None = None
    complete: bool = False
    notified_on: date | None = None
    authority: Authority | None = None
    routed_on: date | None = None
    finished_on: date | None = None
    returned_on: date | None = None
    voided_on: date | None = None
    paused: bool = False
    last_act: Act | None = None

    @property
    def settled_on(self) -> date | None:
        """Give the later of check and notice, once both are made."""
        if self.checked_on is None or self.notified_on is None:
            return None
        return max(self.checked_on, self.notified_on)

    def check(self, day: date, *, complete: bool) -> None:
        """Take a check; what is asked for after all was complete has to be told anew."""
        if self.settled_on is not None:
            self.notified_on = None
        self.checked_on, self.complete = day, complete

    @property
    def awaiting_supplement(self) -> bool:
        """Tell whether the sender was told what is missing and has not answered."""
        return self.settled_on is not None and not self.complete


def course(acts: Iterable[Act], day: date | None = None) -> Course:
    """Add up the acts of a document, those after a day left out; struck out, it never was."""
    now = Course()
    for act in sorted(that_hold(acts), key=lambda a: (a.happened_on, a.id)):
        if day is None or act.happened_on <= day or act.kind is ActKind.VOID:
            _add(now, act)
    return now


def rounds(acts: Iterable[Act], day: date | None = None) -> list[tuple[date, date | None]]:
    """Give the days on which a sender had been told what is missing, and when it came."""
    found: list[tuple[date, date | None]] = []
    now, waited = Course(), False
    for act in sorted(acts, key=lambda a: (a.happened_on, a.id)):
        if day is not None and act.happened_on > day:
            continue
        _add(now, act)
        if now.awaiting_supplement and not waited and now.settled_on is not None:
            found.append((now.settled_on, None))
        elif waited and act.kind is ActKind.SUPPLEMENT:
            found[-1] = found[-1][0], act.happened_on
        waited = now.awaiting_supplement
    return found


def status(  # noqa: PLR0911 - one line a status
    now: Course, purpose: Purpose, *, owing: bool = False
) -> DocStatus:
    """Name how a document stands; ``owing``: something is still owed though it is finished."""
    if now.voided_on is not None:
        return DocStatus.VOID
    if now.finished_on is not None:
        return DocStatus.AWAITING_DELIVERY if owing else DocStatus.FINISHED
    if now.returned_on is not None:
        return DocStatus.RETURNED
    if now.paused:
        return DocStatus.PAUSED
    if now.awaiting_supplement:
        return DocStatus.AWAITING_SUPPLEMENT
    if now.authority is Authority.BEYOND:
        return DocStatus.SEEKING_APPROVAL
    if now.checked_on is None:
        return DocStatus.RECEIVED
    if now.notified_on is None:
        return DocStatus.CHECKED
    return DocStatus.CIRCULATING if purpose is Purpose.READING else DocStatus.IN_PROGRESS


def _add(now: Course, act: Act) -> None:  # noqa: C901 - one case an act
    day = act.happened_on
    match act.kind:
        case ActKind.RECEIVE:
            now.round_from = day
        case ActKind.CHECK:
            now.check(day, complete=act.outcome == "complete")
        case ActKind.NOTIFY:
            now.notified_on = day
        case ActKind.SUPPLEMENT:
            now.round_from, now.checked_on, now.notified_on = day, None, None
        case ActKind.ROUTE:
            now.authority, now.routed_on = Authority(act.outcome or ""), day
        case ActKind.PAUSE:
            now.paused = True
        case ActKind.RESUME:
            now.paused = False
        case ActKind.FINISH:
            now.finished_on = day
        case ActKind.RETURN:
            now.returned_on = day
        case ActKind.VOID:
            now.voided_on = day
        case _:
            pass
    if act.kind is not ActKind.EDIT:
        now.last_act = act
