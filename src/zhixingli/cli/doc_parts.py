"""What the commands of documents share: their parameters, and how a change is sent."""

from typing import Annotated

from zhixingli.cli.options import TEXT, State, WriteOptions, argument, option
from zhixingli.cli.send import send

DocId = Annotated[str, argument("收文编号")]
Rule = Annotated[str | None, option("--rule", help="只对这条规则的时限；缺省为主时限")]
Said = Annotated[str, option("--text", kind=TEXT, help="内容")]
MaybeSaid = Annotated[str | None, option("--text", kind=TEXT, help="内容")]


def sent(state: State, options: WriteOptions, change: object) -> None:
    """Send a document after what was done to it."""
    from zhixingli.render import documents as sheets  # noqa: PLC0415 - light help page

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]
