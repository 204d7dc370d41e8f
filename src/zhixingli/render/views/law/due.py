"""A computed due date: the answer, and every day that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.page import Page, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.services.results.calendar import DueAnswer
    from zhixingli.services.results.explanations import TraceItem


def due(answer: DueAnswer) -> Card[DueAnswer]:
    """Show a due date."""
    return card("到期日", _DUE, answer)


def trace(answer: DueAnswer) -> Sheet[TraceItem]:
    """Give the days as lines."""
    return Sheet("期限推导", _TRACE, answer.trace or ())


def page(answer: DueAnswer) -> Page:
    """Show a due date with every day that led to it."""
    days = Sheet("", _TRACE, answer.trace or ())
    return Page("期限推导", (Table(card("", _DUE, answer)), Table(days)))


def _limit(answer: DueAnswer) -> str:
    units = {"workday": "个工作日", "calendar": "日", "month": "个月", "week": "周"}
    return ("倒算" if answer.backward else "") + f"{answer.amount}{units[answer.unit]}"


_DUE: tuple[Column[DueAnswer], ...] = (
    Column("from", "起算", lambda row: row.from_),
    Column("rule", "规则", lambda row: row.rule),
    Column("rule_label", "名称", lambda row: row.rule_label),
    Column("basis", "依据", lambda row: row.basis),
    Column("limit", "期限", _limit),
    Column("nominal", "名义末日", lambda row: row.nominal),
    Column("due", "到期", lambda row: row.due),
    Column("provisional", "暂定", lambda row: row.provisional),
    Column("not_before", "起可办", lambda row: row.not_before),
)

_TRACE: tuple[Column[TraceItem], ...] = (
    Column("date", "日期", lambda step: step.date),
    Column("counted", "计入", lambda step: step.counted, machine=True),
    Column("number", "第几日", lambda step: step.number),
    Column("note", "说明", lambda step: step.note),
    Column("source", "依据", lambda step: step.source),
)
