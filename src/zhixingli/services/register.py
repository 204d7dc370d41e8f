"""Reading the register of incoming documents: one, a list, a search, an explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, true

from zhixingli.domain.course import course, status
from zhixingli.domain.errors import NoObligationError, SubjectUnknownError
from zhixingli.domain.obligation import Obligation, deadline_on
from zhixingli.domain.rules import DOC_CHECK
from zhixingli.domain.terms import DocStatus, Kind, Purpose, Urgency
from zhixingli.services.doc_detail import doc_detail, in_order
from zhixingli.services.items import Names, names
from zhixingli.services.naming import Finder, subject_id
from zhixingli.services.readings import refuse_provisional
from zhixingli.services.results import (
    DocDetail,
    DocRow,
    Explanation,
    FoundItem,
    RemainingItem,
)
from zhixingli.services.session import Law, Reply, reading
from zhixingli.services.trace import trace_items
from zhixingli.store.documents import acts_of, load_document
from zhixingli.store.law import load_calendar
from zhixingli.store.queries import owed_on
from zhixingli.store.tables import assignment, doc, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, RowMapping, Select

    from zhixingli.domain.documents import Document
    from zhixingli.store.database import Ledger


@dataclass(frozen=True, slots=True)
class DocFilters:
    """Which documents are asked for; leader and unit as they were named."""

    status: DocStatus | None = None
    sender: str | None = None
    since: date | None = None
    until: date | None = None
    leader: str | None = None
    unit: str | None = None
    rule: str | None = None


def show_document(ledger: Ledger, wanted: str, *, as_of: date, strict: bool) -> Reply[DocDetail]:
    """Show one document by the facts of a day."""
    with reading(ledger) as (conn, law):
        document = _document(conn, law, wanted, as_of)
        detail = doc_detail(conn, document, as_of=as_of, law=law)
        owed = [item for item in detail.obligations if item.light and item.discharged_on is None]
        warnings = refuse_provisional(owed, law, strict=strict)
        return Reply(detail, law.meta(as_of), warnings)


def list_documents(
    ledger: Ledger, *, as_of: date, filters: DocFilters
) -> Reply[tuple[DocRow, ...]]:
    """List the register as it stood on a day."""
    with reading(ledger) as (conn, law):
        rows = conn.execute(_listing(conn, as_of, filters)).mappings().all()
        acts = acts_of(conn, [row["id"] for row in rows])
        due = _main_dues(conn, as_of)
        known = names(conn)
        found = []
        for row in rows:
            now = course(acts[row["id"]], as_of)
            stands = status(now, Purpose(row["purpose"]))
            if filters.status in (None, stands):
                found.append(_row(row, stands, now.finished_on, due, known))
        return Reply(tuple(found), law.meta(as_of))


def find_subjects(ledger: Ledger, text: str, *, as_of: date) -> Reply[tuple[FoundItem, ...]]:
    """Find subjects by title, sender, document number or id."""
    with reading(ledger) as (conn, law):
        wanted = text.strip()
        query = _with_assignment(_SUBJECTS, as_of).where(
            subject.c.opened_on <= as_of,
            or_(
                *(_holds(c, wanted) for c in (subject.c.title, doc.c.sender, doc.c.number)),
                subject.c.id == wanted.upper(),
            ),
        )
        rows = conn.execute(query.order_by(subject.c.id)).mappings().all()
        known = names(conn)
        return Reply(
            tuple(
                FoundItem(
                    row["id"],
                    Kind(row["kind"]),
                    row["title"],
                    row["sender"],
                    row["number"],
                    row["opened_on"],
                    known.people[row["leader"]],
                    known.units[row["unit"]],
                )
                for row in rows
            ),
            law.meta(as_of),
        )


def explain(
    ledger: Ledger, wanted: str, *, rule: str | None, as_of: date, strict: bool
) -> Reply[tuple[Explanation, ...]]:
    """Explain every limit of a subject, the main one first, or the one of a rule."""
    with reading(ledger) as (conn, law):
        document = _document(conn, law, wanted, as_of)
        owed = [each for each in in_order(document) if each.opened_on <= as_of]
        if rule is not None:
            law.rules.versions(rule)
            owed = [each for each in owed if each.rule == rule][:1]
            if not owed:
                raise NoObligationError(id=document.id, rule=rule, field="--rule")
        detail = doc_detail(conn, document, as_of=as_of, law=law)
        keys = {each.key for each in owed}
        open_items = [
            item for item in detail.obligations if item.key in keys and item.discharged_on is None
        ]
        warnings = refuse_provisional(open_items, law, strict=strict)
        told = tuple(_explanation(conn, document, each, as_of) for each in owed)
        return Reply(told, law.meta(as_of), warnings)


def one(told: Reply[tuple[Explanation, ...]]) -> Reply[Explanation]:
    """Give the single explanation that a rule was asked for."""
    return Reply(told.data[0], told.meta, told.warnings)


_SUBJECTS = select(
    subject.c.id,
    subject.c.kind,
    subject.c.title,
    subject.c.opened_on,
    doc.c.sender,
    doc.c.number,
    assignment.c.leader,
    assignment.c.unit,
)

_REGISTER = select(
    subject.c.id,
    subject.c.title,
    doc.c.sender,
    doc.c.number,
    doc.c.received_on,
    doc.c.urgency,
    doc.c.purpose,
    doc.c.rule,
    assignment.c.leader,
    assignment.c.unit,
)

_CLOSED = {
    DocStatus.FINISHED: doc.c.finished_on,
    DocStatus.RETURNED: doc.c.returned_on,
    DocStatus.VOID: subject.c.voided_on,
}


def _document(conn: Connection, law: Law, wanted: str, as_of: date) -> Document:
    document = load_document(conn, subject_id(wanted), law.rules)
    if document.received_on > as_of:
        raise SubjectUnknownError(id=f"{document.id}（截至 {as_of} 还没有收文）", field="--as-of")
    return document


def _with_assignment(query: Select[Any], day: date) -> Select[Any]:
    """Join the assignment in force on a day; before the first one, the first."""
    other = assignment.alias("other")
    own = other.c.subject == subject.c.id
    latest = select(func.max(other.c.from_on)).where(own, other.c.from_on <= day)
    first = select(func.min(other.c.from_on)).where(own)
    in_force = func.coalesce(
        latest.correlate_except(other).scalar_subquery(),
        first.correlate_except(other).scalar_subquery(),
    )
    return (
        query.select_from(subject)
        .outerjoin(doc, doc.c.id == subject.c.id)
        .join(
            assignment,
            (assignment.c.subject == subject.c.id) & (assignment.c.from_on == in_force),
        )
    )


def _listing(conn: Connection, as_of: date, filters: DocFilters) -> Select[Any]:
    query = _with_assignment(_REGISTER, as_of).where(
        subject.c.kind == Kind.DOC.value, doc.c.received_on <= as_of
    )
    return query.where(*_conditions(filters, Finder(conn, as_of), as_of)).order_by(
        doc.c.received_on, subject.c.id
    )


def _conditions(filters: DocFilters, find: Finder, as_of: date) -> Iterator[ColumnElement[bool]]:
    if filters.sender is not None:
        yield _holds(doc.c.sender, filters.sender)
    if filters.since is not None:
        yield doc.c.received_on >= filters.since
    if filters.until is not None:
        yield doc.c.received_on <= filters.until
    if filters.leader is not None:
        yield assignment.c.leader == find.person(filters.leader, field="--leader")
    if filters.unit is not None:
        yield assignment.c.unit == find.unit(filters.unit, field="--unit")
    if filters.rule is not None:
        yield doc.c.rule == filters.rule
    if filters.status is not None:
        yield _closed_or_open(filters.status, as_of)


def _closed_or_open(wanted: DocStatus, as_of: date) -> ColumnElement[bool]:
    """Narrow to closed or open documents in SQL; the exact status is derived from the acts."""
    if wanted in _CLOSED:
        return _CLOSED[wanted] <= as_of
    return or_(doc.c.finished_on.is_(None), doc.c.finished_on > as_of)


def _holds(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Match a part of a text, letter case aside, the same on both engines."""
    return func.lower(column).contains(text.lower(), autoescape=True)


def _main_dues(conn: Connection, as_of: date) -> dict[str, date | None]:
    """Give the due day of each open document's main limit, else of what else it owes."""
    dues: dict[str, date | None] = {}
    rows = sorted(owed_on(conn, as_of, lambda _: true()), key=lambda row: row["rule"] != DOC_CHECK)
    for row in rows:
        dues[row["subject"]] = row["due"]
    return dues


def _row(
    row: RowMapping,
    stands: DocStatus,
    finished_on: date | None,
    due: Mapping[str, date | None],
    known: Names,
) -> DocRow:
    return DocRow(
        id=row["id"],
        title=row["title"],
        sender=row["sender"],
        number=row["number"],
        received_on=row["received_on"],
        urgency=Urgency(row["urgency"]),
        for_=Purpose(row["purpose"]),
        status=stands,
        leader=known.people[row["leader"]],
        unit=known.units[row["unit"]],
        rule=row["rule"],
        due=due.get(row["id"]),
        finished_on=finished_on,
    )


def _explanation(
    conn: Connection, document: Document, owed: Obligation, as_of: date
) -> Explanation:
    """Compute the limit once more by the calendar it was computed with, keeping the steps."""
    span = owed.span_on(as_of)
    calendar = load_calendar(conn, span.calendar_revision if span is not None else None)
    deadline = deadline_on(owed, as_of, calendar)
    left = deadline.remaining
    return Explanation(
        subject=document.id,
        rule=owed.rule,
        rule_label=owed.limit.label,
        basis=owed.limit.basis,
        clause=owed.limit.clause,
        note=owed.limit.note,
        start=deadline.start,
        key=owed.key,
        due=deadline.due,
        nominal=deadline.nominal,
        due_original=owed.original_due,
        provisional=deadline.provisional,
        remaining=RemainingItem(left.days, left.unit) if left is not None else None,
        digest=calendar.digest,
        trace=trace_items(deadline, calendar, owed.limit),
    )
