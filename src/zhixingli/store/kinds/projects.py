"""Key projects between rows and objects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.projects.acts import COLUMNS, Material, Project
from zhixingli.domain.projects.progress import Report
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.terms import ActKind, Kind
from zhixingli.store.kinds.matters import (
    all_common_fields,
    common_fields,
    matter_rows,
    subject_row,
    subjects_of,
)
from zhixingli.store.tables import (
    act,
    material,
    milestone,
    obligation,
    project,
    project_progress,
    subject,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping, Select, Table

    from zhixingli.domain.law.rules import RuleBook

_FIGURES = tuple(name for name in Report.__slots__ if name not in ("act", "on", "text"))


def load_project(conn: Connection, project_id: str, rules: RuleBook) -> Project:
    """Read one project whole; refuse an id that is unknown or of another kind."""
    row = subject_row(conn, project_id, Kind.PROJECT, project)
    milestones = select(milestone).where(milestone.c.subject == project_id)
    return Project(
        **common_fields(conn, row, rules),
        **_own(row),
        reports=reports_of(conn, [project_id])[project_id],
        milestones={each.obligation: each.name for each in conn.execute(milestones)},
        materials=materials_of(conn, project_id),
    )


def load_projects(conn: Connection, rules: RuleBook) -> Iterator[Project]:
    """Read every project whole, in the order of IDs, without the files kept."""
    rows = subjects_of(conn, Kind.PROJECT, project)
    reports = reports_of(conn, [row["id"] for row in rows])
    named: dict[str, dict[int, str]] = defaultdict(dict)
    for each in conn.execute(select(milestone)):
        named[each.subject][each.obligation] = each.name
    for row, fields in zip(rows, all_common_fields(conn, rows, rules, Kind.PROJECT), strict=True):
        of = row["id"]
        yield Project(**fields, **_own(row), reports=reports[of], milestones=named[of])


def _own(row: RowMapping) -> dict[str, Any]:
    return {name: row[name] for name in COLUMNS} | {"level": Level(row["level"])}


def project_rows(of: Project) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a project's rows, each with its table, referred-to rows first."""
    yield from matter_rows(of)
    own = {name: getattr(of, name) for name in COLUMNS}
    yield project, {"id": of.id, **own, "level": of.level.value}
    for report in of.reports:
        yield project_progress, {"act": report.act, **{n: getattr(report, n) for n in _FIGURES}}
    for number, name in of.milestones.items():
        yield milestone, {"obligation": number, "subject": of.id, "name": name}
    for kept in of.materials:
        yield material, {name: getattr(kept, name) for name in Material.__slots__}


def reports_of(conn: Connection, projects: Collection[str]) -> dict[str, list[Report]]:
    """Read the reports of progress of several projects, in the order of their recording."""
    query = (
        select(act.c.subject, act.c.happened_on, act.c.text, project_progress)
        .join(act, act.c.id == project_progress.c.act)
        .where(act.c.subject.in_(projects))
        .order_by(act.c.id)
    )
    found: dict[str, list[Report]] = {each: [] for each in projects}
    for row in conn.execute(query).mappings():
        figures = {name: row[name] for name in _FIGURES}
        found[row["subject"]].append(
            Report(act=row["act"], on=row["happened_on"], text=row["text"], **figures)
        )
    return found


def materials_of(conn: Connection, project_id: str | None = None) -> list[Material]:
    """Read the files kept, of one project or of all."""
    query = select(material).order_by(material.c.id)
    if project_id is not None:
        query = query.where(material.c.subject == project_id)
    return [Material(**row) for row in conn.execute(query).mappings()]


def projects_on(conn: Connection, day: date) -> Sequence[RowMapping]:
    """Read the projects listed by a day, with their columns."""
    query: Select[Any] = (
        select(subject.c.title, subject.c.opened_on, subject.c.voided_on, project)
        .join(project, project.c.id == subject.c.id)
        .where(subject.c.opened_on <= day)
        .order_by(subject.c.id)
    )
    return conn.execute(query).mappings().all()


def last_acts(conn: Connection, kind: ActKind, day: date) -> dict[str, date]:
    """Read the last day by a day on which each project had an act of a kind."""
    query = (
        select(act.c.subject, act.c.happened_on)
        .join(project, project.c.id == act.c.subject)
        .where(act.c.kind == kind.value, act.c.happened_on <= day)
        .order_by(act.c.happened_on)
    )
    return dict(conn.execute(query).all())


def milestones_on(conn: Connection, day: date) -> dict[str, list[tuple[date | None, str]]]:
    """Read each project's milestones that were open on a day: due day and name, by due day."""
    query = (
        select(milestone.c.subject, obligation.c.due_on, milestone.c.name)
        .join(obligation, obligation.c.id == milestone.c.obligation)
        .where(
            obligation.c.opened_on <= day,
            obligation.c.closed_on.is_(None) | (obligation.c.closed_on > day),
        )
        .order_by(obligation.c.due_on, obligation.c.id)
    )
    found: dict[str, list[tuple[date | None, str]]] = defaultdict(list)
    for subject_id, due, name in conn.execute(query):
        found[subject_id].append((due, name))
    return found


def unit_kind(conn: Connection, unit_id: str) -> tuple[str, str]:
    """Read a unit's name and kind."""
    row = conn.execute(select(unit.c.name, unit.c.kind).where(unit.c.id == unit_id)).one()
    return row.name, row.kind
