"""Commands of the working-day calendar (工作日历)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.console import sources, streams
from zhixingli.cli.options.decorators import (
    COUNT,
    DATE,
    NAME,
    PATH,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    one_of,
    option,
    reading,
    term,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.errors.asking import MissingStartError
from zhixingli.domain.errors.command import MissingChoiceError
from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.law.calendar_diff import DayState
from zhixingli.domain.law.terms import CountUnit

if TYPE_CHECKING:
    from zhixingli.services.calendar.notice_offer import Offer
    from zhixingli.services.results.calendar import CalendarImport
    from zhixingli.services.use_case.session import Change

app = noun("calendar", help="工作日历：放假安排、工作日、期限试算。")

_UNITS = one_of(CountUnit.WORKDAY, CountUnit.CALENDAR, CountUnit.MONTH)
Document = Annotated[
    str | None, option("--document", kind=TEXT, help="文号，如 国办发明电〔2025〕7号")
]


@reading("zx.calendar.show/1", "strict")
def show(
    state: State,
    options: ReadOptions,
    *,
    period: Annotated[
        str, argument("月份或年份", help="如 2026-09、2026年9月、2026、本月、明年；缺省为本月")
    ] = "本月",
) -> None:
    """Show a month or a year."""
    from zhixingli.domain.writing.period import parse_period
    from zhixingli.render.views.law import calendar as sheets, month
    from zhixingli.services.calendar import days as calendar

    asked = parse_period(period, state.today, field="period")
    found = calendar.show_period(state.db, asked, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.days, page=month.page)


@reading("zx.calendar.check/1", "strict")
def check(
    state: State,
    options: ReadOptions,
    *,
    days: Annotated[list[date], argument("日期", kind=DATE)],
) -> None:
    """Check days."""
    from zhixingli.render.views.law import calendar as sheets
    from zhixingli.services.calendar import days as calendar

    found = calendar.check_days(state.db, days, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.days)


@reading("zx.calendar.count/1", "strict")
def count(
    state: State,
    options: ReadOptions,
    *,
    first: Annotated[date, argument("自", kind=DATE, key="from")],
    last: Annotated[date, argument("至", kind=DATE, key="to")],
) -> None:
    """Count the days between two days."""
    from zhixingli.render.views.law import calendar as sheets
    from zhixingli.services.calendar import days as calendar

    found = calendar.count_days(state.db, first, last, as_of=options.as_of, strict=options.strict)
    send(state, options, found, sheet=sheets.count)


@reading("zx.calendar.due/1", "strict")
def due(
    state: State,
    options: ReadOptions,
    *,
    start: Annotated[date | None, option("--from", kind=DATE, help="起算日，当日不计入")] = None,
    rule: Annotated[str | None, option("--rule", help="时限规则，见 zx rule list")] = None,
    days: Annotated[int | None, option("--days", kind=COUNT, help="期限的数")] = None,
    unit: Annotated[CountUnit | None, option("--unit", kind=_UNITS, help="期限的单位")] = None,
    backward: Annotated[bool, option("--backward", help="倒算，末日逢休往前提")] = False,
    explain: Annotated[bool, option("--explain", help="逐日说明为什么")] = False,
    batch: Annotated[
        Path | None,
        option("--batch", kind=PATH, help="一行一问的 JSON Lines 文件，- 为标准输入"),
    ] = None,
    exit_code: Annotated[
        bool, option("--exit-code", help="成批计算时，有答不出的行退出码为 10")
    ] = False,
) -> None:
    """Compute a due date, or a batch of them."""
    if batch is not None:
        _answer_lines(state, options, batch, exit_code=exit_code)
        return
    from zhixingli.render.views.law import due as sheets
    from zhixingli.services.calendar import due as dues

    if start is None:
        raise MissingStartError(field="--from")
    asked = dues.DueQuestion(start, rule, days, unit, backward)
    if explain:
        found = dues.explained_due_date(state.db, asked, as_of=options.as_of, strict=options.strict)
        send(state, options, found, sheet=sheets.trace, page=sheets.page)
    else:
        found = dues.due_date(state.db, asked, as_of=options.as_of, strict=options.strict)
        send(state, options, found, sheet=sheets.due)


@reading("zx.calendar.status/1")
def status(state: State, options: ReadOptions) -> None:
    """Say how far the calendar reaches."""
    from zhixingli.render.views.law import calendar as sheets
    from zhixingli.services.calendar import days as calendar

    found = calendar.calendar_status(state.db, as_of=options.as_of)
    send(state, options, found, sheet=sheets.status)


@writing("zx.calendar.import/1")
def import_(
    state: State,
    options: WriteOptions,
    *,
    file: Annotated[
        Path | None, argument("文件", kind=PATH, help="通知原文、CSV、JSON、ICS，- 为标准输入")
    ] = None,
    bundled: Annotated[bool, option("--bundled", help="导入本程序自带的放假安排")] = False,
    from_holidays: Annotated[
        bool, option("--from-holidays", help="用 holidays 库推算还没有公布的年份（暂定）")
    ] = False,
    apply: Annotated[bool, option("--apply", help="写入台账；不加只预览")] = False,
    document: Document = None,
    issued: Annotated[date | None, option("--issued", kind=DATE, help="通知的成文日期")] = None,
    encoding: Annotated[
        str | None, option("--encoding", kind=NAME, help="文件编码；缺省自动识别")
    ] = None,
) -> None:
    """Import notices."""
    from zhixingli.services.calendar import notice_offer as offers

    if (file is not None) + bundled + from_holidays != 1:
        raise MissingChoiceError(choices="文件、--bundled 或 --from-holidays", field="file")
    if file is not None:
        raw, name = sources.content(file, field="file")
        offer = offers.file_offer(raw, name, offers.NoticeSource(document, issued, encoding))
    else:
        offer = offers.bundled_offer() if bundled else offers.holidays_offer()
    _import(state, options, offer, apply=apply)


@writing("zx.calendar.set/1")
def set_(
    state: State,
    options: WriteOptions,
    *,
    day: Annotated[date, argument("日期", kind=DATE)],
    becomes: Annotated[DayState, argument("work|off", kind=term(DayState))],
    document: Document = None,
) -> None:
    """Arrange a single day."""
    from zhixingli.render.views.law import calendar_import as sheets
    from zhixingli.services.calendar.imports import arrange_day

    done = arrange_day(ledger(state), stamp(state, options), day, state=becomes, document=document)
    send(state, options, done, sheet=sheets.lines, page=sheets.page)


def _import(state: State, options: WriteOptions, offer: "Offer", *, apply: bool) -> None:
    from zhixingli.render.views.law import calendar_import as sheets
    from zhixingli.services.calendar import imports

    if apply:
        done = imports.apply_notices(ledger(state), stamp(state, options), offer)
    else:
        options = replace(options, dry_run=True)
        done = imports.preview_notices(ledger(state), stamp(state, options), offer)
    send(state, options, _moves_alone(options, done), sheet=sheets.lines, page=sheets.page)


def _moves_alone(options: WriteOptions, done: "Change[CalendarImport]") -> Any:  # noqa: ANN401 - a change of another type
    """Leave, for ``-q``, what has an ID: the subjects whose due dates move."""
    if options.output.quiet and done.data is not None:
        return replace(done, data=done.data.moves)  # type: ignore[arg-type]
    return done


def _answer_lines(state: State, options: ReadOptions, batch: Path, *, exit_code: bool) -> None:
    """Answer a batch; refused lines do not stop the others."""
    from zhixingli.render.writers.jsonout import compact
    from zhixingli.services.calendar.due_batch import open_batch

    answers = open_batch(state.db, as_of=options.as_of, today=state.today, strict=options.strict)
    with sources.lines(batch, field="--batch") as lines, streams.result_stream() as stdout:
        for number, line in enumerate(lines, start=1):
            if not line.isspace():
                stdout.write(compact(answers.answer(number, line), encoding=stdout.encoding))
    if answers.provisional:
        raise typer.Exit(Exit.PROVISIONAL)
    if answers.refused and exit_code:
        raise typer.Exit(Exit.CONDITION)


_VERBS: Final = (
    ("show", show, "一个月或一年的放假、上班安排，每周、每月几个工作日。"),
    ("check", check, "某几天是不是工作日，依据哪个通知。"),
    ("count", count, "两天之间有几个工作日，首尾都算。"),
    ("due", due, "试算到期日：按规则，或按天数和单位；--batch 成批计算。"),
    ("status", status, "放假安排公布到哪一年，依据哪些通知。"),
    ("import", import_, "导入放假安排；先预览改哪些天、动哪些期限，加 --apply 才写入。"),
    ("set", set_, "本地安排：某一天改为上班（work）或放假（off），要有文件依据。"),
)
add_verbs(app, *_VERBS)
