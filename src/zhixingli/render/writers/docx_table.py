"""Tables of official documents: heads repeated, rows whole, as wide as the paper allows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zhixingli.render.words.office_text import lines_of, paper_cell
from zhixingli.render.words.visible import width
from zhixingli.render.writers.docx_styles import CELL, HEAD_CELL
from zhixingli.render.writers.widths import Need, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.render.model.sheet import Card, Sheet

T = TypeVar("T")

#: Widths of the text of a page, in twips.
PORTRAIT: Final = 8844
LANDSCAPE: Final = 12756
#: A column of a table of 五号 (10.5 pt) takes this much a half-width character.
HALF: Final = 105
#: The smallest print of a table: 小五号 (9 pt).
SMALL: Final = 90
#: A cell's own margins on both sides.
_MARGINS: Final = 160
_SMALL_MARGINS: Final = 80
#: A text column is no narrower than this many half-width characters.
_TEXT: Final = 18
#: Likewise in small print.
_SMALL_TEXT: Final = 8
_SHORT: Final = 14
_SMALL_SHORT: Final = 10
_HEADING: Final = 6
#: Fonts differ: what must stay on one line has this much room more.
_SPARE: Final = 2
#: A row with more lines than this is let go over a page: no page could hold it.
_TALL: Final = 24
#: Lights as shades that survive a black-and-white printer; the words say the same.
_SHADES: Final = {"yellow": "FFF2CC", "red": "F8CBAD", "black": "C9C9C9"}
_LABEL_WIDTH: Final = 1800
#: The least height of a row of a form that is filled in by hand.
_FORM_HEIGHT: Final = "<w:trHeight w:val='560' w:hRule='atLeast'/>"
#: A document number: 示府纪要〔2026〕122号.
_NUMBERED: Final = re.compile(r"[^\s〔〕]{1,10}〔\d{4}〕\d{1,5}号")
_BORDERS: Final = "".join(
    f"<w:{side} w:val='single' w:sz='4' w:space='0' w:color='000000'/>"
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True, slots=True)
class Laid:
    """A table ready to be printed: its cells as texts, its columns in twips, its shades."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    half: int
    shades: tuple[tuple[str | None, ...], ...]
    widths: tuple[int, ...]


def laid_out(sheet: Sheet[T], year: int, room: int, half: int = HALF) -> Laid | None:
    """Fit a sheet into a width, its half-width characters so wide; None where it does not fit."""
    columns = [column for column in sheet.columns if not column.machine]
    rows = tuple(
        tuple(
            "" if c.spare is not None and c.spare(row) else paper_cell(c.read(row), year)
            for c in columns
        )
        for row in sheet.rows
    )
    headings = tuple(column.heading for column in columns)
    least = _TEXT if half == HALF else _SMALL_TEXT
    needs = [_need(heading, [row[n] for row in rows], least) for n, heading in enumerate(headings)]
    margins = _MARGINS if half == HALF else _SMALL_MARGINS
    share = fitted(needs, (room - margins * len(needs)) // half)
    if share is None:
        return None
    spare = room - sum(share) * half - margins * len(share)
    widths = [n * half + margins + spare // len(share) for n in share]
    shades = tuple(
        tuple(_SHADES.get((c.tone(row) if c.tone else None) or "") for c in columns)
        for row in sheet.rows
    )
    return Laid(headings, rows, half, shades, tuple(widths))


def table_xml(laid: Laid, *, keep_last: bool = False) -> Any:
    """Write a table; ``keep_last`` keeps its last row on the page of what follows."""
    head = _row(
        [
            _cell(text, wide, face=HEAD_CELL.id, half=laid.half)
            for text, wide in _each(laid.headings, laid.widths)
        ],
        "<w:cantSplit/><w:tblHeader/>",
    )
    rows = []
    for n, (cells, shades) in enumerate(zip(laid.rows, laid.shades, strict=True)):
        keep = keep_last and n == len(laid.rows) - 1
        written = [
            _cell(text, wide, shade=shade, keep=keep, half=laid.half)
            for text, wide, shade in zip(cells, laid.widths, shades, strict=True)
        ]
        rows.append(_row(written, "" if _is_tall(cells, laid.widths) else "<w:cantSplit/>"))
    margins = _MARGINS if laid.half == HALF else _SMALL_MARGINS
    return _table(laid.widths, [head, *rows], margins)


def card_xml(card: Card[T], year: int, *, keep_last: bool = False) -> Any:
    """Write one object as a form of two columns of entries, long ones across."""
    half = PORTRAIT // 2
    value = half - _LABEL_WIDTH
    entries = [
        (column.heading, paper_cell(column.read(row), year))
        for row in card.rows
        for column in card.columns
        if not column.machine
    ]
    entries = [entry for entry in entries if entry[1] or card.form]
    rows: list[list[tuple[str, str]]] = []
    for entry in entries:
        short = width(entry[1]) <= (value - _MARGINS) // HALF and "\n" not in entry[1]
        beside = short and rows and len(rows[-1]) == 1 and _fits(rows[-1][0], value)
        if beside:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    written = []
    for n, row in enumerate(rows):
        keep = keep_last and n == len(rows) - 1
        cells = []
        for heading, text in row:
            across = len(row) == 1
            wide = PORTRAIT - _LABEL_WIDTH if across else value
            cells.append(_cell(heading, _LABEL_WIDTH, face=HEAD_CELL.id, keep=keep))
            cells.append(_cell(text, wide, span=3 if across else 1, keep=keep))
        tall = _is_tall([row[-1][1]], [PORTRAIT - _LABEL_WIDTH])
        height = _FORM_HEIGHT if card.form else ""
        written.append(_row(cells, height if tall else f"<w:cantSplit/>{height}"))
    return _table((_LABEL_WIDTH, value, _LABEL_WIDTH, value), written)


def _fits(entry: tuple[str, str], value: int) -> bool:
    return width(entry[1]) <= (value - _MARGINS) // HALF and "\n" not in entry[1]


def _need(heading: str, cells: Sequence[str], text: int) -> Need:
    cells = [line for cell in cells for line in cell.split("\n")]
    widest = max((width(cell) for cell in cells), default=0)
    whole = widest <= (_SHORT if text == _TEXT else _SMALL_SHORT) or all(map(_is_code, cells))
    # What is read in one piece keeps its pieces: a document number may break before its year.
    pieces = [piece for cell in cells for piece in re.split("(?=〔)", cell)]
    least = max(map(set_width, pieces), default=0) + _SPARE if whole else text
    least = max(least, min(width(heading), _HEADING))
    wanted = max(map(set_width, cells), default=0)
    return Need(max(min(wanted, 60), width(heading), least), least)


def set_width(text: str) -> int:
    """Measure a text as a machine without the fonts of offices sets it, in half characters.

    It sets figures and letters a quarter wider, and puts air between them and characters.
    """
    latin = sum(map(str.isascii, text))
    seams = sum(one.isascii() != other.isascii() for one, other in pairwise(text))
    return width(text) + latin // 4 + seams // 2


def _is_code(cell: str) -> bool:
    """Tell an ID or a document number: it is read in one piece."""
    return (cell.isascii() and " " not in cell) or _NUMBERED.fullmatch(cell) is not None


def _is_tall(cells: Sequence[str], widths: Sequence[int]) -> bool:
    """Tell a row that would take most of a page."""
    return any(
        width(text) * HALF / max(wide - _MARGINS, 1) > _TALL for text, wide in _each(cells, widths)
    )


def _each(texts: Sequence[str], widths: Sequence[int]) -> zip[tuple[str, int]]:
    return zip(texts, widths, strict=True)


def _table(widths: Sequence[int], rows: list[str], margins: int = _MARGINS) -> Any:
    grid = "".join(f"<w:gridCol w:w='{each}'/>" for each in widths)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='{sum(widths)}' w:type='dxa'/>"
        f"<w:jc w:val='center'/><w:tblBorders>{_BORDERS}</w:tblBorders>"
        f"<w:tblLayout w:type='fixed'/><w:tblCellMar><w:left w:w='{margins // 2}' w:type='dxa'/>"
        f"<w:right w:w='{margins // 2}' w:type='dxa'/></w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: list[str], properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


#: Lines of small print: 10.8 pt, whatever the machine's fonts would take.
_TIGHT: Final = "<w:spacing w:line='216' w:lineRule='exact'/>"
#: A figure stands at the right of its column.
_FIGURE: Final = re.compile(r"-?[0-9][0-9,.]*%?")


def _cell(
    text: str,
    wide: int,
    *,
    face: str = CELL.id,
    shade: str | None = None,
    span: int = 1,
    keep: bool = False,
    half: int = HALF,
) -> str:
    merged = f"<w:gridSpan w:val='{span}'/>" if span > 1 else ""
    shading = f"<w:shd w:val='clear' w:color='auto' w:fill='{shade}'/>" if shade else ""
    kept = "<w:keepNext/>" if keep else ""
    size = "" if half == HALF else f"<w:rPr><w:sz w:val='{half // 5}'/></w:rPr>"
    tight = "" if half == HALF else _TIGHT
    side = "<w:jc w:val='right'/>" if _FIGURE.fullmatch(text) else ""
    paragraphs = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='{face}'/>{kept}{tight}{side}</w:pPr>"
        f"<w:r>{size}<w:t xml:space='preserve'>{escape(line)}</w:t></w:r></w:p>"
        for line in lines_of(text)
    )
    return (
        f"<w:tc><w:tcPr><w:tcW w:w='{wide}' w:type='dxa'/>{merged}{shading}"
        f"<w:vAlign w:val='center'/></w:tcPr>{paragraphs}</w:tc>"
    )
