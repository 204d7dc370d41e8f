"""Which subject is meant: by its ID, short or whole, by its document number, or by its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from zhixingli.domain.errors.acts import SubjectAmbiguousError
from zhixingli.domain.errors.text import DocumentNumberError
from zhixingli.domain.writing.characters import shown
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.services.use_case.finder import id_of, subject_id, whole_id
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.kinds.responsibility import still_open
from zhixingli.store.tables import doc, letter, subject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, Row

    from zhixingli.domain.terms import Kind


def matter_meant(conn: Connection, kind: Kind, wanted: str, day: date, *, field: str = "id") -> str:
    """Give the ID of the one matter of a kind that is meant; never a guess.

    By ID (``SW-2026-0142``), by short ID of the day's year (``SW-142``, ``sw142``, ``142``), by its
    document number, by the whole title of just one that is open. Raises SubjectAmbiguousError, and
    what ``id_of`` raises for what is none of these.
    """
    written = whole_id(wanted, day, kind)
    if not _ID.fullmatch(written):
        found = _called(conn, kind, wanted, day)
        if found is not None:
            return found
    return id_of(kind, written if _ID.fullmatch(written) else wanted, field=field)


def subject_meant(conn: Connection, wanted: str, day: date) -> str:
    """Give the ID of the one subject that is meant, of whatever kind."""
    written = whole_id(wanted, day)
    if _ID.fullmatch(written):
        return written
    return _called(conn, None, wanted, day) or subject_id(wanted)


_ID: Final = re.compile(r"[A-Z]{2}-([0-9]{4}-[0-9]{4,}|[A-Za-z]+)")


def _called(conn: Connection, kind: Kind | None, wanted: str, day: date) -> str | None:
    """Find the one that bears a document number, or the one open that bears a title."""
    for found in (_numbered(conn, kind, wanted, day), _titled(conn, kind, wanted, day)):
        if len(found) == 1:
            return str(found[0].id)
        if found:
            raise SubjectAmbiguousError(
                typed=shown(wanted),
                count=len(found),
                candidates="、".join(f"{row.id}《{row.title}》" for row in found[:_LISTED])
                + (" 等" if len(found) > _LISTED else ""),
                field="id",
            )
    return None


#: How many candidates a refusal lists.
_LISTED: Final = 8


def _numbered(
    conn: Connection, kind: Kind | None, wanted: str, day: date
) -> Sequence[Row[tuple[str, str]]]:
    try:
        number = normalise_document_number(wanted)
    except DocumentNumberError:
        return ()
    if number is None:
        return ()
    bears = or_(
        subject.c.id.in_(select(doc.c.id).where(doc.c.number == number.text)),
        subject.c.id.in_(select(letter.c.id).where(letter.c.number == number.text)),
    )
    query = select(subject.c.id, title_on(day)).where(bears, subject.c.voided_on.is_(None))
    if kind is not None:
        query = query.where(subject.c.kind == kind.value)
    return conn.execute(query.order_by(subject.c.id)).all()


def _titled(
    conn: Connection, kind: Kind | None, wanted: str, day: date
) -> Sequence[Row[tuple[str, str]]]:
    query = select(subject.c.id, title_on(day)).where(
        subject.c.title == wanted.strip(), still_open(day)
    )
    if kind is not None:
        query = query.where(subject.c.kind == kind.value)
    return conn.execute(query.order_by(subject.c.id)).all()
