"""How a kind of matter is read, written and described: the same way for every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from zhixingli.domain.matters.matter import Matter
from zhixingli.services.matters.detail import View, names_of, reminder_items
from zhixingli.services.use_case.names import names
from zhixingli.store.kinds.matters import matters_on
from zhixingli.store.reads.reminders import reminders_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.results.documents import JournalMark
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.kinds.matters import Kept


class MatterDetail(Protocol):
    """A matter as a result: whatever its kind, it says what is owed."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def obligations(self) -> tuple[ObligationItem, ...]:
        """Give the obligations, the main one first."""

    @property
    def journal(self) -> JournalMark | None:
        """Give the last entry of the journal that concerns it."""


M = TypeVar("M", bound=Matter)
D = TypeVar("D", bound=MatterDetail)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Handling(Generic[M, D]):
    """How one kind of matter is kept and described.

    ``detail`` describes one by the facts of a day. ``beside`` reads, for many at once, what its
    results need beyond the matters themselves. ``named`` gives the people that a detail names
    beyond those of every matter; None: it may name anybody.
    """

    kept: Kept[M]
    detail: Callable[[M, View], D]
    beside: Callable[[Connection, Law, Sequence[M], date], Any] = lambda *_: None
    named: Callable[[M], Iterable[str]] | None = lambda _: ()


def described(conn: Connection, law: Law, handling: Handling[M, D], matter: M, as_of: date) -> D:
    """Describe a matter by the facts of a day: later ones are absent."""
    known = (
        names(conn, as_of)
        if handling.named is None
        else names_of(conn, as_of, matter, *handling.named(matter))
    )
    beside = handling.beside(conn, law, [matter], as_of)
    reminded = reminder_items(reminders_of(conn, matter.id, as_of), law)
    return handling.detail(matter, View(as_of, law, known, beside, reminded))


@dataclass(frozen=True, slots=True)
class Lines(Generic[M, R]):
    """How the matters of one kind are listed, one a line; ``beside`` as in ``Handling``."""

    kept: Kept[M]
    row: Callable[[M, View], R]
    beside: Callable[[Connection, Law, Sequence[M], date], Any] = lambda *_: None


def rows_on(conn: Connection, law: Law, lines: Lines[M, R], as_of: date) -> list[tuple[M, R]]:
    """Describe the matters of a kind that had begun by a day, each with its line of a list.

    A handful of statements, however many there are.
    """
    found = matters_on(conn, lines.kept, law.rules, as_of)
    view = View(as_of, law, names(conn, as_of), lines.beside(conn, law, found, as_of))
    return [(matter, lines.row(matter, view)) for matter in found]
