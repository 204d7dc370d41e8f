"""People and units as results name them."""

from __future__ import annotations

from dataclasses import dataclass

from zhixingli.domain.terms import Post


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, named."""

    id: str
    name: str


def called(person: PersonRef, acting_for: PersonRef | None) -> str:
    """Name a person; whoever only acts for another is marked (代)."""
    return person.name if acting_for is None else f"{person.name}（代）"


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit, named."""

    id: str
    name: str
    short: str | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a report was narrowed for: a ``brief`` one lists only what is grave."""

    id: str
    name: str
    post: Post
    unit: UnitRef
    brief: bool
