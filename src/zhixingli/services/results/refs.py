"""People and units as results name them."""

from __future__ import annotations

from dataclasses import dataclass

from zhixingli.domain.terms import Post


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, named."""

    id: str
    name: str


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
