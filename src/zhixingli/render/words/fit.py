"""Whether a text has room on one page: lines counted as the page sets them (GB/T 9704-2012)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.render.model.page import Heading, LabelledLine, Paragraph, Table
from zhixingli.render.words.visible import width

if TYPE_CHECKING:
    from zhixingli.render.model.page import Page


class Type(NamedTuple):
    """A size of type: half-points, how many lines and full characters a page of it holds."""

    size: int
    lines: int
    characters: int


#: 3 号; where that has no room 4 号, then 小四 (特定情况可以作适当调整).
USUAL: Final = Type(32, 22, 28)
TYPES: Final = (USUAL, Type(28, 31, 31), Type(24, 36, 36))
#: So many rows of a table that lies on its side stand on a page in the usual size.
_LYING_ROWS: Final = 16
#: A title takes so many lines of the usual size.
_TITLE: Final = 1.6
#: The office, the day.
_SIGNATURE: Final = 2
#: What stands under a title: the days, and whose part or what kind of ledger it is.
_UNDER: Final = 2
_INDENT: Final = 2


def type_of(page: Page) -> Type:
    """Choose the type of a document's text: smaller where one page would not hold it."""
    if not page.single:
        return USUAL
    if page.lying:  # a table with its signature: small where it is long
        rows = sum(len(each.sheet.rows) for each in page.blocks if isinstance(each, Table))
        return USUAL if rows <= _LYING_ROWS else TYPES[-1]
    return next((each for each in TYPES if fits(page, each)), TYPES[-1])


def fits(page: Page, of: Type) -> bool:
    """Tell whether a page holds a document's text in a type."""
    return needed(page, of) <= of.lines


def needed(page: Page, of: Type) -> int:
    """Count the lines of a document's text with its head, its annex list and its signature."""
    head = ceil(_TITLE * of.lines / USUAL.lines) + _UNDER
    lines = head + (page.to is not None) + len(page.foot) + (_SIGNATURE if page.signed else 0)
    lines += sum(_lines(line, of) for line in page.annex_lines)
    for block in page.blocks:
        match block:
            case Heading():
                lines += 1
            case Paragraph(text):
                lines += _lines(text, of)
            case LabelledLine(label, text):
                lines += _lines(f"{label}：{text}", of)
            case _:
                pass
    return lines


def _lines(text: str, of: Type) -> int:
    return -(-(width(text) // 2 + _INDENT) // of.characters)
