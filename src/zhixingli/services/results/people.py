"""Units and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import Post, UnitKind
from zhixingli.services.results.refs import UnitRef


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """A unit of the district."""

    id: str
    uid: str
    name: str
    short: str | None
    kind: UnitKind
    added_on: date


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """A person and the post held on the day of the answer."""

    id: str
    uid: str
    name: str
    unit: UnitRef
    post: Post
    added_on: date
    left_on: date | None
