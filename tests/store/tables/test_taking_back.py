"""How rows are taken back is said of every table, and no reading takes those that were."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import zhixingli
from zhixingli.store import tables
from zhixingli.store.tables import JOURNALLED, metadata, standing
from zhixingli.store.tables.schema import UNDONE_BY
from zhixingli.store.tables.taking_back import ABOUT, ABOUT_THROUGH, HOW, OWED_FACTS, Way

PACKAGE: Final = Path(zhixingli.__file__).parent
#: What takes the rows as they are: whoever writes them, verifies them, or tells of the journal.
AS_THEY_ARE: Final = {
    *("store/ledger", "store/verification", "store/tables", "services/taking_back"),
    "services/use_case/adopting.py",
    "services/use_case/marks.py",
}
MARKED: Final = {table.name for table in metadata.sorted_tables if UNDONE_BY in table.c}
#: Where an obligation is read that was taken back: it was withdrawn on its first day.
WITHDRAWN: Final = {"obligation"}


def test_every_table_says_how_its_rows_are_taken_back() -> None:
    assert set(HOW) == set(metadata.sorted_tables)


def test_what_is_marked_has_the_column_and_a_reading_without_it() -> None:
    marked = {table.name for table, way in HOW.items() if way in {Way.MARKED, Way.WITHDRAWN}}

    assert marked == MARKED
    for name in MARKED - WITHDRAWN:
        assert UNDONE_BY not in getattr(standing, name).c


def test_every_journalled_row_that_may_go_says_what_it_is_about() -> None:
    # A reminder changes nothing of what it is of: nothing is held up by it or told of it.
    silent = {tables.idempotency, tables.reminder}
    asked = {table for table in JOURNALLED if HOW[table] is not Way.REFUSED} - silent

    assert asked == {*ABOUT, *ABOUT_THROUGH}


def test_the_facts_of_an_obligation_are_columns_of_it() -> None:
    assert set(OWED_FACTS) <= set(tables.obligation.c.keys())


def test_no_reading_takes_what_was_taken_back() -> None:
    taken = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        where = str(path.relative_to(PACKAGE))
        if where.startswith(tuple(AS_THEY_ARE)):
            continue
        text = path.read_text(encoding="utf-8")
        named = re.findall(
            r"^from zhixingli\.store\.tables import \(?([^)]*?)\)?\n(?=\S|\n)", text, re.MULTILINE
        )
        names = {each.strip() for group in named for each in group.split(",")}
        wrong = names & (MARKED - WITHDRAWN)
        # Writing names the table itself, as ``tables.act``; reading it so is a mistake.
        wrong |= {
            name
            for name in MARKED - WITHDRAWN
            if re.search(
                rf"(select|join|from_|exists)\w*\(\s*tables\.{name}\b|tables\.{name}\.c\.", text
            )
        }
        if wrong:
            taken[where] = wrong

    assert taken == {}
