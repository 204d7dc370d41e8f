"""What stood overdue at the ends of weeks: every day of a stretch by one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from zhixingli.store.reads.owed import in_force
from zhixingli.store.tables import assignment, due_span, obligation, subject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping


def overdue_between(conn: Connection, first: date, last: date) -> Sequence[RowMapping]:
    """Read the spans of what may have been overdue on some day of a stretch, each in order.

    That is what belongs to a day by the last one (opened too late, it may be its very day) and was
    not closed by the first; with each stands who answered for it on its own day.
    """
    columns = obligation.c
    query = (
        select(
            columns.id.label("number"),
            columns.rule_version,
            columns.closed_on,
            columns.belongs_on,
            columns.unit.label("asked"),
            assignment.c.leader,
            assignment.c.unit,
            due_span.c.from_on,
            due_span.c.due_on,
        )
        .join_from(
            obligation,
            subject,
            and_(subject.c.id == columns.subject, subject.c.voided_on.is_(None)),
        )
        .join(assignment, in_force(assignment, columns.belongs_on))
        .join(due_span, due_span.c.obligation == columns.id)
        .where(
            columns.belongs_on <= last, or_(columns.closed_on.is_(None), columns.closed_on > first)
        )
        .order_by(columns.id, due_span.c.from_on, due_span.c.n)
    )
    return conn.execute(query).mappings().all()
