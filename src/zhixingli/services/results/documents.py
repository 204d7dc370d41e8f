"""Incoming documents (CONTRACT §6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zhixingli.domain.documents.terms import Authority, DocStatus
from zhixingli.domain.terms import ActKind, Kind, Light, Purpose, Secrecy, Urgency
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.refs import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class PauseItem:
    """A stretch during which the clock stood still; both ends are not counted."""

    from_: date
    to: date | None
    ground: str
    reason: str | None
    rule: str
    written: bool


@dataclass(frozen=True, slots=True)
class ExtensionItem:
    """A granted extension; ``late`` when it was granted after the due day (补办)."""

    days: int | None
    until: date | None
    approved_by: PersonRef
    on: date
    reason: str | None
    late: bool
    rule: str


@dataclass(frozen=True, slots=True)
class ActItem:
    """One act of the course of a subject; ``backdated_days`` is set when recorded late (补录)."""

    act: ActKind
    on: date
    recorded_on: date
    actor: str
    text: str | None
    outcome: str | None
    person: PersonRef | None
    unit: UnitRef | None
    backdated_days: int | None


@dataclass(frozen=True, slots=True)
class AssignmentItem:
    """Who was responsible from a day on; ``acting_for`` whom, where only acting (代理)."""

    from_: date
    leader: PersonRef
    unit: UnitRef
    reason: str | None
    acting_for: PersonRef | None


@dataclass(frozen=True, slots=True)
class MaterialItem:
    """A file kept beside the ledger; ``size`` in bytes."""

    name: str
    path: str
    sha256: str
    size: int
    added_on: date


@dataclass(frozen=True, slots=True)
class PaperTask:
    """A task that comes from a paper."""

    id: str
    title: str
    unit: UnitRef
    due: date | None
    finished_on: date | None


@dataclass(frozen=True, slots=True)
class DocDetail:
    """One incoming document as of a day (CONTRACT §6)."""

    id: str
    uid: str
    title: str
    sender: str
    number: str | None
    received_on: date
    received_at: datetime | None
    urgency: Urgency
    rule: str | None
    secrecy: Secrecy
    leader: PersonRef
    unit: UnitRef
    supporting: tuple[UnitRef, ...]
    status: DocStatus
    for_: Purpose
    authority: Authority | None
    idle_days: int | None
    backdated_days: int | None
    checked_on: date | None
    notified_on: date | None
    finished_on: date | None
    result: str | None
    reply_number: str | None
    public_promise: bool
    obligations: tuple[ObligationItem, ...]
    pauses: tuple[PauseItem, ...]
    extensions: tuple[ExtensionItem, ...]
    acts: tuple[ActItem, ...]
    acting_for: PersonRef | None
    assignments: tuple[AssignmentItem, ...]
    public_title: str | None = None
    handler: PersonRef | None = None
    materials: tuple[MaterialItem, ...] = ()
    tasks: tuple[PaperTask, ...] = ()
    journal: JournalMark | None = None


@dataclass(frozen=True, slots=True)
class JournalMark:
    """The last entry of the journal that concerns a subject."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class DocRow:
    """One line of the register of incoming documents.

    ``due`` is of the main limit; ``next_due`` of the binding limit that comes first among those
    still owed, ``light`` is its light (of one that stands still, where none has a day).
    """

    id: str
    title: str
    sender: str
    number: str | None
    received_on: date
    urgency: Urgency
    for_: Purpose
    status: DocStatus
    leader: PersonRef
    unit: UnitRef
    rule: str | None
    due: date | None
    finished_on: date | None
    waiting: str | None = None
    waiting_label: str | None = None
    not_before: date | None = None
    next_due: date | None = None
    light: Light | None = None
    light_label: str | None = None


@dataclass(frozen=True, slots=True)
class FoundItem:
    """A subject that a search found."""

    id: str
    kind: Kind
    title: str
    sender: str | None
    number: str | None
    opened_on: date
    leader: PersonRef
    unit: UnitRef
