"""Explaining how the limits of a subject were computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.documents.unheeded import unheeded_notices
from zhixingli.domain.errors.clock import NoObligationError
from zhixingli.domain.law.deadline import compute
from zhixingli.domain.matters.timing import deadline_on
from zhixingli.services.matters.detail import in_order, names_of, obligation_items
from zhixingli.services.matters.obligation_items import waiting_label
from zhixingli.services.matters.reads import refuse_later
from zhixingli.services.readings.recurring import owed_recurring
from zhixingli.services.readings.trace import trace_items
from zhixingli.services.results.explanations import Explanation
from zhixingli.services.results.obligations import RemainingItem
from zhixingli.services.use_case.meant import subject_meant
from zhixingli.services.use_case.provisional import refuse_provisional
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.loaders import load_matter
from zhixingli.store.law.kept import load_calendar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.services.readings.recurring import Owed
    from zhixingli.services.use_case.envelope import Remark
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger


def explain(
    ledger: Ledger, wanted: str, *, rule: str | None, as_of: date, strict: bool
) -> Reply[tuple[Explanation, ...]]:
    """Explain every limit of a subject, the main one first, or the one of a rule or a key.

    What recurs is explained too, as long as it is open: SUBJECT/RULE/PERIOD names one of it.
    """
    with reading(ledger) as (conn, law):
        if rule is not None:
            law.rules.versions(rule)
        asked = _Asked(conn, wanted, rule, as_of)
        recurring = [
            owed
            for owed in owed_recurring(conn, law, as_of)
            if owed.subject == asked.subject and asked.holds(owed.limit.id, owed.key)
        ]
        matter = None if _is_series(asked, recurring) else _matter_on(conn, law, asked, as_of)
        owed = [] if matter is None else _stored(matter, asked, as_of)
        if not owed and not recurring and (rule is not None or asked.key is not None):
            raise NoObligationError(
                id=asked.subject, rule=rule or str(asked.key), field="--rule" if rule else "id"
            )
        warnings = _refuse_provisional(conn, law, matter, owed, as_of, strict=strict)
        told = [_explanation(conn, matter, each, as_of) for each in owed if matter is not None]
        told += [_recurring(conn, each) for each in recurring]
        return Reply(tuple(told), law.meta(as_of), warnings)


def one(told: Reply[tuple[Explanation, ...]]) -> Reply[Explanation]:
    """Give the single explanation that a rule was asked for."""
    return Reply(told.data[0], told.meta, told.warnings)


class _Asked:
    """What is to be explained: a subject, of it perhaps one rule, or one obligation's key."""

    def __init__(self, conn: Connection, wanted: str, rule: str | None, day: date) -> None:
        head, slash, rest = wanted.partition("/")
        self.subject, self.rule = subject_meant(conn, head, day), rule
        self.key = f"{self.subject}/{rest.strip()}" if slash else None

    def holds(self, rule: str, key: str) -> bool:
        """Tell whether an obligation is asked for."""
        return self.rule in (None, rule) and self.key in (None, key)


def _is_series(asked: _Asked, recurring: Sequence[Owed]) -> bool:
    """Tell a series that nobody set up: it owes something and is no subject yet."""
    return bool(recurring) and asked.subject.startswith(("LS-", "BG-"))


def _matter_on(conn: Connection, law: Law, asked: _Asked, as_of: date) -> Matter:
    """Read a subject, as long as it was there on that day."""
    matter = load_matter(conn, asked.subject, law.rules)
    refuse_later(matter, as_of)
    return matter


def _stored(matter: Matter, asked: _Asked, as_of: date) -> list[Obligation]:
    found = [
        each
        for each in in_order(matter)
        if each.opened_on <= as_of and not each.never_began and asked.holds(each.rule, each.key)
    ]
    return found[:1] if asked.rule is not None else found


def _refuse_provisional(
    conn: Connection,
    law: Law,
    matter: Matter | None,
    owed: Sequence[Obligation],
    as_of: date,
    *,
    strict: bool,
) -> tuple[Remark, ...]:
    if matter is None:
        return ()
    keys = {each.key for each in owed}
    items = obligation_items(matter, as_of=as_of, law=law, known=names_of(conn, as_of, matter))
    open_items = [item for item in items if item.key in keys and item.discharged_on is None]
    return refuse_provisional(open_items, law, strict=strict)


def _recurring(conn: Connection, owed: Owed) -> Explanation:
    """Compute what recurs once more, keeping the steps."""
    calendar = load_calendar(conn)
    deadline = compute(owed.limit, owed.start, calendar=calendar)
    return Explanation(
        subject=owed.subject,
        rule=owed.limit.id,
        rule_label=owed.limit.label,
        basis=owed.limit.basis,
        clause=owed.limit.clause,
        note=owed.limit.note,
        start=deadline.start,
        key=owed.key,
        due=deadline.due,
        nominal=deadline.nominal,
        due_original=deadline.due,
        provisional=deadline.provisional,
        remaining=None,
        digest=calendar.digest,
        trace=trace_items(deadline, calendar, owed.limit),
        title=owed.title,
        due_unextended=deadline.due,
        expiry=owed.limit.expiry,
    )


def _explanation(conn: Connection, matter: Matter, owed: Obligation, as_of: date) -> Explanation:
    """Compute the limit once more by the calendar it was computed with, keeping the steps."""
    span = owed.span_on(as_of)
    calendar = load_calendar(conn, span.calendar_revision if span is not None else None)
    deadline = deadline_on(owed, as_of, calendar)
    left = deadline.remaining
    waits = owed.wait_on(as_of) is not None
    ended = owed.closed_on is not None and owed.closed_on <= as_of
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
        due_original=owed.original_due(as_of),
        provisional=deadline.provisional,
        remaining=RemainingItem(left.days, left.unit) if left is not None else None,
        digest=calendar.digest,
        trace=trace_items(deadline, calendar, owed.limit),
        title=matter.title,
        due_unextended=owed.unextended_due(as_of),
        not_before=deadline.not_before,
        waiting="supplement" if waits else None,
        waiting_label=waiting_label(owed.limit, left.days if left else None) if waits else None,
        expiry=owed.limit.expiry,
        outcome=owed.outcome if ended else None,
        remarks=tuple(unheeded_notices(matter, owed, as_of)),
    )
