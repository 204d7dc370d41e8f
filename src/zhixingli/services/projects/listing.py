"""The key-project ledger as a list (重点项目台账)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.projects.terms import ProjectStatus
from zhixingli.services.matters.handling import rows_on
from zhixingli.services.projects.detail import PROJECT_LINES
from zhixingli.services.scope.brief import behind
from zhixingli.services.scope.readers import brief_notice, whose
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Reply, reading

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.projects.terms import Level
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger


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
            for _, row in rows_on(conn, law, PROJECT_LINES, as_of)
            if _stands(row, filters.status)
            and filters.level in (None, row.level)
            and _seen(row, asked)
            and (sponsor is None or (row.sponsor is not None and sponsor == row.sponsor.id))
        )
        reader = asked.reader.id if asked.reader is not None else None
        meta = meta_of(conn, law, as_of, leader=filters.leader, unit=filters.unit, reader=reader)
        shown = behind(rows, asked) if asked.brief else rows
        left = brief_notice(asked, "重点项目", "严重滞后", shown=len(shown), total=len(rows))
        return Reply(shown, meta, left)


def _stands(row: ProjectRow, wanted: ProjectStatus | None) -> bool:
    """Tell whether a project stands as asked; those struck out only where they are asked for."""
    return row.status is wanted if wanted else row.status is not ProjectStatus.VOID


def _seen(row: ProjectRow, asked: Whose) -> bool:
    """Tell whether a project is asked for; a reader sees the ones that they sponsor too."""
    sponsored = row.sponsor is not None and asked.own(row.sponsor.id)
    return sponsored or asked.holds(row.leader.id, row.unit.id)


def project_rows_on(conn: Connection, law: Law, as_of: date) -> list[ProjectRow]:
    """Give every project that was not struck out by a day."""
    found = rows_on(conn, law, PROJECT_LINES, as_of)
    return [row for _, row in found if row.status is not ProjectStatus.VOID]
