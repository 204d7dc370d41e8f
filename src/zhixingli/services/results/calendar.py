"""Answers of the calendar (CONTRACT §6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.law.calendar import NoticeKind
from zhixingli.domain.law.calendar_diff import DayState
from zhixingli.domain.law.terms import CountUnit, DayKind
from zhixingli.services.results.explanations import TraceItem


@dataclass(frozen=True, slots=True)
class CalendarDayItem:
    """What a day is, by which notice; ``week`` is its ISO week (``2026-W39``)."""

    date: date
    working: bool
    kind: DayKind
    name: str | None
    source: str | None
    provisional: bool
    week: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """Days between two days, both included."""

    from_: date
    to: date
    working_days: int
    calendar_days: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A due date computed for no subject in particular; ``trace`` only where it was asked for.

    A limit of "not less than" has no due date but ``not_before``.
    """

    from_: date
    rule: str | None
    rule_label: str | None
    basis: str | None
    amount: int
    unit: CountUnit
    backward: bool
    due: date | None
    nominal: date | None
    provisional: bool
    digest: str
    trace: tuple[TraceItem, ...] | None
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A notice that the calendar rests on; ``days`` is how many days it names."""

    number: str
    year: int
    kind: NoticeKind
    issued_on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that a notice turns from working into free, or back (``work`` or ``off``)."""

    date: date
    was: DayState
    becomes: DayState
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Move:
    """An open obligation whose due date a change of the calendar moves."""

    id: str
    key: str
    rule: str
    rule_label: str
    title: str
    due: date | None
    becomes: date | None


@dataclass(frozen=True, slots=True)
class CalendarImport:
    """What an import of notices changes, earlier moves first.

    ``notice`` names the documents that bring something new; ``confirmed`` counts the open
    obligations whose date is provisional no longer.
    """

    notice: str
    issued_on: date | None
    days: tuple[ChangedDay, ...]
    moves: tuple[Move, ...]
    confirmed: int
    notices: tuple[NoticeItem, ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class CalendarStatus:
    """How far the calendar is announced and on which notices it rests."""

    digest: str
    announced_through: date
    estimated_through: date
    notices: tuple[NoticeItem, ...]
