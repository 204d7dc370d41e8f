"""Text as clerks type it: the door to characters, dates, numbers, names and secrecy."""

from __future__ import annotations

from zhixingli.domain.writing.characters import CleanText, clean_text, normalise_option
from zhixingli.domain.writing.choices import parse_purpose, parse_term, parse_urgency
from zhixingli.domain.writing.dates import (
    SHANGHAI,
    Moment,
    parse_cell_date,
    parse_cell_moment,
    parse_date,
    parse_moment,
)
from zhixingli.domain.writing.document_number import DocumentNumber, normalise_document_number
from zhixingli.domain.writing.names import Named, resolve
from zhixingli.domain.writing.secrecy import classified_mark, parse_secrecy, refuse_classified

__all__ = [
    "SHANGHAI",
    "CleanText",
    "DocumentNumber",
    "Moment",
    "Named",
    "classified_mark",
    "clean_text",
    "normalise_document_number",
    "normalise_option",
    "parse_cell_date",
    "parse_cell_moment",
    "parse_date",
    "parse_moment",
    "parse_purpose",
    "parse_secrecy",
    "parse_term",
    "parse_urgency",
    "refuse_classified",
    "resolve",
]
