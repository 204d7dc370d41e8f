"""Frozen results of the use cases: field names are the JSON keys of CONTRACT §3 and §6.

A trailing underscore is dropped (``for_`` → ``for``); an enumeration ``x`` is followed by
``x_label``. Days are dates, moments carry +08:00.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zhixingli.domain.terms import (
    ActKind,
    Authority,
    CountUnit,
    DayKind,
    DocStatus,
    Kind,
    Light,
    Post,
    Purpose,
    Secrecy,
    UnitKind,
    Urgency,
)

@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, named."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit, named."""

    id: str
    name: str
    short: str | None


@dataclass(frozen=True, slots=True)
class RemainingItem:
    """What is left of a paused limit."""

    days: int
    unit: CountUnit


@dataclass(frozen=True, slots=True)
class Lateness:
    """Days after the due day, up to and including the day of the answer."""

    calendar_days: int
    working_days: int


@dataclass(frozen=True, slots=True)
class ObligationItem:
    """One obligation as of a day (CONTRACT §3).

    ``leader`` and ``unit`` answer for it: those of the due day once it is past (DOMAIN 一),
    else those of the day of the answer; ``current_leader`` and ``current_unit`` hold it now.
    """

    id: str
    key: str
    uid: str
    kind: Kind
    title: str
    rule: str
    rule_label: str
    leader: PersonRef
    unit: UnitRef
    opened_on: date
    due: date | None
    due_original: date | None
    provisional: bool
    paused: bool
    remaining: RemainingItem | None
    discharged_on: date | None
    period: str | None
    light: Light | None
    overdue: Lateness | None
    withdrawn_on: date | None
    current_leader: PersonRef
    current_unit: UnitRef


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
    """Who was responsible from a day on."""

    from_: date
    leader: PersonRef
    unit: UnitRef
    reason: str | None


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
    assignments: tuple[AssignmentItem, ...]


@dataclass(frozen=True, slots=True)
class DocRow:
    """One line of the register of incoming documents."""

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


@dataclass(frozen=True, slots=True)
class TraceItem:
    """One day of the calculation and why it was counted or not."""

    date: date
    counted: bool
    number: int | None
    note: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A deadline that explains itself (CONTRACT §6)."""

    subject: str
    rule: str
    rule_label: str
    basis: str
    clause: str
    note: str
    start: date
    key: str
    due: date | None
    nominal: date | None
    due_original: date | None
    provisional: bool
    remaining: RemainingItem | None
    digest: str
    trace: tuple[TraceItem, ...]


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """A unit of the district."""

    id: str
    uid: str
    name: str
    short: str | None
    kind: UnitKind
    added_on: date


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """A person and the post held on the day of the answer."""

    id: str
    uid: str
    name: str
    unit: UnitRef
    post: Post
    added_on: date
    left_on: date | None


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


@dataclass(frozen=True, slots=True)
class CalendarDayItem:
    """What a day is, by which notice."""

    date: date
    working: bool
    kind: DayKind
    name: str | None
    source: str | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class DayCount:
    """Days between two days, both included."""

    from_: date
    to: date
    working_days: int
    calendar_days: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A due date computed for no subject in particular."""

    from_: date
    rule: str | None
    due: date | None
    nominal: date | None
    provisional: bool
    basis: str | None
    digest: str
    trace: tuple[TraceItem, ...] | None


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that a notice turns from working into free, or back (``work`` or ``off``)."""

    date: date
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Move:
    """An open obligation whose due date a change of the calendar moves."""

    id: str
    key: str
    rule: str
    due: date | None
    becomes: date | None


@dataclass(frozen=True, slots=True)
class CalendarImport:
    """What an import of notices changes, earlier moves first."""

    notice: str
    issued_on: date | None
    days: tuple[ChangedDay, ...]
    moves: tuple[Move, ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A notice that the calendar rests on."""

    number: str
    year: int
    kind: str
    issued_on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class CalendarStatus:
    """How far the calendar is announced and on which notices it rests."""

    digest: str
    announced_through: date
    estimated_through: date
    notices: tuple[NoticeItem, ...]


@dataclass(frozen=True, slots=True)
class RuleItem:
    """One version of a rule."""

    id: str
    label: str
    basis: str
    clause: str
    amount: int
    unit: CountUnit
    start: str
    roll: str
    roll_label: str
    backward: bool
    grounds: tuple[str, ...]
    restarts: bool
    extension_max: int | None
    extension_times: int | None
    extension_approver: str | None
    warning_days: int
    statutory: bool
    effective_from: date | None
    effective_to: date | None
    note: str


@dataclass(frozen=True, slots=True)
class RuleImport:
    """What an import of rules adds and replaces."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    effective_from: date
    applied: bool


@dataclass(frozen=True, slots=True)
class SettingItem:
    """A choice of the office ([设]) and what it is set to."""

    key: str
    label: str
    value: str
    default: str
    choices: tuple[str, ...]
    from_: date | None


@dataclass(frozen=True, slots=True)
class OfficeDetail:
    """The office and its choices."""

    name: str | None
    settings: tuple[SettingItem, ...]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one row of a file."""

    sheet: str
    row: int
    action: str
    id: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, row by row."""

    created: int
    unchanged: int
    refused: int
    applied: bool
    rows: tuple[ImportRow, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where rows and journal disagree."""

    code: str
    seq: int | None
    table: str | None
    row: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the ledger is what the journal says it is."""

    entries: int
    head: str
    sound: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One command that changed the ledger."""

    seq: int
    recorded_at: datetime
    actor: str
    command: str
    reason: str | None
    today: date
    on: date | None
    rows: int
    hash: str


@dataclass(frozen=True, slots=True)
class UpgradeResult:
    """From which schema to which a ledger was brought, and where the old file is kept."""

    from_: str | None
    to: str
    copy: str | None


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
    """The figures of one unit."""

    unit: UnitRef


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
class WeeklyReport:
    """The weekly report (CONTRACT §6)."""

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
    corrections: tuple[Correction, ...]
