"""Use cases of a document's clock: pause, resume, extend (停表、恢复、延期)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.services import matter_clock
from zhixingli.services.document_acts import DOCS

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.services.document_acts import DocChange
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp


def pause_document(  # noqa: PLR0913 - what a pause says
    ledger: Ledger,
    stamp: Stamp,
    document: str,
    *,
    ground: str,
    written: bool,
    rule: str | None,
) -> DocChange:
    """Stop the clock."""
    return matter_clock.pause(
        ledger, stamp, DOCS, document, ground=ground, written=written, rule=rule
    )


def resume_document(ledger: Ledger, stamp: Stamp, document: str, *, rule: str | None) -> DocChange:
    """Let the clock run again."""
    return matter_clock.resume(ledger, stamp, DOCS, document, rule=rule)


def extend_document(  # noqa: PLR0913 - what an extension says
    ledger: Ledger,
    stamp: Stamp,
    document: str,
    *,
    days: int | None,
    until: date | None,
    approved_by: str,
    rule: str | None,
) -> DocChange:
    """Extend a limit within what its rule allows."""
    return matter_clock.extend(
        ledger,
        stamp,
        DOCS,
        document,
        days=days,
        until=until,
        approved_by=approved_by,
        rule=rule,
    )
