"""The steps of a project's row: figures, rests, and who had which part since when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.matters.duties import charge, refuse_wrong_post
from zhixingli.domain.matters.responsibility import NOWHERE
from zhixingli.domain.projects import acts as projects, milestones
from zhixingli.domain.terms import Part
from zhixingli.domain.writing.characters import normalise_option
from zhixingli.services.exchange.steps import Act, Held, RowStep
from zhixingli.services.projects.detail import REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.projects.acts import Project
    from zhixingli.services.exchange.cells import Cells

#: Acts of one day stand in this order.
PEOPLE, SET, REPORT, PUT_OFF, REACH, FILE, STOP, RESTART, CLOSE = range(100, 1000, 100)
_AMOUNT: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,10})?")
_PAIRS: Final = {
    Part.GROUP_HEAD: (Part.GROUP_HEAD, Part.GROUP_DEPUTY),
    Part.GROUP_DEPUTY: (Part.GROUP_HEAD, Part.GROUP_DEPUTY),
    Part.HEAD: (Part.HEAD, Part.DEPUTY),
    Part.DEPUTY: (Part.HEAD, Part.DEPUTY),
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


def figures_of(cells: Cells) -> dict[str, Any]:
    """Read what one report of progress says."""
    found = {
        "invested": amount(cells, "年内累计完成（万元）"),
        "percent": amount(cells, "完成率（%）"),
        "scheduled": amount(cells, "序时进度（%）"),
        **{
            name: cells.text(h) for name, h in REPORTED.items() if cells.has(h)
        },  # “无” says nothing
    }
    return {name: value for name, value in found.items() if value is not None}


def report(text: str, figures: dict[str, Any]) -> Act:
    """Report progress."""
    return lambda desk, project: projects.progress(desk, project, text=text, figures=figures)


def put_off(name: str, until: date, by: str) -> Act:
    """Put a milestone off."""
    return lambda desk, project: milestones.put_off_milestone(
        desk, project, name, until=until, approved_by=by
    )


def rests(cells: Cells) -> Iterator[RowStep]:
    """Give the stops of the work and its restarts."""
    stopped, again = cells.dates("停工日期"), cells.dates("复工日期")
    reasons = cells.texts("停工理由", len(stopped), along="停工日期") if stopped else []
    for day, reason in zip(stopped, reasons, strict=True):
        yield RowStep(day, STOP, "停工日期", projects.suspend, reason or None)
    for day in again:
        yield RowStep(day, RESTART, "复工日期", projects.restart)


def parts(held: list[Held]) -> Iterator[RowStep]:
    """Give the parts: sponsors after the first, heads with their deputies, each on its day."""
    sponsors = [each for each in held if each.part is Part.SPONSOR][1:]
    for each in sponsors:
        yield RowStep(each.since, PEOPLE, "责任人", _sponsor(each.person), each.reason)
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
            yield RowStep(each.since, PEOPLE + 1, "责任人", _single(each), each.reason)
        else:
            paired.add(other)
            yield RowStep(each.since, PEOPLE, "责任人", _pair(each, held[other]), each.reason)


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
        refuse_wrong_post(desk, held.person, part, unit=held.unit, field="姓名")
        charge(desk, project, part, held.person, place=held.unit or NOWHERE, field="姓名")

    return act
