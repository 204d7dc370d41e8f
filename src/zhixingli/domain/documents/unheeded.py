"""Notices of what is missing that stopped no clock, and why (告知补正晚了的)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.documents.course import rounds
from zhixingli.domain.law.terms import OnExpiry, Supplement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.matters.obligation import Obligation


def unheeded_notices(matter: Matter, owed: Obligation, as_of: date) -> Iterator[str]:
    """Say of each notice that should have stopped a limit why it did not."""
    if owed.limit.supplement is Supplement.NONE:
        return
    for day, _ in rounds(matter.acts, as_of):
        begun = owed.opened_on <= day and (owed.closed_on is None or owed.closed_on >= day)
        if not begun or any(wait.from_on == day for wait in owed.waits):
            continue
        span = owed.span_on(day)
        accepted = _accepted(matter, day)
        if accepted is not None:
            yield (
                f"{day} 才告知补正，晚于“{accepted.limit.label}”的期限，依法"
                f"{OnExpiry.ACCEPTED_ON_RECEIPT.label}，期限不停（{accepted.limit.basis}）"
            )
        elif span is not None and span.due_on is not None and span.due_on < day:
            yield f"{day} 才告知补正，在 {span.due_on} 届满以后，期限不停也不重新计算"


def _accepted(matter: Matter, day: date) -> Obligation | None:
    """Give the limit of the notice that had run out on a day: the law has accepted on receipt."""
    for owed in matter.obligations:
        span = owed.span_on(day)
        decided = owed.limit.on_expiry is OnExpiry.ACCEPTED_ON_RECEIPT
        then = owed.opened_on <= day and (owed.closed_on is None or owed.closed_on >= day)
        if decided and then and span is not None and span.due_on is not None and span.due_on < day:
            return owed
    return None
