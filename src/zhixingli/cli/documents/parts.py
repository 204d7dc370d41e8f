"""What the commands of documents share: their parameters, and how a change is sent."""

from typing import Annotated

from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import MaybeSaid, Said
from zhixingli.cli.options.decorators import State, WriteOptions, argument

__all__ = ["DocId", "MaybeSaid", "Said", "sent"]

DocId = Annotated[str, argument("收文编号")]


def sent(state: State, options: WriteOptions, change: object) -> None:
    """Send a document after what was done to it."""
    from zhixingli.render.views import documents as sheets

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]
