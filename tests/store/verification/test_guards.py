"""The triggers: each is there on each engine, and one that is gone is named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import text
from tests.store.by_hand import run_sql

from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.tables import metadata
from zhixingli.store.verification.guards import guards_of

if TYPE_CHECKING:
    from zhixingli.store.ledger.database import Ledger

DAY = date(2026, 11, 23)
OF_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
OF_POSTGRESQL = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"


def test_the_migrations_make_the_guards_that_the_program_expects(ledger: Ledger) -> None:
    with ledger.read() as conn:
        engine = conn.dialect.name
        made = set(conn.execute(text(OF_SQLITE if engine == "sqlite" else OF_POSTGRESQL)).scalars())
    expected = {name for table in metadata.sorted_tables for name in guards_of(table, engine)}

    assert made == expected


def test_a_guard_that_is_gone_is_named(ledger: Ledger) -> None:
    on = "" if ledger.path is not None else " ON doc"
    run_sql(ledger, f"DROP TRIGGER doc_delete{on}")
    found = verify_ledger(ledger, as_of=DAY).data

    assert not found.sound
    assert [(fault.code, fault.table) for fault in found.faults] == [("GUARD_MISSING", "doc")]
    assert "doc_delete" in found.faults[0].message


def test_a_guard_switched_off_or_emptied_is_named(ledger: Ledger) -> None:
    if ledger.path is None:
        run_sql(ledger, "ALTER TABLE journal DISABLE TRIGGER journal_update")
    else:
        run_sql(
            ledger,
            "DROP TRIGGER journal_update",
            "CREATE TRIGGER journal_update BEFORE UPDATE ON journal BEGIN SELECT 1; END",
        )
    found = verify_ledger(ledger, as_of=DAY).data

    assert ["journal_update" in fault.message for fault in found.faults] == [True]
