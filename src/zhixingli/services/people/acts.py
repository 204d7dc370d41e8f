"""Use cases of people: registered, given another post, corrected, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from zhixingli.domain.errors.acts import NothingToEditError
from zhixingli.domain.errors.people import LeftBeforeError, PostNeededError
from zhixingli.domain.law.office_choices import NO_WORDS
from zhixingli.domain.terms import Post
from zhixingli.domain.writing.text import clean_text
from zhixingli.domain.writing.titles import post_of
from zhixingli.services.people.details import person_detail, person_details
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.store import tables
from zhixingli.store.kinds.people import named_people, people, post_rows
from zhixingli.store.kinds.responsibility import open_duties_of, open_subjects_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from zhixingli.services.results.people import PersonDetail
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp, UnitOfWork


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post as a clerk gives it: unit, real title, its class where the title does not say it.

    ``since`` is the first day, also one before the registration.
    """

    unit: str | None = None
    post: Post | None = None
    title: str | None = None
    since: date | None = None
    until: date | None = None


def add_person(
    ledger: Ledger,
    stamp: Stamp,
    name: str,
    *,
    unit_name: str,
    post: Post | None = None,
    title: str | None = None,
    since: date | None = None,
) -> Change[PersonDetail]:
    """Add a person with unit and post; namesakes are told apart by them."""

    def use_case(session: Session) -> Outcome[PersonDetail]:
        find = Finder(session.conn, stamp.on)
        unit_id = find.unit(unit_name, field="--unit")
        session.desk(()).directory.refuse_closed(unit_id, stamp.on, field="--unit")
        known, called = classed(session, title, post)
        again = _registered(session, name, unit_id)
        row = new_person(session.work, name, unit_id=unit_id, post=known, title=called, since=since)
        session.work.flush()
        detail = person_detail(session.conn, row["id"], stamp.today)
        what = called or known.label
        return Outcome(
            detail, f"已登记 {row['id']} {row['name']}（{detail.unit.name}{what}）", again
        )

    return perform(ledger, stamp, use_case)


def new_person(
    work: UnitOfWork,
    name: str,
    *,
    unit_id: str,
    post: Post,
    title: str | None = None,
    since: date | None = None,
    left_on: date | None = None,
) -> dict[str, Any]:
    """Insert a person and the first post."""
    name = clean_text(name, what="姓名", field="name").text
    row = {
        "id": f"RY-{work.next_number('RY'):04d}",
        "uid": work.uid(),
        "name": name,
        "initials": _initials(name),
        "added_on": work.stamp.on,
        "left_on": left_on,
    }
    work.insert(tables.person, row)
    held = {"person": row["id"], "from_on": since or work.stamp.on, "unit": unit_id}
    work.insert(
        tables.person_post,
        held | {"post": post.value, "title": title, "recorded_on": work.stamp.today},
    )
    return row


def classed(
    session: Session, title: str | None, post: Post | None, *, field: str = "--title"
) -> tuple[Post, str | None]:
    """Give the class of a post and its real title; the class that is said goes before."""
    called = clean_text(title, what="职务", field=field).text if title else None
    if post is not None:
        return post, called
    if called is None:
        classes = "、".join(f"{each.label}（{each.value}）" for each in Post)
        raise PostNeededError(classes=classes, field="--post")
    return post_of(called, own=own_words(session), field=field), called


def own_words(session: Session) -> str:
    """Give the office's own words for the classes of posts."""
    words = session.law.choices.on("title_words", session.work.stamp.on)
    return "" if words == NO_WORDS else words


def edit_person(
    ledger: Ledger,
    stamp: Stamp,
    wanted: str,
    *,
    name: str | None,
    given: Appointment,
) -> Change[PersonDetail]:
    """Correct a name, or record another main post from a day on; or correct the one in force."""

    def use_case(session: Session) -> Outcome[PersonDetail]:
        find = Finder(session.conn, stamp.on)
        row = _person_row(session.conn, find.person(wanted, field="id"))
        moves = given.unit is not None or given.post is not None or given.title is not None
        if name is None and not moves:
            raise NothingToEditError(id=row["id"], items="--name、--unit、--post、--title")
        said = []
        if name is not None:
            row = _rename(session.work, row, name)
            said.append("姓名已更正，以前各日也印新名")
        if moves:
            said.append(_take_post(session, row, find, given))
        session.work.flush()
        detail = person_detail(session.conn, row["id"], stamp.today)
        return Outcome(detail, f"{row['id']} {row['name']}：{'；'.join(said)}")

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
        session.work.update(tables.person, row, left_on=stamp.on)
        detail = person_detail(session.conn, row["id"], stamp.today)
        line = f"{row['name']} 自 {stamp.on} 起离任"
        return Outcome(detail, line, _still_carried(session, row))

    return perform(ledger, stamp, use_case)


def list_people(
    ledger: Ledger, *, as_of: date, unit_name: str | None
) -> Reply[tuple[PersonDetail, ...]]:
    """List who held a post by a day, with their posts; of a unit, also by a further post there."""
    with reading(ledger) as (conn, law):
        wanted = Finder(conn, as_of).maybe_unit(unit_name, field="--unit")
        found = tuple(
            each
            for each in person_details(conn, as_of)
            if any(post.from_ <= as_of for post in each.posts)
            and (wanted is None or wanted in {post.unit.id for post in each.posts})
        )
        return Reply(found, law.meta(as_of))


def show_person(ledger: Ledger, wanted: str, *, as_of: date) -> Reply[PersonDetail]:
    """Show one person with the posts of a day."""
    with reading(ledger) as (conn, law):
        found = Finder(conn, as_of).person(wanted, field="id")
        return Reply(person_detail(conn, found, as_of), law.meta(as_of))


def _registered(session: Session, name: str, unit_id: str) -> tuple[Remark, ...]:
    """Say that somebody of this name is in this unit already."""
    day = session.work.stamp.on
    here = {
        each.id
        for each in named_people(session.conn, day)
        if each.present and each.name == name.strip()
    }
    same = [each for each in person_details(session.conn, day) if each.id in here]
    twice = [each.id for each in same if unit_id in {post.unit.id for post in each.posts}]
    if not twice:
        return ()
    text = (
        f"{same[0].unit.name}已经有一位 {name}（{'、'.join(twice)}）；同一个人重复登记的，"
        f"用 zx person leave 登记多出的一条离任"
    )
    return (Remark("PERSON_TWICE", text),)


def _person_row(conn: Connection, person_id: str) -> Mapping[Any, Any]:
    return people(conn, [person_id])[0]


def _take_post(session: Session, row: Mapping[Any, Any], find: Finder, given: Appointment) -> str:
    """Write the main post held from a day on; the same day again corrects it. Say what changed.

    A day before the registration: what was registered then is what the person held since.
    """
    stamp = session.work.stamp
    day = given.since or stamp.on
    rows = post_rows(session.conn, row["id"])
    begun = [each for each in rows if each["from_on"] <= day]
    held = begun[-1] if begun else rows[0]
    unit_id = find.maybe_unit(given.unit, field="--unit") or held["unit"]
    session.desk(()).directory.refuse_closed(unit_id, day, field="--unit")
    post, title = Post(held["post"]), held["title"]
    if given.post is not None or given.title is not None:
        post, title = classed(session, given.title, given.post)
    new = {"unit": unit_id, "post": post.value, "title": title}
    new |= {"recorded_on": stamp.today, "reason": stamp.reason}
    called = title or post.label
    if stamp.corrects and given.since is None:
        session.work.update(tables.person_post, held, **new)
        return f"{called}，已更正登记错误，自 {held['from_on']} 起各日的读数一并改正"
    if held["from_on"] == day:
        session.work.update(tables.person_post, held, **new)
        return f"自 {day} 起任{called}"
    session.work.insert(tables.person_post, {"person": row["id"], "from_on": day} | new)
    later = [each for each in rows if each["from_on"] > day]
    if not begun and held["from_on"] == row["added_on"]:
        session.work.update(
            tables.person_post, held, **new
        )  # the registration said only what was then
        later = later[1:]
    if not later:
        return f"自 {day} 起任{called}"
    until, after = later[0]["from_on"] - timedelta(days=1), later[0]
    then = after["title"] or Post(after["post"]).label
    return f"自 {day} 起任{called}，到 {until} 为止，那以后任{then}"


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


def _rename(work: UnitOfWork, row: Mapping[Any, Any], name: str) -> Mapping[Any, Any]:
    name = clean_text(name, what="姓名", field="--name").text
    changes = {"name": name, "initials": _initials(name)}
    work.update(tables.person, row, **changes)
    return dict(row) | changes


def _initials(name: str) -> str:
    from zhixingli.services.people.pinyin import initials_of_person  # noqa: PLC0415 - pypinyin is slow

    return " ".join(initials_of_person(name))
