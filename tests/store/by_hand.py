"""Working on a ledger by hand: the smallest writes and reads, and statements past the program."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy import text
from tests.conftest import PROVE

from zhixingli.store.ledger.unit_of_work import Stamp
from zhixingli.store.tables import unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from zhixingli.store.ledger.database import Ledger

DAY = date(2026, 11, 23)
STAMP = Stamp(actor="测试", today=DAY, on=DAY, command="test")

#: How many processes write at once.
WRITERS = 16 if PROVE else 4

#: Writes N units one by one, as a command of its own would.
WRITER = """
import sys
from datetime import date
from zhixingli.domain.terms import UnitKind
from zhixingli.services.people.units import add_unit
from zhixingli.services.use_case.session import ledger_at
from zhixingli.store.ledger.unit_of_work import Stamp

stamp = Stamp(actor=sys.argv[2], today=date(2026, 11, 23), on=date(2026, 11, 23), command="test")
for n in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}的第{n}个镇"
    add_unit(ledger_at(sys.argv[1]), stamp, name, short=None, kind=UnitKind.TOWN)
"""


def add_unit(ledger: Ledger, stamp: Stamp = STAMP) -> None:
    with ledger.write(stamp) as work:
        code = f"DW-{work.next_number('DW'):04d}"
        row = {"id": code, "uid": work.uid(), "name": code, "kind": "town", "initials": ""}
        work.insert(unit, row | {"added_on": stamp.on})


def numbers(ledger: Ledger) -> list[str]:
    with ledger.read() as conn:
        return sorted(_codes(conn))


def _codes(conn: Connection) -> list[str]:
    return list(conn.execute(text("SELECT id FROM unit")).scalars())


@contextlib.contextmanager
def opened(ledger: Ledger) -> Iterator[sqlite3.Connection]:
    assert ledger.path is not None
    with contextlib.closing(sqlite3.connect(ledger.path, isolation_level=None)) as conn:
        yield conn


def run_sql(ledger: Ledger, *statements: str) -> tuple[object, ...] | None:
    """Run statements past the program; give the first row of the last one's answer."""
    if ledger.path is not None:
        with opened(ledger) as file:
            answers = [file.execute(statement) for statement in statements]
            found: tuple[object, ...] | None = answers[-1].fetchone()
            return found
    url = ledger.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as conn:
        last = [conn.execute(statement.encode()) for statement in statements][-1]
        return last.fetchone() if last.description else None


def run_writers(place: str, *, processes: int, writes: int, first: str = "") -> None:
    """Let several processes write at once; none of them may fail or say anything."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", first + WRITER, place, f"第{n}人", str(writes)],
            stderr=subprocess.PIPE,
        )
        for n in range(processes)
    ]
    said = [process.communicate(timeout=300)[1].decode() for process in started]
    assert [process.returncode for process in started] == [0] * processes, "\n".join(said)
