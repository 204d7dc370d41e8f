"""Incoming documents between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.documents.acts import Document
from zhixingli.domain.errors.acts import DocumentDuplicateError
from zhixingli.domain.terms import Kind, Purpose, Secrecy, Urgency
from zhixingli.store.kinds.matters import (
    all_common_fields,
    common_fields,
    matter_rows,
    moment_of,
    moment_text,
    save_rows,
    subject_row,
    subjects_of,
)
from zhixingli.store.tables import doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, RowMapping, Table

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.store.ledger.unit_of_work import UnitOfWork


def load_document(conn: Connection, document_id: str, rules: RuleBook) -> Document:
    """Read one document whole; refuse an id that is unknown or of another kind."""
    row = subject_row(conn, document_id, Kind.DOC, doc)
    return _document(row, common_fields(conn, row, rules))


def load_documents(conn: Connection, rules: RuleBook) -> Iterator[Document]:
    """Read every document whole, in the order of IDs."""
    rows = subjects_of(conn, Kind.DOC, doc)
    for row, fields in zip(rows, all_common_fields(conn, rows, rules, Kind.DOC), strict=True):
        yield _document(row, fields)


def _document(row: RowMapping, fields: dict[str, Any]) -> Document:
    return Document(
        **fields,
        sender=row["sender"],
        number=row["number"],
        received_at=moment_of(row["received_at"]),
        urgency=Urgency(row["urgency"]),
        rule=row["rule"],
        secrecy=Secrecy(row["secrecy"]),
        purpose=Purpose(row["purpose"]),
        finished_on=row["finished_on"],
        returned_on=row["returned_on"],
        result=row["result"],
        reply_number=row["reply_number"],
        released=row["released"],
    )


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
        save_rows(work, document_rows(document))


def save_document(work: UnitOfWork, document: Document, before: Document) -> None:
    """Write what an act changed: new rows, and the rows that differ from before."""
    save_rows(work, document_rows(document), document_rows(before))


def document_rows(document: Document) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a document's rows, each with its table, referred-to rows first."""
    yield from matter_rows(document)
    yield (
        doc,
        {
            "id": document.id,
            "sender": document.sender,
            "number": document.number,
            "received_on": document.received_on,
            "received_at": moment_text(document.received_at),
            "urgency": document.urgency.value,
            "rule": document.rule,
            "secrecy": document.secrecy.value,
            "purpose": document.purpose.value,
            "finished_on": document.finished_on,
            "returned_on": document.returned_on,
            "result": document.result,
            "reply_number": document.reply_number,
            "released": document.released,
        },
    )
