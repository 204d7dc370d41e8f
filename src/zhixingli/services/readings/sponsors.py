"""Who answers for a week's on-site meeting: the sponsor of its last working day (挂钩区领导)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.directory import Holder
from zhixingli.domain.matters.responsibility import assignment_on, duty_on, taken_late, taken_on
from zhixingli.domain.terms import Part
from zhixingli.domain.writing.week import TO_SUNDAY

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.matters.cadence import Weeks
    from zhixingli.store.reads.recurring_facts import RecurringSubject

#: The rule under which a key project owes its meeting.
ONSITE: Final = "onsite.weekly"


def answering_day(weeks: Weeks, monday: date) -> date:
    """Give the day whose holder answers for a week's duty: its last working day."""
    worked = weeks.working(monday)
    return worked[1] if worked is not None else monday + TO_SUNDAY


def sponsor_on(project: RecurringSubject, day: date) -> str:
    """Name the sponsor of a day (挂钩区领导); a project without one falls to its leader."""
    return sponsor_held(project, day).person


def sponsor_held(project: RecurringSubject, day: date) -> Holder:
    """Give the sponsor of a day, and for whom, where only acting (代)."""
    held = duty_on(project.sponsors, Part.SPONSOR, day)
    if held is not None:
        return Holder(held.from_on, held.person, held.acting_for)
    led = assignment_on(project.assignments, day)
    return Holder(led.from_on, led.leader, led.acting_for)


def sponsor_taken_over(
    project: RecurringSubject, day: date, due: date, calendar: WorkCalendar
) -> date | None:
    """Give the day on which the sponsor of a day took over, where shortly before a due day."""
    if duty_on(project.sponsors, Part.SPONSOR, day) is not None:
        held = [(duty.from_on, duty.person) for duty in project.sponsors]
    else:
        held = [(led.from_on, led.leader) for led in project.assignments]
    return taken_late(taken_on(held, day, begun=project.opened_on), due, calendar)
