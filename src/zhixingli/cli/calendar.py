"""Commands of the working-day calendar (工作日历)."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

from zhixingli.cli import streams
from zhixingli.cli.desk import ledger, stamp
from zhixingli.cli.frame import noun
from zhixingli.cli.options import (
    COUNT,
    DATE,
    PATH,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    one_of,
    option,
    reading,
    writing,
)
from zhixingli.cli.send import send
from zhixingli.domain.calendar_diff import DayState
from zhixingli.domain.errors import DueQuestionError, InputFileError, MissingChoiceError
from zhixingli.domain.terms import CountUnit

app = noun("calendar", help="工作日历：放假安排、工作日、期限试算。")


@app.command("show", help="一个月或一年的放假、上班安排。")
@reading("zx.calendar.show/1", "strict")
def show(
    state: State, options: ReadOptions, *, period: Annotated[str, argument("月份或年份")]
) -> None:
    """Show a month or a year."""
    from zhixingli.domain.period import parse_period  # noqa: PLC0415 - light help page
    from zhixingli.render import calendar as sheets  # noqa: PLC0415 - likewise
    from zhixingli.services import calendar  # noqa: PLC0415 - likewise

    asked = parse_period(period, state.today, field="PERIOD")
    found = calendar.show_period(state.db, asked, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.days)


@app.command("check", help="某几天是不是工作日，依据哪个通知。")
@reading("zx.calendar.check/1", "strict")
def check(
    state: State,
    options: ReadOptions,
    *,
    days: Annotated[list[date], argument("日期", kind=DATE)],
) -> None:
    """Check days."""
    from zhixingli.render import calendar as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import calendar  # noqa: PLC0415 - likewise

    found = calendar.check_days(state.db, days, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.days)


@app.command("count", help="两天之间有几个工作日，首尾都算。")
@reading("zx.calendar.count/1", "strict")
def count(
    state: State,
    options: ReadOptions,
    *,
    first: Annotated[date, argument("自", kind=DATE)],
    last: Annotated[date, argument("至", kind=DATE)],
) -> None:
    """Count the days between two days."""
    from zhixingli.render import calendar as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import calendar  # noqa: PLC0415 - likewise

    found = calendar.count_days(state.db, first, last, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.count)


@app.command("due", help="试算到期日：按规则，或按天数和单位；--batch 成批计算。")
@reading("zx.calendar.due/1", "rule", "strict")
def due(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: ReadOptions,
    *,
    start: Annotated[date | None, option("--from", kind=DATE, help="起算日（当日不计入）")] = None,
    days: Annotated[int | None, option("--days", kind=COUNT, help="数")] = None,
    unit: Annotated[
        CountUnit | None,
        option(
            "--unit",
            kind=one_of(CountUnit.WORKDAY, CountUnit.CALENDAR, CountUnit.MONTH),
            help="单位",
        ),
    ] = None,
    backward: Annotated[bool, option("--backward", help="倒算")] = False,
    explain: Annotated[bool, option("--explain", help="逐日说明")] = False,
    batch: Annotated[
        Path | None, option("--batch", kind=PATH, help="JSON Lines 文件，- 为标准输入")
    ] = None,
) -> None:
    """Compute a due date, or a batch of them."""
    from zhixingli.services import due as dues  # noqa: PLC0415 - light help page

    if batch is not None:
        for line in dues.due_dates(state.db, _lines(batch), as_of=options.as_of):
            sys.stdout.write(line + "\n")
        return
    from zhixingli.render import calendar as sheets  # noqa: PLC0415 - light help page

    if start is None:
        raise DueQuestionError(problem="缺起算日", field="--from")
    if (options.rule is None) == (days is None) or (days is None) != (unit is None):
        raise DueQuestionError(problem="规则、天数二者要写一个", field="--rule")
    asked = dues.DueQuestion(start, options.rule, days, unit, backward)
    found = dues.due_date(
        state.db, asked, as_of=options.as_of, explain=explain, strict=options.strict
    )
    send(state, options, found, sheet=sheets.due_trace if explain else sheets.due)


@app.command("status", help="放假安排公布到哪一年，依据哪些通知。")
@reading("zx.calendar.status/1")
def status(state: State, options: ReadOptions) -> None:
    """Say how far the calendar reaches."""
    from zhixingli.render import calendar as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import calendar  # noqa: PLC0415 - likewise

    found = calendar.calendar_status(state.db, as_of=options.as_of)
    send(state, options, found, sheet=sheets.status)


@app.command("import", help="导入放假安排：通知原文、CSV、JSON、ICS；不加 --apply 只预览。")
@writing("zx.calendar.import/1")
def import_(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    file: Annotated[Path | None, argument("文件", kind=PATH)] = None,
    bundled: Annotated[bool, option("--bundled", help="导入本程序自带的安排")] = False,
    from_holidays: Annotated[
        bool, option("--from-holidays", help="用 holidays 库重新推算未公布的年份")
    ] = False,
    number: Annotated[str | None, option("--document", kind=TEXT, help="通知的文号")] = None,
    issued: Annotated[date | None, option("--issued", kind=DATE, help="通知的印发日期")] = None,
    apply: Annotated[bool, option("--apply", help="应用；不加只预览")] = False,
) -> None:
    """Import notices."""
    from zhixingli.services import calendar_import as imports  # noqa: PLC0415 - light help page

    if (file is not None) + bundled + from_holidays != 1:
        raise MissingChoiceError(choices="文件、--bundled、--from-holidays 之一", field="FILE")
    if file is not None:
        raw, name = _read(file)
        offered = imports.offered_in_file(raw, name, number=number, issued_on=issued)
    elif bundled:
        offered = imports.offered_by_program()
    else:
        offered = imports.offered_by_holidays(ledger(state))
    _apply(state, options, offered, apply=apply)


@app.command("set", help="本地安排：某一天改为上班（work）或放假（off），要有文件依据。")
@writing("zx.calendar.set/1")
def set_(
    state: State,
    options: WriteOptions,
    *,
    day: Annotated[date, argument("日期", kind=DATE)],
    becomes: Annotated[DayState, argument("work|off", kind=one_of(DayState.WORK, DayState.OFF))],
    number: Annotated[str | None, option("--document", kind=TEXT, help="文件的文号")] = None,
) -> None:
    """Arrange a single day."""
    from zhixingli.services import calendar_import as imports  # noqa: PLC0415 - light help page

    working = becomes is DayState.WORK
    offered = imports.local_notice(day, working=working, number=number, issued_on=options.on)
    _apply(state, options, offered, apply=True)


def _apply(state: State, options: WriteOptions, offered, *, apply: bool) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a lazy import's type
    from zhixingli.render import calendar as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import calendar_import as imports  # noqa: PLC0415 - likewise

    if apply:
        done = imports.apply_notices(ledger(state), stamp(state, options), offered)
        send(state, options, done, sheet=sheets.imported)
    else:
        shown = imports.preview_notices(ledger(state), offered, as_of=options.on)
        send(state, options, imports.previewed(shown), sheet=sheets.imported)


def _read(file: Path) -> tuple[bytes, str]:
    if str(file) == "-":
        return sys.stdin.buffer.read(), "标准输入"
    try:
        return file.read_bytes(), file.name
    except OSError as trouble:
        raise InputFileError(name=file, problem=streams.problem_of(trouble)) from trouble


def _lines(file: Path) -> list[str]:
    raw, _ = _read(file)
    return raw.decode("utf-8", "replace").splitlines()
