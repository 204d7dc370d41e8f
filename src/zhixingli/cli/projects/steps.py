"""Commands of a key project's milestones and its end."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.matters.verbs import MaybeSaid
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    State,
    WriteOptions,
    argument,
    option,
    writing,
)
from zhixingli.cli.projects.parts import ProjectId, sent
from zhixingli.domain.errors.command import MissingChoiceError, NeededOptionError


@writing("zx.project/1", "strict")
def milestone(
    state: State,
    options: WriteOptions,
    *,
    project: ProjectId,
    name: Annotated[str, argument("节点名称", kind=TEXT)],
    due: Annotated[date | None, option("--due", kind=DATE, help="设定：到期日")] = None,
    done: Annotated[bool, option("--done", help="登记完成")] = False,
    until: Annotated[date | None, option("--until", kind=DATE, help="延期到哪一天")] = None,
    approved_by: Annotated[str | None, option("--approved-by", help="延期的批准人")] = None,
) -> None:
    """Set, reach or put off a milestone."""
    from zhixingli.services.projects import acts as projects

    place = (ledger(state), stamp(state, options), project, name)
    if sum((due is not None, done, until is not None)) != 1:
        choices = "--due 日期、--done 或 --until 日期"
        raise MissingChoiceError(choices=choices, field="--due")
    if due is not None:
        sent(state, options, projects.set_milestone(*place, due=due))
    elif done:
        sent(state, options, projects.reach_milestone(*place))
    elif until is not None:
        if approved_by is None:
            raise NeededOptionError(choices="--approved-by 批准人", field="--approved-by")
        change = projects.put_off_milestone(*place, until=until, approved_by=approved_by)
        sent(state, options, change)


@writing("zx.project/1", "strict")
def close(
    state: State, options: WriteOptions, *, project: ProjectId, text: MaybeSaid = None
) -> None:
    """Close a project."""
    from zhixingli.services.projects import acts as projects

    done = projects.close_project(ledger(state), stamp(state, options), project, text=text)
    sent(state, options, done)
