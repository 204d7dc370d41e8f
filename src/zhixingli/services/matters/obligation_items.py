"""Obligations as results: from an object with its whole history, or from a row of a hot read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.law.rules import ADVISORY
from zhixingli.domain.law.terms import CountUnit, Supplement
from zhixingli.domain.matters.responsibility import assignment_on, taken_late, taken_on
from zhixingli.domain.matters.standing import Standing, standing
from zhixingli.domain.terms import Kind, Light
from zhixingli.services.results.obligations import Lateness, ObligationItem, RemainingItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.domain.matters.responsibility import Assignment
    from zhixingli.services.results.refs import PersonRef, UnitRef
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law


#: What is waited for, as ``waiting`` says it.
_WAITING: Final = "supplement"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an obligation is about, as far as its result says it."""

    id: str
    kind: Kind
    title: str
    assignments: Sequence[Assignment]


def item_of(
    owed: Obligation, about: Subject, *, as_of: date, law: Law, known: Names
) -> ObligationItem | None:
    """Give an obligation as of a day; None when it was not yet owed then."""
    span = owed.span_on(as_of)
    if span is None or owed.opened_on > as_of or owed.never_began:
        return None
    discharged = _by(owed.discharged_on, as_of)
    withdrawn = _by(owed.withdrawn_on, as_of)
    closed = discharged or withdrawn
    account = owed.account
    belongs = account.day if account is not None else None
    answer_day = min(day for day in (as_of, belongs, closed) if day is not None)
    answering = assignment_on(about.assignments, answer_day)
    holding = assignment_on(about.assignments, as_of)
    answers = known.led_by(owed.unit, answer_day, otherwise=answering.leader)
    held = [(each.from_on, each.leader) for each in about.assignments]
    took = taken_on(held, answer_day, begun=owed.opened_on)
    bound = owed.is_bound(as_of)
    stands = _standing(law, as_of, span.due_on, owed.limit, closed=closed is not None, bound=bound)
    paused = span.paused and closed is None
    waiting = span.waiting and closed is None
    return ObligationItem(
        id=about.id,
        key=owed.key,
        uid=owed.uid,
        kind=about.kind,
        title=about.title,
        rule=owed.rule,
        rule_label=owed.limit.label,
        leader=known.people[answers],
        unit=known.unit_on(owed.unit or answering.unit, answer_day),
        opened_on=owed.opened_on,
        due=span.due_on,
        due_original=owed.original_due(as_of),
        provisional=span.provisional,
        paused=paused,
        remaining=_remaining(span.remaining_days, span.remaining_unit)
        if paused or waiting
        else None,
        discharged_on=discharged,
        period=None,
        light=None if withdrawn else stands.light,
        overdue=_lateness(stands),
        withdrawn_on=withdrawn,
        on_time=discharged_on_time(owed, as_of),
        on_time_original=_in_time(discharged, owed.unextended_due(as_of)),
        current_leader=known.people[known.led_by(owed.unit, as_of, otherwise=holding.leader)],
        current_unit=known.unit_on(owed.unit or holding.unit, as_of),
        due_unextended=owed.unextended_due(as_of),
        not_before=span.not_before,
        waiting=_WAITING if waiting else None,
        waiting_label=waiting_label(owed.limit, span.remaining_days) if waiting else None,
        outcome=owed.outcome if closed is not None else None,
        acting_for=_acting(known, answers, answering.leader, answering.acting_for),
        past_days=stands.calendar_days if stands.light is Light.REMINDER else None,
        taken_over_on=taken_late(took, belongs or span.due_on, law.calendar)
        if answers == answering.leader
        else None,
        succeeded_by=_heir(known, owed.unit or answering.unit, answer_day, as_of),
    )


def item_from_row(row: Mapping[Any, Any], *, as_of: date, law: Law, known: Names) -> ObligationItem:
    """Give an open obligation from a row of ``store.queries``."""
    limit = law.rules.numbered(row["rule_version"])
    due = row["due"]
    bound = not limit.conditional or _by(row["bound_on"], as_of) is not None
    stands = _standing(law, as_of, due, limit, closed=False, bound=bound)
    unit, asked = row["remaining_unit"], row["asked"]
    answer_day = min(as_of, row["belongs_on"] or as_of)
    answers = known.led_by(asked, answer_day, otherwise=row["leader"])
    return ObligationItem(
        id=row["subject"],
        key=row["key"],
        uid=row["uid"],
        kind=Kind(row["kind"]),
        title=row["title"],
        rule=row["rule"],
        rule_label=limit.label,
        leader=known.people[answers],
        unit=known.unit_on(row["unit"], answer_day),
        opened_on=row["opened_on"],
        due=due,
        due_original=row["original"],
        provisional=row["provisional"],
        paused=due is None and row["waiting"] is None and row["not_before"] is None,
        remaining=_remaining(row["remaining_days"], unit and CountUnit(unit)),
        discharged_on=None,
        period=None,
        light=stands.light,
        overdue=_lateness(stands),
        withdrawn_on=None,
        on_time=None,
        on_time_original=None,
        current_leader=known.people[known.led_by(asked, as_of, otherwise=row["current_leader"])],
        current_unit=known.unit_on(row["current_unit"], as_of),
        due_unextended=row["unextended"],
        not_before=row["not_before"],
        waiting=row["waiting"],
        waiting_label=waiting_label(limit, row["remaining_days"]) if row["waiting"] else None,
        acting_for=_acting(known, answers, row["leader"], row["acting_for"]),
        past_days=stands.calendar_days if stands.light is Light.REMINDER else None,
        taken_over_on=taken_late(row["taken_on"], row["belongs_on"] or due, law.calendar)
        if answers == row["leader"]
        else None,
        succeeded_by=_heir(known, row["unit"], answer_day, as_of),
    )


def _heir(known: Names, unit: str, day: date, as_of: date) -> UnitRef | None:
    """Give the unit that has taken over the work of a unit since a day (撤并)."""
    answering, now = known.heir(unit, day), known.heir(unit, as_of)
    return known.units[now] if now != answering else None


def _acting(known: Names, answers: str, leader: str, acting_for: str | None) -> PersonRef | None:
    """Name whom the one who answers acts for, if the matter's leader answers for it."""
    return known.people[acting_for] if acting_for is not None and answers == leader else None


def waiting_label(limit: TimeLimit, left: int | None) -> str:
    """Say what comes of a limit whose applicant has the ball."""
    if limit.supplement is Supplement.RESTART:
        return f"待补正，补齐后重新计 {_counted(limit.amount, limit.unit)}"
    return f"待补正，补齐后余 {_counted(left or 0, limit.unit)}"


def _counted(days: int, unit: CountUnit) -> str:
    word = unit.label if unit is CountUnit.MONTH else f"个{unit.label}"
    return f"{days} {word}"


def discharged_on_time(owed: Obligation, as_of: date) -> bool | None:
    """Tell whether it was discharged in time; None while it is not discharged."""
    day = _by(owed.discharged_on, as_of)
    span = owed.span_on(as_of)
    if day is None or span is None:
        return None
    made_up = any(fact.late and fact.granted_on <= as_of for fact in owed.extensions)
    return not made_up and _in_time(day, span.due_on)


def _in_time(day: date | None, due: date | None) -> bool | None:
    return None if day is None else due is None or day <= due


def _standing(
    law: Law, as_of: date, due: date | None, limit: TimeLimit, *, closed: bool, bound: bool
) -> Standing:
    """Give the light; what only reminds, and what is not owed yet, is never late."""
    found = standing(
        due,
        as_of=as_of,
        closed=closed,
        warning_days=limit.warning_days,
        black_after=int(law.choices.on("black_after", as_of)),
        calendar=law.calendar,
    )
    if found.light not in (Light.RED, Light.BLACK):
        return found
    if not bound:
        return Standing(Light.GREEN)  # its condition did not come true in its time
    advises = limit.id in ADVISORY or limit.reminder
    return Standing(Light.REMINDER, found.calendar_days) if advises else found


def _lateness(stands: Standing) -> Lateness | None:
    if stands.light in (Light.RED, Light.BLACK):
        return Lateness(stands.calendar_days, stands.working_days)
    return None


def _remaining(days: int | None, unit: CountUnit | None) -> RemainingItem | None:
    return RemainingItem(days, unit) if days is not None and unit is not None else None


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None
