"""How many obligations stood overdue at the end of each week of a stretch (逾期存量)."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from zhixingli.domain.law.rules import ADVISORY
from zhixingli.services.readings.recurring import Recurring
from zhixingli.services.use_case.names import names
from zhixingli.store.reads.backlog import overdue_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law


def overdue_counts(conn: Connection, law: Law, days: Sequence[date], asked: Whose) -> list[int]:
    """Count what was overdue on each of some days, on which weeks end, the earliest first."""
    late = [0] * len(days)
    for each in _late(conn, law, days, asked):
        late[each] += 1
    return late


def _late(conn: Connection, law: Law, days: Sequence[date], asked: Whose) -> Iterator[int]:
    """Give the number of the day once for everything that was overdue on it."""
    known = names(conn, days[-1])
    rows = overdue_between(conn, days[0], days[-1])
    for _, group in groupby(rows, key=itemgetter("number")):
        spans = list(group)
        if not _mine(spans[0], law, known, asked):
            continue
        yield from (n for n, day in enumerate(days) if _is_late(spans, day))
    recurring = Recurring(conn, law, days[-1], days[0])
    for n, day in enumerate(days):
        owed = recurring.owed(day)
        yield from (n for each in owed if each.due < day and asked.holds(each.leader, each.unit))


def _mine(row: RowMapping, law: Law, known: Names, asked: Whose) -> bool:
    """Tell whether it binds and is whose it is asked of: the unit asked, or the one that leads."""
    limit, day = law.rules.numbered(row["rule_version"]), row["belongs_on"]
    if limit.id in ADVISORY or limit.reminder:
        return False
    leader = known.led_by(row["asked"], day, otherwise=row["leader"])
    unit = known.heir(row["asked"] or row["unit"], day)
    return asked.holds(leader, unit) or asked.holds(leader, row["unit"])


def _is_late(spans: Sequence[RowMapping], day: date) -> bool:
    own = spans[0]
    closed = own["closed_on"] is not None and own["closed_on"] <= day
    begun = [span["due_on"] for span in spans if span["from_on"] <= day]
    due = begun[-1] if begun else None
    return not closed and own["belongs_on"] <= day and due is not None and due < day
