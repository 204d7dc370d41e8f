"""The ledger of key projects (重点项目台账): its columns, its reports, its milestones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.responsibility import duty_on
from zhixingli.domain.projects import acts as projects
from zhixingli.domain.projects.progress import carried, latest, standing
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.exchange.changes import CHANGES_SHEET, LEADER
from zhixingli.services.exchange.exports import exported
from zhixingli.services.exchange.facts import (
    HELD,
    LED,
    TITLE,
    Fact,
    Reading,
    Stretch,
    day,
    maybe_unit,
    of_kind,
    one_of,
    person,
    several,
    text,
    units,
)
from zhixingli.services.exchange.projects_reports import (
    CLOSE,
    FILE,
    MILESTONES_SHEET,
    REPORTS_SHEET,
    RESTART,
    SAMPLE,
    STOP,
    amount,
    reported,
)
from zhixingli.services.exchange.steps import RowStep
from zhixingli.services.projects import detail
from zhixingli.services.sheets.shapes import SheetColumn, TableForm
from zhixingli.store.kinds.projects import KEPT_PROJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.projects.progress import ProgressStanding
    from zhixingli.domain.projects.project import Project
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Reader, Writing, Written
    from zhixingli.services.results.exchange import ExportBook
    from zhixingli.services.use_case.session import Reply
    from zhixingli.store.ledger.database import Ledger


def _kept(name: str, read: Reader = text) -> Fact[Project]:
    """Give a column that holds a field of the project as of a day."""
    return Fact(lambda project, by: getattr(project.on(by.as_of), name), name, read)


def _money(name: str) -> Fact[Project]:
    return Fact(
        lambda project, by: detail.amount(getattr(project.on(by.as_of), name)), name, amount
    )


def _sponsor(project: Project, by: Writing) -> str | None:
    held = duty_on(project.duties, Part.SPONSOR, by.as_of)
    return by.called.person(held.person) if held is not None else None


def _beside(project: Project, by: Writing) -> tuple[str | None, list[str]]:
    """Give the town in which the project lies, and the other units that were listed with it."""
    listed = [unit for unit, since in project.supporting if since == project.opened_on]
    town = next((unit for unit in listed if unit in by.called.towns), None)
    return town, sorted(unit for unit in listed if unit != town)


def _updated(project: Project, by: Writing) -> date | None:
    last = latest(project.reports, by.as_of)
    return last.on if last is not None else None


def _stands(project: Project, by: Writing) -> ProgressStanding:
    project = project.on(by.as_of)
    return standing(
        project.reports,
        year_plan=project.year_plan,
        start_on=project.start_on,
        end_on=project.end_on,
        day=by.as_of,
    )


def _light(project: Project, by: Writing) -> str | None:
    light = _stands(project, by).light
    return light.label if light is not None else None


def _course_written(project: Project, by: Writing) -> Written:
    filed = of_kind(project, ActKind.FILE, by.as_of)
    stopped = of_kind(project, ActKind.SUSPEND, by.as_of)
    again = of_kind(project, ActKind.RESTART, by.as_of)
    closed = of_kind(project, ActKind.CLOSE, by.as_of)
    return {
        "备案日期": filed[0].happened_on if filed else None,
        "停工日期": several([act.happened_on for act in stopped]),
        "停工理由": several([act.text for act in stopped]),
        "复工日期": several([act.happened_on for act in again]),
        "办结日期": closed[0].happened_on if closed else None,
        "办结说明": closed[0].text if closed else None,
    }


def _course(cells: Cells, _: Reading) -> Iterator[RowStep]:
    """Give the filing, the stops of the work and its restarts, the end."""
    filed, closed = cells.day("备案日期"), cells.day("办结日期")
    if filed is not None:
        yield RowStep(filed, FILE, "备案日期", projects.file_with_office)
    for _n, on, (reason,) in cells.entries("停工日期", "停工理由"):
        yield RowStep(on, STOP, "停工日期", projects.suspend, reason or None)
    for on in cells.dates("复工日期"):
        yield RowStep(on, RESTART, "复工日期", projects.restart)
    if closed is not None:
        close = partial(projects.close, text=cells.text("办结说明"))
        yield RowStep(closed, CLOSE, "办结日期", close)


_LISTED: Final = Fact["Project"](lambda project, _: project.opened_on, "listed", day)
_LEVEL: Final = Fact["Project"](
    lambda project, by: project.on(by.as_of).level.label, "level", one_of(Level)
)
_SPONSOR: Final = Fact(_sponsor, "sponsor", person)
_TOWN: Final = Fact["Project"](
    lambda project, by: by.called.unit(_beside(project, by)[0]), "town", maybe_unit
)
_BESIDE: Final = Fact["Project"](
    lambda project, by: several([by.called.unit(each) for each in _beside(project, by)[1]]),
    "supporting",
    units,
)
_COURSE: Final = Stretch["Project"](_course_written, _course)
_STATUS: Final = Fact["Project"](lambda project, by: projects.status(project, by.as_of).label)
_BEHIND: Final = Fact["Project"](lambda project, by: _stands(project, by).deviation)
PROJECTS: Final = TableForm(
    "projects",
    (
        SheetColumn("项目名称", ("名称", "项目"), required=True, of=TITLE),
        SheetColumn("列入日期", ("列为重点日期",), of=_LISTED),
        SheetColumn("级别", ("项目级别",), of=_LEVEL),
        SheetColumn("类别", ("项目类别",), of=_kept("category")),
        SheetColumn("建设性质", ("性质",), of=_kept("nature")),
        SheetColumn("建设内容及规模", ("建设内容", "建设规模"), of=_kept("content")),
        SheetColumn("开工", ("开工日期", "开工时间"), of=_kept("start_on", day)),
        SheetColumn("完工", ("完工日期", "竣工日期", "完工时间"), of=_kept("end_on", day)),
        SheetColumn("总投资（万元）", ("总投资",), of=_money("total")),
        SheetColumn("年度计划投资（万元）", ("年度计划投资", "年度计划"), of=_money("year_plan")),
        SheetColumn(LEADER, ("分管领导", "分管区领导"), required=True, of=LED),
        SheetColumn("牵头单位", ("主责单位", "责任单位", "牵头责任单位"), required=True, of=HELD),
        SheetColumn(
            "挂钩区领导", ("挂钩领导",), required=True, of=Fact(_sponsor, "sponsor", person)
        ),
        SheetColumn("属地镇", ("属地", "所在镇"), of=_TOWN),
        SheetColumn("配合单位", ("协办单位",), of=_BESIDE),
        SheetColumn("业主单位", ("业主", "建设单位"), of=_kept("owner")),
        SheetColumn("业主联系人", ("联系人",), of=_kept("owner_contact")),
        SheetColumn("业主电话", ("联系电话", "电话"), of=_kept("owner_phone")),
        SheetColumn("备注", of=_kept("remark")),
        *reported(lambda project, name, by: carried(project.reports, by.as_of, name)),
        SheetColumn("更新日期", ("填报日期",), of=Fact(_updated, "updated", day)),
        *(
            SheetColumn(name, of=_COURSE)
            for name in ("备案日期", "停工日期", "停工理由", "复工日期", "办结日期", "办结说明")
        ),
    ),
    ("序号", "主要领导", "分管领导（单位）", "当前节点", "下一节点"),
    title="重点项目台账",
    children=(REPORTS_SHEET, MILESTONES_SHEET, CHANGES_SHEET),
    shown=(
        SheetColumn("状态", of=_STATUS),
        SheetColumn("偏差（百分点）", of=_BEHIND),
        SheetColumn("灯", of=Fact(_light)),
    ),
    bearing=True,
    sample=SAMPLE,
)
_KEPT: Final = frozenset(
    {
        *(ActKind.LIST, ActKind.PROGRESS, ActKind.MILESTONE, ActKind.EXTEND, ActKind.PART),
        *(ActKind.FILE, ActKind.SUSPEND, ActKind.RESTART, ActKind.CLOSE, ActKind.EDIT),
        ActKind.ASSIGN,
    }
)


def export_projects(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the ledger of key projects as it stood on a day."""
    return exported(ledger, KEPT_PROJECTS, PROJECTS, told=_KEPT, as_of=as_of)
