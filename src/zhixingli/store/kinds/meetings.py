"""Meetings between rows and objects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, or_, select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.law.rules import EXEC_NOTICE
from zhixingli.domain.meetings.acts import AgendaItem, Meeting
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Kind
from zhixingli.store import tables
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.kinds.matters import Fields, Kept
from zhixingli.store.kinds.responsibility import assigned_on
from zhixingli.store.tables import assignment, decision, meeting, obligation, project, subject, task
from zhixingli.store.tables.standing import agenda_item

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, Row, RowMapping, Table

    from zhixingli.store.kinds.matters import Which

_OWN = ("form", "meeting_on", "chair", "delegated", "place", "number", "issued_on", "series")


def _meeting(row: RowMapping, fields: Fields) -> Meeting:
    own = {name: row[name] for name in _OWN} | {"form": Form(row["form"])}
    return Meeting(**fields, **own)


def _agendas(conn: Connection, which: Which) -> dict[str, Fields]:
    """Read what meetings deal with."""
    found: dict[str, Fields] = defaultdict(lambda: {"agenda": []})
    query = select(agenda_item).where(which(agenda_item.c.meeting))
    items = conn.execute(query.order_by(agenda_item.c.added_on, agenda_item.c.about)).mappings()
    for item in items:
        found[item["meeting"]]["agenda"].append(AgendaItem(**item))
    return found


def _rows(of: Meeting) -> Iterator[tuple[Table, dict[str, Any]]]:
    own = {name: getattr(of, name) for name in _OWN}
    yield meeting, {"id": of.id, **own, "form": of.form.value}
    for item in of.agenda:
        yield tables.agenda_item, {name: getattr(item, name) for name in AgendaItem.__slots__}


KEPT_MEETINGS: Final = Kept(Kind.MEETING, meeting, _meeting, _rows, _agendas)


def refuse_no_project(conn: Connection, wanted: Collection[str]) -> None:
    """Refuse an id that no key project has."""
    query = select(project.c.id).where(project.c.id.in_(wanted))
    known = set(conn.execute(query).scalars())
    for each in wanted:
        if each not in known:
            raise SubjectUnknownError(id=each, field="project")


def unissued_minutes(
    conn: Connection, form: Form, before: date, day: date
) -> Sequence[Row[Any, Any, Any]]:
    """Read the meetings of a form held before a day whose minutes were not issued by another."""
    query = (
        select(subject.c.id, title_on(day), meeting.c.meeting_on)
        .join(meeting, meeting.c.id == subject.c.id)
        .where(
            meeting.c.form == form.value,
            meeting.c.meeting_on < before,
            or_(meeting.c.issued_on.is_(None), meeting.c.issued_on > day),
            subject.c.voided_on.is_(None),
        )
        .order_by(meeting.c.meeting_on, subject.c.id)
    )
    return conn.execute(query).all()


def exec_figures(conn: Connection, first: date, last: date) -> dict[str, int]:
    """Count the executive meetings of a period and the projects reported on at them."""
    valid = subject.c.voided_on.is_(None)
    held = (
        select(func.count(meeting.c.id))
        .join(subject, subject.c.id == meeting.c.id)
        .where(meeting.c.form == Form.EXEC.value, meeting.c.meeting_on.between(first, last), valid)
    )
    reported = (
        select(func.count())
        .select_from(agenda_item)
        .join(subject, subject.c.id == agenda_item.c.meeting)
        .where(agenda_item.c.reported_on.between(first, last), valid)
    )
    return {
        "meetings": conn.execute(held).scalar() or 0,
        "reports": conn.execute(reported).scalar() or 0,
    }


def late_notices(
    conn: Connection, form: Form, first: date, last: date
) -> Sequence[Row[Any, Any, Any, Any]]:
    """Read the meetings whose notice came late in a period, or was overdue at its end."""
    late = and_(
        obligation.c.discharged_on.between(first, last),
        obligation.c.discharged_on > obligation.c.due_on,
    )
    waiting = and_(
        obligation.c.due_on < last,
        or_(obligation.c.closed_on.is_(None), obligation.c.closed_on > last),
        obligation.c.opened_on <= last,
    )
    query = (
        select(subject.c.id, title_on(last), assignment.c.leader, assignment.c.unit)
        .join(meeting, meeting.c.id == subject.c.id)
        .join(obligation, obligation.c.subject == subject.c.id)
        .join(assignment, assignment.c.subject == subject.c.id)
        .where(
            meeting.c.form == form.value,
            obligation.c.rule == EXEC_NOTICE,
            or_(late, waiting),
            subject.c.voided_on.is_(None),
            assigned_on(last),
        )
        .order_by(subject.c.id)
        .distinct()
    )
    return conn.execute(query).all()


def last_heard(conn: Connection, day: date) -> dict[str, date]:
    """Read on which day each project was last reported on at an executive meeting."""
    query = (
        select(agenda_item.c.about, func.max(agenda_item.c.reported_on))
        .join(subject, subject.c.id == agenda_item.c.meeting)
        .where(
            agenda_item.c.reported_on <= day,
            subject.c.voided_on.is_(None),
        )
        .group_by(agenda_item.c.about)
    )
    return dict(conn.execute(query).all())


def decisions_of_projects(conn: Connection) -> dict[str, str]:
    """Read which project each decision is about."""
    query = select(decision.c.id, decision.c.about).where(decision.c.about.is_not(None))
    return {each: about for each, about in conn.execute(query) if about is not None}


def open_decisions(conn: Connection, day: date, about: Collection[str]) -> Sequence[str]:
    """Name the decisions about several projects that were not carried out by a day."""
    query = (
        select(decision.c.id)
        .join(task, task.c.id == decision.c.id)
        .join(subject, subject.c.id == decision.c.id)
        .join(
            obligation,
            (obligation.c.subject == decision.c.id) & (obligation.c.rule == task.c.rule),
        )
        .where(
            decision.c.about.in_(about),
            subject.c.opened_on <= day,
            subject.c.voided_on.is_(None),
            or_(obligation.c.discharged_on.is_(None), obligation.c.discharged_on > day),
        )
        .order_by(decision.c.id)
    )
    return conn.execute(query).scalars().all()
