"""What was struck out though it was late then, or stands in an issued report (作废)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.law.rules import ADVISORY
from zhixingli.services.results.weekly import VoidedItem
from zhixingli.store.kinds.obligations import load_obligations
from zhixingli.store.reads.voided import printed_in, voided_between
from zhixingli.store.tables import obligation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law


def told_when_voided(
    conn: Connection, law: Law, first: date, last: date, asked: Whose
) -> Iterator[VoidedItem]:
    """List what was struck out in a stretch and cannot just be gone: each with why, and by whom."""
    struck = [
        each for each in voided_between(conn, first, last) if asked.holds(each.leader, each.unit)
    ]
    if not struck:
        return
    late: dict[str, int] = {}
    where = obligation.c.subject.in_([each.subject for each in struck])
    for owed in load_obligations(conn, law.rules, where).values():
        late[owed.subject] = max(late.get(owed.subject, 0), _days_late(owed))
    printed = printed_in(conn, struck)
    for each in struck:
        days, number = late.get(each.subject, 0), printed.get(each.subject)
        if days or number is not None:
            yield VoidedItem(
                id=each.subject,
                title=each.title,
                on=each.on,
                recorded_on=each.recorded_on,
                actor=each.actor,
                reason=each.reason,
                overdue_days=days or None,
                printed_in=number,
            )


def _days_late(owed: Obligation) -> int:
    """Count the calendar days by which it was late when it ended; 0 where it was not."""
    account, end = owed.account, owed.closed_on
    if account is None or end is None or owed.limit.id in ADVISORY or owed.limit.reminder:
        return 0
    return max((end - account.due).days, 0)
