"""Reminders (催办): in steps, on working days only, each step of a limit once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.errors.supervision import DayOffError, NotOverdueError
from zhixingli.domain.matters.matter import record, refuse_ended_or_early
from zhixingli.domain.matters.reminding import step_code, step_on
from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.reminding import ReminderStep
    from zhixingli.domain.supervisions.acts import Supervision


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is called for: the step, the due day, the working days since."""

    step: ReminderStep
    due: date
    working_days: int


def refuse_day_off(desk: Desk) -> None:
    """Refuse to remind on a day off."""
    if not desk.calendar.is_working_day(desk.on):
        raise DayOffError(day=desk.on, next=desk.calendar.add(desk.on, 1), field="--on")


def called_for(matter: Supervision, day: date, calendar: WorkCalendar) -> Due | None:
    """Give the highest step reached that was not taken yet; None when there is none."""
    owed = next(iter(matter.open_under(SUPERVISE_FINISH)), None)
    span = owed.span_on(day) if owed is not None else None
    if span is None or span.due_on is None or span.due_on >= day:
        return None
    working = calendar.count(span.due_on, day) - calendar.count(span.due_on, span.due_on)
    step = step_on(working)
    taken = {act.outcome for act in matter.acts if act.kind is ActKind.REMIND}
    if step is None or step_code(step, span.due_on) in taken:
        return None
    return Due(step, span.due_on, working)


def remind(desk: Desk, matter: Supervision) -> Due | None:
    """Record the reminder that is called for; None when this step was taken already."""
    refuse_ended_or_early(desk, matter)
    refuse_day_off(desk)
    owed = next(iter(matter.open_under(SUPERVISE_FINISH)), None)
    span = owed.span_on(desk.on) if owed is not None else None
    if span is None or span.due_on is None or span.due_on >= desk.on:
        due = span.due_on if span is not None else None
        raise NotOverdueError(id=matter.id, due=due or "已报办结或停表", field="id")
    found = called_for(matter, desk.on, desk.calendar)
    if found is not None:
        text = f"第 {found.step.number} 次催办，送{found.step.addressee.label}"
        outcome = step_code(found.step, found.due)
        record(desk, matter, ActKind.REMIND, outcome=outcome, text=text)
    return found
