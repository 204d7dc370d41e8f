"""Key projects as results, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.matters.responsibility import assignment_on, duties_on, duty_on
from zhixingli.domain.projects import acts as projects
from zhixingli.domain.projects.milestones import PROJECT_MILESTONE
from zhixingli.domain.projects.progress import carried, carried_since, latest, standing
from zhixingli.domain.projects.project import COLUMNS
from zhixingli.domain.projects.terms import PLACES
from zhixingli.domain.terms import ActKind, Part, UnitKind
from zhixingli.services.matters.detail import common_facts, duty_items
from zhixingli.services.matters.handling import Lines
from zhixingli.services.projects.onsite import onsite_records
from zhixingli.services.results.documents import MaterialItem
from zhixingli.services.results.projects import (
    MilestoneItem,
    MilestoneRef,
    ProgressItem,
    ProjectDetail,
    ProjectRow,
)
from zhixingli.store.kinds.people import units
from zhixingli.store.kinds.projects import KEPT_PROJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.projects.progress import ProgressStanding, Report
    from zhixingli.domain.projects.project import Project
    from zhixingli.services.matters.detail import View
    from zhixingli.services.results.projects import OnsiteRecord
    from zhixingli.services.results.refs import PersonRef, UnitRef
    from zhixingli.services.use_case.session import Law


def project_detail(project: Project, view: View) -> ProjectDetail:
    """Describe a project by the facts of a day: later ones are absent."""
    as_of = view.as_of
    project = project.on(as_of)
    waiting = _waiting(project, as_of)
    return ProjectDetail(
        **common_facts(project, view),
        **_columns(project),
        **_shared(project, view),
        current_milestone=waiting[0] if waiting else None,
        next_milestone=waiting[1] if len(waiting) > 1 else None,
        town=_town(project, view),
        closed_on=_day_of(project, ActKind.CLOSE, as_of),
        duties=duty_items(project, view),
        onsite=view.beside.onsite.get(project.id),
        milestones=milestone_items(project, as_of),
        progress=tuple(_report(r) for r in project.reports if r.on <= as_of),
        materials=tuple(
            MaterialItem(m.name, m.path, m.sha256, m.size, m.added_on)
            for m in project.materials
            if m.added_on <= as_of
        ),
    )


def project_row(project: Project, view: View) -> ProjectRow:
    """Describe a project on one line of the ledger."""
    project = project.on(view.as_of)
    holding = assignment_on(project.assignments, view.as_of)
    waiting = _waiting(project, view.as_of)
    return ProjectRow(
        id=project.id,
        title=project.title,
        level=project.level,
        leader=view.known.people[holding.leader],
        unit=view.known.units[holding.unit],
        total=amount(project.total),
        year_plan=amount(project.year_plan),
        next_milestone=waiting[0] if waiting else None,
        coordination_since=carried_since(project.reports, view.as_of, "coordination"),
        later_milestone=waiting[1] if len(waiting) > 1 else None,
        head=_part(project, Part.HEAD, view),
        deputy=_part(project, Part.DEPUTY, view),
        town=_town(project, view),
        **{name: getattr(project, name) for name in _ON_THE_LINE},
        **_shared(project, view),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What projects are described by besides: kinds of units, and their on-site meetings."""

    kinds: dict[str, UnitKind]
    onsite: dict[str, OnsiteRecord]


def beside_lines(conn: Connection, _law: Law, _found: object, day: date) -> _Beside:
    """Read what kind of unit each one is on a day."""
    return _Beside({each.id: each.kind for each in units(conn, day)}, {})


def beside_projects(conn: Connection, law: Law, found: Sequence[Project], day: date) -> _Beside:
    """Read what kind of unit each one is on a day (a town, a department), and the meetings."""
    kinds = {each.id: each.kind for each in units(conn, day)}
    return _Beside(kinds, onsite_records(conn, law, [each.id for each in found], day))


def _shared(project: Project, view: View) -> dict[str, Any]:
    """Give what the detail and the line have in common, by name."""
    as_of = view.as_of
    now = _standing(project, as_of)
    last = latest(project.reports, as_of)
    sponsor = duty_on(project.duties, Part.SPONSOR, as_of)
    said = ("stage", "problem", "coordination", "next_step")
    return {
        "invested": now.invested,
        "rate": _float(now.rate),
        "scheduled": _float(now.scheduled),
        "deviation": _float(now.deviation),
        "progress_light": now.light,
        **{name: carried(project.reports, as_of, name) for name in said},
        "status": projects.status(project, as_of),
        "sponsor": view.known.people[sponsor.person] if sponsor is not None else None,
        "opened_on": project.opened_on,
        "filed_on": _day_of(project, ActKind.FILE, as_of),
        "updated_on": last.on if last is not None else None,
    }


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
    columns = {name: getattr(project, name) for name in COLUMNS}
    return columns | {"total": amount(project.total), "year_plan": amount(project.year_plan)}


#: What was said when it was listed and stands on its line too.
_ON_THE_LINE: Final = (
    *("category", "nature", "content", "start_on", "end_on"),
    *("owner", "owner_contact", "owner_phone", "remark"),
)


def _part(project: Project, part: Part, view: View) -> PersonRef | None:
    """Name who has a part at the lead unit on a day."""
    lead = assignment_on(project.assignments, view.as_of).unit
    held = (
        each
        for each in duties_on(project.duties, view.as_of)
        if each.role is part and each.place == lead
    )
    found = next(held, None)
    return view.known.people[found.person] if found is not None else None


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


def milestone_items(project: Project, as_of: date) -> tuple[MilestoneItem, ...]:
    """Give the milestones of a project as they stand on a day."""
    found = []
    for owed in project.obligations:
        span = owed.span_on(as_of)
        if owed.rule != PROJECT_MILESTONE or owed.opened_on > as_of or span is None:
            continue
        done = owed.discharged_on
        reached = done if done is not None and done <= as_of else None
        late = owed.is_open(as_of) and span.due_on is not None and span.due_on < as_of
        name = project.milestones[owed.id]
        found.append(MilestoneItem(name, span.due_on, owed.original_due(as_of), reached, late))
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


def _town(project: Project, view: View) -> UnitRef | None:
    for unit_id, since in project.supporting:
        if since <= view.as_of and view.beside.kinds[unit_id] in PLACES:
            return view.known.unit_on(unit_id, view.as_of)
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

PROJECT_LINES: Final[Lines[Project, ProjectRow]] = Lines(KEPT_PROJECTS, project_row, beside_lines)
