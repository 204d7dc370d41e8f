"""Who answers for what the office itself owes, since when, and what it has handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from zhixingli.domain.terms import ActKind, Post, UnitKind
from zhixingli.store.tables import (
    act,
    journal,
    person,
    person_post,
    unit,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection


def submitted_weeks(conn: Connection, subject_id: str, day: date) -> dict[str, date]:
    """Read which weeks' reports were submitted by a day, and when."""
    query = (
        select(act.c.outcome, func.min(act.c.happened_on))
        .where(
            act.c.subject == subject_id,
            act.c.kind == ActKind.SUBMIT.value,
            act.c.happened_on <= day,
        )
        .group_by(act.c.outcome)
    )
    return dict(conn.execute(query).all())


def founding(conn: Connection) -> tuple[str, date] | None:
    """Read the identity of the ledger, that of its first entry, and the day it was made."""
    row = conn.execute(select(journal.c.uid, journal.c.today).where(journal.c.seq == 1)).first()
    return (row.uid, row.today) if row is not None else None


def default_owner(conn: Connection, day: date) -> tuple[str, str] | None:
    """Name the executive deputy and the office of a day, who answer where nobody was named.

    None while the ledger knows no such person or unit.
    """
    query = (
        select(person_post.c.person, person_post.c.from_on, person_post.c.post)
        .join(person, person.c.id == person_post.c.person)
        .where(or_(person.c.left_on.is_(None), person.c.left_on > day))
        .order_by(person_post.c.person, person_post.c.from_on)
    )
    held: dict[str, str] = {}
    for who, since, post in conn.execute(query):
        if since <= day or who not in held:
            held[who] = post
    deputies = sorted(who for who, post in held.items() if post == Post.EXECUTIVE_DEPUTY.value)
    offices = select(func.min(unit.c.id)).where(unit.c.kind == UnitKind.OFFICE.value)
    office = conn.execute(offices).scalar()
    return (deputies[0], office) if deputies and office else None


def exec_owner(conn: Connection, day: date) -> tuple[str, str] | None:
    """Name who answers for an executive meeting: the executive deputy, else the district head."""
    found = default_owner(conn, day)
    if found is not None:
        return found
    query = (
        select(person_post.c.person, person_post.c.unit)
        .join(person, person.c.id == person_post.c.person)
        .where(
            person_post.c.post == Post.DISTRICT_HEAD.value,
            person_post.c.from_on <= day,
            or_(person.c.left_on.is_(None), person.c.left_on > day),
        )
        .order_by(person_post.c.from_on.desc())
    )
    head = conn.execute(query).first()
    return (head.person, head.unit) if head is not None else None
