"""The calendar as tables: days, counts, the notices it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.sheet import Card, Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.services.results.calendar import (
        CalendarDayItem,
        CalendarStatus,
        DayCount,
        NoticeItem,
    )


def days(rows: tuple[CalendarDayItem, ...]) -> Sheet[CalendarDayItem]:
    """Show days: worked or not, why, by which notice."""
    return Sheet("工作日历", _DAYS, rows)


def count(counted: DayCount) -> Card[DayCount]:
    """Show how many days lie between two days."""
    return card("天数（首尾都算）", _COUNT, counted)


def status(found: CalendarStatus) -> Sheet[NoticeItem]:
    """Show how far the calendar reaches and on which notices it rests."""
    notes = (
        f"放假安排公布到{found.announced_through}，推算到{found.estimated_through}",
        "推算的年份，和最后一个公布年份的 12 月 26 日以后，期限都是暂定",
        f"校验值 {found.digest}",
    )
    return Sheet("放假安排", _NOTICES, found.notices, notes)


_DAYS: tuple[Column[CalendarDayItem], ...] = (
    Column("date", "日期", lambda row: row.date),
    Column("week", "ISO 周", lambda row: row.week),
    Column("working", "工作日", lambda row: row.working),
    Column("kind", "类别代码", lambda row: row.kind.value, machine=True),
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

_NOTICES: tuple[Column[NoticeItem], ...] = (
    Column("year", "年份", lambda row: row.year),
    Column("number", "文号", lambda row: row.number),
    Column("kind", "类别代码", lambda row: row.kind.value, machine=True),
    Column("kind_label", "类别", lambda row: row.kind.label),
    Column("issued_on", "成文日期", lambda row: row.issued_on),
    Column("days", "写明的天数", lambda row: row.days),
)
