"""How a document ends: with its main limit, limit by limit, by an event (办结、了结、登记事由)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents import limits
from zhixingli.domain.errors.acts import ActOrderError, ActRepeatedError, MatterClosedError
from zhixingli.domain.law.rules import DOC_CHECK, DOC_INSTRUCTION
from zhixingli.domain.matters import matter as matters
from zhixingli.domain.matters.matter import record, refuse_before, refuse_ended_or_early, withdraw
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.domain.documents.course import Course
    from zhixingli.domain.documents.document import Document
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.obligation import Obligation


#: What stands by the check of a paper that an old register says to be done and no more.
CHECK_UNKNOWN: Final = "旧册补录，检查和告知的日期不详，不计入任何率"


def finish(
    desk: Desk,
    document: Document,
    *,
    result: str | None,
    reply: str | None,
    rule: str | None = None,
    outcome: str | None = None,
    check_known: bool = True,
) -> None:
    """Record that the document is done (办结), or one of its limits (``rule``).

    With its main limit the document is done, unless what follows carries it on (复议受理). Of an
    old register whose check nobody wrote down (``check_known``) the end alone is recorded: the
    check is withdrawn on the day on which it was opened, so that no rate holds it.
    """
    if not check_known and document.course.checked_on is None:
        for each in document.open_under(DOC_CHECK):
            each.withdrawn_on, each.outcome = each.opened_on, CHECK_UNKNOWN
    owed = None
    if rule is not None:
        _refuse_voided_or_early(desk, document)
        owed = limits.meant(desk, document, rule)
    if owed is not None and owed.discharged_on is not None and not owed.by_law:
        if outcome is None:
            raise ActRepeatedError(
                id=document.id, act=f"“{owed.limit.label}”了结", day=owed.discharged_on, noun="doc"
            )
        record(desk, document, ActKind.SETTLE, text=owed.limit.label, outcome=outcome)
        limits.name_outcome(desk, document, owed, outcome)
    elif document.closed() is None and (owed is None or owed.rule in document.main_rules):
        _finish_whole(
            desk, document, result=result, reply=reply, outcome=outcome, check_known=check_known
        )
    elif owed is not None:
        _finish_one(desk, document, owed, result=result, outcome=outcome)
    else:
        refuse_ended_or_early(desk, document)


def reopen(desk: Desk, document: Document) -> None:
    """Send a paper back that was not done after all (退回重办): what ended with it is owed again.

    What had its own act on that day stays settled, and what only followed from the end never
    began. Raises ActOrderError where something was done about what followed.
    """
    day = matters.reopen(desk, document)
    document.finished_on = document.result = document.reply_number = None
    again = [owed for owed in document.obligations if _ended_with(document, owed, day)]
    for owed in again:
        for each in document.obligations:
            if each.follows == owed.id and each.opened_on >= day:
                _refuse_done(document, each, day)
                each.discharged_on, each.withdrawn_on = None, each.opened_on
                each.outcome, each.by_law = None, False
    for owed in again:
        matters.owe_again(desk, owed)
        limits.foresee(desk, document, owed)


def _ended_with(document: Document, owed: Obligation, day: date) -> bool:
    """Tell what ended with the paper from what an act of its own settled on the same day."""
    if owed.never_began or owed.by_law or not owed.ended_with(day):
        return False
    now, limit = document.course, owed.limit
    own = {
        DOC_CHECK: now.settled_on,
        "check": now.checked_on,
        "notify": now.notified_on,
    }.get(owed.rule if owed.rule == DOC_CHECK else limit.settled_by or "")
    acted = [
        act
        for act in document.acts
        if act.happened_on == day
        and act.text is not None
        and (
            (act.kind is ActKind.SETTLE and act.text.startswith(limit.label))
            or (act.kind is ActKind.EVENT and act.text in (limit.settling_event, limit.waived_by))
        )
    ]
    return own != day and not acted


def _refuse_done(document: Document, followed: Obligation, day: date) -> None:
    ended = followed.discharged_on
    if ended is not None and ended > day and not followed.by_law:
        raise ActOrderError(
            id=document.id,
            act="退回重办",
            needed=f"撤销“{followed.limit.label}”的了结",
            command=f"zx journal --subject {document.id}，再 zx undo 流水号",
        )


def event(desk: Desk, document: Document, *, name: str) -> list[str]:
    """Record an event that limits of the document wait for (送达、受理…); say what it did."""
    _refuse_voided_or_early(desk, document)
    record(desk, document, ActKind.EVENT, text=name)
    return limits.happen(desk, document, name)


def _finish_whole(
    desk: Desk,
    document: Document,
    *,
    result: str | None,
    reply: str | None,
    outcome: str | None,
    check_known: bool,
) -> None:
    refuse_ended_or_early(desk, document)
    main, now = document.main_on(desk.on), document.course
    abandoned = outcome == limits.ABANDONED and now.awaiting_supplement
    goes_on = main is not None and any(
        each.main and each.follows(outcome) for each in main.limit.then
    )
    if main is not None and goes_on and not abandoned:
        _finish_one(desk, document, main, result=result, outcome=outcome)
        return
    if document.rule is None and not abandoned and check_known:
        _refuse_unsettled(document, now)
        refuse_before(desk, document, now.settled_on, "检查并告知")
    rules = (*document.main_rules, DOC_INSTRUCTION, DOC_CHECK)
    ending = document.open_under(*rules, day=desk.on)
    waited_out = limits.least_periods(document, desk.on)
    limits.refuse_too_early(desk, document, *ending, *waited_out)
    _refuse_running(desk, document, ending)
    record(desk, document, ActKind.FINISH, text=result, outcome=reply and "replied")
    document.finished_on, document.result, document.reply_number = desk.on, result, reply
    if not abandoned:
        for owed in (*ending, *(each for each in waited_out if each not in ending)):
            told = limits.early(owed, desk) or (outcome if owed is main else None)
            limits.settle(desk, document, owed, outcome=told)
        limits.close_companions(desk, document)
    elif main is not None:
        withdraw(desk, document)
        main.outcome = outcome
    withdraw(desk, document, but=limits.outliving(document, desk.on))


def _finish_one(
    desk: Desk, document: Document, owed: Obligation, *, result: str | None, outcome: str | None
) -> None:
    limits.refuse_too_early(desk, document, owed)
    _refuse_running(desk, document, [owed])
    said = owed.limit.label if result is None else f"{owed.limit.label}：{result}"
    record(desk, document, ActKind.SETTLE, text=said, outcome=outcome)
    limits.settle(desk, document, owed, outcome=limits.early(owed, desk) or outcome)


def _refuse_running(desk: Desk, document: Document, ending: Sequence[Obligation]) -> None:
    """Refuse to end what stands still, has not begun or was resumed only later."""
    refuse_paused(document, ending, act="办结")
    for owed in ending:
        refuse_before(desk, document, owed.opened_on, f"“{owed.limit.label}”开始计时")
        for pause in owed.pauses:
            refuse_before(desk, document, pause.to_on, "恢复计时")


def _refuse_voided_or_early(desk: Desk, document: Document) -> None:
    """Refuse what concerns a paper that is no more; a finished one may still owe its delivery."""
    desk.refuse_future()
    end = document.closed()
    if end is not None and end.kind is not ActKind.FINISH:
        raise MatterClosedError(
            id=document.id, how=end.kind.label, day=end.happened_on, noun=document.noun
        )
    refuse_before(desk, document, document.received_on, "收文")


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


def refuse_paused(document: Document, ending: Sequence[Obligation], *, act: str) -> None:
    """Refuse an act that would end a limit whose clock stands still."""
    if any(owed.open_pause is not None for owed in ending):
        raise ActOrderError(
            id=document.id, act=act, needed="恢复计时", command=f"zx doc resume {document.id}"
        )
