"""Which reminders were given, and who handles what they are of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH
from zhixingli.domain.terms import ActKind, Kind, Part
from zhixingli.store.tables import subject
from zhixingli.store.tables.one_of import one_of
from zhixingli.store.tables.standing import act, duty, reminder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping


def given_by(conn: Connection, day: date) -> dict[str, set[str]]:
    """Give the codes of the reminders given by a day, by the key of what they are of.

    Those of supervision (催办) are acts of its course and count as well.
    """
    found: dict[str, set[str]] = defaultdict(set)
    query = select(reminder.c.key, reminder.c.code).where(reminder.c.given_on <= day)
    for key, code in conn.execute(query):
        found[key].add(code)
    formal = (
        select(act.c.subject, act.c.outcome)
        .join(subject, subject.c.id == act.c.subject)
        .where(
            subject.c.kind == Kind.SUPERVISION.value,
            act.c.kind == ActKind.REMIND.value,
            act.c.happened_on <= day,
        )
    )
    for about, code in conn.execute(formal):
        found[f"{about}/{SUPERVISE_FINISH}"].add(code)
    return found


def reminders_of(conn: Connection, about: str, day: date) -> Sequence[RowMapping]:
    """Read the reminders given by a day of whatever a subject owes."""
    query = select(reminder).where(reminder.c.about == about, reminder.c.given_on <= day)
    return conn.execute(query.order_by(reminder.c.given_on, reminder.c.code)).mappings().all()


def handlers_on(conn: Connection, subjects: Iterable[str], day: date) -> dict[str, str]:
    """Name who handles each of some subjects on a day (经办人)."""
    latest = (
        select(duty.c.subject, func.max(duty.c.from_on).label("from_on"))
        .where(duty.c.role == Part.HANDLER.value, duty.c.from_on <= day)
        .where(one_of(duty.c.subject, subjects))
        .group_by(duty.c.subject)
        .subquery()
    )
    same = and_(duty.c.subject == latest.c.subject, duty.c.from_on == latest.c.from_on)
    query = select(duty.c.subject, duty.c.person).join(latest, same)
    rows = conn.execute(query.where(duty.c.role == Part.HANDLER.value))
    return {row.subject: row.person for row in rows}
