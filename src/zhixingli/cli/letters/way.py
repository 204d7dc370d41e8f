"""Commands of a letter's way: send, hop, coordinate, inform, reply."""

from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import Target
from zhixingli.cli.letters.parts import LETTER, LetterId
from zhixingli.cli.matters.verbs import Changed, MaybeSaid, Said
from zhixingli.cli.options.decorators import TEXT, option
from zhixingli.domain.letters.terms import Side


@LETTER.changing("strict")
def send_(
    into: Target,
    *,
    letter: LetterId,
    override: Annotated[
        str | None, option("--override", kind=TEXT, help="没有先商就送出的理由，进周报")
    ] = None,
    number: Annotated[str | None, option("--number", help="发文字号")] = None,
) -> Changed:
    """Send a letter."""
    from zhixingli.services.letters import acts as letters

    return letters.send(*into, letter, override=override, number=number)


@LETTER.changing("strict")
def hop(
    into: Target,
    *,
    letter: LetterId,
    at: Annotated[str, option("--at", kind=TEXT, help="到了哪个处室")],
    contact: Annotated[str | None, option("--contact", kind=TEXT, help="联系人")] = None,
    ours: Annotated[bool, option("--ours", help="退回到我方修改、补充")] = False,
) -> Changed:
    """Record where a letter has got to."""
    from zhixingli.services.letters import acts as letters

    side = Side.OURS if ours else Side.THEIRS
    return letters.hop(*into, letter, place=at, contact=contact, side=side)


@LETTER.changing("strict")
def coordinate(
    into: Target,
    *,
    letter: LetterId,
    text: Said,
    needs: Annotated[str | None, option("--needs", kind=TEXT, help="需要区领导协调的事项")] = None,
    settled: Annotated[bool, option("--settled", help="以前提的协调事项已经解决")] = False,
) -> Changed:
    """Record a step of coordination."""
    from zhixingli.services.letters import acts as letters

    return letters.coordinate(*into, letter, text=text, needs=needs, settled=settled)


@LETTER.changing("strict")
def inform(into: Target, *, letter: LetterId, text: MaybeSaid = None) -> Changed:
    """Record that the office was informed."""
    from zhixingli.services.letters import acts as letters

    return letters.inform(*into, letter, text=text)


@LETTER.changing("strict")
def reply(
    into: Target,
    *,
    letter: LetterId,
    text: MaybeSaid = None,
    number: Annotated[str | None, option("--number", help="答复文号")] = None,
) -> Changed:
    """Record the answer of the other side."""
    from zhixingli.services.letters import acts as letters

    return letters.answer(*into, letter, text=text, number=number)
