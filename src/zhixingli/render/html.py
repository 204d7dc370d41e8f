"""Documents and tables as one self-contained web page: no script, no network."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypedDict

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from zhixingli.render.office_text import day_text, lines_of, paper_cell, paper_text
from zhixingli.render.page import Chart, Figures, Heading, Named, Page, Paragraph, Table
from zhixingli.render.sheet import Card, Sheet
from zhixingli.render.svg import chart_svg

if TYPE_CHECKING:
    from zhixingli.render.page import Block, Paper


def html_bytes(thing: Page | Sheet[Any], paper: Paper) -> bytes:
    """Write a document or a table as a page."""
    page = thing if isinstance(thing, Page) else _page_of(thing)
    signed = [paper.office or "", day_text(paper.day)] if page.signed else []
    if page.board:
        return filled("board.html", page.title, paper, **_board(page, paper.day.year))
    return filled(
        "page.html",
        page.title,
        paper,
        blocks=[block_view(block, paper.day.year) for block in page.blocks],
        signed=[paper_text(line) for line in signed],
        to=page.to,
        banner=page.banner,
        number=page.number,
        dated=page.dated,
    )


def _board(page: Page, year: int) -> dict[str, Any]:
    """Gather the blocks of a board under their headings: those that stand side by side first."""
    sections: list[dict[str, Any]] = [{"blocks": [], "wide": False}]
    for n, block in enumerate(page.blocks):
        if isinstance(block, Heading):
            title = paper_text(block.text)
            sections.append({"id": f"s{n}", "title": title, "blocks": [], "wide": False})
            continue
        sections[-1]["blocks"].append(block_view(block, year))
        if isinstance(block, Table) and len(block.sheet.columns) > _NARROW:
            sections[-1]["wide"] = True
    first, *others = sections
    return {
        "first": first["blocks"],
        "narrow": [section for section in others if not section["wide"]],
        "wide": [section for section in others if section["wide"]],
    }


#: The most columns of a table that stands beside others.
_NARROW: Final = 6


def filled(template: str, title: str, paper: Paper, **parts: Any) -> bytes:  # noqa: ANN401 - views
    """Fill a template; every text in it is escaped, whatever it holds."""
    to = parts.pop("to", None)
    number = parts.pop("number", None) or paper.number
    day = parts.pop("dated", None) or paper.day
    lead = [parts.pop("banner", None), number, f"{to}：" if to else None, paper.office]
    lead.append(day_text(day))
    made = _environment().get_template(template)
    text = made.render(
        title=paper_text(title),
        css=Markup(_asset("base.css")),  # noqa: S704 - our own file
        lead=paper_text("　".join(filter(None, lead))),
        foot=[paper_text(paper.seal)] if paper.seal else [],
        **parts,
    )
    return text.encode("utf-8", "backslashreplace")


def _page_of(sheet: Sheet[Any]) -> Page:
    charts = (sheet.chart,) if sheet.chart is not None else ()
    return Page(sheet.title, (Table(sheet), *charts))


def block_view(block: Block, year: int) -> dict[str, Any]:
    """Give what a template shows of a block."""
    match block:
        case Heading(level, text):
            return {"kind": "heading", "level": level + 1, "text": paper_text(text)}
        case Paragraph(text):
            return {"kind": "text", "text": Markup("<br>").join(lines_of(text))}
        case Figures(figures):
            shown = [(paper_text(f.label), paper_text(f.value), f.tone) for f in figures]
            return {"kind": "figures", "figures": shown}
        case Named(label, text):
            return {"kind": "named", "label": paper_text(label), "text": paper_text(text)}
        case Chart():
            return chart_view(block)
        case _:
            return {"kind": "table", **sheet_view(block.sheet, year)}


def chart_view(chart: Chart) -> dict[str, Any]:
    """Give what a template shows of a chart."""
    title = paper_text(f"{chart.title}（{chart.unit}）")
    return {"kind": "chart", "title": title, "svg": chart_svg(chart)}


class SheetView(TypedDict):
    """What a template shows of a table."""

    title: str
    caption: str
    is_card: bool
    entries: list[tuple[str, Any, str | None]]
    heads: list[str]
    rows: list[list[tuple[Any, str | None]]]
    notes: list[str]
    nothing: str


def sheet_view(sheet: Sheet[Any], year: int, *, nothing: str = "（无）") -> SheetView:
    """Give what a template shows of a table."""
    columns = [column for column in sheet.columns if not column.machine]
    rows: list[list[tuple[Any, str | None]]] = [
        [
            (
                "" if c.spare is not None and c.spare(row) else _cell(c.read(row), year),
                c.tone(row) if c.tone else None,
            )
            for c in columns
        ]
        for row in sheet.rows
    ]
    is_card = isinstance(sheet, Card)
    heads = [paper_text(column.heading) for column in columns]
    entries = [
        (head, cell, tone)
        for row in (rows if is_card else [])
        for head, (cell, tone) in zip(heads, row, strict=True)
        if cell
    ]
    return SheetView(
        title=paper_text(sheet.title) or "、".join(heads[:3]),
        caption=paper_text(sheet.title),
        is_card=is_card,
        entries=entries,
        heads=heads,
        rows=rows,
        notes=[paper_text(note) for note in sheet.notes],
        nothing=nothing,
    )


def _cell(cell: Any, year: int) -> str | Markup:  # noqa: ANN401 - a cell
    if isinstance(cell, str):
        return Markup("<br>").join(lines_of(cell))
    return paper_cell(cell, year)


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
