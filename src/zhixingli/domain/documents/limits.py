"""The limits of a document: what opens with, after and beside them, what waits, what settles.

One paper carries several limits where the law hangs several on it (DOMAIN §3, 一件多限).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.clock import (
    EventUnexpectedError,
    NoObligationError,
    NotBeforeError,
    OutcomeByLawError,
)
from zhixingli.domain.law.rules import COSIGN_REPLY, DOC_CHECK
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.matter import discharge, open_obligation
from zhixingli.domain.matters.timing import begin_anew, retime

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.documents.document import Document
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.obligation import Obligation

#: The outcome by which an application ends whose applicant never answered.
ABANDONED = "视为放弃"

#: What the counting of a companion begins with that counts from the receipt, whatever --start says.
_RECEIPT = "收到"


def open_limit(
    desk: Desk,
    document: Document,
    rule: str,
    *,
    start: date,
    follows: Obligation | None = None,
    fixed_due: date | None = None,
) -> Obligation:
    """Open a limit, what stands beside it, and what follows from its last day by law."""
    owed = open_obligation(desk, document, rule, start=start, follows=follows, fixed_due=fixed_due)
    for companion in owed.limit.beside:
        if not document.open_under(companion):
            counted = desk.rule(companion, document.opened_on).start.startswith(_RECEIPT)
            own = min(start, document.received_on) if counted and follows is None else start
            open_limit(desk, document, companion, start=own)
    foresee(desk, document, owed)
    return owed


def settle(desk: Desk, document: Document, owed: Obligation, *, outcome: str | None) -> None:
    """Settle a limit; what follows it opens on that day."""
    discharge(desk, owed)
    owed.outcome = outcome
    day = owed.discharged_on or desk.on
    for each in owed.limit.then:
        foreseen = _following(document, owed, each.rule)
        if not each.follows(outcome):
            _shut(foreseen)
        elif foreseen is not None:
            _begin(desk, foreseen, day)
        else:
            open_limit(desk.at(day), document, each.rule, start=day, follows=owed)


def foresee(desk: Desk, document: Document, owed: Obligation) -> None:
    """Write down what the law itself decides on the last day, as long as no act comes before.

    Nobody has to run the program for it to come about: readings of a later day find it.
    """
    decided = owed.limit.on_expiry
    if decided is None or not decided.settles or not (owed.by_law or owed.answers(desk.on)):
        return
    due = owed.last_span.due_on
    owed.discharged_on, owed.by_law = due, due is not None
    owed.outcome = decided.label if due is not None else None
    for each in owed.limit.then:
        if not each.follows(decided.label):
            continue
        foreseen = _following(document, owed, each.rule)
        if due is None:
            _shut(foreseen)
        elif foreseen is not None:
            _begin(desk, foreseen, due)
        else:
            open_limit(desk.at(due), document, each.rule, start=due, follows=owed)


def settle_by(desk: Desk, document: Document, act: str) -> None:
    """Settle what a ``check`` or ``notify`` settles; what never came to be owed falls away."""
    for owed in list(document.obligations):
        if owed.limit.settled_by == act and owed.answers(desk.on) and owed.opened_on <= desk.on:
            _settle_or_drop(desk, document, owed)


def happen(desk: Desk, document: Document, name: str) -> list[str]:
    """Let an event settle, begin and open what waits for it; say each. Raises if nothing does."""
    said: list[str] = []
    for owed in list(document.obligations):
        if not (owed.opened_on <= desk.on and owed.answers(desk.on)):
            continue
        if owed.limit.settling_event == name:
            settle(desk, document, owed, outcome=name)
            said.append(f"“{owed.limit.label}”了结")
        elif owed.limit.waived_by == name:
            owed.withdrawn_on, owed.outcome = desk.on, name
            said.append(f"“{owed.limit.label}”不再欠")
        elif _begins_with(document, owed, desk.on) == name and owed.start_on < desk.on:
            owed.restarted_on = desk.on
            _retime(desk, owed, Cause.START)
            foresee(desk, document, owed)
            said.append(f"“{owed.limit.label}”自 {desk.on} 起算")
    for source, rule in _opened_by(document, name):
        opened = open_limit(desk, document, rule, start=desk.on, follows=source)
        said.append(f"开“{opened.limit.label}”")
    if not said:
        awaited = "、".join(dict.fromkeys(events_awaited(document, desk.on))) or "无"
        raise EventUnexpectedError(id=document.id, name=name, awaited=awaited, field="--name")
    return said


def events_awaited(document: Document, day: date) -> Iterator[str]:
    """Name the events that a limit of the document waits for."""
    for owed in document.obligations:
        limit = owed.limit
        if owed.opened_on <= day and owed.answers(day):
            yield from (event for event in (limit.settling_event, limit.waived_by) if event)
            begins = _begins_with(document, owed, day)
            if begins is not None:
                yield begins
        yield from (each.event for each in limit.on if each.event)


def name_outcome(desk: Desk, document: Document, owed: Obligation, outcome: str) -> None:
    """Write down later how a settled limit ended; what follows counts from that day."""
    settle(desk.at(owed.discharged_on or desk.on), document, owed, outcome=outcome)


def meant(desk: Desk, document: Document, rule: str) -> Obligation:
    """Find the limit of a rule that can still be settled, or whose outcome is to be named.

    An outcome that was named wrongly is named again with a reason.
    """
    found = document.open_under(rule, day=desk.on)
    if found:
        return found[0]
    for owed in document.obligations_of(rule):
        open_question = owed.outcome is None or bool(desk.reason)
        settled = owed.discharged_on is not None and not owed.by_law
        if settled and open_question and any(each.outcome for each in owed.limit.then):
            return owed
        if owed.by_law:
            raise OutcomeByLawError(
                id=document.id,
                label=owed.limit.label,
                day=owed.discharged_on,
                outcome=owed.outcome,
                field="--rule",
            )
    raise NoObligationError(id=document.id, rule=rule, field="--rule")


def refuse_too_early(desk: Desk, document: Document, *owed: Obligation) -> None:
    """Refuse to settle what the law leaves time for, unless the reason is written down."""
    for each in owed:
        span = each.span_on(desk.on)
        free = span.not_before if span is not None else None
        if free is not None and desk.on < free and not desk.reason:
            raise NotBeforeError(
                id=document.id,
                label=each.limit.label,
                limit=each.limit.amount_label,
                day=free,
                basis=each.limit.basis,
                field="--on",
            )


#: How a period of "not less than" ended that was cut short; the reason follows.
EARLY = "提前办结："


def early(owed: Obligation, desk: Desk) -> str | None:
    """Say why a period of "not less than" was cut short, where it was."""
    span = owed.span_on(desk.on)
    free = span.not_before if span is not None else None
    return f"{EARLY}{desk.reason}" if free is not None and desk.on < free else None


def least_periods(document: Document, day: date) -> list[Obligation]:
    """Give the open periods of "not less than": nothing is decided before they have run out."""
    return [
        owed
        for owed in document.obligations
        if owed.limit.at_least and owed.answers(day) and owed.opened_on <= day
    ]


def outliving(document: Document, day: date) -> list[Obligation]:
    """Give what is still owed after the paper is finished: what has an act or an event of its own.

    Checks, notices, co-signatures and the limits of outsiders end with the paper.
    """
    mains = document.main_rules
    return [
        owed
        for owed in document.obligations
        if owed.answers(day)
        and owed.rule not in (COSIGN_REPLY, DOC_CHECK, *mains)
        and not owed.limit.reminder
        and owed.limit.settled_by not in ("check", "notify")
    ]


def close_companions(desk: Desk, document: Document) -> None:
    """End the checks and notices that the end of the paper makes good for."""
    settle_by(desk, document, "check")
    settle_by(desk, document, "notify")


def _begins_with(document: Document, owed: Obligation, day: date) -> str | None:
    """Name the event from which a limit counts once it is recorded (受理), while it may be.

    Not where another day was given, where the limit follows the very event, or after it ran out.
    """
    span = owed.span_on(day)
    late = span is not None and span.due_on is not None and span.due_on < day
    given = owed.start_on != document.received_on or owed.restarted_on is not None
    if not owed.limit.start_event or given or late or owed.follows is not None:
        return None
    return owed.limit.start


def _settle_or_drop(desk: Desk, document: Document, owed: Obligation) -> None:
    if owed.limit.conditional and owed.bound_on is None:
        owed.withdrawn_on = max(desk.on, owed.opened_on)
    else:
        settle(desk, document, owed, outcome=None)


def _opened_by(document: Document, name: str) -> list[tuple[Obligation, str]]:
    """Give the rules that an event opens, each once and none that is open already."""
    found: dict[str, Obligation] = {}
    for owed in document.obligations:
        for each in owed.limit.on:
            if each.event == name and not document.open_under(each.rule):
                found.setdefault(each.rule, owed)
    return [(owed, rule) for rule, owed in found.items()]


def _following(document: Document, owed: Obligation, rule: str) -> Obligation | None:
    return next((o for o in document.obligations_of(rule) if o.follows == owed.id), None)


def _shut(foreseen: Obligation | None) -> None:
    """Let what was foreseen never begin; what was done about it in the meantime settled nothing."""
    if foreseen is not None:
        foreseen.discharged_on, foreseen.outcome, foreseen.by_law = None, None, False
        foreseen.withdrawn_on = foreseen.opened_on


def _begin(desk: Desk, foreseen: Obligation, day: date) -> None:
    begin_anew(foreseen, day, desk.calendar, revision=desk.revision, cause=Cause.START)


def _retime(desk: Desk, owed: Obligation, cause: Cause) -> None:
    retime(owed, desk.calendar, revision=desk.revision, since=desk.on, cause=cause)
