"""Recurring duties as obligations, with the names and the identity that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from zhixingli.domain.matters.standing import standing
from zhixingli.domain.terms import Light
from zhixingli.services.results.obligations import Lateness, ObligationItem
from zhixingli.services.use_case.names import names
from zhixingli.store.reads import office_facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.readings.recurring import Owed
    from zhixingli.services.results.refs import PersonRef, UnitRef
    from zhixingli.services.use_case.session import Law


def items_of(
    conn: Connection, law: Law, owed: Sequence[Owed], *, as_of: date
) -> list[ObligationItem]:
    """Give recurring duties as obligations, with the names they need."""
    if not owed:
        return []
    people = {who for each in owed for who in (each.leader, each.current_leader)}
    people |= {each.acting_for for each in owed if each.acting_for is not None}
    known = names(conn, as_of, people)
    black_after = int(law.choices.on("black_after", as_of))
    own = _ledger_uid(conn) if any(each.uid is None for each in owed) else ""
    return [
        _item(
            each,
            law,
            as_of,
            black_after,
            uid=str(uuid5(UUID(each.uid or own), each.key)),
            leaders=(known.people[each.leader], known.people[each.current_leader]),
            units=(known.units[each.unit], known.units[each.current_unit]),
            acting_for=known.people[each.acting_for] if each.acting_for is not None else None,
        )
        for each in owed
    ]


def _item(
    owed: Owed,
    law: Law,
    as_of: date,
    black_after: int,
    *,
    uid: str,
    leaders: tuple[PersonRef, PersonRef],
    units: tuple[UnitRef, UnitRef],
    acting_for: PersonRef | None,
) -> ObligationItem:
    stands = standing(
        owed.due,
        as_of=as_of,
        closed=False,
        warning_days=owed.limit.warning_days,
        black_after=black_after,
        calendar=law.calendar,
    )
    late = stands.light in (Light.RED, Light.BLACK)
    return ObligationItem(
        id=owed.subject,
        key=owed.key,
        uid=uid,
        kind=owed.kind,
        title=owed.title,
        rule=owed.limit.id,
        rule_label=owed.limit.label,
        leader=leaders[0],
        unit=units[0],
        opened_on=owed.start,
        due=owed.due,
        due_original=owed.due,
        provisional=law.calendar.is_provisional(owed.start, owed.due),
        paused=False,
        remaining=None,
        discharged_on=None,
        period=owed.period if owed.weekly else None,
        light=stands.light,
        overdue=Lateness(stands.calendar_days, stands.working_days) if late else None,
        withdrawn_on=None,
        on_time=None,
        on_time_original=None,
        current_leader=leaders[1],
        current_unit=units[1],
        due_unextended=owed.due,
        acting_for=acting_for,
        taken_over_on=owed.taken_over_on,
    )


def _ledger_uid(conn: Connection) -> str:
    founding = office_facts.founding(conn)
    if founding is None:
        message = "a ledger in which something is owed has a first entry"
        raise LookupError(message)
    return founding[0]
