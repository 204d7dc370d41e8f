"""What must hold between rows, whoever wrote them: responsibility, due dates, numbers."""

from __future__ import annotations

import json
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, false, func, or_, select, true, type_coerce
from sqlalchemy.types import NULLTYPE

from zhixingli.domain.matters.obligation import account_of
from zhixingli.store.ledger.findings import Finding, readable, stored, stream
from zhixingli.store.tables import (
    act,
    assignment,
    calendar_notice,
    dated_fact,
    due_span,
    extension,
    further_post,
    ledger_head,
    obligation,
    pause,
    person,
    project,
    report,
    rule_version,
    subject,
    unit,
    waiting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select

#: Tables whose rows are numbered by a series of their own name.
_NUMBERED = (
    act.c.id,
    obligation.c.id,
    pause.c.id,
    extension.c.id,
    waiting.c.id,
    further_post.c.id,
    rule_version.c.id,
    calendar_notice.c.revision,
)

#: Columns of an obligation that repeat the span in force.
_REPEATED = {
    "due_on": "due_on",
    "due_since": "from_on",
    "provisional": "provisional",
    "remaining_days": "remaining_days",
    "remaining_unit": "remaining_unit",
    "waiting": "waiting",
    "not_before": "not_before",
    "unextended_on": "unextended_on",
    "original_on": "original_on",
}


def rule_findings(conn: Connection) -> Iterator[Finding]:
    """Check what the program takes for granted."""
    yield from _unassigned(conn)
    yield from _stale_due_dates(conn)
    yield from _stale_accounts(conn)
    yield from _stale_values(conn)
    yield from _low_counters(conn)


def _unassigned(conn: Connection) -> Iterator[Finding]:
    """Find subjects without a leader and a unit."""
    held = exists().where(assignment.c.subject == subject.c.id)
    for row in stream(conn, select(subject.c.id).where(~held)):
        yield Finding("SUBJECT_UNASSIGNED", None, "subject", row.id)


def _stale_due_dates(conn: Connection) -> Iterator[Finding]:
    """Hold the due date against the last span, the original one against the first."""
    for row in stream(conn, _stale_statement()):
        facts = {"key": row.key, "found": readable(row.due_on), "expected": readable(row.span_due)}
        yield Finding("DUE_STALE", None, "obligation", str(row.id), facts)


def _stale_statement() -> Select[Any]:
    span, first = due_span.alias("span"), due_span.alias("first")
    last = (
        select(due_span.c.n)
        .where(due_span.c.obligation == obligation.c.id)
        .order_by(due_span.c.from_on.desc(), due_span.c.n.desc())
        .limit(1)
        .correlate(obligation)
        .scalar_subquery()
    )
    still = and_(span.c.due_on.is_(None), span.c.waiting.is_(None), span.c.not_before.is_(None))
    paused = case((still, true()), else_=false())
    owed = {column.name: column for column in stored(obligation)}
    differs = [
        obligation.c[name].is_distinct_from(span.c[of_span]) for name, of_span in _REPEATED.items()
    ]
    return (
        select(
            owed["id"],
            owed["key"],
            owed["due_on"],
            type_coerce(span.c.due_on, NULLTYPE).label("span_due"),
        )
        .outerjoin_from(
            obligation, span, (span.c.obligation == obligation.c.id) & (span.c.n == last)
        )
        .outerjoin(first, (first.c.obligation == obligation.c.id) & (first.c.n == 0))
        .where(
            or_(
                span.c.n.is_(None),
                *differs,
                obligation.c.paused.is_distinct_from(paused),
                obligation.c.due_original_on.is_distinct_from(first.c.due_on),
            )
        )
        .order_by(obligation.c.id)
    )


def _stale_accounts(conn: Connection) -> Iterator[Finding]:
    """Hold the day that an obligation belongs to against its spans."""
    owed = {column.name: column for column in stored(obligation)}
    spans = {column.name: column for column in stored(due_span)}
    query = (
        select(
            *(owed[name] for name in ("id", "key", "rule_version", "opened_on", "bound_on")),
            owed["belongs_on"],
            *(spans[name] for name in ("from_on", "n", "due_on")),
        )
        .join(due_span, due_span.c.obligation == obligation.c.id)
        .order_by(obligation.c.id)
    )
    conditional = set(_conditional_rules(conn))
    for _, rows in groupby(stream(conn, query), key=attrgetter("id")):
        every = list(rows)
        own = every[0]
        expected = None
        if own.bound_on is not None or own.rule_version not in conditional:
            # Days as they are stored sort as days do; what is no day at all has its own finding.
            dues = [(readable(r.from_on), r.n, readable(r.due_on)) for r in every]
            since = readable(own.bound_on or own.opened_on)
            found = account_of(dues, since=since)
            expected = found[0] if found is not None else None
        if expected != own.belongs_on:
            facts = {"key": own.key, "found": readable(own.belongs_on), "expected": expected}
            yield Finding("ACCOUNT_STALE", None, "obligation", str(own.id), facts)


def _conditional_rules(conn: Connection) -> Iterator[int]:
    for row in conn.execute(select(*stored(rule_version))):
        try:
            body = json.loads(row.body)
        except ValueError:
            continue  # the row has its own finding
        if isinstance(body, dict) and body.get("conditional"):
            yield row.id


def _stale_values(conn: Connection) -> Iterator[Finding]:
    """Hold what a unit, a project or its title repeats against the last fact by day."""
    last: dict[tuple[str, str], Any] = {}
    order = (dated_fact.c.of, dated_fact.c.name, dated_fact.c.period, dated_fact.c.from_on)
    standing = dated_fact.c.undone_by.is_(None)
    for row in stream(conn, select(*stored(dated_fact)).where(standing).order_by(*order)):
        last[row.of, row.name] = row.value
    for table in (unit, project, subject):
        names = {name for _, name in last if name in table.c}
        where = table.c.id.in_(select(dated_fact.c.of).where(standing))
        for row in stream(conn, select(*stored(table)).where(where)) if names else ():
            for name in sorted(names):
                expected, found = last.get((row.id, name), _NONE), getattr(row, name)
                if expected is not _NONE and expected != found:
                    facts = {"name": name, "found": found, "expected": expected}
                    yield Finding("FACT_STALE", None, str(table.name), row.id, facts)


_NONE = object()


def _low_counters(conn: Connection) -> Iterator[Finding]:
    """Find a counter below a number in use: that number would be given twice."""
    counters = _counters(conn)
    for series, used in _numbers_in_use(conn).items():
        counted = counters.get(series, 0)
        if not isinstance(counted, int) or counted < used:
            facts = {"series": series, "found": counted, "expected": used}
            yield Finding("COUNTER_LOW", None, "ledger_head", "1", facts)


def _counters(conn: Connection) -> dict[str, Any]:
    try:
        kept = json.loads(conn.execute(select(ledger_head.c.counters)).scalar() or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _numbers_in_use(conn: Connection) -> dict[str, int]:
    """Find the highest number of each series, those inside codes (SW-2026-0142) included."""
    used: dict[str, int] = {}
    for column in _NUMBERED:
        highest = conn.execute(select(func.max(column))).scalar()
        used[column.table.name] = highest or 0
    for column in (subject.c.id, unit.c.id, person.c.id, report.c.id):
        for (code,) in stream(conn, select(column)):
            series, _, number = str(code).rpartition("-")
            if number.isdecimal():
                used[series] = max(used.get(series, 0), int(number))
    return used
