"""Use cases of responsibility: hand over, for good or while away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.people import (
    HandoverOrderError,
    HandoverOverlapError,
    SelfHandoverError,
)
from zhixingli.domain.matters.directory import Handover
from zhixingli.domain.matters.duties import refuse_wrong_post
from zhixingli.domain.matters.responsibility import (
    NOWHERE,
    assignment_on,
    give_back,
    pass_on,
    refuse_wrong_leader,
)
from zhixingli.domain.terms import Part
from zhixingli.services.people.assigning import change_of
from zhixingli.services.people.handover_sheet import owed_of
from zhixingli.services.people.portfolio import write_leader
from zhixingli.services.results.responsibility import AssignmentChange, DutyChange, HandoverSheet
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import (
    Change,
    Outcome,
    Session,
    perform,
)
from zhixingli.store import tables
from zhixingli.store.kinds.matters import load_assignments, load_duties
from zhixingli.store.kinds.people import handovers
from zhixingli.store.kinds.portfolio import portfolio_on
from zhixingli.store.kinds.responsibility import (
    open_duties_of,
    open_subjects_of,
    save_held,
)

if TYPE_CHECKING:
    from sqlalchemy import Row

    from zhixingli.services.results.refs import PersonRef, UnitRef
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


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
        led = _pass_portfolio(session, passing) if until is None else ()
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
            led,
        )
        kept = _kept_back(session, sheet.from_) if until is None else ()
        return Outcome(sheet, _said(sheet), kept)

    return perform(ledger, stamp, use_case)


def _said(sheet: HandoverSheet) -> str:
    also = f"、{len(sheet.duties)} 项挂钩跟踪职责" if sheet.duties else ""
    what = f"{sheet.from_.name} 的 {len(sheet.subjects)} 件在办事项{also}"
    if sheet.until is None:
        units = f"，分工表上 {len(sheet.units)} 个单位一并" if sheet.units else ""
        return f"{what}自 {sheet.on} 起移交 {sheet.to.name}{units}"
    back = sheet.until + _DAY
    return (
        f"{what}自 {sheet.on} 至 {sheet.until} 由 {sheet.to.name} 代理，"
        f"{back} 起自动回到 {sheet.from_.name}"
    )


def _pass_portfolio(session: Session, passing: Handover) -> tuple[UnitRef, ...]:
    """Let the units that answer to the one answer to the other from that day on."""
    known = names(session.conn, passing.from_on)
    mine = [
        unit
        for unit, row in portfolio_on(session.conn, passing.from_on).items()
        if row["leader"] == passing.giver
    ]
    for unit in mine:
        write_leader(session, unit, passing.taker, passing.from_on)
    return tuple(known.units[unit] for unit in mine)


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
        session.work.insert(tables.handover, row)
        return
    old = {name: getattr(same, name) for name in Handover.__slots__}
    changes = {name: row[name] for name in ("taker", "until_on", "recorded_on", "reason")}
    session.work.update(tables.handover, old, **changes)


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
    return change_of(title, previous, after, known)


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
