"""The calendar as tables: days, counts, due dates, notices, what an import changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.sheet import Card, Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.services.results import (
        CalendarDayItem,
        CalendarImport,
        CalendarStatus,
        ChangedDay,
        DayCount,
        DueAnswer,
        Move,
        NoticeItem,
        TraceItem,
    )


def days(rows: tuple[CalendarDayItem, ...]) -> Sheet[CalendarDayItem]:
    """Show days: worked or not, why, by which notice."""
    working = sum(row.working for row in rows)
    return Sheet("工作日历", _DAYS, rows, (f"共 {len(rows)} 天，工作日 {working} 天",))


def count(counted: DayCount) -> Card[DayCount]:
    """Show how many days lie between two days."""
    return card("天数", _COUNT, counted)


def due(answer: DueAnswer) -> Card[DueAnswer]:
    """Show a due date."""
    return card("到期日", _DUE, answer)


def due_trace(answer: DueAnswer) -> Sheet[TraceItem]:
    """Show a due date with every day that led to it."""
    said = f"起算 {answer.from_}，到期 {answer.due}" + ("（暂定）" if answer.provisional else "")
    return Sheet("期限推导", _TRACE, answer.trace or (), (said,))


def status(found: CalendarStatus) -> Sheet[NoticeItem]:
    """Show on which notices the calendar rests."""
    note = (
        f"已公布到 {found.announced_through}，推算到 {found.estimated_through}（推算的为暂定）；"
        f"校验值 {found.digest}"
    )
    return Sheet("放假安排", _NOTICES, found.notices, (note,))


def imported(found: CalendarImport) -> Sheet[ChangedDay | Move]:
    """Show which days change and which open obligations move, earlier moves first."""
    return Sheet(f"放假安排：{found.notice}", _CHANGES, (*found.days, *found.moves))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _of(name: str) -> Column[ChangedDay | Move]:
    headings = {"id": "编号", "rule_label": "时限事项", "due": "现到期", "title": "标题"}
    return Column(name, headings[name], lambda row: _text(getattr(row, name, None)))


_DAYS: tuple[Column[CalendarDayItem], ...] = (
    Column("date", "日期", lambda row: row.date),
    Column("week", "ISO 周", lambda row: row.week),
    Column("working", "工作日", lambda row: row.working),
    Column("kind_label", "类别", lambda row: row.kind.label),
    Column("name", "名称", lambda row: row.name),
    Column("source", "依据", lambda row: row.source),
    Column("provisional", "暂定", lambda row: row.provisional),
)

_COUNT: tuple[Column[DayCount], ...] = (
    Column("from", "自", lambda row: row.from_),
    Column("to", "至", lambda row: row.to),
    Column("working_days", "工作日", lambda row: row.working_days),
    Column("calendar_days", "自然日", lambda row: row.calendar_days),
    Column("provisional", "暂定", lambda row: row.provisional),
)

_DUE: tuple[Column[DueAnswer], ...] = (
    Column("from", "起算", lambda row: row.from_),
    Column("rule", "规则", lambda row: row.rule),
    Column("basis", "依据", lambda row: row.basis),
    Column("due", "到期", lambda row: row.due),
    Column("nominal", "名义末日", lambda row: row.nominal),
    Column("provisional", "暂定", lambda row: row.provisional),
)

_TRACE: tuple[Column[TraceItem], ...] = (
    Column("date", "日期", lambda step: step.date),
    Column("counted", "计入", lambda step: step.counted),
    Column("number", "第几日", lambda step: step.number),
    Column("note", "说明", lambda step: step.note),
    Column("source", "依据", lambda step: step.source),
)

_NOTICES: tuple[Column[NoticeItem], ...] = (
    Column("year", "年份", lambda row: row.year),
    Column("number", "文号", lambda row: row.number),
    Column("kind_label", "类别", lambda row: row.kind.label),
    Column("issued_on", "印发", lambda row: row.issued_on),
    Column("days", "天数", lambda row: row.days),
)

_CHANGES: tuple[Column[ChangedDay | Move], ...] = (
    Column("date", "日期", lambda row: _text(getattr(row, "date", None))),
    Column("was", "原为", lambda row: _text(getattr(row, "was", None))),
    _of("id"),
    _of("rule_label"),
    _of("due"),
    Column("becomes", "改为", lambda row: _text(row.becomes)),
    _of("title"),
)
