"""A reading as of a day is what a ledger says that ends on that day: the example, cut three times.

What lies after the day is taken away, commands and cells alike, and every reading of what is left
is held against the same reading of the whole, as of the day.
"""

from __future__ import annotations

import csv
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.conftest import PROVE

from zhixingli.cli.program import registry
from zhixingli.cli.program.commands import Command, Noun, load
from zhixingli.cli.program.run import run
from zhixingli.services import demo
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.imports import Source
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Before anything moved; while a leader is away and just after a unit went into another; before
#: what was recorded by mistake is struck out on Monday.
DAYS: Final = (date(2026, 7, 22), date(2026, 9, 2), date(2026, 10, 9))
#: The cells that tell of an act, by the cell that holds its day.
CELLS: Final = {
    "资料检查日期": ("资料检查结果",),
    "补正日期": (),
    "复查日期": (),
    "告知日期": ("告知方式",),
    "权限日期": ("权限内外", "报批去向"),
    "批示日期": ("批示人", "批示内容", "批示时限"),
    "会签日期": ("会签单位",),
    "会签答复日期": (),
    "停表日期": ("停表事由",),
    "恢复日期": (),
    "延期日期": ("延期天数", "延期批准人", "延期理由"),
    "退回日期": ("退回理由",),
    "办结日期": ("办理结果", "答复文号"),
}
#: Cells that tell of several acts, each with its day before it.
SEVERAL: Final = ("报批进展", "登记事由", "分项了结")
#: Whatever has a number of its own, and the readings that are asked of each.
LISTED: Final = (
    "doc",
    "task",
    "project",
    "onsite",
    "review",
    "exec",
    "letter",
    "supervise",
    "unit",
    "person",
)
ONE_OF: Final = {
    ("explain",): ("doc", "task", "letter", "supervise"),
    ("report", "minutes"): ("onsite", "review", "exec"),
    ("report", "order"): ("supervise",),
}
#: What a reading must be told beside the day.
TOLD: Final[dict[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    ("find",): (("通知",), ("大桥",)),
    ("due",): (("--within", "10"), ("--within", "1", "--leader", "罗正平")),
    ("doc", "list"): ((), ("--status", "finished"), ("--status", "void")),
    ("report", "weekly"): ((), ("--for", "罗正平")),
}
#: What reads the law, the journal or the file, or tries something on what is now.
ASIDE: Final = {
    *(("what-if", verb) for verb in ("receipt", "rule", "day")),
    *((noun, verb) for noun in ("calendar", "rule") for verb in ("show", "check", "count", "due")),
    ("rule", "list"),
    ("template", "export"),
    ("report", "show"),
    ("report", "diff"),
    ("report", "handover"),
    ("journal",),
    ("verify",),
    ("upgrade",),
    ("demo",),
}
#: Where the table says no more than the JSON, or numbers what calendars were told.
FORMS: Final = dict.fromkeys(
    (("show",), ("explain",), ("minutes",), ("export", "calendar")), ("json",)
)
#: Of what there is much of, every one is asked by `make prove`, else one in so many.
MANY: Final = 40
STEP: Final = 1 if PROVE else 6
#: What tells one entry or one identity from another: every ledger has its own. ``sequence``
#: numbers what calendars were told, and never goes back.
OF_THE_LEDGER: Final = {"meta", "uid", "journal", "sequence"}


def documents_until(day: date) -> bytes:
    """Give the example's documents as they stood at the end of a day."""
    text = (demo.examples_folder() / "docs.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    for row in rows:
        if not _by(row["签收时间"], day):
            continue
        for at, told in CELLS.items():
            days = row[at].split("；")
            known = sum(_by(each, day) for each in days)
            for cell in (at, *told):
                several = row[cell].split("；") if known else [""]
                row[cell] = "；".join(several[:known] if len(several) == len(days) else several)
        for cell in SEVERAL:
            row[cell] = "；".join(each for each in row[cell].split("；") if _by(each, day))
        writer.writerow(row)
    return out.getvalue().encode()


def _by(cell: str, day: date) -> bool:
    return bool(cell) and date.fromisoformat(cell.strip()[:10]) <= day


def zx(place: Path, today: date, *words: str) -> tuple[int, str]:
    """Run a command in this process; give its status and what it said."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(said), redirect_stderr(io.TextIOWrapper(io.BytesIO())):
        status = run(["--db", str(place), "--actor", "示例", "--today", str(today), *words])
        said.flush()
    return status, said.buffer.getvalue().decode()


def cut(place: Path, day: date) -> Path:
    """Make the example's ledger with all that was known of by the end of a day."""
    ledger = demo.found_example(str(place))
    for entry in demo.diary():
        told = {option: value for option, value in pairwise(entry.words) if option == "--on"}
        known = min(entry.day, date.fromisoformat(told.get("--on", str(entry.day)))) <= day
        if known or "void" in entry.words:  # what was recorded by mistake never was
            status, said = zx(place, entry.day, *entry.words)
            assert status == 0 or not known, (entry, said)
    stamp = Stamp(actor="示例", today=demo.EXAMPLE_DAY, on=demo.FIRST_DAY, command="import docs")
    assert not import_docs(ledger, stamp, Source(documents_until(day), "docs.csv")).rejects
    return place


def readings() -> Iterator[tuple[str, ...]]:
    """Name every command that reads as of a day."""
    for entry in registry.ENTRIES:
        if entry.hidden:
            continue
        command = load(entry)
        if isinstance(command, Noun):
            yield from ((entry.name, verb) for verb in command.verbs if reads(command.verb(verb)))
        elif isinstance(command, Command) and reads(command):
            yield (entry.name,)


def reads(command: Command) -> bool:
    return any("--as-of" in param.opts for param in command.params)


def questions(place: Path, day: date) -> Iterator[tuple[str, ...]]:
    """Ask every reading; what reads one thing is asked of everything that there is."""
    every = {noun: listed(place, day, noun) for noun in LISTED}
    every = {noun: ids[::STEP] if len(ids) > MANY else ids for noun, ids in every.items()}
    for reading in readings():
        if reading in ASIDE:
            continue
        if reading in ONE_OF:
            yield from ((*reading, each) for noun in ONE_OF[reading] for each in every[noun])
        elif reading[1:] == ("show",) and reading[0] in every:
            yield from ((*reading, each) for each in every[reading[0]])
        else:
            yield from ((*reading, *told) for told in TOLD.get(reading, ((),)))


def listed(place: Path, day: date, noun: str) -> list[str]:
    status, said = zx(place, demo.EXAMPLE_DAY, noun, "list", "--as-of", str(day), "-q")
    assert status == 0
    return said.split()


def answer(place: Path, day: date, question: tuple[str, ...], form: str) -> Any:
    """Give what a reading says, without what names the entries and identities of a ledger."""
    asked = (*question, "--as-of", str(day), "--format", form)
    status, said = zx(place, demo.EXAMPLE_DAY, *asked)
    assert status == 0, (question, said)
    return stripped(json.loads(said)) if form == "json" else said


def stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: stripped(each) for key, each in value.items() if key not in OF_THE_LEDGER}
    return [stripped(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_reading_as_of_a_day_is_what_was_known_of_by_then(
    day: date, tmp_path: Path, district_file: Path
) -> None:
    place = cut(tmp_path / "cut.db", day)
    for question in questions(place, day):
        for form in FORMS.get(question[:2], FORMS.get(question[-2:-1], ("json", "csv"))):
            then, now = (answer(each, day, question, form) for each in (place, district_file))
            assert now == then, (question, form)
