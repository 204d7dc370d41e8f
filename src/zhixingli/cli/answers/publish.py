"""Sending a report: computed now, or issued and from then on the same for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import typer

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.console import streams
from zhixingli.cli.console.asked import Format
from zhixingli.domain.errors.refusal import Exit
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixingli.cli.answers.delivery import Delivery
    from zhixingli.cli.console.asked import Issue, ReadOptions
    from zhixingli.cli.console.state import State
    from zhixingli.domain.terms import ReportKind
    from zhixingli.render.model.page import Page
    from zhixingli.render.model.sheet import Sheet
    from zhixingli.services.reports.issued import Frozen
    from zhixingli.services.use_case.session import Reply, Stamp


#: What is kept of a report when it is issued, whatever was asked for.
_KEPT: Final = (Format.JSON, Format.MD, Format.HTML, Format.DOCX, Format.XLSX)


def publish(
    state: State,
    options: ReadOptions,
    kind: ReportKind,
    make: Callable[[], Reply[Any]],
    *,
    sheet: Callable[[Any], Sheet[Any]],
    page: Callable[[Any], Page] | None = None,
    week: str | None = None,
    meeting: str | None = None,
    since: date | None = None,
    holds: Callable[[Any], bool] = lambda _: False,
) -> None:
    """Send a report, issued first where that was asked for."""
    if options.issue is None:
        made = make()
        send(state, options, made, sheet=sheet, page=page, holds=holds(made.data))
        return
    from zhixingli.cli.answers.answer import content_of, deliver
    from zhixingli.services.reports.issuing import Asked, issue

    def letter(found: Frozen, form: Format | None = None) -> Delivery:
        output = replace(options.output, format=form or options.output.format)
        drawn = replace(options, output=output)
        return frozen_letter(state, drawn, found, sheet=sheet, page=page)

    asked = Asked(
        kind,
        options.as_of,
        week=week,
        leader=options.leader,
        unit=options.unit,
        reader=options.reader,
        meeting=meeting,
        since=since,
        kind_of=options.kind,
        rule=options.rule,
        again=options.issue.again,
    )
    form = None if options.output.format is Format.TABLE else options.output.format.value
    done = issue(
        ledger(state),
        _stamp(state, options.issue),
        asked,
        form=None if options.output.quiet and not options.output.out else form,
        make=make,
        write=lambda found, form: content_of(letter(found, Format(form))),
        keep=[each.value for each in _KEPT],
    )
    streams.tell(visible(f"试印：{done.line}" if options.issue.dry_run else done.line))
    for note in done.notes:
        streams.tell(f"注意：{visible(note.message)}")
    if done.raw is not None:
        kept = next(file for file in done.report.issued.files if file.format == form)
        streams.tell(f"sha256 {kept.sha256}")
    deliver(letter(done.report), done.raw)
    if options.exit_code and holds(done.report.data):
        raise typer.Exit(Exit.CONDITION)


def frozen_letter(
    state: State,
    options: ReadOptions,
    found: Frozen,
    *,
    sheet: Callable[[Any], Sheet[Any]],
    page: Callable[[Any], Page] | None,
) -> Delivery:
    """Make the answer of an issued report."""
    from zhixingli.cli.answers.delivery import Delivery

    if options.issue is not None and options.issue.dry_run:
        found = replace(found, issued=replace(found.issued, id="试印，没有登记"))
    for warning in found.warnings:
        streams.tell(f"注意：{visible(warning.message)}")
    return Delivery(state, options, found.data, found.meta, found.warnings, sheet, page)


def _stamp(state: State, asked: Issue) -> Stamp:
    from zhixingli.services.use_case.session import Stamp

    return Stamp(
        actor=state.actor,
        today=state.today,
        on=state.today,
        command=asked.command,
        reason=asked.reason,
        dry_run=asked.dry_run,
        clock_days=state.clock_days,
    )
