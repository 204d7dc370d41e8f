"""What the commands of documents share: their parameters, and how a change is sent."""

from typing import Annotated

from zhixingli.cli.matter_verbs import MaybeSaid, Said
from zhixingli.cli.options import State, WriteOptions, argument
from zhixingli.cli.send import send

__all__ = ["DocId", "MaybeSaid", "Said", "sent"]

DocId = Annotated[str, argument("收文编号")]


def sent(state: State, options: WriteOptions, change: object) -> None:
    """Send a document after what was done to it."""
    from zhixingli.render import documents as sheets  # noqa: PLC0415 - light help page

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]
