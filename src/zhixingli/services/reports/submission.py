"""Use case of handing in the office's own weekly reports (报送)."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from zhixingli.domain.meetings import series
from zhixingli.domain.terms import ActKind, OwedReport
from zhixingli.domain.writing.week import last_complete_week, parse_week, week_name
from zhixingli.services.meetings.reviews import series_owner
from zhixingli.services.readings.recurring import LETTERS, TABLE
from zhixingli.services.results.meetings import Submission
from zhixingli.services.use_case.session import Change, Outcome, Session, perform
from zhixingli.services.use_case.texts import optional
from zhixingli.store.kinds.matters import save
from zhixingli.store.kinds.series import KEPT_SERIES, load_series, once_set_up

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

#: The reports that are owed every week, by their name on the command line.
SUBMITTED = {OwedReport.ONSITE: TABLE, OwedReport.LETTERS: LETTERS}


def submit_report(
    ledger: Ledger, stamp: Stamp, kind: OwedReport, *, week: str | None, to: str | None
) -> Change[Submission]:
    """Record that the report of a week was handed in, the last complete week's by default."""
    monday = last_complete_week(stamp.on) if week is None else parse_week(week, stamp.on)
    said, notes = optional(to, "报送对象", "--to")

    def use_case(session: Session) -> Outcome[Submission]:
        data = hand_in(session, kind, monday, to=said)
        line = f"{data.week} 的{data.title}已于 {stamp.on} 报送"
        return Outcome(data, line, tuple(notes))

    return perform(ledger, stamp, use_case)


def hand_in(session: Session, kind: OwedReport, monday: date, *, to: str | None) -> Submission:
    """Record inside a unit of work that the report of a week was handed in."""
    meant, on = SUBMITTED[kind], session.work.stamp.on
    before = load_series(session.conn, meant.id, session.law.rules)
    owner = series_owner(session, meant.title, before, "zx person add … --post executive_deputy")
    once = once_set_up(session.conn, meant.id, session.law.rules)
    known = deepcopy(once)
    desk = session.desk()
    of = before
    if of is None:
        first = desk.at(monday) if monday <= on else desk
        of = series.setup(first, once, id=meant.id, title=meant.title, kind=meant.kind, owner=owner)
    week = week_name(monday)
    series.submit(desk, of, week=week, to=to)
    save(session.work, KEPT_SERIES, of, known)
    return Submission(f"{meant.id}/{meant.rule}/{week}", meant.title, week, on, to)


def handed_in(session: Session, kind: OwedReport, monday: date) -> bool:
    """Tell whether the report of a week was handed in before."""
    of = load_series(session.conn, SUBMITTED[kind].id, session.law.rules)
    week = week_name(monday)
    return of is not None and any(
        act.kind is ActKind.SUBMIT and act.outcome == week for act in of.acts
    )
