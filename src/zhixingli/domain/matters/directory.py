"""The directory of an office: who holds which posts in which units, and who stands in for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from zhixingli.domain.errors.people import (
    PersonLeftError,
    PostMissingError,
    UnitClosedError,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from zhixingli.domain.terms import Post


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post that a person holds from a day on; ``title`` is the real one (局长、党组书记).

    A main post (主要职务) holds until the next one, a further one (兼任) until ``to_on``.
    """

    person: str
    from_on: date
    unit: str
    post: Post
    title: str | None = None
    to_on: date | None = None
    recorded_on: date | None = None

    @property
    def called(self) -> str:
        """Give the real title, or the class of the post."""
        return self.title or self.post.label


@dataclass(frozen=True, slots=True)
class PersonKnown:
    """A person as the ledger knows them."""

    id: str
    name: str
    added_on: date
    left_on: date | None


@dataclass(slots=True)
class Handover:
    """Whose work passes to whom from a day on (移交), or until a day, included (代理)."""

    giver: str
    from_on: date
    taker: str
    until_on: date | None
    recorded_on: date
    reason: str | None

    def acts_on(self, day: date) -> bool:
        """Tell whether the taker acts for the giver on a day."""
        return self.until_on is not None and self.from_on <= day <= self.until_on


class Holder(NamedTuple):
    """Who has something in hand from a day on; ``acting_for`` whom, where it is not their own."""

    from_on: date
    person: str
    acting_for: str | None


class UnitClosed(NamedTuple):
    """A unit that is no more from a day on, and which has its work since."""

    name: str
    on: date
    heir: str | None
    heir_name: str | None


class Directory:
    """The people whom a command concerns, their posts and handovers by day."""

    def __init__(
        self,
        people: Iterable[PersonKnown],
        posts: Iterable[PostHeld],
        further: Iterable[PostHeld] = (),
        handovers: Iterable[Handover] = (),
        closed: Mapping[str, UnitClosed] | None = None,
    ) -> None:
        """Index the people, their main and further posts, what passed on, the closed units."""
        self._closed = closed or {}
        self._people = {person.id: person for person in people}
        self._posts: dict[str, list[PostHeld]] = {}
        for held in sorted(posts, key=lambda post: post.from_on):
            self._posts.setdefault(held.person, []).append(held)
        self._further = tuple(further)
        self._handovers = sorted(handovers, key=lambda each: each.from_on)

    @property
    def everybody(self) -> Iterable[PersonKnown]:
        """Give the people, those who have left too."""
        return self._people.values()

    def person(self, person_id: str) -> PersonKnown:
        """Give a person."""
        return self._people[person_id]

    def post_on(self, person_id: str, day: date) -> PostHeld:
        """Give the main post held on a day; before the first one recorded, that first one."""
        held = self._posts.get(person_id)
        if not held:
            raise PostMissingError(name=self._people[person_id].name)
        begun = [post for post in held if post.from_on <= day]
        return begun[-1] if begun else held[0]

    def posts_on(self, person_id: str, day: date) -> list[PostHeld]:
        """Give every post held on a day, the main one first."""
        beside = [
            post
            for post in self._further
            if post.person == person_id
            and post.from_on <= day
            and (post.to_on is None or post.to_on > day)
        ]
        return [self.post_on(person_id, day), *beside]

    def coming(self, person_id: str, day: date) -> list[PostHeld]:
        """Give the posts that a person will hold by decisions taken by a day, in their order."""
        mine = [*self._posts.get(person_id, ()), *self._further]
        now = self.post_on(person_id, day)
        ahead = [
            post
            for post in mine
            if post.person == person_id and post.from_on > day and post is not now
            if post.recorded_on is None or post.recorded_on <= day
        ]
        return sorted(ahead, key=lambda post: post.from_on)

    def holds(
        self, person_id: str, day: date, posts: Collection[Post], *, unit: str | None = None
    ) -> bool:
        """Tell whether a person holds one of these posts on a day, in the unit if one is named."""
        return any(
            held.post in posts and unit in (None, held.unit)
            for held in self.posts_on(person_id, day)
        )

    def titles(self, person_id: str, day: date) -> str:
        """Name what a person is on a day, every post of theirs."""
        held = self.posts_on(person_id, day)
        return "、".join(dict.fromkeys(each for post in held for each in post.called.split("、")))

    def title(self, person_id: str, day: date) -> str:
        """Name what a person is first called on a day; nothing where the name says it already."""
        title = self.titles(person_id, day).partition("、")[0]
        return "" if self._people[person_id].name.endswith(title) else title

    def refuse_departed(self, person_id: str, day: date, *, field: str) -> None:
        """Refuse a person who has left by that day."""
        person = self._people[person_id]
        if person.left_on is not None and person.left_on <= day:
            raise PersonLeftError(name=person.name, left=person.left_on, field=field)

    def refuse_closed(self, unit_id: str, day: date, *, field: str) -> None:
        """Refuse a unit that is no more on that day."""
        closed = self._closed.get(unit_id)
        if closed is not None and closed.on <= day:
            raise closed_error(closed, field=field)

    def unit_course(self, unit_id: str, day: date) -> list[tuple[date, str]]:
        """Give which unit has, from a day on, what a unit is given: those it goes into later."""
        found = [(day, unit_id)]
        while (closed := self._closed.get(unit_id)) is not None and closed.heir is not None:
            unit_id = closed.heir
            found = [
                *(each for each in found if each[0] < closed.on),
                (max(closed.on, day), unit_id),
            ]
        return found

    def acting(self, person_id: str, first: date, last: date | None) -> list[Handover]:
        """Give where a person is away, or acts for another, between two days, ends included."""
        return [
            each
            for each in self._handovers
            if each.until_on is not None
            and person_id in (each.giver, each.taker)
            and (last is None or each.from_on <= last)
            and each.until_on >= first
        ]

    def course(self, person_id: str, day: date, *, today: date) -> list[Holder]:
        """Give who has in hand, from a day on, what is given to a person on that day.

        Who is away then has it done by whoever acts for them, and has it back by itself; what
        was decided to pass on some day to come passes on with the rest.
        """
        found = [Holder(day, person_id, None)]
        for each in self._handovers:
            if each.giver != person_id:
                continue
            if each.until_on is None:
                if each.from_on > max(day, today):
                    return [
                        *(held for held in found if held.from_on < each.from_on),
                        *self.course(each.taker, each.from_on, today=today),
                    ]
            elif each.until_on >= day:
                begins = max(each.from_on, day)
                back = each.until_on + timedelta(days=1)
                found = [held for held in found if held.from_on < begins]
                found += [
                    Holder(begins, each.taker, person_id),
                    Holder(back, person_id, None),
                ]
        return found


def closed_error(closed: UnitClosed, *, field: str) -> UnitClosedError:
    """Say that a unit is no more, and what to name instead."""
    heir = closed.heir_name
    return UnitClosedError(
        name=closed.name,
        closed=closed.on,
        heir=f"（并入{heir}）" if heir is not None else "",
        instead=f"换成{heir}" if heir is not None else "换现有的单位，看 zx unit list",
        field=field,
    )
