"""What the commands of key projects share."""

from collections.abc import Callable
from typing import Annotated, Any, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import MatterNoun
from zhixingli.cli.options.decorators import State, WriteOptions, argument, writing

ProjectId = Annotated[str, argument("项目编号")]


def sent(state: State, options: WriteOptions, change: object) -> None:
    """Answer with the project after a change."""
    from zhixingli.render.views import projects as sheets

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]


def handling() -> Any:  # noqa: ANN401 - the handling of projects
    """Load how projects are handled."""
    from zhixingli.services.projects.acts import PROJECTS

    return PROJECTS


def simple(act: Callable[..., None], done: str) -> Callable[..., None]:
    """Make a verb that says nothing beyond its day and reason."""

    @writing("zx.project/1", "strict")
    def verb(state: State, options: WriteOptions, *, project: ProjectId) -> None:
        """Let the act happen."""
        from zhixingli.services.projects import acts as projects

        change = projects.simple_act(ledger(state), stamp(state, options), project, act, done)
        sent(state, options, change)

    return verb


#: The noun for the verbs that every matter has.
PROJECT: Final = MatterNoun("zx.project/1", "项目编号", handling, sent)
