"""Use cases of executive meetings (常务会议): plan, pick, approve, notify, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.meetings import SeriesOwnerError, WrongFormError
from zhixingli.domain.law.rules import EXEC_NOTICE
from zhixingli.domain.meetings import executive
from zhixingli.domain.meetings.executive import USUAL
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Kind
from zhixingli.services.matters.acts import act_on, outcome_of
from zhixingli.services.meetings.acts import MEETINGS
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.session import Outcome, perform
from zhixingli.services.use_case.texts import optional
from zhixingli.store.kinds.matters import save
from zhixingli.store.kinds.meetings import KEPT_MEETINGS, refuse_no_project
from zhixingli.store.reads import office_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.meetings.acts import Meeting
    from zhixingli.services.results.meetings import MeetingDetail
    from zhixingli.services.use_case.finder import Finder
    from zhixingli.services.use_case.session import Change, Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    MeetingChange = Change[MeetingDetail]


def plan_meeting(
    ledger: Ledger, stamp: Stamp, *, meeting_on: date, place: str | None
) -> MeetingChange:
    """Plan an executive meeting."""
    place, notes = optional(place, "地点", "--place")

    def use_case(session: Session) -> Outcome[MeetingDetail]:
        owner = office_facts.exec_owner(session.conn, stamp.on)
        if owner is None:
            command = "zx person add … --post executive_deputy"
            raise SeriesOwnerError(series=Form.EXEC.label, command=command)
        planned = executive.plan(session.desk(), meeting_on=meeting_on, owner=owner, place=place)
        save(session.work, KEPT_MEETINGS, planned)
        return outcome_of(session, MEETINGS, planned, f"已拟定 {planned.id} {planned.title}", notes)

    return perform(ledger, stamp, use_case)


def pick_projects(
    ledger: Ledger, stamp: Stamp, meeting: str, projects: Sequence[str]
) -> MeetingChange:
    """Pick the projects to be reported on."""
    warned: list[Remark] = []

    def act(desk: Desk, of: Meeting, find: Finder) -> str:
        wanted = [matter_meant(find.conn, Kind.PROJECT, each, desk.today) for each in projects]
        refuse_no_project(find.conn, wanted)
        executive.pick(desk, of, wanted)
        warned.extend(_unusual(of))
        return f"{of.id} 选题 {len(executive.picked(of))} 个"

    return _act(ledger, stamp, meeting, act, warned)


def drop_project(ledger: Ledger, stamp: Stamp, meeting: str, project: str) -> MeetingChange:
    """Take a project off the agenda again."""
    warned: list[Remark] = []

    def act(desk: Desk, of: Meeting, find: Finder) -> str:
        executive.drop(desk, of, matter_meant(find.conn, Kind.PROJECT, project, desk.today))
        warned.extend(_unusual(of))
        return f"{of.id} 选题 {len(executive.picked(of))} 个"

    return _act(ledger, stamp, meeting, act, warned)


def approve_picks(ledger: Ledger, stamp: Stamp, meeting: str, *, by: str) -> MeetingChange:
    """Record who approved the picks."""
    warned: list[Remark] = []

    def act(desk: Desk, of: Meeting, find: Finder) -> str:
        _refuse_other(of)
        executive.approve(desk, of, by=find.person(by, field="--by"))
        warned.extend(_unusual(of))
        return f"{of.id} 汇报项目已审定"

    return act_on(ledger, stamp, MEETINGS, meeting, act, warned)


def notify_all(
    ledger: Ledger, stamp: Stamp, meeting: str, *, leaders: bool, units: bool
) -> MeetingChange:
    """Record that leaders and units were notified; too late is recorded and said."""
    warned: list[Remark] = []

    def act(desk: Desk, of: Meeting, _: Finder) -> str:
        executive.notify(desk, of, leaders=leaders, units=units)
        warned.extend(_late(of, desk.on))
        return f"{of.id} 已记会前通知"

    return _act(ledger, stamp, meeting, act, warned)


def record_report(
    ledger: Ledger,
    stamp: Stamp,
    meeting: str,
    project: str,
    *,
    by: str,
    supplement: str | None,
) -> MeetingChange:
    """Record that a leader reported on a project at the meeting."""
    said, notes = optional(supplement, "补充汇报", "--supplement")

    def act(desk: Desk, of: Meeting, find: Finder) -> str:
        _refuse_other(of)
        about = matter_meant(find.conn, Kind.PROJECT, project, desk.today)
        person = find.person(by, field="--by")
        executive.report(desk, of, about, by=person, supplement=said)
        return f"{of.id} 已记 {about} 的汇报"

    return act_on(ledger, stamp, MEETINGS, meeting, act, notes)


def move_meeting(ledger: Ledger, stamp: Stamp, meeting: str, *, meeting_on: date) -> MeetingChange:
    """Put the meeting on another day; a notice that can only come too late is said."""
    warned: list[Remark] = []

    def act(desk: Desk, of: Meeting, _: Finder) -> str:
        executive.move(desk, of, meeting_on=meeting_on)
        warned.extend(_late(of, desk.on))
        return f"{of.id} 改为 {meeting_on} 召开"

    return _act(ledger, stamp, meeting, act, warned)


def _act(
    ledger: Ledger,
    stamp: Stamp,
    meeting: str,
    act: Callable[[Desk, Meeting, Finder], str],
    notes: list[Remark],
) -> MeetingChange:
    """Let an act happen to an executive meeting."""

    def checked(desk: Desk, of: Meeting, find: Finder) -> str:
        _refuse_other(of)
        return act(desk, of, find)

    return act_on(ledger, stamp, MEETINGS, meeting, checked, notes)


def _refuse_other(meeting: Meeting) -> None:
    if meeting.form is not Form.EXEC:
        raise WrongFormError(
            id=meeting.id, form=meeting.form.label, wanted=Form.EXEC.label, noun=meeting.noun
        )


def _unusual(meeting: Meeting) -> list[Remark]:
    """Warn of fewer or more picks than usual; they are not refused."""
    count = len(executive.picked(meeting))
    if count in USUAL:
        return []
    text = f"{meeting.id} 选了 {count} 个汇报项目，一般为 3 至 4 个（八大措施第2条）"
    return [Remark("EXEC_PICKS", text)]


def _late(meeting: Meeting, day: date) -> list[Remark]:
    """Warn that the notice came less than a week before the meeting (不足1周)."""
    due = [owed.last_span.due_on for owed in meeting.obligations if owed.rule == EXEC_NOTICE]
    last = due[-1] if due else None
    if last is None or day <= last:
        return []
    text = f"{meeting.id} 通知不足1周：最迟 {last} 通知，会议日 {meeting.meeting_on}"
    return [Remark("NOTICE_LATE", text)]
