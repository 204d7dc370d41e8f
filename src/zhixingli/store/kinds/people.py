"""Units and people: reading them, naming them, finding the one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from zhixingli.domain.matters.directory import Directory, PersonKnown, PostHeld
from zhixingli.domain.terms import Post
from zhixingli.domain.writing.names import Named
from zhixingli.store.tables import person, person_post, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping


def units(conn: Connection, ids: Iterable[str] | None = None) -> Sequence[RowMapping]:
    """Read the units, all or those named."""
    query = select(unit).order_by(unit.c.id)
    if ids is not None:
        query = query.where(unit.c.id.in_(set(ids)))
    return conn.execute(query).mappings().all()


def people(conn: Connection, ids: Iterable[str] | None = None) -> Sequence[RowMapping]:
    """Read the people, all or those named."""
    query = select(person).order_by(person.c.id)
    if ids is not None:
        query = query.where(person.c.id.in_(set(ids)))
    return conn.execute(query).mappings().all()


def posts(conn: Connection, ids: Iterable[str] | None = None) -> Sequence[RowMapping]:
    """Read the posts by person and day."""
    query = select(person_post).order_by(person_post.c.person, person_post.c.from_on)
    if ids is not None:
        query = query.where(person_post.c.person.in_(set(ids)))
    return conn.execute(query).mappings().all()


def directory(conn: Connection, ids: Iterable[str] | None = None) -> Directory:
    """Read people and their posts for the domain."""
    wanted = None if ids is None else set(ids)
    return Directory(
        [
            PersonKnown(row["id"], row["name"], row["added_on"], row["left_on"])
            for row in people(conn, wanted)
        ],
        [
            PostHeld(row["person"], row["from_on"], row["unit"], Post(row["post"]))
            for row in posts(conn, wanted)
        ],
    )


def posts_on(conn: Connection, day: date) -> dict[str, Any]:
    """Give each person's post on a day; before their first one, that first one."""
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


def named_units(conn: Connection) -> list[Named]:
    """Give the units as candidates for a name."""
    return [
        Named(row["id"], row["name"], row["short"], tuple(row["initials"].split()), "")
        for row in units(conn)
    ]


def named_people(conn: Connection, day: date) -> list[Named]:
    """Give the people as candidates for a name, each told apart by unit and post."""
    names = {row["id"]: row["short"] or row["name"] for row in units(conn)}
    held = posts_on(conn, day)
    return [
        Named(
            row["id"],
            row["name"],
            None,
            tuple(row["initials"].split()),
            _detail(held.get(row["id"]), names),
        )
        for row in people(conn)
    ]


def _detail(held: RowMapping | None, names: dict[str, str]) -> str:
    return f"{names[held['unit']]}{Post(held['post']).label}" if held is not None else ""
