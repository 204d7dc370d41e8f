"""The directory of an office: who holds which post in which unit, as of any day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.errors.people import (
    PersonLeftError,
    PostMissingError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixingli.domain.terms import Post


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post that a person holds from a day on."""

    person: str
    from_on: date
    unit: str
    post: Post


@dataclass(frozen=True, slots=True)
class PersonKnown:
    """A person as the ledger knows them."""

    id: str
    name: str
    added_on: date
    left_on: date | None


class Directory:
    """The people whom a command concerns, and their posts by day."""

    def __init__(self, people: Iterable[PersonKnown], posts: Iterable[PostHeld]) -> None:
        """Index the people and their posts."""
        self._people = {person.id: person for person in people}
        self._posts: dict[str, list[PostHeld]] = {}
        for held in sorted(posts, key=lambda post: post.from_on):
            self._posts.setdefault(held.person, []).append(held)

    def person(self, person_id: str) -> PersonKnown:
        """Give a person."""
        return self._people[person_id]

    def post_on(self, person_id: str, day: date) -> PostHeld:
        """Give the post held on a day; before the first one recorded, that first one."""
        held = self._posts.get(person_id)
        if not held:
            raise PostMissingError(name=self._people[person_id].name)
        begun = [post for post in held if post.from_on <= day]
        return begun[-1] if begun else held[0]

    def refuse_departed(self, person_id: str, day: date, *, field: str) -> None:
        """Refuse a person who has left by that day."""
        person = self._people[person_id]
        if person.left_on is not None and person.left_on <= day:
            raise PersonLeftError(name=person.name, left=person.left_on, field=field)
