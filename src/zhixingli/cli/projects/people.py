"""Commands that tie people to a key project (部门领导挂钩包干)."""

from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import Target
from zhixingli.cli.matters.verbs import Changed
from zhixingli.cli.options.decorators import option
from zhixingli.cli.projects.parts import PROJECT, ProjectId


@PROJECT.changing("strict")
def group(
    into: Target,
    *,
    project: ProjectId,
    head: Annotated[str, option("--head", help="组长：牵头单位主要领导")],
    deputy: Annotated[str, option("--deputy", help="副组长：牵头单位分管领导")],
) -> Changed:
    """Form the work group."""
    from zhixingli.services.projects import acts as projects

    return projects.set_group(*into, project, head=head, deputy=deputy)


@PROJECT.changing("strict")
def link(
    into: Target,
    *,
    project: ProjectId,
    unit: Annotated[str, option("--unit", help="镇或部门")],
    head: Annotated[str, option("--head", help="该单位主要领导")],
    deputy: Annotated[str, option("--deputy", help="该单位分管领导")],
) -> Changed:
    """Tie a unit's leaders to the project."""
    from zhixingli.services.projects import acts as projects

    return projects.link_unit(*into, project, unit=unit, head=head, deputy=deputy)


@PROJECT.changing("strict")
def sponsor(
    into: Target,
    *,
    project: ProjectId,
    to: Annotated[str, option("--to", help="新的挂钩区领导")],
) -> Changed:
    """Change the sponsor."""
    from zhixingli.services.projects import acts as projects

    return projects.change_sponsor(*into, project, to=to)
