"""Cells of workbooks: days as days, figures and shares as figures, all else as text."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from zhixingli.render.model.sheet import Cell, for_people
from zhixingli.render.words.office_text import paper_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Excel holds no more in a cell.
LONGEST: Final = 32_767
FONT: Final = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
_SHARE: Final = re.compile(r"-?\d+(?:\.\d+)?%")


class CellWriter:
    """The cells of one worksheet; ``cut`` tells what was too long for one, by row and heading."""

    def __init__(self, book: Workbook, place: Worksheet, **more: Any) -> None:
        """Make the looks of its cells; ``more`` is what they have beyond their kind."""
        self.place = place
        self.cut: list[str] = []

        def look(form: str) -> Format:
            return book.add_format({**FONT, **more, "num_format": form})

        self.text, self.day, self.moment = look("@"), look("yyyy-mm-dd"), look("yyyy-mm-dd hh:mm")
        self.whole, self.part, self.share = look("0"), look("0.0"), look("0.0%")
        self.money = look("#,##0.00####")

    def write(self, at: int, n: int, cell: Cell, heading: str = "") -> None:
        """Write a cell as what it is; of an empty one only its look."""
        match cell:
            case None:
                self.place.write_blank(at, n, None, self.text)
            case str():
                self._words(at, n, cell, heading)
            case int() | float() | Decimal() if not isinstance(cell, bool):
                self._figure(at, n, cell)
            case datetime():
                bare = cell.replace(tzinfo=None, second=0, microsecond=0)
                self.place.write_datetime(at, n, bare, self.moment)
            case (day,):
                self.write(at, n, day)
            case date() if cell.year >= 1900:  # noqa: PLR2004 - Excel knows no day before
                self.place.write_datetime(at, n, cell, self.day)
            case _:
                self.place.write_string(at, n, fit(for_people(cell)), self.text)

    def _words(self, at: int, n: int, text: str, heading: str) -> None:
        """Write a text; a share in percent is a figure."""
        if _SHARE.fullmatch(text):
            self.place.write_number(at, n, float(Decimal(text[:-1]) / 100), self.share)
            return
        if len(text) > LONGEST:
            self.cut.append(
                f"第{at + 1}行“{heading}”有{len(text)}个字符，"
                f"Excel 一格最多{LONGEST}个，只写了前面的"
            )
        self.place.write_string(at, n, fit(text), self.text)

    def _figure(self, at: int, n: int, figure: float | Decimal) -> None:
        looks = {int: self.whole, float: self.part}
        self.place.write_number(at, n, float(figure), looks.get(type(figure), self.money))


def fit(text: str) -> str:
    """Keep line breaks, show what has no shape, and stay within a cell."""
    whole = text if text.isprintable() else "\n".join(map(paper_text, text.split("\n")))
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"
