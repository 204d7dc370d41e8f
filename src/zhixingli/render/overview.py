"""Readings over everything as tables and pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zhixingli.render.obligations import unit_text
from zhixingli.render.page import Heading, Page, Paragraph, Table
from zhixingli.render.sheet import Column, Sheet

if TYPE_CHECKING:
    from zhixingli.render.page import Block
    from zhixingli.services.results import (
        Checkup,
        Indicator,
        Measure,
        Move,
        Score,
        Suggested,
        WhatIf,
    )


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
    blocks: list[Block] = [Paragraph("；".join(_whose(found)))]
    for phase, rows in groupby(found.indicators, key=lambda row: row.phase_label):
        blocks += [Heading(1, phase), Table(Sheet("", _INDICATORS[1:], tuple(rows), ()))]
    return Page("执行力评价（只用台账里的事实，不打主观分）", tuple(blocks))


def suggested(found: tuple[Suggested, ...]) -> Sheet[Suggested]:
    """Show the projects suggested for the executive meeting."""
    return Sheet("常务会议汇报建议", _SUGGESTED, found, ("一般选 3 至 4 个；得分是本项目设计",))


def what_if(found: WhatIf) -> Sheet[Move]:
    """Show what would move."""
    notes = (f"假设：{found.change}", f"移动 {len(found.moves)} 项，不动 {found.unmoved} 项")
    return Sheet("推演（没有写入）", _MOVES, found.moves, notes)


def _figures(each: Measure) -> str:
    said = [f"{f.label} {_number(f.value)}" for f in each.figures]
    return "；".join(said)


def _number(value: float | None) -> str:
    if value is None:
        return "—"
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def _percent(value: float | None) -> str | None:
    return f"{value:.1f}%" if value is not None else None


def _whose(found: Score) -> tuple[str, ...]:
    who = [found.leader.name] if found.leader is not None else []
    who += [unit_text(found.unit)] if found.unit is not None else []
    return (f"{found.since} 至 {found.until}，{'、'.join(who) or '全区'}",)


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
    Column("rate", "比率（现期限）", lambda row: _percent(row.rate)),
    Column("rate_original", "比率（原期限）", lambda row: _percent(row.rate_original)),
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
_MOVES: tuple[Column[Move], ...] = (
    Column("key", "时限", lambda row: row.key),
    Column("title", "标题", lambda row: row.title),
    Column("rule_label", "规则", lambda row: row.rule_label),
    Column("due", "现到期", lambda row: row.due),
    Column("becomes", "改为", lambda row: row.becomes),
)
