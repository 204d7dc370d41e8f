"""The calendar and the rules of this ledger: copied in at the start, changed by imports only."""

from __future__ import annotations

from sqlalchemy import Table

from zhixingli.store.tables.schema import amount, code, day, metadata, number_key, words

#: A notice in the order of its recording. ``superseded_by`` is the revision that took its
#: place (a corrected copy of the same document, or the announcement of an estimated year).
calendar_notice = Table(
    "calendar_notice",
    metadata,
    number_key("revision"),
    words("number"),
    amount("year"),
    code("kind"),
    day("issued_on", nullable=True),
    words("url", nullable=True),
    words("days"),
    day("applied_on"),
    amount("superseded_by", nullable=True),
)

rule_version = Table(
    "rule_version",
    metadata,
    number_key("id"),
    code("rule"),
    day("effective_from", nullable=True),
    day("effective_to", nullable=True),
    words("body"),
    code("source"),
    day("imported_on"),
)
