"""The example district: loaded into a fresh ledger by the same imports that offices use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zhixingli.domain.errors import ExamplesMissingError
from zhixingli.services.importing import Source
from zhixingli.services.importing_docs import import_docs
from zhixingli.services.importing_people import import_people, import_units
from zhixingli.services.offices import init_office
from zhixingli.services.session import ledger_at
from zhixingli.store.unit_of_work import Stamp

if TYPE_CHECKING:
    from zhixingli.store.database import Ledger

#: The day on which the example quarter is looked at, and the day its office began.
EXAMPLE_DAY = date(2026, 10, 16)
FIRST_DAY = date(2026, 1, 4)
OFFICE = "示范区人民政府办公室"


def load_example(location: str, *, today: date) -> Ledger:
    """Create a ledger for the example district and import its units, people and documents."""
    folder = examples_folder()
    ledger = ledger_at(location)
    stamp = Stamp(actor="示例", today=today, on=FIRST_DAY, command="demo")
    init_office(ledger, replace(stamp, command="init"), OFFICE)
    for run, name in ((import_units, "units"), (import_people, "people"), (import_docs, "docs")):
        file = folder / f"{name}.csv"
        run(ledger, replace(stamp, command=f"import {name}"), Source(file.read_bytes(), file.name))
    return ledger


def examples_folder() -> Path:
    """Find the example files: inside an installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        if (folder / "docs.csv").is_file():
            return folder
    raise ExamplesMissingError(place=package)
