"""Due dates for no subject in particular."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.errors.asking import DueQuestionError
from zhixingli.domain.law.deadline import compute
from zhixingli.domain.law.rules import TimeLimit
from zhixingli.domain.law.terms import CountUnit, Roll
from zhixingli.services.rules.lawbook import LawAnswer, open_lawbook

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.deadline import Deadline
    from zhixingli.services.results.calendar import DueAnswer
    from zhixingli.services.rules.lawbook import Lawbook

#: The longest limit that is computed, in its own unit: ten years of days.
LONGEST: Final = 3650
#: The units in which a limit may be asked for.
UNITS: Final = (CountUnit.WORKDAY, CountUnit.CALENDAR, CountUnit.MONTH)


class DueQuestion(NamedTuple):
    """From which day, by which rule — or how many of which unit — and which way."""

    start: date
    rule: str | None = None
    days: int | None = None
    unit: CountUnit | None = None
    backward: bool = False


def due_date(
    location: str, question: DueQuestion, *, as_of: date, strict: bool
) -> LawAnswer[DueAnswer]:
    """Compute one due date.

    Raises DueQuestionError for a question that names no limit, ProvisionalError where the
    answer is provisional and ``strict`` refuses that.
    """
    law = open_lawbook(location, as_of)
    limit = limit_of(question, law)
    deadline = compute(limit, question.start, calendar=law.calendar)
    return _answer(law, question, limit, deadline, strict=strict)


def explained_due_date(
    location: str, question: DueQuestion, *, as_of: date, strict: bool
) -> LawAnswer[DueAnswer]:
    """Compute one due date with its day-by-day trace."""
    from zhixingli.services.readings.trace import trace_items  # noqa: PLC0415 - few ask for it

    law = open_lawbook(location, as_of)
    limit = limit_of(question, law)
    deadline = compute(limit, question.start, calendar=law.calendar)
    answer = _answer(law, question, limit, deadline, strict=strict)
    trace = trace_items(deadline, law.calendar, limit)
    return replace(answer, data=replace(answer.data, trace=trace))


def limit_of(question: DueQuestion, law: Lawbook) -> TimeLimit:
    """Find the limit that a question names; a rule in the version in force on the first day."""
    if question.rule is None:
        return _counted(question)
    if question.days is not None or question.unit is not None:
        raise DueQuestionError(problem="规则和天数只能写一个", field="--rule")
    limit = law.rules.on(question.rule, question.start)
    if not question.backward or limit.backward:
        return limit
    if limit.unit is CountUnit.WEEK:
        raise DueQuestionError(problem=f"“{limit.label}”以周计，不能倒算", field="--backward")
    roll = Roll.BACKWARD if limit.roll is Roll.FORWARD else limit.roll
    return replace(limit, backward=True, roll=roll)


def _counted(question: DueQuestion) -> TimeLimit:
    days, unit, backward = question.days, question.unit, question.backward
    if days is None:
        raise DueQuestionError(problem="规则和天数都没有写", field="--rule")
    if unit not in UNITS:
        raise DueQuestionError(problem="写了天数，没有写单位", field="--unit")
    if not 1 <= days <= LONGEST:
        raise DueQuestionError(problem=f"天数应在 1 到 {LONGEST} 之间", field="--days")
    rolls = Roll.BACKWARD if backward else Roll.FORWARD
    return TimeLimit(
        id="",
        label="试算",
        basis="所给的期限",
        amount=days,
        unit=unit,
        start="所给的日期",
        roll=Roll.NONE if unit is CountUnit.WORKDAY else rolls,
        backward=backward,
    )


def _answer(
    law: Lawbook, question: DueQuestion, limit: TimeLimit, deadline: Deadline, *, strict: bool
) -> LawAnswer[DueAnswer]:
    from zhixingli.services.results.calendar import DueAnswer  # noqa: PLC0415 - a batch needs none

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
        trace=None,
        not_before=deadline.not_before,
    )
    what = f"到期日 {deadline.due or deadline.not_before} "
    return LawAnswer(found, law.meta, law.warn(what, provisional=found.provisional, strict=strict))
