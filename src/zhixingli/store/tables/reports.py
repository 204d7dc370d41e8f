"""Issued reports: what was frozen under a number, and the bytes of its files.

The bytes lie beside the journal, not in it: ``report`` and ``report_file`` are journalled and
name them by SHA-256, so that a changed byte is found and the journal stays small.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, Table

from zhixingli.store.tables.schema import (
    amount,
    code,
    code_key,
    day,
    metadata,
    moment,
    refers,
    words,
)


def _digest(name: str) -> Column[str]:
    return Column(name, String(64), ForeignKey("content.sha256"), nullable=False)


#: Bytes by their own digest, compressed by zlib.
content = Table(
    "content",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

#: ``head_seq`` and ``head_hash`` are the ledger's head that the report was made from,
#: ``last_act`` the newest act in it: what comes later is the next report's 上期更正.
report = Table(
    "report",
    metadata,
    code_key("id"),
    code("uid"),
    code("kind"),
    code("week"),
    words("scope"),
    amount("edition"),
    refers("replaces", "report.id", nullable=True),
    words("reason", nullable=True),
    day("as_of"),
    day("issued_on"),
    moment("issued_at"),
    words("office", nullable=True),
    words("digest"),
    day("announced_through"),
    amount("head_seq"),
    Column("head_hash", String(64), nullable=False),
    amount("last_act"),
    _digest("data"),
    Index(None, "kind", "week"),
)

report_file = Table(
    "report_file",
    metadata,
    Column("report", String(40), ForeignKey("report.id"), primary_key=True),
    Column("format", String(64), primary_key=True),
    _digest("sha256"),
    amount("size"),
)
