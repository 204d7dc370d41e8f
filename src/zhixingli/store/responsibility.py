"""Who is responsible: what one person carries, and writing a change of hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from zhixingli.domain.responsibility import Assignment
from zhixingli.store.tables import assignment, doc, subject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, Row

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
        .outerjoin(doc, doc.c.id == subject.c.id)
        .where(
            assignment.c.leader == person,
            assignment.c.from_on == latest,
            _still_open(subject.c.voided_on, day),
            _still_open(doc.c.finished_on, day),
            _still_open(doc.c.returned_on, day),
        )
        .order_by(subject.c.id)
    )
    return conn.execute(query).all()


def save_assignment(work: UnitOfWork, before: Sequence[Assignment], after: Assignment) -> None:
    """Write an assignment: a new row, or the correction of the same day's."""
    row = {name: getattr(after, name) for name in Assignment.__slots__}
    same = [a for a in before if a.from_on == after.from_on]
    if not same:
        work.insert(assignment, row)
        return
    old = {name: getattr(same[0], name) for name in Assignment.__slots__}
    work.update(assignment, old, leader=after.leader, unit=after.unit, reason=after.reason)


def _still_open(column: Any, day: date) -> Any:  # noqa: ANN401 - a column and a condition on it
    return or_(column.is_(None), column > day)
