"""Commands of tasks (工作任务)."""

from datetime import date
from typing import Annotated

from zhixingli.cli.desk import ledger, stamp
from zhixingli.cli.doc_parts import MaybeSaid, Rule, Said
from zhixingli.cli.frame import noun
from zhixingli.cli.options import (
    COUNT,
    DATE,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    term,
    writing,
)
from zhixingli.cli.send import send
from zhixingli.domain.errors import MissingChoiceError
from zhixingli.domain.terms import TaskStatus

app = noun("task", help="工作任务：交办、进展、会签、延期、办结。")

TaskId = Annotated[str, argument("任务编号")]


@app.command("add", help="交办一件工作，写明到期日或规则。")
@writing("zx.task/1", "strict")
def add(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    title: Annotated[str, argument("标题", kind=TEXT)],
    leader: Annotated[str, option("--leader", help="区分管领导")],
    unit: Annotated[str, option("--unit", help="主责单位")],
    due: Annotated[date | None, option("--due", kind=DATE, help="到期日")] = None,
    rule: Annotated[str | None, option("--rule", help="时限规则，见 zx rule list")] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
    public_promise: Annotated[bool, option("--public-promise", help="对外公开承诺的事项")] = False,
) -> None:
    """Give a task."""
    from zhixingli.services import tasks  # noqa: PLC0415 - light help page

    if (due is None) == (rule is None):
        raise MissingChoiceError(choices="--due 日期 或 --rule 规则", field="--due")
    request = tasks.AddRequest(
        title=title,
        leader=leader,
        unit=unit,
        due=due,
        rule=rule,
        supporting=support or (),
        public_promise=public_promise,
    )
    _sent(state, options, tasks.add_task(ledger(state), stamp(state, options), request))


@app.command("progress", help="登记进展。")
@writing("zx.task/1", "strict")
def progress(state: State, options: WriteOptions, *, task: TaskId, text: Said) -> None:
    """Record a step on the way."""
    from zhixingli.services import tasks  # noqa: PLC0415 - light help page

    _sent(
        state,
        options,
        tasks.record_progress(ledger(state), stamp(state, options), task, text=text),
    )


@app.command("cosign", help="请别的单位协办、会签，7 个工作日内答复。")
@writing("zx.task/1", "strict")
def cosign(
    state: State,
    options: WriteOptions,
    *,
    task: TaskId,
    unit: Annotated[str, option("--unit", help="协办单位")],
) -> None:
    """Ask another unit to co-sign."""
    from zhixingli.services import matter_clock, tasks  # noqa: PLC0415 - light help page

    done = matter_clock.ask_cosign(
        ledger(state), stamp(state, options), tasks.TASKS, task, unit=unit
    )
    _sent(state, options, done)


@app.command("cosign-reply", help="登记协办、会签的答复。")
@writing("zx.task/1", "strict")
def cosign_reply(
    state: State,
    options: WriteOptions,
    *,
    task: TaskId,
    unit: Annotated[str, option("--unit", help="协办单位")],
    text: MaybeSaid = None,
) -> None:
    """Record the answer of a co-signing unit."""
    from zhixingli.services import matter_clock, tasks  # noqa: PLC0415 - light help page

    done = matter_clock.answer_cosign(
        ledger(state), stamp(state, options), tasks.TASKS, task, unit=unit, text=text
    )
    _sent(state, options, done)


@app.command("pause", help="停表：依规则写明的事由暂停计时。")
@writing("zx.task/1", "strict")
def pause(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    task: TaskId,
    ground: Annotated[str, option("--ground", help="停表事由，如 听证")],
    written: Annotated[bool, option("--written", help="已书面告知当事人")] = False,
    rule: Rule = None,
) -> None:
    """Stop the clock."""
    from zhixingli.services import matter_clock, tasks  # noqa: PLC0415 - light help page

    done = matter_clock.pause(
        ledger(state),
        stamp(state, options),
        tasks.TASKS,
        task,
        ground=ground,
        written=written,
        rule=rule,
    )
    _sent(state, options, done)


@app.command("resume", help="恢复计时，次日继续数。")
@writing("zx.task/1", "strict")
def resume(state: State, options: WriteOptions, *, task: TaskId, rule: Rule = None) -> None:
    """Let the clock run again."""
    from zhixingli.services import matter_clock, tasks  # noqa: PLC0415 - light help page

    done = matter_clock.resume(ledger(state), stamp(state, options), tasks.TASKS, task, rule=rule)
    _sent(state, options, done)


@app.command("extend", help="延期：由规则写明的人批准。")
@writing("zx.task/1", "strict")
def extend(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    task: TaskId,
    approved_by: Annotated[str, option("--approved-by", help="批准人")],
    days: Annotated[
        int | None, option("--days", kind=COUNT, help="延长几天（按规则的单位）")
    ] = None,
    until: Annotated[date | None, option("--until", kind=DATE, help="延长到哪一天")] = None,
    rule: Rule = None,
) -> None:
    """Extend a limit."""
    from zhixingli.services import matter_clock, tasks  # noqa: PLC0415 - light help page

    if (days is None) == (until is None):
        raise MissingChoiceError(choices="--days 天数 或 --until 日期", field="--days")
    done = matter_clock.extend(
        ledger(state),
        stamp(state, options),
        tasks.TASKS,
        task,
        days=days,
        until=until,
        approved_by=approved_by,
        rule=rule,
    )
    _sent(state, options, done)


@app.command("finish", help="办结。")
@writing("zx.task/1", "strict")
def finish(
    state: State,
    options: WriteOptions,
    *,
    task: TaskId,
    result: Annotated[str | None, option("--result", kind=TEXT, help="办理结果")] = None,
) -> None:
    """Finish a task."""
    from zhixingli.services import tasks  # noqa: PLC0415 - light help page

    _sent(
        state,
        options,
        tasks.finish_task(ledger(state), stamp(state, options), task, result=result),
    )


@app.command("void", help="作废登记错的任务，写明理由；编号不再用。")
@writing("zx.task/1", "strict")
def void(state: State, options: WriteOptions, *, task: TaskId) -> None:
    """Strike out a task."""
    from zhixingli.services import tasks  # noqa: PLC0415 - light help page

    _sent(state, options, tasks.void_task(ledger(state), stamp(state, options), task))


@app.command("list", help="全部工作任务。")
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
    from zhixingli.render import tasks as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import tasks  # noqa: PLC0415 - likewise

    filters = tasks.TaskFilters(
        status=status, leader=options.leader, unit=options.unit, rule=options.rule
    )
    found = tasks.list_tasks(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.listed)


@app.command("show", help="一件工作任务的全部情况。")
@reading("zx.task/1", "strict")
def show(state: State, options: ReadOptions, *, task: TaskId) -> None:
    """Show a task."""
    from zhixingli.render import tasks as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import tasks  # noqa: PLC0415 - likewise

    found = tasks.show_task(ledger(state), task, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.card, page=sheets.page)


def _sent(state: State, options: WriteOptions, change: object) -> None:
    from zhixingli.render import tasks as sheets  # noqa: PLC0415 - light help page

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]
