"""Suggesting what to report on at the executive meeting: a score that explains itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.cadence import Weeks
from zhixingli.domain.projects.terms import ProjectStatus
from zhixingli.domain.writing.week import TO_SUNDAY
from zhixingli.services.projects.listing import project_rows_on
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.readings.sponsors import sponsor_on
from zhixingli.services.results.overview import Factor, Suggested
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.meetings import decisions_of_projects, last_heard
from zhixingli.store.reads import recurring_facts as facts

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger

#: Points ([设]): each overdue item 3, each week without progress 1, each 3 percentage points
#: behind schedule 1, each week since last heard 0.5, each missed week in a row 2; no factor
#: gives more than 15.
POINTS: Final = {"overdue": 3.0, "stagnation": 1.0, "behind": 1 / 3, "unheard": 0.5, "missed": 2.0}
MOST: Final = 15.0
_LABELS: Final = {
    "overdue": "逾期事项数",
    "stagnation": "无进展周数",
    "behind": "落后序时百分点",
    "unheard": "距上次汇报周数",
    "missed": "连续缺会周数",
}


def suggest_projects(ledger: Ledger, *, as_of: date) -> Reply[tuple[Suggested, ...]]:
    """Score the active key projects, the one that most needs a hearing first."""
    with reading(ledger) as (conn, law):
        return Reply(tuple(suggested(conn, law, as_of)), law.meta(as_of))


def suggested(conn: Connection, law: Law, as_of: date) -> list[Suggested]:
    """Score the active key projects of an open ledger."""
    counts = _overdue(conn, law, as_of)
    heard = last_heard(conn, as_of)
    missed = _missed(conn, law, as_of)
    known = names(conn, as_of)
    standings = {each.id: each for each in facts.key_projects(conn, as_of)}
    found = []
    for row in project_rows_on(conn, law, as_of):
        if row.status is not ProjectStatus.ACTIVE:
            continue
        values = _values(row, as_of, counts[row.id], heard.get(row.id), missed.get(row.id, 0))
        factors = tuple(_factor(key, value) for key, value in values.items())
        found.append(
            Suggested(
                id=row.id,
                title=row.title,
                score=round(sum(factor.points for factor in factors), 1),
                factors=factors,
                sponsor=known.people[sponsor_on(standings[row.id], as_of)],
                leader=row.leader,
                unit=row.unit,
            )
        )
    return sorted(found, key=lambda each: (-each.score, each.id))


def _values(
    row: ProjectRow, as_of: date, overdue: int, heard: date | None, missed: int
) -> dict[str, float | None]:
    """Count what the score is made of, from the facts of a day."""
    idle = (as_of - (row.updated_on or row.opened_on)).days // 7
    silent = (as_of - (heard or row.opened_on)).days // 7
    behind = max(-row.deviation, 0.0) if row.deviation is not None else None
    return {
        "overdue": overdue,
        "stagnation": idle,
        "behind": behind,
        "unheard": silent,
        "missed": missed,
    }


def _factor(key: str, value: float | None) -> Factor:
    points = round(min(POINTS[key] * (value or 0), MOST), 1)
    return Factor(key, _LABELS[key], value, points)


def _overdue(conn: Connection, law: Law, as_of: date) -> Counter[str]:
    """Count the overdue items of each project, its decisions among them."""
    about = decisions_of_projects(conn)
    late = (item for item in owed_in(conn, law, as_of, DueIn(None, as_of), Filters()))
    ids = (about.get(item.id, item.id) for item in late if item.overdue is not None)
    return Counter(ids)


def _missed(conn: Connection, law: Law, as_of: date) -> dict[str, int]:
    """Count how many weeks in a row each project has had no meeting, up to now."""
    weeks = Weeks(law.calendar)
    last = facts.last_onsite(conn, as_of)
    return {
        each.id: sum(
            monday + TO_SUNDAY < as_of
            for monday in weeks.outstanding(each.duty, last.get(each.id), as_of)
        )
        for each in facts.key_projects(conn, as_of)
        if each.duty is not None
    }
