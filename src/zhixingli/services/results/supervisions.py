"""Supervision matters, their reminders, and causes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.supervisions.terms import Basis, Malady, SupervisionStatus
from zhixingli.domain.terms import Urgency
from zhixingli.services.results.documents import (
    ActItem,
    AssignmentItem,
    ExtensionItem,
    JournalMark,
    PauseItem,
)
from zhixingli.services.results.meetings import SubjectRef
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.services.results.responsibility import DutyItem


@dataclass(frozen=True, slots=True)
class ReminderItem:
    """A reminder that was sent."""

    step: int
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class SaidItem:
    """What somebody said on a day: feedback, a draft of a suggestion."""

    on: date
    about: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class SupervisionDetail:
    """One supervision matter as of a day.

    ``feedback_due`` is when the unit has to report back next, by the frequency that was set.
    """

    id: str
    uid: str
    title: str
    about: SubjectRef | None
    basis: Basis
    basis_number: str | None
    approved_by: PersonRef
    approved_on: date
    urgency: Urgency
    status: SupervisionStatus
    opened_on: date
    due: date | None
    due_original: date | None
    leader: PersonRef
    unit: UnitRef
    supporting: tuple[UnitRef, ...]
    supervisor: PersonRef | None
    phone: str | None
    feedback_days: int | None
    feedback_due: date | None
    finished_on: date | None
    struck_on: date | None
    returns: int
    feedbacks: tuple[SaidItem, ...]
    reminders: tuple[ReminderItem, ...]
    suggestions: tuple[SaidItem, ...]
    public_promise: bool
    backdated_days: int | None
    duties: tuple[DutyItem, ...]
    obligations: tuple[ObligationItem, ...]
    pauses: tuple[PauseItem, ...]
    extensions: tuple[ExtensionItem, ...]
    acts: tuple[ActItem, ...]
    acting_for: PersonRef | None
    assignments: tuple[AssignmentItem, ...]
    public_title: str | None = None
    journal: JournalMark | None = None


@dataclass(frozen=True, slots=True)
class SupervisionRow:
    """One line of the list of supervision matters."""

    id: str
    title: str
    about: SubjectRef | None
    basis: Basis
    urgency: Urgency
    status: SupervisionStatus
    leader: PersonRef
    unit: UnitRef
    supervisor: PersonRef | None
    opened_on: date
    due: date | None
    due_original: date | None
    finished_on: date | None
    struck_on: date | None
    last_feedback: str | None
    last_feedback_on: date | None
    reminders: int


@dataclass(frozen=True, slots=True)
class ReminderSent:
    """A reminder that this command recorded; ``overdue_days`` are working days."""

    id: str
    title: str
    step: int
    addressee: str
    unit: UnitRef
    leader: PersonRef
    due: date
    overdue_days: int


@dataclass(frozen=True, slots=True)
class Reminders:
    """The reminders that one command recorded."""

    on: date
    items: tuple[ReminderSent, ...]


@dataclass(frozen=True, slots=True)
class CauseItem:
    """A cause that was written down about an obligation or a subject."""

    key: str
    id: str
    title: str
    malady: Malady | None
    text: str | None
    on: date


@dataclass(frozen=True, slots=True)
class MaladyCount:
    """How often one malady was named."""

    malady: Malady
    count: int


@dataclass(frozen=True, slots=True)
class CauseStatistics:
    """Causes of a period and how often each malady was named (十大顽症); never blame."""

    since: date | None
    until: date
    counts: tuple[MaladyCount, ...]
    items: tuple[CauseItem, ...]
