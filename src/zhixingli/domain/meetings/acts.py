"""Meetings (现场办公会、联审会议): held, recorded in minutes, leading to decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from zhixingli.domain.errors.acts import ActBeforeError, ActRepeatedError, ReasonMissingError
from zhixingli.domain.errors.meetings import AgendaEmptyError, AgendaMissingError, ChairError
from zhixingli.domain.law.rules import ONSITE_MINUTES
from zhixingli.domain.matters.matter import (
    Matter,
    discharge,
    new_id,
    open_obligation,
    record,
    refuse_before,
    refuse_ended_or_early,
)
from zhixingli.domain.matters.responsibility import Assignment, first_assignments
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import ActKind, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.domain.matters.desk import Desk


@dataclass(slots=True, kw_only=True)
class AgendaItem:
    """What a meeting deals with, and what became of it."""

    meeting: str
    about: str
    added_on: date
    dropped_on: date | None = None
    outcome: str | None = None
    leader_notified_on: date | None = None
    unit_notified_on: date | None = None
    reported_by: str | None = None
    reported_on: date | None = None
    supplement: str | None = None


@dataclass(slots=True, kw_only=True)
class Meeting(Matter):
    """A meeting with its agenda; ``meeting_on`` is the day it was or will be held."""

    kind: ClassVar[Kind] = Kind.MEETING

    form: Form
    meeting_on: date
    chair: str | None = None
    delegated: bool = False
    place: str | None = None
    number: str | None = None
    issued_on: date | None = None
    series: str | None = None
    agenda: list[AgendaItem] = field(default_factory=list)

    @property
    def noun(self) -> str:
        """Name the command that shows it."""
        return _NOUNS[self.form]

    def item(self, about: str) -> AgendaItem | None:
        """Give what the meeting deals with by the subject's ID."""
        return next((item for item in self.agenda if item.about == about), None)


_NOUNS = {
    Form.ONSITE: "onsite",
    Form.PLANNING: "review",
    Form.LAND: "review",
    Form.EXEC: "exec",
}


@dataclass(frozen=True, slots=True)
class Visited:
    """A key project that an on-site meeting is about: its sponsor, leader and unit that day."""

    id: str
    title: str
    opened_on: date
    sponsor: str
    leader: str
    unit: str


def hold_onsite(
    desk: Desk,
    projects: Sequence[Visited],
    *,
    chair: str,
    place: str | None,
    delegated: bool,
) -> Meeting:
    """Record an on-site meeting (现场办公会) about one project or several.

    The sponsor of each project chairs it; another chair is a delegate, with a reason.
    """
    desk.refuse_future()
    desk.directory.refuse_departed(chair, desk.on, field="--chair")
    foreign = [each for each in projects if each.sponsor != chair]
    if foreign:
        _refuse_delegate(desk, foreign[0], chair, delegated=delegated)
    for each in projects:
        if desk.on < each.opened_on:
            raise ActBeforeError(
                id=each.id, day=desk.on, earlier=each.opened_on, what="列为重点项目", field="--on"
            )
    first = projects[0]
    meeting = _begun(desk, Form.ONSITE, _title(Form.ONSITE, projects), chair=chair, place=place)
    meeting.delegated = bool(foreign)
    meeting.assignments.append(
        Assignment(meeting.id, desk.on, first.leader, first.unit, desk.today, desk.reason)
    )
    for each in projects:
        _put_on_agenda(desk, meeting, each.id)
    outcome = "delegated" if meeting.delegated else None
    record(desk, meeting, ActKind.HOLD, outcome=outcome, text=desk.reason, person=chair)
    open_obligation(desk, meeting, ONSITE_MINUTES, start=desk.on)
    return meeting


def hold_review(
    desk: Desk,
    form: Form,
    *,
    series: str | None,
    owner: tuple[str, str],
    documents: Sequence[str],
    chair: str | None,
    place: str | None,
) -> Meeting:
    """Record a joint review (联审会议); the next one is owed so many days after it."""
    desk.refuse_future()
    if chair is not None:
        desk.directory.refuse_departed(chair, desk.on, field="--chair")
    meeting = _begun(desk, form, form.label, chair=chair, place=place)
    meeting.series = series
    leader, unit = owner
    meeting.assignments.extend(first_assignments(desk, meeting.id, leader=leader, unit=unit))
    for each in dict.fromkeys(documents):
        _put_on_agenda(desk, meeting, each)
    record(desk, meeting, ActKind.HOLD, text=desk.reason, person=chair)
    return meeting


def conclude(desk: Desk, meeting: Meeting, *, about: str, text: str) -> None:
    """Write down what a meeting concluded about one item of its agenda."""
    refuse_before_meeting(desk, meeting)
    item = _agenda_item(meeting, about, field="about")
    item.outcome = text
    record(desk, meeting, ActKind.DECIDE, outcome=about, text=text)


def issue_minutes(desk: Desk, meeting: Meeting, *, number: str) -> None:
    """Issue the minutes (印发纪要) under a number."""
    refuse_before_meeting(desk, meeting)
    if meeting.issued_on is not None:
        raise ActRepeatedError(
            id=meeting.id, day=meeting.issued_on, act="印发纪要", noun=meeting.noun
        )
    meeting.number, meeting.issued_on = number, desk.on
    record(desk, meeting, ActKind.MINUTES, text=number)
    discharge(desk, *meeting.open_under(ONSITE_MINUTES))


def refuse_before_meeting(desk: Desk, meeting: Meeting) -> None:
    """Refuse an act before the meeting, or on one that was struck out."""
    refuse_ended_or_early(desk, meeting)
    refuse_before(desk, meeting, meeting.meeting_on, "开会")


def decided_about(meeting: Meeting, about: str | None) -> str | None:
    """Name the project that a decision is about: the only one, or the one that is named."""
    if about is not None:
        return _agenda_item(meeting, about, field="--about").about
    if len(meeting.agenda) > 1:
        ids = "、".join(item.about for item in meeting.agenda)
        raise AgendaEmptyError(id=meeting.id, items=ids, field="--about")
    return meeting.agenda[0].about if meeting.agenda else None


def _begun(desk: Desk, form: Form, title: str, *, chair: str | None, place: str | None) -> Meeting:
    return Meeting(
        id=new_id(desk, "HY"),
        uid=desk.uid(),
        title=title,
        opened_on=desk.on,
        form=form,
        meeting_on=desk.on,
        chair=chair,
        place=place,
    )


def _title(form: Form, projects: Sequence[Visited]) -> str:
    more = f"等 {len(projects)} 个项目" if len(projects) > 1 else ""
    return f"{form.label}：{projects[0].title}{more}"


def _put_on_agenda(desk: Desk, meeting: Meeting, about: str) -> None:
    if meeting.item(about) is None:
        meeting.agenda.append(AgendaItem(meeting=meeting.id, about=about, added_on=desk.on))


def _agenda_item(meeting: Meeting, about: str, *, field: str) -> AgendaItem:
    item = meeting.item(about)
    if item is None or item.dropped_on is not None:
        raise AgendaMissingError(id=meeting.id, about=about, noun=meeting.noun, field=field)
    return item


def _refuse_delegate(desk: Desk, project: Visited, chair: str, *, delegated: bool) -> None:
    """Refuse a chair who is not the sponsor, unless he stands in and it is said why."""
    if not delegated:
        raise ChairError(
            name=desk.directory.person(chair).name,
            project=f"{project.id}《{project.title}》",
            sponsor=desk.directory.person(project.sponsor).name,
            field="--chair",
        )
    if not desk.reason:
        raise ReasonMissingError(act="受托主持", field="--reason")
