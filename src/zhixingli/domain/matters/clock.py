"""Stopping, resuming and extending the clock of an obligation (停表、恢复、延期)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.errors.clock import (
    AlreadyPausedError,
    ApproverPostError,
    ExtensionExpiredError,
    ExtensionPastError,
    ExtensionTimesError,
    ExtensionTooLongError,
    ExtensionUntilError,
    GroundUnknownError,
    NoObligationError,
    NotExtendableError,
    NotPausableError,
    NotPausedError,
    PausedOverdueError,
    PausedWaitingError,
)
from zhixingli.domain.law.rules import APPROVER_POSTS, DOC_INSTRUCTION, Approver
from zhixingli.domain.law.terms import Cause, CountUnit
from zhixingli.domain.matters.matter import record, refuse_before, refuse_ended_or_early
from zhixingli.domain.matters.obligation import ExtensionFact, Obligation, PauseFact
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.matters.timing import deadline_on, retime
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.matter import Matter


def pause(desk: Desk, matter: Matter, *, ground: str, written: bool, rule: str | None) -> PauseFact:
    """Stop the clock on a ground that the rule itself names; never once it is overdue."""
    refuse_ended_or_early(desk, matter, rule=rule)
    owed = _owed(matter, rule, desk.on)
    named = owed.limit.ground(ground)
    if not owed.limit.grounds:
        raise NotPausableError(label=owed.limit.label, basis=owed.limit.basis, field="--ground")
    if named is None:
        allowed = "、".join(g.name for g in owed.limit.grounds)
        raise GroundUnknownError(
            ground=ground, label=owed.limit.label, allowed=allowed, field="--ground"
        )
    if owed.wait_on(desk.on) is not None:
        raise PausedWaitingError(id=matter.id)
    if owed.open_pause is not None:
        raise AlreadyPausedError(
            id=matter.id, since=owed.open_pause.from_on, ground=owed.open_pause.ground
        )
    refuse_before(
        desk, matter, max((p.to_on for p in owed.pauses if p.to_on), default=None), "恢复"
    )
    refuse_before(desk, matter, owed.opened_on, "开始计时")
    span = owed.span_on(desk.on)
    if span is not None and span.due_on is not None and span.due_on < desk.on:
        raise PausedOverdueError(id=matter.id, due=span.due_on)
    fact = PauseFact(desk.next_number("pause"), desk.on, None, named.name, written, desk.reason)
    owed.pauses.append(fact)
    record(desk, matter, ActKind.PAUSE, text=named.name, outcome="written" if written else None)
    _retime(desk, owed, Cause.PAUSE)
    return fact


def resume(desk: Desk, matter: Matter, *, rule: str | None) -> None:
    """Let the clock run again; counting goes on the day after."""
    refuse_ended_or_early(desk, matter, rule=rule)
    paused = [
        owed
        for owed in matter.obligations
        if owed.open_pause is not None and (rule is None or owed.rule == rule)
    ]
    if not paused:
        raise NotPausedError(id=matter.id)
    for owed in paused:
        stopped = owed.open_pause
        if stopped is not None:
            refuse_before(desk, matter, stopped.from_on, "停表")
            stopped.to_on = desk.on
            _retime(desk, owed, Cause.RESUME)
    record(desk, matter, ActKind.RESUME, text=desk.reason)


def extend(
    desk: Desk,
    matter: Matter,
    *,
    days: int | None,
    until: date | None,
    approved_by: str,
    rule: str | None,
    owed: Obligation | None = None,
) -> ExtensionFact:
    """Extend a limit within what its rule allows, by the approver whom it names.

    ``owed`` picks one of several limits under the same rule.
    """
    refuse_ended_or_early(desk, matter, rule=rule)
    owed = owed or _owed(matter, rule, desk.on)
    terms = owed.limit.extension
    if terms is None:
        raise NotExtendableError(label=owed.limit.label, basis=owed.limit.basis)
    refuse_before(desk, matter, owed.opened_on, "开始计时")
    late = _expired(desk, owed)
    if owed.wait_on(desk.on) is not None:
        raise PausedWaitingError(id=matter.id)
    _refuse_approver(desk, matter, owed, approved_by)
    more = days if days is not None else _days_until(desk, owed, until)
    earlier = owed.extensions_on(desk.on)
    granted = sum(fact.days for fact in earlier)
    if terms.times is not None and len(earlier) >= terms.times:
        raise ExtensionTimesError(label=owed.limit.label, times=terms.times)
    if granted + more > terms.max or more < 1:
        raise ExtensionTooLongError(
            label=owed.limit.label,
            most=terms.max,
            unit=_unit_label(owed),
            asked=more,
            granted=granted,
            basis=owed.limit.basis,
            field="--until" if days is None else "--days",
        )
    fact = ExtensionFact(
        desk.next_number("extension"), desk.on, more, until, approved_by, desk.reason, late
    )
    owed.extensions.append(fact)
    due = deadline_on(owed, desk.on, desk.calendar).due
    if due is not None and due < desk.on:
        owed.extensions.remove(fact)
        raise ExtensionPastError(
            due=due, day=desk.on, field="--until" if days is None else "--days"
        )
    record(
        desk,
        matter,
        ActKind.EXTEND,
        text=f"延长{more}{_unit_label(owed)}",
        outcome="late" if late else None,
        person=approved_by,
    )
    _retime(desk, owed, Cause.EXTENSION)
    return fact


def _owed(matter: Matter, rule: str | None, day: date) -> Obligation:
    """Find the obligation meant: the main one, or the open one of the rule named."""
    found = (
        matter.main_on(day) if rule is None else next(iter(matter.open_under(rule, day=day)), None)
    )
    if found is None:
        raise NoObligationError(id=matter.id, rule=rule or "主时限")
    return found


def _expired(desk: Desk, owed: Obligation) -> bool:
    """Tell whether the limit has run out; a statutory one can then no longer be extended."""
    span = owed.span_on(desk.on)
    late = span is not None and span.due_on is not None and span.due_on < desk.on
    if late and owed.limit.statutory and span is not None:
        raise ExtensionExpiredError(label=owed.limit.label, due=span.due_on, basis=owed.limit.basis)
    return late


def _refuse_approver(desk: Desk, matter: Matter, owed: Obligation, person: str) -> None:
    """Refuse an approver whose post is not the one the rule names."""
    extension = owed.limit.extension
    if extension is None:
        return
    desk.directory.refuse_departed(person, desk.on, field="--approved-by")
    holding = assignment_on(matter.assignments, desk.on)
    if extension.approver is Approver.INSTRUCTING_LEADER:
        good = _instructed_by(matter, owed) == person
    elif extension.approver is Approver.LEADER:
        good = holding.leader == person
    elif extension.approver is Approver.GOVERNMENT:
        good = desk.directory.holds(person, desk.on, APPROVER_POSTS[extension.approver])
    else:
        posts = APPROVER_POSTS[extension.approver]
        good = desk.directory.holds(person, desk.on, posts, unit=holding.unit)
    if not good:
        raise ApproverPostError(
            name=desk.directory.person(person).name,
            post=desk.directory.titles(person, desk.on),
            label=owed.limit.label,
            needed=extension.approver.label,
            field="--approved-by",
        )


def _instructed_by(matter: Matter, owed: Obligation) -> str | None:
    """Name the leader whose instruction is owed; for any other limit, the last who gave one."""
    asked = [act.person for act in matter.acts if act.kind is ActKind.INSTRUCT]
    owing = [other.id for other in matter.obligations if other.rule == DOC_INSTRUCTION]
    # One limit an instruction; a matter received under this very rule owes one more.
    nth = owing.index(owed.id) - (len(owing) - len(asked)) if owed.id in owing else -1
    if nth >= 0:
        return asked[nth]
    return asked[-1] if asked else None


def _days_until(desk: Desk, owed: Obligation, until: date | None) -> int:
    """Turn a new last day into days of the limit's own unit beyond the day counted on from."""
    now = deadline_on(owed, desk.on, desk.calendar)
    if until is None or now.nominal is None or now.due is None:
        raise ExtensionUntilError(until=until, nominal=now.due or "停表中", field="--until")
    terms = owed.limit.extension
    first = terms is not None and terms.from_due and not owed.extensions
    counted_on = now.due if first else now.nominal
    if owed.limit.unit is CountUnit.WORKDAY:
        days = desk.calendar.count(counted_on + timedelta(days=1), until)
    else:
        days = (until - counted_on).days
    if days < 1 or until <= now.due:
        raise ExtensionUntilError(until=until, nominal=now.due, field="--until")
    return days


def _unit_label(owed: Obligation) -> str:
    return "个工作日" if owed.limit.unit is CountUnit.WORKDAY else "日"


def _retime(desk: Desk, owed: Obligation, cause: Cause) -> None:
    retime(owed, desk.calendar, revision=desk.revision, since=desk.on, cause=cause)
