"""Readings over everything: measures, score, doctor."""

import contextlib
import os
from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import DATE, ReadOptions, State, option, reading, reporting
from zhixingli.domain.terms import Severity


@reporting("zx.measures/1")
def measures(state: State, options: ReadOptions) -> None:
    """Give the eight measures with their figures."""
    from zhixingli.render.views import overview as sheets
    from zhixingli.services.overview.measures import measures as read

    found = read(ledger(state), as_of=options.as_of)
    send(state, options, found, sheet=sheets.measures, page=sheets.measures_page)


@reporting("zx.score/1", "leader", "unit", "reader")
def score(
    state: State,
    options: ReadOptions,
    *,
    since: Annotated[
        date | None, option("--since", kind=DATE, help="自哪一天，缺省为今年元旦")
    ] = None,
) -> None:
    """Count the three phases of execution."""
    from zhixingli.render.views import overview as sheets
    from zhixingli.services.overview import scoring

    found = scoring.score(
        ledger(state),
        since=since,
        as_of=options.as_of,
        leader=options.leader,
        unit=options.unit,
        reader=options.reader,
    )
    send(state, options, found, sheet=sheets.indicators, page=sheets.score_page)


@reporting("zx.dashboard/1", "leader", "unit", "reader")
def dashboard(state: State, options: ReadOptions) -> None:
    """Lay out how everything stands, for a leader's screen."""
    from zhixingli.render.views.reports import dashboard as boards
    from zhixingli.services.overview.dashboard import dashboard as read

    found = read(
        ledger(state),
        as_of=options.as_of,
        leader=options.leader,
        unit=options.unit,
        reader=options.reader,
    )
    send(state, options, found, sheet=boards.units, page=boards.page)


@reading("zx.doctor/1", "exit_code")
def doctor(state: State, options: ReadOptions) -> None:
    """Find what is wrong or missing in the ledger."""
    from zhixingli.domain.errors.projects import FilesFolderError
    from zhixingli.render.views import overview as sheets
    from zhixingli.services.matters.materials import files_folder
    from zhixingli.services.overview.doctor import examine

    place, files = ledger(state), None
    with contextlib.suppress(FilesFolderError):
        files = files_folder(place, os.environ.get("ZX_FILES"))
    found = examine(place, as_of=options.as_of, files=files)
    broken = any(each.severity is Severity.ERROR for each in found.data)
    send(state, options, found, sheet=sheets.checkups, holds=broken)
