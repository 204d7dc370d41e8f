"""Obligations (时限事项): the due date in force on a day, how it stands, how late it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhixingli.domain.law.deadline import Deadline, Pause, compute
from zhixingli.domain.law.terms import Cause, CountUnit
from zhixingli.domain.terms import Light

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.law.rules import TimeLimit


@dataclass(slots=True)
class Span:
    """The due date in force from a day on, until a later span begins."""

    n: int
    from_on: date
    due_on: date | None
    nominal_on: date | None
    cause: Cause
    provisional: bool
    remaining_days: int | None
    remaining_unit: CountUnit | None
    calendar_revision: int


@dataclass(slots=True)
class PauseFact:
    """A pause (停表) as it was recorded."""

    id: int
    from_on: date
    to_on: date | None
    ground: str
    written: bool
    reason: str | None


@dataclass(slots=True)
class ExtensionFact:
    """An extension (延期) as it was granted; ``days`` counts in the limit's own unit."""

    id: int
    granted_on: date
    days: int
    until_on: date | None
    approved_by: str
    reason: str | None
    late: bool


@dataclass(slots=True)
class Obligation:
    """One act owed by a day on the ground of a rule.

    ``unit`` is set where another unit than the subject's own owes it (会签).
    """

    id: int
    uid: str
    key: str
    subject: str
    limit: TimeLimit
    start_on: date
    opened_on: date
    restarted_on: date | None = None
    fixed_due_on: date | None = None
    unit: str | None = None
    discharged_on: date | None = None
    withdrawn_on: date | None = None
    spans: list[Span] = field(default_factory=list)
    pauses: list[PauseFact] = field(default_factory=list)
    extensions: list[ExtensionFact] = field(default_factory=list)

    @property
    def rule(self) -> str:
        """Name the rule."""
        return self.limit.id

    @property
    def closed_on(self) -> date | None:
        """Give the day on which it was discharged or withdrawn."""
        return self.discharged_on or self.withdrawn_on

    @property
    def original_due(self) -> date | None:
        """Give the due date that was first in force."""
        return self.spans[0].due_on

    @property
    def open_pause(self) -> PauseFact | None:
        """Give the pause that has not ended."""
        return next((pause for pause in self.pauses if pause.to_on is None), None)

    def is_open(self, day: date) -> bool:
        """Tell whether it is owed on a day."""
        return self.opened_on <= day and (self.closed_on is None or self.closed_on > day)

    def span_on(self, day: date) -> Span | None:
        """Give the span in force on a day: the latest beginning, the latest written."""
        begun = [span for span in self.spans if span.from_on <= day]
        return max(begun, key=lambda span: (span.from_on, span.n), default=None)

    @property
    def last_span(self) -> Span:
        """Give the span in force from the last change on."""
        return max(self.spans, key=lambda span: (span.from_on, span.n))


def deadline_on(owed: Obligation, day: date, calendar: WorkCalendar) -> Deadline:
    """Compute the deadline from the facts of a day: later pauses and extensions are absent."""
    restarted = owed.restarted_on
    start = restarted if restarted is not None and restarted <= day else owed.start_on
    return compute(
        owed.limit,
        start,
        calendar=calendar,
        pauses=[_as_known(pause, day) for pause in owed.pauses if pause.from_on <= day],
        extended=sum(granted.days for granted in owed.extensions if granted.granted_on <= day),
        fixed_due=owed.fixed_due_on,
    )


def retime(
    owed: Obligation, calendar: WorkCalendar, *, revision: int, since: date, cause: Cause
) -> None:
    """Append the spans that the facts now demand from a day on; earlier days keep theirs.

    An act that is recorded late also corrects the spans of every later event.
    """
    for day in _event_days(owed, since):
        deadline = deadline_on(owed, day, calendar)
        span = _span(deadline, len(owed.spans), day, cause, revision)
        if _differs(span, owed.span_on(day)):
            owed.spans.append(span)


def reach_back(owed: Obligation, calendar: WorkCalendar, *, revision: int) -> None:
    """Give days before the first span, of an opening found to be earlier, a due date too."""
    if owed.span_on(owed.opened_on) is None:
        deadline = deadline_on(owed, owed.opened_on, calendar)
        opened = owed.opened_on
        owed.spans.append(_span(deadline, len(owed.spans), opened, Cause.CORRECTION, revision))


@dataclass(frozen=True, slots=True)
class Standing:
    """How an obligation stands on a day: its light and, when late, by how many days."""

    light: Light
    calendar_days: int = 0
    working_days: int = 0


def standing(
    due: date | None,
    *,
    as_of: date,
    closed: bool,
    warning_days: int,
    black_after: int,
    calendar: WorkCalendar,
) -> Standing:
    """Give the light of DOMAIN §8; ``due`` is None while the clock stands still.

    Working days of lateness are those after the due day, up to and including ``as_of``; a
    limit is due soon once that many or fewer working days are left after ``as_of``.
    """
    if closed:
        return Standing(Light.DONE)
    if due is None:
        return Standing(Light.GREY)
    if due < as_of:
        working = calendar.count(due, as_of) - calendar.count(due, due)
        light = Light.BLACK if working > black_after else Light.RED
        return Standing(light, (as_of - due).days, working)
    left = calendar.count(as_of, due) - calendar.count(as_of, as_of)
    return Standing(Light.YELLOW if left <= warning_days else Light.GREEN)


def _as_known(pause: PauseFact, day: date) -> Pause:
    ended = pause.to_on if pause.to_on is not None and pause.to_on <= day else None
    return Pause(pause.from_on, ended, pause.ground)


def _event_days(owed: Obligation, since: date) -> list[date]:
    days = {since, *(span.from_on for span in owed.spans)}
    days.update(pause.from_on for pause in owed.pauses)
    days.update(pause.to_on for pause in owed.pauses if pause.to_on is not None)
    days.update(granted.granted_on for granted in owed.extensions)
    if owed.restarted_on is not None:
        days.add(owed.restarted_on)
    return sorted(day for day in days if day >= since)


def _span(deadline: Deadline, n: int, day: date, cause: Cause, revision: int) -> Span:
    left = deadline.remaining
    return Span(
        n=n,
        from_on=day,
        due_on=deadline.due,
        nominal_on=deadline.nominal,
        cause=cause,
        provisional=deadline.provisional,
        remaining_days=left.days if left else None,
        remaining_unit=left.unit if left else None,
        calendar_revision=revision,
    )


def _differs(span: Span, current: Span | None) -> bool:
    if current is None:
        return True
    return (span.due_on, span.nominal_on, span.provisional, span.remaining_days) != (
        current.due_on,
        current.nominal_on,
        current.provisional,
        current.remaining_days,
    )
