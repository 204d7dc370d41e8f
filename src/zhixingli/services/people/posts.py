"""Use cases of further posts (兼任): held beside the main one, from a day to a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.errors.people import PostHeldError, PostNotHeldError, PostOrderError
from zhixingli.services.people.acts import classed
from zhixingli.services.people.details import person_detail
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Change, Outcome, Session, perform
from zhixingli.store import tables
from zhixingli.store.kinds.people import further_rows, people, units

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import RowMapping

    from zhixingli.services.people.acts import Appointment
    from zhixingli.services.results.people import PersonDetail
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

_DAY = timedelta(days=1)


def add_post(
    ledger: Ledger, stamp: Stamp, wanted: str, *, given: Appointment
) -> Change[PersonDetail]:
    """Give a person a further post, beside the main one."""

    def use_case(session: Session) -> Outcome[PersonDetail]:
        find = Finder(session.conn, stamp.on)
        who = find.person(wanted, field="id")
        since = given.since or stamp.on
        unit_id = find.unit(given.unit or "", field="--unit")
        directory = session.desk([who]).directory
        directory.refuse_closed(unit_id, since, field="--unit")
        directory.refuse_departed(who, since, field="id")
        post, title = classed(session, given.title, given.post)
        if given.until is not None and given.until < since:
            raise PostOrderError(until=given.until, since=since, field="--until")
        called, place = title or post.label, _name(session, unit_id, since)
        for held in directory.posts_on(who, since):
            if (held.unit, held.post, held.title) == (unit_id, post, title):
                raise PostHeldError(
                    name=directory.person(who).name,
                    since=held.from_on,
                    unit=place,
                    post=called,
                    id=who,
                    field="--title",
                )
        session.work.insert(
            tables.further_post,
            {
                "id": session.work.next_number("further_post"),
                "person": who,
                "unit": unit_id,
                "post": post.value,
                "title": title,
                "from_on": since,
                "to_on": given.until + _DAY if given.until is not None else None,
                "recorded_on": stamp.today,
                "reason": stamp.reason,
            },
        )
        session.work.flush()
        ends = f"，到 {given.until} 为止" if given.until is not None else ""
        line = f"{directory.person(who).name} 自 {since} 起兼任{place}{called}{ends}"
        return Outcome(person_detail(session.conn, who, stamp.today), line)

    return perform(ledger, stamp, use_case)


def end_post(ledger: Ledger, stamp: Stamp, wanted: str, *, unit: str) -> Change[PersonDetail]:
    """Record that a further post ends: from the stamp's day on it is no longer held (免去兼任)."""

    def use_case(session: Session) -> Outcome[PersonDetail]:
        find = Finder(session.conn, stamp.on)
        who, unit_id = find.person(wanted, field="id"), find.unit(unit, field="--unit")
        name = people(session.conn, [who])[0]["name"]
        ending = [
            row
            for row in further_rows(session.conn, who)
            if row["unit"] == unit_id and _runs(row, stamp.on)
        ]
        place = _name(session, unit_id, stamp.on)
        if not ending:
            raise PostNotHeldError(name=name, unit=place, id=who, field="--unit")
        for row in ending:
            session.work.update(tables.further_post, row, to_on=stamp.on, reason=stamp.reason)
        session.work.flush()
        line = f"{name} 自 {stamp.on} 起不再兼任{place}职务"
        return Outcome(person_detail(session.conn, who, stamp.today), line)

    return perform(ledger, stamp, use_case)


def _runs(row: RowMapping, day: date) -> bool:
    """Tell whether a further post is held on the day before, so that it can end on a day."""
    return bool(row["from_on"] < day and (row["to_on"] is None or row["to_on"] > day))


def _name(session: Session, unit_id: str, day: date) -> str:
    return units(session.conn, day, [unit_id])[0].name
