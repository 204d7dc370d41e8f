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
class MaterialItem:
    """A file kept beside the ledger; ``size`` in bytes."""

    name: str
    path: str
    sha256: str
    size: int
    added_on: date


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
    journal: JournalMark | None = None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One line of the key-project ledger."""

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
