"""Days and cells as offices write them on paper, and text that any document may hold."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.sheet import for_people
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.refs import UnitRef

#: Characters that XML 1.0 has no place for, beyond those that are shown as escapes anyway.
_NOT_IN_XML: Final = re.compile("[\ufffe\uffff]")


def day_text(day: date) -> str:
    """Write a day as offices do: 2026年11月3日, no leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def stretch_text(first: date, last: date) -> str:
    """Write a stretch of days as offices do: 2026年11月16日至22日."""
    if first == last:
        return day_text(first)
    if first.year != last.year:
        return f"{day_text(first)}至{day_text(last)}"
    if first.month != last.month:
        return f"{day_text(first)}至{month_day(last)}"
    return f"{day_text(first)}至{last.day}日"


def period(first: date, last: date, as_of: date) -> str:
    """Say of which days a report is, and until when it counts where it was made early."""
    said = stretch_text(first, last)
    return f"{said}（截至{month_day(as_of)}，其后的列入下期）" if as_of < last else said


def short_day(day: date, year: int) -> str:
    """Write a day in a table: 11月3日, with its year where that is not the document's."""
    return month_day(day) if day.year == year else day_text(day)


def paper_text(text: str) -> str:
    """Make a text fit for documents: what cannot be seen is shown as an escape."""
    return _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", visible(text))


def paper_cell(cell: Cell, year: int) -> str:
    """Write a cell as a printed table shows it."""
    match cell:
        case datetime():
            return f"{short_day(cell, year)} {cell:%H:%M}"
        case date():
            return short_day(cell, year)
        case tuple():
            return "、".join(short_day(day, year) for day in cell)
        case Decimal():
            return f"{cell:,f}"
        case str():
            return "\n".join(map(full_brackets, lines_of(cell)))
        case _:
            return paper_text(for_people(cell))


def full_brackets(text: str) -> str:
    """Set brackets round Chinese text full; those of figures and foreign words stay."""
    return _BRACKETS.sub(r"（\1）", text)


_BRACKETS: Final = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")


def lines_of(text: str) -> list[str]:
    """Split a text at its own line breaks, each line fit for documents."""
    return [paper_text(line) for line in re.split(r"\r\n|[\n\r\v\f\u2028\u2029]", text)]


def unit_text(unit: UnitRef) -> str:
    """Name a unit by its short name, where it has one."""
    return unit.short or unit.name


def answering_unit_text(item: ObligationItem) -> str:
    """Name the unit that answers for an obligation; of one merged since, who has it now too."""
    if item.succeeded_by is None:
        return unit_text(item.unit)
    return f"原{unit_text(item.unit)}，现由{unit_text(item.succeeded_by)}承办"


def weeks_text(weeks: Iterable[str]) -> str:
    """Name weeks (``2026-W41``) on one line: 第41周, 第40周、第41周, 第29周至第41周有13次."""
    numbers = [f"第{int(week[-2:])}周" for week in sorted(set(weeks))]
    if len(numbers) <= _FEW_WEEKS:
        return "、".join(numbers)
    return f"{numbers[0]}至{numbers[-1]}有{len(numbers)}次"


#: So many weeks are named one by one.
_FEW_WEEKS: Final = 2
