"""Texts and numbers as clerks type them, kept or brought into form, with what was changed."""

from __future__ import annotations

from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.domain.writing.secrecy import refuse_classified
from zhixingli.domain.writing.text import clean_text
from zhixingli.services.use_case.envelope import Remark


def numbered(
    text: str | None, what: str = "来文字号", field: str = "--number"
) -> tuple[str | None, list[Remark]]:
    """Bring a document number into its form and say what was changed."""
    if text is None:
        return None, []
    found = normalise_document_number(text, field=field)
    if found is None:
        return None, []
    if not found.changes:
        return found.text, []
    said = f"{what}已规范：{text} → {found.text}（{'，'.join(found.changes)}）"
    return found.text, [Remark("NUMBER_NORMALISED", said)]


def cleaned(text: str, what: str, field: str) -> tuple[str, list[Remark]]:
    """Keep a text literally, but for hidden characters, which are said to be gone."""
    refuse_classified(text)
    cleaned = clean_text(text, what=what, field=field)
    if not cleaned.removed:
        return cleaned.text, []
    said = f"{what}里有 {cleaned.removed} 个看不见的控制字符，已去掉"
    return cleaned.text, [Remark("HIDDEN_CHARACTERS_REMOVED", said)]


def optional(text: str | None, what: str, field: str = "--text") -> tuple[str | None, list[Remark]]:
    """Keep a text that may be left out."""
    return (None, []) if text is None else cleaned(text, what, field)
