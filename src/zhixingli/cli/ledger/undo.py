"""Taking back what was recorded by mistake (撤销)."""

import re
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import target
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import State, WriteOptions, argument, option, writing
from zhixingli.domain.errors.command import InvalidValueError
from zhixingli.domain.writing.text import normalise_option

_ENTRIES: Final = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


@writing("zx.undo/1")
def undo(
    state: State,
    options: WriteOptions,
    *,
    entries: Annotated[
        str | None, argument("流水号", help="一条如 516，或一段如 516-520；缺省为本人今天最后一条")
    ] = None,
    with_later: Annotated[
        bool, option("--with-later", help="后面在同一件事上的登记一并撤销")
    ] = False,
    rest: Annotated[bool, option("--rest", help="撤销一次导入中还没有动过的，动过的留下")] = False,
) -> None:
    """Take entries back; nothing is deleted."""
    from zhixingli.render.views import taking_back as sheets
    from zhixingli.services.taking_back import undo as taking_back
    from zhixingli.services.taking_back.choosing import UndoRequest

    first, last = _stretch(entries)
    asked = UndoRequest(first, last, with_later=with_later, rest=rest)
    done = taking_back.undo(*target(state, options), asked)
    send(state, options, done, sheet=sheets.undone, page=sheets.page)


def _stretch(typed: str | None) -> tuple[int | None, int | None]:
    """Read one number of the journal, or a stretch of them."""
    if typed is None:
        return None, None
    found = _ENTRIES.fullmatch(normalise_option(typed).replace(" ", ""))
    first, last = (found[1], found[2] or found[1]) if found else ("1", "0")
    if int(first) > int(last) or int(first) == 0:
        raise InvalidValueError(
            what="流水号", typed=typed, problem="写一条如 516，或一段如 516-520", field="entries"
        )
    return int(first), int(last)
