"""Tables of a clerk's file: the delimiter, the header by its Chinese names, the rows."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from io import StringIO
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.imports import (
    ImportBearingError,
    ImportColumnsError,
    ImportColumnTwiceError,
    ImportMapError,
    ImportOtherError,
    ImportSheetError,
    ImportUnitError,
    ImportUnreadableError,
)
from zhixingli.domain.terms import PRINT_SHEET
from zhixingli.domain.writing.characters import normalise_option, shown
from zhixingli.domain.writing.decoding import UndecodableError, decoded
from zhixingli.domain.writing.text import refuse_classified
from zhixingli.services.sheets.file_kinds import is_book, other_than_table
from zhixingli.services.sheets.shapes import REASONS, ROW_NUMBER, FileTable, Line
from zhixingli.services.sheets.workbooks import Book, BookSheet, book_of

if TYPE_CHECKING:
    from _csv import Reader as CsvReader
    from collections.abc import Iterator, Mapping, Sequence

    from zhixingli.services.sheets.shapes import SheetColumn, TableForm

#: How a guarded formula begins once its apostrophe is off: it is put on at export.
_GUARDED: Final = re.compile(r"'+\s*[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r\n]")  # noqa: RUF001 - as Excel folds
_DELIMITERS: Final = ",\t;"
#: A title, a unit and a date may stand above the header.
_HEADER_WITHIN: Final = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be read: the sheet, and what its headings stand for (``--map``).

    ``headings`` gives for a heading of the file the column that it is; None leaves it out.
    ``historical``: what is done comes in as done, whatever else was not written down.
    """

    encoding: str | None = None
    sheet: str | None = None
    headings: Mapping[str, str | None] = field(default_factory=dict)
    historical: bool = False


def read_table(raw: bytes, name: str, form: TableForm, wanted: Wanted) -> FileTable:
    """Read a table of this form; ``name`` only names the file in refusals.

    Raises ImportUnreadableError for what is no table, ImportColumnsError where a required
    column is missing, ImportColumnTwiceError where two mean the same, ImportBearingError where one
    that is not understood says what figures are made of.
    """
    other = other_than_table(raw)
    if other is not None:
        raise ImportOtherError(name=name, what=other.what, remedy=other.remedy)
    named = _renamed(form, wanted.headings)
    if is_book(raw):
        return _from_book(book_of(raw, name), name, form, wanted.sheet, named)
    if wanted.sheet is not None:
        raise ImportSheetError(name=name, sheet=wanted.sheet, known="没有（这是文本文件）")
    text = _text(raw, name, wanted.encoding)
    known = {**_known(form), **named}
    if text.lstrip().startswith("{"):
        unguarded, top = _of_json_lines(text, name), 0
    else:
        rows, top = _best(text, name, known)
        unguarded = [[_unguarded(cell) for cell in row] for row in rows]
    _refuse_classified(unguarded[: top + 1])
    return _table(BookSheet(unguarded), top, name, form, named=named)


def _renamed(form: TableForm, headings: Mapping[str, str | None]) -> dict[str, str]:
    """Read what a clerk says of headings; ``""`` stands for a column that is left out."""
    own = {_key(each.name): each.name for each in form.headings}
    named: dict[str, str] = {}
    for heading, column in headings.items():
        if column is not None and _key(column) not in own:
            known = "、".join(each.name for each in form.headings)
            raise ImportMapError(heading=heading, column=column, known=known, field="--map")
        named[_key(heading)] = own[_key(column)] if column is not None else ""
    return named


def _from_book(
    book: Book, name: str, form: TableForm, wanted: str | None, named: Mapping[str, str]
) -> FileTable:
    """Take the sheet under whose header most is understood, and the further ones by name."""
    known = {**_known(form), **named}
    shown = {title: sheet for title, sheet in book.sheets.items() if not sheet.hidden}
    if wanted is not None and wanted not in book.sheets:
        raise ImportSheetError(
            name=name, sheet=wanted, known="、".join(book.sheets), field="--sheet"
        )
    chosen = {wanted: book.sheets[wanted]} if wanted is not None else shown
    found = [
        (*_header_in(sheet.rows, known), title)
        for title, sheet in chosen.items()
        if sheet.rows and (title != PRINT_SHEET or len(chosen) == 1)
    ]
    if not found:
        raise ImportUnreadableError(name=name, cause="文件是空的")
    _, top, title = max(found, key=lambda each: each[0])
    tops = {title: top}
    children = {}
    for child in form.children:
        if child.title != title and child.title in shown and shown[child.title].rows:
            sheet = shown[child.title]
            tops[child.title] = _header_in(sheet.rows, _known(child))[1]
            table = _table(sheet, tops[child.title], f"{name}：{child.title}", child, book=book)
            children[child.title] = _by_key(table)
    for each, sheet in book.sheets.items():
        _refuse_classified(sheet.rows[: tops[each] + 1] if each in tops else sheet.rows)
    passed = tuple(
        f"隐藏的“{each}”" if sheet.hidden else each
        for each, sheet in book.sheets.items()
        if each not in tops and each != PRINT_SHEET and _filled(sheet.rows)
    )
    table = _table(book.sheets[title], top, name, form, book=book, named=named)
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


def _table(
    sheet: BookSheet,
    top: int,
    name: str,
    form: TableForm,
    *,
    book: Book | None = None,
    named: Mapping[str, str] = MappingProxyType({}),
) -> FileTable:
    """Read the rows under a header."""
    rows = sheet.rows
    header = tuple(cell.strip() for cell in rows[top])
    columns = _columns(header, form, name, named)
    wanted = _key(form.key)
    at = next((n for n, cell in enumerate(header) if _key(cell) == wanted), None)
    body, skipped = [], Counter[str]()
    for number, cells in enumerate(rows[top + 1 :], start=top + 2):
        if any(cell.strip() for cell in cells):
            kind = _no_record(cells, header, columns)
            if kind is None:
                body.append(_line(number, cells, header, columns, at, sheet, book))
            else:
                skipped[kind] += 1
    told = [f"跳过{count}行{kind}" for kind, count in skipped.items()]
    passed = [
        (place, each)
        for place, each in enumerate(header)
        if each and place not in columns and place != at and each not in (ROW_NUMBER, REASONS)
    ]
    shown = {_key(each.name) for each in form.shown}
    left_out = {key for key, column in named.items() if not column}
    passed = [each for each in passed if _key(each[1]) not in shown | left_out]
    unkept = [each for each in passed if _key(each[1]) in map(_key, form.unkept)]
    unknown = [each for each in passed if each not in unkept]
    _refuse_bearing(name, form, [place for place in unknown if _any_in(rows[top + 1 :], place[0])])
    told += [*_unnamed(header, rows, top), *_hidden(sheet, header, top)]
    return FileTable(
        header,
        tuple(body),
        tuple(each for _, each in unkept),
        tuple(each for _, each in unknown),
        told=tuple(told),
    )


#: What a line of sums is called.
_SUMS: Final = frozenset(
    {"合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "本月合计"}
)
_FIGURE: Final = re.compile(r"[-+]?[0-9][0-9,.]*%?(?:件|项|个|万元|亿元|元)?")


def _no_record(
    cells: Sequence[str], header: Sequence[str], columns: Mapping[int, str]
) -> str | None:
    """Name a row that is none: the header printed again, or a line of sums."""
    filled = {place: _key(cell) for place, cell in enumerate(cells) if cell.strip()}
    again = {place: _key(cell) for place, cell in enumerate(header) if cell}
    if len(filled) > 1 and filled.items() <= again.items() and filled.keys() & columns.keys():
        return "重复的表头"
    words = [cell for cell in filled.values() if not _FIGURE.fullmatch(cell)]
    if len(words) == 1 and words[0].replace(" ", "") in _SUMS:
        return "合计"
    return None


#: Words of headings that say what figures are made of: such a column is not passed over.
_BEARING: Final = re.compile(
    "办结|办理(?:情况|状态|进展|时间|日期)|状态|逾期|超期|延期|完成|销号|退回|投资|进度|期限"
)


def _refuse_bearing(name: str, form: TableForm, unknown: Sequence[tuple[int, str]]) -> None:
    """Refuse a file with a column that bears on a figure and is not understood."""
    if form.bearing:
        found = [each for _, each in unknown if _BEARING.search(_key(each))]
        if found:
            first = found[0]
            columns = "、".join(found)
            raise ImportBearingError(name=name, columns=columns, first=first, field="--map")


def _any_in(rows: Sequence[Sequence[str]], place: int) -> bool:
    return any(place < len(row) and row[place].strip() for row in rows)


def _unnamed(header: Sequence[str], rows: Sequence[Sequence[str]], top: int) -> Iterator[str]:
    """Name the columns without a heading in which something stands."""
    for place, heading in enumerate(header):
        if heading:
            continue
        found = [
            (number, row[place].strip())
            for number, row in enumerate(rows[top + 1 :], start=top + 2)
            if place < len(row) and row[place].strip()
        ]
        if found:
            number, cell = found[0]
            yield (
                f"第{_letters(place)}列没有表头，里面{len(found)}格没有读"
                f"（第{number}行“{shown(cell)}”）"
            )


def _hidden(sheet: BookSheet, header: Sequence[str], top: int) -> Iterator[str]:
    """Say which rows and columns are hidden: they are read as all others."""
    rows = [row + 1 for row in sheet.hidden_rows if top < row < len(sheet.rows)]
    if rows:
        some = "、".join(map(str, rows[:_SOME])) + ("等" if len(rows) > _SOME else "")
        yield f"第{some}行是隐藏的，照样读了（{len(rows)}行）"
    names = [
        header[place]
        for first, last in sheet.hidden_columns
        for place in range(first, min(last + 1, len(header)))
        if header[place]
    ]
    if names:
        yield f"“{'、'.join(names)}”是隐藏的列，照样读了"


_SOME: Final = 5


def _letters(place: int) -> str:
    """Name a column as spreadsheets do: 0 is A."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _text(raw: bytes, name: str, encoding: str | None) -> str:
    try:
        text = decoded(raw, encoding=encoding)
    except UndecodableError as trouble:
        raise ImportUnreadableError(name=name, cause=trouble) from None
    if not text.strip():
        raise ImportUnreadableError(name=name, cause="文件是空的")
    return text


def _of_json_lines(text: str, name: str) -> list[list[str]]:
    """Read JSON Lines: a row an object, its columns by their names; an array is several values."""
    records: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict):
            cause = f"第 {number} 行不是 JSON 对象"
            raise ImportUnreadableError(name=name, cause=cause)
        records.append(record)
    header = list(dict.fromkeys(key for record in records for key in record))
    rows = [[_of_json(record.get(key), name) for key in header] for record in records]
    return [header, *rows]


def _of_json(value: Any, name: str) -> str:  # noqa: ANN401 - what JSON holds
    """Write a value as a clerk would have typed it."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case str() | int() | float():
            return str(value)
        case list() if not any(isinstance(each, list | dict) for each in value):
            return "；".join(_of_json(each, name) for each in value)
        case _:
            raise ImportUnreadableError(name=name, cause="JSON 里的值只能是文字、数字、是否和列表")


def _best(text: str, name: str, known: Mapping[str, str]) -> tuple[list[list[str]], int]:
    """Find the delimiter and the header row under which most columns are understood."""
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


def _columns(
    header: Sequence[str], form: TableForm, name: str, named: Mapping[str, str]
) -> dict[int, str]:
    """Map each understood place of the header to its column; a column's own name comes first."""
    known = {**_known(form), **named}
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
        if wanted.endswith("元") and _remark(written) not in {"", wanted, *_OTHER_UNITS}:
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


def _line(  # noqa: PLR0917 - a row, and what it is read by
    row: int,
    cells: Sequence[str],
    header: Sequence[str],
    columns: dict[int, str],
    at: int | None,
    sheet: BookSheet,
    book: Book | None,
) -> Line:
    """Read a row; ``at`` is the place of its number."""
    raw = tuple(cell.strip() for cell in cells)
    beyond = [cell for cell in raw[len(header) :] if cell]
    found = {
        name: _with_unit(raw[place] if place < len(raw) else "", header[place], name)
        for place, name in columns.items()
    }
    key = raw[at] if at is not None and at < len(raw) else ""
    faults = {
        name: sheet.faults[row - 1, place]
        for place, name in columns.items()
        if (row - 1, place) in sheet.faults
    }
    since_1904 = book is not None and book.since_1904
    known = book is None or book.formats_known
    return Line(row, found, raw, len(beyond), key, faults, not since_1904, known)


#: Units of money beside that of the ledger, by which a heading may count.
_OTHER_UNITS: Final = frozenset({"亿元", "元"})


def _with_unit(cell: str, heading: str, column: str) -> str:
    """Write the unit of the heading to a bare figure, where it is not that of the column."""
    unit = _remark(heading)
    if unit in _OTHER_UNITS and unit != _remark(column) and _FIGURE.fullmatch(cell):
        return f"{cell}{unit}"
    return cell


def _unguarded(cell: str) -> str:
    """Take the apostrophe off that an export to text put before a formula."""
    return cell.removeprefix("'") if _GUARDED.match(cell) else cell
