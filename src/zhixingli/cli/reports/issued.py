"""Commands of issued reports: the list, one of them, two compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.publish import frozen_letter
from zhixingli.cli.answers.send import send
from zhixingli.cli.console import streams
from zhixingli.cli.console.asked import Format
from zhixingli.cli.options.decorators import (
    ReadOptions,
    State,
    argument,
    option,
    reading,
    reporting,
    term,
)
from zhixingli.domain.terms import ReportKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.render.model.page import Page
    from zhixingli.render.model.sheet import Sheet


class Look(NamedTuple):
    """How a report is laid out."""

    sheet: Callable[[Any], Sheet[Any]]
    page: Callable[[Any], Page] | None


@reading("zx.report.list/1")
def list_(
    state: State,
    options: ReadOptions,
    *,
    kind: Annotated[
        ReportKind | None, option("--kind", kind=term(ReportKind), help="只看这一种报告")
    ] = None,
    week: Annotated[str | None, option("--week", help="只看这一周的，如 2026-W47、W47")] = None,
) -> None:
    """List issued reports."""
    from zhixingli.render.views.reports import issued as sheets
    from zhixingli.services.reports import issued

    filters = issued.ReportFilters(kind, week)
    found = issued.list_reports(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.listed)


@reporting("zx.report.show/1")
def show(
    state: State,
    options: ReadOptions,
    *,
    report: Annotated[str, argument("报告", help="BG-2026W47-1，或 W47（最近一版）")],
    kind: Annotated[
        ReportKind, option("--kind", kind=term(ReportKind), help="写周时是哪种报告")
    ] = ReportKind.WEEKLY,
) -> None:
    """Show an issued report as it was; its own bytes where it was issued in that format."""
    from zhixingli.cli.answers.answer import deliver
    from zhixingli.render.views.reports import issued as sheets
    from zhixingli.services.reports import issued
    from zhixingli.services.reports.issuing import reprint_text

    form = options.output.format
    found, raw = issued.show_report(
        ledger(state), report, as_of=options.as_of, kind=kind, form=form.value
    )
    if found.issued.replaced_by is not None:
        streams.tell(f"注意：{found.issued.id} 已被 {found.issued.replaced_by} 代替")
    named = options.output.quiet and not options.output.out
    if named or form in (Format.JSON, Format.JSONL):
        send(state, options, issued.shown(found), sheet=sheets.numbered)
        return
    if raw is None and form is not Format.TABLE:
        streams.tell(f"注意：{reprint_text(found.issued.id, form.value)}")
    look = _look(found.issued.kind)
    deliver(frozen_letter(state, options, found, sheet=look.sheet, page=look.page), raw)


@reporting("zx.report.diff/1")
def diff(
    state: State,
    options: ReadOptions,
    *,
    before: Annotated[str, argument("前一期", help="W46、2026-W46 或 BG-2026W46-1")],
    after: Annotated[str, argument("后一期", help="W47、2026-W47 或 BG-2026W47-1")],
) -> None:
    """Compare two weekly reports."""
    from zhixingli.render.views.reports import diff as pages
    from zhixingli.services.reports.diff import diff_reports

    found = diff_reports(ledger(state), before, after, as_of=options.as_of)
    send(state, options, found, sheet=pages.changes, page=pages.page)


def _look(kind: ReportKind) -> Look:  # noqa: PLR0911 - one a kind
    """Choose the layout of a kind of report; each is imported for itself only."""
    match kind:
        case ReportKind.WEEKLY:
            from zhixingli.render.views.reports import weekly

            return Look(weekly.units, weekly.page)
        case ReportKind.ONSITE:
            from zhixingli.render.views import meetings

            return Look(meetings.onsite_lines, meetings.onsite_page)
        case ReportKind.LETTERS:
            from zhixingli.render.views import letters

            return Look(letters.report_rows, letters.report_page)
        case ReportKind.LEDGER:
            from zhixingli.render.views import projects

            return Look(projects.listed, projects.ledger_page)
        case ReportKind.BULLETIN:
            from zhixingli.render.views.reports import bulletin

            return Look(bulletin.matters, bulletin.page)
        case ReportKind.OVERDUE:
            from zhixingli.render.views import daily

            return Look(daily.overdue, daily.overdue_page)
        case _:
            if kind is ReportKind.SCORE:
                from zhixingli.render.views import overview

                return Look(overview.indicators, overview.score_page)
            from zhixingli.render.views.reports import executive

            return Look(executive.rows, executive.page)
