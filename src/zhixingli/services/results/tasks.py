"""Tasks (工作任务)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import TaskStatus
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
class TaskDetail:
    """One task as of a day."""

    id: str
    uid: str
    title: str
    opened_on: date
    rule: str
    leader: PersonRef
    unit: UnitRef
    supporting: tuple[UnitRef, ...]
    status: TaskStatus
    backdated_days: int | None
    finished_on: date | None
    result: str | None
    public_promise: bool
    obligations: tuple[ObligationItem, ...]
    pauses: tuple[PauseItem, ...]
    extensions: tuple[ExtensionItem, ...]
    acts: tuple[ActItem, ...]
    acting_for: PersonRef | None
    assignments: tuple[AssignmentItem, ...]
    duties: tuple[DutyItem, ...]
    meeting: str | None
    about: str | None
    public_title: str | None = None
    origin: str | None = None
    journal: JournalMark | None = None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line of the list of tasks."""

    id: str
    title: str
    opened_on: date
    status: TaskStatus
    leader: PersonRef
    unit: UnitRef
    due: date | None
    due_original: date | None
    finished_on: date | None
