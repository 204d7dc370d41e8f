"""Tables and documents on a terminal; the only writer that knows Rich."""

from __future__ import annotations

import shutil
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar

from rich import box
from rich.bar import Bar
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from zhixingli.render.model.chart import Chart, ChartShape
from zhixingli.render.model.page import Block, Heading, KeyFigures, LabelledLine, Page, Paragraph
from zhixingli.render.model.sheet import Card, Column, Sheet, for_people
from zhixingli.render.words.visible import visible, width, wrapped
from zhixingli.render.writers.lines import BETWEEN, lines_of
from zhixingli.render.writers.widths import Need, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

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
#: How wide the longest bar of a chart is.
_BAR: Final = 32
_BLOCKS: Final = "▁▂▃▄▅▆▇█"
#: What stands between two columns of a table.
_BETWEEN: Final = 3
#: What stands between two entries of a record, and before its further lines.
_GAP: Final = "  "
_INDENT: Final = "    "


def draw(thing: Sheet[Any] | Page, stream: IO[str]) -> None:
    """Draw a sheet or a document whole: long cells are folded, never cut."""
    console = _console(stream)
    if isinstance(thing, Page):
        _draw_page(console, thing, lambda sheet: _draw_sheet(console, sheet))
    else:
        _draw_sheet(console, thing)


def draw_screen(thing: Sheet[Any] | Page, stream: IO[str], day: date) -> None:
    """Draw as on a screen: lists a line an item, their totals first; ``day`` is the answer's.

    The tables of a document are folded as ever, but for those that have a brief form.
    """
    console = _console(stream)

    def within(sheet: Sheet[Any]) -> None:
        if sheet.brief is not None:
            _draw_list(console, sheet, day)
        else:
            _draw_sheet(console, sheet)

    if isinstance(thing, Page):
        _draw_page(console, thing, within)
    elif isinstance(thing, Card):
        _draw_sheet(console, thing)
    elif left_out := _draw_list(console, thing, day):
        said = f"{'、'.join(left_out)}没有列出，--wide 列全"
        console.print(_folded(_text(said, "dim"), console.width))


def _console(stream: IO[str]) -> Console:
    columns = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 24)).columns
    return Console(file=stream, markup=False, emoji=False, highlight=False, width=columns)


def _draw_page(console: Console, page: Page, table: Callable[[Sheet[Any]], None]) -> None:
    console.print(_text(page.title, "bold"), justify="center")
    if page.period:
        console.print(_text(page.period, "dim"), justify="center")
    last: object = None
    for block in (*page.blocks, *page.foot, *page.annexed, *page.record):
        if not (_begins_with_space(block) or _goes_on(last, block)):
            console.print()
        _draw_block(console, block, table)
        last = block


def _goes_on(last: object, block: Block) -> bool:
    """Tell a text that goes on under its heading or the text before: a page stays on a screen."""
    texts = (Paragraph, LabelledLine)
    return isinstance(block, texts) and isinstance(last, (Heading, *texts))


def _begins_with_space(block: Block) -> bool:
    """Tell a bare table, which draws an empty line above its headings."""
    match block:
        case Heading() | Paragraph() | LabelledLine() | KeyFigures() | Chart():
            return False
        case _:
            sheet = block.sheet
            return bool(sheet.rows) and not sheet.title and not isinstance(sheet, Card)


def _draw_block(console: Console, block: Block, table: Callable[[Sheet[Any]], None]) -> None:
    match block:
        case Heading(_, text):
            console.print(_text(text, "bold"))
        case Paragraph(text):
            console.print(_folded(_text(text), console.width))
        case KeyFigures():
            console.print(_folded(_text(block.text), console.width))
        case LabelledLine(label, text):
            console.print(_folded(_text(f"{label}：{text}"), console.width))
        case Chart():
            _draw_chart(console, block)
        case _:
            table(block.sheet)


def _draw_chart(console: Console, chart: Chart) -> None:
    """Draw bars with their figures; a run of weeks as one line of blocks a series."""
    console.print(_text(f"{chart.title}（{chart.unit}）", "bold"))
    if chart.shape is ChartShape.LINES:
        for series in chart.series:
            line = "".join(_block_of(value, chart.most) for value in series.values)
            last = next((v for v in reversed(series.values) if v is not None), None)
            console.print(_text(f"{line}  {series.name} {_figure(last)}{chart.unit}"))
        console.print(_text(f"{chart.categories[0]}至{chart.categories[-1]}", "dim"))
        return
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(width=_BAR)
    grid.add_column(justify="right")
    for n, name in enumerate(chart.categories):
        for number, series in enumerate(chart.series):
            value = series.values[n]
            grid.add_row(
                _text(name if number == 0 else ""),
                _text(series.name if len(chart.series) > 1 else ""),
                Bar(chart.most, 0, value or 0, width=_BAR),
                _text(_figure(value)),
            )
    console.print(grid)


def _block_of(value: float | None, most: float) -> str:
    if value is None:
        return "·"
    return _BLOCKS[min(int(value / most * len(_BLOCKS)), len(_BLOCKS) - 1)]


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


def _draw_list(console: Console, sheet: Sheet[Any], day: date) -> tuple[str, ...]:
    """Draw a list a line an item, what it comes to above it; give the columns without room."""
    shown = sheet.brief() if sheet.brief is not None else sheet
    lines = lines_of(shown, console.width, day) if shown.rows else None
    counted = any(str(len(shown.rows)) in note for note in shown.notes) or shown is not sheet
    count = "" if counted or not shown.title else f"（{len(shown.rows)}项）"
    said = [f"{shown.title}{count}", *shown.notes]
    if said := [each for each in said if each]:
        console.print(_folded(_text("　".join(said), "bold"), console.width))
    if lines is None:
        return ()
    console.print(_line(lines.headings, lines.widths, ["dim"] * len(lines.widths)))
    for row, tones in zip(lines.rows, lines.tones, strict=True):
        styles = [_STYLES.get(tone or "", "") for tone in tones]
        console.print(_line(row, lines.widths, styles), no_wrap=True)
    return lines.left_out


def _line(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Text:
    line = Text()
    for cell, wide, style in zip(cells, widths, styles, strict=True):
        line.append(cell, style).append(" " * (wide - width(cell) + BETWEEN))
    line.rstrip()
    return line


def _draw_sheet(console: Console, sheet: Sheet[T]) -> None:
    if sheet.title:
        count = "" if isinstance(sheet, Card) else f"（{len(sheet.rows)}项）"
        console.print(_text(f"{sheet.title}{count}", "bold"))
    if sheet.rows:
        console.print(_drawn(sheet, console.width))
    for note in sheet.notes:
        console.print(_text(note, "dim"))


def _drawn(sheet: Sheet[T], room: int) -> RichTable | Text:
    """Draw what people read: no column for machines, none without a single entry."""
    if isinstance(sheet, Card):
        return _card(sheet, room)
    cells = [(column, [_cell(column, row) for row in sheet.rows]) for column in sheet.columns]
    shown = [(c, texts) for c, texts in cells if not c.machine and any(t.plain for t in texts)]
    needs = [Need.of(c.heading, [text.plain for text in texts]) for c, texts in shown]
    widths = fitted(needs, room - _BETWEEN * len(needs) + 1)
    headings = [column.heading for column, _ in shown]
    rows = list(zip(*(texts for _, texts in shown), strict=True))
    return _table(headings, rows, widths) if widths else _records(headings, rows, room)


def _table(headings: list[str], rows: list[tuple[Text, ...]], widths: list[int]) -> RichTable:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, columns in zip(headings, widths, strict=True):
        table.add_column(_folded(_text(heading), columns), overflow="fold", width=columns)
    for row in rows:
        table.add_row(*map(_folded, row, widths))
    return table


def _records(headings: list[str], rows: list[tuple[Text, ...]], room: int) -> Text:
    """Write rows that are too wide for a table one under another, each entry with its heading."""
    lines = [line for row in rows for line in _record(headings, row, room - len(_INDENT))]
    return Text("\n").join([Text(), *lines, Text()])


def _record(headings: list[str], row: tuple[Text, ...], room: int) -> list[Text]:
    lines = [Text(row[0].plain, "bold")]
    for heading, cell in zip(headings[1:], row[1:], strict=True):
        if cell.plain:
            entry = Text.assemble((f"{heading} ", "dim"), cell)
            if lines[-1].cell_len + len(_GAP) + entry.cell_len <= room:
                lines[-1] = Text(_GAP).join((lines[-1], entry))
            else:
                lines += _folded(entry, room).split("\n")
    return [lines[0], *(Text(_INDENT).append_text(line) for line in lines[1:])]


def _card(sheet: Sheet[T], room: int) -> RichTable:
    headings = max(width(column.heading) for column in sheet.columns)
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(overflow="fold", style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in sheet.rows:
        for column in sheet.columns:
            cell = _cell(column, row)
            if cell.plain and not column.machine:
                grid.add_row(_text(column.heading), _folded(cell, room - headings - len(_GAP)))
    return grid


def _cell(column: Column[T], row: T) -> Text:
    tone = column.tone(row) if column.tone else None
    value = None if column.spare is not None and column.spare(row) else column.read(row)
    return _text(for_people(value), _STYLES.get(tone or "", ""))


def _folded(cell: Text, columns: int) -> Text:
    """Break a cell into lines between Chinese characters too, where Rich breaks at spaces only."""
    lines = wrapped(cell.plain, columns)
    if len(lines) == 1:
        return cell
    broken, rest = Text(), cell
    for number, line in enumerate(lines):
        start = rest.plain.index(line)
        broken.append("\n" if number else "").append_text(rest[start : start + len(line)])
        rest = rest[start + len(line) :]
    return broken


def _text(text: str, style: str = "") -> Text:
    return Text(visible(text), style=style)
