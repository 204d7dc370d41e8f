"""Key projects (重点项目): listed, reported on, filed, stopped and closed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from zhixingli.domain.errors.acts import (
    ActOrderError,
    ActRepeatedError,
    ReasonMissingError,
)
from zhixingli.domain.errors.projects import (
    PercentError,
    SuspendedError,
)
from zhixingli.domain.matters.duties import charge, refuse_wrong_post
from zhixingli.domain.matters.matter import (
    new_id,
    record,
    refuse_before,
    refuse_ended_or_early,
    withdraw,
)
from zhixingli.domain.matters.responsibility import assignment_on, first_assignments
from zhixingli.domain.projects.editing import (
    plan_year_of,
    refuse_amount,
    refuse_columns,
    set_plan,
)
from zhixingli.domain.projects.progress import Report
from zhixingli.domain.projects.project import Listing, Project
from zhixingli.domain.projects.terms import ProjectStatus
from zhixingli.domain.terms import ActKind, Part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixingli.domain.matters.desk import Desk


def add(desk: Desk, listing: Listing) -> Project:
    """List a key project (列为重点): its sponsor owes a meeting every week from now on."""
    desk.refuse_future()
    refuse_columns(listing.columns)
    project = Project(
        id=new_id(desk, "XM"),
        uid=desk.uid(),
        title=listing.title,
        opened_on=desk.on,
        **listing.columns,
    )
    if project.year_plan is not None:
        year = plan_year_of(project.start_on, project.end_on, desk.on, desk.on)
        set_plan(desk, project, project.year_plan, listing.plan_year or year)
    project.assignments.extend(
        first_assignments(desk, project.id, leader=listing.leader, unit=listing.unit)
    )
    beside = (*listing.supporting, *((listing.town,) if listing.town else ()))
    project.supporting = [(unit, desk.on) for unit in dict.fromkeys(beside)]
    change_sponsor(desk, project, person=listing.sponsor, field="--sponsor", listing=True)
    record(desk, project, ActKind.LIST)
    return project


def change_sponsor(
    desk: Desk, project: Project, *, person: str, field: str, listing: bool = False
) -> None:
    """Name the district leader to whom the project is tied (挂钩区领导) from a day on."""
    if not listing:
        refuse_ended_or_early(desk, project)
    refuse_wrong_post(desk, person, Part.SPONSOR, unit=None, field=field)
    given = charge(desk, project, Part.SPONSOR, person, field=field)
    if given is not None and not listing:
        record(desk, project, ActKind.PART, text=Part.SPONSOR.label, person=person)


def set_group(desk: Desk, project: Project, *, head: str, deputy: str) -> None:
    """Form the lead unit's work group (工作组): its head leads it, its deputy carries it out."""
    refuse_ended_or_early(desk, project)
    unit = assignment_on(project.assignments, desk.on).unit
    _appoint(desk, project, unit, head, deputy, (Part.GROUP_HEAD, Part.GROUP_DEPUTY))


def link(desk: Desk, project: Project, *, unit: str, head: str, deputy: str) -> None:
    """Tie a town's or unit's head and deputy to the project (部门领导挂钩)."""
    refuse_ended_or_early(desk, project)
    lead = assignment_on(project.assignments, desk.on).unit
    since = dict(project.supporting)
    if unit != lead:
        since[unit] = min(desk.on, since.get(unit, desk.on))
    project.supporting = list(since.items())
    _appoint(desk, project, unit, head, deputy, (Part.HEAD, Part.DEPUTY))


def progress(desk: Desk, project: Project, *, text: str, figures: Mapping[str, Any]) -> Report:
    """Record how far the project is (推进情况)."""
    refuse_ended_or_early(desk, project)
    _refuse_percent(figures.get("percent"), "--percent")
    _refuse_percent(figures.get("scheduled"), "--scheduled")
    refuse_amount(figures.get("invested"), "年内累计完成", "--invested")
    act = record(desk, project, ActKind.PROGRESS, text=text)
    report = Report(act=act.id, on=desk.on, text=text, **figures)
    project.reports.append(report)
    return report


def file_with_office(desk: Desk, project: Project) -> None:
    """Record that the project was filed with the key-project office (备案)."""
    refuse_ended_or_early(desk, project)
    for act in project.acts:
        if act.kind is ActKind.FILE:
            raise ActRepeatedError(
                id=project.id, day=act.happened_on, act=ActKind.FILE.label, noun="project"
            )
    record(desk, project, ActKind.FILE)


def suspend(desk: Desk, project: Project) -> None:
    """Stop the work (停工): weeks stopped through owe no meeting."""
    refuse_ended_or_early(desk, project)
    if not desk.reason:
        raise ReasonMissingError(act="停工", field="--reason")
    last = last_rest(project)
    if last is not None and last.kind is ActKind.SUSPEND:
        raise SuspendedError(id=project.id, day=last.happened_on)
    refuse_before(desk, project, last.happened_on if last else None, "复工")
    record(desk, project, ActKind.SUSPEND, text=desk.reason)


def restart(desk: Desk, project: Project) -> None:
    """Take the work up again (复工)."""
    refuse_ended_or_early(desk, project)
    last = last_rest(project)
    if last is None or last.kind is not ActKind.SUSPEND:
        command = f"zx project suspend {project.id} --reason 理由"
        raise ActOrderError(id=project.id, act="复工", needed="停工", command=command)
    refuse_before(desk, project, last.happened_on, "停工")
    record(desk, project, ActKind.RESTART, text=desk.reason)


def close(desk: Desk, project: Project, *, text: str | None) -> None:
    """Close the project (办结归档); milestones still open are withdrawn."""
    refuse_ended_or_early(desk, project)
    latest = max(act.happened_on for act in project.work)
    refuse_before(desk, project, latest, "最后一次登记")
    record(desk, project, ActKind.CLOSE, text=text)
    withdraw(desk, project)


def last_rest(project: Project, day: date | None = None) -> Any:  # noqa: ANN401 - an act
    """Give the last stop or restart by a day."""
    kinds = (ActKind.SUSPEND, ActKind.RESTART)
    rests = [
        act for act in project.acts if act.kind in kinds and (day is None or act.happened_on <= day)
    ]
    return max(rests, key=lambda act: (act.happened_on, act.id), default=None)


def status(project: Project, day: date) -> ProjectStatus:
    """Name how a project stands on a day."""
    if project.voided_on is not None:  # it never was
        return ProjectStatus.VOID
    if project.closed(day) is not None:
        return ProjectStatus.CLOSED
    rest = last_rest(project, day)
    stopped = rest is not None and rest.kind is ActKind.SUSPEND
    return ProjectStatus.SUSPENDED if stopped else ProjectStatus.ACTIVE


def _appoint(  # noqa: PLR0917 - two people in two parts
    desk: Desk, project: Project, unit: str, head: str, deputy: str, parts: tuple[Part, Part]
) -> None:
    fields = ("--head", "--deputy")
    for part, person, option in zip(parts, (head, deputy), fields, strict=True):
        refuse_wrong_post(desk, person, part, unit=unit, field=option)
        if charge(desk, project, part, person, place=unit, field=option) is not None:
            record(desk, project, ActKind.PART, text=part.label, person=person, unit=unit)


def _refuse_percent(value: str | None, field: str) -> None:
    if value is not None and not 0 <= Decimal(value) <= 100:  # noqa: PLR2004 - percent
        raise PercentError(value=value, field=field)
