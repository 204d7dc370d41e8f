"""The sheet of a handover (移交单): what passed from one person to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.reports import NothingHandedOverError
from zhixingli.domain.matters.responsibility import NOWHERE
from zhixingli.domain.terms import Part
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.results.responsibility import AssignmentChange, DutyChange, HandoverSheet
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Law, Reply, reading
from zhixingli.store.kinds.people import handovers
from zhixingli.store.kinds.responsibility import passed_between

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.store.ledger.database import Ledger


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
