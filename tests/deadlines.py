"""Deadlines by the bundled rules and calendar, and their steps in a line that can be counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from zhixingli.domain.law.deadline import Deadline, Pause, Why, compute
from zhixingli.store.law.notices import bundled_calendar
from zhixingli.store.law.rulebooks import bundled_rules

if TYPE_CHECKING:
    from zhixingli.domain.law.rules import TimeLimit

CALENDAR = bundled_calendar()
RULES = {limit.id: limit for limit in bundled_rules()}


def day(text: str) -> date:
    return date.fromisoformat(text if len(text) > len("01-01") else f"2026-{text}")


def pause(first: str, last: str | None = None) -> Pause:
    return Pause(day(first), day(last) if last else None, "事由")


def due(rule: str | TimeLimit, start: str, *pauses: Pause, extended: int = 0) -> Deadline:
    limit = RULES[rule] if isinstance(rule, str) else rule
    return compute(limit, day(start), calendar=CALENDAR, pauses=pauses, extended=extended)


def named(rule: str, start: str, last: str, *pauses: Pause, extended: int = 0) -> Deadline:
    return compute(
        RULES[rule],
        day(start),
        calendar=CALENDAR,
        pauses=pauses,
        extended=extended,
        fixed_due=day(last),
    )


def from_due(rule: str) -> TimeLimit:
    limit = RULES[rule]
    assert limit.extension is not None
    return replace(limit, extension=replace(limit.extension, from_due=True))


def marks(deadline: Deadline) -> str:
    """Say each day as its day of the month and its number, 停 for a paused day, and so on."""
    letters = {Why.START: "起", Why.DAY_OFF: "休", Why.PAUSED: "停", Why.ROLLED: "顺"}
    letters |= {Why.LANDED: "到", Why.MONTH_END: "月", Why.SHIFTED: "加", Why.FIXED: "定"}
    return " ".join(
        f"{step.day.day}={step.number}"
        if step.why is Why.COUNTED
        else f"{step.day.day}{letters[step.why]}"
        for step in deadline.steps
    )
