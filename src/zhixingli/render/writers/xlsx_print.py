"""The sheet of a workbook that is printed: few columns, ruled, a page wide, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixingli.render.model.sheet import Card, Cell, Column, Sheet, for_people
from zhixingli.render.words.office_text import day_text, paper_text
from zhixingli.render.words.unnumbered import unnumbered_sheet
from zhixingli.render.words.visible import width
from zhixingli.render.writers.xlsx_cells import FONT, CellWriter, fit

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from zhixingli.render.model.page import Paper

#: So many columns can be read on a page on its side.
_MOST: Final = 14
#: The half-width characters of a page on its side in 小四, less what the rules take.
_ACROSS: Final = 150
_LEAST, _WIDEST = 6, 30
_LINE: Final = 15
_HIGHEST: Final = 400
#: Lights from grave to light; what has none comes last.
_GRAVE: Final = ("black", "red", "late10", "yellow", "late")


def printable(sheet: Sheet[Any]) -> Sheet[Any] | None:
    """Choose what is printed of a sheet: columns that say something, rows from grave to light."""
    if isinstance(sheet, Card) or not sheet.rows:
        return None
    told = unnumbered_sheet(sheet)
    named = {column.key: column for column in sheet.columns if column.key in sheet.printed}
    offered = [named[key] for key in sheet.printed if key in named] or list(told.columns)
    columns = [column for column in offered if not column.machine and _says(column, told.rows)]
    chosen = columns if len(columns) <= _MOST else _weightiest(columns, told.rows)
    rows = sorted(told.rows, key=lambda row: _gravity(told.columns, row))
    return Sheet(sheet.title, tuple(chosen), tuple(rows), sheet.notes)


def _says(column: Column[Any], rows: tuple[Any, ...]) -> bool:
    return any(column.read(row) not in (None, "", ()) for row in rows)


def _weightiest(columns: list[Column[Any]], rows: tuple[Any, ...]) -> list[Column[Any]]:
    """Keep the columns that are filled most, in their order; the first ones name the row."""
    filled = {
        column.key: sum(column.read(row) not in (None, "", ()) for row in rows)
        for column in columns
    }
    first = columns[: _MOST // 2]
    rest = sorted(columns[_MOST // 2 :], key=lambda column: -filled[column.key])
    kept = {id(column) for column in (*first, *rest[: _MOST - len(first)])}
    return [column for column in columns if id(column) in kept]


def _gravity(columns: tuple[Column[Any], ...], row: Any) -> int:
    tones = [column.tone(row) for column in columns if column.tone is not None]
    ranks = [_GRAVE.index(tone) for tone in tones if tone in _GRAVE]
    return min(ranks, default=len(_GRAVE))


def write_print_sheet(book: Workbook, place: Worksheet, sheet: Sheet[Any], paper: Paper) -> None:
    """Write the title, whose it is and of which day, the head, the rows, the remarks."""
    base = {**FONT, "align": "center", "valign": "vcenter"}
    title = book.add_format({**base, "bold": True, "font_size": 18, "font_name": "黑体"})
    lead = book.add_format({**base, "font_size": 11})
    head = book.add_format({**base, "bold": True, "border": 1})
    note = book.add_format({"font_name": "宋体", "font_size": 11})
    last = max(len(sheet.columns) - 1, 1)
    whose = "　".join(filter(None, (paper.number, paper.said, paper.office, day_text(paper.day))))
    place.merge_range(0, 0, 0, last, fit(sheet.title), title)
    place.merge_range(1, 0, 1, last, fit(whose), lead)
    place.set_row(0, 30)
    for n, column in enumerate(sheet.columns):
        place.write_string(2, n, paper_text(column.heading), head)
    cells = CellWriter(book, place, border=1)
    widths = _widths(sheet)
    for at, row in enumerate(sheet.rows, start=3):
        read = [column.read(row) for column in sheet.columns]
        for n, cell in enumerate(read):
            cells.write(at, n, cell, sheet.columns[n].heading)
        place.set_row(at, _high(read, widths))
    place.set_row(2, _high([column.heading for column in sheet.columns], widths))
    for n, wide in enumerate(widths):
        place.set_column(n, n, wide)
    for n, said in enumerate((*sheet.notes, *cells.cut)):
        place.write_string(len(sheet.rows) + 3 + n, 0, fit(said), note)
    place.repeat_rows(2)


def _widths(sheet: Sheet[Any]) -> list[int]:
    """Give each column its share of the page by what it holds."""
    wants = []
    for column in sheet.columns:
        longest = max((_long(column.read(row)) for row in sheet.rows[:500]), default=0)
        heading = min(width(column.heading), 10)
        wants.append(max(min(longest, _WIDEST), heading, _LEAST) + 1)
    spare = _ACROSS - sum(wants)
    if spare > 0:  # texts take what is left
        texts = [n for n, want in enumerate(wants) if want > _WIDEST // 2] or list(
            range(len(wants))
        )
        for n in texts:
            wants[n] += min(spare // len(texts), _WIDEST)
    return wants


def _long(cell: Cell) -> int:
    return max(map(width, for_people(cell).split("\n")), default=0)


def _high(cells: list[Any], widths: list[int]) -> float:
    """Count the lines of a row: not every program grows a row by itself."""
    lines = [
        sum(-(-max(width(part), 1) // max(wide - 2, 1)) for part in for_people(cell).split("\n"))
        for cell, wide in zip(cells, widths, strict=True)
    ]
    return min(_LINE * max(lines, default=1) + 3, _HIGHEST)
