"""What every matter's clock and co-signing do, said of documents: as the tests need it most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixingli.services.documents.handling import DOCS
from zhixingli.services.matters import clock as matter_clock

if TYPE_CHECKING:
    from zhixingli.services.documents.handling import DocChange
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def pause_document(ledger: Ledger, stamp: Stamp, doc: str, **facts: Any) -> DocChange:
    return matter_clock.pause(ledger, stamp, DOCS, doc, **facts)


def resume_document(ledger: Ledger, stamp: Stamp, doc: str, **facts: Any) -> DocChange:
    return matter_clock.resume(ledger, stamp, DOCS, doc, **facts)


def extend_document(ledger: Ledger, stamp: Stamp, doc: str, **facts: Any) -> DocChange:
    return matter_clock.extend(ledger, stamp, DOCS, doc, **facts)


def ask_cosign(ledger: Ledger, stamp: Stamp, doc: str, **facts: Any) -> DocChange:
    return matter_clock.ask_cosign(ledger, stamp, DOCS, doc, **facts)


def answer_cosign(ledger: Ledger, stamp: Stamp, doc: str, **facts: Any) -> DocChange:
    return matter_clock.answer_cosign(ledger, stamp, DOCS, doc, **facts)
