"""What every act on a document has in common; see ``matter_acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents.course import course, status
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.terms import Part
from zhixingli.services.matters import acts as matter_acts
from zhixingli.services.matters.detail import common_facts
from zhixingli.services.matters.handling import Handling
from zhixingli.services.results.documents import DocDetail, MaterialItem, PaperTask
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Change, Outcome, Session
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import matters_of
from zhixingli.store.kinds.tasks import KEPT_TASKS
from zhixingli.store.tables import task
from zhixingli.store.tables.one_of import one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.matters.detail import View
    from zhixingli.services.use_case.envelope import Remark
    from zhixingli.services.use_case.finder import Finder
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    DocAct = Callable[[Desk, Document, Finder], str]


def doc_detail(document: Document, view: View) -> DocDetail:
    """Describe a document by the facts of a day: later ones are absent."""
    as_of = view.as_of
    now = course(document.acts, as_of)
    finished = now.finished_on is not None
    handler = duty_on(document.duties, Part.HANDLER, as_of)
    return DocDetail(
        **common_facts(document, view),
        public_title=document.public_title,
        sender=document.sender,
        number=document.number,
        received_on=document.received_on,
        received_at=document.received_at,
        urgency=document.urgency,
        rule=document.rule,
        secrecy=document.secrecy,
        status=status(now, document.purpose, owing=bool(document.follows(as_of))),
        for_=document.purpose,
        authority=now.authority,
        idle_days=_idle_days(now.authority, now.last_act, as_of, closed=_closed(document, as_of)),
        checked_on=now.checked_on,
        notified_on=now.notified_on,
        finished_on=now.finished_on,
        result=document.result if finished else None,
        reply_number=document.reply_number if finished else None,
        handler=view.known.people[handler.person] if handler is not None else None,
        materials=tuple(
            MaterialItem(m.name, m.path, m.sha256, m.size, m.added_on)
            for m in document.materials
            if m.added_on <= as_of
        ),
        tasks=tuple(view.beside.get(document.id, ())),
    )


def _tasks_of(
    conn: Connection, law: Law, documents: Sequence[Document], as_of: date
) -> dict[str, list[PaperTask]]:
    """Read the tasks that come from papers, as they stood on a day."""
    known = names(conn, as_of, ())
    wanted = one_of(task.c.origin, [document.id for document in documents])
    found: dict[str, list[PaperTask]] = {}
    for each in matters_of(conn, KEPT_TASKS, law.rules, wanted):
        if each.voided_on is not None or each.opened_on > as_of:
            continue
        span = each.obligations_of(each.rule)[0].span_on(as_of)
        end = each.closed(as_of)
        found.setdefault(each.origin or "", []).append(
            PaperTask(
                each.id,
                each.title,
                known.units[assignment_on(each.assignments, as_of).unit],
                span.due_on if span is not None else None,
                end.happened_on if end is not None else None,
            )
        )
    return found


def _closed(document: Document, as_of: date) -> bool:
    ends = (document.finished_on, document.returned_on, document.voided_on)
    return any(end is not None and end <= as_of for end in ends)


def _idle_days(
    authority: Authority | None, last: Act | None, as_of: date, *, closed: bool
) -> int | None:
    """Count the calendar days since the last act, beyond authority only (权限外)."""
    if authority is not Authority.BEYOND or last is None or closed:
        return None
    return (as_of - last.happened_on).days


DocChange = Change[DocDetail]
DOCS: Final[Handling[Document, DocDetail]] = Handling(KEPT_DOCUMENTS, doc_detail, _tasks_of)


def act_on(
    ledger: Ledger, stamp: Stamp, wanted: str, act: DocAct, notes: Sequence[Remark] = ()
) -> DocChange:
    """Fetch a document, let the act happen to it, save what changed."""
    return matter_acts.act_on(ledger, stamp, DOCS, wanted, act, notes)


def outcome_of(
    session: Session, document: Document, line: str, notes: Sequence[Remark]
) -> Outcome[DocDetail]:
    """Describe a document after what was done to it, and say what is owed next."""
    return matter_acts.outcome_of(session, DOCS, document, line, notes)
