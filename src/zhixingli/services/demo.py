"""The example district: the files and the diary that make its ledger."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zhixingli.domain.errors.imports import ExamplesMissingError
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.duty import import_duty
from zhixingli.services.exchange.imports import Source
from zhixingli.services.exchange.people import import_people, import_units
from zhixingli.services.rules.office import init_office
from zhixingli.services.use_case.session import ledger_at
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.store.ledger.database import Ledger

#: The day on which the example quarter is looked at, the day its ledger was made, and the day
#: since which its units and people are known.
EXAMPLE_DAY = date(2026, 10, 16)
FOUNDED = date(2026, 6, 26)
FIRST_DAY = date(2026, 1, 4)
OFFICE = "示范区人民政府办公室"


class DiaryEntry(NamedTuple):
    """One command of the example's diary, and the day on which it was typed."""

    day: date
    words: tuple[str, ...]


def found_example(location: str) -> Ledger:
    """Create a ledger for the example district with its units, people and division of work."""
    ledger = ledger_at(location, rehearsal=True)
    stamp = Stamp(actor="示例", today=FOUNDED, on=FIRST_DAY, command="demo")
    init_office(ledger, replace(stamp, command="init"), OFFICE, rehearsal=True)
    for run, name in (
        (import_units, "units"),
        (import_people, "people"),
        (import_duty, "duty"),
    ):
        run(ledger, replace(stamp, command=f"import {name}"), _source(name))
    return ledger


def load_documents(ledger: Ledger, *, today: date) -> None:
    """Import the example's documents."""
    stamp = Stamp(actor="示例", today=today, on=FIRST_DAY, command="import docs")
    import_docs(ledger, stamp, _source("docs"))


def diary() -> Iterator[DiaryEntry]:
    """Read the commands of the example quarter, day by day: they make all but the documents."""
    day = FOUNDED
    for line in (examples_folder() / "quarter.sh").read_text(encoding="utf-8").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["export"]:
            day = date.fromisoformat(words[1].partition("=")[2])
        elif words:
            yield DiaryEntry(day, tuple(words[1:]))


def examples_folder() -> Path:
    """Find the example files: inside an installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        if (folder / "docs.csv").is_file():
            return folder
    raise ExamplesMissingError(place=package)


def _source(name: str) -> Source:
    file = examples_folder() / f"{name}.csv"
    return Source(file.read_bytes(), file.name)
