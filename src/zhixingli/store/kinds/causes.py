"""Causes (执行顽症) that were written down about obligations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from zhixingli.domain.supervisions.terms import Malady
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.tables import cause, subject
from zhixingli.store.tables.standing import act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping


def causes_between(conn: Connection, since: date | None, until: date) -> Sequence[RowMapping]:
    """Read the causes given between two days, the oldest first."""
    query = (
        select(
            cause.c.key,
            cause.c.malady,
            act.c.subject,
            act.c.text,
            act.c.happened_on,
            title_on(until),
        )
        .join(act, act.c.id == cause.c.act)
        .join(subject, subject.c.id == act.c.subject)
        .where(act.c.happened_on <= until)
        .order_by(act.c.happened_on, act.c.id)
    )
    if since is not None:
        query = query.where(act.c.happened_on >= since)
    return conn.execute(query).mappings().all()


def reasons_by_key(conn: Connection, day: date) -> dict[str, str]:
    """Read the last cause given for each obligation by a day, in words."""
    query = (
        select(cause.c.key, cause.c.malady, act.c.text)
        .join(act, act.c.id == cause.c.act)
        .where(act.c.happened_on <= day)
        .order_by(act.c.id)
    )
    found = {}
    for key, malady, text in conn.execute(query):
        label = Malady(malady).label if malady else None
        found[key] = "：".join(part for part in (label, text) if part)
    return found
