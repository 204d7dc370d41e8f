"""Explaining how the limits of a subject were computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors import NoObligationError
from zhixingli.domain.obligation import Obligation, deadline_on
from zhixingli.services.matter_detail import in_order, names_of, obligation_items
from zhixingli.services.matter_reads import refuse_later
from zhixingli.services.naming import subject_id
from zhixingli.services.readings import refuse_provisional
from zhixingli.services.results import Explanation, RemainingItem
from zhixingli.services.session import Reply, reading
from zhixingli.services.trace import trace_items
from zhixingli.store.kinds import load_matter
from zhixingli.store.law import load_calendar

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.matter import Matter
    from zhixingli.services.session import Law
    from zhixingli.store.database import Ledger


def explain(
    ledger: Ledger, wanted: str, *, rule: str | None, as_of: date, strict: bool
) -> Reply[tuple[Explanation, ...]]:
    """Explain every limit of a subject, the main one first, or the one of a rule."""
    with reading(ledger) as (conn, law):
        matter = _matter_on(conn, law, wanted, as_of)
        owed = [each for each in in_order(matter) if each.opened_on <= as_of]
        if rule is not None:
            law.rules.versions(rule)
            owed = [each for each in owed if each.rule == rule][:1]
            if not owed:
                raise NoObligationError(id=matter.id, rule=rule, field="--rule")
        items = obligation_items(matter, as_of=as_of, law=law, known=names_of(conn, matter))
        keys = {each.key for each in owed}
        open_items = [item for item in items if item.key in keys and item.discharged_on is None]
        warnings = refuse_provisional(open_items, law, strict=strict)
        told = tuple(_explanation(conn, matter, each, as_of) for each in owed)
        return Reply(told, law.meta(as_of), warnings)


def one(told: Reply[tuple[Explanation, ...]]) -> Reply[Explanation]:
    """Give the single explanation that a rule was asked for."""
    return Reply(told.data[0], told.meta, told.warnings)


def _matter_on(conn: Connection, law: Law, wanted: str, as_of: date) -> Matter:
    """Read a subject, as long as it was there on that day."""
    matter = load_matter(conn, subject_id(wanted), law.rules)
    refuse_later(matter, as_of)
    return matter


def _explanation(conn: Connection, matter: Matter, owed: Obligation, as_of: date) -> Explanation:
    """Compute the limit once more by the calendar it was computed with, keeping the steps."""
    span = owed.span_on(as_of)
    calendar = load_calendar(conn, span.calendar_revision if span is not None else None)
    deadline = deadline_on(owed, as_of, calendar)
    left = deadline.remaining
    return Explanation(
        subject=matter.id,
        rule=owed.rule,
        rule_label=owed.limit.label,
        basis=owed.limit.basis,
        clause=owed.limit.clause,
        note=owed.limit.note,
        start=deadline.start,
        key=owed.key,
        due=deadline.due,
        nominal=deadline.nominal,
        due_original=owed.original_due,
        provisional=deadline.provisional,
        remaining=RemainingItem(left.days, left.unit) if left is not None else None,
        digest=calendar.digest,
        trace=trace_items(deadline, calendar, owed.limit),
    )
