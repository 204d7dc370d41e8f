"""What the commands of key projects share: the noun and its ID."""

from collections.abc import Callable
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import Target
from zhixingli.cli.matters.verbs import Changed, MatterNoun
from zhixingli.cli.options.decorators import argument

ProjectId = Annotated[str, argument("项目编号")]
#: The noun for the verbs that every matter has.
PROJECT: Final = MatterNoun("zx.project/1", "项目编号", "projects.acts:PROJECTS", "projects")


def simple(act: Callable[..., None], done: str) -> Callable[..., None]:
    """Make a verb that says nothing beyond its day and reason."""

    @PROJECT.changing("strict")
    def verb(into: Target, *, project: ProjectId) -> Changed:
        """Let the act happen."""
        from zhixingli.services.projects import acts as projects

        return projects.simple_act(*into, project, act, done)

    return verb
