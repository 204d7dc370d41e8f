"""Reading issued reports: the list of them, one as it was frozen, the files it has."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.reports import ReportDamagedError, ReportUnknownError
from zhixingli.domain.terms import ReportKind
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.domain.writing.text import normalise_option
from zhixingli.domain.writing.week import parse_week, week_name
from zhixingli.services.results.documents import JournalMark
from zhixingli.services.results.plain import from_plain
from zhixingli.services.results.reports import IssuedFile, IssuedReport, ShownReport
from zhixingli.services.scope.words import ASIDE, FOR, told
from zhixingli.services.use_case.envelope import NOWHERE, CalendarStamp, JournalPlace, Meta, Remark
from zhixingli.services.use_case.schemas import SCHEMAS
from zhixingli.services.use_case.session import Reply, load_law, reading
from zhixingli.store.reads import issued_reports as store
from zhixingli.store.tables import report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from zhixingli.store.ledger.database import Ledger

#: The schema of what each kind of report holds.
_SCHEMAS: Final = {
    ReportKind.WEEKLY: "zx.report.weekly/1",
    ReportKind.ONSITE: "zx.report.onsite/1",
    ReportKind.LETTERS: "zx.report.letters/1",
    ReportKind.EXEC: "zx.report.exec/1",
    ReportKind.SCORE: "zx.score/1",
    ReportKind.BULLETIN: "zx.report.bulletin/1",
    ReportKind.LEDGER: "zx.project.list/1",
    ReportKind.OVERDUE: "zx.overdue/1",
}
_LISTS: Final = frozenset({ReportKind.LEDGER, ReportKind.OVERDUE})
_NUMBER: Final = re.compile(r"BG-\d{4}W\d{2}-\d+")


@dataclass(frozen=True, slots=True)
class Frozen:
    """An issued report: its data as they were, and what was said beside them."""

    issued: IssuedReport
    data: Any
    warnings: tuple[Remark, ...]
    whose: str | None = None
    ledger: Meta = NOWHERE

    @property
    def meta(self) -> Meta:
        """Say whose report it is and by which calendar, as of its issuing."""
        made = CalendarStamp(self.issued.digest, self.issued.announced_through)
        return replace(
            self.ledger,
            office=self.issued.office,
            calendar=made,
            issued=self.issued,
            whose=self.whose,
            head=JournalPlace(self.issued.head.seq, self.issued.head.hash),
        )


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """Which issued reports are asked for."""

    kind: ReportKind | None = None
    week: str | None = None


def list_reports(
    ledger: Ledger, *, as_of: date, filters: ReportFilters
) -> Reply[tuple[IssuedReport, ...]]:
    """List the reports issued by a day, the newest first."""
    conditions: list[ColumnElement[bool]] = [report.c.issued_on <= as_of]
    if filters.kind is not None:
        conditions.append(report.c.kind == filters.kind.value)
    if filters.week is not None:
        conditions.append(report.c.week == week_name(parse_week(filters.week, as_of)))
    with reading(ledger) as (conn, law):
        found = issued_of(conn, store.reports_where(conn, *conditions))
        return Reply(tuple(found), law.meta(as_of))


def show_report(
    ledger: Ledger, wanted: str, *, as_of: date, kind: ReportKind, form: str | None
) -> tuple[Frozen, bytes | None]:
    """Read an issued report by its number or its week, and its file of a format, if it has one.

    A week means its last edition for everybody. Raises ReportUnknownError.
    """
    with ledger.read() as conn:
        found = frozen(conn, named(conn, wanted, as_of, kind))
        return found, file_bytes(conn, found.issued, form)


def shown(found: Frozen) -> Reply[ShownReport]:
    """Give an issued report with its data in one answer."""
    return Reply(ShownReport(found.issued, found.data), found.meta, found.warnings)


def named(conn: Connection, wanted: str, as_of: date, kind: ReportKind) -> RowMapping:
    """Find the report that is meant by a number or a week."""
    number = normalise_option(wanted).replace(" ", "").upper()
    if _NUMBER.fullmatch(number):
        row = store.report_of(conn, number)
    else:
        week = week_name(parse_week(wanted, as_of, field="report"))
        row = store.last_of_week(conn, kind.value, week)
    if row is None:
        raise ReportUnknownError(id=number, field="report")
    return row


def frozen(conn: Connection, row: RowMapping) -> Frozen:
    """Read what was frozen."""
    [issued] = issued_of(conn, [row])
    kept = json.loads(_whole(conn, row["id"], row["data"]))
    warnings = tuple(Remark(**each) for each in kept["warnings"])
    law = load_law(conn)
    whose = told(
        conn, law, row["scope"], row["as_of"], aside=FOR if issued.kind in _LISTS else frozenset()
    )
    data = thawed_data(issued.kind, kept["data"])
    return Frozen(issued, data, warnings, whose, law.meta(issued.as_of))


def thawed_data(kind: ReportKind, data: Any) -> Any:  # noqa: ANN401 - the kind's own result
    """Make the result of a report again from its plain form."""
    made = SCHEMAS[_SCHEMAS[kind]].result_class
    if kind in _LISTS:
        return tuple(from_plain(made, item) for item in data)
    if kind is ReportKind.WEEKLY and "late_entries" not in data:
        # An earlier program told entries where this one tells figures.
        data = {**data, "late_entries": data["corrections"], "corrections": []}
    return from_plain(made, data)


def file_bytes(conn: Connection, issued: IssuedReport, form: str | None) -> bytes | None:
    """Read a file of an issued report; None where it was never written in that format."""
    kept = next((file for file in issued.files if file.format == form), None)
    return _whole(conn, issued.id, kept.sha256) if kept is not None else None


def _whole(conn: Connection, number: str, digest: str) -> bytes:
    found = store.bytes_of(conn, digest)
    if found is None:
        raise ReportDamagedError(id=number)
    return found


def issued_of(conn: Connection, rows: Iterable[RowMapping]) -> list[IssuedReport]:
    """Describe issued reports."""
    rows = list(rows)
    numbers = [row["id"] for row in rows]
    law = load_law(conn)
    later = store.successors(conn, numbers)
    files: dict[str, list[IssuedFile]] = {number: [] for number in numbers}
    for each in store.files_of(conn, numbers):
        files[each["report"]].append(IssuedFile(each["format"], each["sha256"], each["size"]))
    return [
        IssuedReport(
            id=row["id"],
            uid=row["uid"],
            kind=ReportKind(row["kind"]),
            week=row["week"],
            scope=row["scope"] or None,
            scope_label=told(conn, law, row["scope"], row["as_of"], aside=ASIDE),
            edition=row["edition"],
            replaces=row["replaces"],
            replaced_by=later.get(row["id"]),
            reason=row["reason"],
            as_of=row["as_of"],
            issued_on=row["issued_on"],
            issued_at=datetime.fromisoformat(row["issued_at"]).astimezone(SHANGHAI),
            office=row["office"],
            digest=row["digest"],
            announced_through=row["announced_through"],
            head=JournalMark(row["head_seq"], row["head_hash"]),
            sha256=row["data"],
            files=tuple(files[row["id"]]),
        )
        for row in rows
    ]
