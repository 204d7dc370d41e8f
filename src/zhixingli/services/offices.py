"""The office: its name, its choices, and who hands what over to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.duties import check_post
from zhixingli.domain.errors import LedgerExistsError, SelfHandoverError, SubjectUnknownError
from zhixingli.domain.responsibility import NOWHERE, Assignment, Duty, check_leader, reassign
from zhixingli.domain.rules import without_period
from zhixingli.domain.settings import SETTINGS, Setting, adjusted, checked_value, setting
from zhixingli.domain.terms import Part
from zhixingli.domain.text import clean_text, normalise_option
from zhixingli.services.envelope import Notice
from zhixingli.services.items import Names, names
from zhixingli.services.naming import Finder, subject_id
from zhixingli.services.results import (
    AssignmentChange,
    DutyChange,
    HandoverSheet,
    OfficeDetail,
    PersonRef,
    SettingItem,
)
from zhixingli.services.session import (
    Change,
    Law,
    Outcome,
    Reply,
    Session,
    load_law,
    perform,
    reading,
)
from zhixingli.store.law import add_rules
from zhixingli.store.matters import load_assignments, load_duties
from zhixingli.store.responsibility import (
    open_duties_of,
    open_subjects_of,
    save_assignment,
    save_duty,
)
from zhixingli.store.tables import office_setting, subject

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row

    from zhixingli.domain.rules import TimeLimit
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp


def init_office(ledger: Ledger, stamp: Stamp, name: str) -> Change[OfficeDetail]:
    """Create a ledger for an office; one that has a name already is refused."""
    name = clean_text(name, what="单位名称", field="--office").text

    def use_case(session: Session) -> Outcome[OfficeDetail]:
        had = session.law.choices.on("name", stamp.today)
        if had and had != name:
            raise LedgerExistsError(name=had, field="--office")
        _write_setting(session, setting("name"), name)
        session.work.flush()
        law = load_law(session.conn)
        return Outcome(_office(law, stamp.today), f"台账已建立：{name}")

    return perform(ledger, stamp, use_case)


def set_choice(ledger: Ledger, stamp: Stamp, key: str, value: str) -> Change[OfficeDetail]:
    """Set one of the office's choices from a day on; what was received before keeps its law."""
    choice = setting(normalise_option(key).replace("-", "_"))
    typed = clean_text(value, what="设置值", field="VALUE").text
    value = checked_value(choice, typed if choice.key == "name" else normalise_option(typed))

    def use_case(session: Session) -> Outcome[OfficeDetail]:
        _write_setting(session, choice, value)
        _write_rules(session, choice, value)
        session.work.flush()
        law = load_law(session.conn)
        line = f"{choice.label}：自 {stamp.on} 起为 {value}"
        return Outcome(_office(law, max(stamp.today, stamp.on)), line)

    return perform(ledger, stamp, use_case)


def show_office(ledger: Ledger, *, as_of: date) -> Reply[OfficeDetail]:
    """Show the office and every choice it can make."""
    with reading(ledger) as (_, law):
        return Reply(_office(law, as_of), law.meta(as_of))


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
            check_leader(session.desk(), to_id)
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
        sheet = HandoverSheet(known.people[from_id], known.people[to_id], stamp.on, passed, duties)
        also = f"、{len(duties)} 项挂钩跟踪职责" if duties else ""
        line = (
            f"{sheet.from_.name} 的 {len(passed)} 件在办事项{also}"
            f"自 {stamp.on} 起移交 {sheet.to.name}"
        )
        return Outcome(sheet, line, _kept_back(session, sheet.from_))

    return perform(ledger, stamp, use_case)


def _reassign(  # noqa: PLR0913 - who, what and the names to say it with
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
    check_post(session.desk(), taker, Part(role), unit=held_for, field="to")
    after = Duty(subject_key, Part(role), place, stamp.on, taker, stamp.today, stamp.reason)
    save_duty(session.work, before, after)
    unit = None if place == NOWHERE else known.units[place]
    return DutyChange(subject_key, title, Part(role), unit)


def _kept_back(session: Session, giver: PersonRef) -> tuple[Notice, ...]:
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
    return (Notice("HANDOVER_KEPT_BACK", text),)


def _title(session: Session, wanted: str) -> str:
    title = session.conn.execute(select(subject.c.title).where(subject.c.id == wanted)).scalar()
    if title is None:
        raise SubjectUnknownError(id=wanted, field="ID")
    return str(title)


def _write_setting(session: Session, choice: Setting, value: str) -> None:
    """Write a choice from the stamp's day on; the same day again corrects it."""
    table, day = office_setting, session.work.stamp.on
    found = session.conn.execute(
        select(table).where(table.c.key == choice.key, table.c.from_on == day)
    )
    row = found.mappings().one_or_none()
    if row is not None:
        session.work.update(table, row, value=value)
    elif session.law.choices.on(choice.key, day) != value or not choice.default:
        session.work.insert(table, {"key": choice.key, "from_on": day, "value": value})


def _write_rules(session: Session, choice: Setting, value: str) -> None:
    """Write a new version of every rule that the choice alters, effective from the day on."""
    day = session.work.stamp.on
    changed = []
    for limit in session.law.rules.latest():
        after = adjusted(limit, {choice.key: value})
        if without_period(after) != without_period(limit):
            changed.append(_from(after, day))
    add_rules(session.work, changed, source="setting", day=session.work.stamp.today)


def _from(limit: TimeLimit, day: date) -> TimeLimit:
    since = max(day, limit.effective_from) if limit.effective_from is not None else day
    return replace(limit, effective_from=since, version=0)


def _office(law: Law, day: date) -> OfficeDetail:
    return OfficeDetail(
        law.choices.on("name", day) or None,
        tuple(
            SettingItem(
                key=choice.key,
                label=choice.label,
                value=law.choices.on(choice.key, day),
                default=choice.default,
                choices=choice.choices,
                from_=law.choices.since(choice.key),
            )
            for choice in SETTINGS.values()
        ),
    )
