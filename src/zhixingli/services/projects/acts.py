"""Use cases of key projects (重点项目): list, report on, tie people, file, stop, close."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.projects import NotTownError
from zhixingli.domain.projects import acts as projects, editing, milestones
from zhixingli.domain.projects.terms import PLACES
from zhixingli.services.matters.acts import act_on, does, outcome_of
from zhixingli.services.matters.handling import Handling
from zhixingli.services.people.portfolio import settled
from zhixingli.services.projects.detail import (
    LISTED,
    REPORTED,
    beside_projects,
    project_detail,
)
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Outcome, Session, perform
from zhixingli.services.use_case.texts import cleaned, optional
from zhixingli.store.kinds.matters import save
from zhixingli.store.kinds.people import units
from zhixingli.store.kinds.projects import KEPT_PROJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.projects.project import Listing, Project
    from zhixingli.services.results.projects import ProjectDetail
    from zhixingli.services.use_case.session import Change
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    ProjectChange = Change[ProjectDetail]

PROJECTS: Final[Handling[Project, ProjectDetail]] = Handling(
    KEPT_PROJECTS, project_detail, beside_projects
)

_TEXTS: Final = {**LISTED, **REPORTED}
#: Options that are not called as their column.
_OPTIONS: Final = {"coordination": "--needs", "next_step": "--next"}


def add_project(ledger: Ledger, stamp: Stamp, listing: Listing) -> ProjectChange:
    """List a key project, people and units named as the clerk names them."""
    title, notes = cleaned(listing.title, "项目名称", "name")
    columns = _stored(listing.columns, notes)

    def use_case(session: Session) -> Outcome[ProjectDetail]:
        known = Finder(session.conn, session.work.stamp.on).resolved(
            listing,
            people={"leader": "--leader", "sponsor": "--sponsor"},
            units={"unit": "--unit", "supporting": "--support", "town": "--town"},
            title=title,
            columns=columns,
        )
        known, whence = settled(session, known)
        if known.town is not None:
            _refuse_no_town(session, known.town)
        project = projects.add(session.desk(), known)
        save(session.work, KEPT_PROJECTS, project)
        return outcome_of(
            session, PROJECTS, project, f"已列入 {project.id}《{title}》", [*notes, *whence]
        )

    return perform(ledger, stamp, use_case)


def record_progress(
    ledger: Ledger, stamp: Stamp, project: str, *, text: str, figures: Mapping[str, Any]
) -> ProjectChange:
    """Record how far a project is."""
    said, notes = cleaned(text, "进展", "--text")
    stored = _stored(figures, notes)

    act = does(projects.progress, "已记进展", text=said, figures=stored)
    return act_on(ledger, stamp, PROJECTS, project, act, notes)


def edit_project(
    ledger: Ledger,
    stamp: Stamp,
    project: str,
    *,
    title: str | None,
    columns: Mapping[str, Any],
    plan_year: int | None = None,
) -> ProjectChange:
    """Change what is known of a project from a day on, or correct a mistake in it."""
    said, notes = optional(title, "项目名称", "--title")
    stored = _stored(columns, notes)

    def act(desk: Desk, of: Project, _: Finder) -> str:
        told = editing.edit(
            desk, of, title=said, columns=stored, plan_year=plan_year, corrects=stamp.corrects
        )
        return f"{of.id} {told}"

    return act_on(ledger, stamp, PROJECTS, project, act, notes)


def set_group(
    ledger: Ledger, stamp: Stamp, project: str, *, head: str, deputy: str
) -> ProjectChange:
    """Form the lead unit's work group."""

    def act(desk: Desk, of: Project, find: Finder) -> str:
        first, second = find.person(head, field="--head"), find.person(deputy, field="--deputy")
        projects.set_group(desk, of, head=first, deputy=second)
        return f"{of.id} 工作组已成立"

    return act_on(ledger, stamp, PROJECTS, project, act)


def link_unit(
    ledger: Ledger, stamp: Stamp, project: str, *, unit: str, head: str, deputy: str
) -> ProjectChange:
    """Tie a town's or unit's head and deputy to a project."""

    def act(desk: Desk, of: Project, find: Finder) -> str:
        projects.link(
            desk,
            of,
            unit=find.unit(unit, field="--unit"),
            head=find.person(head, field="--head"),
            deputy=find.person(deputy, field="--deputy"),
        )
        return f"{of.id} 已记挂钩领导"

    return act_on(ledger, stamp, PROJECTS, project, act)


def change_sponsor(ledger: Ledger, stamp: Stamp, project: str, *, to: str) -> ProjectChange:
    """Tie a project to another district leader from a day on."""

    def act(desk: Desk, of: Project, find: Finder) -> str:
        person = find.person(to, field="--to")
        projects.change_sponsor(desk, of, person=person, field="--to")
        return f"{of.id} 自 {desk.on} 起由 {desk.directory.person(person).name} 挂钩"

    return act_on(ledger, stamp, PROJECTS, project, act)


def set_milestone(
    ledger: Ledger, stamp: Stamp, project: str, name: str, *, due: date
) -> ProjectChange:
    """Set a milestone."""
    said, notes = cleaned(name, "节点名称", "name")

    act = does(milestones.set_milestone, f"节点“{said}”", said, due=due)
    return act_on(ledger, stamp, PROJECTS, project, act, notes)


def reach_milestone(ledger: Ledger, stamp: Stamp, project: str, name: str) -> ProjectChange:
    """Record that a milestone is reached."""
    said, notes = cleaned(name, "节点名称", "name")

    act = does(milestones.reach_milestone, f"节点“{said}”已完成", said)
    return act_on(ledger, stamp, PROJECTS, project, act, notes)


def put_off_milestone(
    ledger: Ledger, stamp: Stamp, project: str, name: str, *, until: date, approved_by: str
) -> ProjectChange:
    """Put a milestone off."""
    said, notes = cleaned(name, "节点名称", "name")

    def act(desk: Desk, of: Project, find: Finder) -> str:
        person = find.person(approved_by, field="--approved-by")
        fact = milestones.put_off_milestone(desk, of, said, until=until, approved_by=person)
        late = "（补办）" if fact.late else ""
        return f"{of.id} 节点“{said}”延期{late}"

    return act_on(ledger, stamp, PROJECTS, project, act, notes)


def simple_act(
    ledger: Ledger, stamp: Stamp, project: str, act: Callable[[Desk, Project], None], done: str
) -> ProjectChange:
    """Let an act happen that says nothing more: file, stop, restart."""

    def acting(desk: Desk, of: Project, _: Finder) -> str:
        act(desk, of)
        return f"{of.id} {done}"

    return act_on(ledger, stamp, PROJECTS, project, acting)


def close_project(ledger: Ledger, stamp: Stamp, project: str, *, text: str | None) -> ProjectChange:
    """Close a project; say which milestones are left."""
    said, notes = optional(text, "办结说明")

    def act(desk: Desk, of: Project, _: Finder) -> str:
        left = [of.milestones[owed.id] for owed in milestones.open_milestones(of)]
        projects.close(desk, of, text=said)
        if left:
            told = f"{of.id} 还有没完成的节点，已随办结撤销：{'、'.join(left)}"
            notes.append(Remark("MILESTONES_LEFT", told))
        return f"{of.id} 已办结归档"

    return act_on(ledger, stamp, PROJECTS, project, act, notes)


def _refuse_no_town(session: Session, unit_id: str) -> None:
    (known,) = units(session.conn, session.work.stamp.on, [unit_id])
    if known.kind not in PLACES:
        raise NotTownError(name=known.name, field="--town")


def _stored(given: Mapping[str, Any], notes: list[Remark]) -> dict[str, Any]:
    """Bring amounts into their written form and clean the texts; what was left out stays out."""
    stored: dict[str, Any] = {}
    for name, value in given.items():
        if value is None:
            continue
        if name in _TEXTS:
            option = _OPTIONS.get(name, f"--{name.replace('_', '-')}")
            text, more = cleaned(value, _TEXTS[name], option)
            notes.extend(more)
            stored[name] = text
        elif name in ("total", "year_plan", "invested", "percent", "scheduled"):
            stored[name] = _plain(value)
        else:
            stored[name] = value
    return stored


def _plain(value: Decimal | str | int) -> str:
    """Write an amount without needless zeros or an exponent."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
