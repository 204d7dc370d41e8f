"""The further sheets of the ledger of key projects: what was reported, the milestones."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.imports import CellPercentError
from zhixingli.domain.projects import milestones
from zhixingli.domain.projects.milestones import PROJECT_MILESTONE
from zhixingli.domain.writing.characters import normalise_option
from zhixingli.services.exchange.facts import Fact, Stretch, dated, said, several
from zhixingli.services.exchange.steps import RowStep
from zhixingli.services.projects import detail
from zhixingli.services.sheets.shapes import SheetColumn, TableForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.domain.projects.progress import Report
    from zhixingli.domain.projects.project import Project
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Reading, Writing, Written

#: The sheets of a project beside its line: what was reported, its milestones.
REPORTS: Final = "推进情况"
MILESTONES: Final = "节点"
#: Acts of one day stand in this order.
PEOPLE, SET, REPORT, PUT_OFF, REACH, FILE, STOP, RESTART, CLOSE = range(100, 1000, 100)
#: The fields of a report of progress, which both the line and the further sheet tell.
SAID: Final = ("invested", "percent", "scheduled", *detail.REPORTED)
SAMPLE: Final = "zx export projects --out 样例.xlsx"
#: A figure: commas only where thousands end, a percent sign or a unit of money behind it.
_FIGURE: Final = re.compile(
    r"(?P<figure>-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,10})?)"
    r"\s*(?P<unit>%|亿元|亿|万元|万|元)?"
)
#: How many 万元 a unit is.
_WORTH: Final = {"亿元": 4, "亿": 4, "万元": 0, "万": 0, "元": -4, None: 0}


def amount(cells: Cells, heading: str, _: Reading) -> str | None:
    """Read an amount in 万元 or a percentage, as the ledger writes them."""
    if not cells.has(heading):
        return None
    typed = normalise_option(cells.raw(heading))
    found = _FIGURE.fullmatch(typed)
    percent = "%" in normalise_option(heading)
    if found is None or (found["unit"] == "%") > percent or (percent and found["unit"] in _MONEY):
        cells.wrong(heading, "45% 或 45" if percent else "数字，如 12000、12,000 或 1.2亿")
        return None
    figure = Decimal(found["figure"].replace(",", ""))
    if percent and found["unit"] is None and not cells.formats_known and 0 < abs(figure) <= 1:
        shown_as = f"{(figure * 100).normalize():f}"
        cells.refuse(CellPercentError(column=heading, value=typed, percent=shown_as))
        return None
    moved = figure if percent else figure.scaleb(_WORTH[found["unit"]])
    return f"{moved.normalize():f}"


_MONEY: Final = frozenset(_WORTH) - {None}


def _told(cells: Cells, heading: str, _: Reading) -> str:
    return cells.said(heading)


def reported(value: Callable[[Any, str, Writing], str | None]) -> tuple[SheetColumn, ...]:
    """Give the columns of what a report of progress says, by how a field of it is found."""

    def figure(name: str) -> Fact[Any]:
        return Fact(lambda of, by: detail.amount(value(of, name, by)), name, amount)

    def words(name: str) -> Fact[Any]:
        return Fact(lambda of, by: value(of, name, by), name, said)

    return (
        SheetColumn(
            "年内累计完成（万元）", ("年内累计完成", "年内完成", "累计完成"), of=figure("invested")
        ),
        SheetColumn("完成率（%）", ("完成率",), of=figure("percent")),
        SheetColumn("序时进度（%）", ("序时进度",), of=figure("scheduled")),
        SheetColumn("形象进度", of=words("stage")),
        SheetColumn("存在问题", ("问题",), of=words("problem")),
        SheetColumn("需协调事项", ("需要协调事项",), of=words("coordination")),
        SheetColumn("下步措施", ("下一步措施", "下步工作"), of=words("next_step")),
    )


def _reports_of(project: Project, as_of: date) -> Sequence[Report]:
    reports = [report for report in project.reports if report.on <= as_of]
    return sorted(reports, key=lambda each: (each.on, each.act))


def _milestones_of(project: Project, as_of: date) -> Sequence[tuple[str | None, Obligation]]:
    owed = project.obligations_of(PROJECT_MILESTONE)
    return [(project.milestones.get(o.id), o) for o in owed if o.opened_on <= as_of]


def _milestone_written(of: tuple[str | None, Obligation], by: Writing) -> Written:
    name, owed = of
    grants = [fact for fact in owed.extensions if fact.granted_on <= by.as_of]
    done = owed.discharged_on
    return {
        "节点": name,
        "设定日期": owed.opened_on,
        "到期": owed.fixed_due_on,
        "完成日期": done if done is not None and done <= by.as_of else None,
        "延期日期": several([fact.granted_on for fact in grants]),
        "延至": several([fact.until_on for fact in grants]),
        "延期批准人": several([by.called.person(fact.approved_by) for fact in grants]),
        "延期理由": several([fact.reason for fact in grants]),
    }


def _milestone(cells: Cells, reading: Reading) -> Iterator[RowStep]:
    name, begun, due = cells.title("节点"), cells.dated("设定日期"), cells.dated("到期")
    reached, until = cells.day("完成日期"), cells.dates("延至")
    entries = list(cells.entries("延期日期", "延期批准人", "延期理由"))
    if (
        not cells.match("延至", len(until), "延期日期", len(entries))
        or begun is None
        or due is None
    ):
        return
    setting = partial(milestones.set_milestone, name=name, due=due)
    yield RowStep(begun, SET, "设定日期", setting)
    for (_n, on, (leader, reason)), to in zip(entries, until, strict=True):
        by = cells.read("延期批准人", reading.names.person, leader)
        if by is not None:
            put_off = partial(milestones.put_off_milestone, name=name, until=to, approved_by=by)
            yield RowStep(on, PUT_OFF, "延期日期", put_off, reason or None)
    if reached is not None:
        reach = partial(milestones.reach_milestone, name=name)
        yield RowStep(reached, REACH, "完成日期", reach)


_MILESTONE: Final = Stretch["tuple[str | None, Obligation]"](_milestone_written, _milestone)

REPORTS_SHEET: Final = TableForm(
    "reports",
    (
        SheetColumn(
            "日期", required=True, of=Fact["Report"](lambda report, _: report.on, "on", dated)
        ),
        SheetColumn(
            "进展", required=True, of=Fact["Report"](lambda report, _: report.text, "text", _told)
        ),
        *reported(lambda report, name, _: getattr(report, name)),
    ),
    title=REPORTS,
    lines=_reports_of,
    sample=SAMPLE,
)
MILESTONES_SHEET: Final = TableForm(
    "milestones",
    (
        SheetColumn("节点", required=True, of=_MILESTONE),
        SheetColumn("设定日期", required=True, of=_MILESTONE),
        SheetColumn("到期", required=True, of=_MILESTONE),
        *(
            SheetColumn(name, of=_MILESTONE)
            for name in ("完成日期", "延期日期", "延至", "延期批准人", "延期理由")
        ),
    ),
    title=MILESTONES,
    lines=_milestones_of,
    sample=SAMPLE,
)
