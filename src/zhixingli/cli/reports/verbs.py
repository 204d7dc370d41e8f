"""Commands of reports."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.publish import publish
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reporting,
    term,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.cli.reports.forms import handed_over, minutes, order
from zhixingli.cli.reports.issued import diff, list_, show
from zhixingli.domain.errors.command import MissingChoiceError, NeededOptionError
from zhixingli.domain.terms import OwedReport, ReportKind

if TYPE_CHECKING:
    from zhixingli.services.results.bulletin import Bulletin
    from zhixingli.services.results.letters import LettersReport
    from zhixingli.services.results.meetings import OnsiteTable
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.overview import ExecMaterial, Score
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.weekly import WeeklyReport
    from zhixingli.services.use_case.session import Reply

Week = Annotated[str | None, option("--week", help="ISO 周，如 2026-W47")]

app = noun("report", help="周报、召开情况表、督查通报、纪要、督办单、移交单；印发、留底、比较。")


@reporting("zx.report.weekly/1", "leader", "unit", "reader", issued=True)
def weekly(state: State, options: ReadOptions, *, week: Week = None) -> None:
    """Write the weekly report."""
    from zhixingli.render.views.reports import weekly as pages
    from zhixingli.services.reports.weekly import weekly_report

    def make() -> "Reply[WeeklyReport]":
        return weekly_report(
            ledger(state),
            week=week,
            as_of=options.as_of,
            leader=options.leader,
            unit=options.unit,
            reader=options.reader,
        )

    publish(state, options, ReportKind.WEEKLY, make, sheet=pages.units, page=pages.page, week=week)


@reporting("zx.report.onsite/1", "reader", issued=True)
def onsite(state: State, options: ReadOptions, *, week: Week = None) -> None:
    """Write the table of a week's on-site meetings."""
    from zhixingli.render.views import meetings as pages
    from zhixingli.services.meetings.onsite_weeks import onsite_table

    def make() -> "Reply[OnsiteTable]":
        return onsite_table(ledger(state), as_of=options.as_of, week=week, reader=options.reader)

    publish(
        state,
        options,
        ReportKind.ONSITE,
        make,
        sheet=pages.onsite_lines,
        page=pages.onsite_page,
        week=week,
    )


@reporting("zx.report.letters/1", "reader", issued=True)
def letters(state: State, options: ReadOptions, *, week: Week = None) -> None:
    """Write the weekly report on letters."""
    from zhixingli.render.views import letters as pages
    from zhixingli.services.letters.weekly_report import letters_report

    def make() -> "Reply[LettersReport]":
        return letters_report(ledger(state), as_of=options.as_of, week=week, reader=options.reader)

    publish(
        state,
        options,
        ReportKind.LETTERS,
        make,
        sheet=pages.report_rows,
        page=pages.report_page,
        week=week,
    )


@reporting("zx.report.exec/1", "reader", issued=True)
def exec_(
    state: State,
    options: ReadOptions,
    *,
    meeting: Annotated[
        str | None, option("--meeting", help="会议编号，缺省为下一次，没有就是最近一次")
    ] = None,
) -> None:
    """Write the material for an executive meeting."""
    from zhixingli.render.views.reports import executive as pages
    from zhixingli.services.reports.executive_material import exec_material

    def make() -> "Reply[ExecMaterial]":
        return exec_material(
            ledger(state), meeting=meeting, as_of=options.as_of, reader=options.reader
        )

    publish(
        state,
        options,
        ReportKind.EXEC,
        make,
        sheet=pages.rows,
        page=pages.page,
        meeting=meeting,
    )


@reporting("zx.project.list/1", "leader", "unit", "reader", issued=True)
def ledger_(state: State, options: ReadOptions) -> None:
    """Write the ledger of key projects."""
    from zhixingli.render.views import projects as sheets
    from zhixingli.services.projects import listing as project_ledger

    filters = project_ledger.ProjectFilters(
        leader=options.leader, unit=options.unit, reader=options.reader
    )

    def make() -> "Reply[tuple[ProjectRow, ...]]":
        return project_ledger.list_projects(ledger(state), as_of=options.as_of, filters=filters)

    publish(state, options, ReportKind.LEDGER, make, sheet=sheets.listed, page=sheets.ledger_page)


@reporting(
    *("zx.overdue/1", "leader", "unit", "kind", "rule", "strict", "exit_code", "reader"),
    issued=True,
)
def overdue(state: State, options: ReadOptions) -> None:
    """Write what is overdue."""
    from zhixingli.render.views import daily as sheets
    from zhixingli.services.readings.daily import Filters
    from zhixingli.services.reports.overdue_list import overdue_report

    filters = Filters(
        options.leader, options.unit, options.kind, options.rule, options.strict, options.reader
    )

    def make() -> "Reply[tuple[ObligationItem, ...]]":
        return overdue_report(ledger(state), as_of=options.as_of, filters=filters)

    page = sheets.overdue_page
    publish(state, options, ReportKind.OVERDUE, make, sheet=sheets.overdue, page=page, holds=bool)


@reporting("zx.score/1", "leader", "unit", "reader", issued=True)
def score(state: State, options: ReadOptions) -> None:
    """Write the three phases of execution."""
    from zhixingli.render.views import overview as sheets
    from zhixingli.services.overview import scoring

    def make() -> "Reply[Score]":
        return scoring.score(
            ledger(state),
            since=None,
            as_of=options.as_of,
            leader=options.leader,
            unit=options.unit,
            reader=options.reader,
        )

    publish(state, options, ReportKind.SCORE, make, sheet=sheets.indicators, page=sheets.score_page)


@reporting("zx.report.bulletin/1", "leader", "unit", "reader", issued=True)
def bulletin(
    state: State,
    options: ReadOptions,
    *,
    week: Week = None,
    since: Annotated[
        date | None, option("--since", kind=DATE, help="自哪一天起到现在，代替 --week")
    ] = None,
    approved_by: Annotated[
        str | None,
        option("--approved-by", help="批准印发的区长，或政府决定的文号；没有的只出送审稿"),
    ] = None,
) -> None:
    """Write the bulletin to units."""
    from zhixingli.render.views.reports import bulletin as pages
    from zhixingli.services.reports.bulletin import bulletin as read

    if week is not None and since is not None:
        raise MissingChoiceError(choices="--week 周 或 --since 日期", field="--since")
    if options.issue is not None and approved_by is None:
        choices = "--approved-by 区长 或政府决定的文号（政府督查工作条例第21条）"
        raise NeededOptionError(choices=choices, field="--approved-by")

    def make() -> "Reply[Bulletin]":
        return read(
            ledger(state),
            as_of=options.as_of,
            week=week,
            since=since,
            leader=options.leader,
            unit=options.unit,
            reader=options.reader,
            approved_by=approved_by,
        )

    publish(
        state,
        options,
        ReportKind.BULLETIN,
        make,
        sheet=pages.matters,
        page=pages.page,
        week=week,
        since=since,
    )


@writing("zx.report.submit/1")
def submit(
    state: State,
    options: WriteOptions,
    *,
    kind: Annotated[OwedReport, argument("报告", kind=term(OwedReport), help="onsite 或 letters")],
    week: Annotated[str | None, option("--week", help="哪一周的，缺省为上一个完整的周")] = None,
    to: Annotated[str | None, option("--to", kind=TEXT, help="报送给谁")] = None,
) -> None:
    """Record that a weekly report was handed in."""
    from zhixingli.render.views import meetings as sheets
    from zhixingli.services.reports.submission import submit_report

    done = submit_report(ledger(state), stamp(state, options), kind, week=week, to=to)
    send(state, options, done, sheet=sheets.submission)


_VERBS: Final = (
    ("weekly", weekly, "限时办结周报，缺省为上一个完整的周。"),
    ("onsite", onsite, "现场办公会召开情况表，报区长和常务副区长。"),
    ("letters", letters, "上行平行文件跟踪协调情况周报，报区领导。"),
    ("exec", exec_, "常务会议汇报材料；还没有拟定会议时给出建议。"),
    ("ledger", ledger_, "重点项目台账。"),
    ("overdue", overdue, "逾期清单，同 zx overdue，可写成 Markdown。"),
    ("score", score, "执行力评价，同 zx score。"),
    ("bulletin", bulletin, "督查通报：总体情况、进展、问题、建议；缺省为上一个完整的周。"),
    ("submit", submit, "登记现场办公会召开情况表、行文跟踪周报已报送。"),
    ("minutes", minutes, "会议纪要，公文格式；出席、请假、列席留空填写。"),
    ("order", order, "督办单：事项、依据、期限、推进情况。"),
    ("handover", handed_over, "移交单：移交的事项、职责、未结时限，留签字处。"),
    ("list", list_, "印发过的报告：编号、截至、版次、已存的格式。"),
    ("show", show, "一份印发的报告，照印发时的样子；写编号或周。"),
    ("diff", diff, "两期周报比较：新增逾期、已办结、已延期。"),
)
add_verbs(app, *_VERBS)
