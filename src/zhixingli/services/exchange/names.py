"""Names in the rows of a file: looked up once each, and written as they are found again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.matters.responsibility import NOWHERE
from zhixingli.domain.projects.terms import PLACES
from zhixingli.domain.writing.names import resolve
from zhixingli.domain.writing.text import normalise_option
from zhixingli.store.kinds.people import named_people, named_units, people, posts_on, units

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import Connection


class NameResolver:
    """Resolves the people and units of a file; 林晓燕（区住建局） tells namesakes apart."""

    def __init__(self, conn: Connection, day: date) -> None:
        """Read both lists once."""
        self._people = named_people(conn, day)
        self._units = named_units(conn, day)
        self._unit_of = {person: held["unit"] for person, held in posts_on(conn, day).items()}
        self._known: dict[tuple[str, str], str | Refusal] = {}

    def person(self, wanted: str) -> str:
        """Give the ID of the person meant."""
        return self._once("人员", wanted, self._find_person)

    def unit(self, wanted: str) -> str:
        """Give the ID of the unit meant."""
        return self._once("单位", wanted, lambda name: resolve(name, self._units, kind="单位"))

    def is_unit(self, wanted: str) -> bool:
        """Tell whether a unit bears a name."""
        try:
            return bool(self.unit(wanted))
        except Refusal:
            return False

    def _find_person(self, wanted: str) -> str:
        match = re.fullmatch(r"(.+?)\((.+)\)", normalise_option(wanted))
        if match is None:
            return resolve(wanted, self._people, kind="人员")
        unit = self.unit(match[2])
        there = [each for each in self._people if self._unit_of.get(each.id) == unit]
        return resolve(match[1], there, kind="人员")

    def _once(self, kind: str, wanted: str, find: Callable[[str], str]) -> str:
        key = (kind, wanted)
        if key not in self._known:
            try:
                self._known[key] = find(wanted)
            except Refusal as refusal:
                self._known[key] = refusal
        found = self._known[key]
        if isinstance(found, Refusal):
            raise found
        return found


class Called:
    """Names people and units as an import finds them again: by a name that only they have."""

    def __init__(self, conn: Connection, day: date) -> None:
        """Read both lists once."""
        places = units(conn, day)
        self._units = {each.id: each.short or each.name for each in places}
        held = posts_on(conn, day)
        named = {row["id"]: row["name"] for row in people(conn)}
        often = Counter(named.values())
        self._people = {
            number: name
            if often[name] == 1 or number not in held
            else f"{name}（{self._units[held[number]['unit']]}）"
            for number, name in named.items()
        }
        self.towns = {each.id for each in places if each.kind in PLACES}

    def person(self, number: str | None) -> str | None:
        """Name a person."""
        return self._people[number] if number is not None else None

    def unit(self, number: str | None) -> str | None:
        """Name a unit."""
        return self._units[number] if number not in (None, NOWHERE) else None
