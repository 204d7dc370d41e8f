"""Units and people: reading them as of a day, naming them, finding the one that was meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from zhixingli.domain.matters.dated import DatedFact, fact_on
from zhixingli.domain.matters.directory import (
    Directory,
    Handover,
    PersonKnown,
    PostHeld,
    UnitClosed,
)
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.domain.writing.names import Named
from zhixingli.store.kinds.dated import facts_of
from zhixingli.store.tables.standing import (
    dated_fact,
    further_post,
    handover,
    person,
    person_post,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, FromClause, RowMapping

#: What changes by day of a unit.
UNIT_FACTS: Final = ("name", "short", "kind", "initials")


@dataclass(frozen=True, slots=True)
class UnitKnown:
    """A unit as of a day, with every name that it goes by on any day.

    ``closed_on`` is the first day on which it is no more; ``merged_into`` has its work since.
    """

    id: str
    uid: str
    name: str
    short: str | None
    kind: UnitKind
    initials: tuple[str, ...]
    added_on: date
    closed_on: date | None
    closing_recorded_on: date | None
    merged_into: str | None
    row: Mapping[str, Any]
    facts: tuple[DatedFact, ...]

    def on(self, day: date) -> UnitKnown:
        """Give it as of another day."""
        return _unit_on(self.row, self.facts, day)

    def closed(self, day: date) -> bool:
        """Tell whether it is no more on a day."""
        return self.closed_on is not None and self.closed_on <= day

    def closing_known(self, day: date) -> bool:
        """Tell whether it is no more on a day, or was to be by what was decided then."""
        decided = self.closing_recorded_on
        return self.closed(day) or (decided is not None and decided <= day)

    def ever(self, name: str) -> Iterator[str]:
        """Give what it is, was or will be called."""
        own = {"name": self.name, "short": self.short, "initials": " ".join(self.initials)}
        for value in (own[name], *(each.value for each in self.facts if each.name == name)):
            yield from filter(None, value.split() if name == "initials" and value else [value])


def units(
    conn: Connection, day: date, ids: Iterable[str] | None = None, *, source: FromClause = unit
) -> list[UnitKnown]:
    """Read the units as they were called on a day, all or those named.

    Out of ``tables.unit`` come those too whose registration was taken back.
    """
    query = select(*(source.c[column.name] for column in unit.c)).order_by(source.c.id)
    if ids is not None:
        query = query.where(source.c.id.in_(set(ids)))
    rows = conn.execute(query).mappings().all()
    facts: dict[str, list[DatedFact]] = {}
    for each in facts_of(conn, dated_fact.c.of.in_(select(source.c.id))):
        facts.setdefault(each.of, []).append(each)
    return [_unit_on(dict(row), facts.get(row["id"], []), day) for row in rows]


def _unit_on(row: Mapping[str, Any], facts: Sequence[DatedFact], day: date) -> UnitKnown:
    said: dict[str, Any] = dict(row)
    for name in UNIT_FACTS:
        held = fact_on(facts, name, day)
        if held is not None:
            said[name] = held.value
    said["initials"] = tuple((said["initials"] or "").split())
    said |= {"kind": UnitKind(said["kind"]), "row": row, "facts": tuple(facts)}
    return UnitKnown(**said)


def unit_named(conn: Connection, name: str, *, but: str) -> str | None:
    """Give another unit that bears a name in its row."""
    query = select(unit.c.id).where(unit.c.name == name, unit.c.id != but)
    found: str | None = conn.execute(query).scalar()
    return found


def people(
    conn: Connection, ids: Iterable[str] | None = None, *, source: FromClause = person
) -> Sequence[RowMapping]:
    """Read the people, all or those named.

    Out of ``tables.person`` come those too whose registration was taken back.
    """
    query = select(*(source.c[column.name] for column in person.c)).order_by(source.c.id)
    if ids is not None:
        query = query.where(source.c.id.in_(set(ids)))
    return conn.execute(query).mappings().all()


def directory(conn: Connection, ids: Iterable[str] | None = None) -> Directory:
    """Read people, their posts and what passes between them, for the domain."""
    wanted = None if ids is None else set(ids)
    return Directory(
        [
            PersonKnown(row["id"], row["name"], row["added_on"], row["left_on"])
            for row in people(conn, wanted)
        ],
        _main_posts(conn, wanted),
        _further_posts(conn, wanted),
        handovers(conn),
        closed_units(conn),
    )


def closed_units(conn: Connection) -> dict[str, UnitClosed]:
    """Read the units that are no more from some day on, and what has their work since."""
    heir = unit.alias("heir")
    query = (
        select(unit.c.id, unit.c.name, unit.c.closed_on, unit.c.merged_into, heir.c.name)
        .outerjoin(heir, heir.c.id == unit.c.merged_into)
        .where(unit.c.closed_on.is_not(None))
    )
    return {number: UnitClosed(*facts) for number, *facts in conn.execute(query)}


def handovers(conn: Connection) -> list[Handover]:
    """Read whose work passes to whom, in the order of days."""
    query = select(handover).order_by(handover.c.from_on, handover.c.giver)
    return [Handover(**row) for row in conn.execute(query).mappings()]


def _main_posts(conn: Connection, ids: set[str] | None) -> list[PostHeld]:
    query = select(person_post).order_by(person_post.c.person, person_post.c.from_on)
    if ids is not None:
        query = query.where(person_post.c.person.in_(ids))
    return [_held(row) for row in conn.execute(query).mappings()]


def _further_posts(conn: Connection, ids: set[str] | None) -> list[PostHeld]:
    query = select(further_post).order_by(further_post.c.from_on, further_post.c.id)
    if ids is not None:
        query = query.where(further_post.c.person.in_(ids))
    return [_held(row, row["to_on"]) for row in conn.execute(query).mappings()]


def _held(row: RowMapping, to_on: date | None = None) -> PostHeld:
    post = Post(row["post"])
    facts = row["person"], row["from_on"], row["unit"], post, row["title"]
    return PostHeld(*facts, to_on, row["recorded_on"])


def in_posts_of(conn: Connection, unit_id: str, day: date) -> list[str]:
    """Name who holds a post in a unit on a day, the main one or a further one."""
    here = {who for who, row in posts_on(conn, day).items() if row["unit"] == unit_id}
    here |= {
        held.person
        for held in _further_posts(conn, None)
        if held.unit == unit_id and held.from_on <= day and (held.to_on is None or held.to_on > day)
    }
    left = {
        row["id"] for row in people(conn) if row["left_on"] is not None and row["left_on"] <= day
    }
    return sorted(here - left)


def post_rows(conn: Connection, person_id: str) -> Sequence[RowMapping]:
    """Read the rows of a person's main posts, in the order of days."""
    query = select(person_post).where(person_post.c.person == person_id)
    return conn.execute(query.order_by(person_post.c.from_on)).mappings().all()


def further_rows(conn: Connection, person_id: str) -> Sequence[RowMapping]:
    """Read the rows of what a person holds beside the main post."""
    query = select(further_post).where(further_post.c.person == person_id)
    return conn.execute(query.order_by(further_post.c.from_on, further_post.c.id)).mappings().all()


def posts_on(conn: Connection, day: date) -> dict[str, Any]:
    """Give each person's main post on a day; before their first one, that first one."""
    other = person_post.alias("other")
    own = other.c.person == person_post.c.person
    latest = select(func.max(other.c.from_on)).where(own, other.c.from_on <= day)
    first = select(func.min(other.c.from_on)).where(own)
    in_force = func.coalesce(
        latest.correlate(person_post).scalar_subquery(),
        first.correlate(person_post).scalar_subquery(),
    )
    query = select(person_post).where(person_post.c.from_on == in_force)
    return {row["person"]: row for row in conn.execute(query).mappings()}


def named_units(conn: Connection, day: date) -> list[Named]:
    """Give the units as candidates for a name: those of the day, and by their other names."""
    return [
        Named(
            each.id,
            each.name,
            each.short,
            tuple(dict.fromkeys(each.ever("initials"))),
            f"已于 {each.closed_on} 撤并" if each.closed(day) else "",
            others=tuple(dict.fromkeys([*each.ever("name"), *each.ever("short")])),
            present=not each.closed(day),
        )
        for each in units(conn, day)
    ]


def named_people(conn: Connection, day: date) -> list[Named]:
    """Give the people as candidates for a name, each told apart by unit and post.

    Who has left by the day, or came only after it, competes with nobody.
    """
    names = {each.id: each.short or each.name for each in units(conn, day)}
    held = posts_on(conn, day)
    return [
        Named(
            row["id"],
            row["name"],
            None,
            tuple(row["initials"].split()),
            _detail(row, held.get(row["id"]), names),
            present=_in_office(row, held.get(row["id"]), day),
        )
        for row in people(conn)
    ]


def _in_office(row: RowMapping, held: RowMapping | None, day: date) -> bool:
    since = row["added_on"] if held is None else min(row["added_on"], held["from_on"])
    return bool(since <= day and (row["left_on"] is None or row["left_on"] > day))


def _detail(row: RowMapping, held: RowMapping | None, names: dict[str, str]) -> str:
    if held is None:
        return ""
    left = f"，{row['left_on']} 离任" if row["left_on"] is not None else ""
    return f"{names[held['unit']]}{held['title'] or Post(held['post']).label}{left}"
