"""Use cases of the division of work among leaders (分工表): set, listed, asked on a receipt."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.domain.errors.people import LeaderUnsettledError, UnitUnsettledError
from zhixingli.domain.matters.responsibility import refuse_wrong_leader
from zhixingli.services.results.responsibility import PortfolioChange, PortfolioRow
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.store import tables
from zhixingli.store.kinds.documents import units_of_sender
from zhixingli.store.kinds.people import units
from zhixingli.store.kinds.portfolio import portfolio_on, portfolio_rows, portfolio_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from zhixingli.domain.documents.document import Receipt
    from zhixingli.domain.projects.project import Listing
    from zhixingli.domain.tasks import Order
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

_DAY: Final = timedelta(days=1)


#: What is begun with a leader and a unit; one that is not said is empty.
A = TypeVar("A", "Receipt", "Order", "Listing")


def set_leader(
    ledger: Ledger, stamp: Stamp, wanted: Sequence[str], *, leader: str
) -> Change[PortfolioChange]:
    """Name the leader whom units answer to from a day on; the day may lie ahead."""

    def use_case(session: Session) -> Outcome[PortfolioChange]:
        find = Finder(session.conn, stamp.on)
        who = find.person(leader, field="--leader")
        chosen = list(dict.fromkeys(find.unit(each, field="unit") for each in wanted))
        refuse_wrong_leader(session.desk(), who)
        for unit_id in chosen:
            session.desk(()).directory.refuse_closed(unit_id, stamp.on, field="unit")
            write_leader(session, unit_id, who, stamp.on)
        session.work.flush()
        rows = tuple(row for row in _rows(session.conn, stamp.on) if row.id in chosen)
        person = names(session.conn, stamp.on, [who]).people[who]
        line = f"自 {stamp.on} 起由 {person.name} 分管：{'、'.join(_called(row) for row in rows)}"
        later = [row for row in rows if row.until is not None]
        held = "、".join(f"{_called(row)}到 {row.until} 为止" for row in later)
        made = PortfolioChange(person, stamp.on, rows)
        return Outcome(made, f"{line}；{held}" if held else line)

    return perform(ledger, stamp, use_case)


def write_leader(session: Session, unit_id: str, leader: str, day: date) -> bool:
    """Write whom a unit answers to from a day on; the same day again corrects it."""
    stamp = session.work.stamp
    rows = portfolio_rows(session.conn, unit_id)
    begun = [row for row in rows if row["from_on"] <= day]
    if begun and begun[-1]["leader"] == leader:
        return False
    new = {"leader": leader, "recorded_on": stamp.today, "reason": stamp.reason}
    if begun and begun[-1]["from_on"] == day:
        session.work.update(tables.portfolio, begun[-1], **new)
    else:
        session.work.insert(tables.portfolio, {"unit": unit_id, "from_on": day} | new)
    return True


def list_leaders(
    ledger: Ledger, *, as_of: date, leader: str | None
) -> Reply[tuple[PortfolioRow, ...]]:
    """List whom each unit answers to on a day; those that nobody leads come first."""
    with reading(ledger) as (conn, law):
        who = Finder(conn, as_of).maybe_person(leader, field="--leader")
        rows = [
            row
            for row in _rows(conn, as_of)
            if who is None or (row.leader is not None and row.leader.id == who)
        ]
        rows.sort(key=lambda row: (row.leader.id if row.leader is not None else "", row.id))
        return Reply(tuple(rows), law.meta(as_of))


def settled(session: Session, asked: A, *, sender: str | None = None) -> tuple[A, list[Remark]]:
    """Take the unit that was not said from the sender's history, the leader from the 分工表.

    Says whence they came. Raises UnitUnsettledError, LeaderUnsettledError.
    """
    notes: list[Remark] = []
    if not asked.unit:
        unit_id, note = _usual_unit(session, sender)
        asked = replace(asked, unit=unit_id)
        notes.append(note)
    if not asked.leader:
        leader, note = _leader_of(session, asked.unit)
        asked = replace(asked, leader=leader)
        notes.append(note)
    return asked, notes


def _leader_of(session: Session, unit_id: str) -> tuple[str, Remark]:
    day = session.work.stamp.on
    known = names(session.conn, day)
    held = portfolio_on(session.conn, day).get(unit_id)
    place = known.units[unit_id].name
    if held is None:
        raise LeaderUnsettledError(unit=place, id=unit_id, field="--leader")
    name = known.people[held["leader"]].name
    text = f"分管领导 {name}，按 {held['from_on']} 起的分工表（{place}）"
    return held["leader"], Remark("LEADER_BY_PORTFOLIO", text)


def _usual_unit(session: Session, sender: str | None) -> tuple[str, Remark]:
    """Give the unit that has had everything of a sender, twice at least."""
    day = session.work.stamp.on
    known = names(session.conn, day)
    had = Counter(
        known.heir(unit, day)
        for unit in (units_of_sender(session.conn, sender) if sender is not None else ())
    )
    told = "、".join(f"{known.units[unit].name} {n} 件" for unit, n in had.most_common(3))
    unit_id = usual_unit(had)
    if unit_id is None:
        before = f"；该来文单位以往：{told}" if told else ""
        raise UnitUnsettledError(before=before, field="--unit")
    text = f"主责单位 {known.units[unit_id].name}，按该来文单位以往 {had[unit_id]} 件"
    return unit_id, Remark("UNIT_BY_SENDER", text)


def usual_unit(had: Counter[str]) -> str | None:
    """Give the unit that has had everything of a sender, twice at least."""
    found = next(iter(had), None)
    return found if len(had) == 1 and found is not None and had[found] >= _OFTEN else None


#: How many papers of a sender, all with one unit, settle where the next one goes ([设]).
_OFTEN: Final = 2


def _rows(conn: Connection, day: date) -> list[PortfolioRow]:
    known, rows = names(conn, day), portfolio_spans(conn)
    held = {row["unit"]: row for row in rows if row["from_on"] <= day}
    found = []
    for each in units(conn, day):
        if each.closed(day):
            continue
        row = held.get(each.id)
        later = [
            r["from_on"]
            for r in rows
            if r["unit"] == each.id and r["from_on"] > day and r["recorded_on"] <= day
        ]
        found.append(
            PortfolioRow(
                each.id,
                known.units[each.id],
                known.people[row["leader"]] if row is not None else None,
                row["from_on"] if row is not None else None,
                min(later) - _DAY if later and row is not None else None,
            )
        )
    return found


def _called(row: PortfolioRow) -> str:
    return row.unit.short or row.unit.name
