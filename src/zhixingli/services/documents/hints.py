"""What the ledger knows that helps to register a paper: senders, units, leaders, doubles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from zhixingli.services.people.portfolio import usual_unit
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import reading
from zhixingli.store.kinds.documents import duplicate_of, units_of_sender
from zhixingli.store.kinds.people import named_people, named_units
from zhixingli.store.kinds.portfolio import portfolio_on
from zhixingli.store.tables import doc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zhixingli.domain.writing.names import Named
    from zhixingli.store.ledger.database import Ledger


@dataclass(frozen=True, slots=True)
class Known:
    """Who may be named on a day, and whom each unit answers to; senders by how often they wrote."""

    people: Sequence[Named]
    units: Sequence[Named]
    leaders: Mapping[str, str]
    senders: Sequence[str]
    called: Names


def known_on(ledger: Ledger, day: date) -> Known | None:
    """Read what may be named; None while there is no ledger."""
    if not ledger.exists:
        return None
    with reading(ledger) as (conn, _):
        often = select(doc.c.sender).group_by(doc.c.sender).order_by(func.count().desc())
        return Known(
            [each for each in named_people(conn, day) if each.present],
            [each for each in named_units(conn, day) if each.present],
            {unit: row["leader"] for unit, row in portfolio_on(conn, day).items()},
            conn.execute(often.order_by(doc.c.sender)).scalars().all(),
            names(conn, day),
        )


@dataclass(frozen=True, slots=True)
class UsualUnit:
    """The unit that has had everything of a sender, and how many papers that were."""

    name: str
    papers: int


def usual_unit_of(ledger: Ledger, sender: str, known: Known, day: date) -> UsualUnit | None:
    """Give where the papers of a sender go, as a receipt without --unit settles it."""
    if not ledger.exists:
        return None
    with reading(ledger) as (conn, _):
        had = Counter(known.called.heir(unit, day) for unit in units_of_sender(conn, sender))
    unit = usual_unit(had)
    return UsualUnit(known.called.units[unit].name, had[unit]) if unit is not None else None


def registered_as(ledger: Ledger, sender: str, number: str) -> str | None:
    """Give the paper that has a sender and a number already."""
    if not ledger.exists:
        return None
    with reading(ledger) as (conn, _):
        return duplicate_of(conn, sender, number)
