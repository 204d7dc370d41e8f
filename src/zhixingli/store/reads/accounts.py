"""What belongs to a stretch of days (归期日): one statement over one indexed column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from zhixingli.store.reads.owed import in_force, title_of, unextended_due
from zhixingli.store.tables import assignment, due_span, milestone, obligation, subject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping, Select


def accounts_between(
    conn: Connection, first: date, last: date, as_of: date
) -> Sequence[RowMapping]:
    """Read the obligations that belong to a stretch, with who answered for them on that day.

    ``due`` and ``unextended`` are those of that day; what was closed after ``as_of`` is open.
    What was withdrawn by that day, or is of a matter struck out, belongs to nothing.
    """
    columns = obligation.c
    query = _accounts(as_of).where(
        columns.belongs_on.between(first, min(last, as_of)), columns.opened_on <= as_of
    )
    return conn.execute(query).mappings().all()


def withdrawn_late_between(conn: Connection, first: date, last: date) -> Sequence[RowMapping]:
    """Read what was withdrawn in a stretch after the day that it belongs to, as accounts."""
    columns = obligation.c
    query = _accounts(last).where(
        columns.closed_on.between(first, last), columns.withdrawn_on.is_not(None)
    )
    return conn.execute(query).mappings().all()


def _accounts(day: date) -> Select[Any]:
    columns, span = obligation.c, due_span.alias("span")
    begun = (
        select(due_span.c.n)
        .where(due_span.c.obligation == columns.id, due_span.c.from_on <= columns.belongs_on)
        .order_by(due_span.c.from_on.desc(), due_span.c.n.desc())
        .limit(1)
        .correlate(obligation)
        .scalar_subquery()
    )
    named = select(
        span.c.due_on.label("due"),
        span.c.original_on.label("original"),
        span.c.unextended_on.label("unextended"),
        span.c.obligation,
        span.c.n,
    ).subquery("named")
    return (
        select(
            columns.id.label("number"),
            columns.key,
            columns.subject,
            subject.c.kind,
            title_of(day),
            subject.c.public_promise,
            columns.rule,
            columns.rule_version,
            columns.unit.label("asked"),
            columns.belongs_on,
            columns.discharged_on,
            columns.withdrawn_on,
            named.c.due,
            unextended_due(named, columns.belongs_on).label("unextended"),
            assignment.c.leader,
            assignment.c.unit,
        )
        .join_from(obligation, subject, subject.c.id == columns.subject)
        .outerjoin(milestone, milestone.c.obligation == columns.id)
        .join(named, and_(named.c.obligation == columns.id, named.c.n == begun))
        .join(assignment, in_force(assignment, columns.belongs_on))
        .where(
            or_(columns.withdrawn_on.is_(None), columns.withdrawn_on > columns.belongs_on),
            subject.c.voided_on.is_(None),
        )
        .order_by(columns.belongs_on, columns.id)
    )
