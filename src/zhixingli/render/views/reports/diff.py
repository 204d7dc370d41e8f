"""Two weekly reports compared, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_working_days
from zhixingli.render.words.office_text import answering_unit_text, day_text
from zhixingli.render.words.statement import numbered

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.reports import ChangedItem, FigureChange, ReportDiff, ReportSide


def changes(diff: ReportDiff) -> Sheet[FigureChange]:
    """Show the figures of both, for the formats that are one table."""
    return Sheet(_title(diff), _FIGURES, diff.figures)


def page(diff: ReportDiff) -> Page:
    """Write the whole comparison."""
    parts = (
        ("数字变化", Sheet("", _FIGURES, diff.figures)),
        ("新增逾期", Sheet("", _LATE, diff.newly_overdue)),
        ("已办结", Sheet("", _CLOSED, diff.discharged)),
        ("期限改变", Sheet("", _MOVED, diff.extended)),
        ("仍然逾期", Sheet("", _LATE, diff.still_overdue)),
    )
    told = ((heading, sheet) for heading, sheet in parts if sheet.rows)
    blocks: list[Block] = [
        Paragraph(f"前一期：{_named(diff.before)}；后一期：{_named(diff.after)}。")
    ]
    for n, (heading, sheet) in enumerate(told, start=1):
        blocks += [Heading(1, numbered(n, heading)), Table(sheet)]
    return Page(_title(diff), tuple(blocks))


def _title(diff: ReportDiff) -> str:
    return f"周报比较（{_week(diff.before)}与{_week(diff.after)}）"


def _week(side: ReportSide) -> str:
    year, number = side.week.split("-W")
    return f"{year}年第{int(number)}周"


def _named(side: ReportSide) -> str:
    number = side.id or "未印发，按现在的台账"
    return f"{_week(side)}（{number}，截至{day_text(side.as_of)}）"


def _outcome(item: ChangedItem) -> str:
    if item.withdrawn:
        return "撤销"
    late = item.was is not None and item.closed_on is not None and item.closed_on > item.was
    return "超期办结" if late else "按期办结"


_FIGURES: tuple[Column[FigureChange], ...] = (
    Column("label", "项目", lambda row: row.label),
    Column("before", "前一期", lambda row: row.before),
    Column("after", "后一期", lambda row: row.after),
    Column("change", "增减", lambda row: f"{row.change:+d}" if row.change else "0"),
)
_LATE: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("leader", "区分管领导", lambda item: item.leader_called),
    Column("unit", "主责单位", answering_unit_text),
    Column("due", "到期", due_cell),
    Column("working_days", "逾期工作日", late_working_days),
)
_CHANGED: tuple[Column[ChangedItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("leader", "区分管领导", lambda item: item.leader.name),
    Column("unit", "主责单位", lambda item: item.unit.short or item.unit.name),
)
_CLOSED: tuple[Column[ChangedItem], ...] = (
    *_CHANGED,
    Column("was", "到期", lambda item: item.was),
    Column("closed_on", "办结日期", lambda item: item.closed_on),
    Column("outcome", "结果", _outcome),
)
_MOVED: tuple[Column[ChangedItem], ...] = (
    *_CHANGED,
    Column("was", "前一期到期", lambda item: item.was),
    Column("becomes", "现到期", lambda item: item.becomes or "停表"),
)
