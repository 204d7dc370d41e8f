"""Which rows of a register are in the ledger already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import or_, select, tuple_

from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.writing.characters import without_hidden
from zhixingli.domain.writing.dates import parse_cell_date
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.store.tables import doc, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from zhixingli.domain.documents.acts import Receipt
    from zhixingli.services.sheets.shapes import FileTable

T = TypeVar("T")

_CHUNK: Final = 400


class Register:
    """The documents of the ledger that a file may repeat, read in a few statements.

    A live document is known by sender and number; a returned one, whose number is free again,
    by its day besides; one without a number by sender, title and day.
    """

    def __init__(self, conn: Connection, table: FileTable) -> None:
        """Read what the file's senders, numbers and days point to."""
        self._live = {(row["sender"], row["number"]): row for row in _live(conn, _numbers(table))}
        by_day = list(_unnumbered_or_returned(conn, _days(table)))
        self._by_day = {
            (row["sender"], row["number"] or row["title"], row["received_on"]): row
            for row in by_day
        }

    def earlier(self, receipt: Receipt, day: date) -> str | None:
        """Give the document that the row repeats."""
        known = self._by_day.get((receipt.sender, receipt.number or receipt.title, day))
        if known is None:
            known = self._live.get((receipt.sender, receipt.number))
        if known is None:
            return None
        return str(known["id"])


_KNOWN: Final = select(
    doc.c.id, doc.c.sender, doc.c.number, doc.c.received_on, subject.c.title
).join(subject, subject.c.id == doc.c.id)


def _live(conn: Connection, numbers: Iterable[tuple[str, str]]) -> Iterator[RowMapping]:
    """Read by sender and number, as the index of live documents has them."""
    for some in _chunks(numbers):
        yield from _rows(
            conn,
            doc.c.number.is_not(None),
            ~doc.c.released,
            tuple_(doc.c.sender, doc.c.number).in_(some),
        )


def _unnumbered_or_returned(conn: Connection, days: Iterable[date]) -> Iterator[RowMapping]:
    for some in _chunks(days):
        yield from _rows(
            conn,
            doc.c.received_on.in_(some),
            or_(doc.c.number.is_(None), doc.c.returned_on.is_not(None)),
            subject.c.voided_on.is_(None),
        )


def _rows(conn: Connection, *where: ColumnElement[bool]) -> Iterator[RowMapping]:
    yield from conn.execute(_KNOWN.where(*where)).mappings()


def _numbers(table: FileTable) -> set[tuple[str, str]]:
    """Give the pairs of sender and number in a file, unreadable ones left out."""
    found = set()
    for line in table.lines:
        try:
            number = normalise_document_number(line.cells.get("来文字号", ""))
        except Refusal:
            continue
        if number is not None:
            found.add((without_hidden(line.cells["来文单位"]).strip(), number.text))
    return found


def _days(table: FileTable) -> set[date]:
    found = set()
    for line in table.lines:
        try:
            found.add(parse_cell_date(line.cells["签收时间"], row=line.row, column="签收时间"))
        except Refusal:
            continue
    return found


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Split what one statement may name; SQLite's oldest limit on variables is 999."""
    every = list(values)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]
