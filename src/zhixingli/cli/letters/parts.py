"""What the commands of letters share."""

from typing import Annotated, Any, Final

from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import MatterNoun
from zhixingli.cli.options.decorators import State, WriteOptions, argument

LetterId = Annotated[str, argument("行文编号")]


def sent(state: State, options: WriteOptions, change: object) -> None:
    """Answer with the letter after a change."""
    from zhixingli.render.views import letters as sheets

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]


def handling() -> Any:  # noqa: ANN401 - the handling of letters
    """Load how letters are handled."""
    from zhixingli.services.letters.acts import LETTERS

    return LETTERS


#: The noun for the verbs that every matter has.
LETTER: Final = MatterNoun("zx.letter/1", "行文编号", handling, sent)
