"""The partial indexes: the tables' metadata entire, for migrations and their tests.

They stand apart from their tables because ``postgresql_where`` makes SQLAlchemy import its
whole PostgreSQL dialect, 40 ms that every command of every clerk on a file would pay. Only
``migrations/env.py`` and the tests that hold the metadata against the migrations need them:
a statement is compiled from columns, and which index answers it is the engine's own choice.
Whoever compares takes ``metadata`` from here, so that it cannot be had without them.
"""

from __future__ import annotations

from sqlalchemy import Index, text

from zhixingli.store.tables import doc, metadata, obligation

__all__ = ["metadata"]

_LIVE = text("number IS NOT NULL AND NOT released")
_OPEN = text("closed_on IS NULL")
_CLOSED = text("closed_on IS NOT NULL")

Index(
    "uq_doc_sender_number",
    doc.c.sender,
    doc.c.number,
    unique=True,
    sqlite_where=_LIVE,
    postgresql_where=_LIVE,
)
# A full index on due_on alone was measured to be worse than none (FACTS).
Index(
    "ix_obligation_open_due",
    obligation.c.due_on,
    sqlite_where=_OPEN,
    postgresql_where=_OPEN,
)
# Partial too: a full index would be preferred for "closed_on IS NULL", and be worse.
Index(
    "ix_obligation_closed_on",
    obligation.c.closed_on,
    sqlite_where=_CLOSED,
    postgresql_where=_CLOSED,
)
