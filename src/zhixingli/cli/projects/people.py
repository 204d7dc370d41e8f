"""Commands that tie people to a key project (部门领导挂钩包干)."""

from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.options.decorators import State, WriteOptions, option, writing
from zhixingli.cli.projects.parts import ProjectId, sent


@writing("zx.project/1", "strict")
def group(
    state: State,
    options: WriteOptions,
    *,
    project: ProjectId,
    head: Annotated[str, option("--head", help="组长：牵头单位主要领导")],
    deputy: Annotated[str, option("--deputy", help="副组长：牵头单位分管领导")],
) -> None:
    """Form the work group."""
    from zhixingli.services.projects import acts as projects

    done = projects.set_group(
        ledger(state), stamp(state, options), project, head=head, deputy=deputy
    )
    sent(state, options, done)


@writing("zx.project/1", "strict")
def link(
    state: State,
    options: WriteOptions,
    *,
    project: ProjectId,
    unit: Annotated[str, option("--unit", help="镇或部门")],
    head: Annotated[str, option("--head", help="该单位主要领导")],
    deputy: Annotated[str, option("--deputy", help="该单位分管领导")],
) -> None:
    """Tie a unit's leaders to the project."""
    from zhixingli.services.projects import acts as projects

    done = projects.link_unit(
        ledger(state), stamp(state, options), project, unit=unit, head=head, deputy=deputy
    )
    sent(state, options, done)


@writing("zx.project/1", "strict")
def sponsor(
    state: State,
    options: WriteOptions,
    *,
    project: ProjectId,
    to: Annotated[str, option("--to", help="新的挂钩区领导")],
) -> None:
    """Change the sponsor."""
    from zhixingli.services.projects import acts as projects

    done = projects.change_sponsor(ledger(state), stamp(state, options), project, to=to)
    sent(state, options, done)
