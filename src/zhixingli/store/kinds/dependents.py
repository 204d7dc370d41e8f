"""What hangs on a matter on a day: supervision of it, what a meeting gave, where it is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import literal, or_, select

from zhixingli.domain.meetings.terms import Form
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.kinds.responsibility import assigned_on, still_open
from zhixingli.store.tables import assignment, decision, meeting, subject, supervision
from zhixingli.store.tables.standing import agenda_item

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select, Table


class Dependent(NamedTuple):
    """An open matter that hangs on another: what it is to it, and the unit that has it."""

    what: str
    id: str
    title: str
    unit: str


def dependents_of(conn: Connection, subject_id: str, day: date) -> list[Dependent]:
    """Read what is open on a day and hangs on a matter: supervision, decisions, reports ahead."""
    given = or_(decision.c.about == subject_id, decision.c.meeting == subject_id)
    found = [
        *conn.execute(_open("督办", supervision, supervision.c.about == subject_id, day)),
        *conn.execute(_open("议定事项", decision, given, day)),
        *conn.execute(_ahead(subject_id, day)),
    ]
    return [Dependent(*row) for row in found]


def met_otherwise(conn: Connection, held: str, first: date, last: date) -> set[str]:
    """Name the projects of a meeting on site that another one dealt with between two days."""
    other = agenda_item.alias("other")
    query = (
        select(agenda_item.c.about)
        .join(other, other.c.about == agenda_item.c.about)
        .join(meeting, meeting.c.id == other.c.meeting)
        .join(subject, subject.c.id == meeting.c.id)
        .where(
            agenda_item.c.meeting == held,
            other.c.meeting != held,
            meeting.c.form == Form.ONSITE.value,
            meeting.c.meeting_on.between(first, last),
            subject.c.voided_on.is_(None),
        )
    )
    return set(conn.execute(query).scalars())


def _open(what: str, table: Table, hangs: ColumnElement[bool], day: date) -> Select[Any]:
    return _titled(what, day).join(table, table.c.id == subject.c.id).where(hangs, still_open(day))


def _ahead(subject_id: str, day: date) -> Select[Any]:
    """Read the meetings still to come that deal with a matter."""
    return (
        _titled("会议", day)
        .join(meeting, meeting.c.id == subject.c.id)
        .join(agenda_item, agenda_item.c.meeting == meeting.c.id)
        .where(
            agenda_item.c.about == subject_id,
            meeting.c.form != Form.ONSITE.value,  # held once it is recorded
            agenda_item.c.dropped_on.is_(None),
            agenda_item.c.reported_on.is_(None),
            meeting.c.meeting_on >= day,
            subject.c.voided_on.is_(None),
        )
    )


def _titled(what: str, day: date) -> Select[Any]:
    return (
        select(literal(what), subject.c.id, title_on(day), assignment.c.unit)
        .join_from(subject, assignment, assignment.c.subject == subject.c.id)
        .where(assigned_on(day))
        .order_by(subject.c.id)
    )
