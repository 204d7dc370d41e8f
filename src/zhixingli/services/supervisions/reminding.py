"""Use case of reminding (催办): every overdue supervision matter, or those that are named."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING

from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.supervisions import reminders
from zhixingli.domain.terms import Kind
from zhixingli.services.results.supervisions import Reminders, ReminderSent
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Outcome, perform
from zhixingli.store.kinds.matters import load, save
from zhixingli.store.kinds.supervisions import KEPT_SUPERVISIONS, overdue_supervisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.services.use_case.session import Change, Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def remind(ledger: Ledger, stamp: Stamp, wanted: Sequence[str]) -> Change[Reminders]:
    """Record the reminders that are called for on a working day; none is ever sent twice."""

    def use_case(session: Session) -> Outcome[Reminders]:
        meant = partial(matter_meant, session.conn, Kind.SUPERVISION, day=stamp.today)
        asked = [meant(each) for each in wanted]
        desk = session.desk()
        reminders.refuse_day_off(desk)
        found = [
            sent
            for each in asked or overdue_supervisions(session.conn, stamp.on)
            if (sent := remind_of(session, each)) is not None
        ]
        line = f"已催办 {len(found)} 件" if found else "没有要催办的事项"
        return Outcome(Reminders(stamp.on, tuple(found)), line)

    return perform(ledger, stamp, use_case)


def remind_of(session: Session, wanted: str) -> ReminderSent | None:
    """Record the reminder that a supervision matter calls for; None when it was given already."""
    matter = load(session.conn, KEPT_SUPERVISIONS, wanted, session.law.rules)
    before = deepcopy(matter)
    desk = session.desk()
    found = reminders.remind(desk, matter)
    if found is None:
        return None
    save(session.work, KEPT_SUPERVISIONS, matter, before)
    holding = assignment_on(matter.assignments, desk.on)
    known = names(session.conn, desk.on, [holding.leader])
    return ReminderSent(
        id=matter.id,
        title=matter.title,
        step=found.step.number,
        addressee=found.step.addressee.label,
        unit=known.units[holding.unit],
        leader=known.people[holding.leader],
        due=found.due,
        overdue_days=found.working_days,
    )
