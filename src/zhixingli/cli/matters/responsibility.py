"""Commands that change who is responsible: assign, handover."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import DATE, State, WriteOptions, argument, option, writing
from zhixingli.domain.errors.command import MissingChoiceError


@writing("zx.assign/1", "future")
def assign(
    state: State,
    options: WriteOptions,
    *,
    subject: Annotated[str, argument("编号")],
    leader: Annotated[str | None, option("--leader", help="新的区分管领导")] = None,
    unit: Annotated[str | None, option("--unit", help="新的主责单位")] = None,
) -> None:
    """Give a subject another leader or unit; --on is the first day of the new responsibility."""
    from zhixingli.render.views import responsibility as sheets
    from zhixingli.services.people import assigning

    if leader is None and unit is None:
        raise MissingChoiceError(choices="--leader 人 或 --unit 单位", field="--leader")
    done = assigning.assign_subject(
        ledger(state), stamp(state, options), subject, leader=leader, unit=unit
    )
    send(state, options, done, sheet=sheets.assignment)


@writing("zx.handover/1", "future")
def handover(
    state: State,
    options: WriteOptions,
    *,
    giver: Annotated[str, argument("移交人", key="from")],
    taker: Annotated[str, argument("接收人", key="to")],
    until: Annotated[
        date | None,
        option("--until", kind=DATE, help="代理的最后一日，到期自动回到移交人；不写是长期移交"),
    ] = None,
) -> None:
    """Pass everything that one person carries to another, for good or while somebody is away."""
    from zhixingli.render.views import responsibility as sheets
    from zhixingli.services.people import responsibility

    done = responsibility.hand_over(ledger(state), stamp(state, options), giver, taker, until=until)
    send(state, options, done, sheet=sheets.handover)
