"""Readings over everything as tables and pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zhixingli.render.model.chart import Chart, ChartSeries, telling
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import day_text, stretch_text, unit_text
from zhixingli.render.words.rates import rate_text, share_text
from zhixingli.render.words.reader import addressee, narrowed

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.calendar import Move
    from zhixingli.services.results.overview import (
        Checkup,
        ExecMaterial,
        Indicator,
        Measure,
        MeasureFigure,
        Score,
        Suggested,
        WhatIf,
    )
    from zhixingli.services.results.projects import ProjectRow


def checkups(found: tuple[Checkup, ...]) -> Sheet[Checkup]:
    """Show the findings, one a line."""
    notes = (f"共 {len(found)} 项",) if found else ("没有发现问题",)
    return Sheet("体检", _CHECKUPS, found, notes)


def measures(found: tuple[Measure, ...]) -> Sheet[Measure]:
    """Show the eight measures, one a line."""
    return Sheet("八大措施", _MEASURES, found, ())


def measures_page(found: tuple[Measure, ...]) -> Page:
    """Show the eight measures with what stands for each and its figures."""
    blocks: list[Block] = []
    for each in found:
        blocks += [Heading(1, f"{each.number}、{each.title}"), Paragraph(each.stands)]
        blocks.append(Paragraph(_figures(each)))
    return Page("八大措施落实情况", tuple(blocks))


def indicators(found: Score) -> Sheet[Indicator]:
    """Show the indicators, one a line."""
    return Sheet("执行力评价", _INDICATORS, found.indicators, _whose(found))


def score_page(found: Score) -> Page:
    """Show the indicators, phase by phase."""
    said = f"{'；'.join(_whose(found))}。指标都从台账里的事实算出，不打主观分。"
    blocks: list[Block] = [Paragraph(said)]
    for phase, rows in groupby(found.indicators, key=lambda row: row.phase_label):
        told = tuple(rows)
        blocks += [Heading(1, phase), Table(Sheet("", _INDICATORS[1:], told, ()))]
        rated = [row for row in told if row.rate is not None]
        if rated:
            both = (
                ChartSeries("现期限", tuple(row.rate for row in rated)),
                ChartSeries("原期限", tuple(row.rate_original for row in rated)),
            )
            names = tuple(row.label for row in rated)
            shown = both if any(row.rate_original is not None for row in rated) else both[:1]
            chart = telling(Chart(f"{phase}比率", "%", names, shown))
            blocks += [chart] if chart is not None else []
    return Page("执行力评价", tuple(blocks))


def suggested(found: tuple[Suggested, ...]) -> Sheet[Suggested]:
    """Show the projects suggested for the executive meeting."""
    return Sheet("常务会议汇报建议", _SUGGESTED, found, ("一般选 3 至 4 个；得分是本项目设计",))


def material_rows(found: ExecMaterial) -> Sheet[ProjectRow]:
    """Show the projects of the meeting, one a line."""
    return Sheet("常务会议汇报项目", _MATERIAL, found.projects, ())


def material_page(found: ExecMaterial) -> Page:
    """Show what the meeting hears, project by project."""
    if found.meeting is None:
        said = Paragraph("还没有拟定常务会议；建议汇报的项目如下。")
        told = (said, *narrowed(found.reader, whole=True), Table(suggested(found.suggested)))
        return Page("常务会议汇报材料", told)
    meeting = found.meeting
    approved = meeting.approved_by.name if meeting.approved_by is not None else "还没有审定"
    blocks: list[Block] = [
        Paragraph(
            f"会议时间：{day_text(meeting.meeting_on)}；审定：{approved}；"
            f"汇报项目 {len(found.projects)} 个。"
        ),
        *narrowed(found.reader, whole=True),
    ]
    for row in found.projects:
        blocks += [Heading(1, row.title), *map(Paragraph, _heard(row))]
    to = addressee(found.reader, "") or None
    title = f"{meeting.form.label}汇报材料（{day_text(meeting.meeting_on)}）"
    return Page(title, tuple(blocks), to=to, signed=True)


def _heard(row: ProjectRow) -> tuple[str, ...]:
    """Say what is reported of a project: who, how far, what stands in the way, what next."""
    sponsor = row.sponsor.name if row.sponsor is not None else "（未定）"
    light = f"，{row.progress_light.label}" if row.progress_light is not None else ""
    done = f"完成率 {_percent(row.rate) or '—'}，序时进度 {_percent(row.scheduled) or '—'}{light}"
    return (
        f"挂钩区领导：{sponsor}；牵头单位：{unit_text(row.unit)}。",
        f"{done}。形象进度：{row.stage or '未登记'}。",
        f"存在问题：{row.problem or '无'}。需协调事项：{row.coordination or '无'}。",
        f"下步措施：{row.next_step or '未登记'}。",
    )


def what_if(found: WhatIf) -> Sheet[Move]:
    """Show what would move."""
    notes = (f"假设：{found.change}", f"移动 {len(found.moves)} 项，不动 {found.unmoved} 项")
    return Sheet("推演（没有写入）", _MOVES, found.moves, notes)


def _figures(each: Measure) -> str:
    return "；".join(f"{figure.label} {_figure(figure)}" for figure in each.figures)


def _figure(figure: MeasureFigure) -> str:
    """Say a figure; a rate of few as a share."""
    if figure.of is None or figure.value is None:
        return _number(figure.value)
    return share_text(round(figure.value * figure.of / 100), figure.of) or "—"


def _number(value: float | None) -> str:
    if value is None:
        return "—"
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def _percent(value: float | None) -> str | None:
    return f"{value:.1f}%" if value is not None else None


def _whose(found: Score) -> tuple[str, ...]:
    who = [found.leader.name] if found.leader is not None else []
    who += [unit_text(found.unit)] if found.unit is not None else []
    return (f"{stretch_text(found.since, found.until)}，{'、'.join(who) or '全区'}",)


def _why(each: Suggested) -> str:
    counted = [
        f"{factor.label} {_number(factor.value)}（{_number(factor.points)} 分）"
        for factor in each.factors
        if factor.points
    ]
    return "；".join(counted)


_CHECKUPS: tuple[Column[Checkup], ...] = (
    Column("severity_label", "程度", lambda row: row.severity.label),
    Column("check", "检查项", lambda row: row.check),
    Column("subject", "对象", lambda row: row.subject),
    Column("message", "发现", lambda row: row.message),
    Column("remedy", "办法", lambda row: row.remedy),
)
_MEASURES: tuple[Column[Measure], ...] = (
    Column("number", "措施", lambda row: row.number),
    Column("title", "条文", lambda row: row.title),
    Column("stands", "怎么落实", lambda row: row.stands),
    Column("figures", "现在的数字", _figures),
)
_INDICATORS: tuple[Column[Indicator], ...] = (
    Column("phase_label", "阶段", lambda row: row.phase_label),
    Column("label", "指标", lambda row: row.label),
    Column("done", "做到", lambda row: row.done),
    Column("total", "总数", lambda row: row.total),
    Column("late", "超期办结", lambda row: row.late),
    Column("undone", "至今未办", lambda row: row.undone),
    Column("rate", "比率（现期限）", lambda row: share_text(row.done, row.total)),
    Column("rate_original", "比率（原期限）", lambda row: rate_text(row.rate_original, row.total)),
)
_SUGGESTED: tuple[Column[Suggested], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("score", "得分", lambda row: _number(row.score)),
    Column("why", "为什么", _why),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor.name),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
)
_MATERIAL: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor.name if row.sponsor else None),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("rate", "完成率", lambda row: _percent(row.rate)),
    Column("scheduled", "序时进度", lambda row: _percent(row.scheduled)),
    Column("problem", "存在问题", lambda row: row.problem),
    Column("coordination", "需协调事项", lambda row: row.coordination),
    Column("next_step", "下步措施", lambda row: row.next_step),
)
_MOVES: tuple[Column[Move], ...] = (
    Column("key", "时限", lambda row: row.key),
    Column("title", "标题", lambda row: row.title),
    Column("rule_label", "规则", lambda row: row.rule_label),
    Column("due", "现到期", lambda row: row.due),
    Column("becomes", "改为", lambda row: row.becomes),
)
