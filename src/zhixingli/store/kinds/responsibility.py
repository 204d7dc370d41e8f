"""Who is responsible: what one person carries, and writing a change of hands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, literal, or_, select

from zhixingli.domain.matters.card import CARDS
from zhixingli.domain.matters.responsibility import Assignment, Duty
from zhixingli.domain.terms import ActKind, Kind
from zhixingli.store import tables
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.kinds.matters import duty_row, save_rows
from zhixingli.store.tables import assignment, obligation, subject
from zhixingli.store.tables.one_of import one_of
from zhixingli.store.tables.standing import act, duty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, RowMapping, Table

    from zhixingli.store.ledger.unit_of_work import UnitOfWork


def open_subjects_of(
    conn: Connection, person: str, day: date, *, until: date | None = None
) -> Sequence[Row[Any, Any]]:
    """Read the open subjects whose leader a person is on a day, or by another given meanwhile."""
    return _open_held(conn, assignment.c.leader == person, day, until)


def open_subjects_in(conn: Connection, unit_id: str, day: date) -> Sequence[Row[Any, Any]]:
    """Read the open subjects that a unit answers for on a day, or will by a decision taken."""
    return _open_held(conn, assignment.c.unit == unit_id, day, date.max)


def _open_held(
    conn: Connection, held: ColumnElement[bool], day: date, until: date | None
) -> Sequence[Row[Any, Any]]:
    other = assignment.alias("other")
    own = other.c.subject == assignment.c.subject
    latest = (
        select(func.max(other.c.from_on))
        .where(own, other.c.from_on <= day)
        .correlate(assignment)
        .scalar_subquery()
    )
    then = assignment.c.from_on == latest
    if until is not None:
        then = or_(then, and_(assignment.c.from_on > day, assignment.c.from_on <= until))
    query = (
        select(subject.c.id, title_on(day))
        .distinct()
        .join_from(assignment, subject, subject.c.id == assignment.c.subject)
        .where(held, then, still_open(day))
        .order_by(subject.c.id)
    )
    return conn.execute(query).all()


def open_parts_for(conn: Connection, unit_id: str, day: date) -> Sequence[Row[Any, Any, Any, Any]]:
    """Read the parts in open subjects that are held for a unit on a day."""
    query = (
        select(subject.c.id, title_on(day), duty.c.role, duty.c.person)
        .join_from(duty, subject, subject.c.id == duty.c.subject)
        .where(duty.c.place == unit_id, duty.c.from_on == _latest_part(day), still_open(day))
        .order_by(subject.c.id, duty.c.role)
    )
    return conn.execute(query).all()


def open_cosigns_of(conn: Connection, unit_id: str, day: date) -> Sequence[Row[Any, Any, Any]]:
    """Read what a unit was asked by a day and has not answered."""
    query = (
        select(subject.c.id, obligation.c.key, title_on(day))
        .join_from(obligation, subject, subject.c.id == obligation.c.subject)
        .where(
            obligation.c.unit == unit_id,
            obligation.c.opened_on <= day,
            or_(obligation.c.closed_on.is_(None), obligation.c.closed_on > day),
        )
        .order_by(obligation.c.key)
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
            title_on(day),
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
            title_on(day),
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
        select(subject.c.id, title_on(by), assignment.c.unit, held.c.unit, assignment.c.from_on)
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
        select(subject.c.id, title_on(by), duty.c.role, duty.c.place, duty.c.from_on)
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


def assigned_on(day: date) -> ColumnElement[bool]:
    """Match, in a statement, the assignment of a subject that is in force on a day."""
    other = assignment.alias("others")
    own = other.c.subject == assignment.c.subject
    latest = select(func.max(other.c.from_on)).where(own, other.c.from_on <= day)
    first = select(func.min(other.c.from_on)).where(own)
    return assignment.c.from_on == func.coalesce(
        latest.correlate(assignment).scalar_subquery(),
        first.correlate(assignment).scalar_subquery(),
    )


def orphans(conn: Connection) -> Sequence[Row[Any, Any]]:
    """Read the subjects without any assignment: no command leaves one."""
    held = exists().where(assignment.c.subject == subject.c.id)
    return conn.execute(select(subject.c.id, subject.c.title).where(~held)).all()


def open_duties_of(
    conn: Connection, person: str, day: date, *, until: date | None = None
) -> Sequence[Row[Any, Any, Any, Any]]:
    """Read the parts that a person has in open subjects on a day, or is given by another."""
    then: ColumnElement[bool] = duty.c.from_on == _latest_part(day)
    if until is not None:
        then = or_(then, and_(duty.c.from_on > day, duty.c.from_on <= until))
    query = (
        select(subject.c.id, title_on(day), duty.c.role, duty.c.place)
        .distinct()
        .join_from(duty, subject, subject.c.id == duty.c.subject)
        .where(duty.c.person == person, then, still_open(day))
        .order_by(subject.c.id, duty.c.role, duty.c.place)
    )
    return conn.execute(query).all()


def _latest_part(day: date) -> ColumnElement[Any]:
    """Give the first day of the holder in force on a day, part by part."""
    other = duty.alias("other")
    return (
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


def still_open(day: date) -> ColumnElement[bool]:
    """Tell of a subject, as a condition, that it goes on, or owes something, on a day."""
    closing = or_(
        *(
            and_(
                subject.c.kind == kind.value, act.c.kind.in_([each.value for each in card.closing])
            )
            for kind, card in CARDS.items()
            if card.closing
        ),
    )
    sent_back = act.alias("sent_back")
    none = exists().where(
        sent_back.c.subject == act.c.subject,
        sent_back.c.kind == ActKind.REDO.value,
        sent_back.c.id > act.c.id,
    )
    none = none.correlate(act)
    ended = exists().where(act.c.subject == subject.c.id, act.c.happened_on <= day, closing, ~none)
    owing = exists().where(
        obligation.c.subject == subject.c.id,
        obligation.c.opened_on <= day,
        or_(obligation.c.closed_on.is_(None), obligation.c.closed_on > day),
    )
    # A meeting ends with its day; what is owed still passes on, of a closed subject too.
    going = or_(and_(~ended, subject.c.kind != Kind.MEETING.value), owing)
    return and_(subject.c.voided_on.is_(None), going)


def assignment_rows(conn: Connection, subjects: Collection[str]) -> Sequence[RowMapping]:
    """Read who is responsible for several subjects, by day."""
    query = select(assignment).where(one_of(assignment.c.subject, subjects))
    return conn.execute(query.order_by(assignment.c.from_on)).mappings().all()


def save_held(
    work: UnitOfWork,
    before: Sequence[Assignment] | Sequence[Duty],
    after: Sequence[Assignment] | Sequence[Duty],
) -> None:
    """Write who is responsible, or has a part: new days, and days that are another's now."""
    save_rows(work, map(_held_in, after), map(_held_in, before))


def _held_in(held: Assignment | Duty) -> tuple[Table, dict[str, Any]]:
    return tables.duty if isinstance(held, Duty) else assignment, held_row(held)


def held_row(held: Assignment | Duty) -> dict[str, Any]:
    """Give the row of who is responsible, or of a part."""
    if isinstance(held, Duty):
        return duty_row(held)
    return {name: getattr(held, name) for name in Assignment.__slots__}
