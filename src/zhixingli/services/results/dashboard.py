"""The dashboard: how everything stands on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.services.results.letters import LetterRow
from zhixingli.services.results.meetings import OnsiteFigures
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.projects import ProjectRow
from zhixingli.services.results.rates import Rates
from zhixingli.services.results.refs import PersonRef, Reader, UnitRef
from zhixingli.services.results.supervisions import MaladyCount
from zhixingli.services.results.weekly import AskedItem, BacklogWeek


@dataclass(frozen=True, slots=True)
class Lights:
    """Open obligations by their light; ``overdue`` are the red and the black ones.

    ``reminder`` are those whose day is past and that only remind.
    """

    open: int
    green: int
    yellow: int
    red: int
    black: int
    grey: int
    reminder: int
    overdue: int
    provisional: int


@dataclass(frozen=True, slots=True)
class UnitLights(Lights):
    """The lights of one unit; ``owed`` is what belongs to the weeks of the trend."""

    unit: UnitRef
    owed: Rates | None = None


@dataclass(frozen=True, slots=True)
class LeaderLights(Lights):
    """The lights of one leader; ``longest`` is the longest delay in working days.

    ``owed`` is what belongs to the weeks of the trend.
    """

    leader: PersonRef
    longest: int
    owed: Rates | None = None


@dataclass(frozen=True, slots=True)
class TrendWeek(Rates):
    """What was owed in a week and how it was kept, by the current and by the original dates."""

    week: str


@dataclass(frozen=True, slots=True)
class CoverageWeek:
    """On-site meetings owed and held in a week; the rate in percent, null where none was owed."""

    week: str
    owed: int
    held: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class SponsorCoverage:
    """On-site meetings of the last complete week by sponsoring leader."""

    sponsor: PersonRef
    owed: int
    held: int


@dataclass(frozen=True, slots=True)
class BeforeThen:
    """How things stood seven days before; the meetings are those of the week before the last."""

    lights: Lights
    onsite: OnsiteFigures
    stalled: int
    behind: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """How everything stands on a day; ``week`` is the last complete one.

    ``due_next_week`` falls due from the next Monday to its Sunday. ``asked`` is what needs study
    or co-ordination, ``before`` how things stood seven days earlier, ``backlog`` what was overdue
    at the end of twelve weeks, ``causes`` how often each malady was named since New Year.
    """

    as_of: date
    week: str
    leader: PersonRef | None
    unit: UnitRef | None
    lights: Lights
    units: tuple[UnitLights, ...]
    leaders: tuple[LeaderLights, ...]
    overdue: tuple[ObligationItem, ...]
    trend: tuple[TrendWeek, ...]
    onsite: OnsiteFigures
    coverage: tuple[CoverageWeek, ...]
    sponsors: tuple[SponsorCoverage, ...]
    stalled: tuple[LetterRow, ...]
    behind: tuple[ProjectRow, ...]
    next_week_from: date
    next_week_to: date
    due_next_week: tuple[ObligationItem, ...]
    reader: Reader | None = None
    asked: tuple[AskedItem, ...] = ()
    before: BeforeThen | None = None
    backlog: tuple[BacklogWeek, ...] = ()
    causes: tuple[MaladyCount, ...] = ()
