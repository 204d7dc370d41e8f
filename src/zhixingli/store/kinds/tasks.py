"""Tasks between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain.tasks import Task
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.matters import Fields, Kept
from zhixingli.store.tables import decision, task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, RowMapping, Table

    from zhixingli.store.kinds.matters import Which


def _task(row: RowMapping, fields: Fields) -> Task:
    return Task(**fields, rule=row["rule"], result=row["result"], origin=row["origin"])


def _decided(conn: Connection, which: Which) -> dict[str, Fields]:
    """Read which meeting gave the tasks that are decisions, and what they are about."""
    rows = conn.execute(select(decision).where(which(decision.c.id)))
    return {row.id: {"meeting": row.meeting, "about": row.about} for row in rows}


def _rows(of: Task) -> Iterator[tuple[Table, dict[str, Any]]]:
    yield (
        task,
        {
            "id": of.id,
            "rule": of.rule,
            "result": of.result,
            "origin": of.origin,
        },
    )
    if of.meeting is not None:
        yield decision, {"id": of.id, "meeting": of.meeting, "about": of.about}


KEPT_TASKS: Final = Kept(Kind.TASK, task, _task, _rows, _decided)
