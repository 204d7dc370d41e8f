"""The reads of the score: sendings with or without a consultation, acts and their recording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select

from zhixingli.domain.terms import ActKind
from zhixingli.store.tables import assignment, letter, subject
from zhixingli.store.tables.standing import act

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection, Select


@dataclass(frozen=True, slots=True)
class Sending:
    """A letter that was sent, by whose leader and unit, and whether it was consulted on."""

    subject: str
    leader: str
    unit: str
    consulted: bool


@dataclass(frozen=True, slots=True)
class Acted:
    """An act of a period, by whose leader and unit, and when it was recorded."""

    subject: str
    subject_kind: str
    kind: str
    leader: str
    unit: str
    happened_on: date
    recorded_on: date


def consulted_sendings(conn: Connection, first: date, last: date) -> list[Sending]:
    """Read the letters sent in a period."""
    earlier = act.alias("earlier")
    consulted = exists().where(
        earlier.c.subject == act.c.subject,
        earlier.c.kind == ActKind.CONSULT.value,
        earlier.c.happened_on <= act.c.happened_on,
    )
    query = _held(
        select(act.c.subject, assignment.c.leader, assignment.c.unit, consulted.label("consulted"))
    )
    query = query.join(letter, letter.c.id == act.c.subject).where(
        act.c.kind == ActKind.SEND.value, act.c.happened_on.between(first, last)
    )
    return [Sending(row[0], row[1], row[2], bool(row[3])) for row in conn.execute(query)]


def acts_in(conn: Connection, first: date, last: date) -> list[Acted]:
    """Read the acts of a period."""
    query = _held(
        select(
            act.c.subject,
            subject.c.kind.label("subject_kind"),
            act.c.kind,
            assignment.c.leader,
            assignment.c.unit,
            act.c.happened_on,
            act.c.recorded_on,
        )
    ).where(act.c.happened_on.between(first, last))
    return [Acted(*row) for row in conn.execute(query)]


def _held(query: Select[Any]) -> Select[Any]:
    """Add who was responsible for the subject on the day of the act."""
    other = assignment.alias("other")
    latest = select(func.max(other.c.from_on)).where(
        other.c.subject == act.c.subject, other.c.from_on <= act.c.happened_on
    )
    first = select(func.min(other.c.from_on)).where(other.c.subject == act.c.subject)
    in_force = func.coalesce(
        latest.correlate(act).scalar_subquery(), first.correlate(act).scalar_subquery()
    )
    return (
        query.join_from(act, subject, subject.c.id == act.c.subject)
        .join(
            assignment,
            (assignment.c.subject == act.c.subject) & (assignment.c.from_on == in_force),
        )
        .where(subject.c.voided_on.is_(None))
    )
