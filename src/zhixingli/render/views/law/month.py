"""Months as clerks hang them on the wall: weeks from Monday, days off and make-up days marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.calendar import WEEKDAYS
from zhixingli.domain.law.terms import DayKind
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.calendar import CalendarDayItem

_LEGEND: Final = "休：周末或放假；班：调休上班；没有标记的是工作日"


@dataclass(frozen=True, slots=True)
class _WeekLine:
    """One line of a month: the days by weekday, those of other months left out."""

    name: str
    days: dict[int, CalendarDayItem]

    @property
    def working(self) -> int:
        return _working(self.days.values())


def page(days: tuple[CalendarDayItem, ...]) -> Page:
    """Lay days out month by month, with the numbers of working days."""
    months = [
        tuple(group)
        for _, group in groupby(sorted(days, key=_by_date), key=lambda day: day.date.replace(day=1))
    ]
    blocks: list[Block] = []
    for month in months:
        if len(months) > 1:
            blocks.append(Heading(2, _title(month)))
        blocks.append(Table(Sheet("", _WEEK, _weeks(month))))
    uncertain = [day.date for day in days if day.provisional]
    said = [_LEGEND] + [f"{min(uncertain)} 起的安排尚未公布，是暂定的" for _ in uncertain[:1]]
    return Page(_whole(months), (*blocks, *map(Paragraph, said)))


def _whole(months: list[tuple[CalendarDayItem, ...]]) -> str:
    if len(months) == 1:
        return _title(months[0])
    days = [day for month in months for day in month]
    years = "、".join(dict.fromkeys(f"{day.date.year}年" for day in days))
    return f"{years}：{_working(days)} 个工作日"


def _title(month: tuple[CalendarDayItem, ...]) -> str:
    first = month[0].date
    return f"{first.year}年{first.month}月：{_working(month)} 个工作日"


def _weeks(month: tuple[CalendarDayItem, ...]) -> tuple[_WeekLine, ...]:
    return tuple(
        _WeekLine(name, {day.date.weekday(): day for day in days})
        for name, days in groupby(month, key=lambda day: day.week)
    )


def _by_date(day: CalendarDayItem) -> str:
    return day.date.isoformat()


def _working(days: Iterable[CalendarDayItem]) -> int:
    return sum(day.working for day in days)


def _cell(weekday: int, week: _WeekLine) -> str | None:
    day = week.days.get(weekday)
    if day is None:
        return None
    marks = {DayKind.WEEKEND: " 休", DayKind.MAKE_UP: " 班", DayKind.HOLIDAY: f" 休 {day.name}"}
    return f"{day.date.day}{marks.get(day.kind, '')}"


def _tone(weekday: int, week: _WeekLine) -> str | None:
    day = week.days.get(weekday)
    tones = {DayKind.WEEKEND: "grey", DayKind.HOLIDAY: "green", DayKind.MAKE_UP: "yellow"}
    return tones.get(day.kind) if day is not None else None


_WEEK: tuple[Column[_WeekLine], ...] = (
    Column("week", "周次", lambda week: week.name.partition("-")[2]),
    *(
        Column(str(number), name, partial(_cell, number), partial(_tone, number))
        for number, name in enumerate(WEEKDAYS)
    ),
    Column("working", "工作日", lambda week: week.working),
)
