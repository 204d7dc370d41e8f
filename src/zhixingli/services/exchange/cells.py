"""Cells of one row read into values; every mistake of the row is gathered, not only the first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.domain.errors.imports import (
    CellCountError,
    CellEmptyError,
    CellFaultError,
    CellNeedsError,
    CellSerialError,
    CellValueError,
)
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.errors.text import CellDateError, ClassifiedError
from zhixingli.domain.writing.characters import normalise_option, shown
from zhixingli.domain.writing.dates import Moment, parse_cell_moment
from zhixingli.domain.writing.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from zhixingli.services.sheets.shapes import Line

T = TypeVar("T")

#: What stands between several values of one cell.
_BETWEEN: Final = re.compile("[；;\n]")
#: Between several units or people a clerk also writes these.
_BETWEEN_NAMES: Final = re.compile("[；;\n、，,/]")
_EMPTY: Final = frozenset({"", "-", "--", "—", "——", "/", "／"})
#: Where a day, a name or a choice is wanted, these say that there is none.
_NOTHING: Final = _EMPTY | {"无", "暂无", "未答复", "未恢复"}
_BARE: Final = re.compile(r"[0-9]{4,6}(?:[.][0-9]+)?")
_YES_NO: Final = {"是": True, "√": True, "1": True, "有": True, "y": True, "yes": True} | {
    "否": False,
    "0": False,
    "n": False,
    "no": False,
}


class Cells:
    """The cells of one row; ``problems`` says what is wrong with it, ``notes`` what was changed."""

    def __init__(self, line: Line) -> None:
        """Look at a row."""
        self.row = line.row
        self.key = line.key
        self._cells = line.cells
        self._line = line
        self.problems: list[str] = []
        self.notes: list[str] = []
        for column, fault in line.faults.items():
            self.refuse(CellFaultError(column=column, fault=fault))

    @property
    def identity(self) -> tuple[str, ...]:
        """Give what makes two rows the same."""
        return tuple(normalise_option(cell) for cell in self._cells.values())

    def has(self, column: str) -> bool:
        """Tell whether a cell is filled."""
        return normalise_option(self._cells.get(column, "")) not in _NOTHING

    def holds(self, column: str) -> bool:
        """Tell whether the file has a column."""
        return column in self._cells

    def raw(self, column: str) -> str:
        """Give a cell as it stands."""
        return self._cells.get(column, "") if self.has(column) else ""

    def text(self, column: str) -> str | None:
        """Read free text, also “无”; hidden characters are taken out and noted."""
        return self._cleaned(column, self._cells.get(column, "")) or None

    def name(self, column: str) -> str:
        """Read a name, normalised; it has to be there."""
        return normalise_option(self.raw(column)) if self._filled(column) else ""

    def title(self, column: str) -> str:
        """Read a title that has to be there."""
        return (self.text(column) or "") if self._filled(column) else ""

    def said(self, column: str) -> str:
        """Read free text that has to be there; “无” is an answer."""
        text = self.text(column)
        if text is None:
            self.refuse(CellEmptyError(column=column))
        return text or ""

    def moment(self, column: str) -> Moment | None:
        """Read a day with or without a time; it has to be there."""
        return self._moment(column, self.raw(column)) if self._filled(column) else None

    def day(self, column: str) -> date | None:
        """Read a day."""
        days = self.days(column)
        if len(days) > 1:
            self.wrong(column, "一个日期，如 2026-07-01")
        return days[0] if days else None

    def dated(self, column: str) -> date | None:
        """Read a day that has to be there."""
        return self.day(column) if self._filled(column) else None

    def days(self, column: str) -> list[date | None]:
        """Read the days of a cell; an empty place among them is None."""
        parts = self._parts(column)
        found = [None if part in _NOTHING else self._moment(column, part) for part in parts]
        return [None if moment is None else moment.day for moment in found]

    def dates(self, column: str) -> list[date]:
        """Read the days of a cell, none of them left open."""
        mistakes = len(self.problems)
        days = self.days(column)
        if None in days and len(self.problems) == mistakes:
            self.wrong(column, "2026-07-01；2026-07-08")
        return [day for day in days if day is not None]

    def days_along(self, column: str, wanted: int, *, along: str) -> list[date | None]:
        """Read as many days as another column has values; an empty cell leaves all open."""
        if not self.has(column):
            return [None] * wanted
        days = self.days(column)
        return days if self.match(column, len(days), along, wanted) else [None] * wanted

    def one_day(self, column: str, text: str) -> date | None:
        """Read a day that is part of a cell."""
        moment = self._moment(column, text)
        return moment.day if moment else None

    def match(self, column: str, found: int, other: str, wanted: int) -> bool:
        """Tell whether two lists are of one length; where they are not, that is a problem."""
        if found == wanted:
            return True
        value = shown(self.raw(column))
        self.refuse(
            CellCountError(column=column, found=found, other=other, wanted=wanted, value=value)
        )
        return False

    def texts(self, column: str, wanted: int, *, along: str) -> list[str]:
        """Read as many texts as another column has values; a single one is never split."""
        written = self._cells.get(column, "")
        if normalise_option(written) in _EMPTY:
            return [""] * wanted
        if wanted == 1:
            return [self._cleaned(column, written)]
        lines = written.split("\n")  # where texts hold the separator, one stands a line
        chosen = lines if len(lines) == wanted else _BETWEEN.split(written)
        parts = [self._cleaned(column, part) for part in chosen]
        return parts if self.match(column, len(parts), along, wanted) else [""] * wanted

    def entries(self, dated: str, *along: str) -> Iterator[tuple[int, date, Sequence[str]]]:
        """Read what cells tell of each day of another: its place, the day, a text a column."""
        days = self.dates(dated)
        if days:
            told = zip(*(self.texts(each, len(days), along=dated) for each in along), strict=True)
            for place, (day, texts) in enumerate(zip(days, told, strict=True)):
                yield place, day, texts

    def names(self, column: str) -> list[str]:
        """Read the names of several units or people."""
        parts = _BETWEEN_NAMES.split(self.raw(column))
        return [name for part in parts if (name := normalise_option(part))]

    def flag(self, column: str) -> bool:
        """Read a yes or no; an empty cell is no."""
        key = normalise_option(self.raw(column)).lower()
        if self.has(column) and key not in _YES_NO:
            self.wrong(column, "是、否")
        return _YES_NO.get(key, False)

    def whole(self, column: str, text: str) -> int:
        """Read a whole number of days: 5, 5日, 5个工作日."""
        match = re.fullmatch("([0-9]{1,3}) ?(?:个?工作日|日|天)?", normalise_option(text))
        if match is None:
            self.wrong(column, "整数，如 5")
            return 0
        return int(match[1])

    def chosen(self, column: str, known: Mapping[str, T]) -> T | None:
        """Read one of a few words."""
        key = normalise_option(self.raw(column)).replace(" ", "")
        if self.has(column) and key not in known:
            self.wrong(column, "、".join(known))
        return known.get(key)

    def read(self, column: str, parse: Callable[[str], T], text: str | None = None) -> T | None:
        """Read a cell, or a part of it, by a parser of the domain; its refusal is a problem."""
        wanted = self.raw(column) if text is None else text
        if not wanted:
            return None
        try:
            return parse(wanted)
        except ClassifiedError:
            raise
        except Refusal as refusal:
            self.problem(column, refusal)
            return None

    def needs(self, column: str, needed: str) -> None:
        """Say that a filled cell means nothing without another one."""
        if self.has(column) and not self.has(needed):
            value = shown(self.raw(column))
            self.refuse(CellNeedsError(column=column, value=value, needed=needed))

    def wrong(self, column: str, allowed: str) -> None:
        """Say that a cell is not understood."""
        value = shown(self.raw(column))
        self.refuse(CellValueError(column=column, value=value, allowed=allowed))

    def problem(self, column: str, refusal: Refusal) -> None:
        """Note a refusal of the domain with its column."""
        self.refuse(refusal, f"“{column}”")

    def refuse(self, refusal: Refusal, where: str = "") -> None:
        """Note what is wrong with the row, and the remedy; once, however often it is read."""
        said = f"{where}{refusal.message}"
        if not isinstance(refusal, CellDateError) and refusal.hint:
            said = f"{said}；{refusal.hint}"
        if said not in self.problems:
            self.problems.append(said)

    def _filled(self, column: str) -> bool:
        if not self.has(column):
            self.refuse(CellEmptyError(column=column))
        return self.has(column)

    def _parts(self, column: str) -> list[str]:
        return (
            [part.strip() for part in _BETWEEN.split(self.raw(column))] if self.has(column) else []
        )

    @property
    def formats_known(self) -> bool:
        """Tell whether percentages are told from other numbers in the file."""
        return self._line.formats_known

    def _moment(self, column: str, text: str) -> Moment | None:
        if not self._line.serials and _BARE.fullmatch(text):
            self.refuse(CellSerialError(column=column, value=text))
            return None
        try:
            return parse_cell_moment(text, row=self.row, column=column)
        except CellDateError as refusal:
            self.refuse(refusal)
            return None

    def _cleaned(self, column: str, text: str) -> str:
        if normalise_option(text) in _EMPTY:
            return ""
        cleaned = clean_text(text, what=column)
        if cleaned.removed:
            self.notes.append(f"“{column}”里有 {cleaned.removed} 个看不见的字符，已去掉")
        return cleaned.text
