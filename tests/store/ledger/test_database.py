"""Opening a ledger: created whole, told from other files, busy, full, read-only."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import text
from tests.store.by_hand import DAY, STAMP, WRITERS, add_unit, numbers, opened, run_writers

from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.errors.ledger import (
    LedgerAppearedError,
    LedgerBusyError,
    LedgerDiskError,
    LedgerForeignError,
    LedgerMissingError,
    LedgerUnreachableError,
)
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger import database, engine
from zhixingli.store.ledger.unit_of_work import Stamp, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Files, Postgres

    from zhixingli.store.ledger.database import Ledger

# --- creating


def test_a_read_of_no_ledger_says_so_and_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissingError), ledger_at(str(tmp_path / "none.db")).read():
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_one_file_that_its_owner_alone_reads(tmp_path: Path) -> None:
    path = tmp_path / "台账 [1]%20?.db"
    add_unit(ledger_at(str(path)))

    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert numbers(ledger_at(str(path))) == ["DW-0001"]


def test_a_dry_run_on_no_ledger_leaves_no_trace(tmp_path: Path) -> None:
    rehearsal = Stamp(actor="测试", today=DAY, on=DAY, command="test", dry_run=True)
    add_unit(ledger_at(str(tmp_path / "none.db")), rehearsal)

    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_on_an_empty_database_leaves_no_trace(postgres: Postgres) -> None:
    location = postgres.location(postgres.create())
    rehearsal = Stamp(actor="测试", today=DAY, on=DAY, command="test", dry_run=True)
    add_unit(ledger_at(location), rehearsal)

    assert not ledger_at(location).exists


def test_only_the_programs_own_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerDiskError, match="没有这个文件夹"):
        add_unit(ledger_at(str(tmp_path / "typo" / "ledger.db")))
    add_unit(ledger_at(str(tmp_path / ".local" / "share" / "zhixingli" / "ledger.db")))

    assert not (tmp_path / "typo").exists()
    assert (tmp_path / ".local" / "share" / "zhixingli" / "ledger.db").exists()


def test_a_failed_seeding_leaves_no_ledger(tmp_path: Path, postgres: Postgres) -> None:
    def seed(work: UnitOfWork) -> None:
        work.next_number("DW")
        message = "no calendar"
        raise RuntimeError(message)

    location = postgres.location(postgres.create())
    for place in (str(tmp_path / "ledger.db"), location):
        with pytest.raises(RuntimeError, match="no calendar"):
            add_unit(database.Ledger(place, seed))
    assert list(tmp_path.iterdir()) == []
    assert not ledger_at(location).exists


def test_processes_that_begin_at_once_begin_one_ledger(tmp_path: Path, postgres: Postgres) -> None:
    for place in (str(tmp_path / "ledger.db"), postgres.location(postgres.create())):
        run_writers(place, processes=WRITERS, writes=1)

        assert numbers(ledger_at(place)) == [f"DW-{n:04d}" for n in range(1, WRITERS + 1)]
        found = verify_ledger(ledger_at(place), as_of=DAY).data
        assert (found.entries, found.faults) == (1 + WRITERS, ())
    assert [found.name for found in tmp_path.iterdir()] == ["ledger.db"]


def test_of_two_beginners_the_second_is_told(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with pytest.raises(LedgerAppearedError), ledger_at(str(place)).write(STAMP):
        add_unit(ledger_at(str(place)))

    assert numbers(ledger_at(str(place))) == ["DW-0001"]
    assert [found.name for found in tmp_path.iterdir()] == ["ledger.db"]


def test_a_refused_first_write_leaves_no_file(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with pytest.raises(FutureActError), ledger_at(str(place)).write(STAMP):
        raise FutureActError(day="2026-12-01", today="2026-11-23")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_links_holds_a_ledger_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    place = tmp_path / "ledger.db"
    add_unit(ledger_at(str(place)))

    assert numbers(ledger_at(str(place))) == ["DW-0001"]
    with pytest.raises(LedgerAppearedError), ledger_at(str(tmp_path / "b.db")).write(STAMP):
        add_unit(ledger_at(str(tmp_path / "b.db")))
    assert numbers(ledger_at(str(tmp_path / "b.db"))) == ["DW-0001"]


# --- writing at once


def test_processes_that_write_at_once_lose_and_double_no_number(ledger: Ledger) -> None:
    place = ledger.url.render_as_string(hide_password=False)
    run_writers(str(ledger.path or place), processes=WRITERS, writes=15)

    assert numbers(ledger) == [f"DW-{n:04d}" for n in range(1, WRITERS * 15 + 1)]
    found = verify_ledger(ledger, as_of=DAY).data
    assert (found.entries, found.faults) == (1 + WRITERS * 15, ())


def test_a_busy_file_is_said_to_be_busy(
    sqlite_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    with opened(sqlite_ledger) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusyError, match=r"0\.1 秒"):
            add_unit(sqlite_ledger)
        assert numbers(sqlite_ledger) == []  # a read does not wait


def test_a_busy_database_is_said_to_be_busy(
    postgres_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 1)
    with postgres_ledger.write(STAMP):
        other = ledger_at(postgres_ledger.url.render_as_string(hide_password=False))
        with pytest.raises(LedgerBusyError):
            add_unit(other)
        assert numbers(other) == []


def test_a_read_sees_one_state_while_others_write(ledger: Ledger) -> None:
    # A file that is not in WAL mode lets the write end once the read has; the others at once.
    writer = threading.Thread(target=add_unit, args=(ledger,))
    with ledger.read() as conn:
        query = text("SELECT count(*) FROM unit")
        before = conn.execute(query).scalar()
        writer.start()
        writer.join(timeout=0.5)
        assert conn.execute(query).scalar() == before
    writer.join()
    assert numbers(ledger) == ["DW-0001"]


# --- what is no ledger


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" * 9])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    for act in (numbers, add_unit):
        with pytest.raises(LedgerForeignError):
            act(ledger_at(str(path)))

    assert path.read_bytes() == content
    assert [found.name for found in tmp_path.iterdir()] == ["notes.db"]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(LedgerForeignError):
        add_unit(ledger_at(str(path)))

    assert path.read_bytes() == before


def test_another_programs_postgresql_database_is_refused(postgres: Postgres) -> None:
    location = postgres.location(postgres.create())
    with psycopg.connect(location) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
    with pytest.raises(LedgerForeignError):
        add_unit(ledger_at(location))


def test_a_truncated_file_is_refused(sqlite_ledger: Ledger) -> None:
    path = sqlite_ledger.path
    assert path is not None
    os.truncate(path, path.stat().st_size // 3)
    with pytest.raises(LedgerForeignError, match="损坏"):
        add_unit(ledger_at(str(path)))


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerDiskError, match="打不开文件"):
        add_unit(ledger_at(str(tmp_path)))


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    location = f"postgresql://clerk:hush@/zx?host={tmp_path}"
    with pytest.raises(LedgerUnreachableError) as refused:
        numbers(ledger_at(location))

    assert "hush" not in refused.value.message + refused.value.hint


# --- files and disks that do not let us


def test_an_unwritable_ledger_is_read_but_not_written(shared: Path) -> None:
    before = shared.read_bytes()
    shared.chmod(0o444)
    shared.parent.chmod(0o555)

    assert in_a_process(shared, "read") == "DW-0001"
    assert in_a_process(shared, "write") == "LEDGER_DISK 没有写的权限"
    assert in_a_process(shared.with_name("new.db"), "write") == "LEDGER_DISK 没有权限"
    assert shared.read_bytes() == before
    assert [found.name for found in shared.parent.iterdir()] == [shared.name]


def test_a_writable_ledger_in_an_unwritable_folder_is_read_only(shared: Path) -> None:
    shared.chmod(0o666)
    shared.parent.chmod(0o555)

    assert in_a_process(shared, "read") == "DW-0001"
    assert in_a_process(shared, "write") == "LEDGER_DISK 没有写的权限"


def test_an_unreadable_ledger_is_refused(shared: Path) -> None:
    shared.chmod(0o000)

    assert in_a_process(shared, "read") == "LEDGER_DISK 打不开文件"


def test_a_full_disk_leaves_the_ledger_as_it_was(sqlite_ledger: Ledger) -> None:
    path = sqlite_ledger.path
    assert path is not None
    add_unit(sqlite_ledger)
    limit = f"RLIMIT_FSIZE {path.stat().st_size}"
    said = in_a_process(path, "write much", limit)

    assert said.startswith("LEDGER_DISK")
    assert numbers(sqlite_ledger) == ["DW-0001"]
    assert verify_ledger(sqlite_ledger, as_of=DAY).data.sound
    add_unit(sqlite_ledger)
    assert numbers(sqlite_ledger) == ["DW-0001", "DW-0002"]


def test_a_disk_too_full_for_a_new_ledger_is_left_as_it_was(tmp_path: Path) -> None:
    said = in_a_process(tmp_path / "ledger.db", "write", "RLIMIT_FSIZE 100000")

    assert said.startswith("LEDGER_DISK")
    assert list(tmp_path.iterdir()) == []


#: Reads or writes a ledger and prints the answer, or the refusal's code and cause.
ACTOR = """
import os, resource, signal, sys
from datetime import date
from sqlalchemy import text
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.services.use_case.session import ledger_at
from zhixingli.store.ledger import migrate
from zhixingli.store.tables import unit
from zhixingli.store.ledger.unit_of_work import Stamp

_, place, act, limit, user = sys.argv
if user:
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))
if limit:
    name, size = limit.split()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(getattr(resource, name), (int(size), int(size)))
stamp = Stamp(actor="测试", today=date(2026, 11, 23), on=date(2026, 11, 23), command="test")
try:
    if act == "read":
        with ledger_at(place).read() as conn:
            print(*conn.execute(text("SELECT id FROM unit")).scalars())
    else:
        with ledger_at(place).write(stamp) as work:
            for _ in range(2000 if act == "write much" else 1):
                code = f"DW-{work.next_number('DW'):04d}"
                row = {"id": code, "uid": work.uid(), "name": code, "kind": "town"}
                work.insert(unit, row | {"initials": "", "added_on": stamp.on})
except Refusal as refusal:
    print(refusal.code, refusal.facts.get("cause", ""))
"""

#: A user who owns nothing: to root, no mode of a file is in the way.
NOBODY = 65534


@pytest.fixture
def shared(files: Files) -> Iterator[Path]:
    """Give a ledger with one unit in a folder that every user reaches."""
    source = files.take(add_unit).path
    assert source is not None
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "ledger.db"
        shutil.copy(source, path)
        path.chmod(0o644)
        path.parent.chmod(0o755)
        yield path
        path.parent.chmod(0o700)


def in_a_process(path: Path, act: str, limit: str = "") -> str:
    """Act as a command of its own would, without root's privileges where they are ours."""
    user = str(NOBODY) if os.getuid() == 0 and not limit else ""
    done = subprocess.run(
        [sys.executable, "-c", ACTOR, str(path), act, limit, user],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
