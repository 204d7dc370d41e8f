"""Exports: calendars, and what an import reads back."""

from datetime import date
from typing import Annotated

from zhixingli.cli.desk import ledger
from zhixingli.cli.frame import noun
from zhixingli.cli.options import DATE, ReadOptions, State, keeping, option
from zhixingli.cli.send import send

app = noun("export", help="导出：日历（.ics）；收文、项目、行文、单位、人员，可以原样导回。")


@app.command("calendar", help="时限事项写成日历（.ics），按领导或单位；新的一份盖过旧的。")
@keeping("zx.agenda/1", "leader", "unit")
def calendar(
    state: State,
    options: ReadOptions,
    *,
    since: Annotated[
        date | None,
        option("--since", kind=DATE, help="自哪一天起办结的也写上，缺省为60天前"),
    ] = None,
) -> None:
    """Write what is owed as a calendar."""
    from zhixingli.render import agenda as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services.agenda import agenda  # noqa: PLC0415 - likewise

    found = agenda(
        ledger(state), as_of=options.as_of, leader=options.leader, unit=options.unit, since=since
    )
    send(state, options, found, sheet=sheets.entries, agenda=lambda made: made)
