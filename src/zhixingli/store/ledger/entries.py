"""Reading the journal: which commands changed the ledger, or one subject of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.store.ledger.journal import key_of
from zhixingli.store.tables import (
    act,
    assignment,
    dated_fact,
    doc,
    due_span,
    extension,
    further_post,
    handover,
    journal,
    journal_row,
    ledger_head,
    obligation,
    pause,
    person,
    person_post,
    portfolio,
    subject,
    supporting_unit,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Column, Connection, Row, Select

#: Where the id of a subject, a unit or a person stands, table by table.
_NAMED_BY: tuple[Column[Any], ...] = (
    subject.c.id,
    doc.c.id,
    assignment.c.subject,
    supporting_unit.c.subject,
    act.c.subject,
    obligation.c.subject,
    unit.c.id,
    person.c.id,
    person_post.c.person,
    further_post.c.person,
    handover.c.giver,
    handover.c.taker,
    portfolio.c.unit,
    portfolio.c.leader,
    dated_fact.c.of,
)

_OF_OBLIGATION = (due_span.c.obligation, pause.c.obligation, extension.c.obligation)

#: How many keys one statement names.
_CHUNK = 500


def entries_of(
    conn: Connection,
    *,
    until: date,
    since: date | None,
    about: Iterable[int] | None,
    limit: int | None,
) -> Sequence[Row[Any]]:
    """Read entries by their day of recording, newest first; ``about`` names those wanted."""
    query = select(journal).where(journal.c.today <= until).order_by(journal.c.seq.desc())
    if since is not None:
        query = query.where(journal.c.today >= since)
    if about is None:
        return conn.execute(query.limit(limit)).all()
    found: list[Row[Any]] = []
    for chunk in _chunks(sorted(about, reverse=True)):
        found += conn.execute(query.where(journal.c.seq.in_(chunk))).all()
    return found[:limit]


def entries_about(conn: Connection, named: str) -> set[int]:
    """Find the entries that wrote a row of a subject, a unit or a person."""
    found: set[int] = set()
    for name, keys in _keys_about(conn, named):
        for chunk in _chunks(keys):
            query = select(journal_row.c.seq).where(
                journal_row.c.table_name == name, journal_row.c.row_key.in_(chunk)
            )
            found.update(conn.execute(query).scalars())
    return found


def identity(conn: Connection) -> tuple[str | None, int, str]:
    """Read which ledger it is, by the identity of its first entry, and the head of its journal."""
    query = select(journal.c.uid, ledger_head.c.seq, ledger_head.c.hash).select_from(
        ledger_head.outerjoin(journal, journal.c.seq == 1)
    )
    row = conn.execute(query).one()
    return row.uid, row.seq, row.hash


def last_entry_about(conn: Connection, named: str) -> Row[Any] | None:
    """Read the newest entry that wrote a row of a subject, a unit or a person."""
    seq = max(entries_about(conn, named), default=None)
    return conn.execute(select(journal).where(journal.c.seq == seq)).one_or_none()


def _keys_about(conn: Connection, named: str) -> Iterator[tuple[str, list[str]]]:
    owed = select(obligation.c.id).where(obligation.c.subject == named)
    conditions = [(column, column == named) for column in _NAMED_BY]
    conditions += [(column, column.in_(owed)) for column in _OF_OBLIGATION]
    for column, where in conditions:
        table = column.table
        query: Select[Any] = select(*table.primary_key.columns).where(where)
        yield table.name, [key_of(table, row) for row in conn.execute(query).mappings()]


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
