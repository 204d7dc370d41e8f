"""Opening a ledger: SQLite file or PostgreSQL, checked, created, upgraded, locked."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

from zhixingli.domain.errors import LedgerForeignError, LedgerMissingError, LedgerNewerError
from zhixingli.store.ledger.trouble import place_of, said_as_refusals
from zhixingli.store.ledger.unit_of_work import Stamp, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

#: The revision this program was written for; a test holds it against the migrations' head.
HEAD = "0004"

#: Written into the SQLite header, so that a ledger is told from any other database ("zxLG").
APPLICATION_ID = 0x7A784C47

#: How long a command waits for another one that writes.
BUSY_SECONDS = 30

#: How long a server may take to answer at all.
_CONNECT_SECONDS = 10


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
        with self._said(), self._connect().connect() as conn:
            return revision_of(conn) is not None

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a consistent read without taking the write lock."""
        if not self.exists:
            raise LedgerMissingError(place=self._place)
        with self._said():
            self._bring_up_to_date()
            with self._connect().connect() as conn, conn.begin():
                yield conn

    @contextlib.contextmanager
    def write(self, stamp: Stamp) -> Iterator[UnitOfWork]:
        """Open the one unit of work: committed at the end, undone by any refusal or dry run."""
        if stamp.dry_run and not self.exists:
            with self._trial(stamp) as trial, trial.write(stamp) as work:
                yield work
            return
        if self.path is not None and not self.exists:
            with self._said(), self._first(stamp) as draft, draft.write(stamp) as work:
                yield work
            return
        with self._said():
            if not self.exists:
                self._create(stamp)
            self._bring_up_to_date()
            with writing(self._connect()).connect() as conn:
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

    def upgrade(self) -> tuple[str, str, Path | None]:
        """Bring the schema up to date; give the revision before, after, and the copy kept."""
        from zhixingli.store.ledger.migrate import upgrade_ledger  # noqa: PLC0415 - Alembic is slow to import

        with self._said():
            if not self.exists:
                raise LedgerMissingError(place=self._place)
            before = self._checked_revision()
            kept = upgrade_ledger(self._connect(), self.path) if before != HEAD else None
            return before, HEAD, kept

    @contextlib.contextmanager
    def _trial(self, stamp: Stamp) -> Iterator[Ledger]:
        """Give a ledger to try a write on where there is none yet: it leaves no trace."""
        import tempfile  # noqa: PLC0415 - once in a ledger's life, if ever

        with tempfile.TemporaryDirectory(prefix="zx-") as folder:
            trial = Ledger(str(Path(folder) / "ledger.db"), self._seed)
            trial._create(stamp)
            yield trial

    def _first(self, stamp: Stamp) -> contextlib.AbstractContextManager[Ledger]:
        """Give a draft for the first write, which makes the file: a refused one leaves none."""
        from zhixingli.store.ledger.migrate import drafted  # noqa: PLC0415 - Alembic is slow to import

        return drafted(self, stamp, self._seed)

    def _said(self) -> contextlib.AbstractContextManager[None]:
        return said_as_refusals(self.url, BUSY_SECONDS)

    @property
    def _place(self) -> str:
        return place_of(self.url)

    def _connect(self) -> Engine:
        if self._engine is None:
            self._engine = open_engine(self.url)
        return self._engine

    def _checked_revision(self) -> str:
        with self._connect().connect() as conn:
            revision = revision_of(conn) if _is_ledger(conn) else None
        if revision is None:
            raise LedgerForeignError(place=self._place)
        if revision > HEAD:
            raise LedgerNewerError(place=self._place, found=revision, known=HEAD)
        return revision

    def _bring_up_to_date(self) -> None:
        """Upgrade an older file before its first use; a string compare when there is none."""
        if self._checked_revision() != HEAD:
            self.upgrade()

    def _create(self, stamp: Stamp) -> None:
        """Make a new ledger, whole or not at all, even when several processes begin at once."""
        from zhixingli.store.ledger.migrate import create_ledger  # noqa: PLC0415 - Alembic is slow to import

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


def open_engine(url: URL) -> Engine:
    """Open an engine whose reads see one state of the ledger and whose writes are alone."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, poolclass=NullPool, creator=lambda: _open_file(url))
        event.listen(engine, "begin", _begin)
        return engine
    return create_engine(
        url,
        poolclass=NullPool,
        isolation_level="REPEATABLE READ",
        connect_args=_patience(url),
    )


def writing(engine: Engine) -> Engine:
    """Give the engine as it is used for writing.

    On PostgreSQL a write reads what was committed when it came to hold the head row, not what
    was there when it began to wait for it.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(zx_write=True)
    return engine.execution_options(isolation_level="READ COMMITTED")


def revision_of(conn: Connection) -> str | None:
    """Read the revision of the schema; None where there is no ledger yet."""
    if not _has_table(conn, "alembic_version"):
        return None
    found: str | None = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _patience(url: URL) -> dict[str, str]:
    """Say how long to wait for the server and for a lock, unless the address itself says so."""
    options = str(url.query.get("options", ""))
    if "lock_timeout" not in options:
        options = f"{options} -c lock_timeout={BUSY_SECONDS}s".strip()
    seconds = str(url.query.get("connect_timeout", _CONNECT_SECONDS))
    return {"options": options, "connect_timeout": seconds}


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
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def _begin(conn: Connection) -> None:
    """Begin at once for a write: a deferred transaction loses writes (FACTS)."""
    write = conn.get_execution_options().get("zx_write")
    conn.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _is_ledger(conn: Connection) -> bool:
    if conn.dialect.name == "sqlite":
        return conn.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    return _has_table(conn, "ledger_head")


def _has_table(conn: Connection, name: str) -> bool:
    if conn.dialect.name == "sqlite":
        query = text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name")
    else:
        query = text("SELECT to_regclass(:name)")
    return conn.execute(query.bindparams(name=name)).scalar() is not None
