"""Big ledgers for the benchmarks, written straight into the tables; the journal is left out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from zhixingli.services.demo import found_example, load_documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def build_ledger(place: Path, *, size: int, overdue: int) -> None:
    """Add documents to the example district: most are done, ``overdue`` of them are late."""
    load_documents(found_example(str(place)), today=date(2026, 10, 16))
    with closing(sqlite3.connect(place)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("UPDATE obligation SET withdrawn_on = '2026-10-01' WHERE closed_on IS NULL")
        conn.executemany(
            "INSERT INTO subject VALUES (?, ?, 'doc', '压力测试', '2026-07-01', NULL, 0)",
            ((f"B{n}", f"b{n}") for n in range(size)),
        )
        conn.executemany(
            "INSERT INTO assignment"
            " VALUES (?, '2026-07-01', 'RY-0002', 'DW-0002', '2026-07-01', NULL)",
            ((f"B{n}",) for n in range(size)),
        )
        conn.executemany(
            "INSERT INTO obligation (id, uid, key, subject, rule, rule_version, start_on,"
            " opened_on, due_original_on, due_on, due_since, provisional, paused, discharged_on)"
            " VALUES (?, ?, ?, ?, 'doc.finish', 2, '2026-07-01', '2026-07-01', ?, ?, '2026-07-01',"
            " 0, 0, ?)",
            _obligations(size, overdue),
        )
        conn.commit()


def _obligations(size: int, overdue: int) -> Iterator[tuple[object, ...]]:
    for n in range(size):
        late, open_ = n < overdue, n % 10 == 0
        due = "2026-10-09" if late else "2026-12-01" if open_ else "2026-07-08"
        done = None if late or open_ else "2026-07-07"
        yield (1_000_000 + n, f"o{n}", f"B{n}/doc.finish", f"B{n}", due, due, done)
