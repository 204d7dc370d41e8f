"""Explanations of limits: the day-by-day trace, for people and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import day_text
from zhixingli.render.words.statement import numbered
from zhixingli.render.words.unnumbered import without_commands

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.explanations import Explanation, TraceItem

    Line = tuple[Explanation, TraceItem]


def trace(told: Explanation) -> Sheet[Line]:
    """Give one explanation as lines, a day a line."""
    return traces((told,))


def traces(told: tuple[Explanation, ...]) -> Sheet[Line]:
    """Give several explanations as lines."""
    lines = tuple((each, step) for each in told for step in each.trace)
    return Sheet("期限推导", _LINES, lines)


def page(told: Explanation) -> Page:
    """Explain one limit: a proof that an office signs."""
    title = f"{told.rule_label}期限说明"
    return Page(title, (*_about((told,)), *_blocks(told)), signed=True)


def pages(told: tuple[Explanation, ...]) -> Page:
    """Explain every limit of a subject, the main one first."""
    blocks: list[Block] = [*_about(told)]
    for n, each in enumerate(told, start=1):
        blocks += [Heading(1, numbered(n, _heading(each))), *_blocks(each)]
    return Page("办理期限说明", tuple(blocks), signed=True)


def _about(told: tuple[Explanation, ...]) -> tuple[Block, ...]:
    titles = dict.fromkeys(each.title for each in told if each.title)
    return tuple(Paragraph(f"事项：{title}") for title in titles)


def _heading(told: Explanation) -> str:
    """Name a limit; of what recurs, its week or its beginning too."""
    period = told.key.split("/")[2:]
    return f"{told.rule_label}（{_period(period[0])}）" if period else told.rule_label


def _period(period: str) -> str:
    """Say a week as offices do: 2026年第41周."""
    year, _, number = period.partition("-W")
    return f"{year}年第{int(number)}周" if number else period


def _blocks(told: Explanation) -> tuple[Block, ...]:
    said = [f"依据：{told.basis}" + (f"（{told.clause}）" if told.clause else "")]
    if told.note and (note := without_commands(told.note)):
        said.append(f"说明：{note}")
    if told.expiry:
        said.append(f"届满：{told.expiry}")
    said.append(_answer(told))
    said += told.remarks
    return (*map(Paragraph, said), Table(Sheet("", _DAYS, told.trace)))


def _answer(told: Explanation) -> str:
    start = f"起算：{day_text(told.start)}"
    if told.waiting_label is not None:
        return f"{start}；{told.waiting_label}；原到期日{_day(told.due_original)}"
    if told.not_before is not None:
        return f"{start}；{day_text(told.not_before)}起可以办"
    if told.remaining is not None:
        left = f"{told.remaining.days}个{told.remaining.unit.label}"
        return f"{start}；停表，恢复后余{left}；原到期日{_day(told.due_original)}"
    parts = [start, f"到期：{_day(told.due)}"]
    if told.nominal != told.due:
        parts.append(f"名义末日：{_day(told.nominal)}")
    if told.due_original != told.due:
        parts.append(f"原到期日：{_day(told.due_original)}")
    if told.due_unextended not in (None, told.due, told.due_original):
        parts.append(f"不算延期：{_day(told.due_unextended)}")
    if told.outcome is not None:
        parts.append(f"结果：{told.outcome}")
    if told.provisional:
        parts.append("暂定：放假安排尚未公布")
    return "；".join(parts)


def _day(day: date | None) -> str:
    return day_text(day) if day is not None else "无"


_DAYS: tuple[Column[TraceItem], ...] = (
    Column("date", "日期", lambda step: step.date),
    Column("number", "第几日", lambda step: step.number),
    Column("note", "说明", lambda step: step.note),
    Column("source", "依据", lambda step: step.source),
)

_LINES: tuple[Column[Line], ...] = (
    Column("key", "键", lambda line: line[0].key),
    Column("date", "日期", lambda line: line[1].date),
    Column("counted", "计入", lambda line: line[1].counted),
    Column("number", "第几日", lambda line: line[1].number),
    Column("note", "说明", lambda line: line[1].note),
    Column("source", "依据", lambda line: line[1].source),
)
