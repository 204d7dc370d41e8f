"""The material for an executive meeting (常务会议汇报材料)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Kind
from zhixingli.services.matters.handling import described
from zhixingli.services.meetings.acts import MEETINGS
from zhixingli.services.meetings.suggesting import suggested
from zhixingli.services.projects.detail import milestone_items
from zhixingli.services.projects.listing import project_rows_on
from zhixingli.services.projects.onsite import onsite_records
from zhixingli.services.results.overview import ExecBrief, ExecMaterial
from zhixingli.services.scope.readers import whose
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.matters import load, matters_of, matters_on
from zhixingli.store.kinds.meetings import KEPT_MEETINGS
from zhixingli.store.kinds.projects import KEPT_PROJECTS
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.meetings.acts import Meeting
    from zhixingli.services.results.meetings import MeetingDetail
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger

#: How many projects are suggested while no meeting is planned.
_USUAL = 4


def exec_material(
    ledger: Ledger, *, meeting: str | None, as_of: date, reader: str | None = None
) -> Reply[ExecMaterial]:
    """Gather what a meeting hears: the one named, else the next or the last; else suggestions."""
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, reader=reader)
        held = _meeting(conn, law, meeting, as_of)
        if held is None:
            best = [
                each
                for each in suggested(conn, law, as_of)[:_USUAL]
                if asked.holds(each.sponsor.id, each.unit.id)
            ]
            return Reply(ExecMaterial(None, (), tuple(best), asked.reader), law.meta(as_of))
        day = min(as_of, held.meeting_on)  # what the meeting heard, however often it is printed
        detail = described(conn, law, MEETINGS, held, day)
        about = {row.id for row in detail.agenda}
        rows = tuple(
            row
            for row in project_rows_on(conn, law, day)
            if row.id in about and asked.holds((row.sponsor or row.leader).id, row.unit.id)
        )
        briefs = tuple(_briefs(conn, law, detail, [row.id for row in rows], day))
        made = ExecMaterial(detail, rows, (), asked.reader, briefs, day)
        return Reply(made, law.meta(as_of))


def _briefs(
    conn: Connection, law: Law, meeting: MeetingDetail, wanted: Sequence[str], as_of: date
) -> Iterator[ExecBrief]:
    """Tell of each project what its line of the ledger does not."""
    before = min(as_of, meeting.meeting_on - timedelta(days=1))  # it is heard at the meeting itself
    reasons = {each.id: each.factors for each in suggested(conn, law, before)}
    found = matters_of(conn, KEPT_PROJECTS, law.rules, subject.c.id.in_(wanted))
    records = onsite_records(conn, law, wanted, as_of)
    undone = [each for each in meeting.carried_over if each.finished_on is None]
    for project in found:
        yield ExecBrief(
            id=project.id,
            as_of=as_of,
            milestones=milestone_items(project, as_of),
            onsite=records.get(project.id),
            decisions=tuple(each for each in undone if each.about == project.id),
            why=reasons.get(project.id, ()),
        )


def _meeting(conn: Connection, law: Law, wanted: str | None, as_of: date) -> Meeting | None:
    """Give the executive meeting that is named, else the next one, else the last."""
    if wanted is not None:
        return load(conn, KEPT_MEETINGS, matter_meant(conn, Kind.MEETING, wanted, as_of), law.rules)
    known = [
        held
        for held in matters_on(conn, KEPT_MEETINGS, law.rules, as_of)
        if held.form is Form.EXEC and held.voided_on is None
    ]
    known.sort(key=lambda held: (held.meeting_on, held.id))
    coming = (held for held in known if held.meeting_on >= as_of)
    return next(coming, known[-1] if known else None)
