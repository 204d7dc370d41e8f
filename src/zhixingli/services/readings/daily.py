"""The daily readings over all obligations: overdue, due, today, each as of any day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, true

from zhixingli.domain.terms import Kind, Light
from zhixingli.services.matters.obligation_items import item_from_row
from zhixingli.services.readings.recurring import owed_recurring
from zhixingli.services.readings.recurring_items import items_of
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.next_steps import next_step
from zhixingli.services.use_case.provisional import refuse_provisional
from zhixingli.services.use_case.session import Law, Reply, reading
from zhixingli.store.reads.owed import owed_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.refs import Reader
    from zhixingli.store.ledger.database import Ledger


@dataclass(frozen=True, slots=True)
class DueIn:
    """A stretch of due days, both ends included; an end left out lies open."""

    first: date | None
    last: date | None

    def where(self, due: ColumnElement[Any]) -> ColumnElement[bool]:
        """Say it of a column."""
        bounds = [due >= self.first] if self.first is not None else []
        bounds += [due <= self.last] if self.last is not None else []
        return and_(true(), *bounds)

    def holds(self, due: date) -> bool:
        """Say it of a day."""
        begun = self.first is None or self.first <= due
        return begun and (self.last is None or due <= self.last)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which obligations are asked for; leader and unit as they were named."""

    leader: str | None = None
    unit: str | None = None
    kind: Kind | None = None
    rule: str | None = None
    strict: bool = False
    reader: str | None = None


def overdue(ledger: Ledger, *, as_of: date, filters: Filters) -> Reply[tuple[ObligationItem, ...]]:
    """Read who owes what since when: due before the day and not discharged by it (逾期)."""
    with reading(ledger) as (conn, law):
        found = tuple(
            item
            for item in owed_in(conn, law, as_of, DueIn(None, as_of - _DAY), filters)
            if item.overdue is not None
        )
        if filters.reader is None:
            return _reply(conn, found, law, as_of, filters)
        return _for_reader(conn, found, law, as_of, filters)


def due_within(
    ledger: Ledger, *, as_of: date, within: int, filters: Filters
) -> Reply[tuple[ObligationItem, ...]]:
    """Read what falls due in the next working days, today included, overdue ones not."""
    with reading(ledger) as (conn, law):
        last = last_day_within(law, as_of, within)
        found = owed_in(conn, law, as_of, DueIn(as_of, last), filters)
        return _reply(conn, found, law, as_of, filters)


def today(ledger: Ledger, *, as_of: date, filters: Filters) -> Reply[tuple[ObligationItem, ...]]:
    """Read what a morning asks for: overdue, due today, due soon (逾期、今日到期、临期)."""
    with reading(ledger) as (conn, law):
        found = owed_in(conn, law, as_of, DueIn(None, last_warned(law, as_of)), filters)
        lit = tuple(item for item in found if item.light is not Light.GREEN)
        return _reply(conn, lit, law, as_of, filters)


def last_warned(law: Law, as_of: date) -> date:
    """Give the last due day that some rule warns of on a day (临期)."""
    soon = max((limit.warning_days for limit in law.rules.current(as_of)), default=0)
    return law.calendar.add(as_of, soon) if soon else as_of


def last_day_within(law: Law, as_of: date, within: int) -> date:
    """Give the last of the next N working days, the day itself counted when it is one."""
    days = within - 1 if law.calendar.is_working_day(as_of) else within
    return law.calendar.add(as_of, days) if days > 0 else as_of


_DAY: Final = timedelta(days=1)


def owed_in(
    conn: Connection, law: Law, as_of: date, window: DueIn, filters: Filters
) -> tuple[ObligationItem, ...]:
    """Give what was owed on a day and falls due in a stretch, stored or recurring, by due day."""
    find = Finder(conn, as_of)
    if filters.rule is not None:
        law.rules.versions(filters.rule)
    leader = find.maybe_person(filters.leader, field="--leader")
    unit = find.maybe_unit(filters.unit, field="--unit")
    kind = filters.kind.value if filters.kind is not None else None
    known = names(conn, as_of)
    units = known.merged_into(unit) if unit is not None else None
    rows = owed_on(
        conn, as_of, window.where, leader=leader, units=units, kind=kind, rule=filters.rule
    )
    stored = [
        item
        for row in rows
        for item in [item_from_row(row, as_of=as_of, law=law, known=known)]
        if unit in (None, item.unit.id, row["lead_unit"]) and leader in (None, item.leader.id)
    ]
    recurring = [
        owed
        for owed in owed_recurring(conn, law, as_of)
        if window.holds(owed.due)
        and leader in (None, owed.leader)
        and unit in (None, owed.unit)
        and filters.kind in (None, owed.kind)
        and filters.rule in (None, owed.limit.id)
    ]
    if not recurring:
        return tuple(stored)
    found = stored + items_of(conn, law, recurring, as_of=as_of)
    return tuple(sorted(found, key=lambda item: item.due or as_of))


def _for_reader(
    conn: Connection, found: Iterable[ObligationItem], law: Law, as_of: date, filters: Filters
) -> Reply[tuple[ObligationItem, ...]]:
    """Keep what one reader must see, and say how much a brief list leaves out."""
    from zhixingli.services.scope.brief import grave  # noqa: PLC0415 - not for the daily reads
    from zhixingli.services.scope.readers import brief_notice, whose  # noqa: PLC0415 - likewise

    asked = whose(conn, as_of, leader=filters.leader, unit=filters.unit, reader=filters.reader)
    mine = [item for item in found if asked.holds(item.leader.id, item.unit.id)]
    shown = grave(mine, asked) if asked.brief else tuple(mine)
    reply = _reply(conn, shown, law, as_of, filters, reader=asked.reader)
    left = brief_notice(asked, "逾期", "严重逾期", shown=len(shown), total=len(mine))
    return replace(reply, warnings=(*left, *reply.warnings))


def _reply(
    conn: Connection,
    found: Sequence[ObligationItem],
    law: Law,
    as_of: date,
    filters: Filters,
    *,
    reader: Reader | None = None,
) -> Reply[tuple[ObligationItem, ...]]:
    warnings = refuse_provisional(found, law, strict=filters.strict)
    warnings += next_step(conn, found)
    meta = meta_of(
        *(conn, law, as_of),
        leader=filters.leader,
        unit=filters.unit,
        kind=filters.kind,
        rule=filters.rule,
        reader=reader.id if reader is not None else None,
    )
    return Reply(tuple(found), meta, warnings)
