"""Series of what the office owes again and again: joint reviews, its own weekly reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.errors.meetings import SubmittedError
from zhixingli.domain.matters.matter import Matter, record, refuse_before
from zhixingli.domain.matters.responsibility import assignment_on, first_assignments, reassign
from zhixingli.domain.terms import ActKind, Kind
from zhixingli.domain.writing.week import parse_week

if TYPE_CHECKING:
    from zhixingli.domain.matters.desk import Desk


@dataclass(slots=True, kw_only=True)
class Series(Matter):
    """A series with who answers for it, and what was done in it."""

    kind: ClassVar[Kind] = Kind.REVIEW


@dataclass(slots=True, kw_only=True)
class ReportSeries(Series):
    """A weekly report of the office's own."""

    kind: ClassVar[Kind] = Kind.REPORT


def setup(
    desk: Desk,
    before: Series | None,
    *,
    id: str,  # noqa: A002 - the series' own name
    title: str,
    kind: Kind,
    owner: tuple[str, str],
) -> Series:
    """Name who answers for a series from the desk's day on; the first time, it begins."""
    leader, unit = owner
    desk.refuse_future()
    if before is None:
        made = ReportSeries if kind is Kind.REPORT else Series
        begun = made(id=id, uid=desk.uid(), title=title, opened_on=desk.on)
        begun.assignments.extend(first_assignments(desk, id, leader=leader, unit=unit))
        record(desk, begun, ActKind.SETUP)
        return begun
    if before.voided_on is not None:
        _begin_again(desk, before, leader=leader, unit=unit)
    else:
        reassign(desk, before.assignments, leader=leader, unit=unit)
    record(desk, before, ActKind.SETUP)
    return before


def _begin_again(desk: Desk, series: Series, *, leader: str, unit: str) -> None:
    """Let a series begin whose setting up was taken back: it has one name, and no other number."""
    series.opened_on, series.voided_on = desk.on, None
    begun = first_assignments(desk, series.id, leader=leader, unit=unit)
    days = {held.from_on for held in begun}
    days |= {held.from_on for held in series.assignments if held.from_on >= desk.on}
    series.assignments = [held for held in series.assignments if held.from_on not in days]
    series.assignments += [replace(assignment_on(begun, day), from_on=day) for day in sorted(days)]
    series.assignments.sort(key=lambda held: held.from_on)


def submit(desk: Desk, series: Series, *, week: str, to: str | None) -> None:
    """Record that a week's report was handed in (报送)."""
    desk.refuse_future()
    monday = parse_week(week)
    if monday > desk.today:
        raise FutureActError(day=monday, today=desk.today, field="--week")
    refuse_before(desk, series, monday, f"{week} 开始")
    for act in series.acts:
        if act.kind is ActKind.SUBMIT and act.outcome == week:
            raise SubmittedError(week=week, title=series.title, day=act.happened_on, field="--week")
    record(desk, series, ActKind.SUBMIT, outcome=week, text=to)
