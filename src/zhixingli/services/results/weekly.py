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
class DocumentFlow:
    """The papers in hand (办件) before and after a week, and what came between.

    ``before`` is what the week before printed as ``open``, ``corrected`` what is known otherwise
    now; before + corrected + received - finished - returned + moved_in - moved_out = open.
    """

    before: int
    corrected: int
    received: int
    finished: int
    returned: int
    moved_in: int
    moved_out: int
    open: int


@dataclass(frozen=True, slots=True)
class TotalFigures(Figures):
    """The figures of a week as the row under the units; ``owed`` is what belongs to it."""

    owed: Rates | None = None
    documents: DocumentFlow | None = None


@dataclass(frozen=True, slots=True)
class UnitFigures(Figures):
    """The figures of one unit; ``owed`` is what belongs to the week and was its."""

    unit: UnitRef
    owed: Rates | None = None
    documents: DocumentFlow | None = None


@dataclass(frozen=True, slots=True)
class BacklogWeek:
    """How much was overdue at the end of a week."""

    week: str
    overdue: int


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
class LateEntry:
    """An entry about days before it was recorded, or one that works backwards."""

    id: str
    title: str
    act: ActKind
    on: date
    recorded_on: date
    actor: str
    reason: str | None
    backdated_days: int | None


@dataclass(frozen=True, slots=True)
class FigureCorrection:
    """A figure that an issued week printed otherwise than it is known now (上期更正).

    ``was`` holds what was printed, or what a later report corrected it to; ``entries`` are those
    that caused the difference. ``unit`` is set where it only moved from one unit to another.
    """

    week: str
    figure: str
    label: str
    unit: UnitRef | None
    was: int
    is_: int
    entries: tuple[LateEntry, ...]


@dataclass(frozen=True, slots=True)
class VoidedItem:
    """A subject that was struck out though it was late then, or stands in an issued report.

    ``overdue_days`` are calendar days, by the limit that was latest; ``printed_in`` is the last
    report that knew of it.
    """

    id: str
    title: str
    on: date
    recorded_on: date
    actor: str
    reason: str | None
    overdue_days: int | None
    printed_in: str | None


@dataclass(frozen=True, slots=True)
class AskedItem:
    """Something that needs study or co-ordination (需研究协调的事项), as the page says it."""

    text: str
    subjects: tuple[SubjectRef, ...]
    since: date
    unit: UnitRef
    leader: PersonRef


@dataclass(frozen=True, slots=True)
class WorstUnit:
    """A unit with much that is overdue, and what has been overdue longest."""

    unit: UnitRef
    overdue: int
    grave: int
    longest: ObligationItem


@dataclass(frozen=True, slots=True)
class BestUnit:
    """A unit that kept all that belongs to the week, and has nothing overdue."""

    unit: UnitRef
    owed: int


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """Who is named on the week's page; ``longest`` has been overdue longest of all.

    ``longest_post`` is what its leader was called on the day of the report, the main post.
    """

    worst: tuple[WorstUnit, ...] = ()
    best: tuple[BestUnit, ...] = ()
    longest: ObligationItem | None = None
    longest_post: str | None = None


@dataclass(frozen=True, slots=True)
class OverdueChange:
    """What was overdue a week before, what came and went: before + added - gone = now.

    Gone is what was ``settled``, ``withdrawn``, or ``put_off`` by an extension made up for (补办).
    ``weeks`` is for how many weeks in a row it has risen, below zero fallen.
    """

    before: int
    added: int
    settled: int
    withdrawn: int
    put_off: int
    now: int
    weeks: int


@dataclass(frozen=True, slots=True)
class WithdrawnLate:
    """What was withdrawn in the week after its day had passed (超期撤销)."""

    id: str
    title: str
    rule_label: str
    unit: UnitRef
    on: date
    days: int


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
    those that finish the work; ``corrections`` say what earlier issued weeks printed otherwise,
    ``corrects`` names the last of them, ``late_entries`` are what was recorded late (补录),
    ``voided`` what was struck out in the week though it was late or had been printed;
    ``last_week`` has the figures of the week before and ``backlog`` what was overdue at the end
    of twelve weeks;
    ``late_notices`` are executive meetings notified less than a week ahead (不足1周);
    ``kept_since`` is the day on which the ledger was made, where the week began before it.
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
    corrections: tuple[FigureCorrection, ...]
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
    late_entries: tuple[LateEntry, ...] = ()
    voided: tuple[VoidedItem, ...] = ()
    total: TotalFigures | None = None
    documents: DocumentFlow | None = None
    last_week: Figures | None = None
    backlog: tuple[BacklogWeek, ...] = ()
    asked: tuple[AskedItem, ...] = ()
    named: NamedUnits | None = None
    overdue_change: OverdueChange | None = None
    withdrawn_late: tuple[WithdrawnLate, ...] = ()
    onsite_before: OnsiteFigures | None = None
    owed_before: Rates | None = None
    due_statutory: tuple[ObligationItem, ...] = ()
    kept_since: date | None = None
