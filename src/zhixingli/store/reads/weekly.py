"""The reads of the weekly report: what happened in a week, over indexed columns."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, literal, or_, select

from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.terms import ActKind, Purpose
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.reads.owed import unextended_now
from zhixingli.store.tables import assignment, doc, journal, journal_row, obligation, subject
from zhixingli.store.tables.standing import act, extension

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, RowMapping


#: What was recorded by mistake never was, whatever the day (作废).
_VALID = subject.c.voided_on.is_(None)


def received_between(conn: Connection, first: date, last: date) -> Sequence[RowMapping]:
    """Read the documents received in a stretch, with the unit of that day."""
    query = with_unit(select(subject.c.id), doc.c.received_on)
    return _rows(conn, query.where(doc.c.received_on.between(first, last), _VALID))


def finished_between(conn: Connection, first: date, last: date) -> Sequence[RowMapping]:
    """Read the documents finished in a stretch, with the unit of that day."""
    query = with_unit(select(subject.c.id, doc.c.finished_on, doc.c.rule), doc.c.finished_on)
    return _rows(conn, query.where(doc.c.finished_on.between(first, last), _VALID))


def discharged_between(conn: Connection, first: date, last: date) -> Sequence[RowMapping]:
    """Read the documents' obligations discharged in a stretch; ``made_up``: extended too late."""
    made_up = exists().where(extension.c.obligation == obligation.c.id, extension.c.late)
    query = with_unit(
        select(
            subject.c.id,
            obligation.c.rule,
            obligation.c.due_on,
            unextended_now().label("unextended"),
            obligation.c.discharged_on,
            made_up.label("made_up"),
        ),
        obligation.c.discharged_on,
        base=_OWED,
    )
    closed = obligation.c.closed_on.between(first, last)
    return _rows(conn, query.where(closed, obligation.c.discharged_on.is_not(None), _VALID))


def beyond_authority(conn: Connection, as_of: date) -> Sequence[RowMapping]:
    """Read the open documents that were ever routed beyond the unit's authority.

    It begins at the open documents: the acts of all years would grow with the ledger.
    """
    routed = exists().where(
        act.c.subject == doc.c.id,
        act.c.kind == ActKind.ROUTE.value,
        act.c.outcome == Authority.BEYOND.value,
        act.c.happened_on <= as_of,
    )
    query = with_unit(select(subject.c.id, title_on(as_of)), literal(as_of, doc.c.received_on.type))
    return _rows(
        conn,
        query.where(
            _still_open(doc.c.finished_on, as_of),
            _still_open(doc.c.returned_on, as_of),
            _VALID,
            routed,
        ),
    )


class Paper(NamedTuple):
    """A paper to be handled: when it came and ended, and who had it since when."""

    received_on: date
    ended_on: date | None
    returned: bool
    hands: list[tuple[date, str, str]]

    def held(self, day: date) -> tuple[str, str]:
        """Give the leader and the unit of a day; before the first, the first."""
        begun = [hands for hands in self.hands if hands[0] <= day]
        return (begun[-1] if begun else self.hands[0])[1:]

    def changes(self, after: date, until: date) -> list[date]:
        """Give the days after one, up to another, on which other hands took over."""
        return [since for since, _, _ in self.hands[1:] if after < since <= until]


def papers_in_hand(conn: Connection, first: date, last: date) -> list[Paper]:
    """Read the papers to be handled (办件) that were in hand on any day of a stretch."""
    ended = func.coalesce(doc.c.finished_on, doc.c.returned_on)
    mine = (
        doc.c.purpose == Purpose.HANDLING.value,
        doc.c.received_on <= last,
        or_(ended.is_(None), ended >= first),
        _VALID,
    )
    chosen = select(doc.c.id).join(subject, subject.c.id == doc.c.id).where(*mine)
    hands: dict[str, list[tuple[date, str, str]]] = {}
    held = select(assignment).where(assignment.c.subject.in_(chosen))
    for row in conn.execute(held.order_by(assignment.c.subject, assignment.c.from_on)):
        hands.setdefault(row.subject, []).append((row.from_on, row.leader, row.unit))
    rows = conn.execute(
        select(doc.c.id, doc.c.received_on, doc.c.finished_on, doc.c.returned_on)
        .join(subject, subject.c.id == doc.c.id)
        .where(*mine)
        .order_by(doc.c.id)
    )
    return [
        Paper(
            row.received_on,
            row.finished_on or row.returned_on,
            row.finished_on is None and row.returned_on is not None,
            hands[row.id],
        )
        for row in rows
    ]


#: What says of earlier days that they were otherwise: corrected, struck out, sent back.
BACKWARDS = (ActKind.EDIT.value, ActKind.VOID.value, ActKind.REDO.value)


def recorded_late(conn: Connection, first: date, last: date) -> Sequence[RowMapping]:
    """Read what was recorded in a stretch after the day on which it happened."""
    late = act.c.recorded_on > act.c.happened_on
    return _corrections(conn, last, act.c.recorded_on.between(first, last), late)


def learned_after(
    conn: Connection, last_act: int, sunday: date, early: Iterable[tuple[date, date]]
) -> Sequence[RowMapping]:
    """Read the acts after one, about days by a Sunday, that reports issued before could not know.

    Those are the ones recorded on a later day, those that work backwards (更正、作废、退回重办),
    and those of the days after the cut-off of a report issued ``early``.
    """
    unseen = [
        act.c.recorded_on > act.c.happened_on,
        *(and_(act.c.happened_on > cut_off, act.c.happened_on <= end) for cut_off, end in early),
    ]
    about = or_(and_(act.c.happened_on <= sunday, or_(*unseen)), act.c.kind.in_(BACKWARDS))
    return _corrections(conn, sunday, act.c.id > last_act, about)


class Passed(NamedTuple):
    """A subject that passed to another leader or unit from a day on, as it was recorded."""

    seq: int
    subject: str
    title: str
    from_on: date
    leader: str
    unit: str
    recorded_on: date
    actor: str


def passed_since(conn: Connection, seq: int, sunday: date) -> Iterator[Passed]:
    """Read the changes of hands recorded after an entry of the journal, about days by a Sunday.

    Whoever was responsible on the due day answers for what is overdue: such a change moves the
    figures of the weeks before it. The first assignment of a subject is no change.
    """
    rows = (
        select(journal_row.c.seq, journal_row.c.image, journal.c.actor, journal.c.today)
        .join(journal, journal.c.seq == journal_row.c.seq)
        .where(journal_row.c.seq > seq, journal_row.c.table_name == assignment.name)
        .order_by(journal_row.c.seq, journal_row.c.n)
    )
    found = []
    for entry, image, actor, today in conn.execute(rows):
        row = json.loads(image)
        if row["from_on"] <= sunday.isoformat():
            found.append((entry, row, actor, today))
    ids = {row["subject"] for _, row, _, _ in found}
    about = select(subject.c.id, title_on(sunday), func.min(assignment.c.from_on).label("first"))
    about = about.join(assignment, assignment.c.subject == subject.c.id)
    known = {
        row.id: row
        for row in conn.execute(
            about.where(subject.c.id.in_(ids)).group_by(
                subject.c.id, subject.c.kind, subject.c.title
            )
        )
    }
    for entry, row, actor, today in found:
        of, day = known[row["subject"]], date.fromisoformat(row["from_on"])
        if day > of.first:
            yield Passed(entry, of.id, of.title, day, row["leader"], row["unit"], today, actor)


def _corrections(
    conn: Connection, day: date, *conditions: ColumnElement[bool]
) -> Sequence[RowMapping]:
    query = with_unit(
        select(
            act.c.id,
            act.c.subject,
            subject.c.opened_on,
            title_on(day),
            act.c.kind,
            act.c.happened_on,
            act.c.recorded_on,
            act.c.actor,
            act.c.text,
        ),
        act.c.recorded_on,
        base=subject.join(act, act.c.subject == subject.c.id),
    )
    return _rows(conn, query.where(*conditions).order_by(act.c.recorded_on, act.c.id))


def _rows(conn: Connection, query: Select[Any]) -> Sequence[RowMapping]:
    return conn.execute(query).mappings().all()


_RECEIVED = subject.join(doc, doc.c.id == subject.c.id)
_OWED = _RECEIVED.join(obligation, obligation.c.subject == subject.c.id)


def with_unit(
    query: Select[Any], day: ColumnElement[Any], *, base: FromClause = _RECEIVED
) -> Select[Any]:
    """Add the leader and unit in force on the day of the event; before the first, the first."""
    other = assignment.alias("other")
    own = other.c.subject == subject.c.id
    latest = select(func.max(other.c.from_on)).where(own, other.c.from_on <= day)
    first = select(func.min(other.c.from_on)).where(own)
    in_force = func.coalesce(
        latest.correlate_except(other).scalar_subquery(),
        first.correlate_except(other).scalar_subquery(),
    )
    return query.add_columns(assignment.c.leader, assignment.c.unit).select_from(
        base.join(
            assignment,
            (assignment.c.subject == subject.c.id) & (assignment.c.from_on == in_force),
        )
    )


def _still_open(column: ColumnElement[Any], as_of: date) -> ColumnElement[bool]:
    return or_(column.is_(None), column > as_of)
