"""One incoming document as of a day, as a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.course import Act, backdated_days, course, status
from zhixingli.domain.responsibility import assignment_on
from zhixingli.domain.rules import DOC_CHECK
from zhixingli.domain.terms import Authority, Kind
from zhixingli.services.items import Names, Subject, item_of, names
from zhixingli.services.results import (
    ActItem,
    AssignmentItem,
    DocDetail,
    ExtensionItem,
    ObligationItem,
    PauseItem,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.documents import Document
    from zhixingli.domain.obligation import Obligation
    from zhixingli.services.session import Law


def doc_detail(conn: Connection, document: Document, *, as_of: date, law: Law) -> DocDetail:
    """Describe a document by the facts of a day: later ones are absent."""
    known = _names(conn, document)
    done = [act for act in document.acts if act.happened_on <= as_of]
    now = course(done)
    holding = assignment_on(document.assignments, as_of)
    late = [days for act in done if (days := backdated_days(act, law.calendar)) is not None]
    finished = now.finished_on is not None
    return DocDetail(
        id=document.id,
        uid=document.uid,
        title=document.title,
        sender=document.sender,
        number=document.number,
        received_on=document.received_on,
        received_at=document.received_at,
        urgency=document.urgency,
        rule=document.rule,
        secrecy=document.secrecy,
        leader=known.people[holding.leader],
        unit=known.units[holding.unit],
        supporting=tuple(known.units[u] for u, since in document.supporting if since <= as_of),
        status=status(now, document.purpose),
        for_=document.purpose,
        authority=now.authority,
        idle_days=_idle_days(now.authority, now.last_act, as_of, closed=_closed(document, as_of)),
        backdated_days=max(late, default=None),
        checked_on=now.checked_on,
        notified_on=now.notified_on,
        finished_on=now.finished_on,
        result=document.result if finished else None,
        reply_number=document.reply_number if finished else None,
        public_promise=document.public_promise,
        obligations=obligation_items(document, as_of=as_of, law=law, known=known),
        pauses=tuple(_pauses(document, as_of)),
        extensions=tuple(_extensions(document, as_of, known)),
        acts=tuple(_act(act, law, known) for act in done),
        assignments=tuple(
            AssignmentItem(a.from_on, known.people[a.leader], known.units[a.unit], a.reason)
            for a in document.assignments
            if a.from_on <= max(as_of, document.assignments[0].from_on)
        ),
    )


def obligation_items(
    document: Document, *, as_of: date, law: Law, known: Names
) -> tuple[ObligationItem, ...]:
    """Give a document's obligations, the main one first and its check last."""
    about = Subject(document.id, Kind.DOC, document.title, document.assignments)
    ordered = in_order(document)
    items = (item_of(owed, about, as_of=as_of, law=law, known=known) for owed in ordered)
    return tuple(item for item in items if item is not None)


def in_order(document: Document) -> list[Obligation]:
    """Order a document's obligations: main, others, check; within each the open ones first."""
    main = document.main_rules

    def rank(owed: Obligation) -> tuple[int, bool, int]:
        place = 0 if owed.rule in main else 2 if owed.rule == DOC_CHECK else 1
        return place, owed.closed_on is not None, -owed.id if place == 0 else owed.id

    return sorted(document.obligations, key=rank)


def document_names(conn: Connection, document: Document) -> Names:
    """Read the names that a document's result needs."""
    return _names(conn, document)


def _names(conn: Connection, document: Document) -> Names:
    people = {a.leader for a in document.assignments}
    people |= {act.person for act in document.acts if act.person}
    people |= {fact.approved_by for owed in document.obligations for fact in owed.extensions}
    units = {a.unit for a in document.assignments} | {unit for unit, _ in document.supporting}
    units |= {act.unit for act in document.acts if act.unit}
    units |= {owed.unit for owed in document.obligations if owed.unit}
    return names(conn, people, units)


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


def _pauses(document: Document, as_of: date) -> Iterator[PauseItem]:
    for owed in document.obligations:
        for fact in owed.pauses:
            if fact.from_on <= as_of:
                ended = fact.to_on if fact.to_on is not None and fact.to_on <= as_of else None
                yield PauseItem(
                    fact.from_on, ended, fact.ground, fact.reason, owed.rule, fact.written
                )


def _extensions(document: Document, as_of: date, known: Names) -> Iterator[ExtensionItem]:
    for owed in document.obligations:
        for fact in owed.extensions:
            if fact.granted_on <= as_of:
                yield ExtensionItem(
                    days=fact.days,
                    until=fact.until_on,
                    approved_by=known.people[fact.approved_by],
                    on=fact.granted_on,
                    reason=fact.reason,
                    late=fact.late,
                    rule=owed.rule,
                )


def _act(act: Act, law: Law, known: Names) -> ActItem:
    return ActItem(
        act=act.kind,
        on=act.happened_on,
        recorded_on=act.recorded_on,
        actor=act.actor,
        text=act.text,
        outcome=act.outcome,
        person=known.people[act.person] if act.person else None,
        unit=known.units[act.unit] if act.unit else None,
        backdated_days=backdated_days(act, law.calendar),
    )
