"""Units and people: adding, correcting, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors import LeftBeforeError, NameTakenError, NothingToEditError
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.domain.writing.text import clean_text
from zhixingli.services.results import PersonDetail, UnitDetail, UnitRef
from zhixingli.services.use_case.envelope import Notice
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.store.kinds.people import people, posts_on, units
from zhixingli.store.kinds.responsibility import open_duties_of, open_subjects_of
from zhixingli.store.tables import person, person_post, unit

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
    name = clean_text(name, what="单位名称", field="NAME").text
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


def edit_unit(  # noqa: PLR0913 - what of a unit can change
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


def add_person(
    ledger: Ledger, stamp: Stamp, name: str, *, unit_name: str, post: Post
) -> Change[PersonDetail]:
    """Add a person with unit and post; namesakes are told apart by them."""

    def use_case(session: Session) -> Outcome[PersonDetail]:
        find = Finder(session.conn, stamp.on)
        row = new_person(
            session.work, name, unit_id=find.unit(unit_name, field="--unit"), post=post
        )
        session.work.flush()
        detail = _person(session.conn, row, stamp.today)
        return Outcome(
            detail, f"已登记 {row['id']} {row['name']}（{detail.unit.name}{post.label}）"
        )

    return perform(ledger, stamp, use_case)


def new_person(
    work: UnitOfWork, name: str, *, unit_id: str, post: Post, left_on: date | None = None
) -> dict[str, Any]:
    """Insert a person and the first post."""
    from zhixingli.services.people.pinyin import initials_of_person  # noqa: PLC0415 - pypinyin is slow

    name = clean_text(name, what="姓名", field="NAME").text
    row = {
        "id": f"RY-{work.next_number('RY'):04d}",
        "uid": work.uid(),
        "name": name,
        "initials": " ".join(initials_of_person(name)),
        "added_on": work.stamp.on,
        "left_on": left_on,
    }
    work.insert(person, row)
    work.insert(
        person_post,
        {"person": row["id"], "from_on": work.stamp.on, "unit": unit_id, "post": post.value},
    )
    return row


def edit_person(  # noqa: PLR0913 - what of a person can change
    ledger: Ledger,
    stamp: Stamp,
    wanted: str,
    *,
    name: str | None,
    unit_name: str | None,
    post: Post | None,
) -> Change[PersonDetail]:
    """Correct a name, or record another unit or post from a day on."""

    def use_case(session: Session) -> Outcome[PersonDetail]:
        find = Finder(session.conn, stamp.on)
        row = _person_row(session.conn, find.person(wanted, field="P"))
        if name is None and unit_name is None and post is None:
            raise NothingToEditError(id=row["id"], items="--name、--unit、--post")
        if name is not None:
            row = _rename(session.work, row, name)
        unit_id = find.maybe_unit(unit_name, field="--unit")
        _take_post(session, row["id"], unit_id, post)
        session.work.flush()
        return Outcome(_person(session.conn, row, stamp.today), f"{row['id']} 已更正")

    return perform(ledger, stamp, use_case)


def leave_person(ledger: Ledger, stamp: Stamp, wanted: str) -> Change[PersonDetail]:
    """Record that a person left: nothing new can be given to them from that day on."""

    def use_case(session: Session) -> Outcome[PersonDetail]:
        find = Finder(session.conn, stamp.on)
        row = _person_row(session.conn, find.person(wanted, field="P"))
        if stamp.on < row["added_on"]:
            raise LeftBeforeError(
                name=row["name"], day=stamp.on, added=row["added_on"], field="--on"
            )
        session.work.update(person, row, left_on=stamp.on)
        detail = _person(session.conn, dict(row) | {"left_on": stamp.on}, stamp.today)
        line = f"{row['name']} 自 {stamp.on} 起离任"
        return Outcome(detail, line, _still_carried(session, row))

    return perform(ledger, stamp, use_case)


def list_people(
    ledger: Ledger, *, as_of: date, unit_name: str | None
) -> Reply[tuple[PersonDetail, ...]]:
    """List the people with their posts on a day."""
    with reading(ledger) as (conn, law):
        wanted = Finder(conn, as_of).maybe_unit(unit_name, field="--unit")
        details = _people(conn, as_of)
        found = tuple(each for each in details if wanted in (None, each.unit.id))
        return Reply(found, law.meta(as_of))


def show_person(ledger: Ledger, wanted: str, *, as_of: date) -> Reply[PersonDetail]:
    """Show one person with the post of a day."""
    with reading(ledger) as (conn, law):
        found = Finder(conn, as_of).person(wanted, field="P")
        return Reply(_person(conn, _person_row(conn, found), as_of), law.meta(as_of))


def _refuse_taken(conn: Connection, *names: str | None, but: str = "") -> None:
    """Refuse a name or short name that another unit goes by."""
    for other in units(conn):
        taken = {other["name"], other["short"]}.intersection(filter(None, names))
        if taken and other["id"] != but:
            raise NameTakenError(name=taken.pop(), id=other["id"], noun="unit", field="NAME")


def _unit_changes(name: str | None, short: str | None, kind: UnitKind | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = clean_text(name, what="单位名称", field="--name").text
    if short is not None:
        changes["short"] = clean_text(short, what="简称", field="--short").text
    if kind is not None:
        changes["kind"] = kind.value
    return changes


def _still_carried(session: Session, row: Mapping[Any, Any]) -> tuple[Notice, ...]:
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
    return (Notice("PERSON_STILL_CARRIES", text),)


def _unit_initials(name: str, short: str | None) -> str:
    from zhixingli.services.people.pinyin import initials_of  # noqa: PLC0415 - pypinyin is slow

    found = [*initials_of(name), *(initials_of(short) if short else ())]
    return " ".join(dict.fromkeys(found))


def _unit_row(conn: Connection, wanted: str, day: date) -> Mapping[Any, Any]:
    return units(conn, [Finder(conn, day).unit(wanted, field="U")])[0]


def _unit(row: Mapping[Any, Any]) -> UnitDetail:
    return UnitDetail(
        row["id"], row["uid"], row["name"], row["short"], UnitKind(row["kind"]), row["added_on"]
    )


def _person_row(conn: Connection, person_id: str) -> Mapping[Any, Any]:
    return people(conn, [person_id])[0]


def _person(conn: Connection, row: Mapping[Any, Any], day: date) -> PersonDetail:
    return next(each for each in _people(conn, day, row) if each.id == row["id"])


def _people(
    conn: Connection, day: date, only: Mapping[Any, Any] | None = None
) -> list[PersonDetail]:
    held = posts_on(conn, day)
    refs = {row["id"]: UnitRef(row["id"], row["name"], row["short"]) for row in units(conn)}
    return [
        PersonDetail(
            row["id"],
            row["uid"],
            row["name"],
            refs[held[row["id"]]["unit"]],
            Post(held[row["id"]]["post"]),
            row["added_on"],
            row["left_on"],
        )
        for row in ([only] if only is not None else people(conn))
    ]


def _rename(work: UnitOfWork, row: Mapping[Any, Any], name: str) -> Mapping[Any, Any]:
    from zhixingli.services.people.pinyin import initials_of_person  # noqa: PLC0415 - pypinyin is slow

    name = clean_text(name, what="姓名", field="--name").text
    changes = {"name": name, "initials": " ".join(initials_of_person(name))}
    work.update(person, row, **changes)
    return dict(row) | changes


def _take_post(session: Session, person_id: str, unit_id: str | None, post: Post | None) -> None:
    """Write the post held from the stamp's day on; the same day again corrects it."""
    if unit_id is None and post is None:
        return
    day = session.work.stamp.on
    held = posts_on(session.conn, day)[person_id]
    row = {
        "person": person_id,
        "from_on": day,
        "unit": unit_id or held["unit"],
        "post": post.value if post is not None else held["post"],
    }
    if held["from_on"] == day:
        session.work.update(person_post, held, unit=row["unit"], post=row["post"])
    else:
        session.work.insert(person_post, row)
