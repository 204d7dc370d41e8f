"""Use cases of responsibility: assign, hand over, and the sheet of what passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.errors.people import (
    HandoverOrderError,
    HandoverOverlapError,
    SelfHandoverError,
)
from zhixingli.domain.errors.reports import NothingHandedOverError
from zhixingli.domain.matters.directory import Handover
from zhixingli.domain.matters.duties import refuse_wrong_post
from zhixingli.domain.matters.responsibility import (
    NOWHERE,
    Assignment,
    assignment_on,
    give_back,
    pass_on,
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
from zhixingli.store.kinds.people import handovers
from zhixingli.store.kinds.responsibility import (
    open_duties_of,
    open_subjects_of,
    passed_between,
    save_held,
)
from zhixingli.store.tables import handover, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.refs import PersonRef
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def assign_subject(
    ledger: Ledger, stamp: Stamp, wanted: str, *, leader: str | None, unit: str | None
) -> Change[AssignmentChange]:
    """Give a subject another leader or unit from a day on (改派); the day may lie ahead."""
    subject_key = subject_id(wanted)

    def use_case(session: Session) -> Outcome[AssignmentChange]:
        find = Finder(session.conn, stamp.on)
        title = _title(session, subject_key)
        history = load_assignments(session.conn, subject_key)
        before = [replace(each) for each in history]
        previous, after = reassign(
            session.desk(),
            history,
            leader=find.maybe_person(leader, field="--leader"),
            unit=find.maybe_unit(unit, field="--unit"),
        )
        save_held(session.work, before, history)
        known = names(session.conn, stamp.on)
        later = [each for each in history if each.from_on > stamp.on and each.who != after.who]
        change = _change(title, previous, after, known, later)
        line = (
            f"{change.id} 自 {change.from_} 起由 {_leader(change)}、{change.unit.name} 负责"
            f"{_until(later, known)}"
        )
        return Outcome(change, line)

    return perform(ledger, stamp, use_case)


def _leader(change: AssignmentChange) -> str:
    """Name who has it; of an acting leader, for whom too."""
    if change.acting_for is None:
        return change.leader.name
    return f"{change.leader.name}（代{change.acting_for.name}）"


def _until(later: Sequence[Assignment], known: Names) -> str:
    """Say until when an assignment holds, and who has it then."""
    if not later:
        return ""
    first = later[0]
    then = f"{known.people[first.leader].name}、{known.units[first.unit].name}"
    return f"，到 {first.from_on - _DAY} 为止；{first.from_on} 起由 {then} 负责"


_DAY: Final = timedelta(days=1)


def hand_over(
    ledger: Ledger, stamp: Stamp, giver: str, taker: str, *, until: date | None = None
) -> Change[HandoverSheet]:
    """Pass everything open that one person carries to another, in one transaction (移交).

    With a last day the other only acts (代理): it all goes back by itself, what is given to the
    one who is away meanwhile too. The first day may lie ahead.
    """

    def use_case(session: Session) -> Outcome[HandoverSheet]:
        find = Finder(session.conn, stamp.on)
        from_id, to_id = find.person(giver, field="from"), find.person(taker, field="to")
        known = names(session.conn, stamp.on)
        if from_id == to_id:
            raise SelfHandoverError(name=known.people[to_id].name, field="to")
        passing = Handover(from_id, stamp.on, to_id, until, stamp.today, stamp.reason)
        earlier = _refuse_overlap(session, passing, known)
        carried, held = _in_hand(session, passing, earlier)
        desk = session.desk()
        if carried:
            refuse_wrong_leader(desk, to_id)
        desk.directory.refuse_departed(to_id, until or stamp.on, field="to")
        if until is not None:
            desk.directory.refuse_departed(from_id, until, field="from")
        passed = [
            change
            for row in carried
            if (change := _pass_subject(session, row.id, row.title, passing, known, earlier))
        ]
        duties = [
            part for row in held if (part := _pass_duty(session, row, passing, known, earlier))
        ]
        _remember(session, passing, earlier)
        session.work.flush()
        day = max(stamp.today, stamp.on)
        owed = owed_of(session.conn, session.law, day, to_id, passed, duties)
        sheet = HandoverSheet(
            known.people[from_id],
            known.people[to_id],
            stamp.on,
            tuple(passed),
            tuple(duties),
            owed,
            until,
        )
        kept = _kept_back(session, sheet.from_) if until is None else ()
        return Outcome(sheet, _said(sheet), kept)

    return perform(ledger, stamp, use_case)


def _said(sheet: HandoverSheet) -> str:
    also = f"、{len(sheet.duties)} 项挂钩跟踪职责" if sheet.duties else ""
    what = f"{sheet.from_.name} 的 {len(sheet.subjects)} 件在办事项{also}"
    if sheet.until is None:
        return f"{what}自 {sheet.on} 起移交 {sheet.to.name}"
    back = sheet.until + _DAY
    return (
        f"{what}自 {sheet.on} 至 {sheet.until} 由 {sheet.to.name} 代理，"
        f"{back} 起自动回到 {sheet.from_.name}"
    )


def _in_hand(
    session: Session, passing: Handover, earlier: Handover | None
) -> tuple[list[Row[Any, Any]], list[Row[Any, Any, Any, Any]]]:
    """Read what passes: the subjects and the parts; of a corrected passing also what did."""
    day, conn = passing.from_on, session.conn
    carried = list(open_subjects_of(conn, passing.giver, day, until=passing.until_on))
    held = list(open_duties_of(conn, passing.giver, day, until=passing.until_on))
    if earlier is not None:
        carried += open_subjects_of(conn, passing.taker, day, until=earlier.until_on)
        held += open_duties_of(conn, passing.taker, day, until=earlier.until_on)
    return list(dict.fromkeys(carried)), list(dict.fromkeys(held))


def _refuse_overlap(session: Session, passing: Handover, known: Names) -> Handover | None:
    """Refuse days on which one of the two is away or acts already; give what is corrected.

    The same two from the same day on again correct the last day, with a reason.
    """
    first, last = passing.from_on, passing.until_on
    if last is not None and last < first:
        raise HandoverOrderError(until=last, first=first, field="--until")
    directory = session.desk(()).directory
    found = directory.acting(passing.giver, first, last)
    found += [each for each in directory.acting(passing.taker, first, last) if each not in found]
    # One person may act for two; nobody acts while away, or is away while acting.
    earlier: Handover | None = None
    for each in found:
        same = (each.giver, each.taker, each.from_on) == (passing.giver, passing.taker, first)
        if same and last is not None and passing.reason:
            earlier = each
        elif each.taker != passing.taker or each.giver == passing.giver:
            raise HandoverOverlapError(
                giver=known.people[each.giver].name,
                taker=known.people[each.taker].name,
                first=each.from_on,
                last=each.until_on,
                field="--on",
            )
    return earlier


def _remember(session: Session, passing: Handover, earlier: Handover | None) -> None:
    """Write whose work passes to whom; the same day again corrects it."""
    row = {name: getattr(passing, name) for name in Handover.__slots__}
    same = earlier
    for each in handovers(session.conn):
        if (each.giver, each.from_on) == (passing.giver, passing.from_on):
            same = each
    if same is None:
        session.work.insert(handover, row)
        return
    old = {name: getattr(same, name) for name in Handover.__slots__}
    changes = {name: row[name] for name in ("taker", "until_on", "recorded_on", "reason")}
    session.work.update(handover, old, **changes)


def handover_sheet(
    ledger: Ledger, giver: str, taker: str, *, on: date | None, as_of: date
) -> Reply[HandoverSheet]:
    """Read what passed from one person to another on a day, the last such day by default.

    Raises NothingHandedOverError.
    """
    with reading(ledger) as (conn, law):
        find, known = Finder(conn, as_of), names(conn, as_of)
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
                None if move.place == NOWHERE else known.unit_on(move.place, day),
            )
            for move in mine
            if move.role is not None
        )
        owed = owed_of(conn, law, as_of, to_id, led, duties)
        until = [
            each.until_on
            for each in handovers(conn)
            if (each.giver, each.taker, each.from_on) == (from_id, to_id, day)
        ]
        ends = until[0] if until else None
        sheet = HandoverSheet(
            known.people[from_id], known.people[to_id], day, led, duties, owed, ends
        )
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


def _pass_subject(  # noqa: PLR0917 - one subject, and what passes
    session: Session,
    subject_key: str,
    title: str,
    passing: Handover,
    known: Names,
    earlier: Handover | None,
) -> AssignmentChange | None:
    """Let one subject pass; None where nothing of it does."""
    history = load_assignments(session.conn, subject_key)
    before = [replace(each) for each in history]
    if earlier is not None:
        give_back(history, earlier)
    if not pass_on(history, passing, today=session.work.stamp.today):
        return None
    save_held(session.work, before, history)
    first = min(each.from_on for each in history if each.from_on >= passing.from_on)
    previous, after = assignment_on(before, first), assignment_on(history, first)
    return _change(title, previous, after, known)


def _change(
    title: str,
    previous: Assignment,
    after: Assignment,
    known: Names,
    later: Sequence[Assignment] = (),
) -> AssignmentChange:
    acting_for = known.people[after.acting_for] if after.acting_for is not None else None
    return AssignmentChange(
        id=after.subject,
        title=title,
        from_=after.from_on,
        leader=known.people[after.leader],
        unit=known.units[after.unit],
        previous_leader=known.people[previous.leader],
        previous_unit=known.units[previous.unit],
        until=later[0].from_on - _DAY if later else None,
        acting_for=acting_for,
    )


def _pass_duty(
    session: Session,
    row: Row[Any, Any, Any, Any],
    passing: Handover,
    known: Names,
    earlier: Handover | None,
) -> DutyChange | None:
    """Let a part in a subject pass; None where nothing of it does."""
    subject_key, title, role, place = row
    held_for = None if place == NOWHERE else place
    refuse_wrong_post(session.desk(), passing.taker, Part(role), unit=held_for, field="to")
    every = load_duties(session.conn, subject_key)
    history = [each for each in every if (each.role, each.place) == (role, place)]
    before = [replace(each) for each in history]
    if earlier is not None:
        give_back(history, earlier)
    if not pass_on(history, passing, today=session.work.stamp.today):
        return None
    save_held(session.work, before, history)
    unit = None if place == NOWHERE else known.unit_on(place, passing.from_on)
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
