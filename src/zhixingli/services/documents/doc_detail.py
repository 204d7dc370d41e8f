"""One incoming document as of a day, as a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.documents.course import Act, course, status
from zhixingli.domain.terms import Authority
from zhixingli.services.matters.detail import common_fields, names_of
from zhixingli.services.results import DocDetail

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.documents.acts import Document
    from zhixingli.services.use_case.session import Law


def doc_detail(conn: Connection, document: Document, *, as_of: date, law: Law) -> DocDetail:
    """Describe a document by the facts of a day: later ones are absent."""
    known = names_of(conn, document)
    now = course(act for act in document.acts if act.happened_on <= as_of)
    finished = now.finished_on is not None
    return DocDetail(
        **common_fields(document, as_of=as_of, law=law, known=known),
        sender=document.sender,
        number=document.number,
        received_on=document.received_on,
        received_at=document.received_at,
        urgency=document.urgency,
        rule=document.rule,
        secrecy=document.secrecy,
        status=status(now, document.purpose),
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
