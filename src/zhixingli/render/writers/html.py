"""Documents and tables as one self-contained web page: no script, no network."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypedDict

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from zhixingli.render.model.chart import Chart
from zhixingli.render.model.page import Heading, KeyFigures, LabelledLine, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Sheet
from zhixingli.render.words.office_text import day_text, lines_of, paper_cell, paper_text
from zhixingli.render.words.visible import width
from zhixingli.render.writers.svg import chart_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.render.model.page import Block, Paper
    from zhixingli.render.model.sheet import Column


def html_bytes(thing: Page | Sheet[Any], paper: Paper) -> bytes:
    """Write a document or a table as a page."""
    page = thing if isinstance(thing, Page) else _page_of(thing)
    first, *sections = _sections(page, page.blocks, paper.day.year)
    _, *annexes = _sections(page, page.annexed, paper.day.year, "c")
    signed = (
        [paper.office or "", day_text(page.signed_on or paper.day)]
        if page.signed and not page.board
        else []
    )
    return filled(
        "board.html" if page.board else "page.html",
        page,
        paper,
        first=first.blocks,
        sections=sections,
        signed=[paper_text(line) for line in signed],
        annexed=[paper_text(line) for line in page.annex_lines],
        under=[block_view(block, paper.day.year, "") for block in (*page.foot, *page.record)],
        annexes=annexes,
        lying=page.lying or first.lying or _all_lie(sections),
    )


@dataclass
class HtmlSection:
    """What stands under one heading, and how much room its widest table needs."""

    id: str
    title: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    needs: list[int] = field(default_factory=list)
    board: bool = False

    @property
    def narrow(self) -> bool:
        """Tell whether it may stand beside others."""
        return max(self.needs, default=0) <= _NARROW

    @property
    def looks(self) -> str:
        """Name its classes: one that lies on paper, one that is broad on a screen."""
        named = (("lying", self.lying), ("broad", self.board and not self.narrow))
        return " ".join(name for name, is_so in named if is_so)

    @property
    def lying(self) -> bool:
        """Tell whether it is printed on pages that lie on their side."""
        return any(_UPRIGHT < need <= _LYING for need in self.needs)


def _sections(page: Page, blocks: Sequence[Block], year: int, name: str = "b") -> list[HtmlSection]:
    """Gather the blocks under their headings; the first section is what stands before any."""
    sections = [HtmlSection("", paper_text(page.title))]
    under = sections[0].title
    names: Counter[str] = Counter()
    for n, block in enumerate(blocks):
        if isinstance(block, Heading):
            under = paper_text(block.text)
            if block.level == 1:
                sections.append(HtmlSection(f"{name}{n}", under, board=page.board))
                continue
        view = block_view(block, year, f"{name}{n}")
        if isinstance(block, Table):
            sections[-1].needs.append(view["need"])
            _name(view, under, page.title, names)
        sections[-1].blocks.append(view)
    return sections


def _name(view: dict[str, Any], under: str, title: str, names: Counter[str]) -> None:
    """Name a table by its own title or its heading; what stands right above is not repeated."""
    name = view["caption"] or under
    names[name] += 1
    view["name"] = name if names[name] == 1 else f"{name}（{names[name]}）"
    if view["caption"] in {under, paper_text(title)}:
        view["caption"] = ""


def _all_lie(sections: list[HtmlSection]) -> bool:
    """Tell whether no table of a document stands upright: then its text lies down too."""
    return all([section.lying for section in sections if section.needs] or [False])


#: Room in half characters: of a telephone, of a table that stands beside others, and of a
#: printed page that stands upright or lies on its side. What fits none is printed as forms.
_PHONE: Final = 46
_NARROW: Final = 60
_UPRIGHT: Final = 112
_LYING: Final = 168


def filled(template: str, page: Page, paper: Paper, **parts: Any) -> bytes:
    """Fill a template; every text in it is escaped, whatever it holds."""
    number = page.number or paper.number
    to = f"{page.to}：" if page.to else None
    day = day_text(page.dated or paper.day)
    lead = [page.banner, number, page.period, paper.said, to, paper.office, day]
    made = _environment().get_template(template)
    text = made.render(
        title=paper_text(page.title),
        css=Markup(_asset("base.css")),  # noqa: S704 - our own file
        lead=paper_text("　".join(filter(None, lead))),
        foot=[paper_text(paper.seal)] if paper.seal else [],
        **parts,
    )
    return text.encode("utf-8", "backslashreplace")


def _page_of(sheet: Sheet[Any]) -> Page:
    charts = (sheet.chart,) if sheet.chart is not None else ()
    return Page(sheet.title, (Table(sheet), *charts))


def block_view(block: Block, year: int, name: str) -> dict[str, Any]:
    """Give what a template shows of a block; ``name`` is what its parts refer to each other by."""
    match block:
        case Heading(level, text):
            return {"kind": "heading", "level": level + 1, "text": paper_text(text)}
        case Paragraph(text):
            return {"kind": "text", "text": Markup("<br>").join(lines_of(text))}
        case KeyFigures(figures):
            shown = [
                (paper_text(f.label), paper_text(f.value), f.tone, paper_text(f.change or ""))
                for f in figures
            ]
            return {"kind": "figures", "figures": shown}
        case LabelledLine(label, text):
            return {"kind": "named", "label": paper_text(label), "text": paper_text(text)}
        case Chart():
            return chart_view(block, name)
        case _:
            return {"kind": "table", "id": name, **sheet_view(block.sheet, year)}


def chart_view(chart: Chart, name: str) -> dict[str, Any]:
    """Give what a template shows of a chart."""
    title = paper_text(f"{chart.title}（{chart.unit}）")
    return {"kind": "chart", "title": title, "svg": chart_svg(chart, name)}


class CellView(NamedTuple):
    """What a template shows of a cell, its classes, and the room it needs (half characters)."""

    shown: Markup
    looks: str
    need: int


class SheetView(TypedDict):
    """What a template shows of a table."""

    caption: str
    is_card: bool
    entries: list[tuple[str, Markup, str | None]]
    heads: list[str]
    figures: list[bool]
    rows: list[list[CellView]]
    notes: list[str]
    nothing: str
    need: int
    stack: bool
    looks: str


def sheet_view(sheet: Sheet[Any], year: int, *, nothing: str = "（无）") -> SheetView:
    """Give what a template shows of a table."""
    columns = [column for column in sheet.columns if not column.machine]
    rows = [[_cell(column, row, year) for column in columns] for row in sheet.rows]
    is_card = isinstance(sheet, Card)
    heads = [paper_text(column.heading) for column in columns]
    figures = [
        any("n" in row[n].looks.split() for row in rows)
        and all("n" in row[n].looks.split() or not row[n].shown for row in rows)
        for n in range(len(columns))
    ]
    entries = [
        (head, cell.shown, column.tone(row) if column.tone else None)
        for row, cells in zip(sheet.rows if is_card else (), rows, strict=False)
        for column, head, cell in zip(columns, heads, cells, strict=True)
        if cell.shown
    ]
    need = 0 if is_card else _need(heads, rows)
    looks = ["wide", "stack" if need > _PHONE else "", "forms" if need > _LYING else ""]
    return SheetView(
        caption=paper_text(sheet.title),
        is_card=is_card,
        entries=entries,
        heads=heads,
        figures=figures,
        rows=rows,
        notes=[paper_text(note) for note in sheet.notes],
        nothing=nothing,
        need=need,
        stack=need > _PHONE,
        looks=" ".join(filter(None, looks)),
    )


def _need(heads: list[str], rows: list[list[CellView]]) -> int:
    """Add up the least with which each column can be read."""
    columns = zip(heads, *rows, strict=True)
    return sum(
        max([min(width(head), _HEADING), *(cell.need for cell in cells)]) + _GAP
        for head, *cells in columns
    )


def _cell(column: Column[Any], row: Any, year: int) -> CellView:
    """Show a cell; what is short, or is one number or day, is not broken."""
    spare = column.spare is not None and column.spare(row)
    text = "" if spare else paper_cell(column.read(row), year)
    tone = column.tone(row) if column.tone else None
    whole = _is_whole(text)
    shown = escape(text) if whole else Markup("<br>").join(map(_unbroken, text.split("\n")))
    number = "n" if _FIGURE.fullmatch(text) else "d" if _DAY.fullmatch(text) else None
    looks = " ".join(filter(None, ("nb" if whole and text else None, number, tone)))
    return CellView(shown, looks, width(text) if whole else _TEXT)


def _is_whole(text: str) -> bool:
    if width(text) <= _SHORT:
        return "\n" not in text
    plain = text.isascii() and len(text.split()) == 1 and len(text) <= _LONGEST
    return plain or _UNBROKEN.fullmatch(text) is not None


def _unbroken(line: str) -> Markup:
    """Keep the numbers and days inside a text on one line each."""
    pieces = _UNBROKEN.split(line)
    return Markup("").join(
        Markup('<span class="nb">{}</span>').format(piece) if n % 2 else piece
        for n, piece in enumerate(pieces)
    )


#: Cells up to this width stay on one line; texts and headings get at least so much, and
#: between two columns there is a gap.
_SHORT: Final = 12
_TEXT: Final = 18
_HEADING: Final = 6
_GAP: Final = 2
#: A figure stands at the right of its column.
_FIGURE: Final = re.compile(r"-?[0-9][0-9,.]*%?")
_DAY: Final = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
#: What is never broken: an identifier, a day with or without its time, a document number.
_UNBROKEN: Final = re.compile(
    r"((?:[A-Z]{2}-\d{4}-\d{4,9})"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: \d\d:\d\d)?"
    r"|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?"
    r"|[^\W\d_]{1,12}〔\d{4}〕\d{1,5}号)"
)
_LONGEST: Final = 24


@cache
def _environment() -> Environment:
    names = ("base.html", "parts.html", "page.html", "board.html")
    return Environment(
        loader=DictLoader({name: _asset(name) for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _asset(name: str) -> str:
    return files("zhixingli.data").joinpath("html", name).read_text("utf-8")
