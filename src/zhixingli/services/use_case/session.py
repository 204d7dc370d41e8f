"""How every use case opens the ledger: the law it finds there, and the answer it gives."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import select

from zhixingli.domain.errors.ledger import (
    KeyReusedError,
    LedgerAppearedError,
    ProvisionalError,
)
from zhixingli.domain.errors.taking_back import KeyTakenBackError
from zhixingli.domain.matters.desk import Choices, Desk
from zhixingli.domain.writing.secrecy import refuse_classified
from zhixingli.services.results.plain import to_plain
from zhixingli.services.use_case.envelope import CalendarStamp, JournalPlace, Meta, Remark
from zhixingli.services.use_case.guards import journal_warning, refuse_other_clock
from zhixingli.services.use_case.marks import REHEARSAL, mark
from zhixingli.store.kinds.people import directory
from zhixingli.store.law.kept import calendar_revision, load_calendar, load_choices, load_rules
from zhixingli.store.ledger.database import Ledger
from zhixingli.store.ledger.entries import identity
from zhixingli.store.ledger.taking_back import takers
from zhixingli.store.ledger.unit_of_work import Stamp
from zhixingli.store.tables import idempotency, journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.store.ledger.unit_of_work import UnitOfWork

__all__ = [
    "Change",
    "Law",
    "Ledger",
    "Outcome",
    "Reply",
    "Session",
    "Stamp",
    "ledger_at",
    "load_law",
    "perform",
    "reading",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Law:
    """The calendar, the rules and the choices of one ledger; and which ledger it is."""

    calendar: WorkCalendar
    revision: int
    rules: RuleBook
    choices: Choices
    office_id: str | None
    head: JournalPlace

    @property
    def rehearsal(self) -> bool:
        """Tell a ledger to practise in (演练)."""
        return self.choices.mark(REHEARSAL) is not None

    def meta(self, day: date) -> Meta:
        """Say whose answer it is, by which calendar, and of which state of the ledger."""
        return Meta(
            self.choices.on("name", day) or None,
            CalendarStamp(self.calendar.digest, self.calendar.announced_through),
            office_id=self.office_id,
            rehearsal=self.rehearsal,
            head=self.head,
        )


@dataclass(frozen=True, slots=True)
class Session:
    """A unit of work with the ledger's law at hand."""

    work: UnitOfWork
    law: Law

    @property
    def conn(self) -> Connection:
        """Give the connection of the transaction."""
        return self.work.conn

    def desk(self, people: Iterable[str] | None = None, *, on: date | None = None) -> Desk:
        """Set up the desk for an act of these people, on the stamp's day or another."""
        stamp = self.work.stamp
        return Desk(
            on=on or stamp.on,
            today=stamp.today,
            actor=stamp.actor,
            reason=stamp.reason,
            calendar=self.law.calendar,
            revision=self.law.revision,
            rules=self.law.rules,
            settings=self.law.choices,
            directory=directory(self.conn, people),
            next_number=self.work.next_number,
            uid=self.work.uid,
        )


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a use case made: the object after it, one Chinese line, what to say beside it.

    ``provisional`` holds the keys of limits that rest on days off not announced yet.
    """

    data: T
    line: str
    warnings: tuple[Remark, ...] = ()
    provisional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """The answer of a write; ``replayed`` is the first answer when the key came again."""

    data: T | None
    meta: Meta
    line: str
    journal: JournalPlace | None
    warnings: tuple[Remark, ...] = ()
    replayed: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """The answer of a read."""

    data: T
    meta: Meta
    warnings: tuple[Remark, ...] = ()


def ledger_at(location: str, *, rehearsal: bool = False) -> Ledger:
    """Name a ledger; a new one is seeded with the shipped calendar and rules.

    Made new as a ``rehearsal`` it says so in its first entry.
    """
    return Ledger(location, _seed_rehearsal if rehearsal else _seed, _adopt)


def load_law(conn: Connection) -> Law:
    """Read the law of a ledger."""
    office_id, seq, last = identity(conn)
    return Law(
        load_calendar(conn),
        calendar_revision(conn),
        load_rules(conn),
        load_choices(conn),
        office_id,
        JournalPlace(seq, last),
    )


@contextlib.contextmanager
def reading(ledger: Ledger) -> Iterator[tuple[Connection, Law]]:
    """Open a read with the ledger's law."""
    with ledger.read() as conn:
        yield conn, load_law(conn)


def perform(ledger: Ledger, stamp: Stamp, use_case: Callable[[Session], Outcome[T]]) -> Change[T]:
    """Run a use case in its one unit of work, at most once for an idempotency key."""
    refuse_classified(stamp.actor, stamp.reason, stamp.key, *_asked(stamp))
    try:
        return _performed(ledger, stamp, use_case)
    except LedgerAppearedError:
        return _performed(ledger, stamp, use_case)  # of two that made the ledger, the second


def _performed(
    ledger: Ledger, stamp: Stamp, use_case: Callable[[Session], Outcome[T]]
) -> Change[T]:
    with ledger.write(stamp) as work:
        endangered = journal_warning(work.conn)
        session = Session(work, load_law(work.conn))
        refuse_other_clock(stamp, rehearsal=session.law.rehearsal)
        earlier = _replayed(session)
        if earlier is not None:
            return earlier
        outcome = use_case(session)
        meta = _refreshed(session).meta(stamp.today)
        if stamp.strict and outcome.provisional:
            raise ProvisionalError(
                what="、".join(outcome.provisional) + " 的到期日",
                through=session.law.calendar.announced_through,
                field="--strict",
            )
        _remember(session, outcome)
    entry = JournalPlace(work.seq, work.hash) if work.hash and not stamp.dry_run else None
    meta = meta if entry is None else replace(meta, head=entry)
    warnings = outcome.warnings + _provisional_warning(outcome, session.law) + endangered
    return Change(outcome.data, meta, outcome.line, entry, warnings)


def _asked(stamp: Stamp) -> Iterator[str]:
    """Give every text that was typed: none of them may be stored, nor said back in a refusal."""
    typed = stamp.request.partition("\n")[0]
    waiting = [json.loads(typed)] if typed else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            waiting.extend(value.values() if isinstance(value, dict) else value)


def _refreshed(session: Session) -> Law:
    """Read the law again where the use case itself changed it."""
    session.work.flush()
    return load_law(session.conn) if session.work.touched_law else session.law


def _provisional_warning(outcome: Outcome[Any], law: Law) -> tuple[Remark, ...]:
    if not outcome.provisional:
        return ()
    keys = "、".join(outcome.provisional)
    through = law.calendar.announced_through
    text = f"{keys} 的到期日是暂定的：放假安排只公布到 {through}"
    return (Remark("CALENDAR_PROVISIONAL", text),)


def _replayed(session: Session) -> Change[Any] | None:
    stamp = session.work.stamp
    if stamp.key is None:
        return None
    row = session.conn.execute(
        select(idempotency).where(idempotency.c.key == stamp.key)
    ).one_or_none()
    if row is None:
        return None
    back = takers(session.conn, [row.seq]).get(row.seq)
    if back is not None:
        raise KeyTakenBackError(key=stamp.key, seq=row.seq, by=back[0], field="--key")
    if row.digest != _request_digest(stamp):
        raise KeyReusedError(key=stamp.key, seq=row.seq, field="--key")
    head = session.conn.execute(select(journal.c.hash).where(journal.c.seq == row.seq)).scalar()
    line = f"--key {stamp.key} 已经执行过（journal 第 {row.seq} 条），没有重复写入"
    entry = JournalPlace(row.seq, str(head))
    return Change(None, session.law.meta(stamp.today), line, entry, replayed=json.loads(row.result))


def _remember(session: Session, outcome: Outcome[Any]) -> None:
    stamp, work = session.work.stamp, session.work
    if stamp.key is not None and work.changed:
        row = {
            "key": stamp.key,
            "seq": work.seq,
            "digest": _request_digest(stamp),
            "result": json.dumps(to_plain(outcome.data), ensure_ascii=False),
        }
        work.insert(idempotency, row)


def _request_digest(stamp: Stamp) -> str:
    return hashlib.sha256(f"{stamp.command}\n{stamp.request}".encode()).hexdigest()


def _adopt(work: UnitOfWork, before: str) -> None:
    """Write down what a newer schema says of the facts of an older ledger."""
    from zhixingli.services.use_case.adopting import adopt  # noqa: PLC0415 - once in a ledger's life

    adopt(work, before)


def _seed(work: UnitOfWork) -> None:
    """Give a new ledger the shipped notices, estimates beyond them, and the shipped rules."""
    from zhixingli.services.use_case.seeding import seed_law  # noqa: PLC0415 - once in a ledger's life

    seed_law(work)


def _seed_rehearsal(work: UnitOfWork) -> None:
    _seed(work)
    mark(work, REHEARSAL, "on")
