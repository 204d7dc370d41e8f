"""Searching every subject of the ledger."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.terms import Kind
from zhixingli.domain.writing.text import clean_text, normalise_document_number, normalise_option
from zhixingli.services.readings.conditions import holds, with_assignment
from zhixingli.services.results.documents import FoundItem
from zhixingli.services.use_case.finder import subject_id
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.dated import once_called, title_on
from zhixingli.store.tables import assignment, doc, letter, subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement

    from zhixingli.store.ledger.database import Ledger


def find_subjects(ledger: Ledger, text: str, *, as_of: date) -> Reply[tuple[FoundItem, ...]]:
    """Find subjects by title, sender or addressee, document number or id."""
    with reading(ledger) as (conn, law):
        query = with_assignment(_SUBJECTS.add_columns(title_on(as_of)), as_of).outerjoin(
            letter, letter.c.id == subject.c.id
        )
        query = query.where(
            subject.c.opened_on <= as_of,
            or_(*_answers_to(clean_text(text, what="查找的文字").text)),
        )
        rows = conn.execute(query.order_by(subject.c.id)).mappings().all()
        known = names(conn, as_of)
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


_SUBJECTS = select(
    subject.c.id,
    subject.c.kind,
    subject.c.opened_on,
    doc.c.sender,
    func.coalesce(doc.c.number, letter.c.number).label("number"),
    assignment.c.leader,
    assignment.c.unit,
)

#: Where a part of what was typed may stand.
_SEARCHED = (subject.c.title, doc.c.sender, doc.c.number, letter.c.addressee, letter.c.number)


def _holding(text: str, column: ColumnElement[str]) -> ColumnElement[bool]:
    return holds(column, text)


def _answers_to(wanted: str) -> Iterator[ColumnElement[bool]]:
    """Match title, sender, addressee or number as typed and as normalised; an id whole."""
    for text in {wanted, normalise_option(wanted)}:
        for column in _SEARCHED:
            yield holds(column, text)
        yield once_called(partial(_holding, text))
    yield subject.c.id == subject_id(wanted)
    with contextlib.suppress(Refusal):
        number = normalise_document_number(wanted)
        if number is not None:
            yield or_(doc.c.number == number.text, letter.c.number == number.text)
