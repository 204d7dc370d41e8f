"""Changes of hands, and whom units answer to (分工表)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import Part
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.refs import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class AssignmentChange:
    """A subject and who is responsible for it from a day on.

    ``until`` is the last day, where another decision holds after it; ``acting_for`` is whose
    work it is, where the leader only acts for somebody (代理).
    """

    id: str
    title: str
    from_: date
    leader: PersonRef
    unit: UnitRef
    previous_leader: PersonRef
    previous_unit: UnitRef
    until: date | None = None
    acting_for: PersonRef | None = None


@dataclass(frozen=True, slots=True)
class DutyItem:
    """A part that one person has in a subject from a day on; ``unit`` where held for a unit."""

    role: Part
    person: PersonRef
    unit: UnitRef | None
    from_: date


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A part in a subject that passed from one person to another."""

    id: str
    title: str
    role: Part
    unit: UnitRef | None


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """Everything that passed from one person to another on a day.

    ``until`` is the last day of an acting leader (代理), None of a handover for good. ``owed`` is
    what the receiver then owes of it; ``units`` answer to the receiver from then on (分工表).
    """

    from_: PersonRef
    to: PersonRef
    on: date
    subjects: tuple[AssignmentChange, ...]
    duties: tuple[DutyChange, ...]
    owed: tuple[ObligationItem, ...] = ()
    until: date | None = None
    units: tuple[UnitRef, ...] = ()


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
