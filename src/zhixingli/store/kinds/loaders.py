"""Loading a subject of whatever kind its id tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.letters import KEPT_LETTERS
from zhixingli.store.kinds.matters import Kept, load
from zhixingli.store.kinds.meetings import KEPT_MEETINGS
from zhixingli.store.kinds.projects import KEPT_PROJECTS
from zhixingli.store.kinds.series import KEPT_SERIES
from zhixingli.store.kinds.supervisions import KEPT_SUPERVISIONS
from zhixingli.store.kinds.tasks import KEPT_TASKS
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.domain.matters.matter import Matter

_KEPT: Final[dict[Kind, Kept[Any]]] = {
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
    found: Matter = load(conn, _KEPT[Kind(kind)], wanted, rules)
    return found
