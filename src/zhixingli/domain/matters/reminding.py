"""Reminders (提醒、催办): who is told of what by which step, each step of a due day once ([设])."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.terms import Addressee, Light, Why

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class ReminderStep:
    """A step of the ladder: from how many working days overdue, and whom it addresses."""

    number: int
    from_days: int
    addressee: Addressee


#: The ladder: the unit from the first working day on, its head, then the district's leader.
STEPS: Final = (
    ReminderStep(1, 1, Addressee.UNIT),
    ReminderStep(2, 3, Addressee.UNIT_HEAD),
    ReminderStep(3, 6, Addressee.LEADER),
)


class Reminder(NamedTuple):
    """What calls for a reminder: ``code`` names the step and its day, so that each is given once.

    A new due day, a new place of a letter begin anew.
    """

    why: Why
    code: str
    addressee: Addressee


def step_on(working_days: int) -> ReminderStep | None:
    """Give the highest step that so many working days of lateness reach."""
    reached = [step for step in STEPS if working_days >= step.from_days]
    return reached[-1] if reached else None


def step_code(step: ReminderStep, due: date) -> str:
    """Name a step of one due day."""
    return f"step-{step.number}/{due}"


def step_words(code: str) -> str:
    """Say of a step's code what it reminded of."""
    step = code.partition("/")[0]
    return f"逾期第{step[-1]}步" if step.startswith("step-") else _STEPS_SAID.get(step, step)


_STEPS_SAID: Final = {
    "soon": "临期",
    "past": "已过提示期",
    "stalled": "行文停滞",
    "written": "停表尚未书面告知",
    "feedback": "督办反馈",
}


def by_light(light: Light | None, due: date | None, working_days: int) -> Reminder | None:
    """Give the reminder that an obligation calls for, by its light; None where none is due.

    What falls due soon is told to the unit once, what is overdue by the ladder, what only
    reminds once after its day.
    """
    if due is None:
        return None
    match light:
        case Light.YELLOW:
            return Reminder(Why.SOON, f"soon/{due}", Addressee.UNIT)
        case Light.REMINDER:
            return Reminder(Why.PAST, f"past/{due}", Addressee.UNIT)
        case Light.RED | Light.BLACK:
            step = step_on(working_days)
            if step is None:
                return None
            return Reminder(Why.OVERDUE, step_code(step, due), step.addressee)
        case _:
            return None
