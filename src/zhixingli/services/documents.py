"""Use cases of incoming documents (收文): one public function each, one unit of work each."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhixingli.domain import document_clock, document_notes, documents
from zhixingli.domain.document_number import normalise_document_number
from zhixingli.domain.documents import Document, Receipt
from zhixingli.domain.secrecy import refuse_classified
from zhixingli.domain.terms import Authority, Purpose, Secrecy, Urgency
from zhixingli.domain.text import clean_text
from zhixingli.services.doc_detail import doc_detail
from zhixingli.services.envelope import Notice
from zhixingli.services.items import discharged_on_time
from zhixingli.services.naming import Finder, document_id
from zhixingli.services.session import Change, Outcome, Session, perform
from zhixingli.store.documents import (
    add_documents,
    load_document,
    refuse_duplicate,
    save_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from zhixingli.domain.desk import Desk
    from zhixingli.services.results import DocDetail
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp

    DocChange = Change[DocDetail]
    DocAct = Callable[[Desk, Document, Finder], str]


@dataclass(frozen=True, slots=True)
class ReceiveRequest:
    """What the clerk says of a document; people and units as they were named."""

    title: str
    sender: str
    leader: str
    unit: str
    number: str | None = None
    at: datetime | None = None
    purpose: Purpose = Purpose.HANDLING
    urgency: Urgency = Urgency.NORMAL
    rule: str | None = None
    start: date | None = None
    supporting: Sequence[str] = ()
    secrecy: Secrecy = Secrecy.NONE
    public_promise: bool = False


def receive_document(ledger: Ledger, stamp: Stamp, request: ReceiveRequest) -> DocChange:
    """Register a document (签收、登记); classified ones and duplicates are refused."""
    refuse_classified(request.title, request.sender, request.number)
    title, removed = _cleaned(request.title, "标题", "TITLE")
    sender, also = _cleaned(request.sender, "来文单位", "--from")
    number, changed = _numbered(request.number)

    def use_case(session: Session) -> Outcome[DocDetail]:
        refuse_duplicate(session.conn, sender, number)
        receipt = _receipt(session, request, title=title, sender=sender, number=number)
        document = documents.receive(session.desk([receipt.leader]), receipt)
        add_documents(session.work, [document])
        line = f"已登记 {document.id}《{title}》"
        return _outcome(session, document, line, removed + also + changed)

    return perform(ledger, stamp, use_case)


def check_document(
    ledger: Ledger, stamp: Stamp, document: str, *, missing: str | None
) -> DocChange:
    """Record the check of the materials: complete, or what is missing."""
    missing, notes = _optional(missing, "缺少的资料", "--missing")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.check(desk, doc, missing=missing)
        return f"{doc.id} 资料检查：{'不齐，缺' + missing if missing else '合格'}"

    return _act(ledger, stamp, document, act, notes)


def notify_sender(ledger: Ledger, stamp: Stamp, document: str, *, via: str | None) -> DocChange:
    """Record that the sender was told."""
    via, notes = _optional(via, "告知方式", "--via")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.notify(desk, doc, via=via)
        return f"{doc.id} 已告知来文单位"

    return _act(ledger, stamp, document, act, notes)


def supplement_document(
    ledger: Ledger, stamp: Stamp, document: str, *, text: str | None
) -> DocChange:
    """Record the supplement: the check begins anew."""
    text, notes = _optional(text, "补正内容")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.supplement(desk, doc, text=text)
        return f"{doc.id} 已收到补正，重新检查"

    return _act(ledger, stamp, document, act, notes)


def route_document(
    ledger: Ledger, stamp: Stamp, document: str, *, authority: Authority, to: str | None
) -> DocChange:
    """Record whether the matter is within the department's own authority."""
    to, notes = _optional(to, "报批去向", "--to")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.route(desk, doc, authority, to=to)
        return f"{doc.id} {authority.label}" + (f"，报{to}" if to else "")

    return _act(ledger, stamp, document, act, notes)


def record_progress(ledger: Ledger, stamp: Stamp, document: str, *, text: str) -> DocChange:
    """Record a step on the way."""
    said, notes = _cleaned(text, "进展", "--text")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        document_notes.progress(desk, doc, text=said)
        return f"{doc.id} 已记进展"

    return _act(ledger, stamp, document, act, notes)


def instruct_document(  # noqa: PLR0913 - what an instruction says
    ledger: Ledger, stamp: Stamp, document: str, *, by: str, text: str, due: date | None
) -> DocChange:
    """Record a leader's instruction."""
    said, notes = _cleaned(text, "批示", "--text")

    def act(desk: Desk, doc: Document, find: Finder) -> str:
        owed = document_notes.instruct(
            desk, doc, by=find.person(by, field="--by"), text=said, due=due
        )
        return f"{doc.id} 已记批示，限 {owed.last_span.due_on} 前办结"

    return _act(ledger, stamp, document, act, notes)


def ask_cosign(ledger: Ledger, stamp: Stamp, document: str, *, unit: str) -> DocChange:
    """Ask another unit to co-sign."""

    def act(desk: Desk, doc: Document, find: Finder) -> str:
        owed = document_notes.cosign(desk, doc, unit=find.unit(unit, field="--unit"))
        return f"{doc.id} 已送会签，限 {owed.last_span.due_on} 前答复"

    return _act(ledger, stamp, document, act)


def answer_cosign(
    ledger: Ledger, stamp: Stamp, document: str, *, unit: str, text: str | None
) -> DocChange:
    """Record the answer of a co-signing unit."""
    text, notes = _optional(text, "会签意见")

    def act(desk: Desk, doc: Document, find: Finder) -> str:
        document_notes.cosign_reply(desk, doc, unit=find.unit(unit, field="--unit"), text=text)
        return f"{doc.id} 已记会签答复"

    return _act(ledger, stamp, document, act, notes)


def pause_document(  # noqa: PLR0913 - what a pause says
    ledger: Ledger,
    stamp: Stamp,
    document: str,
    *,
    ground: str,
    written: bool,
    rule: str | None,
) -> DocChange:
    """Stop the clock; the law's written notice is missed with a warning, not a refusal."""
    warned: list[Notice] = []

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        document_clock.pause(desk, doc, ground=ground, written=written, rule=rule)
        stopped = next(owed for owed in doc.obligations if owed.open_pause is not None)
        known = stopped.limit.ground(ground)
        if known is not None and known.written and not written:
            text = f"{doc.id} 停表（{ground}）依法须书面告知当事人，还没有登记告知（--written）"
            warned.append(Notice("PAUSE_WITHOUT_NOTICE", text))
        span = stopped.last_span
        unit = span.remaining_unit.label if span.remaining_unit else ""
        return f"{doc.id} 停表，恢复后余 {span.remaining_days} 个{unit}"

    return _act(ledger, stamp, document, act, warned)


def resume_document(ledger: Ledger, stamp: Stamp, document: str, *, rule: str | None) -> DocChange:
    """Let the clock run again."""

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        paused = next((owed for owed in doc.obligations if owed.open_pause is not None), None)
        document_clock.resume(desk, doc, rule=rule)
        due = paused.last_span.due_on if paused is not None else None
        return f"{doc.id} 恢复计时，到期日 {due}"

    return _act(ledger, stamp, document, act)


def extend_document(  # noqa: PLR0913 - what an extension says
    ledger: Ledger,
    stamp: Stamp,
    document: str,
    *,
    days: int | None,
    until: date | None,
    approved_by: str,
    rule: str | None,
) -> DocChange:
    """Extend a limit within what its rule allows."""

    def act(desk: Desk, doc: Document, find: Finder) -> str:
        person = find.person(approved_by, field="--approved-by")
        granted = document_clock.extend(
            desk, doc, days=days, until=until, approved_by=person, rule=rule
        )
        owed = next(o for o in doc.obligations if granted in o.extensions)
        late = "（补办）" if granted.late else ""
        return (
            f"{doc.id} 延期{late}，现到期日 {owed.last_span.due_on}，原到期日 {owed.original_due}"
        )

    return _act(ledger, stamp, document, act)


def return_document(ledger: Ledger, stamp: Stamp, document: str) -> DocChange:
    """Return a document to its sender with the reason."""

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.send_back(desk, doc)
        return f"{doc.id} 已退回"

    return _act(ledger, stamp, document, act)


def finish_document(
    ledger: Ledger, stamp: Stamp, document: str, *, result: str | None, reply_number: str | None
) -> DocChange:
    """Record that a document is done."""
    result, notes = _optional(result, "办理结果", "--result")
    reply, changed = _numbered(reply_number, "答复文号", "--reply-number")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        main = doc.main
        documents.finish(desk, doc, result=result, reply=reply)
        if main is None:
            return f"{doc.id} 已办结"
        return f"{doc.id} 已办结，{'按期' if discharged_on_time(main, desk.today) else '超期'}"

    return _act(ledger, stamp, document, act, notes + changed)


def void_document(ledger: Ledger, stamp: Stamp, document: str) -> DocChange:
    """Strike out a registration made by mistake."""

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        documents.void(desk, doc)
        return f"{doc.id} 已作废"

    return _act(ledger, stamp, document, act)


def edit_document(
    ledger: Ledger, stamp: Stamp, document: str, change: document_notes.Correction
) -> DocChange:
    """Correct what was registered wrongly."""
    refuse_classified(change.title, change.sender, change.number)
    title, removed = _optional(change.title, "标题", "--title")
    sender, also = _optional(change.sender, "来文单位", "--from")
    number, changed = _numbered(change.number)
    wanted = replace(change, title=title, sender=sender, number=number)

    def use_case(session: Session) -> Outcome[DocDetail]:
        doc = load_document(session.conn, document_id(document), session.law.rules)
        before = deepcopy(doc)
        if not doc.released:
            refuse_duplicate(session.conn, sender or doc.sender, number or doc.number, but=doc.id)
        document_notes.edit(session.desk(), doc, wanted)
        save_document(session.work, doc, before)
        return _outcome(session, doc, f"{doc.id} 已更正", removed + also + changed)

    return perform(ledger, stamp, use_case)


def _act(
    ledger: Ledger, stamp: Stamp, wanted: str, act: DocAct, notes: Sequence[Notice] = ()
) -> DocChange:
    """Fetch a document, let the act happen to it, save what changed."""

    def use_case(session: Session) -> Outcome[DocDetail]:
        document = load_document(session.conn, document_id(wanted), session.law.rules)
        before = deepcopy(document)
        line = act(session.desk(), document, Finder(session.conn, session.work.stamp.on))
        save_document(session.work, document, before)
        return _outcome(session, document, line, list(notes))

    return perform(ledger, stamp, use_case)


def _outcome(
    session: Session, document: Document, line: str, notes: Sequence[Notice]
) -> Outcome[DocDetail]:
    session.work.flush()
    detail = doc_detail(session.conn, document, as_of=session.work.stamp.today, law=session.law)
    provisional = tuple(
        item.key
        for item in detail.obligations
        if item.provisional and item.discharged_on is None and item.withdrawn_on is None
    )
    return Outcome(detail, f"{line}{_due_line(detail)}", tuple(notes), provisional)


def _due_line(detail: DocDetail) -> str:
    """Say what is owed next."""
    owed = [item for item in detail.obligations if item.light and item.discharged_on is None]
    said = [f"{item.rule_label} {item.due} 前" for item in owed if item.due is not None]
    return f"；{'，'.join(said)}" if said else ""


def _receipt(
    session: Session, request: ReceiveRequest, *, title: str, sender: str, number: str | None
) -> Receipt:
    find = Finder(session.conn, session.work.stamp.on)
    if request.rule is not None:
        session.law.rules.versions(request.rule)
    return Receipt(
        title=title,
        sender=sender,
        number=number,
        received_at=request.at,
        urgency=request.urgency,
        rule=request.rule,
        start=request.start,
        secrecy=request.secrecy,
        purpose=request.purpose,
        public_promise=request.public_promise,
        leader=find.person(request.leader, field="--leader"),
        unit=find.unit(request.unit, field="--unit"),
        supporting=[find.unit(name, field="--support") for name in request.supporting],
    )


def _cleaned(text: str, what: str, field: str) -> tuple[str, list[Notice]]:
    """Keep a text literally, but for hidden characters, which are said to be gone."""
    refuse_classified(text)
    cleaned = clean_text(text, what=what, field=field)
    if not cleaned.removed:
        return cleaned.text, []
    said = f"{what}里有 {cleaned.removed} 个看不见的控制字符，已去掉"
    return cleaned.text, [Notice("HIDDEN_CHARACTERS_REMOVED", said)]


def _optional(
    text: str | None, what: str, field: str = "--text"
) -> tuple[str | None, list[Notice]]:
    return (None, []) if text is None else _cleaned(text, what, field)


def _numbered(
    text: str | None, what: str = "来文字号", field: str = "--number"
) -> tuple[str | None, list[Notice]]:
    """Bring a document number into its form and say what was changed."""
    if text is None:
        return None, []
    found = normalise_document_number(text, field=field)
    if found is None:
        return None, []
    if not found.changes:
        return found.text, []
    said = f"{what}已规范：{text} → {found.text}（{'，'.join(found.changes)}）"
    return found.text, [Notice("NUMBER_NORMALISED", said)]
