"""Series of reviews and reports between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.meetings.series import ReportSeries, Series
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.matters import common_fields, matter_rows
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from zhixingli.domain.law.rules import RuleBook


def load_series(conn: Connection, series_id: str, rules: RuleBook) -> Series | None:
    """Read a series; None while it has not been set up."""
    row = conn.execute(select(subject).where(subject.c.id == series_id)).mappings().one_or_none()
    if row is None:
        return None
    made = ReportSeries if row["kind"] == Kind.REPORT.value else Series
    return made(**common_fields(conn, row, rules))


def known_series(conn: Connection, series_id: str, rules: RuleBook) -> Series:
    """Read a series that is there."""
    found = load_series(conn, series_id, rules)
    if found is None:
        message = f"no such series: {series_id}"
        raise LookupError(message)
    return found


def series_rows(of: Series) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a series' rows, each with its table."""
    yield from matter_rows(of)
