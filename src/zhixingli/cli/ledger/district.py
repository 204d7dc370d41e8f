"""The example district in a fresh ledger: files imported, the diary of a quarter run."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

from zhixingli.cli.console import streams

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from zhixingli.services.use_case.session import Ledger


def load_district(place: Path, *, today: date) -> Ledger:
    """Make the example's ledger: its people, the commands of its quarter, its documents."""
    from zhixingli.services import demo as example

    ledger = example.found_example(str(place))
    for entry in example.diary():
        where = ("--db", str(place), "--actor", "示例", "--today", entry.day.isoformat())
        _run((*where, *entry.words))
    example.load_documents(ledger, today=today)
    return ledger


def _run(words: tuple[str, ...]) -> None:
    """Run one command of the diary as if it had been typed; its answer is not shown."""
    from zhixingli.cli.program.run import run

    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = run(list(words))
    if status:
        said.flush()
        told = said.buffer.getvalue().decode()
        message = f"the diary does not run: {' '.join(words)}\n{told}"
        raise RuntimeError(message)


def write_reports(ledger: Ledger, folder: Path, day: date) -> list[tuple[str, Path]]:
    """Write the reports of the last complete week."""
    from zhixingli.render.model.page import Paper
    from zhixingli.render.views import letters, meetings
    from zhixingli.render.views.reports import weekly
    from zhixingli.render.writers import markdown
    from zhixingli.services.letters.weekly_report import letters_report
    from zhixingli.services.meetings.onsite_weeks import onsite_table
    from zhixingli.services.reports.weekly import weekly_report

    made = weekly_report(ledger, week=None, as_of=day)
    report = made.data
    table = onsite_table(ledger, week=None, as_of=day).data
    under_way = letters_report(ledger, week=None, as_of=day).data
    files = []
    for label, name, page in (
        ("周报", "weekly", weekly.page(report)),
        ("现场办公会召开情况表", "onsite", meetings.onsite_page(table)),
        ("行文跟踪周报", "letters", letters.report_page(under_way)),
    ):
        file = folder / f"{name}-{report.week}.md"
        paper = Paper(made.meta.office, day, rehearsal=made.meta.rehearsal)
        streams.save(file, markdown.page_markdown(page, paper).encode())
        files.append((label, file))
    return files
