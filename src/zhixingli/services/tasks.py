"""Use cases of tasks (工作任务): give, record, finish, strike out, show, list."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain import tasks
from zhixingli.domain.matters.matter import record, refuse_voided_or_early
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.terms import ActKind, Kind, TaskStatus
from zhixingli.services.matters.acts import act_on, does, outcome_of, untold
from zhixingli.services.matters.detail import common_facts, duty_items
from zhixingli.services.matters.handling import Handling, Lines, rows_on
from zhixingli.services.people.portfolio import settled
from zhixingli.services.results.tasks import TaskDetail, TaskRow
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.session import (
    Change,
    Outcome,
    Reply,
    Session,
    perform,
    reading,
)
from zhixingli.services.use_case.texts import cleaned, optional
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import load, save
from zhixingli.store.kinds.portfolio import portfolio_on
from zhixingli.store.kinds.tasks import KEPT_TASKS

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.documents.document import Document
    from zhixingli.domain.tasks import Order, Task
    from zhixingli.services.matters.detail import View
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    TaskChange = Change[TaskDetail]


def add_task(ledger: Ledger, stamp: Stamp, order: Order) -> TaskChange:
    """Give a task to one leader and one unit, both named as the clerk names them."""
    title, notes = cleaned(order.title, "标题", "title")
    public, more = optional(order.public_title, "公开标题", "--public-title")
    said = replace(order, title=title, public_title=public)

    def use_case(session: Session) -> Outcome[TaskDetail]:
        order, paper = _from_paper(session, resolved_order(session, said))
        given, whence = settled(session, order)
        desk = session.desk([given.leader])
        task = tasks.add(desk, given)
        save(session.work, KEPT_TASKS, task)
        line = f"已交办 {task.id}《{title}》"
        if paper is not None:
            before = deepcopy(paper)
            refuse_voided_or_early(desk, paper)
            record(desk, paper, ActKind.OPEN, text=f"{task.id}《{title}》")
            save(session.work, KEPT_DOCUMENTS, paper, before)
            line += f"，由 {paper.id} 引起"
        return outcome_of(session, TASKS, task, line, [*notes, *more, *whence, *untold(task)])

    return perform(ledger, stamp, use_case)


def _from_paper(session: Session, order: Order) -> tuple[Order, Document | None]:
    """Find the paper that a task comes from; its leader has it where the 分工表 names none."""
    if order.origin is None:
        return order, None
    day = session.work.stamp.on
    meant = matter_meant(session.conn, Kind.DOC, order.origin, session.work.stamp.today)
    paper = load(session.conn, KEPT_DOCUMENTS, meant, session.law.rules)
    holding = assignment_on(paper.assignments, day)
    unit = order.unit or holding.unit
    leader = order.leader
    if not leader and unit not in portfolio_on(session.conn, day):
        leader = holding.owner
    return replace(order, origin=meant, unit=unit, leader=leader), paper


def resolved_order(session: Session, order: Order) -> Order:
    """Give an order with the IDs of its people and units."""
    find = Finder(session.conn, session.work.stamp.on)
    return find.resolved(
        order,
        people={"leader": "--leader", "person": "--person"},
        units={"unit": "--unit", "supporting": "--support"},
    )


def record_progress(ledger: Ledger, stamp: Stamp, task: str, *, text: str) -> TaskChange:
    """Record a step on the way."""
    said, notes = cleaned(text, "进展", "--text")

    act = does(tasks.progress, "已记进展", text=said)
    return act_on(ledger, stamp, TASKS, task, act, notes)


def finish_task(ledger: Ledger, stamp: Stamp, task: str, *, result: str | None) -> TaskChange:
    """Record that a task is done."""
    said, notes = optional(result, "办理结果", "--result")

    act = does(tasks.finish, "已办结", result=said)
    return act_on(ledger, stamp, TASKS, task, act, notes)


def reopen_task(ledger: Ledger, stamp: Stamp, task: str) -> TaskChange:
    """Say that a finish did not hold: the task is in hand again, its due date stands."""
    act = does(tasks.send_back, "退回重办：原来的办结不算，期限照旧")
    return act_on(ledger, stamp, TASKS, task, act)


def edit_task(
    ledger: Ledger,
    stamp: Stamp,
    task: str,
    *,
    title: str | None,
    public_promise: bool | None,
    public_title: str | None = None,
) -> TaskChange:
    """Correct what was written wrongly."""
    said, notes = optional(title, "标题", "--title")
    public, more = optional(public_title, "公开标题", "--public-title")
    notes += more

    act = does(
        *(tasks.edit, "已更正"), title=said, public_promise=public_promise, public_title=public
    )
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
        find = Finder(conn, as_of)
        leader = find.maybe_person(filters.leader, field="--leader")
        unit = find.maybe_unit(filters.unit, field="--unit")
        if filters.rule is not None:
            law.rules.versions(filters.rule)
        rows = tuple(
            row
            for task, row in rows_on(conn, law, TASK_LINES, as_of)
            if filters.status in (None, row.status)
            and leader in (None, row.leader.id)
            and unit in (None, row.unit.id)
            and filters.rule in (None, task.rule)
        )
        meta = meta_of(conn, law, as_of, leader=filters.leader, unit=filters.unit)
        return Reply(rows, meta)


def task_detail(task: Task, view: View) -> TaskDetail:
    """Describe a task by the facts of a day: later ones are absent."""
    as_of = view.as_of
    end = task.closed(as_of)
    finished = end if end is not None and end.kind is ActKind.FINISH else None
    return TaskDetail(
        **common_facts(task, view),
        public_title=task.public_title,
        duties=duty_items(task, view),
        meeting=task.meeting,
        about=task.about,
        origin=task.origin,
        opened_on=task.opened_on,
        rule=task.rule,
        status=tasks.status(task, as_of),
        finished_on=finished.happened_on if finished is not None else None,
        result=task.result if finished is not None else None,
    )


TASKS: Final[Handling[Task, TaskDetail]] = Handling(KEPT_TASKS, task_detail)


def task_row(task: Task, view: View) -> TaskRow:
    """Describe a task on one line."""
    holding = assignment_on(task.assignments, view.as_of)
    owed = task.obligations_of(task.rule)[0]
    span = owed.span_on(view.as_of)
    status = tasks.status(task, view.as_of)
    return TaskRow(
        id=task.id,
        title=task.title,
        opened_on=task.opened_on,
        status=status,
        leader=view.known.people[holding.leader],
        unit=view.known.units[holding.unit],
        due=span.due_on if span is not None else None,
        due_original=owed.original_due(view.as_of),
        finished_on=owed.discharged_on if status is TaskStatus.FINISHED else None,
    )


TASK_LINES: Final[Lines[Task, TaskRow]] = Lines(KEPT_TASKS, task_row)
