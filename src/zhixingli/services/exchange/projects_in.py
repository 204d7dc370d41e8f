"""Importing the key-project ledger (重点项目台账), with its further sheets where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.projects import acts as projects, milestones
from zhixingli.domain.projects.acts import Listing
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.terms import Kind, Part
from zhixingli.domain.writing.text import parse_term
from zhixingli.services.exchange.cells import Cells
from zhixingli.services.exchange.compare import Compared, Settler
from zhixingli.services.exchange.forms import MILESTONES, PROJECTS, REPORTED, REPORTS
from zhixingli.services.exchange.imports import Imported, Source, Verdict, import_table
from zhixingli.services.exchange.names import NameResolver
from zhixingli.services.exchange.projects_out import project_line
from zhixingli.services.exchange.projects_steps import (
    CLOSE,
    FILE,
    PUT_OFF,
    REACH,
    REPORT,
    SET,
    amount,
    figures_of,
    parts,
    put_off,
    report,
    rests,
)
from zhixingli.services.exchange.steps import (
    Beginning,
    Held,
    RowStep,
    assigned,
    held_under,
    reassignments,
)
from zhixingli.services.projects.detail import LISTED
from zhixingli.store.kinds.projects import KEPT_PROJECTS
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.services.exchange.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def import_projects(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import projects; one whose name is there already is left as it is."""
    return import_table(
        ledger, stamp, source, form=PROJECTS, what="项目", begin=lambda s, t: _Lister(s, t).row
    )


class _Lister:
    """Makes a project of each row, or compares it with the one that is there."""

    def __init__(self, session: Session, table: FileTable) -> None:
        self._work, self._table = session.work, table
        self._names = NameResolver(session.conn, session.work.stamp.on)
        live = select(subject.c.title, subject.c.id).where(
            subject.c.kind == Kind.PROJECT.value, subject.c.voided_on.is_(None)
        )
        self._there = dict(session.conn.execute(live).all())
        compared = Compared(
            session,
            KEPT_PROJECTS,
            lambda called: lambda project: project_line(project, called, session.work.stamp.today),
        )
        self._settler = Settler(session, "项目", compared)

    def row(self, cells: Cells) -> Verdict | None:
        """List the project of a row."""
        held = held_under(self._table, cells, self._names)
        title = cells.title("项目名称")
        day = self._listed_on(cells)
        listing = self._listing(cells, title, held)
        steps = [*self._steps(cells, held)]
        if listing is None or cells.problems:
            return None
        return self._settler.settle(
            cells,
            key=title,
            value=title,
            known=self._there.get(title),
            begun=Beginning(day, "列入日期", lambda desk: projects.add(desk, listing), "这个项目"),
            steps=steps,
        )

    def _listed_on(self, cells: Cells) -> date:
        """Give the day of listing; where a ledger has none, the day of the last report."""
        given = cells.day("列入日期")
        if given is not None:
            return given
        today, updated = self._work.stamp.on, cells.day("更新日期")
        if updated is None or updated >= today:
            return today
        cells.notes.append(f"没有“列入日期”，按更新日期 {updated} 列入")
        return updated

    def _listing(self, cells: Cells, title: str, held: list[Held]) -> Listing | None:
        leader = cells.read("区分管领导", self._names.person, cells.name("区分管领导"))
        unit = cells.read("牵头单位", self._names.unit, cells.name("牵头单位"))
        sponsor = cells.read("挂钩区领导", self._names.person, cells.name("挂钩区领导"))
        if first := assigned(held)[:1]:  # the row names who holds it now
            leader, unit = first[0].person, first[0].unit
        sponsors = [each.person for each in held if each.part is Part.SPONSOR]
        level = cells.read("级别", lambda text: parse_term(Level, text, what="级别"))
        units = [cells.read("配合单位", self._names.unit, name) for name in cells.names("配合单位")]
        if cells.has("属地镇"):
            units.append(cells.read("属地镇", self._names.unit, cells.name("属地镇")))
        columns: dict[str, Any] = {
            "level": level or Level.DISTRICT,
            **{name: cells.text(heading) for name, heading in LISTED.items()},
            "start_on": cells.day("开工"),
            "end_on": cells.day("完工"),
            "total": amount(cells, "总投资（万元）"),
            "year_plan": amount(cells, "年度计划投资（万元）"),
        }
        if leader is None or unit is None or sponsor is None:
            return None
        return Listing(
            title=title,
            leader=leader,
            unit=unit,
            sponsor=sponsors[0] if sponsors else sponsor,
            columns=columns,
            supporting=[each for each in units if each is not None],
        )

    def _steps(self, cells: Cells, held: list[Held]) -> Iterator[RowStep]:
        yield from reassignments(held)
        yield from parts(held)
        yield from self._reports(cells)
        yield from self._milestones(cells)
        filed, closed = cells.day("备案日期"), cells.day("办结日期")
        if filed is not None:
            yield RowStep(filed, FILE, "备案日期", projects.file_with_office)
        yield from rests(cells)
        if closed is not None:
            text = cells.text("办结说明")
            yield RowStep(closed, CLOSE, "办结日期", lambda d, p: projects.close(d, p, text=text))

    def _reports(self, cells: Cells) -> Iterator[RowStep]:
        """Give the reports of the further sheet; without one, what the row itself says."""
        lines = self._table.under(REPORTS, cells.key)
        for n, line in enumerate(lines):
            own = Cells(line)
            on, text, figures = own.day("日期"), own.said("进展"), figures_of(own)
            cells.problems += [f"{REPORTS}第 {line.row} 行：{each}" for each in own.problems]
            if on is not None and not own.problems:
                yield RowStep(on, REPORT + min(n, 99), REPORTS, report(text, figures))
        if not lines and any(cells.has(heading.name) for heading in REPORTED):
            on = cells.day("更新日期") or self._work.stamp.on
            yield RowStep(on, REPORT, "更新日期", report("台账导入", figures_of(cells)))

    def _milestones(self, cells: Cells) -> Iterator[RowStep]:
        for line in self._table.under(MILESTONES, cells.key):
            own = Cells(line)
            steps = list(self._milestone(own))
            cells.problems += [f"{MILESTONES}第 {line.row} 行：{each}" for each in own.problems]
            if not own.problems:
                yield from steps

    def _milestone(self, own: Cells) -> Iterator[RowStep]:
        name, begun, due = own.title("节点"), own.day("设定日期"), own.day("到期")
        reached, days = own.day("完成日期"), own.dates("延期日期")
        until = own.dates("延至")
        if not own.match("延至", len(until), "延期日期", len(days)) or begun is None or due is None:
            return
        yield RowStep(
            begun, SET, "设定日期", lambda d, p: milestones.set_milestone(d, p, name, due=due)
        )
        leaders = own.texts("延期批准人", len(days), along="延期日期") if days else []
        reasons = own.texts("延期理由", len(days), along="延期日期") if days else []
        for day, to, leader, reason in zip(days, until, leaders, reasons, strict=True):
            by = own.read("延期批准人", self._names.person, leader)
            if by is not None:
                yield RowStep(day, PUT_OFF, "延期日期", put_off(name, to, by), reason or None)
        if reached is not None:
            yield RowStep(
                reached, REACH, "完成日期", lambda d, p: milestones.reach_milestone(d, p, name)
            )
