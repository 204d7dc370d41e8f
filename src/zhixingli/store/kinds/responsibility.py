"""Who is responsible: what one person carries, and writing a change of hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, literal, or_, select

from zhixingli.domain.matters.card import CARDS
from zhixingli.domain.matters.responsibility import Assignment
from zhixingli.domain.terms import ActKind, Kind
from zhixingli.store.kinds.matters import duty_row
from zhixingli.store.tables import act, assignment, duty, obligation, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Row

    from zhixingli.domain.matters.responsibility import Duty
    from zhixingli.store.ledger.unit_of_work import UnitOfWork


def open_subjects_of(conn: Connection, person: str, day: date) -> Sequence[Row[Any, Any, Any]]:
    """Read the open subjects whose leader a person is on a day."""
    other = assignment.alias("other")
    latest = (
        select(func.max(other.c.from_on))
        .where(other.c.subject == assignment.c.subject, other.c.from_on <= day)
        .correlate(assignment)
        .scalar_subquery()
    )
    query = (
        select(subject.c.id, subject.c.title, assignment.c.unit)
        .join_from(assignment, subject, subject.c.id == assignment.c.subject)
        .where(assignment.c.leader == person, assignment.c.from_on == latest, still_open(day))
        .order_by(subject.c.id)
    )
    return conn.execute(query).all()


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody who is a subject's leader (``role`` None) or has a part in it, on a day."""

    subject: str
    kind: str
    title: str
    role: str | None
    place: str
    person: str


def open_holdings(conn: Connection, day: date) -> list[Holding]:
    """Read who is responsible for every open subject on a day, leaders and parts."""
    holders = (
        select(
            subject.c.id,
            subject.c.kind,
            subject.c.title,
            literal(None).label("role"),
            assignment.c.unit.label("place"),
            assignment.c.leader.label("person"),
            assignment.c.from_on,
        )
        .join_from(assignment, subject, subject.c.id == assignment.c.subject)
        .where(assignment.c.from_on <= day, still_open(day))
    )
    parts = (
        select(
            subject.c.id,
            subject.c.kind,
            subject.c.title,
            duty.c.role,
            duty.c.place,
            duty.c.person,
            duty.c.from_on,
        )
        .join_from(duty, subject, subject.c.id == duty.c.subject)
        .where(duty.c.from_on <= day, still_open(day))
    )
    latest: dict[tuple[str, str | None, str], Holding] = {}
    for query in (holders, parts):
        for row in conn.execute(query.order_by("id", "from_on")):
            place = "-" if row.role is None else row.place
            key = (row.id, row.role, place)
            latest[key] = Holding(row.id, row.kind, row.title, row.role, row.place, row.person)
    return list(latest.values())


@dataclass(frozen=True, slots=True)
class Passing:
    """A change of hands: a subject led (``role`` None) or a part in it, from a day on.

    ``place`` is the unit then, ``before`` the unit until then where it led the subject.
    """

    subject: str
    title: str
    role: str | None
    place: str
    before: str | None
    from_on: date


def passed_between(conn: Connection, giver: str, taker: str, *, by: date) -> list[Passing]:
    """Read what passed directly from one person to another by a day, in the order of subjects."""
    return [
        *_assignments_passed(conn, giver, taker, by),
        *_duties_passed(conn, giver, taker, by),
    ]


def _assignments_passed(conn: Connection, giver: str, taker: str, by: date) -> Iterator[Passing]:
    before = assignment.alias("before")
    last = (
        select(func.max(before.c.from_on))
        .where(before.c.subject == assignment.c.subject, before.c.from_on < assignment.c.from_on)
        .correlate(assignment)
        .scalar_subquery()
    )
    held = assignment.alias("held")
    query = (
        select(subject.c.id, subject.c.title, assignment.c.unit, held.c.unit, assignment.c.from_on)
        .select_from(
            assignment.join(subject, subject.c.id == assignment.c.subject).join(
                held, (held.c.subject == assignment.c.subject) & (held.c.from_on == last)
            )
        )
        .where(assignment.c.leader == taker, held.c.leader == giver, assignment.c.from_on <= by)
        .order_by(subject.c.id)
    )
    for number, title, place, earlier, day in conn.execute(query):
        yield Passing(number, title, None, place, earlier, day)


def _duties_passed(conn: Connection, giver: str, taker: str, by: date) -> Iterator[Passing]:
    before, held = duty.alias("before"), duty.alias("held")
    same = (before.c.subject == duty.c.subject, before.c.role == duty.c.role)
    last = (
        select(func.max(before.c.from_on))
        .where(*same, before.c.place == duty.c.place, before.c.from_on < duty.c.from_on)
        .correlate(duty)
        .scalar_subquery()
    )
    query = (
        select(subject.c.id, subject.c.title, duty.c.role, duty.c.place, duty.c.from_on)
        .select_from(
            duty.join(subject, subject.c.id == duty.c.subject).join(
                held,
                (held.c.subject == duty.c.subject)
                & (held.c.role == duty.c.role)
                & (held.c.place == duty.c.place)
                & (held.c.from_on == last),
            )
        )
        .where(duty.c.person == taker, held.c.person == giver, duty.c.from_on <= by)
        .order_by(subject.c.id, duty.c.role, duty.c.place)
    )
    for number, title, role, place, day in conn.execute(query):
        yield Passing(number, title, role, place, None, day)


def orphans(conn: Connection) -> Sequence[Row[Any, Any]]:
    """Read the subjects without any assignment: no command leaves one."""
    held = exists().where(assignment.c.subject == subject.c.id)
    return conn.execute(select(subject.c.id, subject.c.title).where(~held)).all()


def open_duties_of(conn: Connection, person: str, day: date) -> Sequence[Row[Any, Any, Any, Any]]:
    """Read the parts that a person has in open subjects on a day."""
    other = duty.alias("other")
    latest = (
        select(func.max(other.c.from_on))
        .where(
            other.c.subject == duty.c.subject,
            other.c.role == duty.c.role,
            other.c.place == duty.c.place,
            other.c.from_on <= day,
        )
        .correlate(duty)
        .scalar_subquery()
    )
    query = (
        select(subject.c.id, subject.c.title, duty.c.role, duty.c.place)
        .join_from(duty, subject, subject.c.id == duty.c.subject)
        .where(duty.c.person == person, duty.c.from_on == latest, still_open(day))
        .order_by(subject.c.id, duty.c.role, duty.c.place)
    )
    return conn.execute(query).all()


def still_open(day: date) -> ColumnElement[bool]:
    """Tell of a subject, as a condition, that it goes on, or owes something, on a day."""
    closing = or_(
        act.c.kind == ActKind.VOID.value,
        *(
            and_(
                subject.c.kind == kind.value, act.c.kind.in_([each.value for each in card.closing])
            )
            for kind, card in CARDS.items()
            if card.closing
        ),
    )
    ended = exists().where(act.c.subject == subject.c.id, act.c.happened_on <= day, closing)
    owing = exists().where(
        obligation.c.subject == subject.c.id,
        obligation.c.opened_on <= day,
        or_(obligation.c.closed_on.is_(None), obligation.c.closed_on > day),
    )
    # A meeting ends with its day; what is owed still passes on, of a closed subject too.
    return or_(and_(~ended, subject.c.kind != Kind.MEETING.value), owing)


def save_duty(work: UnitOfWork, before: Sequence[Duty], after: Duty) -> None:
    """Write who has a part: a new row, or the correction of the same day's."""
    key = (after.role, after.place, after.from_on)
    same = [duty_row(d) for d in before if (d.role, d.place, d.from_on) == key]
    row = duty_row(after)
    if not same:
        work.insert(duty, row)
        return
    changed = {name: row[name] for name in ("person", "recorded_on", "reason")}
    work.update(duty, same[0], **changed)


def save_assignment(work: UnitOfWork, before: Sequence[Assignment], after: Assignment) -> None:
    """Write an assignment: a new row, or the correction of the same day's."""
    row = {name: getattr(after, name) for name in Assignment.__slots__}
    same = [a for a in before if a.from_on == after.from_on]
    if not same:
        work.insert(assignment, row)
        return
    old = {name: getattr(same[0], name) for name in Assignment.__slots__}
    work.update(assignment, old, leader=after.leader, unit=after.unit, reason=after.reason)
