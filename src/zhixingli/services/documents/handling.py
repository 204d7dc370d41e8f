"""What every act on a document has in common; see ``matter_acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.terms import Kind
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.services.documents.doc_detail import doc_detail
from zhixingli.services.matters import acts as matter_acts
from zhixingli.services.matters.acts import Handling, cleaned, optional
from zhixingli.services.results import DocDetail
from zhixingli.services.use_case.envelope import Notice
from zhixingli.services.use_case.session import Change, Outcome, Session
from zhixingli.store.kinds.documents import document_rows, load_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.use_case.finder import Finder
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    DocAct = Callable[[Desk, Document, Finder], str]

__all__ = ["DOCS", "DocChange", "act_on", "cleaned", "numbered", "optional", "outcome_of"]

DocChange = Change[DocDetail]
DOCS: Final[Handling[Document, DocDetail]] = Handling(
    Kind.DOC, load_document, document_rows, doc_detail
)


def act_on(
    ledger: Ledger, stamp: Stamp, wanted: str, act: DocAct, notes: Sequence[Notice] = ()
) -> DocChange:
    """Fetch a document, let the act happen to it, save what changed."""
    return matter_acts.act_on(ledger, stamp, DOCS, wanted, act, notes)


def outcome_of(
    session: Session, document: Document, line: str, notes: Sequence[Notice]
) -> Outcome[DocDetail]:
    """Describe a document after what was done to it, and say what is owed next."""
    return matter_acts.outcome_of(session, DOCS, document, line, notes)


def numbered(
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
