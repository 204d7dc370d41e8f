"""Units and people: adding, correcting, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.acts import NothingToEditError
from zhixingli.domain.errors.people import LeftBeforeError
from zhixingli.domain.terms import Post
from zhixingli.domain.writing.text import clean_text
from zhixingli.services.people.units import _rename, _still_carried
from zhixingli.services.results.people import PersonDetail
from zhixingli.services.results.refs import UnitRef
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.store.kinds.people import people, posts_on, units
from zhixingli.store.tables import person, person_post

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from sqlalchemy import Connection

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp, UnitOfWork


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

    name = clean_text(name, what="姓名", field="name").text
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


def edit_person(
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
        row = _person_row(session.conn, find.person(wanted, field="id"))
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
        row = _person_row(session.conn, find.person(wanted, field="id"))
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
        found = Finder(conn, as_of).person(wanted, field="id")
        return Reply(_person(conn, _person_row(conn, found), as_of), law.meta(as_of))


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
