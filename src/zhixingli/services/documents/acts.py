"""Use cases of incoming documents (收文): one public function each, one unit of work each."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhixingli.domain.documents import acts as documents, notes as document_notes
from zhixingli.domain.documents.limits import meant
from zhixingli.domain.documents.unheeded import unheeded_notices
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.terms import Kind
from zhixingli.domain.writing.secrecy import refuse_classified
from zhixingli.services.documents.doubles import likely_doubles
from zhixingli.services.documents.handling import act_on, outcome_of
from zhixingli.services.matters.acts import does, untold
from zhixingli.services.matters.materials import Filing, files_folder, named_file
from zhixingli.services.matters.obligation_items import discharged_on_time
from zhixingli.services.people.portfolio import settled
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.session import Outcome, Session, perform
from zhixingli.services.use_case.texts import cleaned, numbered, optional
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS, refuse_duplicate
from zhixingli.store.kinds.matters import load, save
from zhixingli.store.kinds.portfolio import portfolio_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from zhixingli.domain.documents.acts import Document, Receipt
    from zhixingli.domain.documents.terms import Authority
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.services.documents.handling import DocChange
    from zhixingli.services.results.documents import DocDetail
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What is recorded with the receipt: the check, that the sender was told, files.

    ``told`` is how the sender was told, "" where that is not said; ``folder`` is where the ledger's
    files lie, if not beside it.
    """

    complete: bool = False
    told: str | None = None
    files: Sequence[Path] = ()
    folder: str | None = None


def receive_document(
    ledger: Ledger, stamp: Stamp, receipt: Receipt, at_once: AtOnce | None = None
) -> DocChange:
    """Register a document (签收、登记), people and units named as the clerk names them.

    Classified ones and duplicates are refused.
    """
    also_done = at_once or AtOnce()
    via, untold_way = optional(also_done.told or None, "告知方式", "--notified")
    named = [named_file(path) for path in also_done.files]
    refuse_classified(receipt.title, receipt.sender, receipt.number)
    title, removed = cleaned(receipt.title, "标题", "title")
    sender, also = cleaned(receipt.sender, "来文单位", "--from")
    number, changed = numbered(receipt.number)
    public, more = optional(receipt.public_title, "公开标题", "--public-title")

    def use_case(session: Session) -> Outcome[DocDetail]:
        refuse_duplicate(session.conn, sender, number)
        alike = likely_doubles(session.conn, sender, title, number, stamp.on)
        for rule in receipt.rules:
            session.law.rules.versions(rule)
        known = Finder(session.conn, session.work.stamp.on).resolved(
            receipt,
            people={"leader": "--leader", "handler": "--handler"},
            units={"unit": "--unit", "supporting": "--support"},
            title=title,
            sender=sender,
            number=number,
            public_title=public,
        )
        known, whence = settled(session, known, sender=sender)
        desk = session.desk([known.leader, *([known.handler] if known.handler else [])])
        document = documents.receive(desk, known)
        for path, (label, _) in zip(also_done.files, named, strict=True):
            filing.keep(desk, document, path, label)
        if also_done.complete:
            documents.check(desk, document, missing=None)
        if also_done.told is not None:
            documents.notify(desk, document, via=via)
        save(session.work, KEPT_DOCUMENTS, document)
        line = f"已登记 {document.id}《{title}》"
        done = ["资料齐全"] * also_done.complete + ["已告知来文单位"] * (also_done.told is not None)
        line += "".join(f"，{each}" for each in done)
        filed = [note for _, told in named for note in told]
        notes = [*alike, *removed, *also, *changed, *more, *untold_way, *filed, *whence]
        notes += untold(document)
        return outcome_of(session, document, line, notes)

    if not also_done.files:
        return perform(ledger, stamp, use_case)
    with Filing(files_folder(ledger, also_done.folder), stamp.dry_run) as filing:
        return perform(ledger, stamp, use_case)


def forward_document(ledger: Ledger, stamp: Stamp, document: str, *, to: str) -> DocChange:
    """Hand a paper to another unit (转办); its leader is the one whom the unit answers to."""

    def act(desk: Desk, doc: Document, find: Finder) -> str:
        unit = find.unit(to, field="--to")
        held = portfolio_on(find.conn, desk.on).get(unit)
        documents.forward(desk, doc, leader=held["leader"] if held else None, unit=unit)
        now = assignment_on(doc.assignments, desk.on)
        leader = desk.directory.person(now.leader).name
        return f"{doc.id} 自 {desk.on} 起转办，分管领导 {leader}"

    return act_on(ledger, stamp, document, act)


def check_document(
    ledger: Ledger, stamp: Stamp, document: str, *, missing: str | None
) -> DocChange:
    """Record the check of the materials: complete, or what is missing."""
    missing, notes = optional(missing, "缺少的资料", "--missing")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.check(desk, doc, missing=missing)
        notes.extend(_unheeded(desk, doc))
        found = f"不齐，缺{missing}" if missing else "合格"
        return f"{doc.id} 资料检查：{found}"

    return act_on(ledger, stamp, document, act, notes)


def notify_sender(ledger: Ledger, stamp: Stamp, document: str, *, via: str | None) -> DocChange:
    """Record that the sender was told."""
    via, notes = optional(via, "告知方式", "--via")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.notify(desk, doc, via=via)
        notes.extend(_unheeded(desk, doc))
        return f"{doc.id} 已告知来文单位"

    return act_on(ledger, stamp, document, act, notes)


def supplement_document(
    ledger: Ledger, stamp: Stamp, document: str, *, text: str | None
) -> DocChange:
    """Record the supplement: the check begins anew."""
    text, notes = optional(text, "补正内容")

    act = does(documents.supplement, "已收到补正，重新检查", text=text)
    return act_on(ledger, stamp, document, act, notes)


def route_document(
    ledger: Ledger, stamp: Stamp, document: str, *, authority: Authority, to: str | None
) -> DocChange:
    """Record whether the matter is within the department's own authority."""
    to, notes = optional(to, "报批去向", "--to")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.route(desk, doc, authority, to=to)
        return f"{doc.id} {authority.label}" + (f"，报{to}" if to else "")

    return act_on(ledger, stamp, document, act, notes)


def return_document(ledger: Ledger, stamp: Stamp, document: str) -> DocChange:
    """Return a document to its sender with the reason."""
    act = does(documents.send_back, "已退回")
    return act_on(ledger, stamp, document, act)


def finish_document(
    ledger: Ledger,
    stamp: Stamp,
    document: str,
    *,
    result: str | None,
    reply_number: str | None,
    rule: str | None = None,
    outcome: str | None = None,
) -> DocChange:
    """Record that a document is done, or one of its limits; the outcome decides what follows."""
    result, notes = optional(result, "办理结果", "--result")
    reply, changed = numbered(reply_number, "答复文号", "--reply-number")
    outcome, also = optional(outcome, "结果", "--outcome")
    notes = [*notes, *changed, *also]

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        main = doc.main_on(desk.on) if rule is None else meant(desk, doc, rule)
        documents.finish(desk, doc, result=result, reply=reply, rule=rule, outcome=outcome)
        if main is None:
            return f"{doc.id} 已办结"
        notes.extend(_outcome_note(doc, main, outcome))
        done = "已办结" if doc.finished_on == desk.on else f"“{main.limit.label}”已了结"
        if main.withdrawn_on is not None:
            return f"{doc.id} {done}"
        return f"{doc.id} {done}，{'按期' if discharged_on_time(main, desk.today) else '超期'}"

    return act_on(ledger, stamp, document, act, notes)


def reopen_document(ledger: Ledger, stamp: Stamp, document: str) -> DocChange:
    """Say that a finish did not hold: the document is in hand again, its due date stands."""
    act = does(documents.reopen, "退回重办：原来的办结不算，期限照旧")
    return act_on(ledger, stamp, document, act)


def record_event(ledger: Ledger, stamp: Stamp, document: str, *, name: str) -> DocChange:
    """Record an event that limits of the document wait for (送达、受理…)."""
    said, notes = cleaned(name, "事由", "--name")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        done = documents.event(desk, doc, name=said)
        return f"{doc.id} 登记“{said}”：{'，'.join(done)}"

    return act_on(ledger, stamp, document, act, notes)


def _unheeded(desk: Desk, doc: Document) -> Iterator[Remark]:
    """Say of a notice of what is missing that came too late to stop a clock."""
    settled = doc.course.settled_on
    if settled is None or not doc.course.awaiting_supplement:
        return
    for owed in doc.obligations:
        for said in unheeded_notices(doc, owed, desk.today):
            if said.startswith(settled.isoformat()):
                yield Remark("NOTICE_TOO_LATE", f"“{owed.limit.label}”：{said}")


def _outcome_note(doc: Document, main: Obligation, outcome: str | None) -> list[Remark]:
    """Say what an outcome that was not given would have opened."""
    waiting = [each for each in main.limit.then if each.outcome is not None]
    if outcome is not None or not waiting or main.discharged_on is None:
        return []
    named = "、".join(dict.fromkeys(str(each.outcome) for each in waiting))
    more = f"zx doc finish {doc.id} --rule {main.rule} --outcome {named}"
    text = f"没有写明结果，随后的时限没有开；结果是“{named}”的，用 {more} 补登"
    return [Remark("OUTCOME_MISSING", text)]


def edit_document(
    ledger: Ledger, stamp: Stamp, document: str, change: document_notes.DocumentCorrection
) -> DocChange:
    """Correct what was registered wrongly."""
    refuse_classified(change.title, change.sender, change.number)
    title, removed = optional(change.title, "标题", "--title")
    sender, also = optional(change.sender, "来文单位", "--from")
    number, changed = numbered(change.number)
    public, more = optional(change.public_title, "公开标题", "--public-title")
    wanted = replace(change, title=title, sender=sender, number=number, public_title=public)

    def use_case(session: Session) -> Outcome[DocDetail]:
        meant = matter_meant(session.conn, Kind.DOC, document, stamp.today)
        doc = load(session.conn, KEPT_DOCUMENTS, meant, session.law.rules)
        before = deepcopy(doc)
        if not doc.released:
            refuse_duplicate(session.conn, sender or doc.sender, number or doc.number, but=doc.id)
        document_notes.edit(session.desk(), doc, wanted)
        save(session.work, KEPT_DOCUMENTS, doc, before)
        notes = [*removed, *also, *changed, *more]
        return outcome_of(session, doc, f"{doc.id} 已更正", notes)

    return perform(ledger, stamp, use_case)


def record_progress(ledger: Ledger, stamp: Stamp, document: str, *, text: str) -> DocChange:
    """Record a step on the way."""
    said, notes = cleaned(text, "进展", "--text")

    act = does(document_notes.progress, "已记进展", text=said)
    return act_on(ledger, stamp, document, act, notes)


def instruct_document(
    ledger: Ledger, stamp: Stamp, document: str, *, by: str, text: str, due: date | None
) -> DocChange:
    """Record a leader's instruction."""
    said, notes = cleaned(text, "批示", "--text")

    def act(desk: Desk, doc: Document, find: Finder) -> str:
        owed = document_notes.instruct(
            desk, doc, by=find.person(by, field="--by"), text=said, due=due
        )
        return f"{doc.id} 已记批示，限 {owed.last_span.due_on} 前办结"

    return act_on(ledger, stamp, document, act, notes)
