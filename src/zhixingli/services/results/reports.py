"""Issued reports: what was frozen under a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zhixingli.domain.terms import ReportKind
from zhixingli.services.results.documents import JournalMark
from zhixingli.services.results.obligations import ObligationItem
from zhixingli.services.results.refs import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """One file of an issued report; ``size`` is in bytes."""

    format: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """A report as it was issued.

    ``head`` is the ledger's head that it was made from, before the report itself was recorded;
    ``digest`` names the calendar that computed its dates; ``sha256`` is that of its data.
    ``scope`` says whose part of the figures it holds, null for the whole.
    """

    id: str
    uid: str
    kind: ReportKind
    week: str
    scope: str | None
    scope_label: str | None
    edition: int
    replaces: str | None
    replaced_by: str | None
    reason: str | None
    as_of: date
    issued_on: date
    issued_at: datetime
    office: str | None
    digest: str
    announced_through: date
    head: JournalMark
    sha256: str
    files: tuple[IssuedFile, ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """An issued report with its data, as the schema of its kind describes them."""

    issued: IssuedReport
    report: object


@dataclass(frozen=True, slots=True)
class ReportSide:
    """One of two reports compared; ``id`` is null where it was never issued."""

    id: str | None
    week: str
    as_of: date


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in two reports."""

    key: str
    label: str
    before: int
    after: int
    change: int


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An obligation that the earlier report listed and that moved since.

    ``was`` is its due date then. Either it is closed, on ``closed_on``, discharged or
    withdrawn; or its due date became ``becomes``, null while it is paused.
    """

    id: str
    key: str
    title: str
    rule_label: str
    leader: PersonRef
    unit: UnitRef
    was: date | None
    becomes: date | None
    closed_on: date | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ReportDiff:
    """What changed from one weekly report to another."""

    before: ReportSide
    after: ReportSide
    figures: tuple[FigureChange, ...]
    newly_overdue: tuple[ObligationItem, ...]
    discharged: tuple[ChangedItem, ...]
    extended: tuple[ChangedItem, ...]
    still_overdue: tuple[ObligationItem, ...]
