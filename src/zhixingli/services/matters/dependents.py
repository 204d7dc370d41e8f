"""What hangs on a matter that ends: named when it does, with what becomes of each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.meetings.acts import Meeting
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import ActKind
from zhixingli.domain.writing.week import monday_of, week_name
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.names import names
from zhixingli.store.kinds.dependents import dependents_of, met_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.matters.matter import Matter
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Session

_SIX_DAYS: Final = timedelta(days=6)


def what_hung_on(session: Session, before: Matter, matter: Matter) -> Iterator[Remark]:
    """Say what hung on a matter that an act has just ended; nothing of one that goes on."""
    end = matter.closed()
    if end is None or before.closed() is not None:
        return
    day, conn, void = session.work.stamp.on, session.conn, end.kind is ActKind.VOID
    known = names(conn, day)
    gone = _unanswered(before, matter, known, day)
    if gone:
        yield Remark("COSIGNS_WITHDRAWN", f"还没答复的会签一并撤销：{'、'.join(gone)}")
    hanging = dependents_of(conn, matter.id, day)
    if hanging:
        said = "、".join(
            f"{each.what} {each.id}《{each.title}》（{known.units[each.unit].name}）"
            for each in hanging
        )
        then = "由来已经作废，不再需要的逐件作废、撤下" if void else "逐件另行办结、销号、撤下"
        yield Remark("DEPENDENTS_STAY", f"连着它的 {len(hanging)} 件照旧：{said}；{then}")
    if void and isinstance(matter, Meeting) and matter.form is Form.ONSITE:
        yield from _weeks_unmet(conn, matter)


def _unanswered(before: Matter, matter: Matter, known: Names, day: date) -> list[str]:
    """Name the units that were asked and need not answer any more."""
    asked = {each.id: each for each in before.obligations if each.answers(day)}
    said = []
    for each in matter.obligations:
        if each.unit is not None and each.withdrawn_on is not None and each.id in asked:
            span = asked[each.id].span_on(day)
            by = f"（限 {span.due_on}）" if span is not None and span.due_on is not None else ""
            said.append(f"{known.units[each.unit].name}{by}")
    return said


def _weeks_unmet(conn: Connection, meeting: Meeting) -> Iterator[Remark]:
    """Say which projects have no meeting on site left in the week of one that was struck out."""
    monday = monday_of(meeting.meeting_on)
    met = met_otherwise(conn, meeting.id, monday, monday + _SIX_DAYS)
    missing = [item.about for item in meeting.agenda if item.about not in met]
    if missing:
        text = f"{'、'.join(missing)} 的 {week_name(monday)} 没有别的现场办公会，按没有召开"
        yield Remark("WEEK_UNMET", text)
