"""Use cases of causes (执行顽症): write one down, count them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixingli.domain.supervisions.causes import give_cause
from zhixingli.domain.supervisions.terms import Malady
from zhixingli.services.results.supervisions import CauseItem, CauseStatistics, MaladyCount
from zhixingli.services.use_case.meant import subject_meant
from zhixingli.services.use_case.session import Outcome, Reply, perform, reading
from zhixingli.services.use_case.texts import optional
from zhixingli.store.kinds.causes import causes_between
from zhixingli.store.kinds.loaders import load_matter
from zhixingli.store.kinds.matters import matter_rows, save_rows
from zhixingli.store.tables import cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.use_case.session import Change, Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def record_cause(
    ledger: Ledger, stamp: Stamp, wanted: str, *, malady: Malady | None, text: str | None
) -> Change[CauseItem]:
    """Write down why something was late, missed or sent back."""
    said, notes = optional(text, "原因")
    head, slash, rest = wanted.partition("/")

    def use_case(session: Session) -> Outcome[CauseItem]:
        meant = subject_meant(session.conn, head, stamp.today)
        key = f"{meant}{slash}{rest}"
        matter = load_matter(session.conn, meant, session.law.rules)
        before = tuple(matter_rows(matter))
        given = give_cause(session.desk(), matter, key=key, malady=malady, text=said)
        save_rows(session.work, matter_rows(matter), before)
        row = {"act": given.act, "key": key, "malady": malady.value if malady else None}
        session.work.insert(cause, row)
        item = CauseItem(key, matter.id, matter.title, malady, said, stamp.on)
        return Outcome(item, f"{key} 已记原因", tuple(notes))

    return perform(ledger, stamp, use_case)


def cause_statistics(ledger: Ledger, *, since: date | None, as_of: date) -> Reply[CauseStatistics]:
    """Read the causes of a period and count the maladies."""
    with reading(ledger) as (conn, law):
        items = tuple(
            CauseItem(
                key=row["key"],
                id=row["subject"],
                title=row["title"],
                malady=Malady(row["malady"]) if row["malady"] else None,
                text=row["text"],
                on=row["happened_on"],
            )
            for row in causes_between(conn, since, as_of)
        )
        counts = tuple(_counts(item.malady for item in items))
        return Reply(CauseStatistics(since, as_of, counts, items), law.meta(as_of))


def malady_counts(conn: Connection, since: date | None, until: date) -> Iterator[MaladyCount]:
    """Count how often each malady was named in a stretch; those that never were fall away."""
    named = (row["malady"] for row in causes_between(conn, since, until))
    counts = _counts(Malady(malady) if malady else None for malady in named)
    return (each for each in counts if each.count)


def _counts(named: Iterable[Malady | None]) -> Iterator[MaladyCount]:
    counted = Counter(named)
    return (MaladyCount(malady, counted[malady]) for malady in Malady)
