"""Which units a week's page names, and how what was overdue came and went."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.domain.terms import Light
from zhixingli.services.readings.accounts import rates
from zhixingli.services.results.weekly import (
    BestUnit,
    NamedUnits,
    OverdueChange,
    WithdrawnLate,
    WorstUnit,
)
from zhixingli.store.reads.accounts import withdrawn_late_between
from zhixingli.store.tables import obligation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.readings.accounts import Account
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.weekly import BacklogWeek
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law

#: How many units are named, the worst and the best.
NAMED: Final = 3
#: Who owed fewer is not praised for having kept them.
ENOUGH: Final = 3


def named_units(
    overdue: Iterable[ObligationItem],
    accounts: Iterable[Account],
    withdrawn: Iterable[WithdrawnLate],
    known: Names,
    title: Callable[[str], str],
) -> NamedUnits:
    """Name the units with the most that is overdue, and those that kept everything.

    ``title`` names a person's main post.
    """
    overdue = tuple(overdue)
    longest = max(overdue, key=_days, default=None)
    late: dict[str, list[ObligationItem]] = {}
    for item in overdue:
        late.setdefault(item.unit.id, []).append(item)
    owed: dict[str, list[Account]] = {}
    for each in accounts:
        if each.binding:
            owed.setdefault(each.unit, []).append(each)
    blamed = {*late, *(each.unit.id for each in withdrawn)}
    worst = [
        WorstUnit(
            unit=items[0].unit,
            overdue=len(items),
            grave=sum(item.light is Light.BLACK for item in items),
            longest=max(items, key=_days),
        )
        for items in late.values()
    ]
    best = [
        BestUnit(known.units[unit], len(kept))
        for unit, kept in owed.items()
        if len(kept) >= ENOUGH and unit not in blamed and rates(kept).on_time == len(kept)
    ]
    return NamedUnits(
        tuple(sorted(worst, key=lambda w: (-w.overdue, -w.grave, w.unit.id))[:NAMED]),
        tuple(sorted(best, key=lambda b: (-b.owed, b.unit.id))[:NAMED]),
        longest,
        title(longest.leader.id) if longest is not None else None,
    )


def _days(item: ObligationItem) -> tuple[int, str]:
    return (item.overdue.working_days if item.overdue is not None else 0, item.key)


def overdue_change(
    conn: Connection,
    before: Iterable[ObligationItem],
    now: Iterable[ObligationItem],
    backlog: Sequence[BacklogWeek],
    day: date,
) -> OverdueChange:
    """Tell what became of what was overdue a week before."""
    was, is_ = {item.key for item in before}, {item.key for item in now}
    ended = _ends(conn, was - is_, day)
    return OverdueChange(
        before=len(was),
        added=len(is_ - was),
        settled=ended["settled"],
        withdrawn=ended["withdrawn"],
        put_off=ended["put_off"],
        now=len(is_),
        weeks=_run([each.overdue for each in backlog]),
    )


def _ends(conn: Connection, keys: set[str], day: date) -> Counter[str]:
    """Count how those that are overdue no more ended; what recurs was made good for."""
    columns = obligation.c
    query = select(columns.key, columns.discharged_on, columns.withdrawn_on)
    rows = conn.execute(query.where(columns.key.in_(keys))).all()
    found = Counter({"settled": len(keys) - len(rows)})
    for row in rows:
        if row.discharged_on is not None and row.discharged_on <= day:
            found["settled"] += 1
        elif row.withdrawn_on is not None and row.withdrawn_on <= day:
            found["withdrawn"] += 1
        else:
            found["put_off"] += 1
    return found


def _run(counts: Sequence[int]) -> int:
    """Count for how many weeks in a row the figure has risen; fallen is below zero."""
    steps = [after - before for before, after in pairwise(counts)]
    run = 0
    for step in reversed(steps):
        if step == 0 or (run and (step > 0) != (run > 0)):
            break
        run += 1 if step > 0 else -1
    return run


def withdrawn_late(  # noqa: PLR0917 - of which days, whose
    conn: Connection, law: Law, first: date, last: date, asked: Whose, known: Names
) -> Iterator[WithdrawnLate]:
    """List what was withdrawn in a stretch after its day had passed (超期撤销)."""
    for row in withdrawn_late_between(conn, first, last):
        limit, day = law.rules.numbered(row["rule_version"]), row["belongs_on"]
        leader = known.led_by(row["asked"], day, otherwise=row["leader"])
        unit = known.heir(row["asked"] or row["unit"], day)
        if asked.holds(leader, unit) and not limit.reminder:
            yield WithdrawnLate(
                id=row["subject"],
                title=row["title"],
                rule_label=limit.label,
                unit=known.units[unit],
                on=row["withdrawn_on"],
                days=(row["withdrawn_on"] - row["due"]).days,
            )
