"""Meetings between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.meetings.acts import AgendaItem, Meeting
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.matters import common_fields, matter_rows, subject_row
from zhixingli.store.tables import (
    agenda_item,
    assignment,
    decision,
    due_span,
    meeting,
    obligation,
    project,
    subject,
    task,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, Row, RowMapping, Table

    from zhixingli.domain.law.rules import RuleBook

_OWN = ("form", "meeting_on", "chair", "delegated", "place", "number", "issued_on", "series")


def load_meeting(conn: Connection, meeting_id: str, rules: RuleBook) -> Meeting:
    """Read one meeting whole; refuse an id that is unknown or of another kind."""
    row = subject_row(conn, meeting_id, Kind.MEETING, meeting)
    own = {name: row[name] for name in _OWN} | {"form": Form(row["form"])}
    query = select(agenda_item).where(agenda_item.c.meeting == meeting_id)
    items = conn.execute(query.order_by(agenda_item.c.added_on, agenda_item.c.about)).mappings()
    agenda = [AgendaItem(**item) for item in items]
    return Meeting(**common_fields(conn, row, rules), **own, agenda=agenda)


def meeting_rows(of: Meeting) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a meeting's rows, each with its table, referred-to rows first."""
    yield from matter_rows(of)
    own = {name: getattr(of, name) for name in _OWN}
    yield meeting, {"id": of.id, **own, "form": of.form.value}
    for item in of.agenda:
        yield agenda_item, {name: getattr(item, name) for name in AgendaItem.__slots__}


def meetings_on(
    conn: Connection, day: date, forms: Collection[Form], *, about: str | None = None
) -> Sequence[RowMapping]:
    """Read the meetings recorded by a day, the latest first."""
    query = (
        select(subject.c.title, subject.c.opened_on, subject.c.voided_on, meeting)
        .join(meeting, meeting.c.id == subject.c.id)
        .where(subject.c.opened_on <= day, meeting.c.form.in_([form.value for form in forms]))
        .order_by(meeting.c.meeting_on.desc(), subject.c.id.desc())
    )
    if about is not None:
        query = query.join(agenda_item, agenda_item.c.meeting == meeting.c.id).where(
            agenda_item.c.about == about, agenda_item.c.dropped_on.is_(None)
        )
    return conn.execute(query).mappings().all()


def refuse_no_project(conn: Connection, wanted: Collection[str]) -> None:
    """Refuse an id that no key project has."""
    query = select(project.c.id).where(project.c.id.in_(wanted))
    known = set(conn.execute(query).scalars())
    for each in wanted:
        if each not in known:
            raise SubjectUnknownError(id=each, field="PROJECT")


def unissued_minutes(
    conn: Connection, form: Form, before: date, day: date
) -> Sequence[Row[Any, Any, Any]]:
    """Read the meetings of a form held before a day whose minutes were not issued by another."""
    query = (
        select(subject.c.id, subject.c.title, meeting.c.meeting_on)
        .join(meeting, meeting.c.id == subject.c.id)
        .where(
            meeting.c.form == form.value,
            meeting.c.meeting_on < before,
            or_(meeting.c.issued_on.is_(None), meeting.c.issued_on > day),
            or_(subject.c.voided_on.is_(None), subject.c.voided_on > day),
        )
        .order_by(meeting.c.meeting_on, subject.c.id)
    )
    return conn.execute(query).all()


def exec_figures(conn: Connection, first: date, last: date) -> dict[str, int]:
    """Count the executive meetings of a period and the projects reported on at them."""
    valid = or_(subject.c.voided_on.is_(None), subject.c.voided_on > last)
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
        select(subject.c.id, subject.c.title, assignment.c.leader, assignment.c.unit)
        .join(meeting, meeting.c.id == subject.c.id)
        .join(obligation, obligation.c.subject == subject.c.id)
        .join(assignment, assignment.c.subject == subject.c.id)
        .where(
            meeting.c.form == form.value,
            obligation.c.rule == "exec.notice",
            or_(late, waiting),
            or_(subject.c.voided_on.is_(None), subject.c.voided_on > last),
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
            or_(subject.c.voided_on.is_(None), subject.c.voided_on > day),
        )
        .group_by(agenda_item.c.about)
    )
    return dict(conn.execute(query).all())


def decisions_of_projects(conn: Connection) -> dict[str, str]:
    """Read which project each decision is about."""
    query = select(decision.c.id, decision.c.about).where(decision.c.about.is_not(None))
    return {each: about for each, about in conn.execute(query) if about is not None}


def agendas(conn: Connection, meetings: Collection[str]) -> Sequence[RowMapping]:
    """Read what several meetings deal with, with the titles."""
    query = (
        select(agenda_item, subject.c.title)
        .join(subject, subject.c.id == agenda_item.c.about)
        .where(agenda_item.c.meeting.in_(meetings))
        .order_by(agenda_item.c.meeting, agenda_item.c.added_on, agenda_item.c.about)
    )
    return conn.execute(query).mappings().all()


def decisions_about(
    conn: Connection,
    day: date,
    *,
    meeting_id: str | None = None,
    about: Collection[str] = (),
) -> Sequence[RowMapping]:
    """Read the decisions known on a day, of one meeting or about several projects."""
    due = (
        select(due_span.c.due_on)
        .where(due_span.c.obligation == obligation.c.id, due_span.c.from_on <= day)
        .order_by(due_span.c.from_on.desc(), due_span.c.n.desc())
        .limit(1)
        .correlate(obligation)
        .scalar_subquery()
    )
    query = (
        select(
            decision,
            subject.c.title,
            subject.c.opened_on,
            obligation.c.due_original_on,
            obligation.c.discharged_on,
            due.label("due"),
        )
        .join(task, task.c.id == decision.c.id)
        .join(subject, subject.c.id == decision.c.id)
        .join(
            obligation,
            (obligation.c.subject == decision.c.id) & (obligation.c.rule == task.c.rule),
        )
        .where(
            subject.c.opened_on <= day,
            or_(subject.c.voided_on.is_(None), subject.c.voided_on > day),
        )
        .order_by(decision.c.id)
    )
    if meeting_id is not None:
        query = query.where(decision.c.meeting == meeting_id)
    else:
        query = query.where(decision.c.about.in_(about))
    return conn.execute(query).mappings().all()
