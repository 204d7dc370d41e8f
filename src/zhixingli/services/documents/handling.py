"""What every act on a document has in common; see ``matter_acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents.course import course, status
from zhixingli.domain.documents.terms import Authority
from zhixingli.services.matters import acts as matter_acts
from zhixingli.services.matters.detail import common_facts
from zhixingli.services.matters.handling import Handling
from zhixingli.services.results.documents import DocDetail
from zhixingli.services.use_case.session import Change, Outcome, Session
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.matters.detail import View
    from zhixingli.services.use_case.envelope import Remark
    from zhixingli.services.use_case.finder import Finder
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    DocAct = Callable[[Desk, Document, Finder], str]


def doc_detail(document: Document, view: View) -> DocDetail:
    """Describe a document by the facts of a day: later ones are absent."""
    as_of = view.as_of
    now = course(document.acts, as_of)
    finished = now.finished_on is not None
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
    )


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
DOCS: Final[Handling[Document, DocDetail]] = Handling(KEPT_DOCUMENTS, doc_detail)


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
