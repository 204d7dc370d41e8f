"""What was struck out in a stretch of days, and which issued report had printed it before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from zhixingli.domain.terms import ActKind
from zhixingli.store import tables
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.reads.weekly import with_unit
from zhixingli.store.tables import report, subject
from zhixingli.store.tables.standing import act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Voided:
    """A subject that was struck out, by whom, whose it was."""

    act: int
    subject: str
    opened_on: date
    title: str
    on: date
    recorded_on: date
    actor: str
    reason: str | None
    leader: str
    unit: str


def voided_between(conn: Connection, first: date, last: date) -> list[Voided]:
    """Read what was struck out in a stretch, by the day of the entry."""
    query = with_unit(
        select(
            act.c.id,
            act.c.subject,
            subject.c.opened_on,
            title_on(last),
            act.c.happened_on,
            act.c.recorded_on,
            act.c.actor,
            act.c.text,
        ),
        act.c.recorded_on,
        base=subject.join(act, act.c.subject == subject.c.id),
    ).where(act.c.kind == ActKind.VOID.value, act.c.recorded_on.between(first, last))
    return [Voided(*row) for row in conn.execute(query.order_by(act.c.id))]


def printed_in(conn: Connection, struck: Sequence[Voided]) -> dict[str, str]:
    """Name the last report that was issued with each subject in it, before it was struck out."""
    if not struck:
        return {}
    every = tables.act  # a receipt that was taken back had been printed all the same
    begun = select(every.c.subject, func.min(every.c.id).label("first")).where(
        every.c.subject.in_([each.subject for each in struck])
    )
    first = {row.subject: row.first for row in conn.execute(begun.group_by(every.c.subject))}
    known = (
        select(report.c.id, report.c.last_act, report.c.as_of)
        .where(report.c.last_act >= min(first.values()))
        .order_by(report.c.head_seq)
    )
    reports = conn.execute(known).all()
    return {
        each.subject: row.id
        for each in struck
        for row in reports
        if first[each.subject] <= row.last_act < each.act and each.opened_on <= row.as_of
    }
