"""Documents as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.render.model.chart import Chart
from zhixingli.render.model.page import (
    Block,
    Heading,
    KeyFigures,
    LabelledLine,
    Page,
    Paper,
    Paragraph,
)
from zhixingli.render.model.sheet import Card, Sheet, for_people
from zhixingli.render.words.office_text import day_text
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")

_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|#~&])")
#: Spaces and breaks, but for the wide space that offices set on purpose.
_SPACES: Final = re.compile(r"[^\S\u3000]+")
_RULE_CELL: Final = "| --- "


def page_markdown(page: Page, paper: Paper) -> str:
    """Write a document as Markdown, text escaped so that it shows as it is."""
    lead = [page.banner, page.number or paper.number, page.period, paper.said]
    if page.banner:
        lead += [paper.office, day_text(page.dated or paper.day)]
    sign = [_signed(paper, page.signed_on)] if page.signed else []
    parts = [
        f"# {_text(page.title)}",
        *(["　".join(map(_text, filter(None, lead)))] if any(lead) else []),
        *([_text(f"{page.to}：")] if page.to else []),
        *(_block(block) for block in page.blocks),
        *(["\n".join(_text(line) for line in page.annex_lines)] if page.annexes else []),
        *sign,
        *(_block(block) for block in (*page.foot, *page.annexed, *page.record)),
    ]
    return "\n\n".join(parts) + "\n"


def sheet_markdown(sheet: Sheet[T], paper: Paper) -> str:
    """Write one sheet as a Markdown document: whose it is and of which day stands above it."""
    told = map(_text, filter(None, (paper.number, paper.said)))
    lead = "　".join((*told, _signed(paper)))
    return f"# {_text(sheet.title)}\n\n{lead}\n\n{_table(sheet)}\n"


def _signed(paper: Paper, day: date | None = None) -> str:
    return "　".join(map(_text, filter(None, (paper.office, day_text(day or paper.day)))))


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * (level + 1)} {_text(text)}"
        case Paragraph(text):
            return _text(text)
        case KeyFigures():
            return _text(block.text)
        case LabelledLine(label, text):
            return f"**{_text(label)}：**{_text(text)}"
        case Chart():
            return _chart(block)
        case _:
            caption = f"**{_text(block.sheet.title)}**\n\n" if block.sheet.title else ""
            return f"{caption}{_table(block.sheet)}"


def _chart(chart: Chart) -> str:
    """Give the figures of a chart as a table."""
    lines = [
        _row(["", *(series.name for series in chart.series)]),
        _RULE_CELL * (len(chart.series) + 1) + "|",
        *(
            _row([name, *(_figure(series.values[n]) for series in chart.series)])
            for n, name in enumerate(chart.categories)
        ),
    ]
    return f"**{_text(f'{chart.title}（{chart.unit}）')}**\n\n" + "\n".join(lines)


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


def _table(sheet: Sheet[T]) -> str:
    lines = _card_lines(sheet) if isinstance(sheet, Card) else _lines(sheet)
    notes = [f"\n{_text(note)}" for note in sheet.notes]
    return "\n".join(lines + notes)


def _lines(sheet: Sheet[T]) -> list[str]:
    return [
        _row([column.heading for column in sheet.columns]),
        _RULE_CELL * len(sheet.columns) + "|",
        *(_row([for_people(column.read(row)) for column in sheet.columns]) for row in sheet.rows),
    ]


def _card_lines(sheet: Sheet[T]) -> list[str]:
    return [
        _row(["项目", "内容"]),
        _RULE_CELL * 2 + "|",
        *(
            _row([column.heading, for_people(column.read(row))])
            for row in sheet.rows
            for column in sheet.columns
        ),
    ]


def _text(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(_SPACES.sub(" ", text).strip(" ")))


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(map(_text, cells)) + " |"
