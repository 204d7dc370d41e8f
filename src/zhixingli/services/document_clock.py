"""Use cases of a document's clock: pause, resume, extend (停表、恢复、延期)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain import document_clock
from zhixingli.services.document_acts import act_on
from zhixingli.services.envelope import Notice

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.desk import Desk
    from zhixingli.domain.documents import Document
    from zhixingli.services.document_acts import DocChange
    from zhixingli.services.naming import Finder
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp


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
        fact = document_clock.pause(desk, doc, ground=ground, written=written, rule=rule)
        stopped = next(owed for owed in doc.obligations if fact in owed.pauses)
        known = stopped.limit.ground(ground)
        if known is not None and known.written and not written:
            text = f"{doc.id} 停表（{ground}）依法须书面告知当事人，还没有登记告知（--written）"
            warned.append(Notice("PAUSE_WITHOUT_NOTICE", text))
        span = stopped.last_span
        unit = span.remaining_unit.label if span.remaining_unit else ""
        return f"{doc.id} 停表，恢复后余 {span.remaining_days} 个{unit}"

    return act_on(ledger, stamp, document, act, warned)


def resume_document(ledger: Ledger, stamp: Stamp, document: str, *, rule: str | None) -> DocChange:
    """Let the clock run again."""

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        document_clock.resume(desk, doc, rule=rule)
        return f"{doc.id} 恢复计时"

    return act_on(ledger, stamp, document, act)


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
        return f"{doc.id} 延期{late}，原到期日 {owed.original_due}"

    return act_on(ledger, stamp, document, act)
