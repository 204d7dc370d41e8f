"""Obligations as tables: overdue, due, today."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.terms import OnExpiry
from zhixingli.domain.terms import Kind, Light
from zhixingli.domain.writing.dates import free_from
from zhixingli.render.model.chart import Chart, ChartSeries, telling
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import answering_unit_text, unit_text
from zhixingli.render.words.trimmed import trimmed

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.results.obligations import ObligationItem

    Items = tuple[ObligationItem, ...]


def overdue(items: Items) -> Sheet[ObligationItem]:
    """Show who owes what since when."""
    notes = (f"共{len(items)}项逾期",) if items else ("没有逾期事项",)
    return Sheet("逾期事项", COLUMNS, items, notes, _late_units(items))


def overdue_page(items: Items) -> Page:
    """Write the list of what is overdue as a report, the longest first."""
    late = sorted(items, key=lambda item: -(late_working_days(item) or 0))
    sheet = trimmed(Sheet("", COLUMNS, tuple(late)))
    said = f"逾期{len(items)}项。" if items else "没有逾期事项。"
    table = (Table(sheet),) if items else ()
    return Page("逾期清单", (Paragraph(said), *table), signed=True)


def _late_units(items: Items) -> Chart | None:
    """Draw who owes most."""
    units = Counter(unit_text(item.unit) for item in items)
    if not units:
        return None
    most = units.most_common(_DRAWN)
    grave = Counter(unit_text(i.unit) for i in items if i.light is Light.BLACK)
    shown = (
        ChartSeries("逾期", tuple(count for _, count in most), "red"),
        ChartSeries("其中严重逾期", tuple(grave[unit] for unit, _ in most), "black"),
    )
    title = "逾期最多的单位" if len(units) > _DRAWN else "各单位逾期"
    return telling(Chart(title, "项", tuple(unit for unit, _ in most), shown))


#: How many units a chart can hold.
_DRAWN: Final = 8


def due(items: Items) -> Sheet[ObligationItem]:
    """Show what falls due."""
    notes = (f"共{len(items)}项到期",) if items else ("没有到期事项",)
    return Sheet("到期事项", COLUMNS, items, notes)


def today(items: Items) -> Sheet[ObligationItem]:
    """Show what a morning asks for."""
    late = sum(item.overdue is not None for item in items)
    past = sum(item.light is Light.REMINDER for item in items)
    also = f"，已过提示期{past}项" if past else ""
    notes = (f"逾期{late}项，今日到期和临期{len(items) - late - past}项{also}",)
    return Sheet("今日", COLUMNS, items, notes)


def today_page(items: Items) -> Page:
    """Show one screen for a morning: overdue, due today, due soon, each with its kinds."""
    parts = (
        ("逾期", [item for item in items if item.overdue is not None]),
        ("今日到期和临期", [i for i in items if i.light is Light.YELLOW]),
        ("停表", [item for item in items if item.light is Light.GREY]),
        ("已过提示期", [item for item in items if item.light is Light.REMINDER]),
    )
    blocks: list[Block] = [Paragraph(_by_kind(items))]
    for heading, part in parts:
        if part:
            blocks += [
                Heading(1, f"{heading}（{len(part)}项）"),
                Table(Sheet("", COLUMNS, tuple(part))),
            ]
    return Page("今日", tuple(blocks))


def _by_kind(items: Items) -> str:
    """Count what is shown by kind: 收文 3（逾期 1），重点项目 2."""
    if not items:
        return "没有逾期、到期、临期的事项。"
    said = []
    for kind in Kind:
        mine = [item for item in items if item.kind is kind]
        late = sum(item.overdue is not None for item in mine)
        if mine:
            said.append(f"{kind.label} {len(mine)}" + (f"（逾期{late}）" if late else ""))
    return f"共{len(items)}项：{'，'.join(said)}。"


def light_text(item: ObligationItem) -> str:
    """Say how an obligation stands, in words beside the colour."""
    if item.withdrawn_on is not None:
        return "已撤销"
    if item.discharged_on is not None:
        return _done(item)
    words = item.light_label or ""
    return f"{words}（暂定）" if item.provisional else words


def due_cell(item: ObligationItem) -> Cell:
    """Give the due day, or what is left while the clock stands."""
    stands = item.remaining is not None or item.not_before is not None
    return due_text(item) if stands else item.due


def due_text(item: ObligationItem) -> str:
    """Say the due day, or what is left while the clock stands."""
    if item.waiting_label is not None:
        return item.waiting_label
    if item.not_before is not None:
        return free_from(item.not_before)
    if item.remaining is not None:
        return f"停表，恢复后余{item.remaining.days}个{item.remaining.unit.label}"
    return item.due.isoformat() if item.due is not None else ""


#: How a limit ends of which the law itself decides.
_BY_LAW: Final = frozenset(decided.label for decided in OnExpiry)


def _done(item: ObligationItem) -> str:
    if item.outcome is not None and item.outcome in _BY_LAW:
        return item.outcome
    if item.on_time or item.due is None or item.discharged_on is None:
        return "办结（按期）"
    late = (item.discharged_on - item.due).days
    return f"办结（超期{late}日）" if late > 0 else "办结（逾期后补办延期）"


def _tone(item: ObligationItem) -> str | None:
    return item.light.value if item.light is not None else None


def late_days(item: ObligationItem) -> int | None:
    """Give the calendar days of lateness."""
    return item.overdue.calendar_days if item.overdue is not None else None


def late_working_days(item: ObligationItem) -> int | None:
    """Give the working days of lateness."""
    return item.overdue.working_days if item.overdue is not None else None


def _kept_its_day(item: ObligationItem) -> bool:
    return item.due_original == item.due


def _not_extended(item: ObligationItem) -> bool:
    return item.due_unextended in (item.due, item.due_original)


COLUMNS: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("leader", "区分管领导", lambda item: item.leader_called),
    Column("unit", "主责单位", answering_unit_text),
    Column("due", "到期", due_cell),
    Column("due_original", "原到期", lambda item: item.due_original, spare=_kept_its_day),
    Column("light_label", "灯", light_text, _tone),
    Column("overdue_calendar_days", "逾期日", late_days),
    Column("overdue_working_days", "工作日", late_working_days),
    Column("key", "键", lambda item: item.key, machine=True),
    Column("due_unextended", "不算延期", lambda item: item.due_unextended, spare=_not_extended),
)

#: What a card of a subject shows of each obligation.
OWN_COLUMNS: tuple[Column[ObligationItem], ...] = (
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("opened_on", "立项", lambda item: item.opened_on),
    Column("due", "到期", due_cell),
    Column("due_original", "原到期", lambda item: item.due_original, spare=_kept_its_day),
    Column("due_unextended", "不算延期", lambda item: item.due_unextended, spare=_not_extended),
    Column("discharged_on", "办结", lambda item: item.discharged_on),
    Column("light_label", "灯", light_text, _tone),
)
