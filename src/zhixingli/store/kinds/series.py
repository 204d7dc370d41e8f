"""Series of reviews and reports between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.domain.meetings.series import ReportSeries, Series
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.matters import Fields, Kept, load
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from zhixingli.domain.law.rules import RuleBook


def load_series(conn: Connection, series_id: str, rules: RuleBook) -> Series | None:
    """Read a series; None while it has not been set up, or after that was taken back."""
    found = once_set_up(conn, series_id, rules)
    return found if found is not None and found.voided_on is None else None


def once_set_up(conn: Connection, series_id: str, rules: RuleBook) -> Series | None:
    """Read a series that was ever set up: it has one name, under which it begins again."""
    if conn.execute(select(subject.c.id).where(subject.c.id == series_id)).scalar() is None:
        return None
    return load(conn, KEPT_SERIES, series_id, rules)


def _series(row: RowMapping, fields: Fields) -> Series:
    return (ReportSeries if row["kind"] == Kind.REPORT.value else Series)(**fields)


KEPT_SERIES: Final = Kept(Kind.REVIEW, None, _series)
