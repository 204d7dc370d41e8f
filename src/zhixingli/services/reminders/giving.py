"""That reminders were given: each once, those of supervision as the acts that they are (催办)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.supervisions import reminders as formal
from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH
from zhixingli.domain.terms import Why
from zhixingli.services.supervisions.reminding import remind_of
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.session import Outcome, perform, reading
from zhixingli.store import tables
from zhixingli.store.kinds.people import named_people, named_units
from zhixingli.store.reads.reminders import given_by

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from zhixingli.domain.terms import Via
    from zhixingli.services.results.reminders import DueReminder
    from zhixingli.services.use_case.session import Change, Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def give(
    ledger: Ledger, stamp: Stamp, given: Sequence[tuple[DueReminder, Via]]
) -> Change[tuple[DueReminder, ...]]:
    """Record that reminders were given on a working day; what was given before stays as it was."""

    def use_case(session: Session) -> Outcome[tuple[DueReminder, ...]]:
        formal.refuse_day_off(session.desk([]))
        known = given_by(session.conn, stamp.on)
        new = [(each, via) for each, via in given if each.code not in known.get(each.key, ())]
        for each, via in new:
            _record(session, each, via)
        again = len(given) - len(new)
        told = f"{again} 项刚才已由别人提醒过，没有重复登记"
        warnings = (Remark("REMINDED_ALREADY", told),) if again else ()
        line = f"已登记提醒 {len(new)} 项" if new else "没有要登记的提醒"
        return Outcome(tuple(each for each, _ in new), line, warnings)

    return perform(ledger, stamp, use_case)


def _record(session: Session, given: DueReminder, via: Via) -> None:
    if given.rule == SUPERVISE_FINISH and given.why is Why.OVERDUE:
        remind_of(session, given.id)
        return
    stamp = session.work.stamp
    row = {
        "key": given.key,
        "code": given.code,
        "about": given.id,
        "given_on": stamp.on,
        "recorded_on": stamp.today,
        "actor": stamp.actor,
        "via": via.value,
        "addressee": given.addressee.value,
        "whom": ",".join(person.id for person in given.to) or given.unit.id,
        "undone_by": None,
    }
    session.work.insert(tables.reminder, row)


def unknown_names(ledger: Ledger, names: Collection[str], *, as_of: date) -> list[str]:
    """Give those of some names that no person and no unit of the ledger bears."""
    with reading(ledger) as (conn, _):
        named = [*named_people(conn, as_of), *named_units(conn, as_of)]
        borne = {name for each in named for name in (each.name, each.short, *each.others)}
        return sorted(set(names) - borne)
