"""Meetings, their decisions, and the weeks in which none was held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Light
from zhixingli.services.results.documents import (
    ActItem,
    AssignmentItem,
    ExtensionItem,
    JournalMark,
    PauseItem,
)
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.refs import PersonRef, Reader, UnitRef, called


@dataclass(frozen=True, slots=True)
class SubjectRef:
    """A subject, named."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """What a meeting deals with, and what became of it."""

    id: str
    title: str
    outcome: str | None
    leader_notified_on: date | None
    unit_notified_on: date | None
    reported_by: PersonRef | None
    reported_on: date | None
    supplement: str | None


@dataclass(frozen=True, slots=True)
class DecisionItem:
    """A decision (议定事项) as of a day."""

    id: str
    title: str
    meeting: str
    about: str | None
    unit: UnitRef
    person: PersonRef | None
    due: date | None
    due_original: date | None
    finished_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """One meeting as of a day.

    ``carried_over`` are the decisions of earlier meetings about the same projects that were
    still open on the day of this one or of the answer.
    """

    id: str
    uid: str
    title: str
    form: Form
    meeting_on: date
    chair: PersonRef | None
    delegated: bool
    place: str | None
    number: str | None
    issued_on: date | None
    approved_by: PersonRef | None
    approved_on: date | None
    leader: PersonRef
    unit: UnitRef
    supporting: tuple[UnitRef, ...]
    voided_on: date | None
    backdated_days: int | None
    public_promise: bool
    agenda: tuple[AgendaRow, ...]
    decisions: tuple[DecisionItem, ...]
    carried_over: tuple[DecisionItem, ...]
    obligations: tuple[ObligationItem, ...]
    pauses: tuple[PauseItem, ...]
    extensions: tuple[ExtensionItem, ...]
    acts: tuple[ActItem, ...]
    acting_for: PersonRef | None
    assignments: tuple[AssignmentItem, ...]
    journal: JournalMark | None = None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line of the list of meetings."""

    id: str
    form: Form
    meeting_on: date
    title: str
    chair: PersonRef | None
    delegated: bool
    place: str | None
    number: str | None
    issued_on: date | None
    agenda: tuple[SubjectRef, ...]
    voided_on: date | None


@dataclass(frozen=True, slots=True)
class MissedWeek:
    """A week in which a key project had no on-site meeting, and how many in a row that makes."""

    key: str
    project: SubjectRef
    week: str
    sponsor: PersonRef
    unit: UnitRef
    consecutive: int
    reason: str | None
    acting_for: PersonRef | None = None
    taken_over_on: date | None = None

    @property
    def sponsor_called(self) -> str:
        """Name the sponsor; whoever only acts for one (代), or took over late, is marked."""
        return called(self.sponsor, self.acting_for, self.taken_over_on)


@dataclass(frozen=True, slots=True)
class OnsiteLine:
    """One project in the table of a week's on-site meetings (DOMAIN §9).

    ``missed_since`` is the Monday of the first of the ``consecutive_missed`` weeks.
    """

    project: SubjectRef
    sponsor: PersonRef
    unit: UnitRef
    owed: int
    held: int
    held_on: tuple[date, ...]
    chair: PersonRef | None
    delegated: bool
    place: str | None
    decisions: int
    minutes: tuple[str, ...]
    issued_on: date | None
    reason: str | None
    consecutive_missed: int
    acting_for: PersonRef | None = None
    taken_over_on: date | None = None
    missed_since: date | None = None

    @property
    def sponsor_called(self) -> str:
        """Name the sponsor; whoever only acts for one (代), or took over late, is marked."""
        return called(self.sponsor, self.acting_for, self.taken_over_on)


@dataclass(frozen=True, slots=True)
class OnsiteFigures:
    """The sums of the table; rates in percent with one decimal, null where nothing was owed.

    ``meetings`` counts a meeting once for every project that it was about, ``minutes_rate`` is
    over these; ``delegated`` counts projects.
    """

    owed: int
    held: int
    missed: int
    rate: float | None
    meetings: int
    delegated: int
    minutes_rate: float | None


@dataclass(frozen=True, slots=True)
class OnsiteTable:
    """The table of a week's on-site meetings (现场办公会召开情况表)."""

    week: str
    from_: date
    to: date
    as_of: date
    exempt: bool
    figures: OnsiteFigures
    projects: tuple[OnsiteLine, ...]
    reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """When a review series has to meet next (CONTRACT §6)."""

    id: str
    kind: Form
    last_held_on: date | None
    due: date
    light: Light
    leader: PersonRef
    unit: UnitRef
    provisional: bool
    overdue_days: int


@dataclass(frozen=True, slots=True)
class SeriesDetail:
    """A series of reviews or reports: who answers for it since when."""

    id: str
    title: str
    leader: PersonRef
    unit: UnitRef
    since: date


@dataclass(frozen=True, slots=True)
class Submission:
    """A weekly report that was handed in."""

    key: str
    title: str
    week: str
    on: date
    to: str | None
