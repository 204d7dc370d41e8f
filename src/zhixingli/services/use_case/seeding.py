"""What a new ledger is given: shipped notices, estimates beyond them, shipped rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.law.calendar import NoticeKind
from zhixingli.store.law.kept import add_notice, add_rules
from zhixingli.store.law.notices import bundled_notices, estimated_notices
from zhixingli.store.law.rulebooks import bundled_rules

if TYPE_CHECKING:
    from zhixingli.store.ledger.unit_of_work import UnitOfWork

#: How many years past the last announced one are estimated, for limits that reach there.
ESTIMATED_YEARS = 6


def seed_law(work: UnitOfWork) -> None:
    """Copy the calendar and the rules into a new ledger."""
    day = work.stamp.today
    announced = [n for n in bundled_notices() if n.kind is not NoticeKind.ESTIMATE]
    last = max(notice.year for notice in announced if notice.kind is NoticeKind.ANNUAL)
    years = range(last + 1, last + 1 + ESTIMATED_YEARS)
    for notice in (*announced, *estimated_notices(years)):
        add_notice(work, notice, day=day)
    add_rules(work, bundled_rules(), source="bundled", day=day)
