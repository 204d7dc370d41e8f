"""What every kind of matter is shown by, and how a wrong one is struck out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.matters import matter as matters
from zhixingli.services.matters.acts import act_on, does
from zhixingli.services.matters.handling import D, Handling, M, described
from zhixingli.services.results.documents import JournalMark
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.provisional import refuse_provisional
from zhixingli.services.use_case.session import Change, Reply, reading
from zhixingli.store.kinds.matters import load
from zhixingli.store.ledger.entries import last_entry_about

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def show_matter(
    ledger: Ledger, handling: Handling[M, D], wanted: str, *, as_of: date, strict: bool
) -> Reply[D]:
    """Show one matter by the facts of a day."""
    with reading(ledger) as (conn, law):
        kept = handling.kept
        matter = load(conn, kept, matter_meant(conn, kept.kind, wanted, as_of), law.rules)
        refuse_later(matter, as_of)
        detail = described(conn, law, handling, matter, as_of)
        owed = [item for item in detail.obligations if item.light and item.discharged_on is None]
        warnings = refuse_provisional(owed, law, strict=strict)
        last = last_entry_about(conn, matter.id)
        if last is not None:
            detail = replace(detail, journal=JournalMark(last.seq, last.hash))
        return Reply(detail, law.meta(as_of), warnings)


def refuse_later(matter: matters.Matter, as_of: date) -> None:
    """Refuse to show a matter as of a day on which it had not begun."""
    if matter.opened_on > as_of:
        said = f"{matter.id}（截至 {as_of} 还没有{matter.card.beginning}）"
        raise SubjectUnknownError(id=said, field="--as-of")


def void_matter(ledger: Ledger, stamp: Stamp, handling: Handling[M, D], wanted: str) -> Change[D]:
    """Strike out a matter recorded by mistake."""
    act = does(matters.void, "已作废")
    return act_on(ledger, stamp, handling, wanted, act)
