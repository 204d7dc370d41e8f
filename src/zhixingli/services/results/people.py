"""Units and people, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import Part, Post, UnitKind
from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.services.results.responsibility import AssignmentChange


@dataclass(frozen=True, slots=True)
class UnitName:
    """What a unit is called from a day on."""

    from_: date
    name: str
    short: str | None
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """A unit as of a day.

    ``closed_on`` is the first day on which it is no more, ``merged_into`` what has its work
    since. ``names`` are what it was called since when, ``coming`` what is decided for later.
    """

    id: str
    uid: str
    name: str
    short: str | None
    kind: UnitKind
    added_on: date
    closed_on: date | None = None
    merged_into: UnitRef | None = None
    names: tuple[UnitName, ...] = ()
    coming: tuple[UnitName, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A part in a subject that is held for a unit (挂钩、组长)."""

    id: str
    title: str
    role: Part
    person: PersonRef


@dataclass(frozen=True, slots=True)
class UnitCosign:
    """What a unit was asked to countersign and has not answered."""

    id: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class UnitClosing:
    """A unit that closes on a day, and what hung on it: where each goes, ``into`` if anywhere.

    ``subjects`` are the open ones, with who has them then; ``parts`` and ``cosigns`` go along;
    ``people`` are still in its posts.
    """

    unit: UnitDetail
    into: UnitRef | None
    on: date
    subjects: tuple[AssignmentChange, ...]
    parts: tuple[UnitPart, ...]
    cosigns: tuple[UnitCosign, ...]
    people: tuple[PersonRef, ...]


@dataclass(frozen=True, slots=True)
class PostItem:
    """A post on a day: its class, its real title, since when, and until when if that is known.

    ``until`` is the last day.
    """

    unit: UnitRef
    post: Post
    title: str | None
    from_: date
    until: date | None


@dataclass(frozen=True, slots=True)
class ActingItem:
    """Days on which one person acts for another (代理), both ends included."""

    leader: PersonRef
    acting: PersonRef
    from_: date
    until: date


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """A person and the posts held on the day of the answer, the main one by itself too.

    ``acting`` are the days, that day's and later, on which they are away or act for another.
    """

    id: str
    uid: str
    name: str
    unit: UnitRef
    post: Post
    added_on: date
    left_on: date | None
    title: str | None = None
    posts: tuple[PostItem, ...] = ()
    coming: tuple[PostItem, ...] = ()
    acting: tuple[ActingItem, ...] = ()
