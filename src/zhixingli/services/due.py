"""Due dates for no subject in particular: one question, or a batch of them from a script."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zhixingli.domain.deadline import compute
from zhixingli.domain.errors import DueLineError, Refusal
from zhixingli.domain.rules import TimeLimit
from zhixingli.domain.terms import CountUnit, Roll
from zhixingli.domain.text import parse_date
from zhixingli.services.lawbook import Answer, Lawbook, open_lawbook
from zhixingli.services.results import DueAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """From which day, by which rule — or how many days of which unit — and which way."""

    start: date
    rule: str | None = None
    days: int | None = None
    unit: CountUnit | None = None
    backward: bool = False


def due_date(
    location: str, question: DueQuestion, *, as_of: date, explain: bool, strict: bool
) -> Answer[DueAnswer]:
    """Compute one due date, with its trace where that is asked for."""
    from zhixingli.services.trace import trace_items  # noqa: PLC0415 - only some ask

    law = open_lawbook(location, as_of)
    limit = _limit(law, question)
    deadline = compute(limit, question.start, calendar=law.calendar)
    found = DueAnswer(
        from_=question.start,
        rule=question.rule,
        rule_label=limit.label if question.rule else None,
        basis=limit.basis if question.rule else None,
        amount=limit.amount,
        unit=limit.unit,
        backward=limit.backward,
        due=deadline.due,
        nominal=deadline.nominal,
        provisional=deadline.provisional,
        digest=law.calendar.digest,
        trace=trace_items(deadline, law.calendar, limit) if explain else None,
    )
    what = f"到期日 {deadline.due} "
    return Answer(found, law.meta, law.warn(what, provisional=deadline.provisional, strict=strict))


def due_dates(location: str, lines: Iterable[str], *, as_of: date) -> Iterator[str]:
    """Answer JSON Lines with JSON Lines in the same order; a bad line answers with its error."""
    law = open_lawbook(location, as_of)
    limits: dict[tuple[object, ...], TimeLimit] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield json.dumps(_answer(law, line, number, limits, as_of), ensure_ascii=False)


def _answer(
    law: Lawbook,
    line: str,
    number: int,
    limits: dict[tuple[object, ...], TimeLimit],
    today: date,
) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    try:
        asked = _parsed(line, number)
        if "id" in asked:
            answer["id"] = asked["id"]
        key = tuple(asked.get(name) for name in ("rule", "days", "unit", "backward", "from"))
        start = _day(asked, number, today)
        by_rule = key[:4] if asked.get("rule") is None else key
        if by_rule not in limits:
            limits[by_rule] = _limit(law, _question(asked, start, number))
        deadline = compute(limits[by_rule], start, calendar=law.calendar)
    except Refusal as refusal:
        return answer | {"error": {"code": refusal.code, "message": refusal.message}}
    due, nominal = deadline.due, deadline.nominal
    answer["due"] = due.isoformat() if due is not None else None
    answer["nominal"] = nominal.isoformat() if nominal is not None else None
    answer["provisional"] = deadline.provisional
    return answer


def _parsed(line: str, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        raise DueLineError(line=number, problem="不是一行 JSON", field=None) from None
    if not isinstance(asked, dict):
        raise DueLineError(line=number, problem="要写成 {…} 的 JSON 对象", field=None)
    for name in ("rule", "days", "unit", "backward", "from"):
        if isinstance(asked.get(name), dict | list):
            raise DueLineError(line=number, problem=f"{name} 不能是列表或对象", field=name)
    return asked


def _day(asked: dict[str, Any], number: int, today: date) -> date:
    typed = asked.get("from")
    if not isinstance(typed, str):
        raise DueLineError(line=number, problem="缺 from（起算日）", field="from")
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return parse_date(typed, today, field="from")


def _question(asked: dict[str, Any], start: date, number: int) -> DueQuestion:
    rule, days, unit = asked.get("rule"), asked.get("days"), asked.get("unit")
    backward = asked.get("backward", False)
    if isinstance(rule, str) and days is None and unit is None:
        return DueQuestion(start, rule=rule, backward=backward is True)
    whole = isinstance(days, int) and not isinstance(days, bool) and 1 <= days <= _MOST
    if rule is not None or not whole or unit not in _UNITS or not isinstance(backward, bool):
        problem = "要写 rule，或 days（1 到 3650 的整数）和 unit（workday、calendar、month）"
        raise DueLineError(line=number, problem=problem, field="rule")
    return DueQuestion(start, days=days, unit=CountUnit(unit), backward=backward)


_MOST = 3650
_UNITS = ("workday", "calendar", "month")


def _limit(law: Lawbook, question: DueQuestion) -> TimeLimit:
    if question.rule is not None:
        return law.rules.on(question.rule, question.start)
    unit = question.unit or CountUnit.WORKDAY
    roll = Roll.BACKWARD if question.backward else Roll.FORWARD
    return TimeLimit(
        id="",
        label="期限",
        basis="试算",
        amount=question.days or 1,
        unit=unit,
        start="起算日",
        roll=Roll.NONE if unit is CountUnit.WORKDAY else roll,
        backward=question.backward,
    )
