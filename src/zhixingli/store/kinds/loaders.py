"""Loading a subject of whatever kind its id tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.letters import KEPT_LETTERS
from zhixingli.store.kinds.matters import Kept, load, matters_of
from zhixingli.store.kinds.meetings import KEPT_MEETINGS
from zhixingli.store.kinds.projects import KEPT_PROJECTS
from zhixingli.store.kinds.series import KEPT_SERIES
from zhixingli.store.kinds.supervisions import KEPT_SUPERVISIONS
from zhixingli.store.kinds.tasks import KEPT_TASKS
from zhixingli.store.tables import subject
from zhixingli.store.tables.one_of import one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.domain.matters.matter import Matter

#: How the matters of each kind are kept.
KEPT: Final[dict[Kind, Kept[Any]]] = {
    kept.kind: kept
    for kept in (
        KEPT_DOCUMENTS,
        KEPT_TASKS,
        KEPT_PROJECTS,
        KEPT_MEETINGS,
        KEPT_LETTERS,
        KEPT_SUPERVISIONS,
        KEPT_SERIES,
    )
} | {Kind.REPORT: KEPT_SERIES}


def load_matter(conn: Connection, wanted: str, rules: RuleBook) -> Matter:
    """Read a subject whole, by its id in written form; refuse an unknown one."""
    kind = conn.execute(select(subject.c.kind).where(subject.c.id == wanted)).scalar()
    if kind is None:
        raise SubjectUnknownError(id=wanted, field="id")
    found: Matter = load(conn, KEPT[Kind(kind)], wanted, rules)
    return found


def load_all(
    conn: Connection, wanted: Collection[str], rules: RuleBook
) -> Iterator[tuple[Kept[Any], Matter]]:
    """Read subjects of any kinds whole, each with how it is kept, in a handful of statements."""
    known = conn.execute(select(subject.c.id, subject.c.kind).where(one_of(subject.c.id, wanted)))
    ids: dict[Kind, list[str]] = {}
    for number, kind in known:
        ids.setdefault(Kind(kind), []).append(number)
    for of_kind, some in ids.items():
        kept = KEPT[of_kind]
        if kept is KEPT_SERIES:  # there are four of them, of two kinds
            yield from ((kept, load(conn, kept, each, rules)) for each in some)
        else:
            where = one_of(subject.c.id, some)
            yield from ((kept, each) for each in matters_of(conn, kept, rules, where))
