"""The material for an executive meeting (常务会议汇报材料)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Kind
from zhixingli.services.meetings.detail import meeting_detail
from zhixingli.services.meetings.suggesting import suggested
from zhixingli.services.projects.listing import project_rows_on
from zhixingli.services.results.overview import ExecMaterial
from zhixingli.services.scope.readers import whose
from zhixingli.services.use_case.finder import id_of
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.meetings import load_meeting, meetings_on

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.store.ledger.database import Ledger

#: How many projects are suggested while no meeting is planned.
_USUAL = 4


def exec_material(
    ledger: Ledger, *, meeting: str | None, as_of: date, reader: str | None = None
) -> Reply[ExecMaterial]:
    """Gather what a meeting hears: the one named, else the next or the last; else suggestions."""
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, reader=reader)
        known = [
            row
            for row in meetings_on(conn, as_of, (Form.EXEC,))
            if row["voided_on"] is None or row["voided_on"] > as_of
        ]
        wanted = id_of(Kind.MEETING, meeting) if meeting is not None else None
        if wanted is None and known:
            coming = [row for row in known if row["meeting_on"] >= as_of]
            wanted = (coming[-1] if coming else known[0])["id"]
        if wanted is None:
            best = [
                each
                for each in suggested(conn, law, as_of)[:_USUAL]
                if asked.holds(each.sponsor.id, each.unit.id)
            ]
            return Reply(ExecMaterial(None, (), tuple(best), asked.reader), law.meta(as_of))
        held = load_meeting(conn, wanted, law.rules)
        detail = meeting_detail(conn, held, as_of=as_of, law=law)
        about = {row.id for row in detail.agenda}
        rows = tuple(
            row
            for row in project_rows_on(conn, as_of)
            if row.id in about and asked.holds((row.sponsor or row.leader).id, row.unit.id)
        )
        return Reply(ExecMaterial(detail, rows, (), asked.reader), law.meta(as_of))
