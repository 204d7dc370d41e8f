"""Readings over everything as tables and pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zhixingli.render.model.chart import Chart, ChartSeries, telling
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import stretch_text, unit_text
from zhixingli.render.words.rates import rate_text, share_text
from zhixingli.render.words.unnumbered import without_commands

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.calendar import Move
    from zhixingli.services.results.overview import (
        Checkup,
        Indicator,
        Measure,
        MeasureFigure,
        Score,
        WhatIf,
    )


def checkups(found: tuple[Checkup, ...]) -> Sheet[Checkup]:
    """Show the findings, one a line."""
    notes = (f"共{len(found)}项",) if found else ("没有发现问题",)
    return Sheet("体检", _CHECKUPS, found, notes)


def measures(found: tuple[Measure, ...]) -> Sheet[Measure]:
    """Show the eight measures, one a line."""
    return Sheet("八大措施", _MEASURES, found, ())


def measures_page(found: tuple[Measure, ...]) -> Page:
    """Show the eight measures with what stands for each and its figures."""
    blocks: list[Block] = []
    for each in found:
        blocks += [
            Heading(1, f"{each.number}、{each.title}"),
            Paragraph(without_commands(each.stands)),
        ]
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


def what_if(found: WhatIf) -> Sheet[Move]:
    """Show what would move."""
    notes = (f"假设：{found.change}", f"移动{len(found.moves)}项，不动{found.unmoved}项")
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


def _whose(found: Score) -> tuple[str, ...]:
    who = [found.leader.name] if found.leader is not None else []
    who += [unit_text(found.unit)] if found.unit is not None else []
    return (f"{stretch_text(found.since, found.until)}，{'、'.join(who) or '全区'}",)


_CHECKUPS: tuple[Column[Checkup], ...] = (
    Column("severity_label", "程度", lambda row: row.severity.label),
    Column("check", "检查项代码", lambda row: row.check, machine=True),
    Column("check_label", "检查项", lambda row: row.check.label),
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
_MOVES: tuple[Column[Move], ...] = (
    Column("key", "时限", lambda row: row.key),
    Column("title", "标题", lambda row: row.title),
    Column("rule_label", "规则", lambda row: row.rule_label),
    Column("due", "现到期", lambda row: row.due),
    Column("becomes", "改为", lambda row: row.becomes),
)
