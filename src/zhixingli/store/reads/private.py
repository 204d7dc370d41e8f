"""What of some subjects must be known to tell whether a page may say their titles (隐私)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from zhixingli.domain.terms import Secrecy
from zhixingli.store.tables import doc, obligation, subject, supervision
from zhixingli.store.tables.one_of import one_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection


class Titled(NamedTuple):
    """A subject by its titles; ``about`` is the subject that it was opened for."""

    id: str
    title: str
    public_title: str | None
    internal: bool
    rules: tuple[str, ...]
    about: str | None


def titled(conn: Connection, wanted: Collection[str]) -> dict[str, Titled]:
    """Read some subjects, and those that they are about; in two statements."""
    own = one_of(subject.c.id, wanted)
    asking = one_of(supervision.c.id, wanted)
    beside = select(supervision.c.about).where(asking, supervision.c.about.is_not(None))
    rows = conn.execute(
        select(
            subject.c.id,
            subject.c.title,
            subject.c.public_title,
            doc.c.secrecy,
            doc.c.rule,
            supervision.c.about,
        )
        .outerjoin(doc, doc.c.id == subject.c.id)
        .outerjoin(supervision, supervision.c.id == subject.c.id)
        .where(own | subject.c.id.in_(beside))
    ).all()
    rules = _rules(conn, [row.id for row in rows if row.secrecy is not None])
    return {
        row.id: Titled(
            row.id,
            row.title,
            row.public_title,
            row.secrecy == Secrecy.INTERNAL.value,
            tuple(filter(None, (row.rule, *rules.get(row.id, ())))),
            row.about,
        )
        for row in rows
    }


def _rules(conn: Connection, papers: Collection[str]) -> dict[str, list[str]]:
    """Read under which rules papers ever stood."""
    found: dict[str, list[str]] = {}
    query = select(obligation.c.subject, obligation.c.rule).distinct()
    for row in conn.execute(query.where(one_of(obligation.c.subject, papers))):
        found.setdefault(row.subject, []).append(row.rule)
    return found
