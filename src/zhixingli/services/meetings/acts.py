"""Use cases of meetings: hold on site, decide, issue minutes, list, missed weeks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain import tasks
from zhixingli.domain.errors.meetings import ProjectClosedError
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.meetings import acts as meetings
from zhixingli.domain.meetings.acts import Meeting, Visited
from zhixingli.domain.terms import Kind
from zhixingli.services.matters.acts import act_on, outcome_of
from zhixingli.services.matters.handling import Handling, rows_on
from zhixingli.services.meetings.detail import MEETING_LINES, beside_meetings, meeting_detail
from zhixingli.services.readings.sponsors import sponsor_on
from zhixingli.services.tasks import TASKS, resolved_order
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import matter_meant, subject_meant
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.services.use_case.texts import cleaned, optional
from zhixingli.store.kinds.loaders import load_matter
from zhixingli.store.kinds.matters import load, load_assignments, save
from zhixingli.store.kinds.meetings import KEPT_MEETINGS, open_decisions
from zhixingli.store.kinds.tasks import KEPT_TASKS
from zhixingli.store.reads import recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.responsibility import Assignment
    from zhixingli.domain.meetings.terms import Form
    from zhixingli.domain.tasks import Order
    from zhixingli.services.results.meetings import MeetingDetail, MeetingRow
    from zhixingli.services.results.tasks import TaskDetail
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    MeetingChange = Change[MeetingDetail]

MEETINGS: Final[Handling[Meeting, MeetingDetail]] = Handling(
    KEPT_MEETINGS, meeting_detail, beside_meetings, named=None
)


def hold_onsite(
    ledger: Ledger,
    stamp: Stamp,
    projects: Sequence[str],
    *,
    chair: str,
    place: str | None,
    delegated: bool,
) -> MeetingChange:
    """Record an on-site meeting about one project or several."""
    place, notes = optional(place, "地点", "--place")

    def use_case(session: Session) -> Outcome[MeetingDetail]:
        find = Finder(session.conn, stamp.on)
        person = find.person(chair, field="--chair")
        visited = [_visited(session, wanted) for wanted in dict.fromkeys(projects)]
        desk = session.desk()
        held = meetings.hold_onsite(desk, visited, chair=person, place=place, delegated=delegated)
        save(session.work, KEPT_MEETINGS, held)
        line = f"已登记 {held.id}《{held.title}》"
        return outcome_of(session, MEETINGS, held, line, [*notes, *_brought_up(session, held)])

    return perform(ledger, stamp, use_case)


def issue_minutes(ledger: Ledger, stamp: Stamp, meeting: str, *, number: str) -> MeetingChange:
    """Issue the minutes of a meeting."""
    said, notes = cleaned(number, "纪要文号", "--number")

    def act(desk: Desk, of: Meeting, _: Finder) -> str:
        meetings.issue_minutes(desk, of, number=said)
        return f"{of.id} 纪要 {said} 已于 {desk.on} 印发"

    return act_on(ledger, stamp, MEETINGS, meeting, act, notes)


def conclude(ledger: Ledger, stamp: Stamp, meeting: str, *, about: str, text: str) -> MeetingChange:
    """Write down what a meeting concluded about an item of its agenda."""
    said, notes = cleaned(text, "结论", "--text")

    def act(desk: Desk, of: Meeting, find: Finder) -> str:
        meant = subject_meant(find.conn, about, desk.today)
        meetings.conclude(desk, of, about=meant, text=said)
        return f"{of.id} 已记 {meant} 的结论"

    return act_on(ledger, stamp, MEETINGS, meeting, act, notes)


def decide(ledger: Ledger, stamp: Stamp, meeting: str, order: Order) -> Change[TaskDetail]:
    """Record a decision of a meeting: somebody owes it by a day.

    Without a leader or a unit, those of the project that it is about answer for it.
    """
    text, notes = cleaned(order.title, "议定事项", "text")

    def use_case(session: Session) -> Outcome[TaskDetail]:
        number = matter_meant(session.conn, Kind.MEETING, meeting, stamp.today)
        held = load(session.conn, KEPT_MEETINGS, number, session.law.rules)
        desk = session.desk()
        meetings.refuse_before_meeting(desk, held)
        conn, today = session.conn, stamp.today
        wanted = subject_meant(conn, order.about, today) if order.about is not None else None
        about = meetings.decided_about(held, wanted)
        owner = _owner(session, held, about)
        named = resolved_order(session, order)
        given = replace(
            named,
            title=text,
            leader=named.leader or owner.owner,
            unit=named.unit or owner.unit,
            meeting=held.id,
            about=about,
        )
        task = tasks.add(desk, given)
        save(session.work, KEPT_TASKS, task)
        return outcome_of(session, TASKS, task, f"{held.id} 议定 {task.id}《{text}》", notes)

    return perform(ledger, stamp, use_case)


def list_meetings(
    ledger: Ledger, *, as_of: date, forms: Collection[Form], about: str | None
) -> Reply[tuple[MeetingRow, ...]]:
    """List the meetings recorded by a day, the latest first."""
    with reading(ledger) as (conn, law):
        wanted = subject_meant(conn, about, as_of) if about is not None else None
        rows = [
            row
            for meeting, row in rows_on(conn, law, MEETING_LINES, as_of)
            if meeting.form in forms and (wanted is None or _stands_on(meeting, wanted))
        ]
        rows.sort(key=lambda row: (row.meeting_on, row.id), reverse=True)
        return Reply(tuple(rows), law.meta(as_of))


def _stands_on(meeting: Meeting, about: str) -> bool:
    item = meeting.item(about)
    return item is not None and item.dropped_on is None


def _visited(session: Session, wanted: str) -> Visited:
    """Read the project that a meeting is about as it was on the day of the meeting."""
    day, today = session.work.stamp.on, session.work.stamp.today
    project_id = matter_meant(session.conn, Kind.PROJECT, wanted, today)
    listed = facts.key_projects(session.conn, session.work.stamp.today, [project_id])
    if not listed:
        matter = load_matter(session.conn, project_id, session.law.rules)
        raise ProjectClosedError(
            id=project_id, day=matter.voided_on or matter.opened_on, how="作废", field="project"
        )
    project = listed[0]
    ended = project.duty.until if project.duty is not None else None
    if ended is not None and ended <= day:
        raise ProjectClosedError(id=project_id, day=ended, how="办结归档", field="project")
    holding = assignment_on(project.assignments, day)
    return Visited(
        id=project.id,
        title=project.title,
        opened_on=project.opened_on,
        sponsor=sponsor_on(project, day),
        leader=holding.leader,
        unit=holding.unit,
    )


def _brought_up(session: Session, held: Meeting) -> list[Remark]:
    """Say which decisions of earlier meetings about the same projects are still open."""
    session.work.flush()
    about = [item.about for item in held.agenda]
    waiting = open_decisions(session.conn, held.meeting_on, about)
    if not waiting:
        return []
    text = f"上次议定还没有办结的 {len(waiting)} 项，请在会上过问：{'、'.join(waiting)}"
    return [Remark("DECISIONS_OPEN", text)]


def _owner(session: Session, held: Meeting, about: str | None) -> Assignment:
    """Give who is responsible for the project that a decision is about, else for the meeting."""
    history = held.assignments if about is None else load_assignments(session.conn, about)
    return assignment_on(history, session.work.stamp.on)
