"""Commands of reports."""

from typing import Annotated

from zhixingli.cli.desk import ledger
from zhixingli.cli.frame import noun
from zhixingli.cli.options import ReadOptions, State, option, reporting
from zhixingli.cli.send import send

app = noun("report", help="周报。")


@app.command("weekly", help="限时办结周报，缺省为上一个完整的周。")
@reporting("zx.report.weekly/1", "leader", "unit")
def weekly(
    state: State,
    options: ReadOptions,
    *,
    week: Annotated[str | None, option("--week", help="ISO 周，如 2026-W47")] = None,
) -> None:
    """Write the weekly report."""
    from zhixingli.render import weekly as pages  # noqa: PLC0415 - light help page
    from zhixingli.services.weekly import weekly_report  # noqa: PLC0415 - likewise

    found = weekly_report(
        ledger(state), week=week, as_of=options.as_of, leader=options.leader, unit=options.unit
    )
    send(state, options, found, sheet=pages.units, page=pages.page)
