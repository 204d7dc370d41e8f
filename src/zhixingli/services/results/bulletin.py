"""The supervision bulletin (督查通报)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.services.results.letters import LetterRow
from zhixingli.services.results.meetings import OnsiteFigures, OnsiteLine, SubjectRef
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.projects import ProjectRow
from zhixingli.services.results.rates import Rates
from zhixingli.services.results.refs import Reader
from zhixingli.services.results.supervisions import SupervisionRow
from zhixingli.services.results.weekly import NamedUnits, WithdrawnLate


@dataclass(frozen=True, slots=True)
class BulletinFigures:
    """Supervision matters of a stretch: flows, and what stood at its end.

    ``owed`` are the limits that belong to the stretch, and how they were kept.
    """

    opened: int
    finished: int
    returned: int
    struck: int
    reminded: int
    open: int
    reviewing: int
    overdue: int
    due_soon: int
    owed: Rates | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a suggestion (建议稿): only the head of the government may decide it."""

    id: str
    title: str
    about: str | None
    on: date


@dataclass(frozen=True, slots=True)
class DistrictStanding:
    """How the whole district stands at the end of a stretch, for a bulletin to units.

    ``owed`` are the binding limits that belong to the stretch, ``overdue_before`` what was
    overdue when the stretch began (null where it is no whole week); ``week`` is the last complete
    week, of which ``onsite`` and ``missed`` are; ``answer_by`` is the day until which units say
    why something is overdue.
    """

    owed: Rates
    overdue: tuple[ObligationItem, ...]
    overdue_before: int | None
    named: NamedUnits
    withdrawn_late: tuple[WithdrawnLate, ...]
    week: str
    onsite: OnsiteFigures
    missed: tuple[OnsiteLine, ...]
    behind: tuple[ProjectRow, ...]
    stalled: tuple[LetterRow, ...]
    answer_by: date


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What a bulletin tells units: how the district stands, and the supervision matters.

    ``moved`` are the matters with feedback or an end in the stretch; ``silent`` those that
    did not report back in time; ``matters`` all that were under way in it. ``approved_by`` says
    on whose word, or on which decision, it was issued (政府督查工作条例第21条).
    """

    week: str | None
    from_: date
    to: date
    as_of: date
    figures: BulletinFigures
    moved: tuple[SupervisionRow, ...]
    overdue: tuple[ObligationItem, ...]
    returned: tuple[SubjectRef, ...]
    silent: tuple[SubjectRef, ...]
    due_soon: tuple[ObligationItem, ...]
    drafts: tuple[Draft, ...]
    matters: tuple[SupervisionRow, ...]
    reader: Reader | None = None
    district: DistrictStanding | None = None
    approved_by: str | None = None
