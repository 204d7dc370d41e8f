"""The daily lists: overdue, due, and what a morning asks for first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.terms import Kind, Light
from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.chart import Chart, ChartSeries, telling
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Sheet
from zhixingli.render.views import obligation_lines as lines
from zhixingli.render.views.obligations import COLUMNS, late_working_days
from zhixingli.render.words.office_text import unit_text
from zhixingli.render.words.trimmed import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.obligations import ObligationItem

    Items = tuple[ObligationItem, ...]


def overdue(items: Items) -> Sheet[ObligationItem]:
    """Show who owes what since when."""
    notes = (f"共{len(items)}项逾期",) if items else ("没有逾期事项",)
    grave = sum(item.light is Light.BLACK for item in items)
    said = f"共{len(items)}项，其中严重逾期{grave}项（按工作日计）" if grave else notes[0]
    brief = partial(lines.late, items, "逾期事项", said)
    return Sheet("逾期事项", COLUMNS, items, notes, _late_units(items), brief=brief)


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
    return Sheet(
        "到期事项", COLUMNS, items, notes, brief=partial(lines.coming, items, "到期事项", *notes)
    )


def today(items: Items) -> Sheet[ObligationItem]:
    """Show what a morning asks for."""
    late = sum(item.overdue is not None for item in items)
    past = sum(item.light is Light.REMINDER for item in items)
    also = f"，已过提示期{past}项" if past else ""
    notes = (f"逾期{late}项，今日到期和临期{len(items) - late - past}项{also}",)
    brief = partial(lines.coming, items, "今日", *notes)
    return Sheet("今日", COLUMNS, items, notes, brief=brief)


def today_page(items: Items) -> Page:
    """Show all of a morning: overdue, due today, due soon, each with its kinds."""
    parts = (
        ("逾期", [item for item in items if item.overdue is not None]),
        ("今日到期和临期", [i for i in items if i.light is Light.YELLOW]),
        ("停表", [item for item in items if item.light is Light.GREY]),
        ("已过提示期", [item for item in items if item.light is Light.REMINDER]),
    )
    blocks: list[Block] = [Paragraph(_by_kind(items))]
    for heading, part in parts:
        if part:
            listed = lines.late if heading == "逾期" else lines.coming
            sheet = Sheet("", COLUMNS, tuple(part), brief=partial(listed, tuple(part)))
            blocks += [Heading(1, f"{heading}（{len(part)}项）"), Table(sheet)]
    return Page("今日", tuple(blocks))


def first_of_today(items: Items, *, day: date, room: int) -> Page:
    """Show on one screen of so many lines what to do first, and where the rest stands.

    What falls due today comes first, for it can still be kept; then what is latest, then what
    comes soon. What waits or only reminds is counted alone.
    """
    parts = (
        ("今日到期", lines.COMING, _due(items, lambda due: due == day), ""),
        (
            *("逾期", lines.LATE),
            sorted(
                (item for item in items if item.overdue is not None),
                key=lambda item: -(late_working_days(item) or 0),
            ),
            "zx overdue",
        ),
        ("临期", lines.COMING, _due(items, lambda due: due > day), "zx due"),
    )
    listed = [
        (name, columns, lines.gathered(part), len(part), more)
        for name, columns, part, more in parts
        if part
    ]
    shares = _shares([len(rows) for _, _, rows, _, _ in listed], room - _AROUND)
    blocks: list[Block] = [Paragraph(_by_kind(items))]
    for (name, columns, rows, count, more), share in zip(listed, shares, strict=True):
        left = f"另有{len(rows) - share}行：{more or 'zx today --all'}" if len(rows) > share else ""
        said = "　".join(filter(None, (f"{name}{count}项", left)))
        sheet = Sheet(said, columns, rows[:share])
        blocks.append(Table(replace(sheet, brief=partial(_itself, sheet))))
    other = sum(item.light in (Light.GREY, Light.REMINDER) for item in items)
    said = f"停表、待补正和已过提示期的{other}项，" if other else ""
    if items:
        blocks.append(Paragraph(f"{said}全部列出：zx today --all"))
    return Page(f"今日（{month_day(day)}）", tuple(blocks))


def _itself(sheet: Sheet[lines.Line]) -> Sheet[lines.Line]:
    return sheet


def _due(items: Items, when: Callable[[date], bool]) -> list[ObligationItem]:
    return [
        item for item in items
        if item.light is Light.YELLOW and item.due is not None and when(item.due)
    ]  # fmt: skip


#: Lines of a screen beside the rows: what it comes to, three headings and heads, the last line.
_AROUND: Final = 18
_LEAST: Final = 2


def _shares(lengths: list[int], room: int) -> list[int]:
    """Share the lines of a screen: each part at least two, the rest to the first ones in need."""
    shares = [min(length, _LEAST) for length in lengths]
    left = room - sum(shares)
    while left > 0 and shares != lengths:
        for n, length in enumerate(lengths):
            if left > 0 and shares[n] < length:
                shares[n] += 1
                left -= 1
    return shares


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
