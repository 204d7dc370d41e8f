"""Waiting for a supplement (补正): which notice stops a clock, and from where it counts anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.documents.course import rounds
from zhixingli.domain.documents.limits import foresee, open_limit
from zhixingli.domain.documents.unheeded import accepted_on_receipt
from zhixingli.domain.errors.clock import DecidedByLawError, NoticeJudgedError
from zhixingli.domain.law.rules import DOC_CHECK
from zhixingli.domain.law.terms import Cause, Supplement
from zhixingli.domain.matters.obligation import Obligation, WaitFact
from zhixingli.domain.matters.timing import deadline_on, retime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.documents.document import Document
    from zhixingli.domain.matters.desk import Desk


def begin_waiting(desk: Desk, document: Document) -> None:
    """Let the clocks stand that a notice of what is missing stops (告知补正).

    Only a notice before the limit has run out, its last day included, stops it; and where the
    law has meanwhile accepted the application on receipt, none does.
    """
    for owed in document.obligations:
        due = span.due_on if (span := owed.span_on(desk.on)) is not None else None
        late = due is not None and due < desk.on
        begun = owed.opened_on <= desk.on and owed.answers(desk.on) and owed.open_wait is None
        late = late or accepted_on_receipt(document, owed, desk.on) is not None
        if owed.limit.supplement is not Supplement.NONE and begun and not late:
            owed.waits.append(WaitFact(desk.next_number("waiting"), desk.on))
            _retime(desk, owed, Cause.WAIT)
            foresee(desk, document, owed)


def end_waiting(desk: Desk, document: Document) -> None:
    """Let the clocks run again from the day the supplement came (收到补正)."""
    waited = False
    for owed in document.obligations:
        wait = owed.open_wait
        if wait is not None:
            waited = True
            wait.to_on = desk.on
            restarts = owed.limit.supplement is Supplement.RESTART
            _retime(desk, owed, Cause.RESTART if restarts else Cause.RESUME)
            foresee(desk, document, owed)
    for rule in dict.fromkeys(_companions(document)):
        if waited and not document.open_under(rule):
            open_limit(desk, document, rule, start=desk.on)


def refuse_other_judgement(desk: Desk, document: Document) -> None:
    """Refuse a correction by which what was recorded would have had another effect in law.

    A notice that stopped a clock came too late, or the reverse; the law had decided already.
    """
    for owed in document.obligations:
        _refuse_decided(document, owed)
        if owed.limit.supplement is Supplement.NONE:
            continue
        for day, _ in rounds(document.acts, desk.today):
            if owed.opened_on < day and (owed.closed_on is None or owed.closed_on >= day):
                stopped = any(wait.from_on == day for wait in owed.waits)
                accepted = accepted_on_receipt(document, owed, day) is not None
                due = deadline_on(owed, day - timedelta(days=1), desk.calendar).due
                if stopped is (accepted or (due is not None and due < day)):
                    raise NoticeJudgedError(
                        id=document.id,
                        day=day,
                        label=owed.limit.label,
                        was="停了" if stopped else "没有停",
                        now="晚了" if stopped else "在期限以内",
                    )


def _refuse_decided(document: Document, owed: Obligation) -> None:
    decided, done = owed.limit.on_expiry, owed.discharged_on
    if decided is None or not decided.settles or done is None or owed.by_law:
        return
    span = owed.span_on(done)
    if span is not None and span.due_on is not None and span.due_on < done:
        raise DecidedByLawError(
            id=document.id,
            label=owed.limit.label,
            due=span.due_on,
            outcome=decided.label,
            day=done,
        )


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
