"""Changes of hands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.services.results.refs import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class AssignmentChange:
    """A subject and who is responsible for it from a day on."""

    id: str
    title: str
    from_: date
    leader: PersonRef
    unit: UnitRef
    previous_leader: PersonRef
    previous_unit: UnitRef


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """Everything that passed from one person to another on a day."""

    from_: PersonRef
    to: PersonRef
    on: date
    subjects: tuple[AssignmentChange, ...]
