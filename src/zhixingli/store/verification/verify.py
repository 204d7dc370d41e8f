"""Holding the ledger against its journal: the chain, the rows, and what both must satisfy.

Everything streams: one pass over the journal by number, one over each table by key, a few
hundred rows in memory at a time. Rows are compared as they are stored, never as objects, so
that a value which no program wrote is found and does not stop the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from zhixingli.store.ledger.findings import Finding, stored
from zhixingli.store.reads.issued_reports import content_findings
from zhixingli.store.tables import JOURNALLED, journal, ledger_head
from zhixingli.store.verification.chain import chain_findings
from zhixingli.store.verification.guards import guard_findings
from zhixingli.store.verification.rows import table_findings
from zhixingli.store.verification.rules import rule_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def ledger_findings(conn: Connection) -> Iterator[Finding]:
    """Check everything: the file, the chain, the rows, and what must hold between rows."""
    _read_any_text(conn)
    yield from _file_findings(conn)
    yield from chain_findings(conn)
    for table in JOURNALLED:
        yield from table_findings(conn, table)
    yield from content_findings(conn)
    yield from rule_findings(conn)
    yield from guard_findings(conn)


def entries_and_head(conn: Connection) -> tuple[int, str]:
    """Count the entries and give the last link of the chain."""
    entries = conn.execute(select(func.count()).select_from(journal)).scalar() or 0
    head = conn.execute(select(*stored(ledger_head))).one_or_none()
    return entries, str(head.hash) if head is not None else ""


def _file_findings(conn: Connection) -> Iterator[Finding]:
    """Let SQLite check its own pages and indexes."""
    if conn.dialect.name == "sqlite":
        for (said,) in conn.exec_driver_sql("PRAGMA integrity_check").all():
            if said != "ok":
                yield Finding("FILE_DAMAGED", facts={"said": said})


def _read_any_text(conn: Connection) -> None:
    """Let SQLite hand over text that is not UTF-8: somebody may have put it there."""
    if conn.dialect.name == "sqlite":
        driver: Any = conn.connection.driver_connection
        driver.text_factory = lambda raw: str(raw, encoding="utf-8", errors="backslashreplace")
