"""Supervision matters between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH, Supervision
from zhixingli.domain.supervisions.terms import Basis
from zhixingli.domain.terms import ActKind, Kind, Urgency
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.kinds.matters import Fields, Kept
from zhixingli.store.kinds.responsibility import assigned_on
from zhixingli.store.tables import assignment, obligation, subject, supervision
from zhixingli.store.tables.standing import act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping, Table

_OWN = (
    "about",
    "basis",
    "basis_number",
    "approved_by",
    "approved_on",
    "urgency",
    "feedback_days",
    "phone",
)


def _supervision(row: RowMapping, fields: Fields) -> Supervision:
    own = {name: row[name] for name in _OWN}
    own |= {"basis": Basis(row["basis"]), "urgency": Urgency(row["urgency"])}
    return Supervision(**fields, **own)


def _rows(of: Supervision) -> Iterator[tuple[Table, dict[str, Any]]]:
    own = {name: getattr(of, name) for name in _OWN}
    own |= {"basis": of.basis.value, "urgency": of.urgency.value}
    yield supervision, {"id": of.id, **own}


KEPT_SUPERVISIONS: Final = Kept(Kind.SUPERVISION, supervision, _supervision, _rows)


def overdue_supervisions(conn: Connection, day: date) -> Sequence[str]:
    """Name the supervision matters whose limit has run out by a day."""
    query = (
        select(obligation.c.subject)
        .where(
            obligation.c.rule == SUPERVISE_FINISH,
            obligation.c.closed_on.is_(None),
            obligation.c.due_on < day,
        )
        .order_by(obligation.c.subject)
    )
    return conn.execute(query).scalars().all()


def open_like(conn: Connection, day: date) -> Sequence[RowMapping]:
    """Read the supervision matters that are not struck off, with what a duplicate shares."""
    struck = (
        select(act.c.subject)
        .where(act.c.kind == ActKind.STRIKE.value, act.c.happened_on <= day)
        .scalar_subquery()
    )
    query = (
        select(subject.c.id, title_on(day), supervision.c.about, assignment.c.unit)
        .join(supervision, supervision.c.id == subject.c.id)
        .join(assignment, assignment.c.subject == subject.c.id)
        .where(
            subject.c.voided_on.is_(None),
            assigned_on(day),
            subject.c.id.not_in(struck),
        )
        .order_by(subject.c.id)
    )
    return conn.execute(query).mappings().all()
