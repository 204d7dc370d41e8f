"""Key projects as results, as of a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from zhixingli.domain.matters.responsibility import duty_on
from zhixingli.domain.projects import acts as projects
from zhixingli.domain.projects.milestones import PROJECT_MILESTONE
from zhixingli.domain.projects.progress import carried, latest, standing
from zhixingli.domain.terms import ActKind, Part, UnitKind
from zhixingli.services.matters.detail import common_fields, duty_items, names_of
from zhixingli.services.results.projects import (
    MaterialItem,
    MilestoneItem,
    MilestoneRef,
    ProgressItem,
    ProjectDetail,
)
from zhixingli.store.kinds.projects import unit_kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.projects.acts import Project
    from zhixingli.domain.projects.progress import ProgressStanding, Report
    from zhixingli.services.results.refs import UnitRef
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law
from typing import Final

#: Kinds of unit that a project can lie in (属地).
PLACES = frozenset({UnitKind.TOWN, UnitKind.SUBDISTRICT, UnitKind.ZONE})


def project_detail(conn: Connection, project: Project, *, as_of: date, law: Law) -> ProjectDetail:
    """Describe a project by the facts of a day: later ones are absent."""
    known = names_of(conn, project)
    sponsor = duty_on(project.duties, Part.SPONSOR, as_of)
    waiting = _waiting(project, as_of)
    last = latest(project.reports, as_of)
    return ProjectDetail(
        **common_fields(project, as_of=as_of, law=law, known=known),
        **_columns(project),
        **figures(_standing(project, as_of)),
        **last_words(project.reports, as_of),
        opened_on=project.opened_on,
        status=projects.status(project, as_of),
        current_milestone=waiting[0] if waiting else None,
        next_milestone=waiting[1] if len(waiting) > 1 else None,
        sponsor=known.people[sponsor.person] if sponsor is not None else None,
        town=_town(conn, project, as_of, known),
        filed_on=_day_of(project, ActKind.FILE, as_of),
        updated_on=last.on if last is not None else None,
        closed_on=_day_of(project, ActKind.CLOSE, as_of),
        duties=duty_items(project, as_of=as_of, known=known),
        milestones=_milestones(project, as_of),
        progress=tuple(_report(r) for r in project.reports if r.on <= as_of),
        materials=tuple(
            MaterialItem(m.name, m.path, m.sha256, m.size, m.added_on)
            for m in project.materials
            if m.added_on <= as_of
        ),
    )


def figures(now: ProgressStanding) -> dict[str, Any]:
    """Give the figures of progress by the names of the results' fields."""
    return {
        "invested": now.invested,
        "rate": _float(now.rate),
        "scheduled": _float(now.scheduled),
        "deviation": _float(now.deviation),
        "progress_light": now.light,
    }


def last_words(reports: Sequence[Report], as_of: date) -> dict[str, Any]:
    """Give what was last said of stage, problem, coordination and next step."""
    fields = ("stage", "problem", "coordination", "next_step")
    return {name: carried(reports, as_of, name) for name in fields}


def amount(text: str | None) -> Decimal | None:
    """Read an amount that is stored as text."""
    return Decimal(text) if text is not None else None


def _float(value: Decimal | None) -> float | None:
    return float(value) if value is not None else None


def _standing(project: Project, as_of: date) -> ProgressStanding:
    return standing(
        project.reports,
        year_plan=project.year_plan,
        start_on=project.start_on,
        end_on=project.end_on,
        day=as_of,
    )


def _columns(project: Project) -> dict[str, Any]:
    columns = {name: getattr(project, name) for name in projects.COLUMNS}
    return columns | {"total": amount(project.total), "year_plan": amount(project.year_plan)}


def _waiting(project: Project, as_of: date) -> list[MilestoneRef]:
    """Give the milestones that are not reached on a day, the earliest due first."""
    found = [
        MilestoneRef(project.milestones[owed.id], span.due_on)
        for owed in project.obligations
        if owed.id in project.milestones
        and owed.is_open(as_of)
        and (span := owed.span_on(as_of)) is not None
    ]
    return sorted(found, key=lambda each: (each.due is None, each.due, each.name))


def _milestones(project: Project, as_of: date) -> tuple[MilestoneItem, ...]:
    found = []
    for owed in project.obligations:
        span = owed.span_on(as_of)
        if owed.rule != PROJECT_MILESTONE or owed.opened_on > as_of or span is None:
            continue
        done = owed.discharged_on
        reached = done if done is not None and done <= as_of else None
        late = owed.is_open(as_of) and span.due_on is not None and span.due_on < as_of
        name = project.milestones[owed.id]
        found.append(MilestoneItem(name, span.due_on, owed.original_due, reached, late))
    return tuple(found)


def _report(report: Report) -> ProgressItem:
    return ProgressItem(
        on=report.on,
        text=report.text,
        invested=amount(report.invested),
        percent=_float(amount(report.percent)),
        scheduled=_float(amount(report.scheduled)),
        stage=report.stage,
        problem=report.problem,
        coordination=report.coordination,
        next_step=report.next_step,
    )


def _town(conn: Connection, project: Project, as_of: date, known: Names) -> UnitRef | None:
    for unit_id, since in project.supporting:
        if since <= as_of and unit_kind(conn, unit_id)[1] in PLACES:
            return known.units[unit_id]
    return None


def _day_of(project: Project, kind: ActKind, as_of: date) -> date | None:
    days = [a.happened_on for a in project.acts if a.kind is kind and a.happened_on <= as_of]
    return days[-1] if days else None


#: What is said of a project when it is listed.
LISTED: Final = {
    "category": "类别",
    "nature": "建设性质",
    "content": "建设内容及规模",
    "owner": "业主单位",
    "owner_contact": "业主联系人",
    "owner_phone": "业主电话",
    "remark": "备注",
}

#: What each report of progress says.
REPORTED: Final = {
    "stage": "形象进度",
    "problem": "存在问题",
    "coordination": "需协调事项",
    "next_step": "下步措施",
}
