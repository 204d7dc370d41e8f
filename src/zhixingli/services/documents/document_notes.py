"""Use cases beside a document's course: progress and instructions (进展、批示)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.documents import notes as document_notes
from zhixingli.services.documents.handling import act_on, cleaned

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.documents.handling import DocChange
    from zhixingli.services.use_case.finder import Finder
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


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
