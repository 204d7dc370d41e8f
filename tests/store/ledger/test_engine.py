"""How a file keeps its transactions: WAL only where the SQLite of the machine is mended."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.office import Clerk, open_office
from tests.store.by_hand import add_unit

from zhixingli.domain.errors.ledger import LedgerBusyError
from zhixingli.domain.terms import UnitKind
from zhixingli.services.overview.doctor import examine
from zhixingli.services.people.units import add_unit as register_unit
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import upgrade_ledger, verify_ledger
from zhixingli.store.ledger import engine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Files

    from zhixingli.store.ledger.database import Ledger

DAY, LATER = date(2026, 11, 2), date(2026, 11, 9)
MENDED = (3, 51, 3)
BROKEN = (3, 51, 2)


def told(monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]) -> None:
    """Let the machine have another SQLite."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)


def mode(ledger: Ledger) -> str:
    assert ledger.path is not None
    with contextlib.closing(sqlite3.connect(ledger.path)) as conn:
        found: str = conn.execute("PRAGMA journal_mode").fetchone()[0]
        return found


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 37, 0), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        (BROKEN, False),
        (MENDED, True),
        ((3, 52, 0), True),
    ],
)
def test_the_mended_versions(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], *, safe: bool
) -> None:
    told(monkeypatch, version)
    assert engine.wal_is_safe() is safe


@pytest.mark.parametrize(("version", "kept"), [(BROKEN, "delete"), (MENDED, "wal")])
def test_a_new_ledger_is_kept_as_is_safe_and_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], kept: str
) -> None:
    told(monkeypatch, version)
    ledger = ledger_at(str(tmp_path / "台账.db"))
    open_office(ledger)
    assert mode(ledger) == kept
    assert [found.name for found in tmp_path.iterdir()] == ["台账.db"]
    clerk = Clerk(ledger)
    paper = clerk.receive(DAY, "关于报送材料的函")
    assert [item.id for item in overdue(ledger, as_of=LATER, filters=Filters()).data] == [paper]
    assert verify_ledger(ledger, as_of=LATER).data.sound


def test_a_ledger_in_wal_is_told_of_and_taken_out_of_it(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = files.take(open_office)
    assert ledger.path is not None
    with contextlib.closing(sqlite3.connect(ledger.path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
    stamp = Clerk(ledger).stamp(DAY)

    told(monkeypatch, MENDED)
    quiet = register_unit(ledger, stamp, "区水务局", short=None, kind=UnitKind.DEPARTMENT)
    assert quiet.warnings == ()
    told(monkeypatch, BROKEN)
    warned = register_unit(ledger, stamp, "区农业局", short=None, kind=UnitKind.DEPARTMENT)
    assert [warning.code for warning in warned.warnings] == ["WAL_UNSAFE"]
    found = examine(ledger, as_of=DAY, files=None).data
    assert [each.check for each in found if each.check == "wal_unsafe"] == ["wal_unsafe"]

    assert upgrade_ledger(ledger, as_of=DAY).data.journal_settled
    assert mode(ledger) == "delete"
    assert not upgrade_ledger(ledger, as_of=DAY).data.journal_settled
    still = register_unit(ledger, stamp, "区林业局", short=None, kind=UnitKind.DEPARTMENT)
    assert still.warnings == ()
    assert verify_ledger(ledger, as_of=DAY).data.sound


def test_a_ledger_that_somebody_reads_stays_in_wal_until_they_are_gone(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = files.take(add_unit)
    assert ledger.path is not None
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    told(monkeypatch, BROKEN)
    with contextlib.closing(sqlite3.connect(ledger.path)) as reader:
        reader.execute("PRAGMA journal_mode = WAL")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM unit").fetchone()
        with pytest.raises(LedgerBusyError):
            ledger.settle_journal()
    assert mode(ledger) == "wal"
    assert ledger.settle_journal()
