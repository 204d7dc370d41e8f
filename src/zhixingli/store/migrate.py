"""Creating and upgrading a ledger by its Alembic migrations: whole, or as it was before."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from zhixingli.domain.errors import LedgerForeignError, LedgerUpgradeError, Refusal
from zhixingli.store import database
from zhixingli.store.unit_of_work import Stamp, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.store.database import Ledger


def upgrade_ledger(engine: Engine, path: Path | None) -> Path | None:
    """Upgrade an existing ledger, an SQLite file copied first; give the copy's path."""
    copy = _copy_of(path) if path is not None else None
    try:
        with engine.execution_options(zx_write=True).connect() as conn:
            _run_migrations(conn)
    except Refusal:
        raise
    except Exception as error:
        place = path if path is not None else engine.url.render_as_string()
        raise LedgerUpgradeError(place=place, copy=copy or "无", cause=error) from error
    return copy


def create_ledger(ledger: Ledger, stamp: Stamp, seed: Callable[[UnitOfWork], None]) -> None:
    """Create a ledger and seed it; a file is made beside and linked into place when whole."""
    if ledger.path is None:
        _build(database._engine(ledger.url), stamp, seed)  # noqa: SLF001 - same package, one door
        return
    folder = ledger.path.absolute().parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = folder / f".{ledger.path.name}.{os.getpid()}.new"
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        _prepare_file(draft)
        _build(database._engine(database.sqlite_url(draft)), stamp, seed)  # noqa: SLF001
        _settle_file(draft)
        with contextlib.suppress(FileExistsError):
            os.link(draft, ledger.path)
    finally:
        for leftover in folder.glob(f"{draft.name}*"):
            leftover.unlink()


def script_folder() -> Path:
    """Find the migrations: inside an installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "migrations"
    return shipped if shipped.is_dir() else package.parent.parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Build Alembic's configuration in code; ``%`` is escaped for its parser."""
    config = Config()
    config.set_main_option("script_location", str(script_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _build(engine: Engine, stamp: Stamp, seed: Callable[[UnitOfWork], None]) -> None:
    """Run the migrations, then seed in a unit of work of its own: entry 1 of the journal."""
    first = Stamp(actor=stamp.actor, today=stamp.today, on=stamp.today, command="init")
    with engine.execution_options(zx_write=True).connect() as conn:
        _run_migrations(conn)
        with conn.begin():
            work = UnitOfWork(conn, first)
            seed(work)
            work.commit()


def _run_migrations(conn: Connection) -> None:
    """Run all migrations in one transaction, foreign keys off, and check them at the end."""
    sqlite = conn.dialect.name == "sqlite"
    if sqlite:
        _pragma(conn, "foreign_keys = OFF")
    with conn.begin():
        if not sqlite:
            # Two clerks may begin at once on an empty database.
            conn.execute(text("SELECT pg_advisory_xact_lock(2053655623)"))
        command.upgrade(configuration(conn), "head")
        if sqlite and conn.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            message = "foreign keys do not hold after the upgrade"
            raise RuntimeError(message)
    if sqlite:
        _pragma(conn, "foreign_keys = ON")


def _pragma(conn: Connection, pragma: str) -> None:
    """Set a pragma outside any transaction, where alone it has an effect."""
    driver = conn.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA {pragma}")


def _copy_of(path: Path) -> Path:
    """Copy the file as SQLite sees it, write-ahead log included, beside the old one."""
    with contextlib.closing(sqlite3.connect(path)) as source:
        found = source.execute("SELECT version_num FROM alembic_version").fetchone()
        if found is None:
            raise LedgerForeignError(place=path)
        copy = _free_name(path, found[0])
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with contextlib.closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    return copy


def _free_name(path: Path, revision: str) -> Path:
    candidate, n = path.with_name(f"{path.name}.{revision}.bak"), 1
    while candidate.exists():
        n += 1
        candidate = path.with_name(f"{path.name}.{revision}-{n}.bak")
    return candidate


def _prepare_file(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")


def _settle_file(path: Path) -> None:
    """Fold the write-ahead log into the file, so that one file is the whole ledger."""
    with contextlib.closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
