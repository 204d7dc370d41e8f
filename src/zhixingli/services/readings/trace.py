"""The days of a calculation said in words: counted or not, why, by which notice or clause."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.calendar import ORDINARY_SOURCE, WEEKDAYS
from zhixingli.domain.law.deadline import Why
from zhixingli.domain.law.terms import CountUnit, DayKind
from zhixingli.services.results.explanations import TraceItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.law.deadline import Deadline, Step
    from zhixingli.domain.law.rules import TimeLimit

#: The day it begins is not counted; months end on the corresponding day; the last day rolls.
_START_CLAUSE: Final = "民法典第201条"
_MONTH_CLAUSE: Final = "民法典第202条"
_ROLL_CLAUSE: Final = "民法典第203条"
#: What no law says and this program chose (DOMAIN [设]).
_DESIGN: Final = "本项目设计"

_ROLLING: Final = frozenset({Why.ROLLED, Why.ROLLED_BACK, Why.LANDED})

_UNITS: Final = {
    CountUnit.WORKDAY: "个工作日",
    CountUnit.CALENDAR: "日",
    CountUnit.MONTH: "日",
    CountUnit.WEEK: "周",
}


def trace_items(
    deadline: Deadline, calendar: WorkCalendar, limit: TimeLimit
) -> tuple[TraceItem, ...]:
    """Say every step of a calculation, in its order.

    ``calendar`` and ``limit`` are those that computed the deadline. A step is a day; the one on
    which a limit ends says itself that it is a day off, where the end rolls away from it.
    """
    return tuple(_Teller(deadline, calendar, limit).items())


class _Teller:
    """Says one calculation."""

    def __init__(self, deadline: Deadline, calendar: WorkCalendar, limit: TimeLimit) -> None:
        self.deadline, self.calendar, self.limit = deadline, calendar, limit
        #: Past a day that was not counted out, the running number is the extension's own.
        self._extending = False

    def items(self) -> Iterator[TraceItem]:
        steps = self.deadline.steps
        for step, following in zip_longest(steps, steps[1:]):
            note, source = self._TELL[step.why](self, step)
            if step.why not in _ROLLING and following is not None and following.why in _ROLLING:
                rest, clause = self._rolled(step)
                note, source = f"{note}；{rest}", _joined(source, clause)
            self._extending |= step.why in (Why.FIXED, Why.MONTH_END)
            yield TraceItem(step.day, step.number is not None, step.number, note, source)

    def _start(self, _: Step) -> tuple[str, str]:
        if self.limit.unit is CountUnit.WEEK:
            return "所在的一周", self._basis
        if self.limit.backward:
            return "倒算，当日不计入", _DESIGN
        return "起算当日不计入", _START_CLAUSE

    def _counted(self, step: Step) -> tuple[str, str]:
        number = step.number or 0
        unit = _UNITS[self.limit.unit]
        if self._extending:
            return f"延期第{number}{unit}", self._basis
        note = f"第{number}{unit}"
        if number > self.limit.amount:
            note += "（延期）"
        if self.limit.unit is not CountUnit.WORKDAY:
            return note, self._basis
        return self._working(step.day, note, last=number == self.limit.amount)

    def _working(self, day: date, note: str, *, last: bool) -> tuple[str, str]:
        known = self.calendar.day(day)
        if known.kind is DayKind.MAKE_UP:
            return f"{_weekday(day)}，调休上班，{note}", known.source
        if known.source != ORDINARY_SOURCE:
            return f"{known.name}，{note}", known.source
        return note, self._basis if last else known.source

    def _day_off(self, step: Step) -> tuple[str, str]:
        return self._rest(step.day)

    def _rest(self, day: date) -> tuple[str, str]:
        known = self.calendar.day(day)
        if known.kind is DayKind.WEEKEND:
            return f"{_weekday(day)}，休息日", known.source
        return known.name if known.name.endswith("放假") else f"{known.name}放假", known.source

    def _paused(self, step: Step) -> tuple[str, str]:
        note = f"停表：{step.ground}" if step.ground else "停表，不计入"
        return note, _pause_clause(self.limit)

    def _rolled(self, step: Step) -> tuple[str, str]:
        rest, source = self._rest(step.day)
        if self.limit.backward:
            return f"{rest}，末日逢休，往前提", _DESIGN
        clause = _ROLL_CLAUSE if source == ORDINARY_SOURCE else _joined(_ROLL_CLAUSE, source)
        return f"{rest}，末日逢休，顺延", clause

    def _landed(self, _: Step) -> tuple[str, str]:
        if self.limit.backward:
            return "提前至此到期", _DESIGN
        return "顺延至此到期", _ROLL_CLAUSE

    def _month_end(self, step: Step) -> tuple[str, str]:
        way = "往前" if self.limit.backward else "满"
        note = f"{way}{self.limit.amount}个月的对应日"
        if step.day.day != self.deadline.start.day:
            note = f"{way}{self.limit.amount}个月，没有对应日，为月末日"
        return note, _DESIGN if self.limit.backward else _MONTH_CLAUSE

    def _design(self, step: Step) -> tuple[str, str]:
        return step.why.label, _DESIGN

    def _by_rule(self, step: Step) -> tuple[str, str]:
        return step.why.label, self._basis

    def _waiting(self, _: Step) -> tuple[str, str]:
        again = f"，补齐后重新计{self.limit.amount_label}"
        return Why.WAITING.label + again, _pause_clause(self.limit, "补正")

    @property
    def _basis(self) -> str:
        return self.limit.basis

    _TELL: Final[dict[Why, Callable[[_Teller, Step], tuple[str, str]]]] = {
        Why.START: _start,
        Why.COUNTED: _counted,
        Why.DAY_OFF: _day_off,
        Why.PAUSED: _paused,
        Why.ROLLED: _rolled,
        Why.ROLLED_BACK: _rolled,
        Why.LANDED: _landed,
        Why.MONTH_END: _month_end,
        Why.SHIFTED: _design,
        Why.FIXED: _by_rule,
        Why.WEEK_END: _by_rule,
        Why.NEXT_WEEK: _by_rule,
        Why.WAITING: _waiting,
        Why.FREE: _by_rule,
    }


def _joined(*clauses: str) -> str:
    return "、".join(dict.fromkeys(clauses))


def _weekday(day: date) -> str:
    return "周" + WEEKDAYS[day.weekday()]


def _pause_clause(limit: TimeLimit, word: str = "停表|中止|不计") -> str:
    """Find in a rule's note the clause by which its clock stops; else the rule's own basis."""
    for part in re.split("[，；]", limit.note):
        found = re.search(r"(?:依据([^第]*))?(第\d+条(?:第\d+款)?)", part)
        if found and re.search(word, part):
            law = found[1] or limit.basis.partition("第")[0]
            return law + found[2]
    return limit.basis
