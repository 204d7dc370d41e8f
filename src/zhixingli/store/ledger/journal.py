"""The append-only, hash-chained journal: writing an entry, and the forms that are hashed.

An entry's hash covers its header, the hash before it and the digest of its rows; the digest
covers each row's table, key, operation and after-image. Everything is canonical JSON: sorted
keys, no spaces, days as ISO text, so that both engines give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.store.tables import journal, journal_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Table

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class RowChange:
    """One changed row: its table, key, what was done and its image afterwards."""

    table: str
    key: str
    operation: str
    image: str


def canonical(value: object) -> str:
    """Write a value as the canonical JSON that is hashed and stored."""
    return _CANONICAL.encode(value)


def image_of(table: Table, row: Mapping[Any, Any]) -> str:
    """Give a row's canonical image: every stored column, computed ones left out."""
    return canonical({name: row[name] for name in stored_columns(table)})


def stored_columns(table: Table) -> tuple[str, ...]:
    """Name the columns that are written, in their order."""
    return tuple(column.name for column in table.columns if column.computed is None)


def key_of(table: Table, row: Mapping[Any, Any]) -> str:
    """Give a row's key as the journal writes it: the primary key's parts joined by ``|``."""
    return "|".join(str(row[column.name]) for column in table.primary_key.columns)


def rows_digest(changes: Iterable[RowChange]) -> str:
    """Digest the rows of an entry in their order."""
    digest = hashlib.sha256()
    for n, change in enumerate(changes):
        line = canonical([n, change.table, change.key, change.operation, change.image])
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def entry_hash(header: Mapping[str, Any]) -> str:
    """Hash an entry's header; ``prev_hash`` and ``rows_digest`` are part of it."""
    return hashlib.sha256(
        canonical({k: v for k, v in header.items() if k != "hash"}).encode()
    ).hexdigest()


def append_entry(conn: Connection, header: dict[str, Any], changes: list[RowChange]) -> str:
    """Write one entry and its rows; give its hash."""
    header["row_count"] = len(changes)
    header["rows_digest"] = rows_digest(changes)
    header["hash"] = entry_hash(header)
    conn.execute(insert(journal), header)
    conn.execute(
        insert(journal_row),
        [
            {
                "seq": header["seq"],
                "n": n,
                "table_name": change.table,
                "row_key": change.key,
                "operation": change.operation,
                "image": change.image,
            }
            for n, change in enumerate(changes)
        ],
    )
    return str(header["hash"])


def recorded_now() -> str:
    """Read the clock for ``recorded_at``: the one clock below the command line."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def recorded_day() -> date:
    """Read the same clock for the day it is in Shanghai, whatever TZ says."""
    return datetime.now(SHANGHAI).date()


def new_uid() -> str:
    """Make a UUIDv7: the identity of a record across merged ledgers."""
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6] = (raw[6] & 0x0F) | 0x70
    raw[8] = (raw[8] & 0x3F) | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _stored(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    message = f"no canonical form for {type(value).__name__}"
    raise TypeError(message)


#: Built once: ``json.dumps`` would build it anew for each of the rows of an import.
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_stored
)
