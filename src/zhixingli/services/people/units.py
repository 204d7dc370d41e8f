"""Use cases of units: registered, renamed from a day on, corrected, closed, merged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.acts import NothingToEditError
from zhixingli.domain.errors.people import (
    NameTakenError,
    UnitBusyError,
    UnitClosedEarlyError,
    UnitSelfMergeError,
)
from zhixingli.domain.matters.dated import ALWAYS, DatedFact, correct, hold_from, last_value
from zhixingli.domain.writing.text import clean_text
from zhixingli.services.people.hanging import CLOSED, hanging_on, move_to
from zhixingli.services.results.people import UnitClosing, UnitDetail, UnitName
from zhixingli.services.results.refs import UnitRef
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.store import tables
from zhixingli.store.kinds.dated import save_facts
from zhixingli.store.kinds.people import UnitKnown, units

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from sqlalchemy import Connection

    from zhixingli.domain.terms import UnitKind
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def add_unit(
    ledger: Ledger, stamp: Stamp, name: str, *, short: str | None, kind: UnitKind
) -> Change[UnitDetail]:
    """Add a unit; its initials are worked out once, here."""

    def use_case(session: Session) -> Outcome[UnitDetail]:
        row = new_unit(session, name, short=short, kind=kind)
        session.work.flush()
        detail = _shown(session.conn, row["id"], stamp.today)
        return Outcome(detail, f"已登记单位 {row['id']} {row['name']}")

    return perform(ledger, stamp, use_case)


def new_unit(session: Session, name: str, *, short: str | None, kind: UnitKind) -> dict[str, Any]:
    """Insert a unit; a name or short name that is taken is refused."""
    name = clean_text(name, what="单位名称", field="name").text
    short = clean_text(short, what="简称", field="--short").text if short else None
    session.work.flush()
    _refuse_taken(session.conn, session.work.stamp.on, name, short)
    row = {
        "id": f"DW-{session.work.next_number('DW'):04d}",
        "uid": session.work.uid(),
        "name": name,
        "short": short,
        "kind": kind.value,
        "initials": _unit_initials(name, short),
        "added_on": session.work.stamp.on,
        "closed_on": None,
        "closing_recorded_on": None,
        "merged_into": None,
    }
    session.work.insert(tables.unit, row)
    return row


def edit_unit(
    ledger: Ledger,
    stamp: Stamp,
    wanted: str,
    *,
    name: str | None,
    short: str | None,
    kind: UnitKind | None,
) -> Change[UnitDetail]:
    """Give a unit another name, short name or kind from a day on; or correct a mistake in them.

    A correction (a reason and no day) holds for all the days of what it corrects.
    """

    def use_case(session: Session) -> Outcome[UnitDetail]:
        known = _unit_row(session.conn, wanted, stamp.on)
        changes = _unit_changes(name, short, kind)
        if not changes:
            raise NothingToEditError(id=known.id, items="--name、--short、--kind")
        session.desk(()).directory.refuse_closed(known.id, stamp.on, field="id")
        _refuse_taken(
            session.conn, stamp.on, changes.get("name"), changes.get("short"), but=known.id
        )
        called = changes.get("name", known.name), changes.get("short", known.short)
        changes["initials"] = _unit_initials(*called)
        _hold(session, known, changes)
        session.work.flush()
        detail = _shown(session.conn, known.id, stamp.today)
        if stamp.corrects:
            line = f"{known.id} 已更正登记错误，以前各日的读数一并改正"
            return Outcome(detail, line)
        hangs = hanging_on(session, known.id, stamp.on)
        line = f"{known.id} 自 {stamp.on} 起称 {called[0]}，以前的日子仍称 {known.name}"
        return Outcome(detail, line, hangs.remark("UNIT_RENAMED", "自那天起随新名：", known.name))

    return perform(ledger, stamp, use_case)


def close_unit(ledger: Ledger, stamp: Stamp, wanted: str) -> Change[UnitClosing]:
    """Close a unit from a day on (撤销); one with open work only goes into another."""

    def use_case(session: Session) -> Outcome[UnitClosing]:
        known = _closing(session, wanted)
        hangs = hanging_on(session, known.id, stamp.on)
        if hangs.work:
            raise UnitBusyError(name=known.name, what=hangs.said, id=known.id, field="id")
        return _closed(session, known, None)

    return perform(ledger, stamp, use_case)


def merge_unit(ledger: Ledger, stamp: Stamp, wanted: str, *, into: str) -> Change[UnitClosing]:
    """Merge a unit into another from a day on (撤并): its open work goes along, not its history."""

    def use_case(session: Session) -> Outcome[UnitClosing]:
        known = _closing(session, wanted)
        heir = _unit_row(session.conn, into, stamp.on, field="--into")
        if heir.id == known.id:
            raise UnitSelfMergeError(name=known.name, field="--into")
        _refuse_closing(session, heir)
        return _closed(session, known, heir)

    return perform(ledger, stamp, use_case)


def list_units(ledger: Ledger, *, as_of: date) -> Reply[tuple[UnitDetail, ...]]:
    """List the units as they are called on a day; those closed by then say so."""
    with reading(ledger) as (conn, law):
        known = units(conn, as_of)
        found = tuple(_unit(each, known, as_of) for each in known if each.added_on <= as_of)
        return Reply(found, law.meta(as_of))


def show_unit(ledger: Ledger, wanted: str, *, as_of: date) -> Reply[UnitDetail]:
    """Show one unit."""
    with reading(ledger) as (conn, law):
        found = Finder(conn, as_of).unit(wanted, field="id")
        return Reply(_shown(conn, found, as_of), law.meta(as_of))


def _closing(session: Session, wanted: str) -> UnitKnown:
    stamp = session.work.stamp
    known = _unit_row(session.conn, wanted, stamp.on)
    session.desk(()).directory.refuse_closed(known.id, known.closed_on or stamp.on, field="id")
    if stamp.on < known.added_on:
        raise UnitClosedEarlyError(
            day=stamp.on, name=known.name, added=known.added_on, field="--on"
        )
    return known


def _refuse_closing(session: Session, heir: UnitKnown) -> None:
    """Refuse a unit that is, or will be, no more: nothing goes into it."""
    day = heir.closed_on or session.work.stamp.on
    session.desk(()).directory.refuse_closed(heir.id, day, field="--into")


def _closed(session: Session, known: UnitKnown, heir: UnitKnown | None) -> Outcome[UnitClosing]:
    """Close it and move what hangs on it; say what went where."""
    stamp = session.work.stamp
    hangs = hanging_on(session, known.id, stamp.on)
    subjects = move_to(session, hangs, heir) if heir is not None else ()
    session.work.update(
        tables.unit,
        known.row,
        closed_on=stamp.on,
        closing_recorded_on=stamp.today,
        merged_into=heir.id if heir is not None else None,
    )
    session.work.flush()
    change = UnitClosing(
        unit=_shown(session.conn, known.id, max(stamp.on, stamp.today)),
        into=UnitRef(heir.id, heir.name, heir.short) if heir is not None else None,
        on=stamp.on,
        subjects=subjects,
        parts=hangs.parts,
        cosigns=hangs.cosigns,
        people=hangs.people,
    )
    where = f"并入{heir.name}" if heir is not None else "撤销"
    line = f"{known.name}自 {stamp.on} 起{where}，以前的责任仍归{known.name}"
    return Outcome(change, line, hangs.remark(CLOSED, "一并转过去：", known.name))


def _hold(session: Session, known: UnitKnown, changes: Mapping[str, str | None]) -> None:
    """Let values hold from the stamp's day on, or correct those in force on it."""
    stamp = session.work.stamp
    facts = [replace(each) for each in known.facts]
    own = {
        "name": known.name,
        "short": known.short,
        "kind": known.kind.value,
        "initials": " ".join(known.initials),
    }
    last: dict[str, str | None] = {}
    for name, value in changes.items():
        new = DatedFact(known.id, name, ALWAYS, stamp.on, value, stamp.today, stamp.reason)
        if stamp.corrects:
            correct(facts, new)
        else:
            hold_from(facts, new, until_now=own[name], since=known.added_on)
        dated = any(each.name == name for each in facts)
        last[name] = last_value(facts, name) if dated else value
    save_facts(session.work, known.facts, facts)
    session.work.update(tables.unit, known.row, **last)


def _refuse_taken(conn: Connection, day: date, *names: str | None, but: str = "") -> None:
    """Refuse a name or short name that another unit goes by, on the day or later."""
    for other in units(conn, day):
        called = {other.name, other.short}
        called |= {
            each.value
            for each in other.facts
            if each.name in _NAMES and each.from_on >= day and not other.closed(day)
        }
        taken = called.intersection(filter(None, names))
        if taken and other.id != but:
            raise NameTakenError(name=taken.pop(), id=other.id, noun="unit", field="name")


_NAMES: Final = ("name", "short")


def _unit_changes(
    name: str | None, short: str | None, kind: UnitKind | None
) -> dict[str, str | None]:
    changes: dict[str, str | None] = {}
    if name is not None:
        changes["name"] = clean_text(name, what="单位名称", field="--name").text
    if short is not None:
        changes["short"] = clean_text(short, what="简称", field="--short").text
    if kind is not None:
        changes["kind"] = kind.value
    return changes


def _unit_initials(name: str | None, short: str | None) -> str:
    from zhixingli.services.people.pinyin import initials_of  # noqa: PLC0415 - pypinyin is slow

    found = [*initials_of(name or ""), *(initials_of(short) if short else ())]
    return " ".join(dict.fromkeys(found))


def _unit_row(conn: Connection, wanted: str, day: date, *, field: str = "id") -> UnitKnown:
    return units(conn, day, [Finder(conn, day).unit(wanted, field=field)])[0]


def _shown(conn: Connection, unit_id: str, day: date) -> UnitDetail:
    known = units(conn, day)
    return next(_unit(each, known, day) for each in known if each.id == unit_id)


def _unit(known: UnitKnown, others: list[UnitKnown], day: date) -> UnitDetail:
    closing = known.closing_known(day)
    heirs = {each.id: UnitRef(each.id, each.name, each.short) for each in others}
    told = [each for each in known.facts if min(each.from_on, each.recorded_on) <= day]
    changes = sorted({each.from_on for each in told if each.name != "initials"})
    names = [_called(known, on) for on in changes] if len(changes) > 1 else []
    return UnitDetail(
        known.id,
        known.uid,
        known.name,
        known.short,
        known.kind,
        known.added_on,
        known.closed_on if closing else None,
        heirs[known.merged_into] if closing and known.merged_into is not None else None,
        names=tuple(each for each in names if each.from_ <= day),
        coming=tuple(each for each in names if each.from_ > day),
    )


def _called(known: UnitKnown, day: date) -> UnitName:
    then = known.on(day)
    return UnitName(day, then.name, then.short, then.kind)
