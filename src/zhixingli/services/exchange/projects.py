"""Importing the key-project ledger, with its further sheets where there are any."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.projects import acts as projects
from zhixingli.domain.projects.editing import plan_year_of
from zhixingli.domain.projects.project import COLUMNS, Listing
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.terms import Kind, Part
from zhixingli.services.exchange.changes import begun_by, held_under, reassignments
from zhixingli.services.exchange.compare import Settler
from zhixingli.services.exchange.facts import course_of, facts_of, lines_under
from zhixingli.services.exchange.imports import Imported, Source, Verdict, import_table
from zhixingli.services.exchange.projects_parts import parts
from zhixingli.services.exchange.projects_reports import (
    MILESTONES_SHEET,
    REPORT,
    REPORTS,
    REPORTS_SHEET,
    SAID,
)
from zhixingli.services.exchange.projects_sheet import PROJECTS
from zhixingli.services.exchange.steps import Act, Beginning, RowStep
from zhixingli.store.kinds.projects import KEPT_PROJECTS
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.sheets.shapes import FileTable, TableForm
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
        live = select(subject.c.title, subject.c.id).where(
            subject.c.kind == Kind.PROJECT.value, subject.c.voided_on.is_(None)
        )
        self._there = dict(session.conn.execute(live).all())
        self._settler = Settler(session, KEPT_PROJECTS, PROJECTS, "项目")

    def row(self, cells: Cells) -> Verdict | None:
        """List the project of a row."""
        reading = self._settler.reading
        held = held_under(self._table, cells, reading)
        sponsors = [{"sponsor": each.person} for each in held if each.part is Part.SPONSOR]
        facts = facts_of(PROJECTS, cells, reading) | begun_by(held)
        facts |= sponsors[0] if sponsors else {}
        updated = facts.pop("updated")
        day = facts.pop("listed") or self._listed_on(cells, updated)
        figures = {name: facts.pop(name) for name in SAID}
        steps = [
            *reassignments(held),
            *parts(held),
            *self._reports(cells, updated or self._work.stamp.on, figures),
            *(step for _, made in self._under(MILESTONES_SHEET, cells) for step in made),
            *course_of(PROJECTS, cells, reading),
        ]
        if cells.problems:
            return None
        columns = {name: facts.pop(name) for name in COLUMNS}
        listing = Listing(
            **facts,
            columns=columns | {"level": columns["level"] or Level.DISTRICT},
            plan_year=plan_year_of(
                columns["start_on"], columns["end_on"], day, updated or self._work.stamp.on
            ),
        )
        return self._settler.settle(
            cells,
            key=listing.title,
            value=listing.title,
            known=self._there.get(listing.title),
            begun=Beginning(day, "列入日期", lambda desk: projects.add(desk, listing), "这个项目"),
            steps=steps,
        )

    def _listed_on(self, cells: Cells, updated: date | None) -> date:
        """Give the day of listing of a ledger that has none: the day of the last report."""
        today = self._work.stamp.on
        if updated is None or updated >= today:
            return today
        cells.notes.append(f"没有“列入日期”，按更新日期 {updated} 列入")
        return updated

    def _under(
        self, form: TableForm, cells: Cells
    ) -> Iterator[tuple[dict[str, Any], list[RowStep]]]:
        return lines_under(form, self._table, cells, self._settler.reading)

    def _reports(self, cells: Cells, day: date, figures: dict[str, Any]) -> Iterator[RowStep]:
        """Give the reports of the further sheet; without one, what the row itself says."""
        for n, (facts, _) in enumerate(self._under(REPORTS_SHEET, cells)):
            on, text = facts.pop("on"), facts.pop("text")
            yield RowStep(on, REPORT + min(n, 99), REPORTS, _report(text, facts))
        said = any(value is not None for value in figures.values())
        if said and not self._table.under(REPORTS, cells.key):
            yield RowStep(day, REPORT, "更新日期", _report("台账导入", figures))


def _report(text: str, figures: dict[str, Any]) -> Act:
    said = {name: value for name, value in figures.items() if value is not None}
    return partial(projects.progress, text=text, figures=said)
