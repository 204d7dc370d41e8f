"""What is known of a project: changed from a day on, corrected, planned year by year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from zhixingli.domain.errors.acts import NothingToEditError
from zhixingli.domain.errors.projects import AmountNegativeError, PeriodOrderError, PlanYearError
from zhixingli.domain.matters.dated import (
    ALWAYS,
    DatedFact,
    correct,
    fact_on,
    hold_from,
    last_value,
)
from zhixingli.domain.matters.matter import record, refuse_ended_or_early
from zhixingli.domain.projects.project import COLUMNS, YEAR_PLAN, as_text, from_text
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.projects.project import Project, Told


def edit(
    desk: Desk,
    project: Project,
    *,
    title: str | None,
    columns: Mapping[str, Any],
    plan_year: int | None = None,
    corrects: bool = False,
) -> str:
    """Change what is known of the project from a day on, or correct a mistake in it; say which.

    The plan is that of a year, the day's where it is not given, and touches no other year's.
    """
    refuse_ended_or_early(desk, project)
    now = project.on(desk.on)
    wanted = dict(columns) | ({"title": title} if title is not None else {})
    plan = wanted.pop(YEAR_PLAN, None)
    year = plan_year or desk.on.year
    planned = fact_on(project.facts, YEAR_PLAN, desk.on, period=str(year))
    changed = {name: new for name, new in wanted.items() if getattr(now, name) != new}
    if not changed and (plan is None or (planned is not None and planned.value == plan)):
        raise NothingToEditError(id=project.id, items="--title、--level、--total 等")
    refuse_columns({name: changed.get(name, getattr(now, name)) for name in COLUMNS})
    for name, new in changed.items():
        _hold(desk, project, name, new, getattr(now, name), corrects=corrects)
    what = [COLUMNS.get(name, "项目名称") for name in changed]
    if plan is not None:
        refuse_columns({YEAR_PLAN: plan})
        set_plan(desk, project, plan, year, corrects=corrects)
        what.append(f"{year} 年计划投资")
    said = "、".join(what)
    reason = f"：{desk.reason}" if desk.reason else ""
    record(desk, project, ActKind.EDIT, text=f"{said}{reason}")
    return f"{said}已更正登记错误，以前各日的读数一并改正" if corrects else f"{said}已更新"


def _hold(desk: Desk, project: Project, name: str, new: Told, now: Told, *, corrects: bool) -> None:
    """Let a value hold from the desk's day on, or correct the one in force on it."""
    fact = DatedFact(project.id, name, ALWAYS, desk.on, as_text(new), desk.today, desk.reason)
    if corrects:
        correct(project.facts, fact)
    else:
        hold_from(project.facts, fact, until_now=as_text(now), since=project.opened_on)
    dated = any(each.name == name for each in project.facts)
    last = from_text(name, last_value(project.facts, name)) if dated else new
    setattr(project, name, last)


def planned_years(
    start_on: date | None, end_on: date | None, listed_on: date
) -> tuple[int, int | None]:
    """Give the first and the last year of a project; the last one may lie open."""
    first = (start_on or listed_on).year
    return first, max(first, end_on.year) if end_on is not None else None


def plan_year_of(start_on: date | None, end_on: date | None, listed_on: date, day: date) -> int:
    """Give the year whose plan is told on a day: its own, as far as the project is in it."""
    first, last = planned_years(start_on, end_on, listed_on)
    year = max(day.year, first)
    return min(year, last) if last is not None else year


def set_plan(
    desk: Desk, project: Project, amount: str, year: int, *, corrects: bool = False
) -> None:
    """Set the plan of a year; the row of the project repeats that of the last year."""
    first, last = planned_years(project.start_on, project.end_on, project.opened_on)
    if year < first or (last is not None and year > last):
        ends = f"至 {last} 年" if last is not None else "起"
        raise PlanYearError(year=year, years=f"{first} 年{ends}", field="--plan-year")
    fact = DatedFact(project.id, YEAR_PLAN, str(year), desk.on, amount, desk.today, desk.reason)
    there = fact_on(project.facts, YEAR_PLAN, desk.on, period=str(year))
    if corrects and there is not None:
        correct(project.facts, fact)
    else:
        same = [
            each
            for each in project.facts
            if (each.name, each.period, each.from_on) == (YEAR_PLAN, str(year), desk.on)
        ]
        for each in same:
            each.value, each.recorded_on, each.reason = amount, desk.today, desk.reason
        if not same:
            project.facts.append(fact)
    years = [each.period for each in project.facts if each.name == YEAR_PLAN]
    project.year_plan = last_value(project.facts, YEAR_PLAN, period=max(years))


def refuse_columns(columns: Mapping[str, Any]) -> None:
    """Refuse amounts below nothing, and an end before the beginning."""
    refuse_amount(columns.get("total"), "总投资", "--total")
    refuse_amount(columns.get("year_plan"), "年度计划投资", "--year-plan")
    start, end = columns.get("start_on"), columns.get("end_on")
    if start is not None and end is not None and end < start:
        raise PeriodOrderError(start=start, end=end, field="--end")


def refuse_amount(value: str | None, what: str, field: str) -> None:
    """Refuse an amount below nothing."""
    if value is not None and Decimal(value) < 0:
        raise AmountNegativeError(what=what, value=value, field=field)
