"""The on-site meetings of projects: which were held, and which weeks were missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.matters.cadence import Weeks
from zhixingli.domain.writing.week import WEEK, week_name
from zhixingli.services.results.projects import HeldMeeting, MissedRun, OnsiteRecord
from zhixingli.services.use_case.names import names
from zhixingli.store.reads import recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.matters.cadence import Weekly
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.reads.recurring_facts import OnsiteRow, RecurringSubject


def onsite_records(
    conn: Connection, law: Law, projects: Collection[str], as_of: date
) -> dict[str, OnsiteRecord]:
    """Read what became of the meetings of some projects by a day."""
    standing = facts.key_projects(conn, as_of, projects)
    rows: dict[str, list[OnsiteRow]] = {}
    for row in facts.onsite_held(conn, as_of):
        rows.setdefault(row.project, []).append(row)
    known, weeks = names(conn, as_of), Weeks(law.calendar)
    return {each.id: _record(each, rows.get(each.id, []), weeks, known, as_of) for each in standing}


def _record(
    project: RecurringSubject, rows: list[OnsiteRow], weeks: Weeks, known: Names, as_of: date
) -> OnsiteRecord:
    duty, days = project.duty, [row.on for row in rows]
    over = as_of - WEEK  # a week is missed once its Sunday is past
    owed = list(weeks.between(duty, duty.since, over)) if duty is not None else []
    runs = tuple(_runs(weeks, duty, days, as_of)) if duty is not None else ()
    return OnsiteRecord(
        owed=len(owed),
        kept=len(owed) - sum(run.weeks for run in runs),
        held=tuple(_meeting(row, known, as_of) for row in reversed(rows)),
        missed=runs,
    )


def _meeting(row: OnsiteRow, known: Names, as_of: date) -> HeldMeeting:
    issued = row.issued_on is not None and row.issued_on <= as_of
    return HeldMeeting(
        id=row.meeting,
        on=row.on,
        chair=known.people[row.chair] if row.chair is not None else None,
        delegated=row.delegated,
        place=row.place,
        number=row.number if issued else None,
    )


def _runs(weeks: Weeks, duty: Weekly, days: list[date], as_of: date) -> Iterator[MissedRun]:
    """Give the missed weeks of a project, those in a row together, the oldest first."""
    row: list[date] = []
    for missed in weeks.missed(duty, days, as_of):
        if missed.consecutive == 1 and row:
            yield _run(row)
            row = []
        row.append(missed.monday)
    if row:
        yield _run(row)


def _run(row: list[date]) -> MissedRun:
    return MissedRun(week_name(row[0]), week_name(row[-1]), len(row))
