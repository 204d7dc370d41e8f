"""Milestones (节点) of a project: each is owed by a day of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.acts import DueBeforeError, ReasonMissingError, RuleAbsentError
from zhixingli.domain.errors.projects import MilestoneMissingError, MilestoneTakenError
from zhixingli.domain.matters.clock import extend
from zhixingli.domain.matters.matter import (
    discharge,
    open_obligation,
    record,
    refuse_before,
    refuse_ended_or_early,
)
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.obligation import ExtensionFact, Obligation
    from zhixingli.domain.projects.project import Project

PROJECT_MILESTONE: Final = "project.milestone"


def open_milestones(project: Project) -> list[Obligation]:
    """Give the milestones that are not reached yet."""
    return project.open_under(PROJECT_MILESTONE)


def set_milestone(desk: Desk, project: Project, name: str, *, due: date) -> Obligation:
    """Set a milestone: it is owed by its day."""
    refuse_ended_or_early(desk, project)
    if PROJECT_MILESTONE not in desk.rules:
        raise RuleAbsentError(rule=PROJECT_MILESTONE)
    if _found(project, name) is not None:
        raise MilestoneTakenError(id=project.id, name=name, field="name")
    if due < desk.on:
        raise DueBeforeError(due=due, day=desk.on, field="--due")
    record(desk, project, ActKind.MILESTONE, text=f"设定：{name}，{due} 前")
    owed = open_obligation(desk, project, PROJECT_MILESTONE, start=desk.on, fixed_due=due)
    project.milestones[owed.id] = name
    return owed


def reach_milestone(desk: Desk, project: Project, name: str) -> Obligation:
    """Record that a milestone is reached."""
    refuse_ended_or_early(desk, project)
    owed = _meant(project, name)
    refuse_before(desk, project, owed.opened_on, "设定节点")
    record(desk, project, ActKind.MILESTONE, text=f"完成：{name}")
    discharge(desk, owed)
    return owed


def put_off_milestone(
    desk: Desk, project: Project, name: str, *, until: date, approved_by: str
) -> ExtensionFact:
    """Put a milestone off (延期), with a reason and the leader's approval."""
    owed = _meant(project, name)
    if not desk.reason:
        raise ReasonMissingError(act="节点延期", field="--reason")
    return extend(
        desk,
        project,
        days=None,
        until=until,
        approved_by=approved_by,
        rule=PROJECT_MILESTONE,
        owed=owed,
    )


def _found(project: Project, name: str) -> Obligation | None:
    named = (o for o in open_milestones(project) if project.milestones.get(o.id) == name)
    return next(named, None)


def _meant(project: Project, name: str) -> Obligation:
    owed = _found(project, name)
    if owed is None:
        known = "、".join(project.milestones[o.id] for o in open_milestones(project)) or "没有"
        raise MilestoneMissingError(id=project.id, name=name, known=known, field="name")
    return owed
