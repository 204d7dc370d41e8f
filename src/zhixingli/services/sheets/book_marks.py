"""What a compiled reader of workbooks loses: how numbers are shown, errors, formulas never counted.

It gives bare numbers, so that 45 % comes as 0.45; error cells and formulas without a value come as
empty. Styles could be read by a library that keeps whole workbooks in memory as objects, ten times
as slow; what is wanted here is one look at each cell's type and format, so the sheets are read by
the standard library's parser (expat), cell by cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ParserCreate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from zipfile import ZipFile

PERCENT, SCALED, ERROR, UNCOUNTED = "percent", "scaled", "error", "uncounted"
#: The formats of percents that every workbook knows by number.
_BUILT_IN: Final = {9: "0%", 10: "0.00%"}
_PIECE: Final = 1 << 16
_QUOTED: Final = re.compile(r'"[^"]*"|[!\\_*].|\[[^\]]*\]')
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Marks:
    """What is to be known of the cells of a sheet: by row and column, counted from 0.

    ``height`` and ``width`` reach to the last cell that holds something, ``last`` names it;
    ``merged`` are stretches down one column: first row, last row, column.
    """

    cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    height: int = 0
    width: int = 0
    filled: int = 0
    last: str = ""
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class BookFacts:
    """What a workbook says of itself: days since 1904, the part of each sheet, shown or not."""

    since_1904: bool = False
    parts: dict[str, str] = field(default_factory=dict)
    formats: list[str] = field(default_factory=list)


def meant(code: str) -> str | None:
    """Tell what a number format does to the number: PERCENT, SCALED, or nothing that matters."""
    shown = _QUOTED.sub("", code).partition(";")[0]
    if "%" in shown:
        return PERCENT
    return SCALED if _SCALED.search(shown) else None


def facts_of(archive: ZipFile) -> BookFacts:
    """Read what an .xlsx says of its sheets and formats."""
    facts, targets, sheets = BookFacts(), dict[str, str](), dict[str, str]()

    def relation(name: str, given: dict[str, str]) -> None:
        if name == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    def book(name: str, given: dict[str, str]) -> None:
        if name == "workbookPr":
            facts.since_1904 = given.get("date1904", "0") in {"1", "true", "on"}
        elif name == "sheet":
            key = next((value for each, value in given.items() if each.endswith("id")), "")
            sheets[given.get("name", "")] = key

    _each(archive, "xl/_rels/workbook.xml.rels", relation)
    _each(archive, "xl/workbook.xml", book)
    for title, key in sheets.items():
        target = targets.get(key, "").removeprefix("/")
        facts.parts[title] = target if target.startswith("xl/") else f"xl/{target}"
    facts.formats = _formats(archive)
    return facts


def _formats(archive: ZipFile) -> list[str]:
    """Give the number format of each style of a cell."""
    codes, styles, inside = dict(_BUILT_IN), list[str](), [False]

    def begun(name: str, given: dict[str, str]) -> None:
        if name == "numFmt":
            codes[int(given.get("numFmtId", "0"))] = given.get("formatCode", "")
        elif name in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            inside[0] = name == "cellXfs"
        elif name == "xf" and inside[0]:
            styles.append(codes.get(int(given.get("numFmtId", "0")), ""))

    _each(archive, "xl/styles.xml", begun)
    return styles


def marks_of(archive: ZipFile, part: str, formats: list[str]) -> Marks:
    """Read what is to be known of the cells of one sheet."""
    reader = _Sheet(formats)
    if part in archive.namelist():
        parser = ParserCreate()
        parser.StartElementHandler = reader.begun
        parser.EndElementHandler = reader.ended
        parser.CharacterDataHandler = reader.said
        parser.buffer_text = True
        _fed(archive, part, parser.Parse)
    return reader.marks


class _Sheet:
    """Reads a sheet cell by cell; what it does for each cell is done a million times."""

    def __init__(self, formats: list[str]) -> None:
        self.marks, self.formats = Marks(), formats
        self.special = {str(n): kind for n, code in enumerate(formats) if (kind := meant(code))}
        self.columns: dict[str, int] = {}
        self.row = self.column = -1
        self.kind = self.style = self.value = self.at = ""
        self.formula = self.inside = self.holds = False

    def begun(self, name: str, given: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            self.at = at = given.get("r", "")
            letters = at.rstrip("0123456789")
            if letters in self.columns:
                self.column = self.columns[letters]
            elif letters:
                self.column = self.columns[letters] = _column(letters)
            else:
                self.column += 1
            self.kind, self.style = given.get("t", "n"), given.get("s", "")
            self.formula, self.value, self.holds = False, "", False
        elif name in {"v", "t"}:
            self.holds = True
            self.inside = self.kind != "s"
        elif name == "row":
            self._begin_row(given)
        elif name == "f":
            self.formula = True
        elif name == "col" and given.get("hidden") in _TRUE:
            self.marks.hidden_columns.append((int(given["min"]) - 1, int(given["max"]) - 1))
        elif name == "mergeCell":
            self._merge(given.get("ref", ""))

    def _begin_row(self, given: dict[str, str]) -> None:
        self.row = int(given.get("r", self.row + 2)) - 1
        self.column = -1
        if given.get("hidden") in _TRUE:
            self.marks.hidden_rows.append(self.row)

    def said(self, text: str) -> None:
        if self.inside:
            self.value += text

    def ended(self, name: str) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            if self.holds or self.formula:
                self._cell()
        elif name in {"v", "t"}:
            self.inside = False

    def _cell(self) -> None:
        kind, value, marks = self.kind, self.value, self.marks
        if kind != "s" and not value:
            if not self.formula or kind == "str":
                return
            marks.cells[self.row, self.column] = (UNCOUNTED, "")
        elif kind == "e":
            marks.cells[self.row, self.column] = (ERROR, value)
        elif kind == "n" and self.style in self.special:
            code = self.formats[int(self.style)]
            marks.cells[self.row, self.column] = (self.special[self.style], code)
        marks.filled += 1
        if self.row >= marks.height or self.column >= marks.width:
            marks.height = max(marks.height, self.row + 1)
            marks.width = max(marks.width, self.column + 1)
            marks.last = self.at

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if begin is not None and end is not None and int(end[2]) > int(begin[2]):
            self.marks.merged.append((int(begin[2]) - 1, int(end[2]) - 1, _column(begin[1])))


_TRUE: Final = frozenset({"1", "true"})


def _column(letters: str) -> int:
    """Count a column: A is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _each(archive: ZipFile, part: str, begun: Callable[[str, dict[str, str]], None]) -> None:
    """Give every element of a part of an archive, without its namespace."""
    if part not in archive.namelist():
        return
    parser = ParserCreate(namespace_separator=" ")

    def start(name: str, given: dict[str, str]) -> None:
        plain = {each.rpartition(" ")[2]: value for each, value in given.items()}
        begun(name.rpartition(" ")[2], plain)

    parser.StartElementHandler = start
    _fed(archive, part, parser.Parse)


def _fed(archive: ZipFile, part: str, parse: Callable[[bytes, bool], object]) -> None:
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            parse(piece, False)  # noqa: FBT003 - the parser's own
    parse(b"", True)  # noqa: FBT003


def percents_of_ods(archive: ZipFile) -> Iterable[tuple[str, int, int]]:
    """Give where an .ods shows a percentage: the sheet, the row and the column."""
    reader = _Tables()
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.begun, reader.ended
    _fed(archive, "content.xml", parser.Parse)
    return reader.found


class _Tables:
    """Reads the tables of an .ods, in which like rows and cells are said once."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int, int]] = []
        self.sheet = ""
        self.row = self.column = 0
        self.rows = 1

    def begun(self, name: str, given: dict[str, str]) -> None:
        said = {each.rpartition(" ")[2]: value for each, value in given.items()}
        match name.rpartition(" ")[2]:
            case "table":
                self.sheet, self.row = said.get("name", ""), 0
            case "table-row":
                self.column, self.rows = 0, int(said.get("number-rows-repeated", "1"))
            case "table-cell" | "covered-table-cell":
                times = int(said.get("number-columns-repeated", "1"))
                if said.get("value-type") == "percentage":
                    places = range(self.column, self.column + min(times, _REPEATED))
                    self.found.extend((self.sheet, self.row, place) for place in places)
                self.column += times

    def ended(self, name: str) -> None:
        if name.endswith(" table-row"):
            self.row += self.rows


#: More than so many like cells side by side are no register.
_REPEATED: Final = 1000
