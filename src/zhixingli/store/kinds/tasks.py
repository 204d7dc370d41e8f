"""Tasks between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from zhixingli.domain.tasks import Task
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.matters import common_fields, matter_rows, subject_row
from zhixingli.store.tables import assignment, decision, due_span, obligation, subject, task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping, Table

    from zhixingli.domain.law.rules import RuleBook


def load_task(conn: Connection, task_id: str, rules: RuleBook) -> Task:
    """Read one task whole; refuse an id that is unknown or of another kind."""
    row = subject_row(conn, task_id, Kind.TASK, task)
    found = Task(**common_fields(conn, row, rules), rule=row["rule"], result=row["result"])
    given = conn.execute(select(decision).where(decision.c.id == task_id)).one_or_none()
    if given is not None:
        found.meeting, found.about = given.meeting, given.about
    return found


def task_rows(of: Task) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a task's rows, each with its table, referred-to rows first."""
    yield from matter_rows(of)
    yield task, {"id": of.id, "rule": of.rule, "result": of.result}
    if of.meeting is not None:
        yield decision, {"id": of.id, "meeting": of.meeting, "about": of.about}


def tasks_on(
    conn: Connection,
    day: date,
    *,
    leader: str | None = None,
    unit: str | None = None,
    rule: str | None = None,
) -> Sequence[RowMapping]:
    """Read the tasks given by a day, each with its holder and its due day as of that day."""
    due = (
        select(due_span.c.due_on)
        .where(due_span.c.obligation == obligation.c.id, due_span.c.from_on <= day)
        .order_by(due_span.c.from_on.desc(), due_span.c.n.desc())
        .limit(1)
        .correlate(obligation)
        .scalar_subquery()
    )
    latest = (
        select(func.max(_OTHER.c.from_on))
        .where(_OTHER.c.subject == subject.c.id, _OTHER.c.from_on <= day)
        .correlate(subject)
        .scalar_subquery()
    )
    query = (
        select(
            subject.c.id,
            subject.c.title,
            subject.c.opened_on,
            subject.c.voided_on,
            assignment.c.leader,
            assignment.c.unit,
            obligation.c.due_original_on,
            obligation.c.discharged_on,
            due.label("due"),
        )
        .join(task, task.c.id == subject.c.id)
        .join(
            assignment,
            (assignment.c.subject == subject.c.id) & (assignment.c.from_on == latest),
        )
        .join(
            obligation,
            (obligation.c.subject == subject.c.id) & (obligation.c.rule == task.c.rule),
        )
        .where(subject.c.opened_on <= day)
        .order_by(subject.c.id)
    )
    wanted = ((assignment.c.leader, leader), (assignment.c.unit, unit), (task.c.rule, rule))
    for column, value in wanted:
        if value is not None:
            query = query.where(column == value)
    return conn.execute(query).mappings().all()


_OTHER = assignment.alias("other")
