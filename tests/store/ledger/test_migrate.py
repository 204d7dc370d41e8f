"""Schemas: the program and its migrations agree, older ledgers are upgraded, newer refused."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from tests.store.by_hand import DAY, WRITERS, add_unit, numbers, opened, run_sql, run_writers

from zhixingli.domain.errors.ledger import (
    LedgerBusyError,
    LedgerMissingError,
    LedgerNewerError,
    LedgerUpgradeError,
)
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger import engine, migrate
from zhixingli.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Files

    from zhixingli.store.ledger.database import Ledger

#: The schema of the program as it is, and one that a later program will bring.
OWN = engine.HEAD
NEXT = f"{int(OWN) + 1:04d}"


def test_the_programs_revision_is_the_head_of_the_migrations() -> None:
    scripts = ScriptDirectory.from_config(migrate.configuration())

    assert scripts.get_current_head() == engine.HEAD
    assert max(script.revision for script in scripts.walk_revisions()) == engine.HEAD


def test_the_migrations_make_the_tables_that_the_program_knows(ledger: Ledger) -> None:
    with ledger.read() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})

        assert compare_metadata(context, metadata) == []


def test_a_newer_ledger_is_refused_and_left_alone(ledger: Ledger) -> None:
    run_sql(ledger, "UPDATE alembic_version SET version_num = '9999'")
    for act in (numbers, add_unit):
        with pytest.raises(LedgerNewerError, match="9999"):
            act(ledger)
    with pytest.raises(LedgerNewerError):
        ledger.upgrade()
    run_sql(ledger, f"UPDATE alembic_version SET version_num = '{engine.HEAD}'")

    assert numbers(ledger) == []


def test_an_up_to_date_ledger_is_not_copied(sqlite_ledger: Ledger) -> None:
    assert sqlite_ledger.upgrade() == (engine.HEAD, engine.HEAD, None)
    assert sqlite_ledger.path is not None
    assert [found.name for found in sqlite_ledger.path.parent.iterdir()] == ["ledger.db"]


def test_nothing_to_upgrade_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissingError):
        ledger_at(str(tmp_path / "none.db")).upgrade()


def test_an_older_ledger_is_upgraded_on_first_use_with_a_copy_beside(
    ledger: Ledger, migrations: Callable[[str], None]
) -> None:
    add_unit(ledger)
    migrations("op.add_column('person', sa.Column('phone', sa.Text()))")

    assert numbers(ledger) == ["DW-0001"]

    with ledger.read() as conn:
        assert conn.execute(text("SELECT version_num FROM alembic_version")).scalar() == NEXT
        conn.execute(text("SELECT phone FROM person"))
    add_unit(ledger)
    assert verify_ledger(ledger, as_of=DAY).data.sound
    if ledger.path is not None:
        copy = ledger.path.with_name(f"ledger.db.{OWN}.bak")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with contextlib.closing(sqlite3.connect(copy)) as kept:
            assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == (OWN,)
            assert kept.execute("SELECT id FROM unit").fetchall() == [("DW-0001",)]


@pytest.mark.parametrize(
    "broken",
    [
        "op.execute('DROP TABLE act')\n    op.execute('SELECT nonsense FROM nowhere')",
        "op.add_column('person', sa.Column('x', sa.Text()))\n    raise RuntimeError('half way')",
    ],
)
def test_a_failing_migration_leaves_the_ledger_as_it_was(
    ledger: Ledger, migrations: Callable[[str], None], broken: str
) -> None:
    add_unit(ledger)
    migrations(broken)
    with pytest.raises(LedgerUpgradeError) as refused:
        add_unit(ledger)

    assert "内容保持原样" in refused.value.message
    if ledger.path is not None:
        assert f"ledger.db.{OWN}.bak" in refused.value.hint
    columns = "SELECT (SELECT count(*) FROM act), (SELECT version_num FROM alembic_version)"
    assert run_sql(ledger, columns) == (0, OWN)


def test_a_migration_that_breaks_references_is_undone(
    sqlite_ledger: Ledger, migrations: Callable[[str], None]
) -> None:
    migrations(
        """op.execute("INSERT INTO person (id, uid, name, initials, added_on) VALUES "
               "('RY-1', 'u', '某人', '', '2026-01-01')")
    op.execute("INSERT INTO person_post (person, from_on, unit, post) VALUES "
               "('RY-1', '2026-01-01', 'DW-9', 'handler')")"""
    )
    with pytest.raises(LedgerUpgradeError, match="foreign keys"):
        numbers(sqlite_ledger)

    assert run_sql(sqlite_ledger, "SELECT count(*) FROM person") == (0,)


def test_of_many_processes_one_upgrades(files: Files, migrations: Callable[[str], None]) -> None:
    ledger = files.take(add_unit)
    assert ledger.path is not None
    migrations("op.add_column('person', sa.Column('phone', sa.Text()))")
    scripts = migrate.script_folder()
    patch = (
        "from pathlib import Path\nfrom zhixingli.store.ledger import engine, migrate\n"
        f"engine.HEAD = '{NEXT}'\nmigrate.script_folder = lambda: Path({str(scripts)!r})\n"
    )
    run_writers(str(ledger.path), processes=WRITERS, writes=1, first=patch)

    assert len(numbers(ledger)) == 1 + WRITERS
    beside = sorted(found.name for found in ledger.path.parent.iterdir())
    assert beside == ["ledger.db", f"ledger.db.{OWN}.bak"]


def test_an_upgrade_waits_its_turn(
    sqlite_ledger: Ledger, migrations: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    migrations("op.add_column('person', sa.Column('phone', sa.Text()))")
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    with opened(sqlite_ledger) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusyError):
            numbers(sqlite_ledger)


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program be one revision newer, whose migration has the given body."""

    def add(body: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(migrate.script_folder(), folder)
        (folder / "versions" / f"{NEXT}_more.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision, down_revision = '{NEXT}', '{OWN}'\n"
            f"def upgrade():\n    {body}\n",
            encoding="utf-8",
        )
        monkeypatch.setattr(migrate, "script_folder", lambda: folder)
        monkeypatch.setattr(engine, "HEAD", NEXT)

    return add
