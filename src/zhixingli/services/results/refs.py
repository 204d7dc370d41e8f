"""People and units as results name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import Post
from zhixingli.domain.writing.dates import month_day


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, named."""

    id: str
    name: str


def called(
    person: PersonRef, acting_for: PersonRef | None, taken_over_on: date | None = None
) -> str:
    """Name a person; whoever only acts for another (代), or took over late, is marked."""
    marks = ["代"] if acting_for is not None else []
    if taken_over_on is not None:
        marks.append(f"{month_day(taken_over_on)}接手")
    return f"{person.name}（{'，'.join(marks)}）" if marks else person.name


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
