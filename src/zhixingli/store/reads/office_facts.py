"""Who answers for what the office itself owes, since when, and what it has handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from zhixingli.domain.terms import ActKind, Post, UnitKind
from zhixingli.store.tables import journal
from zhixingli.store.tables.standing import act, person, person_post, unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, Row


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


@dataclass(frozen=True, slots=True)
class Owners:
    """Who answers, on any day, where nobody was named: the executive deputy and the office."""

    posts: Sequence[Row[Any, Any, Any, Any]]
    office: str | None

    def on(self, day: date) -> tuple[str, str] | None:
        """Name the person and the unit of a day; None while the ledger knows no such ones."""
        held: dict[str, str] = {}
        for post in self.posts:
            staying = post.left_on is None or post.left_on > day
            if staying and (post.from_on <= day or post.person not in held):
                held[post.person] = post.post
        deputies = sorted(who for who, post in held.items() if post == Post.EXECUTIVE_DEPUTY.value)
        return (deputies[0], self.office) if deputies and self.office is not None else None


def owners(conn: Connection) -> Owners:
    """Read who has held which post, and which unit is the office."""
    query = (
        select(person_post.c.person, person_post.c.from_on, person_post.c.post, person.c.left_on)
        .join(person, person.c.id == person_post.c.person)
        .order_by(person_post.c.person, person_post.c.from_on)
    )
    office = select(func.min(unit.c.id)).where(unit.c.kind == UnitKind.OFFICE.value)
    return Owners(conn.execute(query).all(), conn.execute(office).scalar())


def exec_owner(conn: Connection, day: date) -> tuple[str, str] | None:
    """Name who answers for an executive meeting: the executive deputy, else the district head."""
    found = owners(conn).on(day)
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
