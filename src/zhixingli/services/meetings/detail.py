"""Meetings as results, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.matters.detail import common_facts
from zhixingli.services.matters.handling import Lines
from zhixingli.services.results.meetings import (
    AgendaRow,
    DecisionItem,
    MeetingDetail,
    MeetingRow,
    SubjectRef,
)
from zhixingli.store.kinds.matters import matters_of, titles_of
from zhixingli.store.kinds.meetings import KEPT_MEETINGS
from zhixingli.store.kinds.tasks import KEPT_TASKS
from zhixingli.store.tables import decision, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.meetings.acts import AgendaItem, Meeting
    from zhixingli.domain.tasks import Task
    from zhixingli.services.matters.detail import View
    from zhixingli.services.use_case.session import Law


@dataclass(frozen=True, slots=True)
class _Beside:
    """What meetings are described by besides: titles on the agenda, and decisions."""

    titles: Mapping[str, str]
    decisions: Sequence[Task]


def beside_meetings(
    conn: Connection, law: Law, meetings: Sequence[Meeting], as_of: date
) -> _Beside:
    """Read the titles of what meetings deal with, and the decisions that concern them."""
    about = {item.about for meeting in meetings for item in meeting.agenda}
    given = select(decision.c.id).where(
        decision.c.meeting.in_([meeting.id for meeting in meetings]) | decision.c.about.in_(about)
    )
    decided = matters_of(
        conn, KEPT_TASKS, law.rules, subject.c.opened_on <= as_of, subject.c.id.in_(given)
    )
    standing = [task for task in decided if task.voided_on is None]
    return _Beside(_titles_of(conn, meetings, as_of), standing)


def meeting_detail(meeting: Meeting, view: View) -> MeetingDetail:
    """Describe a meeting by the facts of a day: later ones are absent."""
    as_of, known = view.as_of, view.known
    about = {item.about for item in meeting.agenda if item.dropped_on is None}
    approved = next(
        (act for act in meeting.acts if act.kind is ActKind.APPROVE and act.happened_on <= as_of),
        None,
    )
    issued = _by(meeting.issued_on, as_of)
    return MeetingDetail(
        **common_facts(meeting, view),
        form=meeting.form,
        meeting_on=meeting.meeting_on,
        chair=known.people[meeting.chair] if meeting.chair else None,
        delegated=meeting.delegated,
        place=meeting.place,
        number=meeting.number if issued else None,
        issued_on=issued,
        approved_by=known.people[approved.person] if approved and approved.person else None,
        approved_on=approved.happened_on if approved is not None else None,
        voided_on=meeting.voided_on,
        agenda=tuple(_agenda(meeting, view)),
        decisions=tuple(
            decision_item(task, view)
            for task in view.beside.decisions
            if task.meeting == meeting.id
        ),
        carried_over=tuple(
            decision_item(task, view)
            for task in view.beside.decisions
            if task.about in about
            and task.meeting != meeting.id
            and task.opened_on <= meeting.meeting_on
            and not _done_before(task, min(meeting.meeting_on, as_of))
        ),
    )


def decision_item(task: Task, view: View) -> DecisionItem:
    """Describe a decision by the facts of a day."""
    as_of, known = view.as_of, view.known
    handler = duty_on(task.duties, Part.HANDLER, as_of)
    owed = task.obligations_of(task.rule)[0]
    span = owed.span_on(as_of)
    due = span.due_on if span is not None else None
    finished = _by(owed.discharged_on, as_of)
    return DecisionItem(
        id=task.id,
        title=task.title,
        meeting=str(task.meeting),
        about=task.about,
        unit=known.units[assignment_on(task.assignments, as_of).unit],
        person=known.people[handler.person] if handler is not None else None,
        due=due,
        due_original=owed.original_due(as_of),
        finished_on=finished,
        overdue=finished is None and due is not None and due < as_of,
    )


def meeting_row(meeting: Meeting, view: View) -> MeetingRow:
    """Describe a meeting on one line."""
    as_of = view.as_of
    issued = _by(meeting.issued_on, as_of)
    return MeetingRow(
        id=meeting.id,
        form=meeting.form,
        meeting_on=meeting.meeting_on,
        title=meeting.title,
        chair=view.known.people[meeting.chair] if meeting.chair else None,
        delegated=meeting.delegated,
        place=meeting.place,
        number=meeting.number if issued else None,
        issued_on=issued,
        agenda=tuple(
            SubjectRef(item.about, view.beside.titles[item.about])
            for item in _standing(meeting, as_of)
        ),
        voided_on=meeting.voided_on,
    )


def _standing(meeting: Meeting, as_of: date) -> Iterator[AgendaItem]:
    """Give the items that stand on the agenda on a day."""
    for item in meeting.agenda:
        if item.added_on <= as_of and _by(item.dropped_on, as_of) is None:
            yield item


def _agenda(meeting: Meeting, view: View) -> Iterator[AgendaRow]:
    as_of = view.as_of
    said = {
        act.outcome: act.text
        for act in meeting.acts
        if act.kind is ActKind.DECIDE and act.happened_on <= as_of
    }
    for item in _standing(meeting, as_of):
        reported = _by(item.reported_on, as_of)
        by = item.reported_by if reported else None
        yield AgendaRow(
            id=item.about,
            title=view.beside.titles[item.about],
            outcome=said.get(item.about),
            leader_notified_on=_by(item.leader_notified_on, as_of),
            unit_notified_on=_by(item.unit_notified_on, as_of),
            reported_by=view.known.people[by] if by else None,
            reported_on=reported,
            supplement=item.supplement if reported else None,
        )


def _done_before(task: Task, day: date) -> bool:
    done = task.obligations_of(task.rule)[0].discharged_on
    return done is not None and done < day


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _titles(conn: Connection, _: Law, meetings: Sequence[Meeting], as_of: date) -> _Beside:
    return _Beside(_titles_of(conn, meetings, as_of), ())


def _titles_of(conn: Connection, meetings: Sequence[Meeting], as_of: date) -> dict[str, str]:
    about = {item.about for meeting in meetings for item in meeting.agenda}
    return titles_of(conn, about, as_of)


MEETING_LINES: Final[Lines[Meeting, MeetingRow]] = Lines(KEPT_MEETINGS, meeting_row, _titles)
