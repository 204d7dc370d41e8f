"""What would follow from another receipt day, another rule, a changed day; writes nothing."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.domain.documents import notes as document_notes
from zhixingli.domain.law.calendar_diff import DayState
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.timing import retime
from zhixingli.domain.terms import Kind
from zhixingli.services.calendar.imports import planned
from zhixingli.services.calendar.notice_offer import NoticeSource, local_offer
from zhixingli.services.calendar.recompute import moves_of, recompute
from zhixingli.services.readings.recurring import owed_recurring
from zhixingli.services.results.calendar import Move
from zhixingli.services.results.overview import WhatIf
from zhixingli.services.use_case.finder import subject_id
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.session import Outcome, Reply, Session, perform, reading
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import load
from zhixingli.store.kinds.obligations import load_obligations
from zhixingli.store.tables import obligation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.domain.law.terms import CountUnit
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def if_day(
    ledger: Ledger, day: date, *, working: bool, as_of: date, only: str | None
) -> Reply[WhatIf]:
    """Tell which open limits would move if a day were worked or off."""
    state = DayState.WORK if working else DayState.OFF
    offer = local_offer(day, state, NoticeSource(f"推演〔{day.year}〕1号", as_of))
    with reading(ledger) as (conn, law):
        plan = planned(conn, law, offer)
        found = recompute(conn, law, plan, since=as_of, revision=law.revision)
        recurring = _recurring_moves(conn, law, plan.after, as_of)
        said = f"{day} 改为{state.label}"
        owed = load_obligations(conn, law.rules, obligation.c.closed_on.is_(None))
        moves = (*found.moves, *recurring)
        return Reply(_answer(said, moves, owed.values(), only), law.meta(as_of))


def if_rule(
    ledger: Ledger, rule: str, *, amount: int, unit: CountUnit | None, as_of: date, only: str | None
) -> Reply[WhatIf]:
    """Tell which open limits of a rule would move if it allowed another time."""
    with reading(ledger) as (conn, law):
        current = law.rules.on(rule, as_of)
        wanted = _changed(current, amount, unit)
        owed = load_obligations(
            conn, law.rules, obligation.c.closed_on.is_(None), obligation.c.rule == rule
        )
        changed = []
        for before in owed.values():
            after = replace(deepcopy(before), limit=_changed(before.limit, amount, unit), spans=[])
            retime(
                after,
                law.calendar,
                revision=law.revision,
                since=after.opened_on,
                cause=Cause.CORRECTION,
            )
            changed.append((before, after))
        said = f"{current.label}由 {current.amount_label} 改为 {wanted.amount_label}"
        moves = moves_of(conn, changed)
        return Reply(_answer(said, moves, owed.values(), only), law.meta(as_of))


def if_received(ledger: Ledger, stamp: Stamp, document: str, *, day: date) -> Reply[WhatIf]:
    """Tell how the limits of a document would move if it had been received on another day."""
    trial = replace(stamp, dry_run=True, reason="假设")

    def use_case(session: Session) -> Outcome[WhatIf]:
        doc = load(
            session.conn,
            KEPT_DOCUMENTS,
            matter_meant(session.conn, Kind.DOC, document, stamp.today),
            session.law.rules,
        )
        before = deepcopy(doc.obligations)
        desk = session.desk()
        correction = document_notes.DocumentCorrection(received_on=day)
        document_notes.edit(desk, doc, correction)
        pairs = list(zip(before, doc.obligations, strict=False))
        moves = moves_of(session.conn, pairs)
        said = f"{doc.id} 改为 {day} 签收"
        return Outcome(_answer(said, moves, [after for _, after in pairs], None), said)

    change = perform(ledger, trial, use_case)
    if change.data is None:
        message = "a trial has no key: it is never the answer of an earlier one"
        raise RuntimeError(message)
    return Reply(change.data, change.meta, change.warnings)


def _recurring_moves(
    conn: Connection, law: Law, calendar: WorkCalendar, as_of: date
) -> Iterator[Move]:
    """Give what recurs and would fall due on another day by another calendar."""
    after = {o.key: o for o in owed_recurring(conn, replace(law, calendar=calendar), as_of)}
    for owed in owed_recurring(conn, law, as_of):
        moved = after.get(owed.key)
        if moved is None or moved.due != owed.due:
            yield Move(
                id=owed.subject,
                key=owed.key,
                rule=owed.limit.id,
                rule_label=owed.limit.label,
                title=owed.title,
                due=owed.due,
                becomes=moved.due if moved is not None else None,
            )


def _answer(
    said: str, moves: tuple[Move, ...], owed: Iterable[Obligation], only: str | None
) -> WhatIf:
    items = list(owed)
    if only is not None:
        wanted = subject_id(only)
        moves = tuple(move for move in moves if move.id == wanted)
        items = [each for each in items if each.subject == wanted]
    moved = {move.key for move in moves}
    return WhatIf(said, moves, sum(each.key not in moved for each in items))


def _changed(limit: TimeLimit, amount: int, unit: CountUnit | None) -> TimeLimit:
    return replace(limit, amount=amount, unit=unit or limit.unit)
