"""Importing the key-project ledger (重点项目台账), with its further sheets where there are any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain import milestones, projects
from zhixingli.domain.characters import normalise_option
from zhixingli.domain.duties import charge, check_post
from zhixingli.domain.projects import Listing, Project
from zhixingli.domain.responsibility import NOWHERE
from zhixingli.domain.terms import Kind, Level, Part
from zhixingli.domain.text import parse_term
from zhixingli.services.export_projects import project_line
from zhixingli.services.import_cells import Cells
from zhixingli.services.import_compare import Compared
from zhixingli.services.import_forms import MILESTONES, PROJECTS, REPORTED, REPORTS
from zhixingli.services.import_names import Names
from zhixingli.services.import_steps import (
    Act,
    Beginning,
    Held,
    Runner,
    Step,
    assigned,
    held_under,
    reassignments,
)
from zhixingli.services.importing import (
    CREATED,
    UNCHANGED,
    Imported,
    Seen,
    Source,
    Verdict,
    import_table,
)
from zhixingli.store.matters import save_rows
from zhixingli.store.projects import load_projects, project_rows
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.desk import Desk
    from zhixingli.services.import_files import Table
    from zhixingli.services.session import Session
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp

#: Acts of one day stand in this order.
_PEOPLE, _SET, _REPORT, _PUT_OFF, _REACH, _FILE, _STOP, _RESTART, _CLOSE = range(100, 1000, 100)
_AMOUNT: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,10})?")
_PAIRS: Final = {
    Part.GROUP_HEAD: (Part.GROUP_HEAD, Part.GROUP_DEPUTY),
    Part.GROUP_DEPUTY: (Part.GROUP_HEAD, Part.GROUP_DEPUTY),
    Part.HEAD: (Part.HEAD, Part.DEPUTY),
    Part.DEPUTY: (Part.HEAD, Part.DEPUTY),
}


def import_projects(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import projects; one whose name is there already is left as it is."""
    return import_table(
        ledger, stamp, source, form=PROJECTS, what="项目", begin=lambda s, t: _Lister(s, t).row
    )


class _Lister:
    """Makes a project of each row, or compares it with the one that is there."""

    def __init__(self, session: Session, table: Table) -> None:
        self._work, self._table = session.work, table
        self._names = Names(session.conn, session.work.stamp.on)
        live = select(subject.c.title, subject.c.id).where(
            subject.c.kind == Kind.PROJECT.value, subject.c.voided_on.is_(None)
        )
        self._there = dict(session.conn.execute(live).all())
        self._compared = Compared(
            session,
            load_projects,
            lambda called: lambda project: project_line(project, called, session.work.stamp.today),
        )
        self._seen = Seen("项目", {})
        self._runner = Runner(session.desk())

    def row(self, cells: Cells) -> Verdict | None:
        """List the project of a row."""
        held = held_under(self._table, cells, self._names)
        title = cells.title("项目名称")
        day = self._listed_on(cells)
        listing = self._listing(cells, title, held)
        steps = [*self._steps(cells, held)]
        if listing is None or cells.problems:
            return None
        earlier = self._seen.earlier(title, cells, value=title)
        if earlier is not None:
            return Verdict(UNCHANGED, earlier)
        begun = Beginning(day, "列入日期", lambda desk: projects.add(desk, listing), "这个项目")
        steps.sort(key=lambda step: (step.on, step.rank))
        tried = self._runner.tried(begun, steps, cells)
        known = self._there.get(title)
        if known is not None:
            self._compared.note(cells, known, tried)
            return Verdict(UNCHANGED, known)
        if tried is None:
            return None
        project = self._runner.done(begun, steps)
        save_rows(self._work, project_rows(project))
        self._seen.add(title, cells, project.id)
        return Verdict(CREATED, project.id)

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
            **{name: cells.text(heading) for name, heading in _TEXTS.items()},
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

    def _steps(self, cells: Cells, held: list[Held]) -> Iterator[Step]:
        yield from reassignments(held)
        yield from _parts(held)
        yield from self._reports(cells)
        yield from self._milestones(cells)
        filed, closed = cells.day("备案日期"), cells.day("办结日期")
        if filed is not None:
            yield Step(filed, _FILE, "备案日期", projects.file_with_office)
        yield from _rests(cells)
        if closed is not None:
            text = cells.text("办结说明")
            yield Step(closed, _CLOSE, "办结日期", lambda d, p: projects.close(d, p, text=text))

    def _reports(self, cells: Cells) -> Iterator[Step]:
        """Give the reports of the further sheet; without one, what the row itself says."""
        lines = self._table.under(REPORTS, cells.key)
        for n, line in enumerate(lines):
            own = Cells(line)
            on, text, figures = own.day("日期"), own.title("进展"), _figures(own)
            cells.problems += [f"{REPORTS}第 {line.row} 行：{each}" for each in own.problems]
            if on is not None and not own.problems:
                yield Step(on, _REPORT + min(n, 99), REPORTS, _report(text, figures))
        if not lines and any(cells.has(heading.name) for heading in REPORTED):
            on = cells.day("更新日期") or self._work.stamp.on
            yield Step(on, _REPORT, "更新日期", _report("台账导入", _figures(cells)))

    def _milestones(self, cells: Cells) -> Iterator[Step]:
        for line in self._table.under(MILESTONES, cells.key):
            own = Cells(line)
            steps = list(self._milestone(own))
            cells.problems += [f"{MILESTONES}第 {line.row} 行：{each}" for each in own.problems]
            if not own.problems:
                yield from steps

    def _milestone(self, own: Cells) -> Iterator[Step]:
        name, begun, due = own.title("节点"), own.day("设定日期"), own.day("到期")
        reached, days = own.day("完成日期"), own.dates("延期日期")
        until = own.dates("延至")
        if not own.match("延至", len(until), "延期日期", len(days)) or begun is None or due is None:
            return
        yield Step(
            begun, _SET, "设定日期", lambda d, p: milestones.set_milestone(d, p, name, due=due)
        )
        leaders = own.texts("延期批准人", len(days), along="延期日期") if days else []
        reasons = own.texts("延期理由", len(days), along="延期日期") if days else []
        for day, to, leader, reason in zip(days, until, leaders, reasons, strict=True):
            by = own.read("延期批准人", self._names.person, leader)
            if by is not None:
                yield Step(day, _PUT_OFF, "延期日期", _put_off(name, to, by), reason or None)
        if reached is not None:
            yield Step(
                reached, _REACH, "完成日期", lambda d, p: milestones.reach_milestone(d, p, name)
            )


_TEXTS: Final = {
    "category": "类别",
    "nature": "建设性质",
    "content": "建设内容及规模",
    "owner": "业主单位",
    "owner_contact": "业主联系人",
    "owner_phone": "业主电话",
    "remark": "备注",
}
_SAID: Final = {
    "stage": "形象进度",
    "problem": "存在问题",
    "coordination": "需协调事项",
    "next_step": "下步措施",
}


def amount(cells: Cells, column: str) -> str | None:
    """Read an amount or a percentage, as the ledger writes them."""
    if not cells.has(column):
        return None
    text = normalise_option(cells.raw(column)).replace(",", "").removesuffix("万元")
    text = text.removesuffix("%").strip()
    if not _AMOUNT.fullmatch(text):
        cells.wrong(column, "数字，如 12000 或 85.5")
        return None
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figures(cells: Cells) -> dict[str, Any]:
    found = {
        "invested": amount(cells, "年内累计完成（万元）"),
        "percent": amount(cells, "完成率（%）"),
        "scheduled": amount(cells, "序时进度（%）"),
        **{name: cells.text(heading) for name, heading in _SAID.items()},
    }
    return {name: value for name, value in found.items() if value is not None}


def _report(text: str, figures: dict[str, Any]) -> Act:
    return lambda desk, project: projects.progress(desk, project, text=text, figures=figures)


def _put_off(name: str, until: date, by: str) -> Act:
    return lambda desk, project: milestones.put_off_milestone(
        desk, project, name, until=until, approved_by=by
    )


def _rests(cells: Cells) -> Iterator[Step]:
    stopped, again = cells.dates("停工日期"), cells.dates("复工日期")
    reasons = cells.texts("停工理由", len(stopped), along="停工日期") if stopped else []
    for day, reason in zip(stopped, reasons, strict=True):
        yield Step(day, _STOP, "停工日期", projects.suspend, reason or None)
    for day in again:
        yield Step(day, _RESTART, "复工日期", projects.restart)


def _parts(held: list[Held]) -> Iterator[Step]:
    """Give the parts: sponsors after the first, heads with their deputies, each on its day."""
    sponsors = [each for each in held if each.part is Part.SPONSOR][1:]
    for each in sponsors:
        yield Step(each.since, _PEOPLE, "责任人", _sponsor(each.person), each.reason)
    paired: set[int] = set()
    for n, each in enumerate(held):
        if each.part not in _PAIRS or n in paired:
            continue
        other = next(
            (
                m
                for m, more in enumerate(held)
                if m > n
                and (more.since, more.unit) == (each.since, each.unit)
                and more.part in _PAIRS[each.part]
                and more.part is not each.part
            ),
            None,
        )
        if other is None:
            yield Step(each.since, _PEOPLE + 1, "责任人", _single(each), each.reason)
        else:
            paired.add(other)
            yield Step(each.since, _PEOPLE, "责任人", _pair(each, held[other]), each.reason)


def _sponsor(person: str) -> Act:
    return lambda desk, project: projects.change_sponsor(
        desk, project, person=person, field="挂钩区领导"
    )


def _pair(one: Held, other: Held) -> Act:
    head, deputy = (one, other) if one.part in (Part.HEAD, Part.GROUP_HEAD) else (other, one)

    def act(desk: Desk, project: Project) -> None:
        if head.part is Part.GROUP_HEAD:
            projects.set_group(desk, project, head=head.person, deputy=deputy.person)
        else:
            unit = head.unit or NOWHERE
            projects.link(desk, project, unit=unit, head=head.person, deputy=deputy.person)

    return act


def _single(held: Held) -> Act:
    def act(desk: Desk, project: Project) -> None:
        part = held.part or Part.HEAD
        check_post(desk, held.person, part, unit=held.unit, field="姓名")
        charge(desk, project, part, held.person, place=held.unit or NOWHERE, field="姓名")

    return act
