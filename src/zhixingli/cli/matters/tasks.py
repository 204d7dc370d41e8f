"""Commands of tasks (工作任务)."""

from datetime import date
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import (
    Changed,
    Leader,
    MatterNoun,
    PublicTitle,
    Said,
    cosign_of,
    cosign_reply_of,
    extend_of,
    pause_of,
    resume_of,
    show_of,
    void_of,
)
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    ReadOptions,
    State,
    argument,
    option,
    reading,
    term,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.errors.command import MissingChoiceError
from zhixingli.domain.terms import TaskStatus

app = noun("task", help="工作任务：交办、进展、会签、延期、办结。")

TaskId = Annotated[str, argument("任务编号")]
TASK: Final = MatterNoun("zx.task/1", "任务编号", "tasks:TASKS", "tasks")


@TASK.changing("strict")
def add(
    into: Target,
    *,
    title: Annotated[str, argument("标题", kind=TEXT)],
    unit: Annotated[str, option("--unit", help="主责单位")],
    leader: Leader = None,
    due: Annotated[date | None, option("--due", kind=DATE, help="到期日")] = None,
    rule: Annotated[str | None, option("--rule", help="时限规则，见 zx rule list")] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
    public_promise: Annotated[bool, option("--public-promise", help="对外公开承诺的事项")] = False,
    public_title: PublicTitle = None,
) -> Changed:
    """Give a task."""
    from zhixingli.domain.tasks import Order
    from zhixingli.services import tasks

    if (due is None) == (rule is None):
        raise MissingChoiceError(choices="--due 日期 或 --rule 规则", field="--due")
    order = Order(
        title=title,
        leader=leader or "",
        unit=unit,
        due=due,
        rule=rule,
        supporting=support or (),
        public_promise=public_promise,
        public_title=public_title,
    )
    return tasks.add_task(*into, order)


@TASK.changing("strict")
def progress(into: Target, *, task: TaskId, text: Said) -> Changed:
    """Record a step on the way."""
    from zhixingli.services import tasks

    return tasks.record_progress(*into, task, text=text)


@TASK.changing("strict")
def finish(
    into: Target,
    *,
    task: TaskId,
    result: Annotated[str | None, option("--result", kind=TEXT, help="办理结果")] = None,
) -> Changed:
    """Finish a task."""
    from zhixingli.services import tasks

    return tasks.finish_task(*into, task, result=result)


@TASK.changing("strict")
def reopen(
    into: Target,
    *,
    task: TaskId,
) -> Changed:
    """Say that a finish did not hold."""
    from zhixingli.services import tasks

    return tasks.reopen_task(*into, task)


@TASK.changing("strict")
def edit(
    into: Target,
    *,
    task: TaskId,
    title: Annotated[str | None, option("--title", kind=TEXT, help="标题")] = None,
    public_promise: Annotated[bool, option("--public-promise", help="是对外公开承诺")] = False,
    no_promise: Annotated[bool, option("--no-promise", help="不是对外公开承诺")] = False,
    public_title: PublicTitle = None,
) -> Changed:
    """Correct a task."""
    from zhixingli.services import tasks

    if public_promise and no_promise:
        choices = "--public-promise 或 --no-promise"
        raise MissingChoiceError(choices=choices, field="--public-promise")
    promise = True if public_promise else False if no_promise else None
    return tasks.edit_task(
        *into, task, title=title, public_promise=promise, public_title=public_title
    )


@reading("zx.task.list/1", "leader", "unit", "rule")
def list_(
    state: State,
    options: ReadOptions,
    *,
    status: Annotated[
        TaskStatus | None, option("--status", kind=term(TaskStatus), help="只看这种状态")
    ] = None,
) -> None:
    """List the tasks."""
    from zhixingli.render.views import tasks as sheets
    from zhixingli.services import tasks

    filters = tasks.TaskFilters(
        status=status, leader=options.leader, unit=options.unit, rule=options.rule
    )
    found = tasks.list_tasks(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.listed)


#: The verbs in the order of a task's life, as the help page lists them.
_VERBS: Final = (
    ("add", add, "交办一件工作，写明到期日或规则。"),
    ("progress", progress, "登记进展。"),
    ("cosign", cosign_of(TASK), "请别的单位协办、会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(TASK), "登记协办、会签的答复。"),
    ("pause", pause_of(TASK), "停表：依规则写明的事由暂停计时。"),
    ("resume", resume_of(TASK), "恢复计时，次日继续数。"),
    ("extend", extend_of(TASK), "延期：由规则写明的人批准。"),
    ("edit", edit, "更正标题、公开承诺，写明理由；改日期用延期。"),
    ("finish", finish, "办结。"),
    ("reopen", reopen, "退回重办：办结了其实没有办好，写明理由；期限照旧。"),
    ("void", void_of(TASK), "作废登记错的任务，写明理由；编号不再用。"),
    ("list", list_, "全部工作任务。"),
    ("show", show_of(TASK), "一件工作任务的全部情况。"),
)
add_verbs(app, *_VERBS)
