"""Tables and documents on a terminal; the only writer that knows Rich."""

from __future__ import annotations

import shutil
from typing import IO, Any, Final, TypeVar

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from zhixingli.render.page import Block, Heading, Page, Paragraph
from zhixingli.render.sheet import Card, Column, Sheet, for_people
from zhixingli.render.visible import visible

T = TypeVar("T")

#: Lights to colours; every coloured cell says the same in words.
_STYLES: Final = {
    "green": "green",
    "yellow": "yellow",
    "red": "red",
    "black": "bold reverse red",
    "grey": "dim",
    "done": "green",
}
_WIDTH_WITHOUT_TERMINAL: Final = 100
#: What stands between two columns.
_BETWEEN: Final = 3


def draw(thing: Sheet[Any] | Page, stream: IO[str]) -> None:
    """Draw a sheet or a document; long cells are folded, never cut."""
    console = _console(stream)
    if isinstance(thing, Page):
        _draw_page(console, thing)
    else:
        _draw_sheet(console, thing)


def _console(stream: IO[str]) -> Console:
    columns = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 24)).columns
    return Console(file=stream, markup=False, emoji=False, highlight=False, width=columns)


def _draw_page(console: Console, page: Page) -> None:
    console.print(_text(page.title, "bold"), justify="center")
    for block in page.blocks:
        console.print()
        _draw_block(console, block)


def _draw_block(console: Console, block: Block) -> None:
    match block:
        case Heading(_, text):
            console.print(_text(text, "bold"))
        case Paragraph(text):
            console.print(_text(text))
        case _:
            _draw_sheet(console, block.sheet)


def _draw_sheet(console: Console, sheet: Sheet[T]) -> None:
    if sheet.title:
        count = "" if isinstance(sheet, Card) else f"（{len(sheet.rows)} 项）"
        console.print(_text(f"{sheet.title}{count}", "bold"))
    if sheet.rows:
        console.print(_drawn(sheet, console.width))
    for note in sheet.notes:
        console.print(_text(note, "dim"))


def _drawn(sheet: Sheet[T], room: int) -> RichTable:
    return _card(sheet) if isinstance(sheet, Card) else _table(sheet, room)


def _table(sheet: Sheet[T], room: int) -> RichTable:
    """Draw what people read: no column for machines, none without a single entry."""
    cells = [(column, [_cell(column, row) for row in sheet.rows]) for column in sheet.columns]
    shown = [(c, texts) for c, texts in cells if not c.machine and any(t.plain for t in texts)]
    widths = [max(text.cell_len for text in texts) for _, texts in shown]
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for (column, _), least in zip(shown, _least_widths(widths, room), strict=True):
        table.add_column(_text(column.heading), overflow="fold", min_width=least)
    for row in zip(*(texts for _, texts in shown), strict=True):
        table.add_row(*row)
    return table


def _least_widths(widths: list[int], room: int) -> list[int]:
    """Keep as many columns unfolded as there is room for; numbers and days come first."""
    between = _BETWEEN * len(widths)
    for folded in (16, 12, 8, 6):
        for kept in sorted(set(widths), reverse=True):
            least = [width if width <= kept else min(width, folded) for width in widths]
            if sum(least) + between <= room:
                return least
    return [2] * len(widths)


def _card(sheet: Sheet[T]) -> RichTable:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(overflow="fold", style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in sheet.rows:
        for column in sheet.columns:
            cell = _cell(column, row)
            if cell.plain and not column.machine:
                grid.add_row(_text(column.heading), cell)
    return grid


def _cell(column: Column[T], row: T) -> Text:
    tone = column.tone(row) if column.tone else None
    return _text(for_people(column.read(row)), _STYLES.get(tone or "", ""))


def _text(text: str, style: str = "") -> Text:
    return Text(visible(text), style=style)
