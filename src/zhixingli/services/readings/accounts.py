"""What belongs to a stretch of days (归期日) and how it was kept: the one source of every rate.

An obligation belongs to one day of its life (``Obligation.account``), and to whoever answered
for it on that day; who never settles it stays in what was owed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.rules import (
    ADVISORY,
    COSIGN_REPLY,
    DOC_CHECK,
    DOC_INSTRUCTION,
    EXEC_NOTICE,
    ONSITE_MINUTES,
)
from zhixingli.domain.projects.milestones import PROJECT_MILESTONE
from zhixingli.services.results.rates import Rates, percent
from zhixingli.services.use_case.names import names
from zhixingli.store.reads import accounts as reads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law

#: Rules that are not the finishing of the work itself: each has its own figure.
BESIDE: Final = frozenset(
    {
        DOC_CHECK,
        DOC_INSTRUCTION,
        COSIGN_REPLY,
        ONSITE_MINUTES,
        EXEC_NOTICE,
        PROJECT_MILESTONE,
    }
)


@dataclass(frozen=True, slots=True)
class Account:
    """One obligation in the account of the day that it belongs to, as of a later day."""

    key: str
    subject: str
    kind: str
    limit: TimeLimit
    promised: bool
    day: date
    leader: str
    unit: str
    on_time: bool
    on_time_original: bool
    late: bool

    @property
    def undone(self) -> bool:
        """Tell whether it is not settled yet."""
        return not self.on_time and not self.late

    @property
    def binding(self) -> bool:
        """Tell whether it binds: what only reminds (只提示) has its own figure."""
        return self.limit.id not in ADVISORY and not self.limit.reminder

    @property
    def finishing(self) -> bool:
        """Tell whether it is the work itself that was to be finished."""
        return self.binding and self.limit.id not in BESIDE


def accounts_in(  # noqa: PLR0917 - of which days, as of which, whose
    conn: Connection, law: Law, first: date, last: date, as_of: date, asked: Whose
) -> list[Account]:
    """Give what belongs to a stretch, kept by ``as_of`` or not, of whose it was on that day."""
    known = names(conn, as_of)
    found = []
    for row in reads.accounts_between(conn, first, last, as_of):
        day = row["belongs_on"]
        leader = known.led_by(row["asked"], day, otherwise=row["leader"])
        unit = known.heir(row["asked"] or row["unit"], day)
        if not asked.holds(leader, unit):
            continue
        done, gone = (
            row[name] if row[name] is not None and row[name] <= as_of else None
            for name in ("discharged_on", "withdrawn_on")
        )
        found.append(
            Account(
                key=row["key"],
                subject=row["subject"],
                kind=row["kind"],
                limit=law.rules.numbered(row["rule_version"]),
                promised=row["public_promise"],
                day=day,
                leader=leader,
                unit=unit,
                on_time=done is not None and done <= row["due"],
                on_time_original=done is not None and done <= (row["unextended"] or row["due"]),
                late=gone is not None or (done is not None and done > row["due"]),
            )
        )
    return found


def rates(found: Iterable[Account]) -> Rates:
    """Count accounts; the parts add up to what was owed."""
    every = list(found)
    owed, kept = len(every), sum(each.on_time for each in every)
    original = sum(each.on_time_original for each in every)
    return Rates(
        owed=owed,
        on_time=kept,
        on_time_original=original,
        late=sum(each.late for each in every),
        undone=sum(each.undone for each in every),
        rate=percent(kept, owed),
        rate_original=percent(original, owed),
    )
