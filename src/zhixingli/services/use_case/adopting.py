"""What an upgrade writes down: facts that an older schema had no place for.

No due date moves. A paper whose sender was told what is missing waits, under a rule that counts
anew, from the day of the notice; the ledger knows the notice and only did not say so.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from zhixingli.domain.documents.course import rounds
from zhixingli.domain.law.terms import Cause, Supplement
from zhixingli.domain.matters.dated import DatedFact
from zhixingli.domain.matters.obligation import WaitFact
from zhixingli.domain.matters.timing import retime
from zhixingli.domain.projects.project import YEAR_PLAN
from zhixingli.services.use_case.marks import CLOCK_KEPT, mark
from zhixingli.store.kinds.dated import fact_row
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import matters_of, rows_of, save_rows
from zhixingli.store.kinds.obligations import repeat_accounts
from zhixingli.store.law.kept import calendar_revision, load_calendar, load_rules
from zhixingli.store.tables import (
    dated_fact,
    journal,
    journal_row,
    obligation,
    project,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.store.ledger.unit_of_work import UnitOfWork

#: The first schema that knows waiting, and whose ledgers keep the clock.
_KNOWS_WAITING = "0005"


def adopt(work: UnitOfWork, before: str) -> None:
    """Write what the schema that the ledger has now says of the facts that it had."""
    if before < _KNOWS_WAITING:
        mark(work, CLOCK_KEPT, str(work.seq))
        _let_wait(work)
    if before < _KNOWS_PLANS:
        _keep_plans(work)
    if before < _KNOWS_ACCOUNTS:
        work.flush()
        repeat_accounts(work.conn, load_rules(work.conn))


#: The first schema that keeps the plan of each year of a project, and the first that repeats
#: on an obligation the day that it belongs to: no new fact, so the journal has no word of it.
_KNOWS_PLANS = "0006"
_KNOWS_ACCOUNTS = "0007"


def _keep_plans(work: UnitOfWork) -> None:
    """Keep the plans of projects as the journal knows them: each change is of its own year.

    A plan that was not set anew is that of the years since too: no figure moves by an upgrade.
    """
    query = (
        select(journal_row.c.image, journal.c.happened_on, journal.c.today)
        .join(journal, journal.c.seq == journal_row.c.seq)
        .where(journal_row.c.table_name == project.name)
        .order_by(journal_row.c.seq, journal_row.c.n)
    )
    said: dict[str, list[tuple[date, str | None, date]]] = {}
    for image, day, recorded in work.conn.execute(query):
        row = json.loads(image)
        told = said.setdefault(row["id"], [])
        if row["year_plan"] is not None and (not told or told[-1][1] != row["year_plan"]):
            told.append((day, row["year_plan"], recorded))
    for number, told in said.items():
        for fact in _plans(number, told, work.stamp.today.year):
            work.insert(dated_fact, fact_row(fact))


def _plans(
    number: str, told: list[tuple[date, str | None, date]], last: int
) -> Iterator[DatedFact]:
    """Give the plans of each year from the first that was told to the last."""
    days: dict[tuple[int, date], tuple[str | None, date]] = {}
    for day, amount, recorded in told:
        days[day.year, day] = amount, recorded
    for (year, day), (amount, recorded) in days.items():
        yield DatedFact(number, YEAR_PLAN, str(year), day, amount, recorded, None)
        later = min((y for y, _ in days if y > year), default=last + 1)
        if day == max(d for y, d in days if y == year):
            for since in range(year + 1, later):
                first = date(since, 1, 1)
                yield DatedFact(number, YEAR_PLAN, str(since), first, amount, recorded, None)


def _let_wait(work: UnitOfWork) -> None:
    rules = load_rules(work.conn)
    restarting = [
        limit.version
        for versions in map(rules.versions, {limit.id for limit in rules.latest()})
        for limit in versions
        if limit.supplement is Supplement.RESTART
    ]
    waiting = select(obligation.c.subject).where(
        obligation.c.closed_on.is_(None), obligation.c.rule_version.in_(restarting)
    )
    calendar, revision = load_calendar(work.conn), calendar_revision(work.conn)
    for document in matters_of(work.conn, KEPT_DOCUMENTS, rules, subject.c.id.in_(waiting)):
        rows = list(rows_of(KEPT_DOCUMENTS, document))
        for owed in document.obligations:
            if owed.closed_on is None and owed.limit.supplement is Supplement.RESTART:
                _waits(work, document, owed, calendar, revision)
        save_rows(work, rows_of(KEPT_DOCUMENTS, document), rows)


def _waits(
    work: UnitOfWork, document: Document, owed: Obligation, calendar: WorkCalendar, revision: int
) -> None:
    """Add the rounds of waiting; should a due date move by it, the obligation stays as it was."""
    heeded = list(_heeded(document, owed))
    if not heeded:
        return
    due, spans = owed.last_span.due_on, list(owed.spans)
    owed.waits = [WaitFact(0, told, came) for told, came in heeded]
    retime(owed, calendar, revision=revision, since=heeded[0][0], cause=Cause.WAIT)
    if owed.last_span.due_on != due and not owed.last_span.waiting:
        owed.waits, owed.spans = [], spans
    for wait in owed.waits:
        wait.id = work.next_number("waiting")


def _heeded(document: Document, owed: Obligation) -> Iterator[tuple[date, date | None]]:
    """Give the rounds whose notice came in time; one that an extension preceded is left alone.

    Counted by the rules of today that extension would belong to the clock before, and a due date
    would move.
    """
    for told, came in rounds(document.acts):
        span = owed.span_on(told)
        late = span is None or (span.due_on is not None and span.due_on < told)
        extended = came is not None and any(each.granted_on < came for each in owed.extensions)
        if not late and not extended and owed.opened_on <= told:
            yield told, came
