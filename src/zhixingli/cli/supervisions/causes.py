"""Commands of causes (执行顽症): statistics, never blame."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import MaybeSaid
from zhixingli.cli.options.decorators import (
    DATE,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    term,
    writing,
)
from zhixingli.domain.supervisions.terms import Malady


@writing("zx.cause/1")
def cause(
    state: State,
    options: WriteOptions,
    *,
    about: Annotated[str, argument("编号", help="编号，或时限的 key")],
    malady: Annotated[
        Malady | None, option("--malady", kind=term(Malady), help="十大顽症之一")
    ] = None,
    text: MaybeSaid = None,
) -> None:
    """Write down why something was late, missed or sent back."""
    from zhixingli.render.views import supervisions as sheets
    from zhixingli.services.supervisions import causes as services

    done = services.record_cause(
        ledger(state), stamp(state, options), about, malady=malady, text=text
    )
    send(state, options, done, sheet=sheets.cause)


@reading("zx.causes/1")
def causes(
    state: State,
    options: ReadOptions,
    *,
    since: Annotated[date | None, option("--since", kind=DATE, help="自哪一天")] = None,
) -> None:
    """Count the causes of a period."""
    from zhixingli.render.views import supervisions as sheets
    from zhixingli.services.supervisions import causes as services

    found = services.cause_statistics(ledger(state), since=since, as_of=options.as_of)
    send(state, options, found, sheet=sheets.causes)
