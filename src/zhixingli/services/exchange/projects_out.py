"""Exporting the key-project ledger: its line, reports, milestones, who was responsible."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.projects import acts as projects
from zhixingli.domain.projects.milestones import PROJECT_MILESTONE
from zhixingli.domain.projects.progress import carried, latest, standing
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.exchange.exports import Called, book_of, changes_of, of_kind, several
from zhixingli.services.exchange.forms import LEADER, MILESTONES, PROJECTS, REPORTS
from zhixingli.services.exchange.shapes import NUMBER
from zhixingli.services.projects.detail import REPORTED
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.matters import matters_of
from zhixingli.store.kinds.projects import KEPT_PROJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.projects.acts import Project
    from zhixingli.domain.projects.progress import Report
    from zhixingli.services.exchange.exports import Line
    from zhixingli.services.results.exports import ExportBook
    from zhixingli.store.ledger.database import Ledger

_KEPT: Final = frozenset(
    {
        *(ActKind.LIST, ActKind.PROGRESS, ActKind.MILESTONE, ActKind.EXTEND, ActKind.PART),
        *(ActKind.FILE, ActKind.SUSPEND, ActKind.RESTART, ActKind.CLOSE, ActKind.EDIT),
        ActKind.ASSIGN,
    }
)


def export_projects(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the ledger of key projects as it stood on a day."""
    with reading(ledger) as (conn, law):
        called = Called(conn, as_of)
        return book_of(
            law,
            matters_of(conn, KEPT_PROJECTS, law.rules),
            form=PROJECTS,
            line=lambda project: project_line(project, called, as_of),
            more=lambda project: _further(project, called, as_of),
            kept=_KEPT,
            as_of=as_of,
        )


def project_line(project: Project, called: Called, as_of: date) -> Line:
    """Write a project as a row of the ledger; what was reported as it was last said."""
    holding = assignment_on(project.assignments, as_of)
    sponsor = duty_on(project.duties, Part.SPONSOR, as_of)
    units = [unit for unit, since in project.supporting if since == project.opened_on]
    towns = [unit for unit in units if unit in called.towns]
    last = latest(project.reports, as_of)
    said = {name: carried(project.reports, as_of, name) for name in _SAID}
    return {
        NUMBER: project.id,
        "项目名称": project.title,
        "列入日期": project.opened_on,
        "级别": project.level.label,
        "类别": project.category,
        "建设性质": project.nature,
        "建设内容及规模": project.content,
        "开工": project.start_on,
        "完工": project.end_on,
        "总投资（万元）": _number(project.total),
        "年度计划投资（万元）": _number(project.year_plan),
        LEADER: called.person(holding.leader),
        "牵头单位": called.unit(holding.unit),
        "挂钩区领导": called.person(sponsor.person) if sponsor is not None else None,
        "属地镇": called.unit(towns[0]) if towns else None,
        "配合单位": several([called.unit(unit) for unit in sorted(units) if unit not in towns[:1]]),
        "业主单位": project.owner,
        "业主联系人": project.owner_contact,
        "业主电话": project.owner_phone,
        "备注": project.remark,
        **{heading: said[name] for name, heading in REPORTED.items()},
        **{heading: _number(said[name]) for name, heading in _FIGURES.items()},
        "更新日期": last.on if last is not None else None,
        **_course(project, as_of),
        **_stands(project, as_of),
    }


#: What a report says, by its field and its column.
_FIGURES: Final = {
    "invested": "年内累计完成（万元）",
    "percent": "完成率（%）",
    "scheduled": "序时进度（%）",
}
_SAID: Final = (*_FIGURES, *REPORTED)


def _course(project: Project, as_of: date) -> Line:
    filed = of_kind(project, ActKind.FILE, as_of)
    stopped = of_kind(project, ActKind.SUSPEND, as_of)
    again = of_kind(project, ActKind.RESTART, as_of)
    closed = of_kind(project, ActKind.CLOSE, as_of)
    return {
        "备案日期": filed[0].happened_on if filed else None,
        "停工日期": several([act.happened_on for act in stopped]),
        "停工理由": several([act.text for act in stopped]),
        "复工日期": several([act.happened_on for act in again]),
        "办结日期": closed[0].happened_on if closed else None,
        "办结说明": closed[0].text if closed else None,
    }


def _stands(project: Project, as_of: date) -> Line:
    now = standing(
        project.reports,
        year_plan=project.year_plan,
        start_on=project.start_on,
        end_on=project.end_on,
        day=as_of,
    )
    return {
        "状态": projects.status(project, as_of).label,
        "偏差（百分点）": now.deviation,
        "灯": now.light.label if now.light is not None else None,
    }


def _further(project: Project, called: Called, as_of: date) -> Iterator[tuple[str, Line]]:
    told = [report for report in project.reports if report.on <= as_of]
    for report in sorted(told, key=lambda each: (each.on, each.act)):
        yield REPORTS, _report_line(project, report)
    for owed in project.obligations_of(PROJECT_MILESTONE):
        if owed.opened_on > as_of:
            continue
        grants = [fact for fact in owed.extensions if fact.granted_on <= as_of]
        done = owed.discharged_on
        yield (
            MILESTONES,
            {
                NUMBER: project.id,
                "节点": project.milestones.get(owed.id),
                "设定日期": owed.opened_on,
                "到期": owed.fixed_due_on,
                "完成日期": done if done is not None and done <= as_of else None,
                "延期日期": several([fact.granted_on for fact in grants]),
                "延至": several([fact.until_on for fact in grants]),
                "延期批准人": several([called.person(fact.approved_by) for fact in grants]),
                "延期理由": several([fact.reason for fact in grants]),
            },
        )
    yield from changes_of(project, called, as_of)


def _report_line(project: Project, report: Report) -> Line:
    return {
        NUMBER: project.id,
        "日期": report.on,
        "进展": report.text,
        **{heading: getattr(report, name) for name, heading in REPORTED.items()},
        **{heading: _number(getattr(report, name)) for name, heading in _FIGURES.items()},
    }


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None
