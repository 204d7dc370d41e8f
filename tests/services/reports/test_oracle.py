"""Every figure of the example and of drawn histories, held against other code over raw rows."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests import oracle
from tests.conftest import PROVE
from tests.office import day
from tests.oracle.book import Book
from tests.services.reports.agreement import agree_on
from tests.services.reports.drawn_histories import history

from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.store.ledger.database import Ledger

#: The Fridays of the quarter.
FRIDAYS = [date(2026, 7, 3) + timedelta(weeks=n) for n in range(15)]


@pytest.fixture(scope="module")
def book(district_file: Path) -> Book:
    def rows(query: str) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(district_file)) as conn:
            conn.row_factory = sqlite3.Row
            return [dict(row) for row in conn.execute(query)]

    return Book(rows)


@pytest.fixture(scope="module")
def district(district_file: Path) -> Ledger:
    return ledger_at(str(district_file))


@pytest.mark.parametrize("friday", FRIDAYS, ids=str)
def test_every_figure_agrees_on_every_friday(district: Ledger, book: Book, friday: date) -> None:
    agree_on(district, book, date(2026, 6, 1), friday)


def test_the_oracle_knows_nothing_of_the_program() -> None:
    folder = Path(oracle.__file__).parent
    assert not any("zhixingli." in each.read_text("utf-8") for each in folder.glob("*.py"))


def test_there_is_something_to_agree_about(book: Book) -> None:
    last = FRIDAYS[-1]
    counted = book.accounts(date(2026, 6, 1), last, last)
    assert len(counted) > 850
    assert len({each.rule for each in counted}) > 25
    assert any(each.late for each in counted)
    assert any(not each.late and not each.on_time for each in counted)
    assert any(each.on_time and not each.on_time_original for each in counted)
    assert len(book.overdue(last)) > 40


@pytest.mark.parametrize("seed", range(4 if PROVE else 3))
def test_drawn_histories_agree(clerk: Clerk, seed: int) -> None:
    """A few hundred papers drawn, the impossible ones refused; thousands by `make prove`."""
    drawn_history_agrees(clerk, seed, 1000 if PROVE else 150)


@pytest.mark.both_engines
def test_a_drawn_history_agrees_on_every_engine(clerk: Clerk) -> None:
    drawn_history_agrees(clerk, 9, 100)


def drawn_history_agrees(clerk: Clerk, seed: int, number: int) -> None:
    """Hold every third Friday of a drawn history against the oracle, beginning where it falls."""
    chance = random.Random(seed)  # noqa: S311
    assert history(clerk, chance, number) > number // 3

    def rows(query: str) -> list[dict[str, Any]]:
        with clerk.ledger.read() as conn:
            return [dict(row) for row in conn.exec_driver_sql(query).mappings()]

    book, first = Book(rows), day("08-01")
    for week in range(seed % 3, 14, 1 if PROVE else 3):
        agree_on(clerk.ledger, book, first, day("09-11") + timedelta(weeks=week))
