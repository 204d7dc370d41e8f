"""Commands of a key project's milestones and its end."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import Target
from zhixingli.cli.matters.verbs import Changed, MaybeSaid
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    argument,
    option,
)
from zhixingli.cli.projects.parts import PROJECT, ProjectId
from zhixingli.domain.errors.command import MissingChoiceError, NeededOptionError


@PROJECT.changing("strict")
def milestone(
    into: Target,
    *,
    project: ProjectId,
    name: Annotated[str, argument("节点名称", kind=TEXT)],
    due: Annotated[date | None, option("--due", kind=DATE, help="设定：到期日")] = None,
    done: Annotated[bool, option("--done", help="登记完成")] = False,
    until: Annotated[date | None, option("--until", kind=DATE, help="延期到哪一天")] = None,
    approved_by: Annotated[str | None, option("--approved-by", help="延期的批准人")] = None,
) -> Changed:
    """Set, reach or put off a milestone."""
    from zhixingli.services.projects import acts as projects

    if sum((due is not None, done, until is not None)) != 1:
        choices = "--due 日期、--done 或 --until 日期"
        raise MissingChoiceError(choices=choices, field="--due")
    place = (*into, project, name)
    if due is not None:
        return projects.set_milestone(*place, due=due)
    if until is None:
        return projects.reach_milestone(*place)
    if approved_by is None:
        raise NeededOptionError(choices="--approved-by 批准人", field="--approved-by")
    return projects.put_off_milestone(*place, until=until, approved_by=approved_by)


@PROJECT.changing("strict")
def close(into: Target, *, project: ProjectId, text: MaybeSaid = None) -> Changed:
    """Close a project."""
    from zhixingli.services.projects import acts as projects

    return projects.close_project(*into, project, text=text)
