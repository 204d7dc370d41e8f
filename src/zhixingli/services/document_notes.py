"""Use cases beside a document's course: progress, instructions, co-signing (进展、批示、会签)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain import document_notes
from zhixingli.services import matter_clock
from zhixingli.services.document_acts import DOCS, act_on, cleaned

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.desk import Desk
    from zhixingli.domain.documents import Document
    from zhixingli.services.document_acts import DocChange
    from zhixingli.services.naming import Finder
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp


def record_progress(ledger: Ledger, stamp: Stamp, document: str, *, text: str) -> DocChange:
    """Record a step on the way."""
    said, notes = cleaned(text, "进展", "--text")

    def act(desk: Desk, doc: Document, _: Finder) -> str:
        document_notes.progress(desk, doc, text=said)
        return f"{doc.id} 已记进展"

    return act_on(ledger, stamp, document, act, notes)


def instruct_document(  # noqa: PLR0913 - what an instruction says
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


def ask_cosign(ledger: Ledger, stamp: Stamp, document: str, *, unit: str) -> DocChange:
    """Ask another unit to co-sign."""
    return matter_clock.ask_cosign(ledger, stamp, DOCS, document, unit=unit)


def answer_cosign(
    ledger: Ledger, stamp: Stamp, document: str, *, unit: str, text: str | None
) -> DocChange:
    """Record the answer of a co-signing unit."""
    return matter_clock.answer_cosign(ledger, stamp, DOCS, document, unit=unit, text=text)
