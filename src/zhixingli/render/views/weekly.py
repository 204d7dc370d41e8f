"""The weekly report as an office writes it."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Any, Final

from zhixingli.render.model.chart import Chart, ChartSeries
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_days, late_working_days, light_text
from zhixingli.render.views.weekly_corrections import corrected, recorded_late
from zhixingli.render.words.office_text import answering_unit_text, day_text, stretch_text
from zhixingli.render.words.rates import kept_text, share_text
from zhixingli.render.words.reader import addressee, left_out, narrowed, whose_title

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.letters import LetterFigures, LetterRow
    from zhixingli.services.results.meetings import OnsiteLine
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.weekly import (
        DocumentFlow,
        IdleItem,
        SupervisionFigures,
        UnitFigures,
        WeeklyReport,
    )


def units(report: WeeklyReport) -> Sheet[UnitFigures]:
    """Show the figures by unit, for the formats that are one table."""
    return Sheet(f"{report.week} 各单位情况", _UNITS, report.units)


def page(report: WeeklyReport) -> Page:
    """Write the whole report."""
    blocks: list[Block] = [
        Paragraph(
            f"统计时段：{stretch_text(report.from_, report.to)}；存量截至{day_text(report.as_of)}。"
        ),
        *narrowed(report.reader),
        *early_issue(report.as_of, report.to),
        Heading(1, "一、总体情况"),
        *map(Paragraph, _general(report)),
        Heading(1, "二、各单位情况"),
        *_listed(Sheet("", _UNITS, report.units), "本周没有收文、办文。"),
        *_late_units(report.units),
        *_papers(report),
        Heading(1, "三、逾期事项"),
        *_listed(Sheet("", _OVERDUE, report.overdue), _nothing(report, "逾期事项")),
        *left_out("逾期", len(report.overdue), report.figures.overdue),
        Heading(1, "四、下周到期"),
        *_listed(Sheet("", _COMING, report.due_next_week), _nothing(report, "下周到期事项")),
        *left_out("下周到期", len(report.due_next_week), report.figures.due_next_week),
        Heading(1, "五、重点项目和会议"),
        *map(Paragraph, _meetings(report)),
        *((Table(Sheet("本周缺会", _MISSED, report.missed)),) if report.missed else ()),
        *((Table(Sheet("进度落后", _BEHIND, report.behind)),) if report.behind else ()),
        Heading(1, "六、上行平行文"),
        Paragraph(_letters(report.letters)),
        *(
            (Table(Sheet("未先商送出", _UNCONSULTED, report.overrides)),)
            if report.overrides
            else ()
        ),
        *((Table(Sheet("停滞", _STALLED, report.stalled)),) if report.stalled else ()),
        Heading(1, "七、督查督办"),
        Paragraph(_supervised(report.supervision)),
        Heading(1, "八、权限外停滞"),
        *_listed(Sheet("", _IDLE, report.beyond_authority), "没有权限外报批的件。"),
        Heading(1, "九、暂定期限"),
        *_listed(Sheet("", _COMING, report.provisional), _nothing(report, "暂定的期限")),
        *left_out("暂定", len(report.provisional), report.figures.provisional),
        *corrected(report),
        *recorded_late(report),
    ]
    year, number = report.week.split("-W")
    title = f"限时办结周报（{year}年第{int(number)}周）{whose_title(report.reader)}"
    to = addressee(report.reader, "区长、常务副区长")
    return Page(title, tuple(blocks), to=to, signed=True)


def _nothing(report: WeeklyReport, what: str) -> str:
    """Say that a list is empty: of what is grave, where only that is listed."""
    if report.reader is not None and report.reader.brief:
        return f"没有要逐项列出的{what}。"
    return f"没有{what}。"


def _general(report: WeeklyReport) -> tuple[str, ...]:
    """Say what came and went (件), what was owed and how it was kept, what stands (项)."""
    figures = report.figures
    received = (
        f"本周收文 {figures.received} 件；资料检查和告知 "
        f"{figures.checked_on_time + figures.checked_late} 件；办结 {figures.finished} 件。"
    )
    owed = [f"本周{kept_text(report.owed)}"] if report.owed is not None else []
    if report.promised is not None and report.promised.owed:
        owed.append(f"其中公开承诺{kept_text(report.promised, what='')}")
    standing = (
        f"在办时限事项 {figures.open} 项，其中逾期 {figures.overdue} 项、停表 "
        f"{figures.paused} 项；下周到期 {figures.due_next_week} 项；暂定期限 "
        f"{figures.provisional} 项。"
    )
    papers = [_flowing(report.documents)] if report.documents is not None else []
    return received, *papers, *owed, standing


def _flowing(flow: DocumentFlow) -> str:
    """Say how many papers were in hand, and what came between; nothing of what did not."""
    parts = [("更正", flow.corrected), ("收", flow.received)]
    parts += [("办结", -flow.finished), ("退回", -flow.returned)]
    parts += [("转入", flow.moved_in - flow.moved_out)]
    said = "".join(f"，{word} {abs(count)} 件" for word, count in parts if count)
    return f"办件：上期在办 {flow.before} 件{said}；本期在办 {flow.open} 件。"


def _papers(report: WeeklyReport) -> tuple[Block, ...]:
    """Show the papers in hand by unit, with what moved in and out, and their sum."""
    rows = [
        (row.unit.short or row.unit.name, row.documents)
        for row in report.units
        if row.documents is not None and any(astuple(row.documents))
    ]
    if not rows or report.documents is None:
        return ()
    return (Table(Sheet("办件增减（件）", _FLOW, (*rows, ("合计", report.documents)))),)


def _meetings(report: WeeklyReport) -> tuple[str, ...]:
    """Say how the meetings of the week went, on site, joint and executive."""
    now = report.onsite
    share = share_text(now.held, now.owed, "次")
    rate = f"，召开率 {share}" if share is not None and share.endswith("%") else ""
    said = [
        f"现场办公会应开 {now.owed} 次，实开 {now.held} 次{rate}；受托主持 {now.delegated} 次。"
        if now.owed or now.held
        else "本周没有应开的现场办公会。"
    ]
    for each in report.reviews:
        last = f"上次 {day_text(each.last_held_on)}" if each.last_held_on else "还没有开过"
        late = f"，已逾期 {each.overdue_days} 日" if each.overdue_days else ""
        said.append(f"{each.kind.label}：{last}，下次 {day_text(each.due)}前{late}。")
    said += [f"{each.id} {each.name}：汇报通知不足1周。" for each in report.late_notices]
    return tuple(said)


def _letters(now: LetterFigures) -> str:
    return (
        f"新送达 {now.sent} 件，在途 {now.in_transit} 件，本周有进展 {now.moved} 件，"
        f"停滞 {now.stalled} 件，已批复 {now.answered} 件；未先商送出 {now.overrides} 件，"
        f"需区领导协调 {now.needs} 件。"
    )


def _supervised(now: SupervisionFigures) -> str:
    return (
        f"本周立项 {now.opened} 件、报办结 {now.finished} 件、销号 {now.struck} 件；"
        f"督办中 {now.open} 件，其中逾期 {now.overdue} 件。"
    )


def _listed(sheet: Sheet[Any], nothing: str) -> tuple[Block, ...]:
    return (Table(sheet),) if sheet.rows else (Paragraph(nothing),)


def _late_units(units: tuple[UnitFigures, ...]) -> tuple[Block, ...]:
    """Draw the units that are late, the latest first."""
    late = [row for row in units if row.overdue][:_DRAWN]
    if not late:
        return ()
    names = tuple(row.unit.short or row.unit.name for row in late)
    return (
        Chart(
            "逾期最多的单位" if len(late) == _DRAWN else "各单位逾期",
            "项",
            names,
            (
                ChartSeries("在办", tuple(row.open for row in late)),
                ChartSeries("其中逾期", tuple(row.overdue for row in late), "red"),
            ),
        ),
    )


#: How many units a chart can hold.
_DRAWN: Final = 8


def early_issue(as_of: date, last: date) -> tuple[Block, ...]:
    """Say that a report was made before its week was over."""
    if as_of >= last:
        return ()
    return (Paragraph(f"本期截至{day_text(as_of)}，其后的事实列入下期。"),)


_UNITS: tuple[Column[UnitFigures], ...] = (
    Column("unit", "单位", lambda row: row.unit.short or row.unit.name),
    Column("received", "收文", lambda row: row.received),
    Column("checked_on_time", "检查按期", lambda row: row.checked_on_time),
    Column("checked_late", "检查超期", lambda row: row.checked_late),
    Column("finished", "办结", lambda row: row.finished),
    Column("finished_on_time", "办结按期", lambda row: row.finished_on_time),
    Column("finished_late", "办结超期", lambda row: row.finished_late),
    Column("finished_late_original", "按原期限超期", lambda row: row.finished_late_original),
    Column("open", "在办", lambda row: row.open),
    Column("overdue", "逾期", lambda row: row.overdue),
    Column("paused", "停表", lambda row: row.paused),
    Column("due_next_week", "下周到期", lambda row: row.due_next_week),
    Column("provisional", "暂定", lambda row: row.provisional),
)

_FLOW: tuple[Column[tuple[str, DocumentFlow]], ...] = (
    Column("unit", "单位", lambda row: row[0]),
    Column("before", "上期在办", lambda row: row[1].before),
    Column("corrected", "更正", lambda row: row[1].corrected),
    Column("received", "收", lambda row: row[1].received),
    Column("finished", "办结", lambda row: row[1].finished),
    Column("returned", "退回", lambda row: row[1].returned),
    Column("moved_in", "转入", lambda row: row[1].moved_in),
    Column("moved_out", "转出", lambda row: row[1].moved_out),
    Column("open", "本期在办", lambda row: row[1].open),
)

_OWED: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("leader", "区分管领导", lambda item: item.leader_called),
    Column("unit", "主责单位", answering_unit_text),
    Column("due", "到期", due_cell),
)

_COMING: tuple[Column[ObligationItem], ...] = (*_OWED, Column("light_label", "灯", light_text))

_OVERDUE: tuple[Column[ObligationItem], ...] = (
    *_OWED,
    Column("due_original", "原到期", lambda item: item.due_original),
    Column("calendar_days", "逾期日", late_days),
    Column("working_days", "逾期工作日", late_working_days),
)

_IDLE: tuple[Column[IdleItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("leader", "区分管领导", lambda item: item.leader.name),
    Column("unit", "主责单位", lambda item: item.unit.short or item.unit.name),
    Column("routed_on", "报批日期", lambda item: item.routed_on),
    Column("last_act", "最近节点", lambda item: item.last_act),
    Column("last_act_on", "节点日期", lambda item: item.last_act_on),
    Column("idle_days", "停滞天数", lambda item: item.idle_days),
)

_MISSED: tuple[Column[OnsiteLine], ...] = (
    Column("project", "项目", lambda row: row.project.name),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor_called),
    Column("unit", "牵头单位", lambda row: row.unit.short or row.unit.name),
    Column("consecutive_missed", "连续未开周数", lambda row: row.consecutive_missed),
    Column("reason", "未召开原因", lambda row: row.reason),
)

_BEHIND: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("unit", "牵头单位", lambda row: row.unit.short or row.unit.name),
    Column("rate", "完成率（%）", lambda row: _tenth(row.rate)),
    Column("scheduled", "序时进度（%）", lambda row: _tenth(row.scheduled)),
    Column("deviation", "偏差（百分点）", lambda row: _tenth(row.deviation)),
    Column("light", "灯", lambda row: row.progress_light.label if row.progress_light else None),
    Column("problem", "存在问题", lambda row: row.problem),
)


def _tenth(value: float | None) -> str | None:
    return f"{value:.1f}" if value is not None else None


_LETTER: tuple[Column[LetterRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("to", "主送", lambda row: row.to),
    Column("unit", "主办单位", lambda row: row.unit.short or row.unit.name),
)
_UNCONSULTED: tuple[Column[LetterRow], ...] = (
    *_LETTER,
    Column("override", "理由", lambda row: row.override),
)
_STALLED: tuple[Column[LetterRow], ...] = (
    *_LETTER,
    Column("place", "当前环节", lambda row: row.place),
    Column("days_here", "停留天数", lambda row: row.days_here),
)
