"""Incoming documents (收文): the acts of their course and the obligations these open and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.documents.document import Document, Receipt, recount_start
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.acts import (
    ActOrderError,
    ActRepeatedError,
    NothingMissingError,
    ReadingHasNoLimitError,
    ReasonMissingError,
    RuleNotForDocumentError,
    StartWithoutRuleError,
)
from zhixingli.domain.law.rules import DOC_CHECK, DOC_INSTRUCTION, main_rule
from zhixingli.domain.law.terms import Cause, CountUnit
from zhixingli.domain.matters.matter import (
    discharge,
    new_id,
    open_obligation,
    record,
    refuse_before,
    refuse_ended_or_early,
    withdraw,
)
from zhixingli.domain.matters.obligation import Obligation, retime
from zhixingli.domain.matters.responsibility import first_assignment
from zhixingli.domain.terms import ActKind, Purpose, Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.domain.documents.course import Course
    from zhixingli.domain.matters.desk import Desk

__all__ = [
    "Document",
    "Receipt",
    "check",
    "finish",
    "notify",
    "receive",
    "route",
    "send_back",
    "supplement",
]


def receive(desk: Desk, receipt: Receipt) -> Document:
    """Register a document (签收): it owes its check, and under a statutory rule that rule."""
    desk.refuse_future()
    if receipt.purpose is Purpose.READING and receipt.rule is not None:
        raise ReadingHasNoLimitError(rule=receipt.rule, field="--rule")
    _refuse_rule(desk, receipt)
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
    )
    document.assignments.append(
        first_assignment(desk, document.id, leader=receipt.leader, unit=receipt.unit)
    )
    document.supporting = [(unit, desk.on) for unit in dict.fromkeys(receipt.supporting)]
    record(desk, document, ActKind.RECEIVE, at=receipt.received_at)
    if receipt.rule is not None:
        open_obligation(desk, document, receipt.rule, start=receipt.start or desk.on)
    open_obligation(desk, document, DOC_CHECK, start=recount_start(desk, document))
    return document


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
    if now.checked_on is not None:
        raise ActRepeatedError(
            id=document.id, act="资料检查", day=now.checked_on, noun=document.noun
        )
    refuse_before(desk, document, now.round_from, "收到")
    outcome = "complete" if missing is None else "missing"
    record(desk, document, ActKind.CHECK, outcome=outcome, text=missing)
    _settle(desk, document)


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
    _settle(desk, document)


def supplement(desk: Desk, document: Document, *, text: str | None) -> None:
    """Record the supplement (补正): the check begins anew, a restarting rule counts anew."""
    refuse_ended_or_early(desk, document)
    now = document.course
    if not now.awaiting_supplement:
        raise NothingMissingError(id=document.id)
    refuse_before(desk, document, now.settled_on, "告知")
    record(desk, document, ActKind.SUPPLEMENT, text=text)
    open_obligation(desk, document, DOC_CHECK, start=desk.on)
    main = document.main
    if main is not None and main.limit.restarts:
        main.restarted_on = desk.on
        _retime(desk, main, Cause.RESTART)


def route(desk: Desk, document: Document, authority: Authority, *, to: str | None) -> None:
    """Record the authority (权限内外): beyond it, no number of days is owed any more."""
    refuse_ended_or_early(desk, document)
    now = document.course
    refuse_before(desk, document, now.routed_on, "上次确定权限")
    ending = document.open_under(*(main_rule(u.value) for u in Urgency))
    if authority is Authority.BEYOND:
        _refuse_paused(document, ending, act="转为权限外")
    record(desk, document, ActKind.ROUTE, outcome=authority.value, text=to)
    if authority is Authority.BEYOND:
        for owed in ending:
            owed.withdrawn_on = max(desk.on, owed.opened_on)
    elif now.authority is Authority.BEYOND:
        _open_finish(desk, document, start=desk.on)


def finish(desk: Desk, document: Document, *, result: str | None, reply: str | None) -> None:
    """Record that the document is done (办结): what it owed is discharged."""
    refuse_ended_or_early(desk, document)
    now = document.course
    if document.rule is None:
        _refuse_unsettled(document, now)
        refuse_before(desk, document, now.settled_on, "检查并告知")
    ending = document.open_under(*document.main_rules, DOC_INSTRUCTION, DOC_CHECK)
    _refuse_paused(document, ending, act="办结")
    for owed in ending:
        refuse_before(desk, document, owed.opened_on, f"“{owed.limit.label}”开始计时")
        for pause in owed.pauses:
            refuse_before(desk, document, pause.to_on, "恢复计时")
    record(desk, document, ActKind.FINISH, text=result, outcome=reply and "replied")
    document.finished_on, document.result, document.reply_number = desk.on, result, reply
    discharge(desk, *ending)
    withdraw(desk, document)


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


def _refuse_rule(desk: Desk, receipt: Receipt) -> None:
    """Refuse a rule that no document is received under, and a start that no rule counts from."""
    if receipt.start is not None:
        desk.at(receipt.start).refuse_future(field="--start")
        if receipt.rule is None:
            raise StartWithoutRuleError(field="--start")
    if receipt.rule is None:
        return
    limit = desk.rule(receipt.rule, desk.on)
    of_course = {DOC_CHECK, *(main_rule(urgency.value) for urgency in Urgency)}
    if limit.id in of_course or limit.backward or limit.unit is CountUnit.WEEK:
        raise RuleNotForDocumentError(rule=limit.id, label=limit.label, field="--rule")


def _refuse_unsettled(document: Document, now: Course) -> None:
    if now.awaiting_supplement:
        raise ActOrderError(
            id=document.id,
            act="办结",
            needed="收到补正并重新检查合格",
            command=f"zx doc supplement {document.id}",
        )
    if now.checked_on is None:
        needed, verb = "资料检查", "zx doc check {id} --complete"
    elif now.notified_on is None:
        needed, verb = "告知来文单位", "zx doc notify {id}"
    else:
        return
    raise ActOrderError(
        id=document.id, act="办结", needed=needed, command=verb.format(id=document.id)
    )


def _settle(desk: Desk, document: Document) -> None:
    """Discharge the check once it is both made and told; a complete one opens the handling."""
    now = document.course
    if now.settled_on is None:
        return
    settled = desk.at(now.settled_on)
    discharge(settled, *document.open_under(DOC_CHECK))
    if now.complete and now.authority is not Authority.BEYOND:
        start = settled.on
        if desk.settings.on("finish_start", document.received_on) == "received":
            start = _round_start(desk, document, now)
        _open_finish(settled, document, start=start)


def _open_finish(desk: Desk, document: Document, *, start: date) -> None:
    settled = document.course.settled_on is not None and document.course.complete
    if document.rule is None and document.purpose is Purpose.HANDLING and settled:
        open_obligation(desk, document, main_rule(document.urgency.value), start=start)


def _refuse_paused(document: Document, ending: Sequence[Obligation], *, act: str) -> None:
    if any(owed.open_pause is not None for owed in ending):
        raise ActOrderError(
            id=document.id, act=act, needed="恢复计时", command=f"zx doc resume {document.id}"
        )


def _round_start(desk: Desk, document: Document, now: Course) -> date:
    """Give the receipt that this round of checking is about: the first, or the supplement's."""
    if now.round_from is None or now.round_from == document.received_on:
        return recount_start(desk, document)
    return now.round_from


def _retime(desk: Desk, owed: Obligation, cause: Cause) -> None:
    retime(owed, desk.calendar, revision=desk.revision, since=desk.on, cause=cause)
