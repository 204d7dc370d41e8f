"""Letters (上行平行文), their way, and the weekly report on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.letters.terms import Adoption, Direction, LetterStatus, Side
from zhixingli.services.results.documents import (
    ActItem,
    AssignmentItem,
    ExtensionItem,
    JournalMark,
    PauseItem,
)
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.refs import PersonRef, Reader, UnitRef
from zhixingli.services.results.responsibility import DutyItem


@dataclass(frozen=True, slots=True)
class ConsultationItem:
    """A consultation before sending (先商)."""

    on: date
    party: str
    way: str
    opinion: str
    adopted: Adoption | None


@dataclass(frozen=True, slots=True)
class HopItem:
    """A place where the letter lay; ``days`` are calendar days."""

    place: str
    contact: str | None
    side: Side
    from_: date
    to: date | None
    days: int


@dataclass(frozen=True, slots=True)
class LetterDetail:
    """One letter as of a day.

    ``days_here`` counts calendar days since it last moved, and is null before it is sent and
    after it is answered; ``override`` is the reason for which it was sent unconsulted.
    """

    id: str
    uid: str
    title: str
    direction: Direction
    to: str
    genre: str | None
    number: str | None
    status: LetterStatus
    leader: PersonRef
    unit: UnitRef
    tracker: PersonRef | None
    handler: PersonRef | None
    supporting: tuple[UnitRef, ...]
    opened_on: date
    consultations: tuple[ConsultationItem, ...]
    sent_on: date | None
    override: str | None
    hops: tuple[HopItem, ...]
    place: str | None
    days_here: int | None
    days_theirs: int
    days_ours: int
    stalled: bool
    last_coordinated_on: date | None
    informed_on: date | None
    needs: str | None
    answered_on: date | None
    answer: str | None
    closed_on: date | None
    public_promise: bool
    backdated_days: int | None
    duties: tuple[DutyItem, ...]
    obligations: tuple[ObligationItem, ...]
    pauses: tuple[PauseItem, ...]
    extensions: tuple[ExtensionItem, ...]
    acts: tuple[ActItem, ...]
    acting_for: PersonRef | None
    assignments: tuple[AssignmentItem, ...]
    journal: JournalMark | None = None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One line of the tracking table (上行平行文跟踪表)."""

    id: str
    title: str
    direction: Direction
    to: str
    genre: str | None
    number: str | None
    status: LetterStatus
    leader: PersonRef
    unit: UnitRef
    tracker: PersonRef | None
    handler: PersonRef | None
    consulted: int
    sent_on: date | None
    override: str | None
    place: str | None
    contact: str | None
    days_here: int | None
    stalled: bool
    last_coordinated_on: date | None
    informed_on: date | None
    needs: str | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class LetterFigures:
    """The figures of a week of letters."""

    sent: int
    in_transit: int
    moved: int
    stalled: int
    answered: int
    overrides: int
    needs: int


@dataclass(frozen=True, slots=True)
class LettersReport:
    """The weekly written report on letters (八大措施第7条)."""

    week: str
    from_: date
    to: date
    as_of: date
    stalled_days: int
    figures: LetterFigures
    sent: tuple[LetterRow, ...]
    in_transit: tuple[LetterRow, ...]
    moved: tuple[LetterRow, ...]
    stalled: tuple[LetterRow, ...]
    answered: tuple[LetterRow, ...]
    overrides: tuple[LetterRow, ...]
    needs: tuple[LetterRow, ...]
    reader: Reader | None = None
