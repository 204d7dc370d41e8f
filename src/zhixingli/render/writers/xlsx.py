"""Tables as .xlsx that clerks sort, filter, correct and print; the only writer of workbooks."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final, TypeVar

from xlsxwriter import Workbook

from zhixingli.domain.projects.terms import ProgressLight
from zhixingli.domain.terms import PRINT_SHEET, Light
from zhixingli.render.model.chart import Chart
from zhixingli.render.model.page import Heading, KeyFigures, LabelledLine, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, for_people
from zhixingli.render.words.office_text import day_text, paper_text
from zhixingli.render.words.visible import width
from zhixingli.render.writers.fixed_zip import fixed
from zhixingli.render.writers.xlsx_cells import FONT, CellWriter, fit
from zhixingli.render.writers.xlsx_chart import add_chart
from zhixingli.render.writers.xlsx_print import printable, write_print_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from zhixingli.render.model.page import Paper

T = TypeVar("T")

_LONGEST_OFFER: Final = 255
_WIDEST: Final = 42
_MEASURED: Final = 500
#: A page on its side holds so many half-width characters in a print that can be read.
_ACROSS: Final = 170
_BAD_IN_NAME: Final = re.compile(r"[\[\]:*?/\\']")
#: The words of the lights and how their cells look; the most grave first.
_LIGHTS: Final = (
    (ProgressLight.RED.label, "#C00000", "#F8CBAD"),
    (ProgressLight.YELLOW.label, "#7F6000", "#FFF2CC"),
    (Light.BLACK.label, "#FFFFFF", "#262626"),
    (Light.RED.label, "#C00000", "#F8CBAD"),
    ("停滞", "#C00000", "#F8CBAD"),
    (Light.YELLOW.label, "#7F6000", "#FFF2CC"),
    *((words, "#595959", "#D9D9D9") for words in (Light.GREY.label, "待补正")),
)


def xlsx_bytes(thing: Page | Sheet[Any], paper: Paper) -> bytes:
    """Write a table, or the tables of a document, as a workbook; charts on a sheet of their own."""
    if isinstance(thing, Page):
        return _page_book(thing, paper)
    return _book([thing], (thing.chart,) if thing.chart else (), thing.title, paper, printed=thing)


def _page_book(page: Page, paper: Paper) -> bytes:
    """Write the running text on a sheet of its own, every table and the charts behind it."""
    heading, said, tables = page.title, [], []
    for block in (*page.blocks, *page.foot, *page.annexed):
        match block:
            case Heading(level, text):
                heading = _ORDINAL.sub("", text)
                said.append((text, level))
            case Paragraph(text):
                said.append((text, 0))
            case LabelledLine(label, text):
                said.append((f"{label}：{text}", 0))
            case KeyFigures():
                said += [(f"{each.label}：{each.value}", 0) for each in block.figures]
            case Table(sheet):
                tables.append(replace(sheet, title=sheet.title or heading, chart=None))
            case _:
                pass
    charts = tuple(each for each in (*page.blocks, *page.annexed) if isinstance(each, Chart))
    whole = len(tables) == len(page.blocks)  # a register with its parts: the first is the list
    longest = max(tables, key=lambda table: len(table.rows), default=None)
    printed = tables[0] if whole and tables else longest
    return _book(tables, charts, page.title, paper, said, printed=printed)


#: What numbers a heading: 一、 and （一） and 附件1; the rest of it may hold the same signs.
_ORDINAL: Final = re.compile(r"^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）|^附件\d*　")


def _book(
    sheets: list[Sheet[Any]],
    charts: tuple[Chart, ...],
    title: str,
    paper: Paper,
    said: Sequence[tuple[str, int]] = (),
    *,
    printed: Sheet[Any] | None = None,
) -> bytes:
    raw = io.BytesIO()
    with Workbook(raw, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties(
            {
                "title": paper_text(title)[:250],
                "author": paper_text(paper.office or ""),
                "created": datetime.combine(paper.day, time()),
            }
        )
        names: set[str] = set()
        if any(level == 0 for _, level in said):
            _write_text(book, title, said, paper, _name("正文", names))
        for sheet in sheets:
            name = _name(sheet.title, names)
            _SheetWriter(book, sheet, paper, name, ruled=bool(said)).write()
        if printed is not None and (shown := printable(printed)) is not None:
            place = book.add_worksheet(_name(PRINT_SHEET, names))
            write_print_sheet(book, place, shown, paper)
            _print_setup(place, printed.title, paper)
        if charts:
            place, row = book.add_worksheet(_name("图表", names)), 0
            place.set_column(0, 0, 24)
            for chart in charts:
                row = add_chart(book, place, chart, at=row)
            _print_setup(place, title, paper)
        elif not book.worksheets():
            book.add_worksheet(_name(title, names))
    return fixed(raw.getvalue())


def _write_text(
    book: Workbook, title: str, said: Sequence[tuple[str, int]], paper: Paper, name: str
) -> None:
    """Write a document's title, whose it is, its headings and its paragraphs, one a row."""
    place = book.add_worksheet(name)
    base = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
    plain = book.add_format(base)
    head = book.add_format({**base, "bold": True, "font_size": 14})
    strong = book.add_format({**base, "bold": True})
    place.set_column(0, 0, 100)
    lead = (paper.number, paper.said, paper.office, day_text(paper.day))
    lines = [(title, head), ("　".join(filter(None, lead)), plain)]
    lines += [(text, strong if level else plain) for text, level in said]
    for row, (text, look) in enumerate(lines):
        place.write_string(row, 0, fit(text), look)
        needed = sum(-(-max(width(part), 1) // _A_LINE) for part in text.split("\n"))
        if needed > 1:  # not every program grows a row by itself
            place.set_row(row, min(_LINE_HIGH * needed, _HIGHEST))
    _print_setup(place, title, paper)
    place.set_portrait()


#: The columns of text in a line of the running text, with room to spare; points of height.
_A_LINE: Final = 92
_LINE_HIGH: Final = 15
_HIGHEST: Final = 409


class _SheetWriter:
    """One worksheet in the making; a ``ruled`` one is printed as it is, a page wide."""

    def __init__(
        self, book: Workbook, sheet: Sheet[T], paper: Paper, name: str, *, ruled: bool = False
    ) -> None:
        self.sheet, self.paper, self.ruled = sheet, paper, ruled
        self.place: Worksheet = book.add_worksheet(name)
        self.book = book
        self.cells = CellWriter(book, self.place, **({"border": 1} if ruled else {}))
        self.note: Format = book.add_format({"font_name": "宋体", "font_size": 11})
        self.heading: Format = book.add_format(
            {**FONT, "bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter"}
        )

    def write(self) -> None:
        """Write the head, the rows and everything that helps to read them."""
        if isinstance(self.sheet, Card):
            self.card()
            return
        columns = self.sheet.columns
        for n, column in enumerate(columns):
            self.place.write_string(0, n, paper_text(column.heading), self.heading)
        widths = self.rows()
        last = max(len(self.sheet.rows), 1)
        for n, note in enumerate((*self.sheet.notes, *self.cells.cut)):
            self.place.write_string(last + 2 + n, 0, fit(note), self.note)
        for n, column in enumerate(columns):
            self.column(n, column, min(widths[n], _WIDEST), last)
        self.place.freeze_panes(1, 1)
        if columns:
            self.place.autofilter(0, 0, last, len(columns) - 1)
        self.place.repeat_rows(0)
        across = -(-sum(min(each, _WIDEST) for each in widths) // _ACROSS)
        across = 1 if self.ruled else across
        _print_setup(self.place, self.sheet.title, self.paper, across=max(across, 1))
        if across > 1:  # rows go on beside their own numbers
            self.place.repeat_columns(0, 1)

    def rows(self) -> list[int]:
        """Write the rows; give how wide each column wants to be."""
        columns = self.sheet.columns
        widths = [width(column.heading) + 4 for column in columns]
        for at, row in enumerate(self.sheet.rows, start=1):
            for n, column in enumerate(columns):
                cell = column.read(row)
                if cell is not None or self.ruled:
                    self.cells.write(at, n, cell, column.heading)
                    if at <= _MEASURED:
                        widths[n] = max(widths[n], width(for_people(cell)[:80]) + 2)
        return widths

    def card(self) -> None:
        """Write one object as headings beside their values."""
        at = 0
        for row in self.sheet.rows:
            for column in self.sheet.columns:
                self.place.write_string(at, 0, paper_text(column.heading), self.heading)
                cell = column.read(row)
                if cell is not None:
                    self.cells.write(at, 1, cell, column.heading)
                at += 1
        self.place.set_column(0, 0, 24)
        self.place.set_column(1, 1, 80)
        _print_setup(self.place, self.sheet.title, self.paper)

    def column(self, n: int, column: Column[Any], wide: int, last: int) -> None:
        """Set a column's width, its offers and its lights."""
        self.place.set_column(n, n, wide)
        if column.choices and sum(map(len, column.choices)) < _LONGEST_OFFER:
            self.place.data_validation(
                1,
                n,
                last + 1000,
                n,
                {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_type": "warning",
                    "error_title": column.heading[:32],
                    "error_message": "请从下拉的词里选",
                },
            )
        if column.tone is not None:
            for words, ink, paper in _LIGHTS:
                shown = self.book.add_format({"font_color": ink, "bg_color": paper})
                self.place.conditional_format(
                    1,
                    n,
                    last,
                    n,
                    {"type": "text", "criteria": "begins with", "value": words, "format": shown,
                     "stop_if_true": True},
                )  # fmt: skip


def _print_setup(place: Worksheet, title: str, paper: Paper, *, across: int = 1) -> None:
    """Lay a sheet out for A4 on its side, so many pages across."""
    place.set_landscape()
    place.set_paper(9)
    place.fit_to_pages(across, 0)
    place.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    lead = "　".join(filter(None, (paper.said, paper.office, day_text(paper.day))))
    place.set_header(f"&C{_safe(title, 120)}&R&8 {_safe(lead, 100)}")
    foot = paper.seal or paper.number or ""  # a seal begins with the number
    place.set_footer(f"&L&7 {_safe(foot, 210)}&R第 &P 页，共 &N 页")


def _safe(text: str, room: int) -> str:
    """Keep a text literal in a header, where & begins a code and 255 characters are the limit."""
    shown = paper_text(text)[:room].replace("&", "&&")
    return shown if len(shown) <= room else shown[:room].rstrip("&")


def _name(title: str, taken: set[str]) -> str:
    """Name a worksheet: at most 31 characters, none of which Excel forbids, no name twice."""
    bare = _BAD_IN_NAME.sub("", paper_text(title))[:28] or "表"
    name, n = bare, 2
    while name in taken:
        name, n = f"{bare}{n}", n + 1
    taken.add(name)
    return name
