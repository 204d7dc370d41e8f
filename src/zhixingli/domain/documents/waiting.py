"""Waiting for a supplement (补正): which notice stops a clock, and from where it counts anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.documents.limits import foresee, open_limit
from zhixingli.domain.law.rules import DOC_CHECK
from zhixingli.domain.law.terms import Cause, OnExpiry, Supplement
from zhixingli.domain.matters.obligation import Obligation, WaitFact
from zhixingli.domain.matters.timing import retime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.documents.document import Document
    from zhixingli.domain.matters.desk import Desk


def begin_waiting(desk: Desk, document: Document) -> None:
    """Let the clocks stand that a notice of what is missing stops (告知补正).

    Only a notice before the limit has run out, its last day included, stops it; and where the
    law has meanwhile accepted the application on receipt, none does.
    """
    if accepted_on_receipt(desk, document):
        return
    for owed in document.obligations:
        due = span.due_on if (span := owed.span_on(desk.on)) is not None else None
        late = due is not None and due < desk.on
        begun = owed.opened_on <= desk.on and owed.answers(desk.on) and owed.open_wait is None
        if owed.limit.supplement is not Supplement.NONE and begun and not late:
            owed.waits.append(WaitFact(desk.next_number("waiting"), desk.on))
            _retime(desk, owed, Cause.WAIT)
            foresee(desk, document, owed)


def end_waiting(desk: Desk, document: Document) -> None:
    """Let the clocks run again from the day the supplement came (收到补正)."""
    for owed in document.obligations:
        wait = owed.open_wait
        if wait is not None:
            wait.to_on = desk.on
            restarts = owed.limit.supplement is Supplement.RESTART
            _retime(desk, owed, Cause.RESTART if restarts else Cause.RESUME)
            foresee(desk, document, owed)
    for rule in dict.fromkeys(_companions(document)):
        if not document.open_under(rule):
            open_limit(desk, document, rule, start=desk.on)


def accepted_on_receipt(desk: Desk, document: Document) -> Obligation | None:
    """Give the notice of what is missing that came too late: the law has accepted (32条④)."""
    for owed in document.obligations:
        span = owed.span_on(desk.on)
        decided = owed.limit.on_expiry is OnExpiry.ACCEPTED_ON_RECEIPT
        if decided and owed.answers(desk.on) and span is not None and span.due_on is not None:
            return owed if span.due_on < desk.on else None
    return None


def bind(desk: Desk, document: Document) -> None:
    """Note that what was conditional on something missing is owed now."""
    for owed in document.obligations:
        checked = owed.limit.settled_by == "check" and owed.limit.conditional
        if checked and owed.answers(desk.on) and owed.bound_on is None:
            owed.bound_on = max(desk.on, owed.opened_on)


def _companions(document: Document) -> Iterator[str]:
    """Name the rules that every round of checking owes again."""
    for owed in document.obligations:
        if owed.limit.settled_by == "check" and owed.rule != DOC_CHECK:
            yield owed.rule


def _retime(desk: Desk, owed: Obligation, cause: Cause) -> None:
    retime(owed, desk.calendar, revision=desk.revision, since=desk.on, cause=cause)
