"""Loading a subject of whatever kind its id tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.documents import load_document
from zhixingli.store.kinds.letters import load_letter
from zhixingli.store.kinds.meetings import load_meeting
from zhixingli.store.kinds.projects import load_project
from zhixingli.store.kinds.series import known_series
from zhixingli.store.kinds.supervisions import load_supervision
from zhixingli.store.kinds.tasks import load_task
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.domain.matters.matter import Matter

LOADERS: Final[dict[Kind, Callable[[Connection, str, RuleBook], Matter]]] = {
    Kind.DOC: load_document,
    Kind.TASK: load_task,
    Kind.MEETING: load_meeting,
    Kind.PROJECT: load_project,
    Kind.LETTER: load_letter,
    Kind.SUPERVISION: load_supervision,
    Kind.REVIEW: known_series,
    Kind.REPORT: known_series,
}


def load_matter(conn: Connection, wanted: str, rules: RuleBook) -> Matter:
    """Read a subject whole, by its id in written form; refuse an unknown one."""
    kind = conn.execute(select(subject.c.kind).where(subject.c.id == wanted)).scalar()
    if kind is None:
        raise SubjectUnknownError(id=wanted, field="id")
    return LOADERS[Kind(kind)](conn, wanted, rules)
