"""One leader, one unit: who answers for a subject on which day, and who may be it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.people import (
    AssignmentTooEarlyError,
    LeaderPostError,
)
from zhixingli.domain.terms import Part, Post

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.domain.matters.desk import Desk


#: The place of a duty that is held for no unit in particular.
NOWHERE: Final = "-"


@dataclass(slots=True)
class Assignment:
    """Who is responsible for a subject from a day on, until the next assignment."""

    subject: str
    from_on: date
    leader: str
    unit: str
    recorded_on: date
    reason: str | None


@dataclass(slots=True)
class Duty:
    """One part in a subject, held by one person from a day on until the next row."""

    subject: str
    role: Part
    place: str
    from_on: date
    person: str
    recorded_on: date
    reason: str | None


def assignment_on(assignments: Sequence[Assignment], day: date) -> Assignment:
    """Give the assignment in force on a day; before the first one, the first."""
    ordered = sorted(assignments, key=lambda a: a.from_on)
    begun = [assignment for assignment in ordered if assignment.from_on <= day]
    return begun[-1] if begun else ordered[0]


def duty_on(duties: Sequence[Duty], role: Part, day: date, *, place: str = NOWHERE) -> Duty | None:
    """Give who has a part on a day, if anybody."""
    begun = [d for d in duties if (d.role, d.place) == (role, place) and d.from_on <= day]
    return max(begun, key=lambda duty: duty.from_on, default=None)


def duties_on(duties: Sequence[Duty], day: date) -> list[Duty]:
    """Give every part in force on a day, in the order in which they were given."""
    latest: dict[tuple[Part, str], Duty] = {}
    for duty in sorted(duties, key=lambda each: each.from_on):
        if duty.from_on <= day:
            latest[duty.role, duty.place] = duty
    return list(latest.values())


def first_assignment(desk: Desk, subject: str, *, leader: str, unit: str) -> Assignment:
    """Make a subject's first assignment; it is written together with the subject."""
    refuse_wrong_leader(desk, leader)
    return Assignment(subject, desk.on, leader, unit, desk.today, desk.reason)


def reassign(
    desk: Desk, assignments: list[Assignment], *, leader: str, unit: str
) -> tuple[Assignment, Assignment]:
    """Hand a subject to another leader or unit from the desk's day on; give both assignments.

    A second change on the same day corrects the first: a day has one leader.
    """
    desk.refuse_future()
    first = min(assignment.from_on for assignment in assignments)
    if desk.on < first:
        raise AssignmentTooEarlyError(day=desk.on, first=first, field="--on")
    refuse_wrong_leader(desk, leader)
    before = assignment_on(assignments, desk.on)
    previous = replace(before)
    if (before.leader, before.unit) == (leader, unit):
        return previous, before
    if before.from_on == desk.on:
        before.leader, before.unit, before.reason = leader, unit, desk.reason
        return previous, before
    after = Assignment(before.subject, desk.on, leader, unit, desk.today, desk.reason)
    assignments.append(after)
    return previous, after


def refuse_wrong_leader(desk: Desk, leader: str) -> None:
    """Refuse a leader who has left or who is a handler: a handler answers to a leader."""
    desk.directory.refuse_departed(leader, desk.on, field="--leader")
    if desk.directory.post_on(leader, desk.on).post is Post.HANDLER:
        raise LeaderPostError(name=desk.directory.person(leader).name, field="--leader")
