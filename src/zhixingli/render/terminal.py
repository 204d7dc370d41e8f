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
    console.print(
        _text(f"{sheet.title}（{len(sheet.rows)} 项）", "bold")
        if not isinstance(sheet, Card)
        else _text(sheet.title, "bold")
    )
    if sheet.rows:
        console.print(_card(sheet) if isinstance(sheet, Card) else _table(sheet))
    for note in sheet.notes:
        console.print(_text(note, "dim"))


def _table(sheet: Sheet[T]) -> RichTable:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in sheet.columns:
        table.add_column(_text(column.heading), overflow="fold")
    for row in sheet.rows:
        table.add_row(*(_cell(column, row) for column in sheet.columns))
    return table


def _card(sheet: Sheet[T]) -> RichTable:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(overflow="fold", style="bold")
    grid.add_column(overflow="fold")
    for row in sheet.rows:
        for column in sheet.columns:
            grid.add_row(_text(column.heading), _cell(column, row))
    return grid


def _cell(column: Column[T], row: T) -> Text:
    tone = column.tone(row) if column.tone else None
    return _text(for_people(column.read(row)), _STYLES.get(tone or "", ""))


def _text(text: str, style: str = "") -> Text:
    return Text(visible(text), style=style)
