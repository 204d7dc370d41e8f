"""One leader, one unit: who answers for a subject on which day, and who may be it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.domain.errors.people import (
    AssignmentTooEarlyError,
    LeaderLevelError,
    LeaderPostError,
)
from zhixingli.domain.matters.directory import Holder
from zhixingli.domain.terms import DISTRICT_POSTS, Part, Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.matters.desk import Choices, Desk
    from zhixingli.domain.matters.directory import Directory, Handover


#: The place of a duty that is held for no unit in particular.
NOWHERE: Final = "-"


@dataclass(slots=True)
class Assignment:
    """Who is responsible for a subject from a day on, until the next assignment.

    ``acting_for`` is whose work it is, where the leader only acts for somebody (代理).
    """

    subject: str
    from_on: date
    leader: str
    unit: str
    recorded_on: date
    reason: str | None
    acting_for: str | None = None

    def given_to(self, holder: Holder) -> Assignment:
        """Give the same in the hands of another, from another day on."""
        return replace(
            self, from_on=holder.from_on, leader=holder.person, acting_for=holder.acting_for
        )

    @property
    def owner(self) -> str:
        """Name whose work it is: the leader's, or that of whom the leader acts for."""
        return self.acting_for or self.leader

    @property
    def who(self) -> tuple[str, ...]:
        """Give who answers: the leader and the unit."""
        return self.leader, self.unit

    def same_hands(self, other: Assignment) -> bool:
        """Tell whether nothing passed from one to the other."""
        return (self.who, self.acting_for) == (other.who, other.acting_for)

    def onward(self, desk: Desk) -> list[Assignment]:
        """Give who has it from its day on, if nothing else is decided: acting leaders, heirs."""
        holders = desk.directory.course(self.owner, self.from_on, today=desk.today)
        units = desk.directory.unit_course(self.unit, self.from_on)
        return [
            replace(
                self.given_to([each for each in holders if each.from_on <= day][-1]),
                from_on=day,
                unit=[unit for since, unit in units if since <= day][-1],
            )
            for day in sorted({each.from_on for each in holders} | {since for since, _ in units})
        ]


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
    acting_for: str | None = None

    def given_to(self, holder: Holder) -> Duty:
        """Give the same in the hands of another, from another day on."""
        return replace(
            self, from_on=holder.from_on, person=holder.person, acting_for=holder.acting_for
        )

    @property
    def owner(self) -> str:
        """Name whose part it is: the holder's, or that of whom the holder acts for."""
        return self.acting_for or self.person

    @property
    def who(self) -> tuple[str, ...]:
        """Give who has it."""
        return (self.person,)

    def onward(self, desk: Desk) -> list[Duty]:
        """Give who has it from its day on, if nothing else is decided: whoever acts."""
        course = desk.directory.course(self.owner, self.from_on, today=desk.today)
        return [self.given_to(holder) for holder in course]


H = TypeVar("H", Assignment, Duty)


#: Who took over within so many working days before the due day is said to have (DOMAIN §4).
LATE_TAKEOVER: Final = 3


def changes_of_hands(assignments: Sequence[Assignment]) -> list[Assignment]:
    """Give the assignments that changed something, the first one included.

    A day on which a change was taken back keeps its row: it says what held before.
    """
    found = list(assignments[:1])
    found += [after for before, after in pairwise(assignments) if not after.same_hands(before)]
    return found


def taken_on(held: Sequence[tuple[date, str]], day: date, *, begun: date) -> date | None:
    """Give the day on which the holder of a day took something over, since it began.

    ``held`` are the days from which on each had it. Whoever had had it before took over nothing.
    """
    taken = [(since, who) for since, who in sorted(held) if since <= day]
    if not taken or taken[-1][0] <= begun:
        return None
    since, who = taken[-1]
    return None if any(before == who for _, before in taken[:-1]) else since


def taken_late(since: date | None, due: date | None, calendar: WorkCalendar) -> date | None:
    """Give a day of taking over where it is one of the last three working days before a due day."""
    if since is None or due is None:
        return None
    return since if calendar.count(since, due - timedelta(days=1)) <= LATE_TAKEOVER else None


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


def first_assignments(desk: Desk, subject: str, *, leader: str, unit: str) -> list[Assignment]:
    """Make a subject's first assignments; they are written together with the subject.

    Where the leader is away on that day, whoever acts for them has it until they are back.
    """
    refuse_wrong_leader(desk, leader)
    desk.directory.refuse_closed(unit, desk.on, field="--unit")
    given = Assignment(subject, desk.on, leader, unit, desk.today, desk.reason)
    return given.onward(desk)


def reassign(
    desk: Desk, assignments: list[Assignment], *, leader: str | None, unit: str | None
) -> tuple[Assignment, Assignment]:
    """Hand a subject to another leader or unit from the desk's day on; give both assignments.

    A second change on the same day corrects the first: a day has one leader. What was decided
    for a later day stands; what only followed from who was responsible until now follows the
    new one.
    """
    first = min(assignment.from_on for assignment in assignments)
    if desk.on < first:
        raise AssignmentTooEarlyError(day=desk.on, first=first, field="--on")
    before = assignment_on(assignments, desk.on)
    previous = replace(before)
    wanted = leader or before.owner
    if wanted == before.owner:
        desk.directory.refuse_departed(wanted, desk.on, field="--leader")
    else:
        refuse_wrong_leader(desk, wanted)
    place = unit or before.unit
    if (before.owner, before.unit) == (wanted, place):
        return previous, before
    desk.directory.refuse_closed(place, desk.on, field="--unit")
    given = Assignment(before.subject, desk.on, wanted, place, desk.today, desk.reason)
    follow(desk, assignments, given, before)
    return previous, assignment_on(assignments, desk.on)


def follow(desk: Desk, rows: list[H], given: H, before: H | None) -> None:
    """Give a subject, or a part in it, from a day on, and settle what follows from it.

    ``before`` is what was in force on that day. Rows that only followed from it (an acting
    leader's, the return) give way; the first row of another decision ends what is given.
    """
    day = given.from_on
    onward = given.onward(desk)
    once = [] if before is None else before.onward(desk)
    followed = {(row.from_on, row.who) for row in once if row.from_on > day}
    ordered = sorted(rows, key=lambda row: row.from_on)
    followed |= {(b.from_on, b.who) for a, b in pairwise(ordered) if b.who == a.who}  # no change
    decided = [r for r in rows if r.from_on > day and (r.from_on, r.who) not in followed]
    ends = min((row.from_on for row in decided), default=date.max)
    given_way = [row.from_on for row in rows if day < row.from_on < ends]
    for row in onward:
        if row.from_on < ends:
            put(rows, row)
    for later in given_way:
        latest = [row for row in onward if row.from_on <= later][-1]
        put(rows, replace(latest, from_on=later))


def pass_on(rows: list[H], passing: Handover, *, today: date) -> bool:
    """Let what a person has in hand pass to another from a day on; tell whether anything did.

    An acting leader has it until the last day, also what is given to the other meanwhile, and
    then it goes back by itself.
    """
    giver, last = passing.giver, passing.until_on
    begun = [row for row in rows if row.from_on <= passing.from_on]
    held = [max(begun, key=lambda row: row.from_on)] if begun else []
    if last is not None:
        held += [row for row in rows if passing.from_on < row.from_on <= last]
    mine = [row for row in held if row.owner == giver and row.acting_for is None]
    acting_for = giver if last is not None else None
    for row in mine:
        begins = max(row.from_on, passing.from_on)
        taken = row.given_to(Holder(begins, passing.taker, acting_for))
        taken.recorded_on, taken.reason = today, passing.reason
        put(rows, taken)
    if last is not None and mine:
        back = last + timedelta(days=1)
        latest = max((row for row in rows if row.from_on <= last), key=lambda row: row.from_on)
        if latest.acting_for == giver and all(row.from_on != back for row in rows):
            rows.append(latest.given_to(Holder(back, giver, None)))
    return bool(mine)


def give_back(rows: list[H], earlier: Handover) -> None:
    """Take back what passed to an acting leader, before other days are set for it."""
    for row in list(rows):
        if row.acting_for == earlier.giver and earlier.acts_on(row.from_on):
            put(rows, row.given_to(Holder(row.from_on, earlier.giver, None)))


def put(rows: list[H], row: H) -> None:
    """Write a row: a new day's, or in place of that day's."""
    for n, other in enumerate(rows):
        if other.from_on == row.from_on:
            rows[n] = row
            return
    rows.append(row)


def refuse_wrong_leader(desk: Desk, leader: str) -> None:
    """Refuse a leader who has left, a handler, and in a district's ledger who leads only a unit."""
    desk.directory.refuse_departed(leader, desk.on, field="--leader")
    name = desk.directory.person(leader).name
    if not desk.directory.holds(leader, desk.on, set(Post) - {Post.HANDLER}):
        raise LeaderPostError(name=name, field="--leader")
    if not leads(desk.directory, desk.settings, leader, desk.on):
        posts = desk.directory.titles(leader, desk.on)
        raise LeaderLevelError(name=name, posts=posts, field="--leader")


def leads(directory: Directory, settings: Choices, person: str, day: date) -> bool:
    """Tell whether a person may lead in a ledger of this level: a district's, or a unit's."""
    district = settings.on("level", day) == "district"
    posts = DISTRICT_POSTS if district else set(Post) - {Post.HANDLER}
    return directory.holds(person, day, posts)
