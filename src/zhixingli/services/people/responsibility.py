"""Use cases of responsibility: assign, hand over, and the sheet of what passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.errors.people import SelfHandoverError
from zhixingli.domain.errors.reports import NothingHandedOverError
from zhixingli.domain.matters.duties import refuse_wrong_post
from zhixingli.domain.matters.responsibility import (
    NOWHERE,
    Assignment,
    Duty,
    reassign,
    refuse_wrong_leader,
)
from zhixingli.domain.terms import Part
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.results.responsibility import AssignmentChange, DutyChange, HandoverSheet
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder, subject_id
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import (
    Change,
    Law,
    Outcome,
    Reply,
    Session,
    perform,
    reading,
)
from zhixingli.store.kinds.matters import load_assignments, load_duties
from zhixingli.store.kinds.responsibility import (
    open_duties_of,
    open_subjects_of,
    passed_between,
    save_assignment,
    save_duty,
)
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection, Row

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.refs import PersonRef
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def assign_subject(
    ledger: Ledger, stamp: Stamp, wanted: str, *, leader: str | None, unit: str | None
) -> Change[AssignmentChange]:
    """Give a subject another leader or unit from a day on (改派)."""
    subject_key = subject_id(wanted)

    def use_case(session: Session) -> Outcome[AssignmentChange]:
        find = Finder(session.conn, stamp.on)
        title = _title(session, subject_key)
        history = load_assignments(session.conn, subject_key)
        current = history[-1]
        change = _reassign(
            session,
            title,
            history,
            leader=find.maybe_person(leader, field="--leader") or current.leader,
            unit=find.maybe_unit(unit, field="--unit") or current.unit,
        )
        line = f"{change.id} 自 {change.from_} 起由 {change.leader.name}、{change.unit.name} 负责"
        return Outcome(change, line)

    return perform(ledger, stamp, use_case)


def hand_over(ledger: Ledger, stamp: Stamp, giver: str, taker: str) -> Change[HandoverSheet]:
    """Pass everything open that one person carries to another, in one transaction (移交)."""

    def use_case(session: Session) -> Outcome[HandoverSheet]:
        find = Finder(session.conn, stamp.on)
        from_id, to_id = find.person(giver, field="from"), find.person(taker, field="to")
        known = names(session.conn)
        if from_id == to_id:
            raise SelfHandoverError(name=known.people[to_id].name, field="to")
        session.desk().refuse_future()
        carried = open_subjects_of(session.conn, from_id, stamp.on)
        if carried:
            refuse_wrong_leader(session.desk(), to_id)
        session.desk().directory.refuse_departed(to_id, stamp.on, field="to")
        passed = tuple(
            _reassign(
                session,
                row.title,
                load_assignments(session.conn, row.id),
                leader=to_id,
                unit=row.unit,
                known=known,
            )
            for row in carried
        )
        duties = tuple(
            _pass_duty(session, row, to_id, known)
            for row in open_duties_of(session.conn, from_id, stamp.on)
        )
        session.work.flush()
        owed = owed_of(session.conn, session.law, stamp.today, to_id, passed, duties)
        sheet = HandoverSheet(
            known.people[from_id], known.people[to_id], stamp.on, passed, duties, owed
        )
        also = f"、{len(duties)} 项挂钩跟踪职责" if duties else ""
        line = (
            f"{sheet.from_.name} 的 {len(passed)} 件在办事项{also}"
            f"自 {stamp.on} 起移交 {sheet.to.name}"
        )
        return Outcome(sheet, line, _kept_back(session, sheet.from_))

    return perform(ledger, stamp, use_case)


def handover_sheet(
    ledger: Ledger, giver: str, taker: str, *, on: date | None, as_of: date
) -> Reply[HandoverSheet]:
    """Read what passed from one person to another on a day, the last such day by default.

    Raises NothingHandedOverError.
    """
    with reading(ledger) as (conn, law):
        find, known = Finder(conn, as_of), names(conn)
        from_id, to_id = find.person(giver, field="from"), find.person(taker, field="to")
        moves = passed_between(conn, from_id, to_id, by=as_of)
        day = on or max((move.from_on for move in moves), default=None)
        mine = [move for move in moves if move.from_on == day]
        if day is None or not mine:
            raise NothingHandedOverError(
                day=f"{day} " if day is not None else "",
                giver=known.people[from_id].name,
                taker=known.people[to_id].name,
                field="--on" if on is not None else "from",
            )
        led = tuple(
            AssignmentChange(
                id=move.subject,
                title=move.title,
                from_=day,
                leader=known.people[to_id],
                unit=known.units[move.place],
                previous_leader=known.people[from_id],
                previous_unit=known.units[move.before or move.place],
            )
            for move in mine
            if move.role is None
        )
        duties = tuple(
            DutyChange(
                move.subject,
                move.title,
                Part(move.role),
                None if move.place == NOWHERE else known.units[move.place],
            )
            for move in mine
            if move.role is not None
        )
        owed = owed_of(conn, law, as_of, to_id, led, duties)
        sheet = HandoverSheet(known.people[from_id], known.people[to_id], day, led, duties, owed)
        return Reply(sheet, law.meta(as_of))


def owed_of(  # noqa: PLR0917 - whose, of what, on which day
    conn: Connection,
    law: Law,
    day: date,
    person: str,
    led: Iterable[AssignmentChange],
    duties: Iterable[DutyChange],
) -> tuple[ObligationItem, ...]:
    """Give what is owed of the subjects that passed."""
    subjects = {each.id for each in led} | {each.id for each in duties}
    owed = owed_in(conn, law, day, DueIn(None, None), Filters())
    return tuple(item for item in owed if item.id in subjects and item.current_leader.id == person)


def _reassign(
    session: Session,
    title: str,
    history: list[Assignment],
    *,
    leader: str,
    unit: str,
    known: Names | None = None,
) -> AssignmentChange:
    known = known or names(session.conn)
    before = [Assignment(**{n: getattr(a, n) for n in Assignment.__slots__}) for a in history]
    previous, after = reassign(session.desk(), history, leader=leader, unit=unit)
    save_assignment(session.work, before, after)
    return AssignmentChange(
        id=after.subject,
        title=title,
        from_=after.from_on,
        leader=known.people[after.leader],
        unit=known.units[after.unit],
        previous_leader=known.people[previous.leader],
        previous_unit=known.units[previous.unit],
    )


def _pass_duty(
    session: Session, row: Row[Any, Any, Any, Any], taker: str, known: Names
) -> DutyChange:
    """Give a part in a subject to another person from the desk's day on."""
    subject_key, title, role, place = row
    stamp, before = session.work.stamp, load_duties(session.conn, subject_key)
    held_for = None if place == NOWHERE else place
    refuse_wrong_post(session.desk(), taker, Part(role), unit=held_for, field="to")
    after = Duty(subject_key, Part(role), place, stamp.on, taker, stamp.today, stamp.reason)
    save_duty(session.work, before, after)
    unit = None if place == NOWHERE else known.units[place]
    return DutyChange(subject_key, title, Part(role), unit)


def _kept_back(session: Session, giver: PersonRef) -> tuple[Remark, ...]:
    """Say what a back-dated handover leaves with the giver: it was given to them later."""
    session.work.flush()
    day = session.work.stamp.today
    left = [
        *open_subjects_of(session.conn, giver.id, day),
        *open_duties_of(session.conn, giver.id, day),
    ]
    if not left:
        return ()
    ids = "、".join(dict.fromkeys(row.id for row in left))
    text = f"{ids} 在 {session.work.stamp.on} 以后才交给 {giver.name}，没有随同移交；另用 zx assign"
    return (Remark("HANDOVER_KEPT_BACK", text),)


def _title(session: Session, wanted: str) -> str:
    title = session.conn.execute(select(subject.c.title).where(subject.c.id == wanted)).scalar()
    if title is None:
        raise SubjectUnknownError(id=wanted, field="id")
    return str(title)
