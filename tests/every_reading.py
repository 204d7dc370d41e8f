"""Every reading of a ledger: how tests ask all of them, and what two ledgers may differ in."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any, Final

from tests.conftest import PROVE

from zhixingli.cli.program import registry
from zhixingli.cli.program.commands import Command, Noun, load
from zhixingli.cli.program.run import run
from zhixingli.services import demo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

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


def zx(place: Path, today: date, *words: str) -> tuple[int, str]:
    """Run a command in this process; give its status and what it said."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(said), redirect_stderr(io.TextIOWrapper(io.BytesIO())):
        status = run(["--db", str(place), "--actor", "示例", "--today", str(today), *words])
        said.flush()
    return status, said.buffer.getvalue().decode()


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
