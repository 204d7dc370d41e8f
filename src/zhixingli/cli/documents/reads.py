"""Reading the register."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import DATE, ReadOptions, State, option, reading, term
from zhixingli.domain.documents.terms import DocStatus


@reading("zx.doc.list/1", "leader", "unit", "rule")
def list_(
    state: State,
    options: ReadOptions,
    *,
    status: Annotated[
        DocStatus | None, option("--status", kind=term(DocStatus), help="只看这种状态")
    ] = None,
    sender: Annotated[str | None, option("--sender", help="来文单位（一部分也行）")] = None,
    since: Annotated[date | None, option("--since", kind=DATE, help="自这一天起签收")] = None,
    until: Annotated[date | None, option("--until", kind=DATE, help="到这一天止签收")] = None,
    all_: Annotated[bool, option("--all", help="全部收文，也列已办结、退回、作废、传阅的")] = False,
) -> None:
    """List what is open, or the whole register."""
    from zhixingli.render.views import documents as sheets
    from zhixingli.services.documents import register

    whole = bool(all_ or status or since or until)
    filters = register.DocFilters(
        status=status,
        sender=sender,
        since=since,
        until=until,
        leader=options.leader,
        unit=options.unit,
        rule=options.rule,
        open=not whole,
    )
    found = register.list_documents(ledger(state), as_of=options.as_of, filters=filters)
    send(
        state,
        options,
        found,
        sheet=sheets.register if whole else sheets.open_register,
    )
