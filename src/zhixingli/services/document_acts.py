"""What every act on a document has in common: fetch, let it happen, save, say what is owed."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from zhixingli.domain.document_number import normalise_document_number
from zhixingli.domain.secrecy import refuse_classified
from zhixingli.domain.text import clean_text
from zhixingli.services.doc_detail import doc_detail
from zhixingli.services.envelope import Notice
from zhixingli.services.naming import Finder, document_id
from zhixingli.services.session import Change, Outcome, Session, perform
from zhixingli.store.documents import load_document, save_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixingli.domain.desk import Desk
    from zhixingli.domain.documents import Document
    from zhixingli.services.results import DocDetail
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp

    DocChange = Change[DocDetail]
    DocAct = Callable[[Desk, Document, Finder], str]


def act_on(
    ledger: Ledger, stamp: Stamp, wanted: str, act: DocAct, notes: Sequence[Notice] = ()
) -> DocChange:
    """Fetch a document, let the act happen to it, save what changed."""

    def use_case(session: Session) -> Outcome[DocDetail]:
        document = load_document(session.conn, document_id(wanted), session.law.rules)
        before = deepcopy(document)
        line = act(session.desk(), document, Finder(session.conn, session.work.stamp.on))
        save_document(session.work, document, before)
        return outcome_of(session, document, line, list(notes))

    return perform(ledger, stamp, use_case)


def outcome_of(
    session: Session, document: Document, line: str, notes: Sequence[Notice]
) -> Outcome[DocDetail]:
    """Describe a document after what was done to it, and say what is owed next."""
    session.work.flush()
    detail = doc_detail(session.conn, document, as_of=session.work.stamp.today, law=session.law)
    provisional = tuple(
        item.key
        for item in detail.obligations
        if item.provisional and item.discharged_on is None and item.withdrawn_on is None
    )
    return Outcome(detail, f"{line}{_due_line(detail)}", tuple(notes), provisional)


def cleaned(text: str, what: str, field: str) -> tuple[str, list[Notice]]:
    """Keep a text literally, but for hidden characters, which are said to be gone."""
    refuse_classified(text)
    cleaned = clean_text(text, what=what, field=field)
    if not cleaned.removed:
        return cleaned.text, []
    said = f"{what}里有 {cleaned.removed} 个看不见的控制字符，已去掉"
    return cleaned.text, [Notice("HIDDEN_CHARACTERS_REMOVED", said)]


def optional(text: str | None, what: str, field: str = "--text") -> tuple[str | None, list[Notice]]:
    """Keep a text that may be left out."""
    return (None, []) if text is None else cleaned(text, what, field)


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


def _due_line(detail: DocDetail) -> str:
    """Say what is owed next."""
    owed = [item for item in detail.obligations if item.light and item.discharged_on is None]
    said = [f"{item.rule_label} {item.due} 前" for item in owed if item.due is not None]
    return f"；{'，'.join(said)}" if said else ""
