"""Reading the register of incoming documents: one, or a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select, true

from zhixingli.domain.documents.course import Course, course, status
from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.law.rules import ADVISORY, DOC_CHECK, DOC_STATED, main_rule
from zhixingli.domain.terms import Kind, Purpose, Urgency
from zhixingli.services.matters.obligation_items import item_from_row, waiting_label
from zhixingli.services.readings.conditions import holds, with_assignment
from zhixingli.services.results.documents import DocRow
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.next_steps import next_step
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.matters import acts_of
from zhixingli.store.reads.owed import owed_statement
from zhixingli.store.tables import assignment, doc, obligation, subject
from zhixingli.store.tables.one_of import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, RowMapping, Select

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger


@dataclass(frozen=True, slots=True)
class DocFilters:
    """Which documents are asked for; leader and unit as they were named."""

    status: DocStatus | None = None
    sender: str | None = None
    since: date | None = None
    until: date | None = None
    leader: str | None = None
    unit: str | None = None
    rule: str | None = None
    open: bool = False


def list_documents(
    ledger: Ledger, *, as_of: date, filters: DocFilters
) -> Reply[tuple[DocRow, ...]]:
    """List the register as it stood on a day."""
    with reading(ledger) as (conn, law):
        if filters.rule is not None:
            law.rules.versions(filters.rule)
        rows = conn.execute(_listing(conn, as_of, filters)).mappings().all()
        going_on = [row["id"] for row in rows if _ended(row, as_of) is None]
        acts = acts_of(conn, going_on)
        known = names(conn, as_of)
        limits = _main_limits(conn, law, rows, as_of, known)
        found = []
        for row in rows:
            limit = limits.get(row["id"], _Limit())
            now = _ended(row, as_of) or course(acts[row["id"]], as_of)
            stands = status(now, Purpose(row["purpose"]), owing=limit.open)
            if _wanted(filters, stands, owing=limit.open):
                finished = row["finished_on"] if _by(row["finished_on"], as_of) else None
                found.append(_row(row, stands, finished, limit, known))
        meta = meta_of(
            conn, law, as_of, leader=filters.leader, unit=filters.unit, rule=filters.rule
        )
        shown = tuple(sorted(found, key=_pressing) if filters.open else found)
        return Reply(shown, meta, next_step(conn, shown))


def _pressing(row: DocRow) -> tuple[bool, date]:
    """Rank what is open by the limit that comes first; what has no day comes last."""
    return row.next_due is None, row.next_due or row.received_on


def _wanted(filters: DocFilters, stands: DocStatus, *, owing: bool) -> bool:
    """Tell whether a status is asked for: what waits for its delivery is finished too."""
    if filters.open and stands in _NOTHING_LEFT and not owing:
        return False
    delivering = filters.status is DocStatus.FINISHED and stands is DocStatus.AWAITING_DELIVERY
    return filters.status in (None, stands) or delivering


#: Papers that nobody has to do anything about, unless something is owed all the same.
_NOTHING_LEFT: Final = frozenset(
    {DocStatus.FINISHED, DocStatus.RETURNED, DocStatus.VOID, DocStatus.CIRCULATING}
)


@dataclass(frozen=True, slots=True)
class _Limit:
    """The limit by which a document is shown; ``open`` when something is still owed."""

    rank: int = 99
    due: date | None = None
    open: bool = False
    waiting_label: str | None = None
    not_before: date | None = None
    next: ObligationItem | None = None


def _ended(row: RowMapping, as_of: date) -> Course | None:
    """Give the course of a document that ended by a day: its columns say it.

    One that was struck out never was, whatever the day.
    """
    days = {name: row[name] for name in _ENDS if _by(row[name], as_of)}
    days |= {"voided_on": row["voided_on"]} if row["voided_on"] is not None else {}
    return Course(**days) if days else None


def _by(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


_REGISTER = select(
    subject.c.id,
    subject.c.title,
    doc.c.sender,
    doc.c.number,
    doc.c.received_on,
    doc.c.urgency,
    doc.c.purpose,
    doc.c.rule,
    doc.c.finished_on,
    doc.c.returned_on,
    subject.c.voided_on,
    assignment.c.leader,
    assignment.c.unit,
)

#: The days on which a document ended, as its columns and its course name them.
_ENDS = ("voided_on", "returned_on", "finished_on")

_CLOSED = {
    DocStatus.FINISHED: doc.c.finished_on,
    DocStatus.AWAITING_DELIVERY: doc.c.finished_on,
    DocStatus.RETURNED: doc.c.returned_on,
}


def _listing(conn: Connection, as_of: date, filters: DocFilters) -> Select[Any]:
    query = with_assignment(_REGISTER, as_of).where(
        subject.c.kind == Kind.DOC.value, doc.c.received_on <= as_of
    )
    return query.where(*_conditions(filters, Finder(conn, as_of), as_of)).order_by(
        doc.c.received_on, subject.c.id
    )


def _conditions(filters: DocFilters, find: Finder, as_of: date) -> Iterator[ColumnElement[bool]]:
    if filters.sender is not None:
        yield holds(doc.c.sender, filters.sender)
    if filters.since is not None:
        yield doc.c.received_on >= filters.since
    if filters.until is not None:
        yield doc.c.received_on <= filters.until
    if filters.leader is not None:
        yield assignment.c.leader == find.person(filters.leader, field="--leader")
    if filters.unit is not None:
        yield assignment.c.unit == find.unit(filters.unit, field="--unit")
    if filters.rule is not None:
        owed = select(obligation.c.subject).where(
            obligation.c.rule == filters.rule, obligation.c.opened_on <= as_of
        )
        yield subject.c.id.in_(owed)
    if filters.status is not None:
        yield _closed_or_open(filters.status, as_of)
    if filters.open:
        yield from _still_open(as_of)


def _still_open(as_of: date) -> Iterator[ColumnElement[bool]]:
    """Leave out what ended and owes nothing any more: the register keeps decades of them."""
    ended = obligation.c.discharged_on.is_(None) | (obligation.c.discharged_on > as_of)
    owing = select(obligation.c.subject).where(ended, obligation.c.withdrawn_on.is_(None))
    yield subject.c.voided_on.is_(None)
    yield or_(doc.c.returned_on.is_(None), doc.c.returned_on > as_of)
    yield or_(doc.c.finished_on.is_(None), doc.c.finished_on > as_of, subject.c.id.in_(owing))


def _closed_or_open(wanted: DocStatus, as_of: date) -> ColumnElement[bool]:
    """Narrow to closed or open documents in SQL; the exact status is derived from the acts."""
    if wanted is DocStatus.VOID:
        return subject.c.voided_on.is_not(None)
    if wanted in _CLOSED:
        return _CLOSED[wanted] <= as_of
    return or_(doc.c.finished_on.is_(None), doc.c.finished_on > as_of)


def _main_limits(
    conn: Connection, law: Law, listed: Sequence[RowMapping], as_of: date, known: Names
) -> dict[str, _Limit]:
    """Give each document's main limit, else the first of what else it owes."""
    query = owed_statement(as_of, lambda _: true())
    under = {row["id"]: row["rule"] for row in listed}
    query = query.where(one_of(query.selected_columns["subject"], under))
    found: dict[str, _Limit] = {}
    for owed in conn.execute(query).mappings():
        law_of = law.rules.numbered(owed["rule_version"])
        bound = not law_of.conditional or _by(owed["bound_on"], as_of)
        waits = waiting_label(law_of, owed["remaining_days"]) if owed["waiting"] else None
        rank = _rank(owed["rule"], under.get(owed["subject"])) + (0 if bound else _UNBOUND)
        item = item_from_row(owed, as_of=as_of, law=law, known=known) if bound else None
        limit = _Limit(rank, owed["due"], bound, waits, owed["not_before"], item)
        _keep(found, owed["subject"], limit)
    for done in _discharged(conn, under, as_of):
        rank = _rank(done["rule"], under.get(done["subject"])) + _SETTLED
        _keep(found, done["subject"], _Limit(rank, done["due"]))
    return found


#: What is not owed yet comes after everything that is.
_UNBOUND: Final = 20
#: What a finished document was finished by comes after what it still owes.
_SETTLED: Final = 10


def _keep(found: dict[str, _Limit], of: str, limit: _Limit) -> None:
    """Keep the limit that comes first; that something is owed is known of all of them."""
    known = found.get(of, _Limit())
    first = limit if limit.rank < known.rank else known
    items = [each for each in (known.next, limit.next) if each is not None]
    coming = min(items, key=_coming, default=None)
    found[of] = replace(first, open=known.open or limit.open, next=coming)


def _coming(item: ObligationItem) -> tuple[bool, bool, date]:
    """Rank limits that are owed: what only reminds comes last, before it what has no day."""
    return item.rule in ADVISORY, item.due is None, item.due or item.opened_on


def _rank(rule: str, main: str | None) -> int:
    if rule == main or rule in _FINISHES:
        return 0
    return 2 if rule == DOC_CHECK else 1


def _discharged(conn: Connection, listed: Mapping[str, Any], as_of: date) -> Sequence[RowMapping]:
    """Read the limits of finished documents by which they were finished: so a register shows."""
    closed = obligation.c.discharged_on
    query = (
        select(obligation.c.subject, obligation.c.rule, obligation.c.due_on.label("due"))
        .join(doc, doc.c.id == obligation.c.subject)
        .where(doc.c.finished_on <= as_of, closed <= as_of, obligation.c.rule != DOC_CHECK)
    )
    query = query.where(one_of(obligation.c.subject, listed))
    return conn.execute(query).mappings().all()


_FINISHES = frozenset({DOC_STATED, *(main_rule(urgency.value) for urgency in Urgency)})


def _row(
    row: RowMapping,
    stands: DocStatus,
    finished_on: date | None,
    limit: _Limit,
    known: Names,
) -> DocRow:
    return DocRow(
        id=row["id"],
        title=row["title"],
        sender=row["sender"],
        number=row["number"],
        received_on=row["received_on"],
        urgency=Urgency(row["urgency"]),
        for_=Purpose(row["purpose"]),
        status=stands,
        leader=known.people[row["leader"]],
        unit=known.units[row["unit"]],
        rule=row["rule"],
        due=limit.due,
        finished_on=finished_on,
        waiting="supplement" if limit.waiting_label else None,
        waiting_label=limit.waiting_label,
        not_before=limit.not_before,
        next_due=limit.next.due if limit.next is not None else None,
        light=limit.next.light if limit.next is not None else None,
        light_label=limit.next.light_label if limit.next is not None else None,
    )
