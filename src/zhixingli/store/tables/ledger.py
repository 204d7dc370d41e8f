"""The ledger itself: its head, its journal and the office's own choices."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from zhixingli.store.tables.schema import (
    amount,
    code,
    day,
    flag,
    metadata,
    moment,
    number_key,
    undone,
    words,
)

#: One row: the lock of every write, the last link of the chain, the counters of all numbers.
ledger_head = Table(
    "ledger_head",
    metadata,
    number_key("id"),
    amount("seq"),
    Column("hash", String(64), nullable=False),
    words("counters"),
    CheckConstraint("id = 1", name="single"),
)

journal = Table(
    "journal",
    metadata,
    number_key("seq"),
    code("uid"),
    moment("recorded_at"),
    words("actor"),
    words("command"),
    words("reason", nullable=True),
    day("today"),
    day("happened_on", nullable=True),
    amount("row_count"),
    Column("rows_digest", String(64), nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

journal_row = Table(
    "journal_row",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    code("table_name"),
    Column("row_key", String(200), nullable=False),
    Column("operation", String(8), nullable=False),
    Column("image", Text, nullable=False),
    CheckConstraint("operation IN ('insert', 'update')", name="operation"),
    Index(None, "table_name", "row_key", "seq", "n"),
)

#: The first answer given under an idempotency key, and the digest of what was asked.
idempotency = Table(
    "idempotency",
    metadata,
    Column("key", String(200), primary_key=True),
    amount("seq"),
    Column("digest", String(64), nullable=False),
    words("result"),
)

#: Which entries were taken back (冲销), each by which entry. ``whole`` is false where only a part
#: of an import was: the rest may be taken back later.
taken_back = Table(
    "taken_back",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("by", Integer, primary_key=True, autoincrement=False),
    flag("whole"),
    Index(None, "by"),
)

#: The office's choices, each in force from a day on: a change never reaches back.
office_setting = Table(
    "office_setting",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("from_on", day("from_on").type, primary_key=True),
    words("value"),
    undone(),
)
