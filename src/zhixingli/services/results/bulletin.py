"""The supervision bulletin (督查通报)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.services.results.meetings import SubjectRef
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.rates import Rates
from zhixingli.services.results.refs import Reader
from zhixingli.services.results.supervisions import SupervisionRow


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
class Bulletin:
    """What became of the supervision matters of a stretch, and what to do next.

    ``moved`` are the matters with feedback or an end in the stretch; ``silent`` those that
    did not report back in time; ``matters`` all that were under way in it.
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
