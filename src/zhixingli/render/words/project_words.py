"""How a key project is spoken of on a page: money, milestones, meetings, decisions, why it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.writing.dates import month_day
from zhixingli.render.words.office_text import unit_text
from zhixingli.render.words.statement import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from zhixingli.services.results.meetings import DecisionItem
    from zhixingli.services.results.overview import Factor
    from zhixingli.services.results.projects import (
        MilestoneItem,
        MissedRun,
        OnsiteRecord,
        ProjectRow,
    )


def money(row: ProjectRow) -> str:
    """Say what a project costs, what was planned for the year and what is done of it."""
    done = _amount(row.invested)
    until = f"截至{month_day(row.updated_on)}" if row.updated_on is not None else "至今"
    return sentence(
        f"总投资{_amount(row.total)}" if row.total is not None else "",
        f"年度计划投资{_amount(row.year_plan)}" if row.year_plan is not None else "",
        f"{until}完成{done}" if row.invested is not None else "",
        f"完成率{row.rate:.1f}%" if row.rate is not None else "",
    )


def schedule(row: ProjectRow) -> str:
    """Say how far it is from its schedule, and what stands on the ground."""
    return sentence(ahead_or_behind(row), f"形象进度为{row.stage}" if row.stage else "")


def ahead_or_behind(row: ProjectRow) -> str:
    """Compare what is done with the schedule of the day it was reported."""
    if row.deviation is None or row.scheduled is None:
        return ""
    light = f"（{row.progress_light.label}）" if row.progress_light is not None else ""
    if row.deviation < 0:
        return f"落后序时进度{-row.deviation:.1f}个百分点{light}"
    ahead = f"超序时进度{row.deviation:.1f}个百分点" if row.deviation else "与序时进度持平"
    return f"{ahead}{light}"


def milestones(items: Iterable[MilestoneItem], day: date) -> str:
    """Say each milestone: reached, late, or ahead."""
    said = []
    for each in items:
        if each.reached_on is not None:
            late = each.due is not None and each.reached_on > each.due
            stands = f"{month_day(each.reached_on)}完成{'，超期' if late else ''}"
        elif each.due is None:
            stands = "停表"
        elif each.overdue:
            stands = f"应于{month_day(each.due)}前完成，逾期{(day - each.due).days}天"
        else:
            stands = f"{month_day(each.due)}到期"
        said.append(f"{each.name}（{stands}）")
    return f"{'；'.join(said)}。" if said else ""


def meetings(record: OnsiteRecord | None) -> str:
    """Say how its on-site meetings went, and since when none was held."""
    if record is None or not record.owed:
        return ""
    missed = record.owed - record.kept
    if not missed:
        return f"应开{record.owed}次，全部召开。"
    last = record.held[0] if record.held else None
    now = record.missed[-1] if record.missed else None
    lasting = (
        now
        if now is not None and (last is None or _week_of(last.on) < (now.first[:4], now.first[6:]))
        else None
    )
    return sentence(
        f"应开{record.owed}次" + (f"、实开{record.kept}次" if record.kept else "，均未召开"),
        f"连续{lasting.weeks}周未开（{run_text(lasting)}）"
        if lasting is not None and lasting.weeks > 1
        else f"{run_text(lasting)}未开"
        if lasting is not None
        else "",
        f"上次{month_day(last.on)}召开" if last is not None else "",
    )


def _week_of(day: date) -> tuple[str, str]:
    year, week, _ = day.isocalendar()
    return f"{year:04d}", f"{week:02d}"


def run_text(run: MissedRun) -> str:
    """Name weeks in a row: 第40周至第41周; of another year than the first one, with it."""
    first, last = (name.split("-W") for name in (run.first, run.last))
    if run.first == run.last:
        return f"第{int(first[1])}周"
    year = "" if first[0] == last[0] else f"{last[0]}年"
    return f"第{int(first[1])}周至{year}第{int(last[1])}周"


def undone(items: Iterable[DecisionItem]) -> str:
    """Say which decisions about it are not done yet, whose, by when."""
    said = []
    for each in items:
        due = f"{month_day(each.due)}到期" if each.due is not None else "停表"
        late = "，已逾期" if each.overdue else ""
        said.append(f"{each.title}（{unit_text(each.unit)}，{due}{late}）")
    return f"议定事项尚未办结{len(said)}项：{'；'.join(said)}。" if said else ""


#: What is said of each reason, with its figure.
_WHY: Final = {
    "overdue": "逾期事项{:g}项",
    "stagnation": "{:g}周没有登记进展",
    "behind": "落后序时进度{:.1f}个百分点",
    "unheard": "{:g}周没有在常务会议汇报",
    "missed": "连续{:g}周未开现场办公会",
}


def why(factors: Iterable[Factor]) -> str:
    """Say why a project is heard, the weightiest reason first."""
    found = [each for each in factors if each.value and each.points]
    found.sort(key=lambda each: -each.points)
    return sentence(*(_WHY[each.key].format(each.value) for each in found))


def _amount(amount: Decimal | None) -> str:
    return f"{amount:,f}万元" if amount is not None else ""
