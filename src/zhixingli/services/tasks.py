"""Use cases of tasks (工作任务): give, record, finish, strike out, show, list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.domain import tasks
from zhixingli.domain.tasks import Order, Task
from zhixingli.domain.terms import ActKind, Kind, TaskStatus
from zhixingli.services.matters.acts import Handling, act_on, outcome_of
from zhixingli.services.matters.detail import common_fields, duty_items, names_of
from zhixingli.services.results.tasks import TaskDetail, TaskRow
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import (
    Change,
    Law,
    Outcome,
    Reply,
    Session,
    perform,
    reading,
)
from zhixingli.services.use_case.texts import cleaned, optional
from zhixingli.store.kinds.matters import save_rows
from zhixingli.store.kinds.tasks import load_task, task_rows, tasks_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    TaskChange = Change[TaskDetail]


@dataclass(frozen=True, slots=True)
class TaskRequest:
    """A task as the command names it: people and units by any name."""

    title: str
    leader: str
    unit: str
    due: date | None = None
    rule: str | None = None
    supporting: Sequence[str] = ()
    public_promise: bool = False


def add_task(ledger: Ledger, stamp: Stamp, request: TaskRequest) -> TaskChange:
    """Give a task to one leader and one unit."""
    title, notes = cleaned(request.title, "标题", "TITLE")

    def use_case(session: Session) -> Outcome[TaskDetail]:
        find = Finder(session.conn, session.work.stamp.on)
        order = Order(
            title=title,
            leader=find.person(request.leader, field="--leader"),
            unit=find.unit(request.unit, field="--unit"),
            supporting=[find.unit(name, field="--support") for name in request.supporting],
            due=request.due,
            rule=request.rule,
            public_promise=request.public_promise,
        )
        task = tasks.add(session.desk([order.leader]), order)
        save_rows(session.work, task_rows(task))
        return outcome_of(session, TASKS, task, f"已交办 {task.id}《{title}》", notes)

    return perform(ledger, stamp, use_case)


def record_progress(ledger: Ledger, stamp: Stamp, task: str, *, text: str) -> TaskChange:
    """Record a step on the way."""
    said, notes = cleaned(text, "进展", "--text")

    def act(desk: Desk, of: Task, _: Finder) -> str:
        tasks.progress(desk, of, text=said)
        return f"{of.id} 已记进展"

    return act_on(ledger, stamp, TASKS, task, act, notes)


def finish_task(ledger: Ledger, stamp: Stamp, task: str, *, result: str | None) -> TaskChange:
    """Record that a task is done."""
    said, notes = optional(result, "办理结果", "--result")

    def act(desk: Desk, of: Task, _: Finder) -> str:
        tasks.finish(desk, of, result=said)
        return f"{of.id} 已办结"

    return act_on(ledger, stamp, TASKS, task, act, notes)


def edit_task(
    ledger: Ledger, stamp: Stamp, task: str, *, title: str | None, public_promise: bool | None
) -> TaskChange:
    """Correct what was written wrongly."""
    said, notes = optional(title, "标题", "--title")

    def act(desk: Desk, of: Task, _: Finder) -> str:
        tasks.edit(desk, of, title=said, public_promise=public_promise)
        return f"{of.id} 已更正"

    return act_on(ledger, stamp, TASKS, task, act, notes)


@dataclass(frozen=True, slots=True)
class TaskFilters:
    """Which tasks are asked for; leader and unit as they were named."""

    status: TaskStatus | None = None
    leader: str | None = None
    unit: str | None = None
    rule: str | None = None


def list_tasks(ledger: Ledger, *, as_of: date, filters: TaskFilters) -> Reply[tuple[TaskRow, ...]]:
    """List the tasks given by a day, as they stood on it."""
    with reading(ledger) as (conn, law):
        find, known = Finder(conn, as_of), names(conn)
        leader = find.maybe_person(filters.leader, field="--leader")
        unit = find.maybe_unit(filters.unit, field="--unit")
        if filters.rule is not None:
            law.rules.versions(filters.rule)
        found = [
            _row(row, as_of, known)
            for row in tasks_on(conn, as_of, leader=leader, unit=unit, rule=filters.rule)
        ]
        rows = tuple(row for row in found if filters.status in (None, row.status))
        meta = meta_of(conn, law, as_of, leader=filters.leader, unit=filters.unit)
        return Reply(rows, meta)


def task_detail(conn: Connection, task: Task, *, as_of: date, law: Law) -> TaskDetail:
    """Describe a task by the facts of a day: later ones are absent."""
    end = task.closed(as_of)
    finished = end if end is not None and end.kind is ActKind.FINISH else None
    known = names_of(conn, task)
    return TaskDetail(
        **common_fields(task, as_of=as_of, law=law, known=known),
        duties=duty_items(task, as_of=as_of, known=known),
        meeting=task.meeting,
        about=task.about,
        opened_on=task.opened_on,
        rule=task.rule,
        status=tasks.status(task, as_of),
        finished_on=finished.happened_on if finished is not None else None,
        result=task.result if finished is not None else None,
    )


TASKS: Final[Handling[Task, TaskDetail]] = Handling(Kind.TASK, load_task, task_rows, task_detail)


def _row(row: RowMapping, as_of: date, known: Names) -> TaskRow:
    void = row["voided_on"] is not None and row["voided_on"] <= as_of
    done = row["discharged_on"] is not None and row["discharged_on"] <= as_of
    status = TaskStatus.VOID if void else TaskStatus.FINISHED if done else TaskStatus.OPEN
    if status is TaskStatus.OPEN and row["due"] is None:
        status = TaskStatus.PAUSED
    return TaskRow(
        id=row["id"],
        title=row["title"],
        opened_on=row["opened_on"],
        status=status,
        leader=known.people[row["leader"]],
        unit=known.units[row["unit"]],
        due=row["due"],
        due_original=row["due_original_on"],
        finished_on=row["discharged_on"] if done and not void else None,
    )
