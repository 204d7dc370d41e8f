"""The key-project ledger as a list (重点项目台账)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.projects.progress import latest, standing
from zhixingli.domain.projects.terms import Level, ProjectStatus
from zhixingli.domain.terms import ActKind
from zhixingli.services.projects.detail import amount, figures, last_words
from zhixingli.services.readings.recurring import sponsor_on
from zhixingli.services.results.projects import MilestoneRef, ProjectRow
from zhixingli.services.scope.brief import behind
from zhixingli.services.scope.readers import brief_notice, whose
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.projects import last_acts, milestones_on, projects_on, reports_of
from zhixingli.store.reads import recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.scope.readers import Whose
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.reads.recurring_facts import RecurringSubject


@dataclass(frozen=True, slots=True)
class ProjectFilters:
    """Which projects are asked for; people and units as they were named."""

    status: ProjectStatus | None = None
    level: Level | None = None
    leader: str | None = None
    unit: str | None = None
    sponsor: str | None = None
    reader: str | None = None


def list_projects(
    ledger: Ledger, *, as_of: date, filters: ProjectFilters
) -> Reply[tuple[ProjectRow, ...]]:
    """List the key projects of a day, as they stood on it."""
    with reading(ledger) as (conn, law):
        find = Finder(conn, as_of)
        asked = whose(conn, as_of, leader=filters.leader, unit=filters.unit, reader=filters.reader)
        sponsor = find.maybe_person(filters.sponsor, field="--sponsor")
        rows = tuple(
            row
            for row in project_rows_on(conn, as_of)
            if filters.status in (None, row.status)
            and filters.level in (None, row.level)
            and _seen(row, asked)
            and (sponsor is None or (row.sponsor is not None and sponsor == row.sponsor.id))
        )
        reader = asked.reader.id if asked.reader is not None else None
        meta = meta_of(conn, law, as_of, leader=filters.leader, unit=filters.unit, reader=reader)
        shown = behind(rows, asked) if asked.brief else rows
        left = brief_notice(asked, "重点项目", "严重滞后", shown=len(shown), total=len(rows))
        return Reply(shown, meta, left)


def _seen(row: ProjectRow, asked: Whose) -> bool:
    """Tell whether a project is asked for; a reader sees the ones that they sponsor too."""
    sponsored = row.sponsor is not None and asked.own(row.sponsor.id)
    return sponsored or asked.holds(row.leader.id, row.unit.id)


def project_rows_on(conn: Connection, as_of: date) -> Iterator[ProjectRow]:
    """Give every project that was not struck out by a day, in a handful of statements."""
    known = names(conn)
    rows = {row["id"]: row for row in projects_on(conn, as_of)}
    reports = reports_of(conn, list(rows))
    filed = last_acts(conn, ActKind.FILE, as_of)
    waiting = milestones_on(conn, as_of)
    for project in facts.key_projects(conn, as_of):
        row, told = rows[project.id], reports[project.id]
        holding = assignment_on(project.assignments, as_of)
        now = standing(
            told,
            year_plan=row["year_plan"],
            start_on=row["start_on"],
            end_on=row["end_on"],
            day=as_of,
        )
        last = latest(told, as_of)
        first = waiting.get(project.id)
        sponsored = any(duty.from_on <= as_of for duty in project.sponsors)
        yield ProjectRow(
            id=project.id,
            title=project.title,
            level=Level(row["level"]),
            status=_status(project, as_of),
            leader=known.people[holding.leader],
            unit=known.units[holding.unit],
            sponsor=known.people[sponsor_on(project, as_of)] if sponsored else None,
            total=amount(row["total"]),
            year_plan=amount(row["year_plan"]),
            **figures(now),
            **last_words(told, as_of),
            next_milestone=MilestoneRef(first[0][1], first[0][0]) if first else None,
            opened_on=project.opened_on,
            filed_on=filed.get(project.id),
            updated_on=last.on if last is not None else None,
        )


def _status(project: RecurringSubject, as_of: date) -> ProjectStatus:
    duty = project.duty
    if duty is not None and duty.until is not None and duty.until <= as_of:
        return ProjectStatus.CLOSED
    stopped = duty is not None and any(ended is None for _, ended in duty.stopped)
    return ProjectStatus.SUSPENDED if stopped else ProjectStatus.ACTIVE
