"""Incoming documents between rows and objects."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.course import Act
from zhixingli.domain.documents import Document
from zhixingli.domain.errors import DocumentDuplicateError, NotADocumentError, SubjectUnknownError
from zhixingli.domain.responsibility import Assignment
from zhixingli.domain.terms import ActKind, Kind, Purpose, Secrecy, Urgency
from zhixingli.store.journal import key_of
from zhixingli.store.obligations import load_obligations, obligation_rows
from zhixingli.store.tables import (
    act,
    assignment,
    doc,
    due_span,
    extension,
    obligation,
    pause,
    subject,
    supporting_unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, RowMapping, Table

    from zhixingli.domain.rules import RuleBook
    from zhixingli.store.unit_of_work import UnitOfWork

_TABLES = {
    table.name: table
    for table in (
        subject,
        assignment,
        supporting_unit,
        doc,
        act,
        obligation,
        due_span,
        pause,
        extension,
    )
}


def load_document(conn: Connection, document_id: str, rules: RuleBook) -> Document:
    """Read one document whole; refuse an id that is unknown or of another kind."""
    query = select(subject, doc).join(doc, doc.c.id == subject.c.id)
    row = conn.execute(query.where(subject.c.id == document_id)).mappings().one_or_none()
    if row is None:
        raise _no_document(conn, document_id)
    document = _document(row)
    for found in conn.execute(select(act).where(act.c.subject == document_id).order_by(act.c.id)):
        document.acts.append(act_of(found._mapping))  # noqa: SLF001 - SQLAlchemy's public name
    document.assignments = load_assignments(conn, document_id)
    document.supporting = [
        (row.unit, row.from_on)
        for row in conn.execute(
            select(supporting_unit).where(supporting_unit.c.subject == document_id)
        )
    ]
    owed = load_obligations(conn, rules, obligation.c.subject == document_id)
    document.obligations = list(owed.values())
    return document


def load_assignments(conn: Connection, subject_id: str) -> list[Assignment]:
    """Read who has been responsible for a subject, oldest first."""
    query = select(assignment).where(assignment.c.subject == subject_id)
    rows = conn.execute(query.order_by(assignment.c.from_on)).mappings()
    return [Assignment(**row) for row in rows]


def refuse_duplicate(conn: Connection, sender: str, number: str | None, *, but: str = "") -> None:
    """Refuse a document whose sender and number are registered already."""
    if number is None:
        return
    query = select(doc.c.id).where(
        doc.c.sender == sender, doc.c.number == number, ~doc.c.released, doc.c.id != but
    )
    earlier = conn.execute(query).scalar()
    if earlier is not None:
        raise DocumentDuplicateError(sender=sender, number=number, id=earlier, field="--number")


def add_documents(work: UnitOfWork, documents: Iterable[Document]) -> None:
    """Write new documents in bulk."""
    for document in documents:
        for table, row in document_rows(document):
            work.insert(table, row)


def save_document(work: UnitOfWork, document: Document, before: Document) -> None:
    """Write what an act changed: new rows, and the rows that differ from before."""
    known = {(table.name, key_of(table, row)): row for table, row in document_rows(before)}
    for table, row in document_rows(document):
        old = known.get((table.name, key_of(table, row)))
        if old is None:
            work.insert(table, row)
        else:
            changes = {name: value for name, value in row.items() if old[name] != value}
            work.update(table, old, **changes)


def document_rows(document: Document) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a document's rows, each with its table, referred-to rows first."""
    yield (
        subject,
        {
            "id": document.id,
            "uid": document.uid,
            "kind": Kind.DOC.value,
            "title": document.title,
            "opened_on": document.received_on,
            "voided_on": document.voided_on,
            "public_promise": document.public_promise,
        },
    )
    for assigned in document.assignments:
        yield assignment, {name: getattr(assigned, name) for name in Assignment.__slots__}
    for unit, since in document.supporting:
        yield supporting_unit, {"subject": document.id, "unit": unit, "from_on": since}
    yield doc, _doc_row(document)
    for done in document.acts:
        yield act, _act_row(done)
    for owed in document.obligations:
        yield from obligation_rows(owed)


def act_of(row: RowMapping) -> Act:
    """Make an act of its row."""
    fields = {name: row[name] for name in Act.__slots__}
    fields["kind"] = ActKind(row["kind"])
    fields["happened_at"] = _moment(row["happened_at"])
    return Act(**fields)


def acts_of(conn: Connection, subjects: Sequence[str]) -> dict[str, list[Act]]:
    """Read the acts of several subjects at once."""
    found: dict[str, list[Act]] = {subject_id: [] for subject_id in subjects}
    for start in range(0, len(subjects), _CHUNK):
        chunk = subjects[start : start + _CHUNK]
        query = select(act).where(act.c.subject.in_(chunk)).order_by(act.c.id)
        for row in conn.execute(query).mappings():
            found[row["subject"]].append(act_of(row))
    return found


#: How many ids one statement names; SQLite's oldest limit on variables is 999.
_CHUNK = 900


def _document(row: RowMapping) -> Document:
    return Document(
        id=row["id"],
        uid=row["uid"],
        title=row["title"],
        sender=row["sender"],
        number=row["number"],
        received_on=row["received_on"],
        received_at=_moment(row["received_at"]),
        urgency=Urgency(row["urgency"]),
        rule=row["rule"],
        secrecy=Secrecy(row["secrecy"]),
        purpose=Purpose(row["purpose"]),
        public_promise=row["public_promise"],
        voided_on=row["voided_on"],
        finished_on=row["finished_on"],
        returned_on=row["returned_on"],
        result=row["result"],
        reply_number=row["reply_number"],
        released=row["released"],
    )


def _doc_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "sender": document.sender,
        "number": document.number,
        "received_on": document.received_on,
        "received_at": _text(document.received_at),
        "urgency": document.urgency.value,
        "rule": document.rule,
        "secrecy": document.secrecy.value,
        "purpose": document.purpose.value,
        "finished_on": document.finished_on,
        "returned_on": document.returned_on,
        "result": document.result,
        "reply_number": document.reply_number,
        "released": document.released,
    }


def _act_row(done: Act) -> dict[str, Any]:
    row = {name: getattr(done, name) for name in Act.__slots__}
    return row | {"kind": done.kind.value, "happened_at": _text(done.happened_at)}


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _no_document(conn: Connection, wanted: str) -> Exception:
    kind = conn.execute(select(subject.c.kind).where(subject.c.id == wanted)).scalar()
    if kind is None:
        return SubjectUnknownError(id=wanted, field="ID")
    return NotADocumentError(id=wanted, field="ID")
