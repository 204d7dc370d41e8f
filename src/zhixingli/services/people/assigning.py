"""Use cases of responsibility: a subject given to another leader or unit (改派)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.matters.responsibility import Assignment, reassign
from zhixingli.services.results.responsibility import AssignmentChange
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import subject_meant
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import Change, Outcome, Session, perform
from zhixingli.store.kinds.matters import load_assignments
from zhixingli.store.kinds.responsibility import save_held
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

_DAY: Final = timedelta(days=1)


def assign_subject(
    ledger: Ledger, stamp: Stamp, wanted: str, *, leader: str | None, unit: str | None
) -> Change[AssignmentChange]:
    """Give a subject another leader or unit from a day on (改派); the day may lie ahead."""

    def use_case(session: Session) -> Outcome[AssignmentChange]:
        subject_key = subject_meant(session.conn, wanted, stamp.today)
        find = Finder(session.conn, stamp.on)
        title = _title(session, subject_key)
        history = load_assignments(session.conn, subject_key)
        before = [replace(each) for each in history]
        previous, after = reassign(
            session.desk(),
            history,
            leader=find.maybe_person(leader, field="--leader"),
            unit=find.maybe_unit(unit, field="--unit"),
        )
        save_held(session.work, before, history)
        known = names(session.conn, stamp.on)
        later = [each for each in history if each.from_on > stamp.on and each.who != after.who]
        change = change_of(title, previous, after, known, later)
        line = (
            f"{change.id} 自 {change.from_} 起由 {_leader(change)}、{change.unit.name} 负责"
            f"{_until(later, known)}"
        )
        return Outcome(change, line)

    return perform(ledger, stamp, use_case)


def _leader(change: AssignmentChange) -> str:
    """Name who has it; of an acting leader, for whom too."""
    if change.acting_for is None:
        return change.leader.name
    return f"{change.leader.name}（代{change.acting_for.name}）"


def _until(later: Sequence[Assignment], known: Names) -> str:
    """Say until when an assignment holds, and who has it then."""
    if not later:
        return ""
    first = later[0]
    then = f"{known.people[first.leader].name}、{known.units[first.unit].name}"
    return f"，到 {first.from_on - _DAY} 为止；{first.from_on} 起由 {then} 负责"


def change_of(
    title: str,
    previous: Assignment,
    after: Assignment,
    known: Names,
    later: Sequence[Assignment] = (),
) -> AssignmentChange:
    """Say who had a subject and who has it now; ``later`` are the decisions that hold after it."""
    acting_for = known.people[after.acting_for] if after.acting_for is not None else None
    return AssignmentChange(
        id=after.subject,
        title=title,
        from_=after.from_on,
        leader=known.people[after.leader],
        unit=known.units[after.unit],
        previous_leader=known.people[previous.leader],
        previous_unit=known.units[previous.unit],
        until=later[0].from_on - _DAY if later else None,
        acting_for=acting_for,
    )


def _title(session: Session, wanted: str) -> str:
    title = session.conn.execute(select(subject.c.title).where(subject.c.id == wanted)).scalar()
    if title is None:
        raise SubjectUnknownError(id=wanted, field="id")
    return str(title)
