"""What the commands of letters share."""

from typing import Annotated, Any, Final

from zhixingli.cli.matter_verbs import Noun
from zhixingli.cli.options import State, WriteOptions, argument
from zhixingli.cli.send import send

LetterId = Annotated[str, argument("行文编号")]


def sent(state: State, options: WriteOptions, change: object) -> None:
    """Answer with the letter after a change."""
    from zhixingli.render import letters as sheets  # noqa: PLC0415 - light help page

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]


def handling() -> Any:  # noqa: ANN401 - the handling of letters
    """Load how letters are handled."""
    from zhixingli.services.letters import LETTERS  # noqa: PLC0415 - light help page

    return LETTERS


#: The noun for the verbs that every matter has.
LETTER: Final = Noun("zx.letter/1", "行文编号", handling, sent)
