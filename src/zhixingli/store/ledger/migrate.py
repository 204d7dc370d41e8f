"""Creating and upgrading a ledger by its Alembic migrations: whole, or as it was before."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from zhixingli.domain.errors.ledger import (
    LedgerAppearedError,
    LedgerDiskError,
    LedgerForeignError,
    LedgerUpgradeError,
)
from zhixingli.store.ledger import engine as engines
from zhixingli.store.ledger.journal import recorded_day
from zhixingli.store.ledger.trouble import place_of
from zhixingli.store.ledger.unit_of_work import Stamp, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


#: The folder in the user's data folder that the program makes for itself.
OWN_FOLDER = "zhixingli"


def upgrade_ledger(
    engine: Engine, path: Path | None, adopt: Callable[[UnitOfWork, str], None]
) -> Path | None:
    """Upgrade an existing ledger, an SQLite file copied first; give the copy's path.

    ``adopt`` is told which revision it was and writes down, in an entry of its own, what the new
    schema says of the facts that are there already.

    Of several processes that find an older ledger at once, the first upgrades it under the
    write lock and the others find it done.
    """
    with _migrating(engine) as conn:
        before = engines.revision_of(conn)
        if before is None or before == engines.HEAD:
            return None
        copy = _copy_of(path) if path is not None else None
        try:
            _run_migrations(conn)
            work = UnitOfWork(conn, _upgrade_stamp(recorded_day()))
            adopt(work, before)
            work.commit()
        except Exception as error:
            place = place_of(engine.url)
            cause = str(getattr(error, "orig", error)).splitlines()[0]
            raise LedgerUpgradeError(place=place, copy=copy or "无", cause=cause) from error
    return copy


def _upgrade_stamp(day: date) -> Stamp:
    """Make the stamp under which the program itself writes, on the clock's own day."""
    return Stamp(actor="zx upgrade", today=day, on=day, command="upgrade")


def change_journal_mode(path: Path) -> bool:
    """Take a file out of WAL mode where this machine's SQLite may lose commits in it.

    Needs the file for itself; raises sqlite3.OperationalError while somebody else has it open.
    """
    if engines.wal_is_safe():
        return False
    with contextlib.closing(sqlite3.connect(path, timeout=engines.BUSY_SECONDS)) as conn:
        (mode,) = conn.execute("PRAGMA journal_mode").fetchone()
        if mode == "wal":
            conn.execute("PRAGMA journal_mode = DELETE")
    return bool(mode == "wal")


@contextlib.contextmanager
def drafted(path: Path, stamp: Stamp, seed: Callable[[UnitOfWork], None]) -> Iterator[Path]:
    """Make a new file beside, seeded, and put it into place once what is done with it is done.

    Raises LedgerAppearedError when another process was first: what was done in the draft is gone.
    """
    folder = _folder_of(path)
    draft = folder / f".{path.name}.{secrets.token_hex(4)}.new"
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        _prepare_file(draft)
        create_ledger(engines.open_engine(engines.sqlite_url(draft)), stamp, seed)
        yield draft
        _settle_file(draft)
        _put_into_place(draft, path)
        _settle(folder)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _put_into_place(draft: Path, path: Path) -> None:
    """Give the file its name unless the name is taken: in one step, where links are known."""
    try:
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:
            # A memory stick knows no links; there, nobody else is writing at the same moment.
            if path.exists():
                raise FileExistsError from None
            draft.rename(path)
    except FileExistsError:
        raise LedgerAppearedError(place=path) from None


def script_folder() -> Path:
    """Find the migrations: inside an installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[2]
    shipped = package / "migrations"
    return shipped if shipped.is_dir() else package.parent.parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Build Alembic's configuration in code; ``%`` is escaped for its parser."""
    config = Config()
    config.set_main_option("script_location", str(script_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _folder_of(path: Path) -> Path:
    """Find the folder of a new ledger; only the program's own data folder is made for it.

    Any other that is missing was mistyped, or its disk is not there.
    """
    folder = path.absolute().parent
    if not folder.exists():
        if folder.name != OWN_FOLDER:
            raise LedgerDiskError(place=folder, cause="没有这个文件夹")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not folder.is_dir():
        raise LedgerDiskError(place=folder, cause="这不是文件夹")
    return folder


def create_ledger(engine: Engine, stamp: Stamp, seed: Callable[[UnitOfWork], None]) -> None:
    """Run the migrations and seed, in one transaction: a ledger is there whole or not at all.

    Of several processes that begin at once the first makes it, the others find it.
    """
    first = Stamp(actor=stamp.actor, today=stamp.today, on=stamp.today, command="init")
    with _migrating(engine) as conn:
        if engines.revision_of(conn) == engines.HEAD:
            return  # another process was first
        _run_migrations(conn)
        work = UnitOfWork(conn, first)
        seed(work)
        work.commit()


@contextlib.contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """Hold the write lock in one transaction, foreign keys off."""
    with engines.writing(engine).connect() as conn:
        sqlite = conn.dialect.name == "sqlite"
        if sqlite:
            _pragma(conn, "foreign_keys = OFF")
        with conn.begin():
            if not sqlite:
                conn.execute(text("SELECT pg_advisory_xact_lock(2053655623)"))
            yield conn


def _run_migrations(conn: Connection) -> None:
    """Run what is missing, then check what SQLite did not check meanwhile."""
    command.upgrade(configuration(conn), "head")
    sqlite = conn.dialect.name == "sqlite"
    if sqlite and conn.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        message = "foreign keys do not hold after the upgrade"
        raise RuntimeError(message)


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
        try:
            with contextlib.closing(sqlite3.connect(copy)) as target:
                source.backup(target)
        except BaseException:
            copy.unlink()
            raise
    _settle(copy)
    return copy


def _free_name(path: Path, revision: str) -> Path:
    candidate, n = path.with_name(f"{path.name}.{revision}.bak"), 1
    while candidate.exists():
        n += 1
        candidate = path.with_name(f"{path.name}.{revision}-{n}.bak")
    return candidate


def _prepare_file(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA journal_mode = {engines.journal_mode()}")
        conn.execute(f"PRAGMA application_id = {engines.APPLICATION_ID}")


def _settle_file(path: Path) -> None:
    """Fold the write-ahead log into the file, so that one file is the whole ledger."""
    with contextlib.closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _settle(path)


def _settle(path: Path) -> None:
    """Wait until a file or a folder's entries are on the disk itself."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folder for this
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
