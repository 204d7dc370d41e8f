"""What hangs on a unit on a day: its open work, its parts, what it is asked, its people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.responsibility import Assignment, assignment_on, put
from zhixingli.domain.terms import Part
from zhixingli.services.results.people import UnitCosign, UnitPart
from zhixingli.services.results.responsibility import AssignmentChange
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.names import names
from zhixingli.store.kinds.matters import load_assignments
from zhixingli.store.kinds.people import in_posts_of
from zhixingli.store.kinds.responsibility import (
    open_cosigns_of,
    open_parts_for,
    open_subjects_in,
    save_held,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixingli.services.results.refs import PersonRef
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.kinds.people import UnitKnown


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a unit; ``subjects`` are IDs with their titles."""

    unit: str
    day: date
    subjects: tuple[tuple[str, str], ...]
    parts: tuple[UnitPart, ...]
    cosigns: tuple[UnitCosign, ...]
    people: tuple[PersonRef, ...]

    @property
    def work(self) -> bool:
        """Tell whether any work hangs on it, people aside."""
        return bool(self.subjects or self.parts or self.cosigns)

    @property
    def said(self) -> str:
        """Say how much there is, and name the first few."""
        return self._counted([*self._work, self._people])

    @property
    def _work(self) -> list[tuple[str, str, list[str]]]:
        return [
            ("在办", "件", [each[0] for each in self.subjects]),
            ("挂钩", "项", [each.id for each in self.parts]),
            ("会签", "件", [each.id for each in self.cosigns]),
        ]

    @property
    def _people(self) -> tuple[str, str, list[str]]:
        return "在任", "人", [each.name for each in self.people]

    def _counted(self, what: Iterable[tuple[str, str, list[str]]]) -> str:
        return "；".join(
            f"{word} {len(called)} {measure}（{_some(called)}）"
            for word, measure, called in what
            if called
        )

    def remark(self, code: str, lead: str, name: str) -> tuple[Remark, ...]:
        """Say what work hangs on it, and who is in its posts."""
        who = self._counted([self._people])
        told = [f"{lead}{self._counted(self._work)}"] if self.work else []
        told += [f"{who}，职务不随转，另行登记" if code == CLOSED else who] if who else []
        return (Remark(code, f"{name}：{'；'.join(told)}"),) if told else ()


#: That a unit was closed or merged: the code of the notice.
CLOSED: Final = "UNIT_CLOSED"
_FEW: Final = 5


def _some(called: list[str]) -> str:
    distinct = list(dict.fromkeys(called))
    more = " 等" if len(distinct) > _FEW else ""
    return "、".join(distinct[:_FEW]) + more


def hanging_on(session: Session, unit_id: str, day: date) -> Hanging:
    """Read what hangs on a unit on a day."""
    session.work.flush()
    conn, known = session.conn, names(session.conn, day)
    return Hanging(
        unit=unit_id,
        day=day,
        subjects=tuple((row.id, row.title) for row in open_subjects_in(conn, unit_id, day)),
        parts=tuple(
            UnitPart(row.id, row.title, Part(row.role), known.people[row.person])
            for row in open_parts_for(conn, unit_id, day)
        ),
        cosigns=tuple(
            UnitCosign(row.id, row.key, row.title) for row in open_cosigns_of(conn, unit_id, day)
        ),
        people=tuple(known.people[who] for who in in_posts_of(conn, unit_id, day)),
    )


def move_to(session: Session, hangs: Hanging, heir: UnitKnown) -> tuple[AssignmentChange, ...]:
    """Give the open subjects of a unit to another from a day on, leaders as they were."""
    known = names(session.conn, hangs.day)
    moved = []
    for subject_id, title in hangs.subjects:
        history = load_assignments(session.conn, subject_id)
        before = [replace(each) for each in history]
        first = min(each.from_on for each in history)
        day = max(hangs.day, first)
        previous = assignment_on(before, day)
        for each in [assignment_on(history, day), *(a for a in history if a.from_on > day)]:
            if each.unit == hangs.unit:
                put(history, _with(session, each, max(each.from_on, day), heir.id))
        save_held(session.work, before, history)
        after = assignment_on(history, day)
        moved.append(
            AssignmentChange(
                id=subject_id,
                title=title,
                from_=day,
                leader=known.people[after.leader],
                unit=known.units[after.unit],
                previous_leader=known.people[previous.leader],
                previous_unit=known.units[previous.unit],
            )
        )
    return tuple(moved)


def _with(session: Session, each: Assignment, day: date, unit: str) -> Assignment:
    stamp = session.work.stamp
    return replace(each, from_on=day, unit=unit, recorded_on=stamp.today, reason=stamp.reason)
