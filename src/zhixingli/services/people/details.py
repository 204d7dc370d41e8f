"""People as results, with every post of a day and who acts for whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhixingli.services.results.people import ActingItem, PersonDetail, PostItem
from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.store.kinds.people import directory, handovers, people, units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from zhixingli.domain.matters.directory import Handover, PostHeld

_DAY = timedelta(days=1)


def person_detail(conn: Connection, person_id: str, day: date) -> PersonDetail:
    """Describe one person as of a day."""
    return next(each for each in person_details(conn, day) if each.id == person_id)


def person_details(conn: Connection, day: date) -> list[PersonDetail]:
    """Describe the people as of a day: their posts, those to come, and for whom they act."""
    rows, known = people(conn), directory(conn)
    places = {each.id: UnitRef(each.id, each.name, each.short) for each in units(conn, day)}
    named = {row["id"]: PersonRef(row["id"], row["name"]) for row in rows}
    acting = [each for each in handovers(conn) if each.until_on is not None]
    found = []
    for row in rows:
        held = known.posts_on(row["id"], day)
        found.append(
            PersonDetail(
                row["id"],
                row["uid"],
                row["name"],
                places[held[0].unit],
                held[0].post,
                row["added_on"],
                row["left_on"] if row["left_on"] is not None and row["left_on"] <= day else None,
                title=held[0].title,
                posts=tuple(_post(each, places) for each in held),
                coming=tuple(_post(each, places) for each in known.coming(row["id"], day)),
                acting=tuple(
                    _acting(each, named)
                    for each in acting
                    if row["id"] in (each.giver, each.taker) and _not_over(each, day)
                ),
            )
        )
    return found


def _post(held: PostHeld, places: Mapping[str, UnitRef]) -> PostItem:
    until = held.to_on - _DAY if held.to_on is not None else None
    return PostItem(places[held.unit], held.post, held.title, held.from_on, until)


def _acting(each: Handover, named: Mapping[str, PersonRef]) -> ActingItem:
    return ActingItem(named[each.giver], named[each.taker], each.from_on, each.until_on or date.max)


def _not_over(each: Handover, day: date) -> bool:
    """Tell of an acting leader whether it goes on, or is to come by a decision taken by a day."""
    decided = min(each.from_on, each.recorded_on) <= day
    return decided and each.until_on is not None and each.until_on >= day
