"""Open obligations under a new calendar: which due dates move, and the spans that say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.timing import begin_anew, retime
from zhixingli.services.results.calendar import Move
from zhixingli.store.kinds.obligations import load_obligations
from zhixingli.store.tables import obligation, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection

    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.domain.notices.plan import Plan
    from zhixingli.services.use_case.session import Law

#: How many ids one statement names; SQLite's oldest limit on variables is 999.
_CHUNK: Final = 900


@dataclass(frozen=True, slots=True)
class Recomputed:
    """Obligations as they were and as they are now; ``moves`` has the earlier ones first.

    ``confirmed`` counts those whose date is provisional no longer.
    """

    changed: tuple[tuple[Obligation, Obligation], ...]
    moves: tuple[Move, ...]
    confirmed: int


def recompute(conn: Connection, law: Law, plan: Plan, *, since: date, revision: int) -> Recomputed:
    """Compute every open obligation by the planned calendar, writing nothing.

    Spans begin on ``since``, the day from which the new calendar holds: earlier days keep
    the due dates that were in force.
    """
    table = obligation.c
    unsettled = or_(table.closed_on.is_(None), table.by_law & (table.discharged_on >= since))
    owed = load_obligations(conn, law.rules, unsettled, _touched(plan))
    changed = []
    for after in owed.values():
        before = replace(after, spans=list(after.spans))
        begin = max(since, after.opened_on)
        retime(after, plan.after, revision=revision, since=begin, cause=Cause.CALENDAR)
        if len(after.spans) != len(before.spans):
            changed.append((before, after))
    foreseen = _foreseen(conn, law, plan, revision, dict(_by_law(changed)))
    moved = {after.id for _, after in foreseen}
    changed = [each for each in changed if each[1].id not in moved] + foreseen
    confirmed = sum(b.last_span.provisional and not a.last_span.provisional for b, a in changed)
    return Recomputed(tuple(changed), moves_of(conn, changed), confirmed)


def _by_law(
    changed: Iterable[tuple[Obligation, Obligation]],
) -> Iterator[tuple[int, date]]:
    """Move what the law decides on the last day along with it; give each limit and its new day."""
    for _, after in changed:
        due = after.last_span.due_on
        if after.by_law and due is not None and after.discharged_on != due:
            after.discharged_on = due
            yield after.id, due


def _foreseen(
    conn: Connection, law: Law, plan: Plan, revision: int, days: Mapping[int, date]
) -> list[tuple[Obligation, Obligation]]:
    """Move what begins with the last day of another limit."""
    if not days:
        return []
    found = load_obligations(conn, law.rules, obligation.c.follows.in_(days))
    changed = []
    for after in found.values():
        before = replace(after, spans=list(after.spans))
        day = days[after.follows or 0]
        begin_anew(after, day, plan.after, revision=revision, cause=Cause.CALENDAR)
        changed.append((before, after))
    return changed


def _touched(plan: Plan) -> ColumnElement[bool]:
    """Leave out what lies wholly before the first changed day: its walk never comes there."""
    table = obligation.c
    first = min((day.date for day in plan.days), default=None)
    if first is None:
        return table.provisional
    reaches = (table.due_on >= first, table.start_on >= first, table.restarted_on >= first)
    return or_(table.provisional, table.due_on.is_(None), *reaches)


def moves_of(
    conn: Connection, changed: Iterable[tuple[Obligation, Obligation]]
) -> tuple[Move, ...]:
    """Give the due dates that differ between obligations as they were and as they are."""
    moved = [(b, a) for b, a in changed if b.last_span.due_on != a.last_span.due_on]
    titles = _titles(conn, sorted({after.subject for _, after in moved}))
    found = (
        Move(
            id=after.subject,
            key=after.key,
            rule=after.rule,
            rule_label=after.limit.label,
            title=titles[after.subject],
            due=before.last_span.due_on,
            becomes=after.last_span.due_on,
        )
        for before, after in moved
    )
    return tuple(sorted(found, key=_earlier_first))


def _earlier_first(move: Move) -> tuple[bool, date, str]:
    later = move.due is not None and move.becomes is not None and move.becomes > move.due
    return later, move.becomes or date.max, move.key


def _titles(conn: Connection, ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(ids), _CHUNK):
        query = select(subject.c.id, subject.c.title)
        rows = conn.execute(query.where(subject.c.id.in_(ids[start : start + _CHUNK])))
        found.update({row.id: row.title for row in rows})
    return found
