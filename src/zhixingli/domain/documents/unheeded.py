"""Notices of what is missing that stopped no clock, and why (告知补正晚了的)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents.course import rounds
from zhixingli.domain.law.terms import OnExpiry, Supplement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.matters.obligation import Obligation

_DAY: Final = timedelta(days=1)


def unheeded_notices(matter: Matter, owed: Obligation, as_of: date) -> Iterator[str]:
    """Say of each notice that should have stopped a limit why it did not."""
    if owed.limit.supplement is Supplement.NONE:
        return
    for day, _ in rounds(matter.acts, as_of):
        begun = owed.opened_on <= day and (owed.closed_on is None or owed.closed_on >= day)
        if not begun or any(wait.from_on == day for wait in owed.waits):
            continue
        span = owed.span_on(day)
        accepted = accepted_on_receipt(matter, owed, day)
        if accepted is not None:
            yield (
                f"{day} 才告知补正，晚于“{accepted.limit.label}”的期限，依法"
                f"{OnExpiry.ACCEPTED_ON_RECEIPT.label}，期限不停（{accepted.limit.basis}）"
            )
        elif span is not None and span.due_on is not None and span.due_on < day:
            yield f"{day} 才告知补正，在 {span.due_on} 届满以后，期限不停也不重新计算"


def accepted_on_receipt(matter: Matter, main: Obligation, day: date) -> Obligation | None:
    """Give the limit of the notice that ran out during a clock: the law accepted on receipt (32④).

    Once it did, no later notice stops the clock; only material that began it anew opens another
    round.
    """
    # What came on the very day of the notice may be what the notice asked for.
    begun = main.restart_on(day - _DAY) or main.opened_on
    for owed in matter.obligations:
        span = owed.span_on(day)
        decided = owed.limit.on_expiry is OnExpiry.ACCEPTED_ON_RECEIPT
        of_this_clock = begun <= owed.opened_on <= day
        ended = day if owed.closed_on is None else min(owed.closed_on, day)
        due = span.due_on if span is not None else None
        if decided and of_this_clock and due is not None and due < ended:
            return owed
    return None
