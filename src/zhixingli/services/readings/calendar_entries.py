"""Obligations as a calendar: what is due when, each change told from the one before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.terms import EntryStatus, Kind
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.results.agenda import Agenda, AgendaEntry
from zhixingli.services.scope.privacy import published
from zhixingli.services.scope.readers import reader_of
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.reads.calendar_entries import Changes, changes_of, closed_since, passed_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.refs import PersonRef, UnitRef
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger

#: For so many calendar days an entry that was closed is still told, for calendars that read
#: the file again.
TOLD_DAYS: Final = 7


def agenda(
    ledger: Ledger, *, as_of: date, leader: str | None, unit: str | None, since: date | None
) -> Reply[Agenda]:
    """Give everything that is owed on a day and what was closed lately, of a leader or a unit."""
    first = since or as_of - timedelta(days=TOLD_DAYS)
    with reading(ledger) as (conn, law):
        find, known = Finder(conn, as_of), names(conn, as_of)
        leader_id = find.maybe_person(leader, field="--leader")
        unit_id = find.maybe_unit(unit, field="--unit")
        owed = owed_in(conn, law, as_of, DueIn(None, None), Filters(leader_id, unit_id))
        closed = closed_since(conn, first, as_of, leader=leader_id, unit_id=unit_id)
        changes = changes_of(conn, [*(i.uid for i in owed), *(r["uid"] for r in closed)], as_of)
        entries = [
            *_open(owed, changes, law),
            *_closed(closed, changes, law, known),
        ]
        if leader_id is not None:
            entries += _left(conn, as_of, leader_id, {item.key for item in owed}, law, known)
        whose = known.people.get(leader_id or ""), known.units.get(unit_id or "")
        found = Agenda(_name(*whose), *whose, first, tuple(sorted(entries, key=_order)))
        theirs = reader_of(conn, as_of, leader_id) if leader_id is not None else None
        return Reply(published(conn, found, theirs), law.meta(as_of))


def agenda_of(ledger: Ledger, items: Sequence[ObligationItem], *, as_of: date) -> Agenda:
    """Give a reading of obligations on a day as a calendar."""
    with reading(ledger) as (conn, law):
        changes = changes_of(conn, [item.uid for item in items], as_of)
        made = Agenda(_name(None, None), None, None, None, tuple(_open(items, changes, law)))
        return published(conn, made)


def _name(leader: PersonRef | None, unit: UnitRef | None) -> str:
    who = [leader.name] if leader is not None else []
    who += [unit.short or unit.name] if unit is not None else []
    return "".join(["、".join(who), "时限事项"])


def _order(entry: AgendaEntry) -> tuple[date, str]:
    return entry.day, entry.key


def _open(
    items: Sequence[ObligationItem], changes: Mapping[str, Changes], law: Law
) -> Iterator[AgendaEntry]:
    for item in items:
        changed = changes.get(item.uid)
        day = item.due or (changed.last_due if changed is not None else None)
        if day is None:
            continue  # paused since its first day: it never was in a calendar
        yield AgendaEntry(
            id=item.id,
            key=item.key,
            uid=item.uid,
            sequence=_sequence(changed, law),
            kind=item.kind,
            title=item.title,
            rule_label=item.rule_label,
            leader=item.leader,
            unit=item.unit,
            day=day,
            status=EntryStatus.CANCELLED if item.due is None else EntryStatus.OPEN,
            light=item.light,
            past_days=item.past_days,
            closed_on=None,
        )


def _closed(
    rows: Sequence[RowMapping], changes: Mapping[str, Changes], law: Law, known: Names
) -> Iterator[AgendaEntry]:
    for row in rows:
        changed = changes.get(row["uid"])
        day = row["due_on"] or (changed.last_due if changed is not None else None)
        if day is None:
            continue
        done, void = row["discharged_on"], row["voided_on"]
        struck = done is not None and void is not None
        yield AgendaEntry(
            id=row["subject"],
            key=row["key"],
            uid=row["uid"],
            sequence=_sequence(changed, law) + struck,  # the obligation itself was not touched
            kind=Kind(row["kind"]),
            title=row["title"],
            rule_label=law.rules.numbered(row["rule_version"]).label,
            leader=known.people[row["leader"]],
            unit=known.units[row["unit"]],
            day=day,
            status=EntryStatus.CANCELLED if done is None or struck else EntryStatus.DONE,
            light=None,
            closed_on=void if struck else done or row["withdrawn_on"],
        )


def _left(  # noqa: PLR0917 - whose, on which day, but what is theirs still
    conn: Connection, as_of: date, leader: str, theirs: set[str], law: Law, known: Names
) -> Iterator[AgendaEntry]:
    """Take out of a leader's calendar what another has in hand now; it was in theirs once."""
    rows = [row for row in passed_on(conn, as_of, leader) if row["key"] not in theirs]
    changes = changes_of(conn, [row["uid"] for row in rows], as_of)
    for row in rows:
        yield AgendaEntry(
            id=row["subject"],
            key=row["key"],
            uid=row["uid"],
            sequence=_sequence(changes.get(row["uid"]), law) + row["hands"] - 1,
            kind=Kind(row["kind"]),
            title=row["title"],
            rule_label=law.rules.numbered(row["rule_version"]).label,
            leader=known.people[row["leader"]],
            unit=known.units[row["unit"]],
            day=row["due_on"],
            status=EntryStatus.CANCELLED,
            light=None,
            closed_on=None,
        )


def _sequence(changed: Changes | None, law: Law) -> int:
    """Count the changes of an obligation; one that recurs moves with the calendar only."""
    return changed.times if changed is not None else law.revision
