"""Obligations between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, or_, select, update

from zhixingli.domain.law.terms import Cause, CountUnit
from zhixingli.domain.matters.obligation import ExtensionFact, Obligation, PauseFact, Span, WaitFact
from zhixingli.store import tables
from zhixingli.store.ledger.journal import key_of
from zhixingli.store.tables import due_span, obligation
from zhixingli.store.tables.standing import extension, pause, waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, FromClause, Row, RowMapping, Select, Table

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.store.ledger.unit_of_work import UnitOfWork


def closings(conn: Connection, keys: Sequence[str], as_of: date) -> dict[str, tuple[date, bool]]:
    """Read which of these obligations were closed by a day: when, and whether withdrawn."""
    query = select(obligation.c.key, obligation.c.closed_on, obligation.c.withdrawn_on).where(
        obligation.c.key.in_(keys), obligation.c.closed_on <= as_of
    )
    return {row.key: (row.closed_on, row.withdrawn_on is not None) for row in conn.execute(query)}


def load_obligations(
    conn: Connection, rules: RuleBook, *where: ColumnElement[bool]
) -> dict[int, Obligation]:
    """Read obligations whole, by number, in the order of their opening."""
    chosen = select(obligation.c.id).where(*where)
    rows = conn.execute(select(obligation).where(*where).order_by(obligation.c.id)).mappings()
    found = {row["id"]: _obligation(row, rules) for row in rows}
    for row in _belonging(conn, due_span, chosen, due_span.c.n):
        found[row["obligation"]].spans.append(_span(row))
    for row in _belonging(conn, pause, chosen, pause.c.id):
        found[row["obligation"]].pauses.append(_pause(row))
    for row in _belonging(conn, waiting, chosen, waiting.c.id):
        found[row["obligation"]].waits.append(_wait(row))
    for row in _belonging(conn, extension, chosen, extension.c.id):
        found[row["obligation"]].extensions.append(_extension(row))
    return found


def open_pauses(conn: Connection, day: date) -> Sequence[Row[Any, Any, Any, Any, Any, Any]]:
    """Read the clocks that stand still on a day: since when, ground, notice, the rule's version."""
    query = (
        select(
            obligation.c.subject,
            obligation.c.key,
            obligation.c.rule_version,
            pause.c.from_on,
            pause.c.ground,
            pause.c.written,
        )
        .join(obligation, obligation.c.id == pause.c.obligation)
        .where(
            pause.c.from_on <= day,
            or_(pause.c.to_on.is_(None), pause.c.to_on > day),
            or_(obligation.c.closed_on.is_(None), obligation.c.closed_on > day),
        )
        .order_by(pause.c.id)
    )
    return conn.execute(query).all()


def obligation_rows(owed: Obligation) -> Iterable[tuple[Table, dict[str, Any]]]:
    """Give an obligation's rows, each with its table."""
    yield obligation, _obligation_row(owed)
    for span in owed.spans:
        row = {name: getattr(span, name) for name in Span.__slots__}
        row |= {"obligation": owed.id, "cause": span.cause.value, "waiting": _code(span)}
        row["remaining_unit"] = span.remaining_unit.value if span.remaining_unit else None
        yield due_span, row
    for stopped in owed.pauses:
        row = {name: getattr(stopped, name) for name in PauseFact.__slots__}
        yield tables.pause, row | {"obligation": owed.id}
    for wait in owed.waits:
        row = {name: getattr(wait, name) for name in WaitFact.__slots__}
        yield tables.waiting, row | {"obligation": owed.id}
    for granted in owed.extensions:
        row = {name: getattr(granted, name) for name in ExtensionFact.__slots__}
        yield tables.extension, row | {"obligation": owed.id}


def repeat_accounts(conn: Connection, rules: RuleBook) -> None:
    """Write on every obligation the day that it belongs to, as its spans say."""
    last = conn.execute(select(func.max(obligation.c.id))).scalar() or 0
    written = update(obligation).where(obligation.c.id == bindparam("number"))
    for first in range(1, last + 1, _AT_ONCE):
        some = obligation.c.id.between(first, first + _AT_ONCE - 1)
        days = [
            {"number": owed.id, "day": owed.account.day}
            for owed in load_obligations(conn, rules, some).values()
            if owed.account is not None
        ]
        if days:
            conn.execute(written.values(belongs_on=bindparam("day")), days)


#: How many obligations an upgrade holds at once.
_AT_ONCE: Final = 5000


def save_obligations(work: UnitOfWork, changed: Iterable[tuple[Obligation, Obligation]]) -> None:
    """Write what changed in obligations, each given as it was and as it is now."""
    added: list[tuple[Table, dict[str, Any]]] = []
    for before, after in changed:
        known = {(table.name, key_of(table, row)): row for table, row in obligation_rows(before)}
        for table, row in obligation_rows(after):
            old = known.get((table.name, key_of(table, row)))
            if old is None:
                added.append((table, row))
            else:
                changes = {name: value for name, value in row.items() if old[name] != value}
                work.update(table, old, **changes)
    # After the updates, each of which writes what is pending: so the rows go in together.
    for table, row in added:
        work.insert(table, row)


def _obligation_row(owed: Obligation) -> dict[str, Any]:
    last, account = owed.last_span, owed.account
    return {
        "id": owed.id,
        "uid": owed.uid,
        "key": owed.key,
        "subject": owed.subject,
        "rule": owed.limit.id,
        "rule_version": owed.limit.version,
        "start_on": owed.start_on,
        "restarted_on": owed.restarted_on,
        "opened_on": owed.opened_on,
        "fixed_due_on": owed.fixed_due_on,
        "unit": owed.unit,
        "due_original_on": owed.spans[0].due_on,
        "due_on": last.due_on,
        "due_since": last.from_on,
        "provisional": last.provisional,
        "paused": last.paused,
        "remaining_days": last.remaining_days,
        "remaining_unit": last.remaining_unit.value if last.remaining_unit else None,
        "discharged_on": owed.discharged_on,
        "withdrawn_on": owed.withdrawn_on,
        "belongs_on": account.day if account is not None else None,
        "waiting": _code(last),
        "unextended_on": last.unextended_on,
        "original_on": last.original_on,
        "not_before": last.not_before,
        "bound_on": owed.bound_on,
        "outcome": owed.outcome,
        "follows": owed.follows,
        "by_law": owed.by_law,
        "undone_by": owed.undone_by,
    }


def _code(span: Span) -> str | None:
    return "supplement" if span.waiting else None


def _belonging(
    conn: Connection, table: FromClause, chosen: Select[Any], order: ColumnElement[Any]
) -> Iterable[RowMapping]:
    query = select(table).where(table.c.obligation.in_(chosen))
    return conn.execute(query.order_by(table.c.obligation, order)).mappings()


def _obligation(row: RowMapping, rules: RuleBook) -> Obligation:
    return Obligation(
        id=row["id"],
        uid=row["uid"],
        key=row["key"],
        subject=row["subject"],
        limit=rules.numbered(row["rule_version"]),
        start_on=row["start_on"],
        opened_on=row["opened_on"],
        restarted_on=row["restarted_on"],
        fixed_due_on=row["fixed_due_on"],
        unit=row["unit"],
        discharged_on=row["discharged_on"],
        withdrawn_on=row["withdrawn_on"],
        outcome=row["outcome"],
        by_law=row["by_law"],
        bound_on=row["bound_on"],
        follows=row["follows"],
        undone_by=row["undone_by"],
    )


def _span(row: RowMapping) -> Span:
    unit = row["remaining_unit"]
    return Span(
        n=row["n"],
        from_on=row["from_on"],
        due_on=row["due_on"],
        nominal_on=row["nominal_on"],
        cause=Cause(row["cause"]),
        provisional=row["provisional"],
        remaining_days=row["remaining_days"],
        remaining_unit=CountUnit(unit) if unit else None,
        calendar_revision=row["calendar_revision"],
        waiting=row["waiting"] is not None,
        unextended_on=row["unextended_on"],
        original_on=row["original_on"],
        not_before=row["not_before"],
    )


def _pause(row: RowMapping) -> PauseFact:
    return PauseFact(**{name: row[name] for name in PauseFact.__slots__})


def _wait(row: RowMapping) -> WaitFact:
    return WaitFact(**{name: row[name] for name in WaitFact.__slots__})


def _extension(row: RowMapping) -> ExtensionFact:
    return ExtensionFact(**{name: row[name] for name in ExtensionFact.__slots__})
