"""The list of what is overdue as a report: what ``zx overdue`` reads, as a page may say it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.scope.privacy import published
from zhixingli.services.scope.readers import whose
from zhixingli.services.use_case.session import Reply, reading

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.store.ledger.database import Ledger


def overdue_report(
    ledger: Ledger, *, as_of: date, filters: Filters
) -> Reply[tuple[ObligationItem, ...]]:
    """Give what is overdue on a day with the titles that a page may say."""
    reply = overdue(ledger, as_of=as_of, filters=filters)
    with reading(ledger) as (conn, _):
        reader = whose(conn, as_of, reader=filters.reader).reader
        return replace(reply, data=published(conn, reply.data, reader))
