"""Tables of a clerk's file: the delimiter, the header by its Chinese names, the rows."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.imports import (
    ImportColumnsError,
    ImportColumnTwiceError,
    ImportUnitError,
    ImportUnreadableError,
)
from zhixingli.domain.terms import PRINT_SHEET
from zhixingli.domain.writing.characters import normalise_option
from zhixingli.domain.writing.text import refuse_classified
from zhixingli.services.exchange.shapes import REASONS, ROW_NUMBER, FileTable, Line
from zhixingli.services.exchange.workbooks import is_book, sheets_of
from zhixingli.services.use_case.decoding import UndecodableError, decoded

if TYPE_CHECKING:
    from _csv import Reader as CsvReader
    from collections.abc import Mapping, Sequence

    from zhixingli.services.exchange.shapes import SheetColumn, TableForm

#: How a guarded formula begins once its apostrophe is off: it is put on at export.
_GUARDED: Final = re.compile(r"'+\s*[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r\n]")  # noqa: RUF001 - as Excel folds
_DELIMITERS: Final = ",\t;"
#: A title, a unit and a date may stand above the header.
_HEADER_WITHIN: Final = 8


def read_table(raw: bytes, name: str, form: TableForm, *, encoding: str | None = None) -> FileTable:
    """Read a table of this form; ``name`` only names the file in refusals.

    Raises ImportUnreadableError for what is no table, ImportColumnsError where a required
    column is missing, ImportColumnTwiceError where two mean the same.
    """
    if is_book(raw):
        return _from_book(sheets_of(raw, name), name, form)
    text = _text(raw, name, encoding)
    rows, top = _best(text, name, form)
    unguarded = [[_unguarded(cell) for cell in row] for row in rows]
    _refuse_classified(unguarded[: top + 1])
    return _table(unguarded, top, name, form)


def _from_book(sheets: Mapping[str, list[list[str]]], name: str, form: TableForm) -> FileTable:
    """Take the sheet under whose header most is understood, and the further ones by name."""
    known = _known(form)
    found = [
        (*_header_in(rows, known), title)
        for title, rows in sheets.items()
        if rows and (title != PRINT_SHEET or len(sheets) == 1)
    ]
    if not found:
        raise ImportUnreadableError(name=name, cause="文件是空的")
    _, top, title = max(found, key=lambda each: each[0])
    tops = {title: top}
    children = {}
    for child in form.children:
        if child.title != title and (rows := sheets.get(child.title)):
            tops[child.title] = _header_in(rows, _known(child))[1]
            table = _table(rows, tops[child.title], f"{name}：{child.title}", child)
            children[child.title] = _by_key(table)
    for each, rows in sheets.items():
        _refuse_classified(rows[: tops[each] + 1] if each in tops else rows)
    passed = tuple(
        each
        for each, rows in sheets.items()
        if each not in tops and each != PRINT_SHEET and _filled(rows)
    )
    table = _table(sheets[title], top, name, form)
    return replace(table, children=children, passed=passed)


def _filled(rows: Sequence[Sequence[str]]) -> bool:
    return any(cell.strip() for row in rows for cell in row)


def _refuse_classified(rows: Sequence[Sequence[str]]) -> None:
    """Refuse the whole file for a mark where no row is: a title line, a heading, a further sheet.

    Raises ClassifiedError.
    """
    for row in rows:
        refuse_classified(*row)


def _header_in(rows: Sequence[Sequence[str]], known: Mapping[str, str]) -> tuple[int, int]:
    """Find the row under which most columns are understood: how many, and which row."""
    best = (0, 0)
    for place, cells in enumerate(rows[:_HEADER_WITHIN]):
        count = len({known[key] for cell in cells if (key := _key(cell)) in known})
        best = max(best, (count, -place))
    return best[0], -best[1]


def _by_key(table: FileTable) -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {}
    for line in table.lines:
        found.setdefault(line.key, []).append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def _table(rows: Sequence[Sequence[str]], top: int, name: str, form: TableForm) -> FileTable:
    """Read the rows under a header."""
    header = tuple(cell.strip() for cell in rows[top])
    columns = _columns(header, form, name)
    wanted = _key(form.key)
    at = next((n for n, cell in enumerate(header) if _key(cell) == wanted), None)
    lines = tuple(
        _line(number, cells, header, columns, at)
        for number, cells in enumerate(rows[top + 1 :], start=top + 2)
        if any(cell.strip() for cell in cells)
    )
    passed = [
        each
        for place, each in enumerate(header)
        if each and place not in columns and place != at and each not in (ROW_NUMBER, REASONS)
    ]
    shown = {_key(each.name) for each in form.shown}
    passed = [each for each in passed if _key(each) not in shown]
    unkept = tuple(each for each in passed if _key(each) in map(_key, form.unkept))
    return FileTable(header, lines, unkept, tuple(each for each in passed if each not in unkept))


def _text(raw: bytes, name: str, encoding: str | None) -> str:
    try:
        text = decoded(raw, encoding=encoding)
    except UndecodableError as trouble:
        raise ImportUnreadableError(name=name, cause=trouble) from None
    if not text.strip():
        raise ImportUnreadableError(name=name, cause="文件是空的")
    return text


def _best(text: str, name: str, form: TableForm) -> tuple[list[list[str]], int]:
    """Find the delimiter and the header row under which most columns are understood."""
    known = _known(form)
    best: tuple[int, str, int] = (0, _DELIMITERS[0], 0)
    for delimiter in _DELIMITERS:
        for place, cells in enumerate(islice(_reader(text, delimiter), _HEADER_WITHIN)):
            found = len({known[key] for cell in cells if (key := _key(cell)) in known})
            if found > best[0]:
                best = (found, delimiter, place)
    return _rows(text, best[1], name), best[2]


def _reader(text: str, delimiter: str, *, strict: bool = False) -> CsvReader:
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    """Read the whole file strictly: an unclosed quote would swallow rows without a word."""
    reader = _reader(text, delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error:
        cause = f"第 {reader.line_num} 行附近的引号不成对"
        raise ImportUnreadableError(name=name, cause=cause) from None


def _columns(header: Sequence[str], form: TableForm, name: str) -> dict[int, str]:
    """Map each understood place of the header to its column; a column's own name comes first."""
    known = _known(form)
    columns: dict[int, str] = {}
    for heading in form.headings:
        places = [n for n, cell in enumerate(header) if known.get(_key(cell)) == heading.name]
        own = [n for n in places if _key(header[n]) == _key(heading.name)]
        chosen = own or places
        _refuse_other_unit(heading, [header[n] for n in chosen], name)
        if len(chosen) > 1:
            found = "、".join(header[n] for n in chosen)
            raise ImportColumnTwiceError(name=name, column=heading.name, headings=found)
        columns.update(dict.fromkeys(chosen, heading.name))
    missing = [each for each in form.required if each not in columns.values()]
    if missing:
        raise ImportColumnsError(
            name=name,
            missing="、".join(missing),
            required="、".join(form.required),
            sample=form.sample,
        )
    return columns


def _refuse_other_unit(heading: SheetColumn, found: Sequence[str], name: str) -> None:
    """Refuse an amount under a heading of another unit: 3.2 亿元 is not 3.2 万元."""
    wanted = _remark(heading.name)
    for written in found:
        if wanted.endswith("元") and _remark(written) not in ("", wanted):
            raise ImportUnitError(name=name, heading=written, column=heading.name)


def _remark(heading: str) -> str:
    """Give what a heading says in brackets, of a unit of money only."""
    match = re.search(r"\(([^()]*元)\)?$", normalise_option(heading).replace(" ", ""))
    return match[1] if match else ""


def _known(form: TableForm) -> dict[str, str]:
    names = {_key(other): each.name for each in form.headings for other in each.also}
    return names | {_key(each.name): each.name for each in form.headings}


def _key(heading: str) -> str:
    """Make spellings of a heading equal: width, spaces, a star, a remark in brackets."""
    bare = normalise_option(heading).replace(" ", "").strip("*:")
    return re.sub(r"\(.*\)$", "", bare) or bare


def _line(
    row: int, cells: Sequence[str], header: Sequence[str], columns: dict[int, str], at: int | None
) -> Line:
    """Read a row; ``at`` is the place of its number."""
    raw = tuple(cell.strip() for cell in cells)
    beyond = [cell for cell in raw[len(header) :] if cell]
    found = {name: raw[place] if place < len(raw) else "" for place, name in columns.items()}
    key = raw[at] if at is not None and at < len(raw) else ""
    return Line(row, found, raw, len(beyond), key)


def _unguarded(cell: str) -> str:
    """Take the apostrophe off that an export to text put before a formula."""
    return cell.removeprefix("'") if _GUARDED.match(cell) else cell
