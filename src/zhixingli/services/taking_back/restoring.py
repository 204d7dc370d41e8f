"""What becomes of the rows of entries that are taken back: marked, or as they were before."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixingli.domain.errors.people import NameTakenError
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.matter import record
from zhixingli.domain.matters.timing import retime
from zhixingli.domain.terms import ActKind
from zhixingli.store import tables
from zhixingli.store.kinds.documents import refuse_duplicate
from zhixingli.store.kinds.loaders import load_all
from zhixingli.store.kinds.matters import save
from zhixingli.store.kinds.people import unit_named
from zhixingli.store.kinds.responsibility import assignment_rows
from zhixingli.store.ledger.journal import stored_columns
from zhixingli.store.ledger.taking_back import current_rows, subjects_among
from zhixingli.store.tables.schema import UNDONE_BY
from zhixingli.store.tables.taking_back import HOW, OWED_FACTS, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row, Table

    from zhixingli.domain.matters.matter import Matter
    from zhixingli.services.taking_back.choosing import Chosen
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.taking_back import Written


class Told(NamedTuple):
    """A subject that the entries were about, and whether it is void now."""

    id: str
    title: str
    gone: bool
    acts: tuple[str, ...]


def restore(session: Session, picked: Chosen) -> list[Told]:
    """Take the rows back; give the subjects that they were about, in the order of their IDs."""
    gone = {row.key for row in picked.rows if row.table is tables.subject and row.before is None}
    _restore_rows(session, picked, gone)
    things = [about for about in picked.about.values() if about not in picked.left]
    found = subjects_among(session.conn, set(things))
    said = _acts_of(picked)
    staying = [row for row in found if row.id not in gone]
    _tell_void(session, [row for row in found if row.id in gone], picked, said)
    _tell_staying(session, staying, picked, said)
    return [Told(row.id, row.title, row.id in gone, tuple(said.get(row.id, ()))) for row in found]


def _restore_rows(session: Session, picked: Chosen, gone: set[str]) -> None:
    by_table: dict[Table, list[Written]] = defaultdict(list)
    for row in picked.rows:
        by_table[row.table].append(row)
    for table, written in by_table.items():
        now = current_rows(session.conn, table, [row.key for row in written])
        changes: list[tuple[Mapping[str, Any], dict[str, Any]]] = []
        hands = []
        for row in written:
            void = picked.about.get((table.name, row.key)) in gone
            if row.before is not None:
                changes.append((now[row.key], _as_before(session, row, row.before, now[row.key])))
            elif void:
                changes.append((now[row.key], _of_void(session, row, now[row.key])))
            elif HOW[table] is Way.BEFORE:
                hands.append(row)
            else:
                changes.append((now[row.key], _of_inserted(session, row, now[row.key])))
        changes += _hands_before(session, hands)
        session.work.update_all(table, [each for each in changes if each[1]])


def _of_void(session: Session, row: Written, now: Mapping[str, Any]) -> dict[str, Any]:
    """Give what becomes of a row of a subject that is void now: that it is void hides the rest.

    Its acts are marked too: nothing tells of what was recorded late and then taken back.
    """
    match HOW[row.table]:
        case Way.MARKED if row.table is tables.act:
            return {UNDONE_BY: session.work.seq}
        case Way.VOID:
            return {"voided_on": now["opened_on"]}
        case Way.WITHDRAWN:
            return _ended(now)
        case Way.WITH if row.table is tables.doc:
            return {"released": True}
        case _:
            return {}


def _ended(now: Mapping[str, Any]) -> dict[str, Any]:
    """End a limit on the day on which it was opened: it is counted nowhere."""
    ended = {"withdrawn_on": now["opened_on"], "discharged_on": None}
    return {**ended, "outcome": None, "by_law": False}


def _as_before(
    session: Session, row: Written, before: Mapping[str, Any], now: Mapping[str, Any]
) -> dict[str, Any]:
    """Give what a row that was changed takes back; what follows from other rows is left alone."""
    names = OWED_FACTS if row.table is tables.obligation else stored_columns(row.table)
    changed = {n: before[n] for n in names if before[n] not in (row.after[n], now[n])}
    _refuse_taken_meanwhile(session, row, changed)
    return changed


def _of_inserted(session: Session, row: Written, now: Mapping[str, Any]) -> dict[str, Any]:
    """Give what becomes of a row that was new."""
    marked = {UNDONE_BY: session.work.seq}
    match HOW[row.table]:
        case Way.MARKED if row.table is tables.unit:
            # Its name is unique: it becomes free for the right registration.
            return {**marked, "name": f"{now['name']}（{now['id']} 已撤销）"}
        case Way.MARKED:
            return marked
        case Way.WITHDRAWN:
            return {**marked, **_ended(now)}
        case _:
            return {}


def _hands_before(
    session: Session, rows: Sequence[Written]
) -> Iterator[tuple[Mapping[str, Any], dict[str, Any]]]:
    """Give each day on which responsibility changed what held before; before the first, the next.

    No day is without a leader and a unit, so the row stays.
    """
    written = {(row.after["subject"], row.after["from_on"]) for row in rows}
    held = assignment_rows(session.conn, {about for about, _ in written})
    for about, day in sorted(written):
        mine = [each for each in held if each["subject"] == about]
        right = [each for each in mine if (about, each["from_on"]) not in written]
        before = [each for each in right if each["from_on"] < day]
        source = before[-1] if before else right[0]
        now = next(dict(each) for each in mine if each["from_on"] == day)
        yield now, {name: source[name] for name in source if name not in ("subject", "from_on")}


def _refuse_taken_meanwhile(session: Session, row: Written, changed: Mapping[str, Any]) -> None:
    """Refuse to bring back a number or a name that something else bears by now."""
    whole = dict(row.after) | dict(row.before or {})
    if row.table is tables.doc and not whole["released"] and changed:
        refuse_duplicate(session.conn, whole["sender"], whole["number"], but=row.key)
    if row.table is tables.unit and "name" in changed:
        other = unit_named(session.conn, changed["name"], but=row.key)
        if other is not None:
            raise NameTakenError(name=changed["name"], id=other, noun="unit", field="entries")


def _acts_of(picked: Chosen) -> dict[str, list[str]]:
    """Say, subject by subject, which acts the entries had recorded."""
    said: dict[str, list[str]] = defaultdict(list)
    for row in picked.rows:
        if row.table is tables.act and row.before is None:
            kind = ActKind(row.after["kind"])
            said[row.after["subject"]].append(f"{row.after['happened_on']} {kind.label}")
    return said


def _words(session: Session, picked: Chosen, acts: Sequence[str]) -> str:
    """Say what was taken back, as the course of a subject tells it."""
    numbers = "、".join(str(seq) for seq in picked.seqs[:_NAMED])
    more = " 等" if len(picked.seqs) > _NAMED else ""
    what = "、".join(acts[:_NAMED]) + ("等" if len(acts) > _NAMED else "") or "登记"
    reason = f"：{session.work.stamp.reason}" if session.work.stamp.reason else ""
    return f"撤销：{what}（流水第 {numbers}{more} 条）{reason}"


_NAMED: Final = 3


def _tell_void(
    session: Session,
    rows: Iterable[Row[Any, Any, Any]],
    picked: Chosen,
    said: Mapping[str, Sequence[str]],
) -> None:
    """Write on each subject that is void now why it is; nothing else that was done to it stands."""
    stamp = session.work.stamp
    for row in rows:
        session.work.insert(
            tables.act,
            {
                "id": session.work.next_number("act"),
                "subject": row.id,
                "kind": ActKind.VOID.value,
                "happened_on": stamp.today,
                "recorded_on": stamp.today,
                "actor": stamp.actor,
                "text": _words(session, picked, said.get(row.id, ())),
            },
        )


def _tell_staying(
    session: Session,
    rows: Sequence[Row[Any, Any, Any]],
    picked: Chosen,
    said: Mapping[str, Sequence[str]],
) -> None:
    """Let each subject that stays be counted by its facts again, and say what was taken back."""
    since = _first_spans(picked)
    desk = session.desk()
    for kept, matter in load_all(session.conn, [row.id for row in rows], session.law.rules):
        before = deepcopy(matter)
        _retime(session, matter, since)
        text = _words(session, picked, said.get(matter.id, ()))
        record(desk, matter, ActKind.EDIT, text=text)
        save(session.work, kept, matter, before)


def _retime(session: Session, matter: Matter, since: Mapping[int, date]) -> None:
    """Append what the facts demand again, by the calendar of now."""
    law, stamp = session.law, session.work.stamp
    for owed in matter.obligations:
        if owed.id in since:
            day, cause = since[owed.id], Cause.UNDO
        elif owed.closed_on is None and owed.last_span.calendar_revision != law.revision:
            day, cause = max(stamp.today, owed.opened_on), Cause.CALENDAR
        else:
            continue
        retime(owed, law.calendar, revision=law.revision, since=day, cause=cause)


def _first_spans(picked: Chosen) -> dict[int, date]:
    """Give the first day on which the entries had moved the due date of each limit."""
    found: dict[int, date] = {}
    for row in picked.rows:
        if row.table is tables.due_span:
            number, day = row.after["obligation"], row.after["from_on"]
            found[number] = min(day, found.get(number, day))
    return found
