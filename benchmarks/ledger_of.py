"""Big ledgers for the benchmarks, written straight into the tables; the journal is left out."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhixingli.services.demo import FIRST_DAY, examples_folder, found_example, load_documents
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.imports import Source
from zhixingli.store.ledger.unit_of_work import Stamp

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


def build_register(place: Path, *, size: int) -> None:
    """Import a register of so many documents: the example's, again and again, renumbered."""
    ledger = found_example(str(place))
    with (examples_folder() / "docs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    for n in range(size):
        row = rows[n % len(rows)]
        writer.writerow(row | {"来文字号": f"压力〔2026〕{n + 1}号"})
    day = date(2026, 10, 16)
    stamp = Stamp(actor="bench", today=day, on=FIRST_DAY, command="import docs")
    result = import_docs(
        ledger, stamp, Source(text.getvalue().encode(), "register.csv")
    ).change.data
    if result is None or result.created != size:
        message = "the register was not imported whole"
        raise ValueError(message)


def build_projects(place: Path, *, count: int, weeks: int, kept: float) -> None:
    """Add key projects, each with on-site meetings in a share of the weeks of a year."""
    found_example(str(place))
    first = date(2026, 10, 12) - timedelta(weeks=weeks)
    with closing(sqlite3.connect(place)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        projects = [f"P{n}" for n in range(count)]
        conn.executemany(
            "INSERT INTO subject VALUES (?, ?, 'project', '压力测试', ?, NULL, 0)",
            ((p, f"019a0000-0000-7000-8000-{n:012d}", first) for n, p in enumerate(projects)),
        )
        conn.executemany(
            "INSERT INTO project (id, level) VALUES (?, 'district')", ((p,) for p in projects)
        )
        conn.executemany(
            "INSERT INTO assignment VALUES (?, ?, 'RY-0002', 'DW-0002', ?, NULL)",
            ((p, first, first) for p in projects),
        )
        conn.executemany(
            "INSERT INTO duty VALUES (?, 'sponsor', '-', ?, 'RY-0002', ?, NULL)",
            ((p, first, first) for p in projects),
        )
        for week in range(weeks):
            held = first + timedelta(weeks=week, days=2)
            meeting = f"M{week}"
            conn.execute(
                "INSERT INTO subject VALUES (?, ?, 'meeting', '压力测试', ?, NULL, 0)",
                (meeting, f"019a0000-0000-7000-8001-{week:012d}", held),
            )
            conn.execute(
                "INSERT INTO meeting (id, form, meeting_on, delegated) VALUES (?, 'onsite', ?, 0)",
                (meeting, held),
            )
            conn.executemany(
                "INSERT INTO agenda_item (meeting, about, added_on) VALUES (?, ?, ?)",
                (
                    (meeting, p, held)
                    for n, p in enumerate(projects)
                    if (n * 7 + week * 3) % 10 < kept * 10
                ),
            )
        conn.commit()


def _obligations(size: int, overdue: int) -> Iterator[tuple[object, ...]]:
    for n in range(size):
        late, open_ = n < overdue, n % 10 == 0
        due = "2026-10-09" if late else "2026-12-01" if open_ else "2026-07-08"
        done = None if late or open_ else "2026-07-07"
        yield (1_000_000 + n, f"o{n}", f"B{n}/doc.finish", f"B{n}", due, due, done)
