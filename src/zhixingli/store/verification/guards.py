"""The triggers that the migrations put in place: a missing one is how rows come to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Date, text

from zhixingli.store.ledger.findings import Finding
from zhixingli.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

#: Tables whose rows are never changed at all.
_FROZEN: Final = frozenset(
    {
        "journal",
        "journal_row",
        "due_span",
        "idempotency",
        "project_progress",
        "consultation",
        "hop",
        "cause",
        "content",
        "report",
        "report_file",
        "taken_back",
    }
)
#: Tables on which more than the key is unique.
_UNIQUE: Final = frozenset({"unit", "obligation", "doc"})

_STANDING: Final = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    " AND sql LIKE '%RAISE(ABORT,%'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
    " WHERE NOT tgisinternal AND tgenabled = 'O'",
}


def guard_findings(conn: Connection) -> Iterator[Finding]:
    """Name each trigger that is gone, switched off or does nothing any more."""
    engine = conn.dialect.name
    standing = {tuple(row) for row in conn.execute(text(_STANDING[engine]))}
    for table in metadata.sorted_tables:
        gone = [name for name in guards_of(table, engine) if (table.name, name) not in standing]
        if gone:
            facts = {"names": "、".join(gone)}
            yield Finding("GUARD_MISSING", None, str(table.name), None, facts)


def guards_of(table: Table, engine: str) -> list[str]:
    """Name the triggers that a table has on an engine."""
    if engine != "sqlite":
        return [f"{table.name}_{event}" for event in ("delete", "truncate", "update")]
    frozen = table.name in _FROZEN
    names = ["delete", "replace", "update" if frozen else "fixed"]
    names += ["taken"] if table.name in _UNIQUE else []
    if any(isinstance(column.type, Date) and column.computed is None for column in table.columns):
        names += ["day"] if frozen else ["day", "new_day"]
    return [f"{table.name}_{name}" for name in names]
