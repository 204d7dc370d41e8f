"""Key projects between rows and objects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain.projects.progress import Report
from zhixingli.domain.projects.project import COLUMNS, Project
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.terms import Kind
from zhixingli.store import tables
from zhixingli.store.kinds.dated import fact_row, facts_of
from zhixingli.store.kinds.materials import material_row, materials_where
from zhixingli.store.kinds.matters import Fields, Kept
from zhixingli.store.tables import milestone, project, project_progress
from zhixingli.store.tables.standing import act, dated_fact, material

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, RowMapping, Table

    from zhixingli.store.kinds.matters import Which

_FIGURES = tuple(name for name in Report.__slots__ if name not in ("act", "on", "text"))


def _project(row: RowMapping, fields: Fields) -> Project:
    own = {name: row[name] for name in COLUMNS} | {"level": Level(row["level"])}
    return Project(**fields, **own)


def _belongings(conn: Connection, which: Which) -> dict[str, Fields]:
    """Read the reports of progress, the milestones and the files kept of projects."""
    found: dict[str, Fields] = defaultdict(
        lambda: {"reports": [], "milestones": {}, "materials": [], "facts": []}
    )
    for subject_id, report in _reports(conn, which(act.c.subject)):
        found[subject_id]["reports"].append(report)
    for each in conn.execute(select(milestone).where(which(milestone.c.subject))):
        found[each.subject]["milestones"][each.obligation] = each.name
    for kept in materials_where(conn, which(material.c.subject)):
        found[kept.subject]["materials"].append(kept)
    for fact in facts_of(conn, which(dated_fact.c.of)):
        found[fact.of]["facts"].append(fact)
    return found


def _rows(of: Project) -> Iterator[tuple[Table, dict[str, Any]]]:
    own = {name: getattr(of, name) for name in COLUMNS}
    yield project, {"id": of.id, **own, "level": of.level.value}
    for report in of.reports:
        yield project_progress, {"act": report.act, **{n: getattr(report, n) for n in _FIGURES}}
    for number, name in of.milestones.items():
        yield milestone, {"obligation": number, "subject": of.id, "name": name}
    for kept in of.materials:
        yield tables.material, material_row(kept)
    for fact in of.facts:
        yield tables.dated_fact, fact_row(fact)


KEPT_PROJECTS: Final = Kept(Kind.PROJECT, project, _project, _rows, _belongings)


def _reports(conn: Connection, *where: ColumnElement[bool]) -> Iterator[tuple[str, Report]]:
    """Read reports of progress, each with its project, in the order of their recording."""
    query = (
        select(act.c.subject, act.c.happened_on, act.c.text, project_progress)
        .join(act, act.c.id == project_progress.c.act)
        .where(*where)
        .order_by(act.c.id)
    )
    for row in conn.execute(query).mappings():
        figures = {name: row[name] for name in _FIGURES}
        yield (
            row["subject"],
            Report(act=row["act"], on=row["happened_on"], text=row["text"], **figures),
        )
