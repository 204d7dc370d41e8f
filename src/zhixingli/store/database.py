"""Opening a ledger: SQLite file or PostgreSQL, checked, created, upgraded, locked."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from zhixingli.domain.errors import (
    LedgerBusyError,
    LedgerDiskError,
    LedgerForeignError,
    LedgerMissingError,
    LedgerNewerError,
    LedgerUnreachableError,
)
from zhixingli.store.unit_of_work import Stamp, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

#: The revision this program was written for; a test holds it against the migrations' head.
HEAD = "0001"

#: Written into the SQLite header, so that a ledger is told from any other database ("zxLG").
APPLICATION_ID = 0x7A784C47

BUSY_SECONDS = 30


class Ledger:
    """One ledger, opened when first needed.

    ``location`` is a path or a ``postgresql://`` URL. ``seed`` fills a ledger that has just
    been created (the office's calendar and rules).
    """

    def __init__(self, location: str, seed: Callable[[UnitOfWork], None]) -> None:
        """Remember where the ledger is; nothing is opened yet."""
        self.url = _url(location)
        self._seed = seed
        self._engine: Engine | None = None

    @property
    def path(self) -> Path | None:
        """The file of an SQLite ledger."""
        if self.url.get_backend_name() != "sqlite":
            return None
        return Path(self.url.database or "")

    @property
    def exists(self) -> bool:
        """Tell whether there is a ledger to read."""
        if self.path is not None:
            return self.path.exists()
        with _said(self.url), self._connect().connect() as conn:
            return _revision(conn) is not None

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a consistent read without taking the write lock."""
        if not self.exists:
            raise LedgerMissingError(place=self._place)
        with _said(self.url):
            self._bring_up_to_date()
            with self._connect().connect() as conn, conn.begin():
                yield conn

    @contextlib.contextmanager
    def write(self, stamp: Stamp) -> Iterator[UnitOfWork]:
        """Open the one unit of work: committed at the end, undone by any refusal or dry run."""
        with _said(self.url):
            if not self.exists:
                self._create(stamp)
            self._bring_up_to_date()
            engine = self._connect().execution_options(zx_write=True)
            with engine.connect() as conn:
                transaction = conn.begin()
                work = UnitOfWork(conn, stamp)
                try:
                    yield work
                    work.commit()
                except BaseException:
                    transaction.rollback()
                    raise
                if stamp.dry_run:
                    transaction.rollback()
                else:
                    transaction.commit()

    def upgrade(self) -> tuple[str | None, str, Path | None]:
        """Bring the schema up to date; give the revision before, after, and the copy kept."""
        from zhixingli.store.migrate import upgrade_ledger  # noqa: PLC0415 - Alembic is slow to import

        with _said(self.url):
            if self.path is not None and not self.path.exists():
                raise LedgerMissingError(place=self._place)
            before = self._checked_revision()
            kept = upgrade_ledger(self._connect(), self.path) if before != HEAD else None
            return before, HEAD, kept

    @property
    def _place(self) -> str:
        return str(self.path) if self.path is not None else self.url.render_as_string()

    def _connect(self) -> Engine:
        if self._engine is None:
            self._engine = _engine(self.url)
        return self._engine

    def _checked_revision(self) -> str | None:
        with self._connect().connect() as conn:
            if self.path is not None and not _is_ledger(conn):
                raise LedgerForeignError(place=self._place)
            revision = _revision(conn)
        if revision is not None and revision > HEAD:
            raise LedgerNewerError(place=self._place, found=revision, known=HEAD)
        return revision

    def _bring_up_to_date(self) -> None:
        """Upgrade an older file before its first use; a string compare when there is none."""
        if self._checked_revision() != HEAD:
            self.upgrade()

    def _create(self, stamp: Stamp) -> None:
        """Make a new ledger, whole or not at all, even when several processes begin at once."""
        from zhixingli.store.migrate import create_ledger  # noqa: PLC0415 - Alembic is slow to import

        create_ledger(self, stamp, self._seed)


def sqlite_url(path: Path) -> URL:
    """Name a file: spelled out, for a URL string mistakes ``?`` and ``%20`` in names."""
    return URL.create("sqlite", database=str(path))


def _url(location: str) -> URL:
    if "://" not in location:
        return sqlite_url(Path(location).expanduser())
    url = make_url(location)
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool)
    engine = create_engine(url, poolclass=NullPool, creator=lambda: _open_file(url))
    event.listen(engine, "begin", _begin)
    return engine


def _open_file(url: URL) -> Any:  # noqa: ANN401 - a DBAPI connection
    """Open the file; where its folder may not be written, as an immutable one."""
    import sqlite3  # noqa: PLC0415 - PostgreSQL needs none

    path = Path(url.database or "")
    if not path.exists():
        raise LedgerMissingError(place=path)
    uri = f"{path.absolute().as_uri()}?mode=rw"
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        wal = path.with_name(path.name + "-wal")
        settled = not wal.exists() or wal.stat().st_size == 0
        uri = f"{path.absolute().as_uri()}?{'immutable=1' if settled else 'mode=ro'}"
    conn = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA synchronous = FULL")
    return conn


def _begin(conn: Connection) -> None:
    """Begin at once for a write: a deferred transaction loses writes (FACTS)."""
    write = conn.get_execution_options().get("zx_write")
    conn.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _is_ledger(conn: Connection) -> bool:
    return conn.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


def _revision(conn: Connection) -> str | None:
    if conn.dialect.name == "postgresql":
        known = conn.execute(text("SELECT to_regclass('alembic_version')")).scalar()
        if known is None:
            return None
    found: str | None = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


@contextlib.contextmanager
def _said(url: URL) -> Iterator[None]:
    """Turn what an engine reports into a refusal that a person can act on."""
    try:
        yield
    except DBAPIError as error:
        raise _refusal(url, str(error.orig)) from error
    except OSError as error:
        place = error.filename or url.database or ""
        raise LedgerDiskError(place=place, cause=error.strerror or str(error)) from error
    except Exception as error:
        if type(error).__module__ == "sqlite3":
            raise _refusal(url, str(error)) from error
        raise


def _refusal(url: URL, said: str) -> Exception:
    place = url.database or ""
    if "locked" in said or "busy" in said or "lock timeout" in said:
        return LedgerBusyError(place=place, seconds=BUSY_SECONDS)
    if "not a database" in said or "malformed" in said or "no such table" in said:
        return LedgerForeignError(place=place)
    if "full" in said or "readonly" in said or "unable to open" in said or "disk" in said:
        return LedgerDiskError(place=place, cause=said)
    if url.get_backend_name() == "postgresql":
        return LedgerUnreachableError(place=url.render_as_string(), cause=said.splitlines()[0])
    return LedgerDiskError(place=place, cause=said)
