"""Progress, instructions, co-signing and corrections of a document (进展、批示、会签、更正)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhixingli.domain.documents import limits
from zhixingli.domain.documents.document import recount_start
from zhixingli.domain.documents.waiting import refuse_other_judgement
from zhixingli.domain.errors.acts import (
    ActBeforeError,
    InstructionDueError,
    MatterClosedError,
    NoStatedDueError,
    NothingToEditError,
    ReasonMissingError,
    StartWithoutRuleError,
    StatedDueError,
)
from zhixingli.domain.law.rules import DOC_CHECK, DOC_INSTRUCTION, DOC_STATED, main_rule
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.matter import open_obligation, record, refuse_ended_or_early
from zhixingli.domain.matters.timing import reach_back, retime
from zhixingli.domain.terms import ActKind, Urgency

if TYPE_CHECKING:
    from datetime import date, datetime

    from zhixingli.domain.documents.document import Document
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.obligation import Obligation


def progress(desk: Desk, document: Document, *, text: str) -> None:
    """Record a step on the way (报批节点、办理进展)."""
    refuse_ended_or_early(desk, document)
    record(desk, document, ActKind.PROGRESS, text=text)


def instruct(desk: Desk, document: Document, *, by: str, text: str, due: date | None) -> Obligation:
    """Record a leader's instruction (批示): it is owed by its own day, or in 15 days."""
    refuse_ended_or_early(desk, document)
    desk.directory.refuse_departed(by, desk.on, field="--by")
    if due is not None and due < desk.on:
        raise InstructionDueError(due=due, day=desk.on, field="--due")
    record(desk, document, ActKind.INSTRUCT, text=text, person=by)
    return open_obligation(desk, document, DOC_INSTRUCTION, start=desk.on, fixed_due=due)


@dataclass(frozen=True, slots=True)
class DocumentCorrection:
    """What is to be corrected; None leaves a field as it is."""

    title: str | None = None
    public_title: str | None = None
    sender: str | None = None
    number: str | None = None
    urgency: Urgency | None = None
    received_on: date | None = None
    received_at: datetime | None = None
    start: date | None = None
    due: date | None = None


_ITEMS = "--title、--public-title、--from、--number、--urgency、--at、--start、--due"


def edit(desk: Desk, document: Document, change: DocumentCorrection) -> None:
    """Correct what was registered wrongly (更正); the limits that hang on it are recomputed."""
    if not desk.reason:
        raise ReasonMissingError(act="更正", field="--reason")
    desk.refuse_future()
    if document.voided_on is not None:
        raise MatterClosedError(
            id=document.id, how="作废", day=document.voided_on, noun=document.noun
        )
    if change.start is not None and document.rule is None:
        raise StartWithoutRuleError(field="--start")
    stated = _first(document, DOC_STATED)
    if change.due is not None and stated is None:
        raise NoStatedDueError(id=document.id, field="--due")
    if change.due is not None and change.due < (change.received_on or document.received_on):
        raise StatedDueError(due=change.due, day=document.received_on, field="--due")
    said = _describe(document, change)
    if not said:
        raise NothingToEditError(id=document.id, items=_ITEMS)
    _refuse_receipt(desk, document, change)
    before = document.received_on, recount_start(desk, document), document.urgency
    document.title = change.title or document.title
    document.public_title = change.public_title or document.public_title
    document.sender = change.sender or document.sender
    document.number = change.number or document.number
    document.urgency = change.urgency or document.urgency
    _correct_receipt(document, change)
    _correct_starts(desk, document, change, received=before[0], counted=before[1])
    refuse_other_judgement(desk, document)
    _correct_urgency(desk, document, before[2])
    if change.due is not None and stated is not None:
        stated.fixed_due_on = change.due
        _retime(desk, stated)
    record(desk, document, ActKind.EDIT, text="；".join(said))


def _describe(document: Document, change: DocumentCorrection) -> list[str]:
    """Say each correction as old → new."""
    main, stated = _under_rule(document), _first(document, DOC_STATED)
    pairs = (
        ("标题", document.title, change.title),
        ("公开标题", document.public_title, change.public_title),
        ("来文单位", document.sender, change.sender),
        ("来文字号", document.number, change.number),
        ("紧急程度", document.urgency.label, change.urgency and change.urgency.label),
        ("签收日期", document.received_on, change.received_on),
        ("签收时间", _clock(document.received_at), _clock(change.received_at)),
        ("来文期限", stated and stated.fixed_due_on, change.due),
        ("起算日", main and main.start_on, change.start if main is not None else None),
    )
    return [f"{name}：{old or '无'} → {new}" for name, old, new in pairs if new and new != old]


def _clock(moment: datetime | None) -> str | None:
    return moment.strftime("%H:%M") if moment is not None else None


def _under_rule(document: Document) -> Obligation | None:
    """Find the obligation of the rule under which the document was received, open or not."""
    return _first(document, document.rule) if document.rule is not None else None


def _first(document: Document, rule: str) -> Obligation | None:
    return next((owed for owed in document.obligations if owed.rule == rule), None)


def _refuse_receipt(desk: Desk, document: Document, change: DocumentCorrection) -> None:
    """Refuse a receipt or a start in the future, and a receipt after what was done since."""
    under = _under_rule(document)
    ahead = under is not None and under.limit.backward  # a hearing lies ahead
    for day, field in ((change.received_on, "--at"), (change.start, "--start")):
        if day is not None and not (ahead and day is change.start):
            desk.at(day).refuse_future(field=field)
    later = [act.happened_on for act in document.work if act.kind is not ActKind.RECEIVE]
    first = min(later, default=desk.today)
    if change.received_on is not None and change.received_on > first:
        raise ActBeforeError(
            id=document.id,
            day=first,
            earlier=change.received_on,
            what="更正后的收文",
            field="--at",
        )


def _correct_receipt(document: Document, change: DocumentCorrection) -> None:
    """Move the receipt; the hour that was registered belongs to its old day."""
    if change.received_on is None and change.received_at is None:
        return
    moved = change.received_on not in (None, document.received_on)
    if moved or change.received_at is not None:
        document.received_at = change.received_at
    document.opened_on = change.received_on or document.received_on
    for act in document.acts:
        if act.kind is ActKind.RECEIVE:
            act.happened_on, act.happened_at = document.received_on, document.received_at


def _correct_starts(
    desk: Desk, document: Document, change: DocumentCorrection, *, received: date, counted: date
) -> None:
    """Count anew what was counted from the old receipt, or from a start that was wrong."""
    now = recount_start(desk, document)
    under, first = _under_rule(document), _first(document, DOC_CHECK)
    handling = {main_rule(urgency.value) for urgency in Urgency}
    settled = first.discharged_on if first is not None else None
    from_receipt = desk.settings.on("finish_start", document.received_on) == "received"
    beside = [
        owed
        for owed in document.obligations
        if owed is not under
        and owed.follows is None
        and owed.start_on == received
        and not owed.rule.startswith(("doc.", "cosign."))
    ]
    for owed in document.obligations:
        start = owed.start_on
        if owed is under:
            start = change.start or (document.received_on if start == received else start)
        elif owed.rule == DOC_CHECK and start == counted:
            start = now
        elif owed.rule in handling and settled is not None and owed.opened_on == settled:
            start = now if from_receipt else settled
        elif owed in beside:
            start = document.received_on
        law, moved = owed.limit, start != owed.start_on
        owed.start_on, owed.limit = start, desk.rule(owed.rule, document.received_on)
        moved = moved or owed.limit != law
        if owed is under or owed is first or owed in beside:
            owed.opened_on = document.received_on
            reach_back(owed, desk.calendar, revision=desk.revision)
        if moved:
            _retime(desk, owed)
            limits.foresee(desk, document, owed)


def _correct_urgency(desk: Desk, document: Document, before: Urgency) -> None:
    """Count a handling that has begun by the rule of the right urgency from the same start."""
    if document.urgency is before:
        return
    for owed in document.open_under(main_rule(before.value)):
        owed.withdrawn_on = max(desk.on, owed.opened_on)
        anew = open_obligation(
            desk, document, main_rule(document.urgency.value), start=owed.start_on
        )
        for stopped in owed.pauses:
            anew.pauses.append(replace(stopped, id=desk.next_number("pause")))
        if anew.pauses:
            _retime(desk, anew)


def _retime(desk: Desk, owed: Obligation) -> None:
    """Count anew from the beginning: what was registered wrongly was so on no day.

    A hearing that lies ahead (倒算) is put off, not corrected: that counts from the day of it.
    """
    since = max(desk.on, owed.opened_on) if owed.limit.backward else owed.opened_on
    retime(owed, desk.calendar, revision=desk.revision, since=since, cause=Cause.CORRECTION)
