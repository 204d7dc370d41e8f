"""The one unit of work: every change of the ledger passes through here and is journalled."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from zhixingli.domain.writing.secrecy import refuse_classified
from zhixingli.store.ledger.journal import (
    RowChange,
    append_entry,
    image_of,
    key_of,
    new_uid,
    recorded_now,
    stored_columns,
)
from zhixingli.store.tables import (
    JOURNALLED,
    agenda_item,
    content,
    dated_fact,
    duty,
    handover,
    ledger_head,
    office_setting,
    person_post,
    portfolio,
    reminder,
    supporting_unit,
)
from zhixingli.store.tables.one_of import one_of
from zhixingli.store.tables.schema import UNDONE_BY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection, Table, Update

_ORDER = {table.name: n for n, table in enumerate(JOURNALLED)}

#: Tables of what people write. The law and stored answers are made of texts checked before.
_WRITTEN_BY_PEOPLE = frozenset(
    {
        "unit",
        "person",
        "person_post",
        "further_post",
        "handover",
        "portfolio",
        "dated_fact",
        "office_setting",
        "subject",
        "doc",
        "act",
        "assignment",
        "pause",
        "extension",
        "task",
        "duty",
        "project",
        "project_progress",
        "milestone",
        "material",
        "meeting",
        "agenda_item",
        "decision",
        "letter",
        "consultation",
        "hop",
        "supervision",
        "cause",
        "report",
    }
)
#: Tables whose keys people choose: what was taken back may be said again under the same one.
_SAME_KEY_AGAIN = (
    office_setting,
    person_post,
    handover,
    portfolio,
    dated_fact,
    supporting_unit,
    duty,
    agenda_item,
    reminder,
)
_LAW = frozenset({"calendar_notice", "rule_version", "office_setting"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, on which day of work, about which day, why, and under which command.

    ``key`` and ``request`` make a command idempotent: the same key with the same request
    gives the first answer again. ``day_named`` is false where ``on`` is only today by default.
    """

    actor: str
    today: date
    on: date
    command: str
    reason: str | None = None
    key: str | None = None
    request: str = ""
    dry_run: bool = False
    strict: bool = False
    clock_days: frozenset[date] = frozenset()
    day_named: bool = True

    @property
    def corrects(self) -> bool:
        """Tell a correction of a mistake from a change: a reason is given and no day (更正)."""
        return bool(self.reason) and not self.day_named


class UnitOfWork:
    """Rows to write, numbers to give out, and the journal entry that will hold them.

    Inserts are gathered and written in bulk at ``flush``; the head row is locked from the
    first statement on, so numbers are never doubled and never lost.
    """

    def __init__(self, conn: Connection, stamp: Stamp) -> None:
        """Lock the head: on PostgreSQL by FOR UPDATE, on SQLite by BEGIN IMMEDIATE."""
        self.conn, self.stamp = conn, stamp
        head = conn.execute(select(ledger_head).with_for_update()).one()
        self.seq, self.head = head.seq + 1, str(head.hash)
        self._counters: dict[str, int] = json.loads(head.counters)
        self._changes: list[RowChange] = []
        self._pending: dict[str, list[dict[str, Any]]] = {}
        self.hash: str | None = None

    def next_number(self, series: str) -> int:
        """Give the next number of a series, counted from 1 without gaps."""
        self._counters[series] = self._counters.get(series, 0) + 1
        return self._counters[series]

    def uid(self) -> str:
        """Give a new identity."""
        return new_uid()

    def insert(self, table: Table, row: Mapping[Any, Any]) -> None:
        """Add a row; columns that are not given become NULL."""
        full = {name: row.get(name) for name in stored_columns(table)}
        _refuse_classified(table, full)
        self._pending.setdefault(table.name, []).append(full)
        self._changes.append(
            RowChange(table.name, key_of(table, full), "insert", image_of(table, full))
        )

    def update(self, table: Table, row: Mapping[Any, Any], **changes: Any) -> None:  # noqa: ANN401 - any column
        """Change a row that was read before; a change that changes nothing is none."""
        self.update_all(table, [(row, changes)])

    def update_all(
        self, table: Table, rows: Iterable[tuple[Mapping[Any, Any], Mapping[str, Any]]]
    ) -> None:
        """Change rows that were read before, each with its own changes, in few statements."""
        self.flush()
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for row, changes in rows:
            before = _whole(table, row)
            after = before | dict(changes)
            if after == before:
                continue
            _refuse_classified(table, changes)
            values = {f"new_{name}": value for name, value in changes.items()}
            keys = {f"key_{column.name}": row[column.name] for column in table.primary_key.columns}
            alike.setdefault(tuple(changes), []).append(values | keys)
            self._changes.append(
                RowChange(table.name, key_of(table, after), "update", image_of(table, after))
            )
        for names, said in alike.items():
            self.conn.execute(_update_of(table, names), said)

    def keep(self, raw: bytes) -> str:
        """Keep bytes beside the journal and give their SHA-256, by which rows name them."""
        digest = hashlib.sha256(raw).hexdigest()
        known = select(content.c.sha256).where(content.c.sha256 == digest)
        if self.conn.execute(known).first() is None:
            body = zlib.compress(raw, 9)
            self.conn.execute(insert(content).values(sha256=digest, body=body))
        return digest

    def flush(self) -> None:
        """Write the gathered rows, referred-to tables first."""
        by_name = {table.name: table for table in JOURNALLED}
        pending, self._pending = self._pending, {}
        for name in sorted(pending, key=_ORDER.__getitem__):
            table, rows = by_name[name], pending[name]
            if table in _SAME_KEY_AGAIN:
                rows = self._written_over(table, rows)
            if rows:
                self.conn.execute(insert(table), rows)

    def _written_over(self, table: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Let rows take the places of those that were taken back; give those that are new.

        What is said again of the same subject, unit and day has the key that it had before.
        """
        keys, first = table.primary_key.columns, next(iter(table.primary_key.columns))
        query = select(*keys).where(
            table.c[UNDONE_BY].is_not(None), one_of(first, {row[first.name] for row in rows})
        )
        free = {key_of(table, row) for row in self.conn.execute(query).mappings()}
        again = [row for row in rows if key_of(table, row) in free]
        names = [column for column in stored_columns(table) if table.c[column] not in set(keys)]
        for row in again:
            values = {f"new_{name}": row[name] for name in names}
            values |= {f"key_{column.name}": row[column.name] for column in keys}
            self.conn.execute(_update_of(table, names), values)
        for n, change in enumerate(self._changes if again else ()):
            if change.table == table.name and change.key in free and change.operation == "insert":
                self._changes[n] = replace(change, operation="update")
        return [row for row in rows if key_of(table, row) not in free]

    def added(self, table: str) -> set[str]:
        """Give the keys of the rows that were added to a table."""
        return {
            change.key
            for change in self._changes
            if change.table == table and change.operation == "insert"
        }

    @property
    def touched_law(self) -> bool:
        """Tell whether the calendar, the rules or the office's choices are being changed."""
        return any(change.table in _LAW for change in self._changes)

    @property
    def changed(self) -> bool:
        """Tell whether anything is to be written."""
        return bool(self._changes)

    def commit(self) -> None:
        """Write the journal entry and the head; a command that changed nothing writes none."""
        self.flush()
        if not self._changes:
            return
        self.hash = append_entry(self.conn, self._header(), self._changes)
        self.conn.execute(
            update(ledger_head).values(
                seq=self.seq,
                hash=self.hash,
                counters=json.dumps(self._counters, sort_keys=True),
            )
        )

    def _header(self) -> dict[str, Any]:
        return {
            "seq": self.seq,
            "uid": new_uid(),
            "recorded_at": recorded_now(),
            "actor": self.stamp.actor,
            "command": self.stamp.command,
            "reason": self.stamp.reason,
            "today": self.stamp.today,
            "happened_on": self.stamp.on,
            "prev_hash": self.head,
        }


def _whole(table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    """Give every stored column of a row as it was read; one that stands bears no mark."""
    return {
        name: row.get(name) if name == UNDONE_BY else row[name] for name in stored_columns(table)
    }


def _update_of(table: Table, names: Iterable[str]) -> Update:
    """Give the statement that sets some columns of the rows with given keys."""
    keys = [column == bindparam(f"key_{column.name}") for column in table.primary_key.columns]
    return update(table).where(*keys).values({name: bindparam(f"new_{name}") for name in names})


def _refuse_classified(table: Table, row: Mapping[str, Any]) -> None:
    """Let nothing classified through the one door to the rows; codes and days are ASCII."""
    if table.name in _WRITTEN_BY_PEOPLE:
        refuse_classified(
            *(text for text in row.values() if isinstance(text, str) and not text.isascii())
        )
