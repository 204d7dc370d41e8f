"""Use cases of units: registered, corrected, listed, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.acts import NothingToEditError
from zhixingli.domain.errors.people import NameTakenError
from zhixingli.domain.terms import UnitKind
from zhixingli.domain.writing.text import clean_text
from zhixingli.services.results.people import UnitDetail
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.store.kinds.people import units
from zhixingli.store.kinds.responsibility import open_duties_of, open_subjects_of
from zhixingli.store.tables import person, unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from sqlalchemy import Connection

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp, UnitOfWork


def add_unit(
    ledger: Ledger, stamp: Stamp, name: str, *, short: str | None, kind: UnitKind
) -> Change[UnitDetail]:
    """Add a unit; its initials are worked out once, here."""

    def use_case(session: Session) -> Outcome[UnitDetail]:
        row = new_unit(session, name, short=short, kind=kind)
        return Outcome(_unit(row), f"已登记单位 {row['id']} {row['name']}")

    return perform(ledger, stamp, use_case)


def new_unit(session: Session, name: str, *, short: str | None, kind: UnitKind) -> dict[str, Any]:
    """Insert a unit; a name or short name that is taken is refused."""
    name = clean_text(name, what="单位名称", field="name").text
    short = clean_text(short, what="简称", field="--short").text if short else None
    session.work.flush()
    _refuse_taken(session.conn, name, short)
    row = {
        "id": f"DW-{session.work.next_number('DW'):04d}",
        "uid": session.work.uid(),
        "name": name,
        "short": short,
        "kind": kind.value,
        "initials": _unit_initials(name, short),
        "added_on": session.work.stamp.on,
    }
    session.work.insert(unit, row)
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
    """Correct a unit's name, short name or kind."""

    def use_case(session: Session) -> Outcome[UnitDetail]:
        row = _unit_row(session.conn, wanted, stamp.on)
        changes = _unit_changes(name, short, kind)
        if not changes:
            raise NothingToEditError(id=row["id"], items="--name、--short、--kind")
        _refuse_taken(session.conn, changes.get("name"), changes.get("short"), but=row["id"])
        after = dict(row) | changes
        after["initials"] = _unit_initials(after["name"], after["short"])
        session.work.update(unit, row, **(changes | {"initials": after["initials"]}))
        return Outcome(_unit(after), f"{row['id']} 已更正")

    return perform(ledger, stamp, use_case)


def list_units(ledger: Ledger, *, as_of: date) -> Reply[tuple[UnitDetail, ...]]:
    """List the units."""
    with reading(ledger) as (conn, law):
        return Reply(tuple(_unit(row) for row in units(conn)), law.meta(as_of))


def show_unit(ledger: Ledger, wanted: str, *, as_of: date) -> Reply[UnitDetail]:
    """Show one unit."""
    with reading(ledger) as (conn, law):
        return Reply(_unit(_unit_row(conn, wanted, as_of)), law.meta(as_of))


def _refuse_taken(conn: Connection, *names: str | None, but: str = "") -> None:
    """Refuse a name or short name that another unit goes by."""
    for other in units(conn):
        taken = {other["name"], other["short"]}.intersection(filter(None, names))
        if taken and other["id"] != but:
            raise NameTakenError(name=taken.pop(), id=other["id"], noun="unit", field="name")


def _unit_changes(name: str | None, short: str | None, kind: UnitKind | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = clean_text(name, what="单位名称", field="--name").text
    if short is not None:
        changes["short"] = clean_text(short, what="简称", field="--short").text
    if kind is not None:
        changes["kind"] = kind.value
    return changes


def _still_carried(session: Session, row: Mapping[Any, Any]) -> tuple[Remark, ...]:
    """Say what somebody who leaves still answers for."""
    day = session.work.stamp.on
    carried = open_subjects_of(session.conn, row["id"], day)
    parts = open_duties_of(session.conn, row["id"], day)
    if not carried and not parts:
        return ()
    also = f"、{len(parts)} 项挂钩跟踪职责" if parts else ""
    text = (
        f"{row['name']} 手上还有 {len(carried)} 件在办事项{also}，"
        f"用 zx handover {row['id']} 接手人 移交"
    )
    return (Remark("PERSON_STILL_CARRIES", text),)


def _unit_initials(name: str, short: str | None) -> str:
    from zhixingli.services.people.pinyin import initials_of  # noqa: PLC0415 - pypinyin is slow

    found = [*initials_of(name), *(initials_of(short) if short else ())]
    return " ".join(dict.fromkeys(found))


def _unit_row(conn: Connection, wanted: str, day: date) -> Mapping[Any, Any]:
    return units(conn, [Finder(conn, day).unit(wanted, field="id")])[0]


def _unit(row: Mapping[Any, Any]) -> UnitDetail:
    return UnitDetail(
        row["id"], row["uid"], row["name"], row["short"], UnitKind(row["kind"]), row["added_on"]
    )


def _rename(work: UnitOfWork, row: Mapping[Any, Any], name: str) -> Mapping[Any, Any]:
    from zhixingli.services.people.pinyin import initials_of_person  # noqa: PLC0415 - pypinyin is slow

    name = clean_text(name, what="姓名", field="--name").text
    changes = {"name": name, "initials": " ".join(initials_of_person(name))}
    work.update(person, row, **changes)
    return dict(row) | changes
