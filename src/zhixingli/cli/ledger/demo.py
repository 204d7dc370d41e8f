"""The demonstration: an example district in a fresh ledger."""

import sys
import tempfile
from pathlib import Path
from typing import Annotated

from zhixingli.cli.answers.send import send
from zhixingli.cli.console import streams
from zhixingli.cli.options.decorators import PATH, ReadOptions, State, option, reading


@reading("zx.overdue/1", "exit_code")
def demo(
    state: State,
    options: ReadOptions,
    *,
    out: Annotated[
        Path | None, option("--out", kind=PATH, help="台账和周报写到这个文件夹，缺省为临时文件夹")
    ] = None,
) -> None:
    """Load the example district, show what is overdue, write the weekly reports."""
    from zhixingli.cli.ledger.district import load_district, write_reports
    from zhixingli.render.views import daily
    from zhixingli.services import demo as example
    from zhixingli.services.readings.daily import Filters, overdue

    asked = options.as_of if options.as_of != state.today else None
    day = asked or example.EXAMPLE_DAY
    folder = out or Path(tempfile.mkdtemp(prefix="zx-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "ledger.db"
    place.unlink(missing_ok=True)
    streams.tell("正在装入示例区一个季度的台账…")
    ledger = load_district(place, today=max(day, example.EXAMPLE_DAY))
    found = overdue(ledger, as_of=day, filters=Filters())
    files = write_reports(ledger, folder, day)
    send(state, options, found, sheet=daily.overdue, holds=bool(found.data))
    sys.stdout.flush()
    streams.tell(f"示例区台账：{place}")
    for label, file in files:
        streams.tell(f"{label}：{file}")
    streams.tell(f"接着看：zx --db {place} --today {day} today")
