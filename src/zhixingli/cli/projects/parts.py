"""What the commands of key projects share: the noun, its ID, how a change is sent."""

from collections.abc import Callable
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.matters.verbs import MatterNoun
from zhixingli.cli.options.decorators import State, WriteOptions, argument, writing

ProjectId = Annotated[str, argument("项目编号")]
#: The noun for the verbs that every matter has.
PROJECT: Final = MatterNoun("zx.project/1", "项目编号", "projects.acts:PROJECTS", "projects")
sent = PROJECT.sent


def simple(act: Callable[..., None], done: str) -> Callable[..., None]:
    """Make a verb that says nothing beyond its day and reason."""

    @writing("zx.project/1", "strict")
    def verb(state: State, options: WriteOptions, *, project: ProjectId) -> None:
        """Let the act happen."""
        from zhixingli.services.projects import acts as projects

        change = projects.simple_act(ledger(state), stamp(state, options), project, act, done)
        sent(state, options, change)

    return verb
