"""The people and units that a result names, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.store.kinds.people import people, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Names:
    """The people and units that a result names."""

    people: Mapping[str, PersonRef]
    units: Mapping[str, UnitRef]


def names(
    conn: Connection, person_ids: Iterable[str] | None = None, unit_ids: Iterable[str] | None = None
) -> Names:
    """Read the names of people and units, all or those asked for."""
    return Names(
        {row["id"]: PersonRef(row["id"], row["name"]) for row in people(conn, person_ids)},
        {row["id"]: UnitRef(row["id"], row["name"], row["short"]) for row in units(conn, unit_ids)},
    )
