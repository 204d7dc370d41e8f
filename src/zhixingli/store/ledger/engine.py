"""Engines: opening a file or a server, transactions, and which schema is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

from zhixingli.domain.errors.ledger import LedgerMissingError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


#: The revision this program was written for; a test holds it against the migrations' head.
HEAD = "0005"

#: Written into the SQLite header, so that a ledger is told from any other database ("zxLG").
APPLICATION_ID = 0x7A784C47

#: How long a command waits for another one that writes.
BUSY_SECONDS = 30

#: How long a server may take to answer at all.
_CONNECT_SECONDS = 10


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
