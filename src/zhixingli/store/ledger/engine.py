"""Engines: opening a file or a server, transactions, and which schema is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

from zhixingli.domain.errors.ledger import LedgerMissingError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


#: The revision this program was written for; a test holds it against the migrations' head.
HEAD = "0010"

#: Written into the SQLite header, so that a ledger is told from any other database ("zxLG").
APPLICATION_ID = 0x7A784C47

#: How long a command waits for another one that writes.
BUSY_SECONDS = 30

#: How long a server may take to answer at all.
_CONNECT_SECONDS = 10


def wal_is_safe() -> bool:
    """Tell whether the SQLite of this machine keeps every commit in WAL mode.

    From 3.7.0 on it could lose one when two connections checkpointed at the same moment; mended
    in 3.51.3 and, for the older lines, in 3.50.7 and 3.44.6.
    """
    import sqlite3  # noqa: PLC0415 - PostgreSQL needs none

    found = sqlite3.sqlite_version_info
    return any(line <= found < end for line, end in _MENDED)


#: The first version of each line that is mended, and the first that is not of that line.
_MENDED: Final = (
    ((3, 44, 6), (3, 45, 0)),
    ((3, 50, 7), (3, 51, 0)),
    ((3, 51, 3), (99, 0, 0)),
)


def journal_mode() -> str:
    """Name the way in which a ledger's file should keep its transactions on this machine."""
    return "WAL" if wal_is_safe() else "DELETE"


def may_lose_commits(conn: Connection) -> bool:
    """Tell a file in WAL mode on a machine whose SQLite may lose commits in it."""
    if conn.dialect.name != "sqlite" or wal_is_safe():
        return False
    return conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def sqlite_url(path: Path) -> URL:
    """Name a file: spelled out, for a URL string mistakes ``?`` and ``%20`` in names."""
    return URL.create("sqlite", database=str(path))


def url_of(location: str) -> URL:
    """Make the URL of a location: a path, or a server's URL with the driver named."""
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
        beside = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
        settled = not any(log.exists() and log.stat().st_size for log in beside)
        uri = f"{path.absolute().as_uri()}?{'immutable=1' if settled else 'mode=ro'}"
    conn = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        # EXTRA: without WAL a commit is sure only once the folder's entry is on the disk too.
        conn.execute("PRAGMA synchronous = EXTRA")
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def _begin(conn: Connection) -> None:
    """Begin at once for a write: a deferred transaction loses writes (FACTS)."""
    write = conn.get_execution_options().get("zx_write")
    conn.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def is_ledger(conn: Connection) -> bool:
    """Tell a ledger from any other database."""
    if conn.dialect.name == "sqlite":
        return conn.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    return _has_table(conn, "ledger_head")


def _has_table(conn: Connection, name: str) -> bool:
    if conn.dialect.name == "sqlite":
        query = text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name")
    else:
        query = text("SELECT to_regclass(:name)")
    return conn.execute(query.bindparams(name=name)).scalar() is not None
