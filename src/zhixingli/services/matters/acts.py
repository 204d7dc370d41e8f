"""What every act on a matter has in common: fetch, let it happen, save, say what is owed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from zhixingli.domain.matters.matter import Matter
from zhixingli.services.use_case.finder import Finder, id_of
from zhixingli.services.use_case.session import Change, Outcome, Session, perform
from zhixingli.store.kinds.matters import save_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.terms import Kind
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.use_case.envelope import Remark
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


class Detailed(Protocol):
    """A result that names what is owed."""

    @property
    def obligations(self) -> tuple[ObligationItem, ...]:
        """Give the obligations, the main one first."""


M = TypeVar("M", bound=Matter)
D = TypeVar("D", bound=Detailed)


@dataclass(frozen=True, slots=True)
class Handling(Generic[M, D]):
    """How one kind of matter is read, written and described.

    ``detail`` takes a connection and the matter, ``as_of`` and ``law``.
    """

    kind: Kind
    load: Callable[[Connection, str, RuleBook], M]
    rows: Callable[[M], Iterator[tuple[Table, dict[str, Any]]]]
    detail: Callable[..., D]


def act_on(  # noqa: PLR0917 - what an act is made of
    ledger: Ledger,
    stamp: Stamp,
    handling: Handling[M, D],
    wanted: str,
    act: Callable[[Desk, M, Finder], str],
    notes: Sequence[Remark] = (),
) -> Change[D]:
    """Fetch a matter, let the act happen to it, save what changed."""

    def use_case(session: Session) -> Outcome[D]:
        matter = handling.load(session.conn, id_of(handling.kind, wanted), session.law.rules)
        before = deepcopy(matter)
        line = act(session.desk(), matter, Finder(session.conn, session.work.stamp.on))
        save_rows(session.work, handling.rows(matter), handling.rows(before))
        return outcome_of(session, handling, matter, line, list(notes))

    return perform(ledger, stamp, use_case)


def outcome_of(
    session: Session, handling: Handling[M, D], matter: M, line: str, notes: Sequence[Remark]
) -> Outcome[D]:
    """Describe a matter after what was done to it, and say what is owed next."""
    session.work.flush()
    detail = handling.detail(session.conn, matter, as_of=session.work.stamp.today, law=session.law)
    provisional = tuple(
        item.key
        for item in detail.obligations
        if item.provisional and item.discharged_on is None and item.withdrawn_on is None
    )
    return Outcome(detail, f"{line}{_due_line(detail)}", tuple(notes), provisional)


def _due_line(detail: Detailed) -> str:
    """Say what is owed next."""
    owed = [item for item in detail.obligations if item.light and item.discharged_on is None]
    said = [f"{item.rule_label} {item.due} 前" for item in owed if item.due is not None]
    return f"；{'，'.join(said)}" if said else ""
