"""Key projects (重点项目): the ledger's columns, progress, milestones, files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zhixingli.domain.projects.terms import Level, ProgressLight, ProjectStatus
from zhixingli.services.results.documents import (
    ActItem,
    AssignmentItem,
    ExtensionItem,
    JournalMark,
    MaterialItem,
    PauseItem,
)
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.services.results.responsibility import DutyItem


@dataclass(frozen=True, slots=True)
class MilestoneItem:
    """A milestone as of a day."""

    name: str
    due: date | None
    due_original: date | None
    reached_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class MilestoneRef:
    """A milestone that is not reached yet."""

    name: str
    due: date | None


@dataclass(frozen=True, slots=True)
class ProgressItem:
    """One report of progress; amounts in 万元, shares in percent."""

    on: date
    text: str | None
    invested: Decimal | None
    percent: float | None
    scheduled: float | None
    stage: str | None
    problem: str | None
    coordination: str | None
    next_step: str | None


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """An on-site meeting about a project."""

    id: str
    on: date
    chair: PersonRef | None
    delegated: bool
    place: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class MissedRun:
    """Weeks in a row without an on-site meeting, by their names (2026-W40)."""

    first: str
    last: str
    weeks: int


@dataclass(frozen=True, slots=True)
class OnsiteRecord:
    """What became of the on-site meetings of a project by a day; ``owed`` counts weeks past.

    ``held`` are the meetings, the last one first; ``missed`` the weeks without one, the oldest
    first.
    """

    owed: int
    kept: int
    held: tuple[HeldMeeting, ...]
    missed: tuple[MissedRun, ...]


@dataclass(frozen=True, slots=True)
class ProjectDetail:
    """One key project as of a day (DOMAIN §9): amounts in 万元, shares in percent.

    ``deviation`` is in percentage points; below zero is behind schedule.
    """

    id: str
    uid: str
    title: str
    level: Level
    category: str | None
    nature: str | None
    content: str | None
    start_on: date | None
    end_on: date | None
    total: Decimal | None
    year_plan: Decimal | None
    invested: Decimal | None
    rate: float | None
    scheduled: float | None
    deviation: float | None
    progress_light: ProgressLight | None
    stage: str | None
    current_milestone: MilestoneRef | None
    next_milestone: MilestoneRef | None
    problem: str | None
    coordination: str | None
    next_step: str | None
    status: ProjectStatus
    leader: PersonRef
    unit: UnitRef
    sponsor: PersonRef | None
    town: UnitRef | None
    supporting: tuple[UnitRef, ...]
    owner: str | None
    owner_contact: str | None
    owner_phone: str | None
    opened_on: date
    filed_on: date | None
    updated_on: date | None
    closed_on: date | None
    remark: str | None
    public_promise: bool
    backdated_days: int | None
    duties: tuple[DutyItem, ...]
    milestones: tuple[MilestoneItem, ...]
    progress: tuple[ProgressItem, ...]
    materials: tuple[MaterialItem, ...]
    obligations: tuple[ObligationItem, ...]
    pauses: tuple[PauseItem, ...]
    extensions: tuple[ExtensionItem, ...]
    acts: tuple[ActItem, ...]
    acting_for: PersonRef | None
    assignments: tuple[AssignmentItem, ...]
    onsite: OnsiteRecord | None = None
    journal: JournalMark | None = None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One line of the key-project ledger (DOMAIN §9: 重点项目台账).

    ``next_milestone`` is the one due first of those not reached, ``later_milestone`` the one
    after it; ``head`` and ``deputy`` are the leaders of the lead unit.
    """

    id: str
    title: str
    level: Level
    status: ProjectStatus
    leader: PersonRef
    unit: UnitRef
    sponsor: PersonRef | None
    total: Decimal | None
    year_plan: Decimal | None
    invested: Decimal | None
    rate: float | None
    scheduled: float | None
    deviation: float | None
    progress_light: ProgressLight | None
    stage: str | None
    next_milestone: MilestoneRef | None
    problem: str | None
    coordination: str | None
    next_step: str | None
    opened_on: date
    filed_on: date | None
    updated_on: date | None
    coordination_since: date | None = None
    category: str | None = None
    nature: str | None = None
    content: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    later_milestone: MilestoneRef | None = None
    head: PersonRef | None = None
    deputy: PersonRef | None = None
    town: UnitRef | None = None
    owner: str | None = None
    owner_contact: str | None = None
    owner_phone: str | None = None
    remark: str | None = None
