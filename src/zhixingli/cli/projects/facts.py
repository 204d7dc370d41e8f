"""Commands that say what a key project is and how far it got."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import Changed, Leader, Said
from zhixingli.cli.options.decorators import (
    AMOUNT,
    DATE,
    PATH,
    TEXT,
    WHOLE,
    ReadOptions,
    State,
    argument,
    option,
    reading,
    term,
)
from zhixingli.cli.projects.parts import PROJECT, ProjectId
from zhixingli.domain.projects.terms import Level, ProjectStatus

Category = Annotated[str | None, option("--category", kind=TEXT, help="类别")]
Nature = Annotated[str | None, option("--nature", kind=TEXT, help="建设性质")]
Content = Annotated[str | None, option("--content", kind=TEXT, help="建设内容及规模")]
Start = Annotated[date | None, option("--start", kind=DATE, help="开工")]
End = Annotated[date | None, option("--end", kind=DATE, help="完工")]
Total = Annotated[Decimal | None, option("--total", kind=AMOUNT, help="总投资，万元")]
YearPlan = Annotated[Decimal | None, option("--year-plan", kind=AMOUNT, help="年度计划投资，万元")]
PlanYear = Annotated[
    int | None, option("--plan-year", kind=WHOLE, help="哪一年的计划，缺省 --on 那一年")
]
Owner = Annotated[str | None, option("--owner", kind=TEXT, help="业主单位")]
OwnerContact = Annotated[str | None, option("--owner-contact", kind=TEXT, help="业主联系人")]
OwnerPhone = Annotated[str | None, option("--owner-phone", kind=TEXT, help="业主电话")]
Remark = Annotated[str | None, option("--remark", kind=TEXT, help="备注")]


@PROJECT.changing("strict")
def add(
    into: Target,
    *,
    name: Annotated[str, argument("项目名称", kind=TEXT)],
    unit: Annotated[str, option("--unit", help="牵头单位")],
    sponsor: Annotated[str, option("--sponsor", help="挂钩区领导")],
    leader: Leader = None,
    level: Annotated[Level, option("--level", kind=term(Level), help="级别")] = Level.DISTRICT,
    category: Category = None,
    nature: Nature = None,
    content: Content = None,
    start: Start = None,
    end: End = None,
    total: Total = None,
    year_plan: YearPlan = None,
    plan_year: PlanYear = None,
    owner: Owner = None,
    owner_contact: OwnerContact = None,
    owner_phone: OwnerPhone = None,
    remark: Remark = None,
    town: Annotated[str | None, option("--town", help="属地镇、街道、开发区")] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
) -> Changed:
    """List a key project."""
    from zhixingli.domain.projects.project import Listing
    from zhixingli.services.projects import acts as projects

    listing = Listing(
        title=name,
        leader=leader or "",
        unit=unit,
        sponsor=sponsor,
        columns={
            "level": level,
            "category": category,
            "nature": nature,
            "content": content,
            "start_on": start,
            "end_on": end,
            "total": total,
            "year_plan": year_plan,
            "owner": owner,
            "owner_contact": owner_contact,
            "owner_phone": owner_phone,
            "remark": remark,
        },
        supporting=support or (),
        town=town,
        plan_year=plan_year,
    )
    return projects.add_project(*into, listing)


@PROJECT.changing("strict")
def edit(
    into: Target,
    *,
    project: ProjectId,
    title: Annotated[str | None, option("--title", kind=TEXT, help="项目名称")] = None,
    level: Annotated[Level | None, option("--level", kind=term(Level), help="级别")] = None,
    category: Category = None,
    nature: Nature = None,
    content: Content = None,
    start: Start = None,
    end: End = None,
    total: Total = None,
    year_plan: YearPlan = None,
    plan_year: PlanYear = None,
    owner: Owner = None,
    owner_contact: OwnerContact = None,
    owner_phone: OwnerPhone = None,
    remark: Remark = None,
) -> Changed:
    """Change the columns of a project from a day on, or correct a mistake."""
    from zhixingli.services.projects import acts as projects

    columns = {
        "level": level,
        "category": category,
        "nature": nature,
        "content": content,
        "start_on": start,
        "end_on": end,
        "total": total,
        "year_plan": year_plan,
        "owner": owner,
        "owner_contact": owner_contact,
        "owner_phone": owner_phone,
        "remark": remark,
    }
    return projects.edit_project(*into, project, title=title, columns=columns, plan_year=plan_year)


@PROJECT.changing("strict")
def progress(
    into: Target,
    *,
    project: ProjectId,
    text: Said,
    invested: Annotated[
        Decimal | None, option("--invested", kind=AMOUNT, help="年内累计完成投资，万元")
    ] = None,
    percent: Annotated[
        Decimal | None, option("--percent", kind=AMOUNT, help="完成率，缺省按投资算")
    ] = None,
    scheduled: Annotated[
        Decimal | None, option("--scheduled", kind=AMOUNT, help="序时进度，缺省按年内日数算")
    ] = None,
    stage: Annotated[str | None, option("--stage", kind=TEXT, help="形象进度")] = None,
    problem: Annotated[str | None, option("--problem", kind=TEXT, help="存在问题")] = None,
    needs: Annotated[str | None, option("--needs", kind=TEXT, help="需协调事项")] = None,
    next_: Annotated[str | None, option("--next", kind=TEXT, help="下步措施")] = None,
) -> Changed:
    """Record how far a project is."""
    from zhixingli.services.projects import acts as projects

    figures = {
        "invested": invested,
        "percent": percent,
        "scheduled": scheduled,
        "stage": stage,
        "problem": problem,
        "coordination": needs,
        "next_step": next_,
    }
    return projects.record_progress(*into, project, text=text, figures=figures)


@PROJECT.changing("strict")
def attach(
    into: Target,
    *,
    project: ProjectId,
    file: Annotated[Path, argument("文件", kind=PATH)],
    name: Annotated[str | None, option("--name", kind=TEXT, help="资料名称，缺省为文件名")] = None,
) -> Changed:
    """Keep a file of a project."""
    from zhixingli.services.matters import materials
    from zhixingli.services.projects.acts import PROJECTS

    return materials.attach_file(
        *into,
        PROJECTS,
        project,
        [file],
        name=name,
        folder=os.environ.get("ZX_FILES"),
    )


@reading("zx.project.list/1", "leader", "unit")
def list_(
    state: State,
    options: ReadOptions,
    *,
    status: Annotated[
        ProjectStatus | None, option("--status", kind=term(ProjectStatus), help="只看这种状态")
    ] = None,
    level: Annotated[Level | None, option("--level", kind=term(Level), help="只看这个级别")] = None,
    sponsor: Annotated[str | None, option("--sponsor", help="只看这位挂钩区领导的")] = None,
) -> None:
    """List the key projects."""
    from zhixingli.render.views import projects as sheets
    from zhixingli.services.projects import listing as project_ledger

    filters = project_ledger.ProjectFilters(
        status=status, level=level, leader=options.leader, unit=options.unit, sponsor=sponsor
    )
    found = project_ledger.list_projects(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.listed)
