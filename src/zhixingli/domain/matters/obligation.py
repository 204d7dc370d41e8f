"""Obligations (时限事项): the facts of one, and the spans that say what was in force when."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from zhixingli.domain.law.terms import Cause, CountUnit, Supplement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixingli.domain.law.rules import TimeLimit


@dataclass(slots=True)
class Span:
    """The due date in force from a day on, until a later span begins.

    ``unextended_on`` is it without the extensions, ``original_on`` the first one of the clock
    that runs; both are None in spans of an earlier schema.
    """

    n: int
    from_on: date
    due_on: date | None
    nominal_on: date | None
    cause: Cause
    provisional: bool
    remaining_days: int | None
    remaining_unit: CountUnit | None
    calendar_revision: int
    waiting: bool = False
    unextended_on: date | None = None
    original_on: date | None = None
    not_before: date | None = None

    @property
    def paused(self) -> bool:
        """Tell whether the clock was stopped (停表)."""
        return self.due_on is None and not self.waiting and self.not_before is None


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
class WaitFact:
    """A stretch in which the applicant had the ball: from the notice to the supplement."""

    id: int
    from_on: date
    to_on: date | None = None


class Account(NamedTuple):
    """The day that an obligation belongs to, and its due dates on it: in force, and unextended."""

    day: date
    due: date
    unextended: date | None


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


def account_of(
    dues: Iterable[tuple[date, int, date | None]], *, since: date
) -> tuple[date, date] | None:
    """Give the day that an obligation belongs to, and the due date in force on it.

    ``dues`` holds of each span the day from which on it is in force, its number and its due
    date; ``since`` is the day from which on it is owed, which a correction may have put off.
    """
    order = sorted(dues)
    for (from_on, _, due), later in zip_longest(order, order[1:]):
        if due is not None:
            day = max(due, from_on, since)
            if later is None or day < later[0]:
                return day, due
    return None


@dataclass(slots=True)
class Obligation:
    """One act owed by a day on the ground of a rule.

    ``unit`` is set where another unit than the subject's own owes it (会签). ``follows`` is the
    number of the obligation whose settlement opened it. A conditional one is owed from
    ``bound_on`` on. ``by_law``: it ends on ``discharged_on``, which may lie ahead, unless an act
    settles it before (届满即生的后果). ``undone_by`` is the entry by which it was taken back.
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
    outcome: str | None = None
    by_law: bool = False
    bound_on: date | None = None
    follows: int | None = None
    undone_by: int | None = None
    spans: list[Span] = field(default_factory=list)
    pauses: list[PauseFact] = field(default_factory=list)
    waits: list[WaitFact] = field(default_factory=list)
    extensions: list[ExtensionFact] = field(default_factory=list)

    @property
    def rule(self) -> str:
        """Name the rule."""
        return self.limit.id

    @property
    def never_began(self) -> bool:
        """Tell what was foreseen and did not come about, or was taken back: nothing shows it."""
        foreseen = self.follows is not None and self.withdrawn_on == self.opened_on
        return foreseen or self.undone_by is not None

    @property
    def closed_on(self) -> date | None:
        """Give the day on which it was discharged or withdrawn."""
        return self.discharged_on or self.withdrawn_on

    @property
    def account(self) -> Account | None:
        """Give the day it belongs to (归期日) with the due dates of that day.

        It is the first day at whose end the due date in force has come; the day may lie ahead.
        None while the clock stands still, and where nothing is due (不少于). What moves the due
        date later changes nothing: it was late by then.
        """
        if self.limit.conditional and self.bound_on is None:
            return None
        dues = [(span.from_on, span.n, span.due_on) for span in self.spans]
        found = account_of(dues, since=self.bound_on or self.opened_on)
        return Account(*found, self.unextended_due(found[0])) if found is not None else None

    def original_due(self, day: date) -> date | None:
        """Give the first due date of the clock that ran on a day."""
        again = self.restart_on(day)
        if again is None:
            return self.spans[0].due_on
        since = [s for s in self._standing_spans() if again <= s.from_on <= day and s.due_on]
        if not since:  # it began anew with the date that was in force, or while it stood still
            begun = self.span_on(again)
            return begun.due_on if begun is not None else None
        return min(since, key=lambda span: (span.from_on, span.n)).due_on

    def _standing_spans(self) -> list[Span]:
        """Give the spans but those of a day that an entry taken back had written (撤销)."""
        taken_back: dict[date, int] = {}
        for span in self.spans:
            if span.cause is Cause.UNDO:
                taken_back[span.from_on] = span.n
        return [span for span in self.spans if span.n >= taken_back.get(span.from_on, 0)]

    def unextended_due(self, day: date) -> date | None:
        """Give the due date in force on a day with every extension taken away.

        Of a span of an earlier schema only that it was extended is known: then it is the first.
        """
        span = self.span_on(day)
        if span is None or span.due_on is None:
            return None
        if span.unextended_on is not None:
            return span.unextended_on
        extended = any(granted.granted_on <= day for granted in self.extensions)
        return self.original_due(day) if extended else span.due_on

    def restart_on(self, day: date) -> date | None:
        """Give the last day, by a day, on which the clock began anew: 补正, or its own event."""
        begun = [self.restarted_on] if self.restarted_on is not None else []
        if self.limit.supplement is Supplement.RESTART:
            begun += [wait.to_on for wait in self.waits if wait.to_on is not None]
        return max((again for again in begun if again <= day), default=None)

    def wait_on(self, day: date) -> WaitFact | None:
        """Give the wait for a supplement that lasts on a day; the day it comes is none."""
        for wait in self.waits:
            if wait.from_on <= day and (wait.to_on is None or wait.to_on > day):
                return wait
        return None

    @property
    def open_wait(self) -> WaitFact | None:
        """Give the wait that has not ended."""
        return next((wait for wait in self.waits if wait.to_on is None), None)

    def extensions_on(self, day: date) -> list[ExtensionFact]:
        """Give the extensions of the clock that ran on a day.

        An extension belongs to the clock during which it was granted: where a supplement began
        the limit anew, it is granted anew.
        """
        again = self.restart_on(day) if self.waits else None
        return [
            each
            for each in self.extensions
            if each.granted_on <= day and (again is None or again <= each.granted_on)
        ]

    def is_bound(self, day: date) -> bool:
        """Tell whether its condition had come true by a day; without one it always has."""
        return not self.limit.conditional or (self.bound_on is not None and self.bound_on <= day)

    @property
    def open_pause(self) -> PauseFact | None:
        """Give the pause that has not ended."""
        return next((pause for pause in self.pauses if pause.to_on is None), None)

    def is_open(self, day: date) -> bool:
        """Tell whether it is owed on a day."""
        return self.opened_on <= day and (self.closed_on is None or self.closed_on > day)

    def ended_with(self, day: date) -> bool:
        """Tell whether it ended with the end of its matter on a day.

        What another unit was asked and answered on that day ended by itself (会签).
        """
        answered = self.unit is not None and self.discharged_on is not None
        return self.closed_on == max(day, self.opened_on) and not answered

    def answers(self, day: date) -> bool:
        """Tell whether an act of a day can still settle it: on its last day the law has not yet."""
        return self.closed_on is None or (self.by_law and self.closed_on >= day)

    def span_on(self, day: date) -> Span | None:
        """Give the span in force on a day: the latest beginning, the latest written."""
        begun = [span for span in self.spans if span.from_on <= day]
        return max(begun, key=lambda span: (span.from_on, span.n), default=None)

    @property
    def last_span(self) -> Span:
        """Give the span in force from the last change on."""
        return max(self.spans, key=lambda span: (span.from_on, span.n))
