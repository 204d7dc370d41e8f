"""Forms that an office signs: minutes, orders of supervision, sheets of a handover."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import DATE, ReadOptions, State, argument, option, reporting


@reporting("zx.meeting/1")
def minutes(
    state: State, options: ReadOptions, *, meeting: Annotated[str, argument("会议编号")]
) -> None:
    """Write the minutes of a meeting."""
    from zhixingli.render.views import meetings as sheets
    from zhixingli.render.views.reports import minutes as pages
    from zhixingli.services.matters.reads import show_matter
    from zhixingli.services.meetings.acts import MEETINGS

    found = show_matter(
        ledger(state), MEETINGS, meeting, as_of=options.as_of, strict=options.strict
    )
    send(state, options, found, sheet=sheets.card, page=pages.page)


@reporting("zx.supervise/1")
def order(
    state: State, options: ReadOptions, *, matter: Annotated[str, argument("督办编号")]
) -> None:
    """Write the order of a supervision matter, as it was when the matter was opened."""
    from zhixingli.render.views import supervisions as sheets
    from zhixingli.services.supervisions.order import order_of

    found = order_of(ledger(state), matter, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.card, page=sheets.order_page)


@reporting("zx.handover/1")
def handed_over(
    state: State,
    options: ReadOptions,
    *,
    giver: Annotated[str, argument("移交人", key="from")],
    taker: Annotated[str, argument("接收人", key="to")],
    on: Annotated[
        date | None, option("--on", kind=DATE, help="新责任的首日，缺省为最近一次移交")
    ] = None,
) -> None:
    """Write the sheet of what passed from one person to another."""
    from zhixingli.render.views import responsibility as sheets
    from zhixingli.services.people.handover_sheet import handover_sheet

    found = handover_sheet(ledger(state), giver, taker, on=on, as_of=options.as_of)
    send(state, options, found, sheet=sheets.handover, page=sheets.handover_page)
