"""Executive meetings (常务会议): pick, approve, notify, report, in this order (八大措施第2条)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.acts import ActOrderError, ReasonMissingError
from zhixingli.domain.errors.meetings import AgendaMissingError, ExecApproverError, MeetingPastError
from zhixingli.domain.law.rules import EXEC_NOTICE
from zhixingli.domain.matters.duties import refuse_wrong_post
from zhixingli.domain.matters.matter import (
    discharge,
    new_id,
    open_obligation,
    record,
    refuse_before,
    refuse_ended_or_early,
    withdraw,
)
from zhixingli.domain.matters.responsibility import first_assignments
from zhixingli.domain.meetings.acts import AgendaItem, Meeting
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import ActKind, Part, Post

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.matters.desk import Desk

#: How many projects are usually reported on (一般为3-4个).
USUAL: Final = range(3, 5)
#: Who may approve what is reported on: the district head or the executive deputy.
APPROVING: Final = frozenset({Post.DISTRICT_HEAD, Post.EXECUTIVE_DEPUTY})


def plan(desk: Desk, *, meeting_on: date, owner: tuple[str, str], place: str | None) -> Meeting:
    """Plan an executive meeting; its day may lie ahead."""
    desk.refuse_future()
    if meeting_on < desk.on:
        raise MeetingPastError(day=meeting_on, planned=desk.on, field="--meeting-on")
    meeting = Meeting(
        id=new_id(desk.at(meeting_on), "HY"),
        uid=desk.uid(),
        title=f"{Form.EXEC.label}（{meeting_on}）",
        opened_on=desk.on,
        form=Form.EXEC,
        meeting_on=meeting_on,
        place=place,
    )
    leader, unit = owner
    meeting.assignments.extend(first_assignments(desk, meeting.id, leader=leader, unit=unit))
    record(desk, meeting, ActKind.PLAN)
    return meeting


#: Who is notified, as the act names them.
LEADERS: Final = "区领导"
UNITS: Final = "单位"

#: The first plan is how a meeting begins; every later one moves it.
_MOVED: Final = 2


def picked(meeting: Meeting) -> list[AgendaItem]:
    """Give what is to be reported on."""
    return [item for item in meeting.agenda if item.dropped_on is None]


def approval(meeting: Meeting, day: date | None = None) -> Act | None:
    """Give the approval that covers the picks as they are; a later pick asks for a new one."""
    known = [act for act in meeting.acts if day is None or act.happened_on <= day]
    last = next(
        (
            act
            for act in reversed(known)
            if act.kind in (ActKind.APPROVE, ActKind.PICK, ActKind.DROP)
        ),
        None,
    )
    return last if last is not None and last.kind is ActKind.APPROVE else None


def pick(desk: Desk, meeting: Meeting, projects: Sequence[str]) -> None:
    """Pick the projects to be reported on (选题)."""
    _before_meeting(desk, meeting)
    for project in dict.fromkeys(projects):
        item = meeting.item(project)
        if item is None:
            meeting.agenda.append(AgendaItem(meeting=meeting.id, about=project, added_on=desk.on))
        elif item.dropped_on is not None:
            item.dropped_on = None
        else:
            continue
        record(desk, meeting, ActKind.PICK, outcome=project)


def drop(desk: Desk, meeting: Meeting, project: str) -> None:
    """Take a project off again, with a reason."""
    _before_meeting(desk, meeting)
    if not desk.reason:
        raise ReasonMissingError(act="撤下议题", field="--reason")
    item = _picked(meeting, project)
    refuse_before(desk, meeting, item.added_on, "选题")
    item.dropped_on = desk.on
    record(desk, meeting, ActKind.DROP, outcome=project, text=desk.reason)


def approve(desk: Desk, meeting: Meeting, *, by: str) -> None:
    """Record who approved the picks (审定); leaders and units then have to be notified."""
    _before_meeting(desk, meeting)
    if not picked(meeting):
        _out_of_order(meeting, "审定", "选题", "zx exec pick {id} 项目…")
    refuse_before(desk, meeting, max(item.added_on for item in picked(meeting)), "选题")
    desk.directory.refuse_departed(by, desk.on, field="--by")
    if not desk.directory.holds(by, desk.on, APPROVING):
        raise ExecApproverError(
            name=desk.directory.person(by).name,
            post=desk.directory.titles(by, desk.on),
            field="--by",
        )
    record(desk, meeting, ActKind.APPROVE, person=by)
    if not meeting.open_under(EXEC_NOTICE):
        open_obligation(desk, meeting, EXEC_NOTICE, start=meeting.meeting_on)
    _settle(desk, meeting)


def notify(desk: Desk, meeting: Meeting, *, leaders: bool, units: bool) -> None:
    """Record that the leaders, the units, or both were notified (会前通知)."""
    _before_meeting(desk, meeting)
    approved = approval(meeting)
    if approved is None:
        _out_of_order(meeting, "通知", "审定", "zx exec approve {id} --by 区长或常务副区长")
    else:
        refuse_before(desk, meeting, approved.happened_on, "审定")
    for item in picked(meeting):
        if leaders and not _told(meeting, item.leader_notified_on, LEADERS):
            item.leader_notified_on = desk.on
        if units and not _told(meeting, item.unit_notified_on, UNITS):
            item.unit_notified_on = desk.on
    whom = [label for label, told in ((LEADERS, leaders), (UNITS, units)) if told]
    record(desk, meeting, ActKind.CALL, text="、".join(whom))
    _settle(desk, meeting)


def report(desk: Desk, meeting: Meeting, project: str, *, by: str, supplement: str | None) -> None:
    """Record that a leader reported on a project at the meeting (会上汇报)."""
    refuse_ended_or_early(desk, meeting)
    refuse_before(desk, meeting, meeting.meeting_on, "会议")
    item = _picked(meeting, project)
    if not _both_told(meeting, item):
        _out_of_order(meeting, "登记汇报", "会前通知区领导和单位", "zx exec notify {id}")
    desk.directory.refuse_departed(by, desk.on, field="--by")
    refuse_wrong_post(desk, by, Part.SPONSOR, unit=None, field="--by")
    item.reported_by, item.reported_on = by, desk.on
    if supplement is not None:
        item.supplement = supplement
    record(desk, meeting, ActKind.REPORT, outcome=project, person=by, text=supplement)


def move(desk: Desk, meeting: Meeting, *, meeting_on: date) -> None:
    """Put the meeting on another day, with a reason; the notice is owed anew."""
    _before_meeting(desk, meeting)
    if not desk.reason:
        raise ReasonMissingError(act="改期", field="--reason")
    if meeting_on < desk.on:
        raise MeetingPastError(day=meeting_on, planned=desk.on, field="--meeting-on")
    record(
        desk, meeting, ActKind.PLAN, text=f"{meeting.meeting_on} 改为 {meeting_on}：{desk.reason}"
    )
    meeting.meeting_on, meeting.title = meeting_on, f"{Form.EXEC.label}（{meeting_on}）"
    if meeting.obligations_of(EXEC_NOTICE):
        withdraw(desk, meeting)
        open_obligation(desk, meeting, EXEC_NOTICE, start=meeting_on)


def _settle(desk: Desk, meeting: Meeting) -> None:
    """Discharge the notice once every leader and every unit was told."""
    if all(_both_told(meeting, item) for item in picked(meeting)):
        discharge(desk, *meeting.open_under(EXEC_NOTICE))


def _both_told(meeting: Meeting, item: AgendaItem) -> bool:
    return _told(meeting, item.leader_notified_on, LEADERS) and _told(
        meeting, item.unit_notified_on, UNITS
    )


def _told(meeting: Meeting, day: date | None, whom: str) -> bool:
    """Tell whether a notice of a day speaks of the day on which the meeting now is.

    One that was given before the meeting was moved does not, on the very day of it neither.
    """
    planned = meeting.of(ActKind.PLAN)
    if day is None or len(planned) < _MOVED:
        return day is not None
    moved = planned[-1]
    calls = (call for call in meeting.of(ActKind.CALL) if call.id > moved.id)
    again = any(whom in (call.text or "") for call in calls)
    return day > moved.happened_on or (day == moved.happened_on and again)


def _before_meeting(desk: Desk, meeting: Meeting) -> None:
    refuse_ended_or_early(desk, meeting)
    if desk.on > meeting.meeting_on:
        raise MeetingPastError(day=meeting.meeting_on, planned=desk.on, field="--on")


def _picked(meeting: Meeting, project: str) -> AgendaItem:
    item = meeting.item(project)
    if item is None or item.dropped_on is not None:
        raise AgendaMissingError(id=meeting.id, about=project, noun="exec", field="project")
    return item


def _out_of_order(meeting: Meeting, act: str, needed: str, command: str) -> None:
    raise ActOrderError(
        id=meeting.id, act=act, needed=needed, command=command.format(id=meeting.id)
    )
