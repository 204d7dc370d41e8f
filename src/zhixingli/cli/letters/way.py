"""Commands of a letter's way: send, hop, coordinate, inform, reply."""

from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.letters.parts import LetterId, sent
from zhixingli.cli.matters.verbs import MaybeSaid, Said
from zhixingli.cli.options.decorators import TEXT, State, WriteOptions, option, writing
from zhixingli.domain.letters.terms import Side


@writing("zx.letter/1", "strict")
def send_(
    state: State,
    options: WriteOptions,
    *,
    letter: LetterId,
    override: Annotated[
        str | None, option("--override", kind=TEXT, help="没有先商就送出的理由，进周报")
    ] = None,
    number: Annotated[str | None, option("--number", help="发文字号")] = None,
) -> None:
    """Send a letter."""
    from zhixingli.services.letters import acts as letters

    done = letters.send(
        ledger(state), stamp(state, options), letter, override=override, number=number
    )
    sent(state, options, done)


@writing("zx.letter/1", "strict")
def hop(
    state: State,
    options: WriteOptions,
    *,
    letter: LetterId,
    at: Annotated[str, option("--at", kind=TEXT, help="到了哪个处室")],
    contact: Annotated[str | None, option("--contact", kind=TEXT, help="联系人")] = None,
    ours: Annotated[bool, option("--ours", help="退回到我方修改、补充")] = False,
) -> None:
    """Record where a letter has got to."""
    from zhixingli.services.letters import acts as letters

    side = Side.OURS if ours else Side.THEIRS
    done = letters.hop(
        ledger(state), stamp(state, options), letter, place=at, contact=contact, side=side
    )
    sent(state, options, done)


@writing("zx.letter/1", "strict")
def coordinate(
    state: State,
    options: WriteOptions,
    *,
    letter: LetterId,
    text: Said,
    needs: Annotated[str | None, option("--needs", kind=TEXT, help="需要区领导协调的事项")] = None,
    settled: Annotated[bool, option("--settled", help="以前提的协调事项已经解决")] = False,
) -> None:
    """Record a step of coordination."""
    from zhixingli.services.letters import acts as letters

    done = letters.coordinate(
        ledger(state), stamp(state, options), letter, text=text, needs=needs, settled=settled
    )
    sent(state, options, done)


@writing("zx.letter/1", "strict")
def inform(
    state: State, options: WriteOptions, *, letter: LetterId, text: MaybeSaid = None
) -> None:
    """Record that the office was informed."""
    from zhixingli.services.letters import acts as letters

    sent(state, options, letters.inform(ledger(state), stamp(state, options), letter, text=text))


@writing("zx.letter/1", "strict")
def reply(
    state: State,
    options: WriteOptions,
    *,
    letter: LetterId,
    text: MaybeSaid = None,
    number: Annotated[str | None, option("--number", help="答复文号")] = None,
) -> None:
    """Record the answer of the other side."""
    from zhixingli.services.letters import acts as letters

    done = letters.answer(ledger(state), stamp(state, options), letter, text=text, number=number)
    sent(state, options, done)
