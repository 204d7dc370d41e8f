"""What verification finds, and reading rows as they are stored rather than as objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import type_coerce
from sqlalchemy.types import NULLTYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row, Select

#: How many rows are fetched, and how many keys are named, at a time.
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where the ledger is not what its journal says; ``facts`` fill its sentence."""

    code: str
    seq: int | None = None
    table: str | None = None
    row: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def stream(conn: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    """Read a long answer a few hundred rows at a time."""
    options = {"stream_results": True, "yield_per": CHUNK}
    yield from conn.execute(query, execution_options=options)


def stored(table: Any) -> list[Any]:  # noqa: ANN401 - a table or an alias
    """Name a table's written columns as they are stored: no value is converted."""
    columns = (column for column in table.columns if column.computed is None)
    return [type_coerce(column, NULLTYPE).label(column.name) for column in columns]


def readable(value: Any) -> Any:  # noqa: ANN401 - what a database may hold
    """Give a stored value a form that can be compared and printed."""
    return f"x'{value.hex()}'" if isinstance(value, bytes) else value


def chunks(rows: Iterator[Row[Any]]) -> Iterator[list[Row[Any]]]:
    """Gather rows a few hundred at a time."""
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
