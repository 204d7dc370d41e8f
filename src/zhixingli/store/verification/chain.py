"""The chain of the journal: every entry recomputed, every link followed, up to the head."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.store.ledger.findings import Finding, readable, stored, stream
from zhixingli.store.ledger.journal import GENESIS, RowChange, entry_hash, rows_digest
from zhixingli.store.tables import journal, journal_row, ledger_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Row


def chain_findings(conn: Connection) -> Iterator[Finding]:
    """Recompute every entry of the journal and the links between them, up to the head."""
    entries = stream(conn, select(*stored(journal)).order_by(journal.c.seq))
    last_seq, last_hash = 0, GENESIS
    rows = _RowsBySeq(conn)
    for entry in entries:
        header = {name: readable(value) for name, value in entry._mapping.items()}
        yield from _orphans(rows.before(entry.seq))
        if entry.seq != last_seq + 1:
            yield Finding("SEQ_GAP", last_seq + 1, facts={"last": entry.seq - 1})
        elif entry.prev_hash != last_hash:
            yield Finding("CHAIN_BROKEN", entry.seq)
        yield from _entry_findings(header, rows.of(entry.seq))
        last_seq, last_hash = entry.seq, entry.hash
    yield from _orphans(rows.rest())
    yield from _head_findings(conn, last_seq, last_hash)


class _RowsBySeq:
    """The journal's rows, handed out entry by entry in one pass."""

    def __init__(self, conn: Connection) -> None:
        table = journal_row
        query = select(*stored(table)).order_by(table.c.seq, table.c.n)
        self._groups = groupby(stream(conn, query), key=attrgetter("seq"))
        self._next = next(self._groups, None)

    def before(self, seq: int) -> Iterator[int]:
        """Give the numbers below, which no entry has claimed."""
        while self._next is not None and self._next[0] < seq:
            yield self._next[0]
            self._next = next(self._groups, None)

    def of(self, seq: int) -> Iterator[Row[Any]]:
        """Give the rows of an entry."""
        if self._next is not None and self._next[0] == seq:
            yield from self._next[1]
            self._next = next(self._groups, None)

    def rest(self) -> Iterator[int]:
        """Give the numbers beyond the last entry."""
        while self._next is not None:
            yield self._next[0]
            self._next = next(self._groups, None)


def _orphans(numbers: Iterable[int]) -> Iterator[Finding]:
    for seq in numbers:
        yield Finding("ROWS_ORPHANED", seq)


def _entry_findings(header: dict[str, Any], rows: Iterable[Row[Any]]) -> Iterator[Finding]:
    seen: list[int] = [0]

    def changes() -> Iterator[RowChange]:
        for row in rows:
            seen[0] += 1
            parts = (row.table_name, row.row_key, row.operation, row.image)
            yield RowChange(*(readable(part) for part in parts))

    digest = rows_digest(changes())
    if seen[0] != header["row_count"]:
        facts = {"found": seen[0], "expected": header["row_count"]}
        yield Finding("ROW_COUNT", header["seq"], facts=facts)
    elif digest != header["rows_digest"]:
        yield Finding("ROWS_EDITED", header["seq"])
    if entry_hash(header) != header["hash"]:
        yield Finding("ENTRY_EDITED", header["seq"])


def _head_findings(conn: Connection, seq: int, last_hash: str) -> Iterator[Finding]:
    head = conn.execute(select(*stored(ledger_head))).one_or_none()
    if head is None:
        yield Finding("HEAD_MISSING", table="ledger_head")
    elif (head.seq, head.hash) != (seq, last_hash):
        facts = {"found": head.seq, "expected": seq}
        yield Finding("HEAD_MISMATCH", seq, "ledger_head", "1", facts)
