"""The order of a supervision matter (督办单): what stood on the day it was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.services.matters.reads import show_matter
from zhixingli.services.supervisions.acts import SUPERVISIONS

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.services.results.supervisions import SupervisionDetail
    from zhixingli.services.use_case.session import Reply
    from zhixingli.store.ledger.database import Ledger


def order_of(
    ledger: Ledger, wanted: str, *, as_of: date, strict: bool = False
) -> Reply[SupervisionDetail]:
    """Show a matter as it was opened: an order printed again is the same."""
    now = show_matter(ledger, SUPERVISIONS, wanted, as_of=as_of, strict=False).data
    return show_matter(ledger, SUPERVISIONS, wanted, as_of=now.opened_on, strict=strict)
