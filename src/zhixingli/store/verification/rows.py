"""Each row against its last image in the journal: changed, missing and never journalled ones.

Keys are compared for equality only, for engines order text differently.
"""

from __future__ import annotations

import json
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Integer, func, select

from zhixingli.store.ledger.findings import Finding, chunks, readable, stored, stream
from zhixingli.store.ledger.journal import canonical, key_of
from zhixingli.store.tables import journal_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Column, Connection, Row, Table


def table_findings(conn: Connection, table: Table) -> Iterator[Finding]:
    """Compare each row with its last image: changed, missing, and never journalled ones."""
    matched = 0
    for chunk in chunks(_last_images(conn, table)):
        found = _rows_at(conn, table, [last.row_key for last in chunk])
        matched += len(found)
        for last in chunk:
            yield from _row_findings(table, last, found.get(last.row_key))
    if conn.execute(select(func.count()).select_from(table)).scalar() != matched:
        yield from _unjournalled(conn, table)


def _last_images(conn: Connection, table: Table) -> Iterator[Row[Any]]:
    """Give the last image of every key of a table."""
    rows = journal_row.c
    query = (
        select(rows.row_key, rows.seq, rows.image)
        .where(rows.table_name == table.name)
        .order_by(rows.row_key, rows.seq, rows.n)
    )
    for _, images in groupby(stream(conn, query), key=attrgetter("row_key")):
        for last in images:
            latest = last
        yield latest


def _row_findings(table: Table, last: Row[Any], row: dict[str, Any] | None) -> Iterator[Finding]:
    if row is None:
        yield Finding("ROW_DELETED", last.seq, str(table.name), last.row_key)
    elif canonical(row) != last.image:
        changed = _changed(last.image, row)
        if changed:
            yield Finding(
                "ROW_EDITED", last.seq, str(table.name), last.row_key, {"columns": changed}
            )


def _changed(image: str, row: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Name the columns that differ; those that a later schema added were never journalled."""
    try:
        journalled = json.loads(image)
    except ValueError:
        return []  # the image itself was spoilt: its entry's digest has said so
    if not isinstance(journalled, dict):
        return []
    return [
        (name, journalled[name], json.loads(canonical(value)))
        for name, value in row.items()
        if name in journalled and journalled[name] != json.loads(canonical(value))
    ]


def _rows_at(conn: Connection, table: Table, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Read the rows of these journalled keys, as the journal would write them.

    They are looked up by the first part of the key: SQLite uses no index for pairs.
    """
    first, *others = table.primary_key.columns
    parts = {key.rsplit("|", len(others))[0] for key in keys}
    wanted = [typed for part in parts if (typed := _typed(first, part)) is not None]
    flags = [column.name for column in table.columns if isinstance(column.type, Boolean)]
    rows = conn.execute(select(*stored(table)).where(first.in_(wanted)))
    found = {key_of(table, row): row for row in (_as_journalled(row, flags) for row in rows)}
    return {key: found[key] for key in keys if key in found}


def _typed(column: Column[Any], part: str) -> int | str | None:
    """Give a key's first part as the database compares it; None where nothing can match."""
    if not isinstance(column.type, Integer):
        return part
    return int(part) if part.isdecimal() else None


def _as_journalled(row: Row[Any], flags: Sequence[str]) -> dict[str, Any]:
    """Give a stored row the form of an image: flags are 0 and 1 on SQLite."""
    image = {name: readable(value) for name, value in row._mapping.items()}
    for name in flags:
        if image[name] in (0, 1):
            image[name] = bool(image[name])
    return image


def _unjournalled(conn: Connection, table: Table) -> Iterator[Finding]:
    """Name the rows whose key no entry knows."""
    keys = [column for column in stored(table) if column.name in table.primary_key.columns]
    for chunk in chunks(stream(conn, select(*keys))):
        here = [key_of(table, row._mapping) for row in chunk]
        query = select(journal_row.c.row_key).where(
            journal_row.c.table_name == table.name, journal_row.c.row_key.in_(here)
        )
        known = set(conn.execute(query).scalars())
        for key in here:
            if key not in known:
                yield Finding("ROW_INSERTED", None, str(table.name), key)
