"""Incoming documents (收文): the acts of their course and the obligations these open and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.documents import limits, waiting
from zhixingli.domain.documents.document import Document, Receipt, recount_start
from zhixingli.domain.documents.finishing import event, finish, refuse_paused, reopen
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.acts import (
    ActOrderError,
    ActRepeatedError,
    NothingMissingError,
    ReadingHasNoLimitError,
    ReasonMissingError,
    RuleAbsentError,
    RuleNotForDocumentError,
    StartWithoutRuleError,
    StatedDueError,
)
from zhixingli.domain.law.rules import (
    DOC_CHECK,
    DOC_STATED,
    EXEC_NOTICE,
    main_rule,
)
from zhixingli.domain.law.terms import CountUnit, Supplement
from zhixingli.domain.matters.duties import charge
from zhixingli.domain.matters.matter import (
    discharge,
    new_id,
    open_obligation,
    record,
    refuse_before,
    refuse_ended_or_early,
    withdraw,
)
from zhixingli.domain.matters.responsibility import first_assignments, reassign
from zhixingli.domain.terms import ActKind, Part, Purpose, Urgency

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.documents.course import Course
    from zhixingli.domain.matters.desk import Desk

__all__ = [
    "Document",
    "Receipt",
    "check",
    "event",
    "finish",
    "notify",
    "receive",
    "reopen",
    "route",
    "send_back",
    "supplement",
]


def receive(desk: Desk, receipt: Receipt) -> Document:
    """Register a document (签收): it owes its check, and what its rules or the paper itself say."""
    desk.refuse_future()
    _refuse_limits(desk, receipt)
    document = Document(
        id=new_id(desk, "SW"),
        uid=desk.uid(),
        title=receipt.title,
        sender=receipt.sender,
        number=receipt.number,
        opened_on=desk.on,
        received_at=receipt.received_at,
        urgency=receipt.urgency,
        rule=receipt.rule,
        secrecy=receipt.secrecy,
        purpose=receipt.purpose,
        public_promise=receipt.public_promise,
        public_title=receipt.public_title,
    )
    document.assignments.extend(
        first_assignments(desk, document.id, leader=receipt.leader, unit=receipt.unit)
    )
    document.supporting = [(unit, desk.on) for unit in dict.fromkeys(receipt.supporting)]
    if receipt.handler is not None:
        charge(desk, document, Part.HANDLER, receipt.handler, field="--handler")
    record(desk, document, ActKind.RECEIVE, at=receipt.received_at)
    for rule in dict.fromkeys(receipt.rules):
        if not document.open_under(rule):
            limits.open_limit(desk, document, rule, start=receipt.start or desk.on)
    if receipt.due is not None:
        limits.open_limit(desk, document, DOC_STATED, start=desk.on, fixed_due=receipt.due)
    open_obligation(desk, document, DOC_CHECK, start=recount_start(desk, document))
    return document


def forward(desk: Desk, document: Document, *, leader: str | None, unit: str) -> None:
    """Hand the paper to another unit (转办), which answers for it from that day on."""
    refuse_ended_or_early(desk, document)
    reassign(desk, document.assignments, leader=leader, unit=unit)
    record(desk, document, ActKind.FORWARD, unit=unit, text=desk.reason)


def check(desk: Desk, document: Document, *, missing: str | None) -> None:
    """Record the check of the materials (资料检查): complete, or what is missing."""
    refuse_ended_or_early(desk, document)
    now = document.course
    if now.awaiting_supplement:
        raise ActOrderError(
            id=document.id,
            act="再检查",
            needed="收到补正",
            command=f"zx doc supplement {document.id}",
        )
    more = missing is not None and now.settled_on is not None and _may_ask_more(desk, document)
    if now.checked_on is not None and not more:
        raise ActRepeatedError(
            id=document.id, act="资料检查", day=now.checked_on, noun=document.noun
        )
    refuse_before(desk, document, now.settled_on if more else now.round_from, "收到")
    outcome = "complete" if missing is None else "missing"
    record(desk, document, ActKind.CHECK, outcome=outcome, text=missing)
    if missing is None:
        limits.settle_by(desk, document, "check")
    else:
        waiting.bind(desk, document)
    _settle(desk, document)


def _may_ask_more(desk: Desk, document: Document) -> bool:
    """Tell whether a limit runs during which more may be asked for (复议受理以后要求的补正)."""
    return any(
        owed.limit.supplement is Supplement.SUSPEND
        and owed.opened_on <= desk.on
        and owed.answers(desk.on)
        for owed in document.obligations
    )


def notify(desk: Desk, document: Document, *, via: str | None) -> None:
    """Record that the sender was told (告知来文单位)."""
    refuse_ended_or_early(desk, document)
    now = document.course
    if now.notified_on is not None:
        raise ActRepeatedError(
            id=document.id, act="告知来文单位", day=now.notified_on, noun=document.noun
        )
    refuse_before(desk, document, now.round_from, "收到")
    record(desk, document, ActKind.NOTIFY, text=via)
    limits.settle_by(desk, document, "notify")
    _settle(desk, document)


def supplement(desk: Desk, document: Document, *, text: str | None) -> None:
    """Record the supplement (补正): the check begins anew, and the clocks that waited run."""
    refuse_ended_or_early(desk, document)
    now = document.course
    if not now.awaiting_supplement:
        raise NothingMissingError(id=document.id)
    refuse_before(desk, document, now.settled_on, "告知")
    record(desk, document, ActKind.SUPPLEMENT, text=text)
    open_obligation(desk, document, DOC_CHECK, start=desk.on)
    waiting.end_waiting(desk, document)


def route(desk: Desk, document: Document, authority: Authority, *, to: str | None) -> None:
    """Record the authority (权限内外): beyond it, no number of days is owed any more."""
    refuse_ended_or_early(desk, document)
    now = document.course
    refuse_before(desk, document, now.routed_on, "上次确定权限")
    ending = document.open_under(*(main_rule(u.value) for u in Urgency))
    if authority is Authority.BEYOND:
        refuse_paused(document, ending, act="转为权限外")
    record(desk, document, ActKind.ROUTE, outcome=authority.value, text=to)
    if authority is Authority.BEYOND:
        for owed in ending:
            owed.withdrawn_on = max(desk.on, owed.opened_on)
    elif now.authority is Authority.BEYOND:
        _open_finish(desk, document, start=desk.on)


def send_back(desk: Desk, document: Document) -> None:
    """Return a document to its sender with the reason (退回)."""
    if not desk.reason:
        raise ReasonMissingError(act="退回", field="--reason")
    refuse_ended_or_early(desk, document)
    now = document.course
    refuse_before(desk, document, now.round_from, "收到")
    record(desk, document, ActKind.RETURN, text=desk.reason)
    document.returned_on, document.released = desk.on, True
    discharge(desk, *document.open_under(DOC_CHECK))
    withdraw(desk, document)


def _refuse_limits(desk: Desk, receipt: Receipt) -> None:
    """Refuse rules that no document is received under, and days that nothing counts from."""
    reading = receipt.purpose is Purpose.READING
    if reading and (receipt.rules or receipt.due is not None):
        rule, field = (receipt.rule, "--rule") if receipt.rules else ("来文写明的期限", "--due")
        raise ReadingHasNoLimitError(rule=rule, field=field)
    if receipt.due is not None and DOC_STATED not in desk.rules:
        raise RuleAbsentError(rule=DOC_STATED, field="--due")
    if receipt.due is not None and receipt.due < desk.on:
        raise StatedDueError(due=receipt.due, day=desk.on, field="--due")
    if receipt.start is not None and not receipt.rules:
        raise StartWithoutRuleError(field="--start")
    of_course = {
        DOC_CHECK,
        DOC_STATED,
        EXEC_NOTICE,
        *(main_rule(urgency.value) for urgency in Urgency),
    }
    for rule in receipt.rules:
        limit = desk.rule(rule, desk.on)
        if receipt.start is not None and not limit.backward:
            desk.at(receipt.start).refuse_future(field="--start")
        if limit.id in of_course or limit.unit is CountUnit.WEEK:
            raise RuleNotForDocumentError(rule=limit.id, label=limit.label, field="--rule")


def _settle(desk: Desk, document: Document) -> None:
    """Discharge the check once it is both made and told; a complete one opens the handling."""
    now = document.course
    if now.settled_on is None:
        return
    settled = desk.at(now.settled_on)
    if not now.complete:
        waiting.begin_waiting(settled, document)
        limits.settle_by(settled, document, "check")
    discharge(settled, *document.open_under(DOC_CHECK))
    if now.complete and now.authority is not Authority.BEYOND:
        start = settled.on
        if desk.settings.on("finish_start", document.received_on) == "received":
            start = _round_start(desk, document, now)
        _open_finish(settled, document, start=start)


def _open_finish(desk: Desk, document: Document, *, start: date) -> None:
    settled = document.course.settled_on is not None and document.course.complete
    stated = document.obligations_of(DOC_STATED)
    own = document.rule is None and not stated
    if own and document.purpose is Purpose.HANDLING and settled:
        open_obligation(desk, document, main_rule(document.urgency.value), start=start)


def _round_start(desk: Desk, document: Document, now: Course) -> date:
    """Give the receipt that this round of checking is about: the first, or the supplement's."""
    if now.round_from is None or now.round_from == document.received_on:
        return recount_start(desk, document)
    return now.round_from
