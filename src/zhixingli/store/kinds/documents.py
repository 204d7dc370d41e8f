"""Incoming documents between rows and objects."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from zhixingli.domain.documents.acts import Document
from zhixingli.domain.errors.acts import DocumentDuplicateError
from zhixingli.domain.terms import Kind, Purpose, Secrecy, Urgency
from zhixingli.store import tables
from zhixingli.store.kinds.materials import material_row, materials_where
from zhixingli.store.kinds.matters import Fields, Kept, moment_of, moment_text
from zhixingli.store.tables import assignment, doc, subject
from zhixingli.store.tables.standing import material

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping, Table

    from zhixingli.store.kinds.matters import Which


def _document(row: RowMapping, fields: Fields) -> Document:
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


def _attached(conn: Connection, which: Which) -> dict[str, Fields]:
    """Read the files kept with papers."""
    found: dict[str, Fields] = defaultdict(lambda: {"materials": []})
    for kept in materials_where(conn, which(material.c.subject)):
        found[kept.subject]["materials"].append(kept)
    return found


def refuse_duplicate(conn: Connection, sender: str, number: str | None, *, but: str = "") -> None:
    """Refuse a document whose sender and number are registered already."""
    earlier = duplicate_of(conn, sender, number, but=but) if number is not None else None
    if earlier is not None:
        raise DocumentDuplicateError(sender=sender, number=number, id=earlier, field="--number")


def duplicate_of(conn: Connection, sender: str, number: str, *, but: str = "") -> str | None:
    """Give the document that has a sender and a number already."""
    query = select(doc.c.id).where(
        doc.c.sender == sender, doc.c.number == number, ~doc.c.released, doc.c.id != but
    )
    found: str | None = conn.execute(query).scalar()
    return found


def lately_of(conn: Connection, sender: str, day: date, *, within: int) -> Sequence[RowMapping]:
    """Read the papers of a sender received within so many days of a day; those struck out aside."""
    near = timedelta(days=within)
    query = (
        select(doc.c.id, subject.c.title, doc.c.number, doc.c.received_on)
        .join(subject, subject.c.id == doc.c.id)
        .where(
            doc.c.received_on.between(day - near, day + near),
            doc.c.sender == sender,
            ~doc.c.released,
            subject.c.voided_on.is_(None),
        )
        .order_by(doc.c.id)
    )
    return conn.execute(query).mappings().all()


def units_of_sender(conn: Connection, sender: str) -> list[str]:
    """Name the unit to which each paper of a sender first went; those struck out aside."""
    other = assignment.alias("other")
    first = (
        select(func.min(other.c.from_on))
        .where(other.c.subject == assignment.c.subject)
        .correlate(assignment)
        .scalar_subquery()
    )
    query = (
        select(assignment.c.unit)
        .join(doc, doc.c.id == assignment.c.subject)
        .where(doc.c.sender == sender, assignment.c.from_on == first, ~doc.c.released)
        .order_by(doc.c.id)
    )
    return list(conn.execute(query).scalars())


def _rows(document: Document) -> Iterator[tuple[Table, dict[str, Any]]]:
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
    for kept in document.materials:
        yield tables.material, material_row(kept)


KEPT_DOCUMENTS: Final = Kept(Kind.DOC, doc, _document, _rows, _attached)
