"""The annexes of the weekly report: lists from grave to light, without what is nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.domain.terms import Light
from zhixingli.render.model.page import Annex, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_working_days, light_text
from zhixingli.render.views.reports.weekly_corrections import corrected, recorded_late
from zhixingli.render.words.office_text import answering_unit_text, unit_text
from zhixingli.render.words.rates import share_text
from zhixingli.render.words.reader import left_out, narrowed
from zhixingli.render.words.trimmed import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.meetings import OnsiteLine
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.weekly import AskedItem, IdleItem, UnitFigures, WeeklyReport

T = TypeVar("T")

MORE_ASKED: Final = "其他需研究协调的事项"


def annexes(report: WeeklyReport, shown: int) -> list[Annex]:
    """Give what the page names only in numbers; ``shown`` matters were said one by one.

    None is of one row: what stands alone goes together, or with the last of the others.
    """
    every = [
        Annex(title, blocks)
        for title, blocks in (
            ("逾期和下周到期事项", (*_overdue(report), *_coming(report))),
            ("重点项目", _projects(report)),
            ("停滞行文", _waiting(report)),
            ("各单位情况", _units(report)),
            (MORE_ASKED, _more(report, shown)),
            ("更正和补录", (*corrected(report), *recorded_late(report))),
        )
        if blocks
    ]
    whole = [each for each in every if _rows(each) > 1]
    alone = tuple(block for each in every if _rows(each) <= 1 for block in each.blocks)
    if whole and alone:
        whole[-1] = replace(whole[-1], blocks=(*whole[-1].blocks, *alone))
    elif _rows(Annex("", alone)) > 1:
        whole = [Annex("有关情况", alone)]
    return whole


def _rows(annex: Annex) -> int:
    return sum(len(block.sheet.rows) for block in annex.blocks if isinstance(block, Table))


def _more(report: WeeklyReport, shown: int) -> tuple[Block, ...]:
    rest = report.asked[shown:]
    return (Table(Sheet("", _ASKED, rest)),) if rest else ()


def _overdue(report: WeeklyReport) -> tuple[Block, ...]:
    items = sorted(report.overdue, key=lambda i: -(i.overdue.working_days if i.overdue else 0))
    left = left_out("逾期", len(items), report.figures.overdue)
    return (*narrowed(report.reader), *_table("逾期事项", _OVERDUE, items), *left)


def _coming(report: WeeklyReport) -> tuple[Block, ...]:
    items = sorted(report.due_next_week, key=lambda item: item.due or report.to)
    left = left_out("下周到期", len(items), report.figures.due_next_week)
    provisional = [item for item in report.provisional if item not in items]
    return (
        *_table("下周到期事项", _COMING, items),
        *left,
        *_table("到期日暂定的（放假安排尚未公布）", _COMING, provisional),
        *left_out("暂定", len(report.provisional), report.figures.provisional),
    )


def _projects(report: WeeklyReport) -> tuple[Block, ...]:
    over = report.as_of >= report.to  # until then a meeting may still be held
    missed = sorted(report.missed if over else (), key=lambda line: -line.consecutive_missed)
    behind = sorted(report.behind, key=lambda row: row.deviation or 0)
    late = "、".join(each.name for each in report.late_notices)
    return (
        *_table("本周未召开现场办公会的", _MISSED, missed),
        *_table("进度落后的", _BEHIND, behind),
        *((Paragraph(f"汇报通知不足1周的会议：{late}。"),) if late else ()),
    )


def _waiting(report: WeeklyReport) -> tuple[Block, ...]:
    stalled = sorted(report.stalled, key=lambda row: -(row.days_here or 0))
    return (
        *_table("停滞的行文", _STALLED, stalled),
        *_table("未先商即送出的", _UNCONSULTED, report.overrides),
        *_table("权限外报批的件", _IDLE, report.beyond_authority),
    )


def _units(report: WeeklyReport) -> tuple[Block, ...]:
    rows = sorted(report.units, key=lambda row: (-row.overdue, -_owed(row)))
    sheet = trimmed(Sheet("", _UNITS, tuple(rows)), counts=True)
    return (Table(sheet),) if len(sheet.rows) > 1 else ()


def _owed(row: UnitFigures) -> int:
    return row.owed.owed if row.owed is not None else 0


def _table(title: str, columns: tuple[Column[T], ...], rows: Iterable[T]) -> tuple[Block, ...]:
    sheet = trimmed(Sheet(title, columns, tuple(rows)))
    return (Table(sheet),) if sheet.rows else ()


def _grave(item: ObligationItem) -> str | None:
    return item.light.label if item.light is Light.BLACK else None


_ASKED: tuple[Column[AskedItem], ...] = (
    Column("text", "事项", lambda row: row.text),
    Column("since", "自何时", lambda row: row.since),
)
_OWED: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id, machine=True),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("leader", "区分管领导", lambda item: item.leader_called),
    Column("unit", "主责单位", answering_unit_text),
    Column("due", "到期", due_cell),
)
_COMING: tuple[Column[ObligationItem], ...] = (*_OWED, Column("light_label", "灯", light_text))
_OVERDUE: tuple[Column[ObligationItem], ...] = (
    *_OWED,
    Column("working_days", "逾期工作日", late_working_days),
    Column("grave", "轻重", _grave),
)
_IDLE: tuple[Column[IdleItem], ...] = (
    Column("id", "编号", lambda item: item.id, machine=True),
    Column("title", "标题", lambda item: item.title),
    Column("leader", "区分管领导", lambda item: item.leader.name),
    Column("unit", "主责单位", lambda item: unit_text(item.unit)),
    Column("routed_on", "报批日期", lambda item: item.routed_on),
    Column("last_act", "最近节点", lambda item: item.last_act),
    Column("idle_days", "停滞天数", lambda item: item.idle_days),
)
_MISSED: tuple[Column[OnsiteLine], ...] = (
    Column("id", "编号", lambda row: row.project.id, machine=True),
    Column("project", "项目", lambda row: row.project.name),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor_called),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("consecutive_missed", "连续未开周数", lambda row: row.consecutive_missed),
    Column("reason", "未召开原因", lambda row: row.reason),
)
_BEHIND: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id, machine=True),
    Column("title", "项目", lambda row: row.title),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("rate", "完成率（%）", lambda row: _tenth(row.rate)),
    Column("scheduled", "序时进度（%）", lambda row: _tenth(row.scheduled)),
    Column("deviation", "偏差（百分点）", lambda row: _tenth(row.deviation)),
    Column("light", "灯", lambda row: row.progress_light.label if row.progress_light else None),
    Column("problem", "存在问题", lambda row: row.problem),
    Column("coordination", "需协调事项", lambda row: row.coordination),
)


def _tenth(value: float | None) -> str | None:
    return f"{value:.1f}" if value is not None else None


_LETTER: tuple[Column[LetterRow], ...] = (
    Column("id", "编号", lambda row: row.id, machine=True),
    Column("title", "标题", lambda row: row.title),
    Column("to", "主送", lambda row: row.to),
    Column("unit", "主办单位", lambda row: unit_text(row.unit)),
)
_UNCONSULTED: tuple[Column[LetterRow], ...] = (
    *_LETTER,
    Column("override", "理由", lambda row: row.override),
)
_STALLED: tuple[Column[LetterRow], ...] = (
    *_LETTER,
    Column("place", "当前环节", lambda row: row.place),
    Column("days_here", "停留天数", lambda row: row.days_here),
    Column("needs", "需区领导协调", lambda row: row.needs),
)
_UNITS: tuple[Column[UnitFigures], ...] = (
    Column("unit", "单位", lambda row: unit_text(row.unit)),
    Column("owed", "应办结", _owed),
    Column("on_time", "按期", lambda row: row.owed.on_time if row.owed else None),
    Column("late", "超期办结", lambda row: row.owed.late if row.owed else None),
    Column("undone", "尚未办结", lambda row: row.owed.undone if row.owed else None),
    Column(
        "rate",
        "按期率",
        lambda row: share_text(row.owed.on_time, row.owed.owed) if row.owed else None,
    ),
    Column("overdue", "逾期", lambda row: row.overdue),
    Column("paused", "停表", lambda row: row.paused),
    Column("due_next_week", "下周到期", lambda row: row.due_next_week),
    Column("before", "上期在办件", lambda row: row.documents.before if row.documents else None),
    Column("corrected", "更正", lambda row: row.documents.corrected if row.documents else None),
    Column("received", "收", lambda row: row.documents.received if row.documents else None),
    Column("finished", "办结", lambda row: row.documents.finished if row.documents else None),
    Column("returned", "退回", lambda row: row.documents.returned if row.documents else None),
    Column("moved_in", "转入", lambda row: row.documents.moved_in if row.documents else None),
    Column("moved_out", "转出", lambda row: row.documents.moved_out if row.documents else None),
    Column("open", "本期在办件", lambda row: row.documents.open if row.documents else None),
)
