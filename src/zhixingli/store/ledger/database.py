"""Opening a ledger: SQLite file or PostgreSQL, checked, created, upgraded, locked."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from zhixingli.domain.errors.ledger import LedgerForeignError, LedgerMissingError, LedgerNewerError
from zhixingli.store.ledger import engine as engines
from zhixingli.store.ledger.trouble import place_of, said_as_refusals
from zhixingli.store.ledger.unit_of_work import Stamp, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine, RootTransaction


class Ledger:
    """One ledger, opened when first needed.

    ``location`` is a path or a ``postgresql://`` URL. ``seed`` fills a ledger that has just
    been created (the office's calendar and rules), ``adopt`` one that was just brought up to
    date from the revision it is told.
    """

    def __init__(
        self,
        location: str,
        seed: Callable[[UnitOfWork], None],
        adopt: Callable[[UnitOfWork, str], None] = lambda _, __: None,
    ) -> None:
        """Remember where the ledger is; nothing is opened yet."""
        self.url = engines.url_of(location)
        self._seed, self._adopt = seed, adopt
        self._engine: Engine | None = None

    @property
    def path(self) -> Path | None:
        """The file of an SQLite ledger."""
        if self.url.get_backend_name() != "sqlite":
            return None
        return Path(self.url.database or "")

    @property
    def exists(self) -> bool:
        """Tell whether there is a ledger to read."""
        if self.path is not None:
            return self.path.exists()
        with self._said(), self._connect().connect() as conn:
            return engines.revision_of(conn) is not None

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a consistent read without taking the write lock."""
        if not self.exists:
            raise LedgerMissingError(place=self._place)
        with self._said(), self._transaction(self._connect()) as (conn, _):
            yield conn

    @contextlib.contextmanager
    def write(self, stamp: Stamp) -> Iterator[UnitOfWork]:
        """Open the one unit of work: committed at the end, undone by any refusal or dry run."""
        if stamp.dry_run and not self.exists:
            with self._trial(stamp) as trial, trial.write(stamp) as work:
                yield work
            return
        if self.path is not None and not self.exists:
            with self._said(), self._first(stamp, self.path) as draft, draft.write(stamp) as work:
                yield work
            return
        with self._said():
            if not self.exists:
                self._create(stamp)
            with self._transaction(engines.writing(self._connect())) as (conn, transaction):
                work = UnitOfWork(conn, stamp)
                yield work
                work.commit()
                if not stamp.dry_run:
                    transaction.commit()

    def upgrade(self) -> tuple[str, str, Path | None]:
        """Bring the schema up to date; give the revision before, after, and the copy kept."""
        from zhixingli.store.ledger.migrate import upgrade_ledger  # noqa: PLC0415 - Alembic is slow to import

        with self._said():
            if not self.exists:
                raise LedgerMissingError(place=self._place)
            with self._connect().connect() as conn:
                before = self._checked_revision(conn)
            if before == engines.HEAD:
                return before, engines.HEAD, None
            kept = upgrade_ledger(self._connect(), self.path, self._adopt)
            return before, engines.HEAD, kept

    def settle_journal(self) -> bool:
        """Take a file out of a mode that is unsafe on this machine; tell whether it was."""
        from zhixingli.store.ledger.migrate import change_journal_mode  # noqa: PLC0415 - likewise

        if self.path is None:
            return False
        with self._said():
            return change_journal_mode(self.path)

    @contextlib.contextmanager
    def _trial(self, stamp: Stamp) -> Iterator[Ledger]:
        """Give a ledger to try a write on where there is none yet: it leaves no trace."""
        import tempfile  # noqa: PLC0415 - once in a ledger's life, if ever

        with (
            tempfile.TemporaryDirectory(prefix="zx-") as folder,
            self._first(stamp, Path(folder) / "ledger.db") as trial,
        ):
            yield trial

    @contextlib.contextmanager
    def _first(self, stamp: Stamp, path: Path) -> Iterator[Ledger]:
        """Give a draft for the first write, which makes the file: a refused one leaves none."""
        from zhixingli.store.ledger.migrate import drafted  # noqa: PLC0415 - Alembic is slow to import

        with drafted(path, stamp, self._seed) as draft:
            yield Ledger(str(draft), self._seed)

    def _said(self) -> contextlib.AbstractContextManager[None]:
        return said_as_refusals(self.url, engines.BUSY_SECONDS)

    @property
    def _place(self) -> str:
        return place_of(self.url)

    def _connect(self) -> Engine:
        if self._engine is None:
            self._engine = engines.open_engine(self.url)
        return self._engine

    @contextlib.contextmanager
    def _transaction(self, engine: Engine) -> Iterator[tuple[Connection, RootTransaction]]:
        """Begin in a ledger of this schema, an older one brought up to date before its first use.

        What is not committed inside is undone.
        """
        with engine.connect() as conn:
            transaction = conn.begin()
            if self._checked_revision(conn) == engines.HEAD:
                yield conn, transaction
                return
        self.upgrade()
        with engine.connect() as conn:
            yield conn, conn.begin()

    def _checked_revision(self, conn: Connection) -> str:
        revision = engines.revision_of(conn) if engines.is_ledger(conn) else None
        if revision is None:
            raise LedgerForeignError(place=self._place)
        if revision > engines.HEAD:
            raise LedgerNewerError(place=self._place, found=revision, known=engines.HEAD)
        return revision

    def _create(self, stamp: Stamp) -> None:
        """Make a new ledger on a server, whole or not at all, even when several begin at once."""
        from zhixingli.store.ledger.migrate import create_ledger  # noqa: PLC0415 - Alembic is slow to import

        create_ledger(self._connect(), stamp, self._seed)
