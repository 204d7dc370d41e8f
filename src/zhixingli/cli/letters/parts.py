"""What the commands of letters share: the noun and its ID."""

from typing import Annotated, Final

from zhixingli.cli.matters.verbs import MatterNoun
from zhixingli.cli.options.decorators import argument

LetterId = Annotated[str, argument("行文编号")]
#: The noun for the verbs that every matter has.
LETTER: Final = MatterNoun("zx.letter/1", "行文编号", "letters.acts:LETTERS", "letters")
