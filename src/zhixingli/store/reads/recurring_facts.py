"""The facts from which weekly and fortnightly duties follow, each read once as of a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from zhixingli.domain.matters.cadence import Weekly
from zhixingli.domain.matters.responsibility import Assignment, Duty
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import ActKind, Kind, Part
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.tables import assignment, decision, letter, meeting, project, subject
from zhixingli.store.tables.standing import act, agenda_item, duty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select


@dataclass(slots=True)
class RecurringSubject:
    """A subject to which something recurs: who answers for it, and since when."""

    id: str
    uid: str
    title: str
    opened_on: date
    assignments: list[Assignment] = field(default_factory=list)
    sponsors: list[Duty] = field(default_factory=list)
    duty: Weekly | None = None


def key_projects(
    conn: Connection, day: date, only: Collection[str] | None = None
) -> list[RecurringSubject]:
    """Read the key projects listed by a day, with what their weekly meetings depend on."""
    query = (
        select(subject.c.id, subject.c.uid, title_on(day), subject.c.opened_on)
        .join(project, project.c.id == subject.c.id)
        .where(subject.c.opened_on <= day, _not_void(subject))
        .order_by(subject.c.id)
    )
    if only is not None:
        query = query.where(subject.c.id.in_(only))
    found = {row.id: RecurringSubject(*row) for row in conn.execute(query)}
    if not found:
        return []
    rests = _rests(conn, day, only)
    for row in conn.execute(_of_projects(assignment, only)).mappings():
        if row["subject"] in found:
            found[row["subject"]].assignments.append(Assignment(**row))
    sponsors = _of_projects(duty, only).where(duty.c.role == Part.SPONSOR.value)
    for row in conn.execute(sponsors).mappings():
        if row["subject"] in found:
            found[row["subject"]].sponsors.append(Duty(**dict(row) | {"role": Part.SPONSOR}))
    for each in found.values():
        stopped, ended = rests.get(each.id, ([], None))
        each.duty = Weekly(each.opened_on, ended, stopped)
    return list(found.values())


def last_onsite(conn: Connection, day: date) -> dict[str, date]:
    """Read the day of the last on-site meeting of each project, by a day."""
    query = _held(day, select(agenda_item.c.about, func.max(meeting.c.meeting_on)))
    return dict(conn.execute(query.group_by(agenda_item.c.about)).all())


def onsite_since(conn: Connection, first: date, last: date) -> dict[str, list[date]]:
    """Read of each project the days of a stretch with an on-site meeting, and the last before."""
    found = {project: [day] for project, day in last_onsite(conn, first).items()}
    if first < last:
        query = _held(last, select(agenda_item.c.about, meeting.c.meeting_on))
        for project, day in conn.execute(query.where(meeting.c.meeting_on > first)):
            found.setdefault(project, []).append(day)
    return found


@dataclass(frozen=True, slots=True)
class OnsiteRow:
    """One on-site meeting about one project."""

    project: str
    meeting: str
    on: date
    chair: str | None
    delegated: bool
    place: str | None
    number: str | None
    issued_on: date | None


def onsite_held(conn: Connection, day: date, *, since: date | None = None) -> list[OnsiteRow]:
    """Read the on-site meetings held by a day, project by project, in the order of days."""
    columns = (
        agenda_item.c.about,
        meeting.c.id,
        meeting.c.meeting_on,
        meeting.c.chair,
        meeting.c.delegated,
        meeting.c.place,
        meeting.c.number,
        meeting.c.issued_on,
    )
    query = _held(day, select(*columns)).order_by(meeting.c.meeting_on, meeting.c.id)
    if since is not None:
        query = query.where(meeting.c.meeting_on >= since)
    return [OnsiteRow(*row) for row in conn.execute(query)]


def onsite_days(conn: Connection, day: date) -> list[tuple[str, date]]:
    """Read on which days each project had an on-site meeting, by a day."""
    query = _held(day, select(agenda_item.c.about, meeting.c.meeting_on))
    return list(conn.execute(query).all())


def decisions_of(conn: Connection, first: date, last: date) -> dict[str, int]:
    """Count the decisions about each project that the meetings between two days made."""
    query = _held(last, select(decision.c.about, func.count(decision.c.id.distinct())))
    query = (
        query.join(decision, decision.c.meeting == meeting.c.id)
        .where(meeting.c.meeting_on >= first, decision.c.about == agenda_item.c.about)
        .group_by(decision.c.about)
    )
    return {about: count for about, count in conn.execute(query) if about is not None}


def last_review(conn: Connection, form: Form, day: date) -> date | None:
    """Read on which day a review series last met, by a day."""
    return max(reviews_since(conn, form, day, day), default=None)


def reviews_since(conn: Connection, form: Form, first: date, last: date) -> list[date]:
    """Read the days of a stretch on which a review series met, and the last one before."""
    held = (
        select(meeting.c.meeting_on)
        .join(subject, subject.c.id == meeting.c.id)
        .where(meeting.c.form == form.value, _not_void(subject))
    )
    latest = held.where(meeting.c.meeting_on <= first).order_by(meeting.c.meeting_on.desc())
    found: list[date] = list(conn.execute(latest.limit(1)).scalars())
    if first < last:
        found += conn.execute(held.where(meeting.c.meeting_on.between(first, last))).scalars()
    return found


def recurring(conn: Connection, ids: Collection[str]) -> dict[str, RecurringSubject]:
    """Read the series of reviews or reports that were set up, and who answers for each."""
    columns = (subject.c.id, subject.c.uid, subject.c.title, subject.c.opened_on)
    where = subject.c.id.in_(ids), subject.c.voided_on.is_(None)
    rows = conn.execute(select(*columns).where(*where))
    found = {row.id: RecurringSubject(*row) for row in rows}
    query = select(assignment).where(assignment.c.subject.in_(found))
    for each in conn.execute(query.order_by(assignment.c.from_on)).mappings():
        found[each["subject"]].assignments.append(Assignment(**each))
    return found


def letters_in_transit(conn: Connection, day: date) -> list[tuple[date, date | None]]:
    """Read from when until when each letter was under way, as known by a day."""
    kinds = (ActKind.SEND, ActKind.ANSWER, ActKind.CLOSE)
    query = (
        select(act.c.subject, act.c.kind, act.c.happened_on)
        .join(letter, letter.c.id == act.c.subject)
        .join(subject, subject.c.id == letter.c.id)
        .where(
            act.c.kind.in_([kind.value for kind in kinds]),
            act.c.happened_on <= day,
            _not_void(subject),
        )
        .order_by(act.c.id)
    )
    sent: dict[str, date] = {}
    ended: dict[str, date] = {}
    for letter_id, kind, on in conn.execute(query):
        (sent if kind == ActKind.SEND.value else ended).setdefault(letter_id, on)
    return [(on, ended.get(letter_id)) for letter_id, on in sent.items()]


def _held(day: date, query: Select[Any]) -> Select[Any]:
    """Keep the on-site meetings that had been held by a day."""
    return (
        query.join_from(agenda_item, meeting, meeting.c.id == agenda_item.c.meeting)
        .join(subject, subject.c.id == meeting.c.id)
        .where(
            meeting.c.form == Form.ONSITE.value,
            meeting.c.meeting_on <= day,
            _not_void(subject),
        )
    )


def _not_void(table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - the table of subjects
    """Leave out what was recorded by mistake: it never was, whatever the day (作废)."""
    condition: ColumnElement[bool] = table.c.voided_on.is_(None)
    return condition


def _of_projects(table: Any, only: Collection[str] | None) -> Select[Any]:  # noqa: ANN401 - a table
    join = table.join(project, project.c.id == table.c.subject)
    query = select(table).select_from(join).order_by(table.c.subject, table.c.from_on)
    return query if only is None else query.where(table.c.subject.in_(only))


def _rests(
    conn: Connection, day: date, only: Collection[str] | None
) -> dict[str, tuple[list[tuple[date, date | None]], date | None]]:
    """Read when each project rested, and when it ended."""
    kinds = (ActKind.SUSPEND, ActKind.RESTART, ActKind.CLOSE)
    query = (
        select(act.c.subject, act.c.kind, act.c.happened_on)
        .join(subject, subject.c.id == act.c.subject)
        .where(
            subject.c.kind == Kind.PROJECT.value,
            act.c.kind.in_([kind.value for kind in kinds]),
            act.c.happened_on <= day,
        )
        .order_by(act.c.subject, act.c.happened_on, act.c.id)
    )
    if only is not None:
        query = query.where(act.c.subject.in_(only))
    by_project: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for project_id, kind, on in conn.execute(query):
        by_project[project_id].append((kind, on))
    return {each: _stretches(acts) for each, acts in by_project.items()}


def _stretches(
    acts: Sequence[tuple[str, date]],
) -> tuple[list[tuple[date, date | None]], date | None]:
    ended = next((on for kind, on in acts if kind == ActKind.CLOSE.value), None)
    return list(_pairs(acts)), ended


def _pairs(acts: Sequence[tuple[str, date]]) -> Iterator[tuple[date, date | None]]:
    begun: date | None = None
    for kind, on in acts:
        if kind == ActKind.SUSPEND.value:
            begun = on
        elif begun is not None:
            yield begun, on
            begun = None
    if begun is not None:
        yield begun, None
