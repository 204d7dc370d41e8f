"""Which leader each unit answers to (分工表), by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from zhixingli.store.tables.standing import portfolio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping


def portfolio_on(conn: Connection, day: date) -> dict[str, RowMapping]:
    """Read the leader of each unit on a day; units that have none yet are absent."""
    return {row["unit"]: row for row in portfolio_spans(conn) if row["from_on"] <= day}


def portfolio_spans(conn: Connection) -> list[RowMapping]:
    """Read from which day on each unit answered to whom: rows that change nobody are left out."""
    spans: list[RowMapping] = []
    for row in portfolio_rows(conn):
        last = spans[-1] if spans else None
        if last is None or (last["unit"], last["leader"]) != (row["unit"], row["leader"]):
            spans.append(row)
    return spans


def portfolio_rows(conn: Connection, unit_id: str | None = None) -> Sequence[RowMapping]:
    """Read the leaders of every unit, or of one, in the order of days."""
    query = select(portfolio).order_by(portfolio.c.unit, portfolio.c.from_on)
    if unit_id is not None:
        query = query.where(portfolio.c.unit == unit_id)
    return conn.execute(query).mappings().all()
