"""Commands of the division of work among leaders (分工表)."""

from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun

app = noun("duty", help="分工表：每个单位由哪位领导分管，按日。")


@writing("zx.duty/1", "future")
def set_(
    state: State,
    options: WriteOptions,
    *,
    unit: Annotated[list[str], argument("单位…")],
    leader: Annotated[str, option("--leader", help="分管这些单位的领导")],
) -> None:
    """Name the leader whom units answer to from a day on."""
    from zhixingli.render.views import portfolio as sheets
    from zhixingli.services.people import portfolio

    done = portfolio.set_leader(ledger(state), stamp(state, options), unit, leader=leader)
    send(state, options, done, sheet=sheets.change)


@reading("zx.duty.list/1", "leader")
def list_(state: State, options: ReadOptions) -> None:
    """List whom each unit answers to."""
    from zhixingli.render.views import portfolio as sheets
    from zhixingli.services.people import portfolio

    found = portfolio.list_leaders(ledger(state), as_of=options.as_of, leader=options.leader)
    send(state, options, found, sheet=sheets.portfolio)


_VERBS: Final = (
    ("set", set_, "自 --on 起由哪位领导分管这些单位。"),
    ("list", list_, "每个单位由谁分管。"),
)
add_verbs(app, *_VERBS)
