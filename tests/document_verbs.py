"""The verbs of every matter, said of documents: as the tests need them most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixingli.services.documents.handling import DOCS
from zhixingli.services.matters import clock as matter_clock
from zhixingli.services.matters.reads import show_matter, void_matter

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.services.documents.handling import DocChange
    from zhixingli.services.results.documents import DocDetail
    from zhixingli.services.use_case.session import Reply
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


def void_document(ledger: Ledger, stamp: Stamp, doc: str) -> DocChange:
    return void_matter(ledger, stamp, DOCS, doc)


def show_document(ledger: Ledger, doc: str, *, as_of: date, strict: bool) -> Reply[DocDetail]:
    return show_matter(ledger, DOCS, doc, as_of=as_of, strict=strict)
