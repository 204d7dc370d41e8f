"""What the results of every kind of matter have in common, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from zhixingli.domain.law.rules import DOC_CHECK
from zhixingli.domain.matters.act import Act, backdated_between, backdated_days
from zhixingli.domain.matters.reminding import step_words
from zhixingli.domain.matters.responsibility import (
    NOWHERE,
    Duty,
    assignment_on,
    changes_of_hands,
    duties_on,
)
from zhixingli.domain.terms import ActKind, Addressee, Part, Via
from zhixingli.services.matters.obligation_items import Subject, item_of
from zhixingli.services.results.documents import ActItem, AssignmentItem, ExtensionItem, PauseItem
from zhixingli.services.results.responsibility import DutyItem
from zhixingli.services.use_case.names import Names, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.refs import PersonRef, UnitRef
    from zhixingli.services.use_case.session import Law


@dataclass(frozen=True, slots=True)
class View:
    """What matters are described by: the day, the law, the names, and what lies beside them.

    ``reminded`` are the reminders that were given of a single matter: they stand in its course.
    """

    as_of: date
    law: Law
    known: Names
    beside: Any
    reminded: Sequence[ActItem] = ()


class CommonFacts(TypedDict):
    """What the detail of every kind of matter says, by the names of its fields."""

    id: str
    uid: str
    title: str
    leader: PersonRef
    acting_for: PersonRef | None
    unit: UnitRef
    supporting: tuple[UnitRef, ...]
    backdated_days: int | None
    public_promise: bool
    obligations: tuple[ObligationItem, ...]
    pauses: tuple[PauseItem, ...]
    extensions: tuple[ExtensionItem, ...]
    acts: tuple[ActItem, ...]
    assignments: tuple[AssignmentItem, ...]


def common_facts(matter: Matter, view: View) -> CommonFacts:
    """Give what every detail says of a matter, from the facts of a day."""
    as_of, law, known = view.as_of, view.law, view.known
    done = [act for act in matter.acts if act.happened_on <= as_of]
    late = [days for act in done if (days := backdated_days(act, law.calendar)) is not None]
    holding = assignment_on(matter.assignments, as_of)
    return {
        "id": matter.id,
        "uid": matter.uid,
        "title": matter.title,
        "leader": known.people[holding.leader],
        "acting_for": known.people[holding.acting_for] if holding.acting_for else None,
        "unit": known.units[holding.unit],
        "supporting": tuple(
            dict.fromkeys(
                known.unit_on(unit, as_of) for unit, since in matter.supporting if since <= as_of
            )
        ),
        "backdated_days": max(late, default=None),
        "public_promise": matter.public_promise,
        "obligations": obligation_items(matter, as_of=as_of, law=law, known=known),
        "pauses": tuple(pause_items(matter, as_of)),
        "extensions": tuple(extension_items(matter, as_of, known)),
        "acts": _course([act_item(act, law, known) for act in done], view.reminded),
        "assignments": tuple(
            AssignmentItem(
                a.from_on,
                known.people[a.leader],
                known.units[a.unit],
                a.reason,
                known.people[a.acting_for] if a.acting_for is not None else None,
            )
            for a in changes_of_hands(matter.assignments)
            if a.from_on <= max(as_of, matter.assignments[0].from_on)
        ),
    }


def _course(acts: list[ActItem], reminded: Sequence[ActItem]) -> tuple[ActItem, ...]:
    """Put the reminders among the acts, each behind what was done on its day."""
    return tuple(sorted([*acts, *reminded], key=lambda act: act.on)) if reminded else tuple(acts)


def reminder_items(rows: Iterable[RowMapping], law: Law) -> tuple[ActItem, ...]:
    """Give the reminders of a matter as acts of its course (催办): which one, whom, how."""
    return tuple(
        ActItem(
            act=ActKind.REMIND,
            on=row["given_on"],
            recorded_on=row["recorded_on"],
            actor=row["actor"],
            text=f"{step_words(row['code'])}，提醒{Addressee(row['addressee']).label}"
            f"（{Via(row['via']).label}）",
            outcome=None,
            person=None,
            unit=None,
            backdated_days=backdated_between(row["given_on"], row["recorded_on"], law.calendar),
        )
        for row in rows
    )


def duty_items(matter: Matter, view: View) -> tuple[DutyItem, ...]:
    """Give who has which part in a matter on a day."""
    as_of, known = view.as_of, view.known
    lead = assignment_on(matter.assignments, as_of).unit
    return tuple(
        DutyItem(
            role=duty.role,
            person=known.people[duty.person],
            unit=None if duty.place == NOWHERE else known.unit_on(duty.place, as_of),
            from_=duty.from_on,
        )
        for duty in sorted(duties_on(matter.duties, as_of), key=_by_part)
        if duty.role not in _OF_THE_LEAD_UNIT or duty.place == lead
    )


#: The work group is the lead unit's: another lead unit's forms its own.
_OF_THE_LEAD_UNIT = frozenset({Part.GROUP_HEAD, Part.GROUP_DEPUTY})


def _by_part(duty: Duty) -> tuple[int, str]:
    return list(Part).index(duty.role), duty.place


def obligation_items(
    matter: Matter, *, as_of: date, law: Law, known: Names
) -> tuple[ObligationItem, ...]:
    """Give a matter's obligations, the main one first and its check last."""
    items = (
        item_of(owed, _about(matter, owed), as_of=as_of, law=law, known=known)
        for owed in in_order(matter)
    )
    return tuple(item for item in items if item is not None)


def _about(matter: Matter, owed: Obligation) -> Subject:
    label = matter.label_of(owed)
    title = matter.title if label is None else f"{matter.title}：{label}"
    return Subject(matter.id, matter.kind, title, matter.assignments)


def in_order(matter: Matter) -> list[Obligation]:
    """Order a matter's obligations: main, others, check; within each the open ones first."""
    main = matter.main_rules

    def rank(owed: Obligation) -> tuple[int, bool, int]:
        place = 0 if owed.rule in main else 2 if owed.rule == DOC_CHECK else 1
        return place, owed.closed_on is not None, -owed.id if place == 0 else owed.id

    return sorted(matter.obligations, key=rank)


def names_of(conn: Connection, day: date, matter: Matter, *more: str) -> Names:
    """Read the names that a matter's result needs, and those of more people."""
    people = {a.leader for a in matter.assignments} | set(more)
    people |= {duty.person for duty in matter.duties}
    people |= {act.person for act in matter.acts if act.person}
    people |= {fact.approved_by for owed in matter.obligations for fact in owed.extensions}
    people |= {held.acting_for for held in matter.assignments if held.acting_for}
    people |= {held.acting_for for held in matter.duties if held.acting_for}
    return names(conn, day, people)


def pause_items(matter: Matter, as_of: date) -> Iterator[PauseItem]:
    """Give the pauses known by a day; one that ends later is still open then."""
    for owed in matter.obligations:
        for fact in owed.pauses:
            if fact.from_on <= as_of:
                ended = fact.to_on if fact.to_on is not None and fact.to_on <= as_of else None
                yield PauseItem(
                    fact.from_on, ended, fact.ground, fact.reason, owed.rule, fact.written
                )


def extension_items(matter: Matter, as_of: date, known: Names) -> Iterator[ExtensionItem]:
    """Give the extensions granted by a day."""
    for owed in matter.obligations:
        for fact in owed.extensions:
            if fact.granted_on <= as_of:
                yield ExtensionItem(
                    days=fact.days,
                    until=fact.until_on,
                    approved_by=known.people[fact.approved_by],
                    on=fact.granted_on,
                    reason=fact.reason,
                    late=fact.late,
                    rule=owed.rule,
                )


def act_item(act: Act, law: Law, known: Names) -> ActItem:
    """Give an act with the names it needs."""
    return ActItem(
        act=act.kind,
        on=act.happened_on,
        recorded_on=act.recorded_on,
        actor=act.actor,
        text=act.text,
        outcome=act.outcome,
        person=known.people[act.person] if act.person else None,
        unit=known.units[act.unit] if act.unit else None,
        backdated_days=backdated_days(act, law.calendar),
    )
