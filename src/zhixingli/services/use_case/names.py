"""The people and units that a result names, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.store import tables
from zhixingli.store.kinds.people import people, units
from zhixingli.store.kinds.portfolio import portfolio_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Names:
    """The people and units that a result names, the units as they are called on its day.

    ``heirs`` are the units that have the work of those merged into them, and since when;
    ``leads`` says whom a unit answers to since when (分工表).
    """

    people: Mapping[str, PersonRef]
    units: Mapping[str, UnitRef]
    heirs: Mapping[str, tuple[date, str]]
    leads: Mapping[str, Sequence[tuple[date, str]]]

    def led_by(self, unit_id: str | None, day: date, *, otherwise: str) -> str:
        """Give the leader whom a unit answers to on a day; where none is known, another."""
        begun = [who for since, who in self.leads.get(unit_id or "", ()) if since <= day]
        return begun[-1] if begun else otherwise

    def unit_on(self, unit_id: str, day: date) -> UnitRef:
        """Name the unit that has, on a day, what a unit was asked for."""
        return self.units[self.heir(unit_id, day)]

    def heir(self, unit_id: str, day: date) -> str:
        """Give the unit that has the work of a unit on a day: itself, or that it went into."""
        while unit_id in self.heirs and self.heirs[unit_id][0] <= day:
            unit_id = self.heirs[unit_id][1]
        return unit_id

    def merged_into(self, unit_id: str) -> set[str]:
        """Give a unit and all those whose work it has, or will have, taken over."""
        mine = {unit_id}
        while more := {old for old, (_, heir) in self.heirs.items() if heir in mine} - mine:
            mine |= more
        return mine


def names(conn: Connection, day: date, person_ids: Iterable[str] | None = None) -> Names:
    """Read the names of people, all or those asked for, and of the units as of a day.

    What is void may still name somebody whose registration was taken back.
    """
    known, leads = units(conn, day, source=tables.unit), _leads(conn)
    if person_ids is not None:
        person_ids = {*person_ids, *(who for led in leads.values() for _, who in led)}
    return Names(
        {
            row["id"]: PersonRef(row["id"], row["name"])
            for row in people(conn, person_ids, source=tables.person)
        },
        {each.id: UnitRef(each.id, each.name, each.short) for each in known},
        {
            each.id: (each.closed_on, each.merged_into)
            for each in known
            if each.closed_on is not None and each.merged_into is not None
        },
        leads,
    )


def _leads(conn: Connection) -> dict[str, list[tuple[date, str]]]:
    found: dict[str, list[tuple[date, str]]] = {}
    for row in portfolio_spans(conn):
        found.setdefault(row["unit"], []).append((row["from_on"], row["leader"]))
    return found
