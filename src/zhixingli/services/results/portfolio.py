"""The division of work among leaders (分工表), as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.services.results.refs import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """Which leader a unit answers to since when; None while nobody is named.

    ``until`` is the last day, where another is named for later.
    """

    id: str
    unit: UnitRef
    leader: PersonRef | None
    from_: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PortfolioChange:
    """The units that answer to a leader from a day on."""

    leader: PersonRef
    from_: date
    items: tuple[PortfolioRow, ...]
