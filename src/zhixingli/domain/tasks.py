"""Tasks (工作任务): one act owed by a day that was set, or under a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from zhixingli.domain.errors.acts import (
    ActOrderError,
    DueBeforeError,
    NothingToEditError,
    ReasonMissingError,
    RuleAbsentError,
    RuleNotForTaskError,
)
from zhixingli.domain.law.rules import DOC_CHECK, main_rule
from zhixingli.domain.law.terms import CountUnit
from zhixingli.domain.matters.duties import charge
from zhixingli.domain.matters.matter import (
    Matter,
    discharge,
    new_id,
    open_obligation,
    owe_again,
    record,
    refuse_before,
    refuse_ended_or_early,
    reopen,
    withdraw,
)
from zhixingli.domain.matters.responsibility import first_assignments
from zhixingli.domain.terms import ActKind, Kind, Part, TaskStatus, Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.domain.matters.desk import Desk

#: The rule of a task whose day was set when it was given.
TASK_FINISH: Final = "task.finish"
_OF_DOCUMENTS: Final = {DOC_CHECK, *(main_rule(urgency.value) for urgency in Urgency)}


@dataclass(slots=True, kw_only=True)
class Task(Matter):
    """A task with everything that was done to it."""

    kind: ClassVar[Kind] = Kind.TASK

    rule: str
    result: str | None = None
    meeting: str | None = None
    about: str | None = None
    origin: str | None = None

    @property
    def main_rules(self) -> tuple[str, ...]:
        """Name the rule under which the task stands."""
        return (self.rule,)


@dataclass(frozen=True, slots=True)
class Order:
    """What is known of a task when it is given: a day of its own, or a rule.

    A decision names the meeting that gave it, the project it is about, and the person; its
    leader and unit may be left to the project. ``origin`` is the paper that it comes from.
    """

    title: str
    leader: str = ""
    unit: str = ""
    supporting: Sequence[str] = ()
    due: date | None = None
    rule: str | None = None
    public_promise: bool = False
    public_title: str | None = None
    meeting: str | None = None
    about: str | None = None
    person: str | None = None
    origin: str | None = None


def add(desk: Desk, order: Order) -> Task:
    """Give a task (交办): it is owed by its own day, or by the rule."""
    desk.refuse_future()
    rule = order.rule or TASK_FINISH
    _refuse_rule(desk, rule)
    if order.due is not None and order.due < desk.on:
        raise DueBeforeError(due=order.due, day=desk.on, field="--due")
    task = Task(
        id=new_id(desk, "SX" if order.meeting is None else "YD"),
        uid=desk.uid(),
        title=order.title,
        opened_on=desk.on,
        rule=rule,
        public_promise=order.public_promise,
        public_title=order.public_title,
        meeting=order.meeting,
        about=order.about,
        origin=order.origin,
    )
    task.assignments.extend(first_assignments(desk, task.id, leader=order.leader, unit=order.unit))
    task.supporting = [(unit, desk.on) for unit in dict.fromkeys(order.supporting)]
    if order.person is not None:
        charge(desk, task, Part.HANDLER, order.person, field="--person")
    record(desk, task, ActKind.OPEN)
    open_obligation(desk, task, rule, start=desk.on, fixed_due=order.due)
    return task


def progress(desk: Desk, task: Task, *, text: str) -> None:
    """Record a step on the way (进展)."""
    refuse_ended_or_early(desk, task)
    record(desk, task, ActKind.PROGRESS, text=text)


def finish(desk: Desk, task: Task, *, result: str | None) -> None:
    """Record that the task is done (办结); answers still asked for are withdrawn."""
    refuse_ended_or_early(desk, task)
    ending = task.open_under(*task.main_rules)
    for owed in ending:
        if owed.open_pause is not None:
            raise ActOrderError(
                id=task.id, act="办结", needed="恢复计时", command=f"zx task resume {task.id}"
            )
        for pause in owed.pauses:
            refuse_before(desk, task, pause.to_on, "恢复计时")
    record(desk, task, ActKind.FINISH, text=result)
    task.result = result
    discharge(desk, *ending)
    withdraw(desk, task)


def send_back(desk: Desk, task: Task) -> None:
    """Send a task back that was not done after all (退回重办): it is owed as it was."""
    day = reopen(desk, task)
    task.result = None
    for owed in task.obligations:
        if owed.ended_with(day):
            owe_again(desk, owed)


def edit(
    desk: Desk,
    task: Task,
    *,
    title: str | None,
    public_promise: bool | None,
    public_title: str | None = None,
) -> None:
    """Correct what was written wrongly (更正), with a reason; a new day is an extension."""
    refuse_ended_or_early(desk, task)
    changes: dict[str, object] = {
        "title": title,
        "public_title": public_title,
        "public_promise": public_promise,
    }
    changed = {n: new for n, new in changes.items() if new not in (None, getattr(task, n))}
    if not changed:
        raise NothingToEditError(
            id=task.id, items="--title、--public-title、--public-promise、--no-promise"
        )
    if not desk.reason:
        raise ReasonMissingError(act="更正", field="--reason")
    for name, new in changed.items():
        setattr(task, name, new)
    called = {"title": "标题", "public_title": "公开标题", "public_promise": "公开承诺"}
    what = "、".join(called[name] for name in changed)
    record(desk, task, ActKind.EDIT, text=f"{what}：{desk.reason}")


def status(task: Task, day: date) -> TaskStatus:
    """Name how a task stands on a day."""
    if task.voided_on is not None:  # it never was
        return TaskStatus.VOID
    if task.closed(day) is not None:
        return TaskStatus.FINISHED
    paused = any(
        pause.from_on <= day and (pause.to_on is None or day < pause.to_on)
        for owed in task.obligations
        for pause in owed.pauses
    )
    return TaskStatus.PAUSED if paused else TaskStatus.OPEN


def _refuse_rule(desk: Desk, rule: str) -> None:
    """Refuse a rule under which no task stands, and an older ledger that lacks the tasks' own."""
    if rule == TASK_FINISH and rule not in desk.rules:
        raise RuleAbsentError(rule=rule)
    limit = desk.rule(rule, desk.on)
    if rule in _OF_DOCUMENTS or limit.backward or limit.unit is CountUnit.WEEK:
        raise RuleNotForTaskError(rule=rule, label=limit.label, field="--rule")
