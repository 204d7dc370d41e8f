"""Lists on a terminal: a line an item, columns by rank, nothing cut but texts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixingli.render.model.sheet import Cell, Column, Sheet, for_people
from zhixingli.render.words.visible import harmless, visible, width
from zhixingli.render.writers.widths import Need, fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What stands between two columns.
BETWEEN: Final = 2
#: Columns that are shown whole or not at all: names of people, numbers of papers.
_WHOLE: Final = frozenset(
    {
        *("leader", "current_leader", "previous_leader", "sponsor", "handler", "tracker", "actor"),
        *(
            "by",
            "approved_by",
            "chair",
            "head",
            "deputy",
            "who",
            "whom",
            "person",
            "supervisor",
            "name",
            "weeks",
        ),
        *("rule_label", "light_label", "status_label", "progress_light"),
        *("number", "reply_number", "document", "id", "key", "date", "due", "was", "becomes"),
    }
)
#: A text is cut to no less than this; one that is shorter stays whole.
_TEXT: Final = 8
_TITLES: Final = frozenset({"title", "text", "message"})
_TITLE: Final = 20
_ELLIPSIS: Final = "…"
_FIGURE: Final = re.compile(r"(-?[\d.,]+%?)?")


class Lines(NamedTuple):
    """The cells of a list as they are shown; ``left_out`` are headings that had no room."""

    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    tones: tuple[tuple[str | None, ...], ...]
    left_out: tuple[str, ...]


def lines_of(sheet: Sheet[Any], room: int, day: date) -> Lines:
    """Lay a list out in so many columns of text; ``day`` is the one whose year goes unsaid.

    The first column always stands; each of the others where it still has room beside those
    of a higher rank.
    """
    measured = [
        _Measured.of(column, sheet.rows, day, room)
        for column in sheet.columns
        if not column.machine
    ]
    filled = [each for each in measured if any(each.cells)]
    chosen: list[_Measured] = []
    taken = -BETWEEN
    for each in filled:
        if not chosen or taken + BETWEEN + each.need.least <= room:
            chosen.append(each)
            taken += BETWEEN + each.need.least
    spare = room - BETWEEN * (len(chosen) - 1)
    widths = fitted([each.need for each in chosen], spare) or [room]
    headings = [cut(each.column.heading, wide) for each, wide in zip(chosen, widths, strict=True)]
    cells = [each.fitted(wide) for each, wide in zip(chosen, widths, strict=True)]
    return Lines(
        tuple(headings),
        tuple(widths),
        tuple(zip(*cells, strict=True)),
        tuple(zip(*(_tones(each.column, sheet.rows) for each in chosen), strict=True)),
        tuple(each.column.heading for each in filled if each not in chosen),
    )


class _Measured(NamedTuple):
    column: Column[Any]
    cells: list[str]
    need: Need

    @classmethod
    def of(cls, column: Column[Any], rows: Sequence[Any], day: date, room: int) -> _Measured:
        """Read a column as a line shows it, and tell how wide it wants and has to be.

        A title keeps a quarter of the line, whatever else would find room beside it.
        """
        cells = list(_cells(column, rows, day))
        widest = max(map(width, cells), default=0)
        heading = width(column.heading)
        whole = column.key in _WHOLE or all(map(str.isascii, cells))
        shortest = max(_TITLE, room // 4) if column.key in _TITLES else _TEXT
        least = widest if whole else min(widest, shortest)
        return cls(column, cells, Need(max(widest, heading), max(least, min(heading, _TEXT))))

    def fitted(self, wide: int) -> list[str]:
        """Cut the cells to a width; figures stand at the right."""
        if all(_FIGURE.fullmatch(cell) for cell in self.cells):
            return [cell.rjust(wide) if cell else "" for cell in self.cells]
        return [cut(cell, wide) for cell in self.cells]


def _cells(column: Column[Any], rows: Sequence[Any], day: date) -> Iterator[str]:
    for row in rows:
        spare = column.spare is not None and column.spare(row)
        yield visible(harmless(_said(None if spare else column.read(row), day)))


def _said(cell: Cell, day: date) -> str:
    """Write a cell; a day of this year is said without it."""
    if type(cell) is date and cell.year == day.year:
        return f"{cell:%m-%d}"
    return for_people(cell)


def _tones(column: Column[Any], rows: Sequence[Any]) -> list[str | None]:
    return [column.tone(row) if column.tone is not None else None for row in rows]


def cut(text: str, columns: int) -> str:
    """Cut a text to so many columns of a terminal; what was cut ends in an ellipsis."""
    if width(text) <= columns:
        return text
    kept, left = [], columns - width(_ELLIPSIS)
    for character in text:
        left -= width(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept) + _ELLIPSIS
