"""The weekly report (CONTRACT §6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import ActKind
from zhixingli.services.results.letters import LetterFigures, LetterRow
from zhixingli.services.results.meetings import OnsiteFigures, OnsiteLine, ReviewDue, SubjectRef
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.projects import ProjectRow
from zhixingli.services.results.rates import Rates
from zhixingli.services.results.refs import PersonRef, Reader, UnitRef


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a week, for all or for one unit (CONTRACT §6)."""

    received: int
    checked_on_time: int
    checked_late: int
    finished_on_time: int
    finished_late: int
    finished_late_original: int
    open: int
    overdue: int
    paused: int
    due_next_week: int
    provisional: int
    finished: int


@dataclass(frozen=True, slots=True)
class UnitFigures(Figures):
    """The figures of one unit; ``owed`` is what belongs to the week and was its."""

    unit: UnitRef
    owed: Rates | None = None


@dataclass(frozen=True, slots=True)
class IdleItem:
    """A document beyond the unit's authority and how long nothing has happened to it."""

    id: str
    title: str
    leader: PersonRef
    unit: UnitRef
    routed_on: date
    last_act_on: date
    last_act: str
    idle_days: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact about an earlier week that the ledger learned in this one."""

    id: str
    title: str
    act: ActKind
    on: date
    recorded_on: date
    actor: str
    reason: str | None
    backdated_days: int | None


@dataclass(frozen=True, slots=True)
class SupervisionFigures:
    """Supervision matters of the week: flows, and what stood at its end."""

    opened: int
    finished: int
    struck: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """The weekly report (CONTRACT §6).

    ``overdue`` and ``due_next_week`` are of every kind, missed meetings and reviews included;
    ``owed`` are the binding limits that belong to the week, ``promised`` the public ones among
    those that finish the work; ``corrects`` names the issued report that could not know the
    ``corrections``;
    ``late_notices`` are executive meetings notified less than a week ahead (不足1周).
    """

    week: str
    from_: date
    to: date
    as_of: date
    figures: Figures
    units: tuple[UnitFigures, ...]
    overdue: tuple[ObligationItem, ...]
    due_next_week: tuple[ObligationItem, ...]
    beyond_authority: tuple[IdleItem, ...]
    provisional: tuple[ObligationItem, ...]
    corrects: str | None
    corrections: tuple[Correction, ...]
    onsite: OnsiteFigures
    missed: tuple[OnsiteLine, ...]
    behind: tuple[ProjectRow, ...]
    reviews: tuple[ReviewDue, ...]
    late_notices: tuple[SubjectRef, ...]
    letters: LetterFigures
    overrides: tuple[LetterRow, ...]
    stalled: tuple[LetterRow, ...]
    supervision: SupervisionFigures
    reader: Reader | None = None
    owed: Rates | None = None
    promised: Rates | None = None
