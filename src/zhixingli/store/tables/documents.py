"""Incoming documents (收文)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from zhixingli.store.tables.schema import code, day, flag, metadata, moment, words

#: ``released`` frees the pair of sender and number for a new registration: the document was
#: returned or voided. The index that holds it unique is among the partial ones (``indexes``).
doc = Table(
    "doc",
    metadata,
    Column("id", String(40), ForeignKey("subject.id"), primary_key=True),
    words("sender"),
    words("number", nullable=True),
    day("received_on"),
    moment("received_at", nullable=True),
    code("urgency"),
    code("rule", nullable=True),
    code("secrecy"),
    code("purpose"),
    day("finished_on", nullable=True),
    day("returned_on", nullable=True),
    words("result", nullable=True),
    words("reply_number", nullable=True),
    flag("released"),
    Index(None, "received_on"),
    Index(None, "finished_on"),
)
