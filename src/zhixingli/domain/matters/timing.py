"""The due date of an obligation through its life: computed from its facts, kept as spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.law.deadline import Deadline, Pause, compute, waiting_since
from zhixingli.domain.law.terms import Cause, Supplement
from zhixingli.domain.matters.obligation import Obligation, PauseFact, Span, WaitFact

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar


def deadline_on(
    owed: Obligation, day: date, calendar: WorkCalendar, *, extended: bool = True
) -> Deadline:
    """Compute the deadline from the facts of a day: later pauses and extensions are absent."""
    start = owed.restart_on(day) or owed.start_on
    pauses = [_as_known(pause, day) for pause in owed.pauses if pause.from_on <= day]
    if owed.limit.supplement is Supplement.RESTART:
        wait = owed.wait_on(day)
        if wait is not None:
            return waiting_since(owed.limit, start, wait.from_on, calendar)
    else:
        pauses += [_as_known(wait, day) for wait in owed.waits if wait.from_on <= day]
    return compute(
        owed.limit,
        start,
        calendar=calendar,
        pauses=pauses,
        extended=sum(each.days for each in owed.extensions_on(day)) if extended else 0,
        fixed_due=owed.fixed_due_on,
    )


def retime(
    owed: Obligation, calendar: WorkCalendar, *, revision: int, since: date, cause: Cause
) -> None:
    """Append the spans that the facts now demand from a day on; earlier days keep theirs.

    An act that is recorded late also corrects the spans of every later event.
    """
    for day in _event_days(owed, since):
        span = _span(owed, day, calendar, cause=cause, revision=revision)
        if _differs(span, owed.span_on(day)):
            _append(owed, span)


def reach_back(owed: Obligation, calendar: WorkCalendar, *, revision: int) -> None:
    """Give days before the first span, of an opening found to be earlier, a due date too."""
    if owed.span_on(owed.opened_on) is None:
        day, cause = owed.opened_on, Cause.CORRECTION
        _append(owed, _span(owed, day, calendar, cause=cause, revision=revision))


def begin_anew(
    owed: Obligation, day: date, calendar: WorkCalendar, *, revision: int, cause: Cause
) -> None:
    """Let what was foreseen for another day begin on a day."""
    if owed.withdrawn_on == owed.opened_on:
        owed.withdrawn_on = None  # it was foreseen, and then for a while was not
    if owed.opened_on != day:
        owed.opened_on = owed.restarted_on = day
        if owed.discharged_on is not None:
            owed.discharged_on = max(owed.discharged_on, day)
        retime(owed, calendar, revision=revision, since=day, cause=cause)


def _as_known(stood: PauseFact | WaitFact, day: date) -> Pause:
    ended = stood.to_on if stood.to_on is not None and stood.to_on <= day else None
    return Pause(stood.from_on, ended, stood.ground if isinstance(stood, PauseFact) else "补正")


def _event_days(owed: Obligation, since: date) -> list[date]:
    days = {since, *(span.from_on for span in owed.spans)}
    stood: list[PauseFact | WaitFact] = [*owed.pauses, *owed.waits]
    for each in stood:
        days.update(day for day in (each.from_on, each.to_on) if day is not None)
    days.update(granted.granted_on for granted in owed.extensions)
    if owed.restarted_on is not None:
        days.add(owed.restarted_on)
    return sorted(day for day in days if day >= since)


def _span(
    owed: Obligation, day: date, calendar: WorkCalendar, *, cause: Cause, revision: int
) -> Span:
    deadline = deadline_on(owed, day, calendar)
    left, unextended = deadline.remaining, deadline.due
    if unextended is not None and owed.extensions:
        unextended = deadline_on(owed, day, calendar, extended=False).due
    return Span(
        n=len(owed.spans),
        from_on=day,
        due_on=deadline.due,
        nominal_on=deadline.nominal,
        cause=cause,
        provisional=deadline.provisional,
        remaining_days=left.days if left else None,
        remaining_unit=left.unit if left else None,
        calendar_revision=revision,
        waiting=owed.wait_on(day) is not None,
        unextended_on=unextended,
        not_before=deadline.not_before,
    )


def _append(owed: Obligation, span: Span) -> None:
    """Add a span; which due date was the first of its clock is known once it is among them."""
    owed.spans.append(span)
    if span.not_before is None:
        span.original_on = owed.original_due(span.from_on)


def _differs(span: Span, current: Span | None) -> bool:
    if current is None:
        return True
    return _told(span) != _told(current)


def _told(span: Span) -> tuple[object, ...]:
    """Give what a span says; what earlier schemas did not keep makes none differ."""
    due = span.due_on, span.nominal_on, span.provisional
    return *due, span.remaining_days, span.waiting, span.not_before
