"""Reminders as entries of a calendar, each on the day on which it is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from zhixingli.domain.terms import EntryStatus
from zhixingli.services.results.agenda import Agenda, AgendaEntry
from zhixingli.services.use_case.session import reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.services.results.reminders import DueReminder
    from zhixingli.store.ledger.database import Ledger


def agenda_of(ledger: Ledger, items: Sequence[DueReminder], *, as_of: date) -> Agenda:
    """Lay reminders out as a calendar; the identity of each rests on the ledger, what and which."""
    with reading(ledger) as (_, law):
        own = UUID(law.office_id) if law.office_id is not None else NAMESPACE_URL
    return Agenda("时限提醒", None, None, None, tuple(_entry(each, own, as_of) for each in items))


def _entry(each: DueReminder, own: UUID, day: date) -> AgendaEntry:
    return AgendaEntry(
        id=each.id,
        key=each.key,
        uid=str(uuid5(own, f"{each.key}/{each.code}")),
        sequence=0,
        kind=each.kind,
        title=each.text,
        rule_label=f"提醒{each.whom}",
        leader=each.leader,
        unit=each.unit,
        day=day,
        status=EntryStatus.OPEN,
        light=None,
        closed_on=None,
        due=each.due,
        reminds=True,
    )
