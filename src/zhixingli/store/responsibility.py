"""Who is responsible: what one person carries, and writing a change of hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select

from zhixingli.domain.matter import CLOSING
from zhixingli.domain.responsibility import Assignment
from zhixingli.domain.terms import ActKind
from zhixingli.store.tables import act, assignment, subject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Row

    from zhixingli.store.unit_of_work import UnitOfWork


def open_subjects_of(conn: Connection, person: str, day: date) -> Sequence[Row[Any, Any, Any]]:
    """Read the open subjects whose leader a person is on a day."""
    other = assignment.alias("other")
    latest = (
        select(func.max(other.c.from_on))
        .where(other.c.subject == assignment.c.subject, other.c.from_on <= day)
        .correlate(assignment)
        .scalar_subquery()
    )
    query = (
        select(subject.c.id, subject.c.title, assignment.c.unit)
        .join_from(assignment, subject, subject.c.id == assignment.c.subject)
        .where(assignment.c.leader == person, assignment.c.from_on == latest, still_open(day))
        .order_by(subject.c.id)
    )
    return conn.execute(query).all()


def still_open(day: date) -> ColumnElement[bool]:
    """Tell of a subject, as a condition, that no act has closed it by a day."""
    closing = or_(
        act.c.kind == ActKind.VOID.value,
        *(
            and_(subject.c.kind == kind.value, act.c.kind.in_([each.value for each in ends]))
            for kind, ends in CLOSING.items()
        ),
    )
    ended = exists().where(act.c.subject == subject.c.id, act.c.happened_on <= day, closing)
    return ~ended


def save_assignment(work: UnitOfWork, before: Sequence[Assignment], after: Assignment) -> None:
    """Write an assignment: a new row, or the correction of the same day's."""
    row = {name: getattr(after, name) for name in Assignment.__slots__}
    same = [a for a in before if a.from_on == after.from_on]
    if not same:
        work.insert(assignment, row)
        return
    old = {name: getattr(same[0], name) for name in Assignment.__slots__}
    work.update(assignment, old, leader=after.leader, unit=after.unit, reason=after.reason)
