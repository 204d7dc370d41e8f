"""What calendars need beside the hot reads: how often a due day changed, what was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, literal, or_, select

from zhixingli.store.reads.owed import in_force, title_of
from zhixingli.store.tables import (
    assignment,
    due_span,
    journal_row,
    milestone,
    obligation,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, RowMapping, Select

#: SQLite's oldest limit on variables is 999.
_CHUNK = 400


class Changes(NamedTuple):
    """How often an obligation was changed since it was opened, and the last day it was due."""

    times: int
    last_due: date | None


def changes_of(conn: Connection, uids: Sequence[str], day: date) -> dict[str, Changes]:
    """Read the changes of several obligations, as the journal has them: they only grow.

    The last due date is the last one in force by a day.
    """
    found: dict[str, Changes] = {}
    for start in range(0, len(uids), _CHUNK):
        some = obligation.c.uid.in_(uids[start : start + _CHUNK])
        number = {
            str(row.id): row.uid
            for row in conn.execute(select(obligation.c.id, obligation.c.uid).where(some))
        }
        counted = (
            select(journal_row.c.row_key, func.count())
            .where(
                journal_row.c.table_name == obligation.name,
                journal_row.c.row_key.in_(list(number)),
            )
            .group_by(journal_row.c.row_key)
        )
        due = {row.uid: row.due_on for row in conn.execute(_last_dues(some, day))}
        for key, images in conn.execute(counted):
            uid = number[key]
            found[uid] = Changes(images - 1, due.get(uid))
    return found


def _last_dues(some: ColumnElement[bool], day: date) -> Select[Any]:
    """Read the due dates that were days, the last one last; a standing clock has none."""
    return (
        select(obligation.c.uid, due_span.c.due_on)
        .join(due_span, due_span.c.obligation == obligation.c.id)
        .where(some, due_span.c.due_on.is_not(None), due_span.c.from_on <= day)
        .order_by(due_span.c.obligation, due_span.c.n)
    )


def closed_since(
    conn: Connection, first: date, day: date, *, leader: str | None, unit_id: str | None
) -> Sequence[RowMapping]:
    """Read what was discharged or withdrawn in a stretch, by due day, with who answered for it.

    What was discharged and then struck out bears the day of that too.
    """
    holding = assignment.alias("holding")
    closed = obligation.c.closed_on
    query: Select[Any] = (
        select(
            obligation.c.id.label("number"),
            obligation.c.key,
            obligation.c.uid,
            obligation.c.subject,
            subject.c.kind,
            title_of(day),
            obligation.c.rule_version,
            obligation.c.due_on,
            obligation.c.discharged_on,
            obligation.c.withdrawn_on,
            subject.c.voided_on,
            holding.c.leader,
            func.coalesce(obligation.c.unit, holding.c.unit).label("unit"),
            holding.c.unit.label("lead_unit"),
        )
        .select_from(
            obligation.join(subject, subject.c.id == obligation.c.subject)
            .outerjoin(milestone, milestone.c.obligation == obligation.c.id)
            .join(holding, in_force(holding, closed))
        )
        .where(
            closed >= first,
            closed <= literal(day, closed.type),
            or_(subject.c.voided_on.is_(None), subject.c.voided_on <= day),
        )
        .order_by(obligation.c.due_on, obligation.c.id)
    )
    if leader is not None:
        query = query.where(holding.c.leader == leader)
    if unit_id is not None:
        query = query.where(or_(obligation.c.unit == unit_id, holding.c.unit == unit_id))
    return conn.execute(query).mappings().all()


def passed_on(conn: Connection, day: date, leader: str) -> Sequence[RowMapping]:
    """Read what is open and due that a leader had in hand once and has no more, and who has it.

    ``hands`` says how often it has changed hands by that day.
    """
    had, others, holding = (assignment.alias(name) for name in ("had", "others", "holding"))
    columns = obligation.c
    later = (
        select(func.min(others.c.from_on))
        .where(others.c.subject == had.c.subject, others.c.from_on > had.c.from_on)
        .correlate(had)
        .scalar_subquery()
    )
    hands = (
        select(func.count())
        .where(others.c.subject == columns.subject, others.c.from_on <= day)
        .correlate(obligation)
        .scalar_subquery()
    )
    query = (
        select(
            columns.uid,
            columns.key,
            columns.subject,
            subject.c.kind,
            title_of(day),
            columns.rule_version,
            columns.due_on,
            holding.c.leader,
            holding.c.unit,
            hands.label("hands"),
        )
        .distinct()
        .join_from(obligation, subject, subject.c.id == columns.subject)
        .outerjoin(milestone, milestone.c.obligation == columns.id)
        .join(had, had.c.subject == columns.subject)
        .join(holding, in_force(holding, literal(day, had.c.from_on.type)))
        .where(
            had.c.leader == leader,
            had.c.from_on <= day,
            or_(later.is_(None), later > columns.opened_on),
            holding.c.leader != leader,
            columns.opened_on <= day,
            or_(columns.closed_on.is_(None), columns.closed_on > day),
            columns.due_on.is_not(None),
            columns.unit.is_(None),
            subject.c.voided_on.is_(None),
        )
        .order_by(columns.due_on, columns.key)
    )
    return conn.execute(query).mappings().all()
