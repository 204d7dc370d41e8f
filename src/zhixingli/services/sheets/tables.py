"""Tables of a clerk's file: the sheet that is meant, its records, and what is said of the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.imports import (
    ImportOtherError,
    ImportSheetError,
    ImportUnreadableError,
)
from zhixingli.domain.terms import PRINT_SHEET
from zhixingli.domain.writing.characters import shown
from zhixingli.domain.writing.text import refuse_classified
from zhixingli.services.sheets.file_kinds import is_book, other_than_table
from zhixingli.services.sheets.headings import (
    FIGURE,
    columns_of,
    header_in,
    key_of,
    known_headings,
    refuse_bearing,
    renamed,
    with_unit,
)
from zhixingli.services.sheets.shapes import REASONS, ROW_NUMBER, FileTable, Line
from zhixingli.services.sheets.text_rows import rows_of_text
from zhixingli.services.sheets.workbooks import Book, BookSheet, book_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhixingli.services.sheets.shapes import TableForm


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
    named = renamed(form, wanted.headings)
    if is_book(raw):
        return _from_book(book_of(raw, name), name, form, wanted.sheet, named)
    if wanted.sheet is not None:
        raise ImportSheetError(name=name, sheet=wanted.sheet, known="没有（这是文本文件）")
    rows, top = rows_of_text(raw, name, wanted.encoding, {**known_headings(form), **named})
    _refuse_classified(rows[: top + 1])
    return _table(BookSheet(rows), top, name, form, named=named)


def _from_book(
    book: Book, name: str, form: TableForm, wanted: str | None, named: Mapping[str, str]
) -> FileTable:
    """Take the sheet under whose header most is understood, and the further ones by name."""
    known = {**known_headings(form), **named}
    shown = {title: sheet for title, sheet in book.sheets.items() if not sheet.hidden}
    if wanted is not None and wanted not in book.sheets:
        raise ImportSheetError(
            name=name, sheet=wanted, known="、".join(book.sheets), field="--sheet"
        )
    chosen = {wanted: book.sheets[wanted]} if wanted is not None else shown
    found = [
        (*header_in(sheet.rows, known), title)
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
            tops[child.title] = header_in(sheet.rows, known_headings(child))[1]
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
    columns = columns_of(header, form, name, named)
    wanted = key_of(form.key)
    at = next((n for n, cell in enumerate(header) if key_of(cell) == wanted), None)
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
    shown = {key_of(each.name) for each in form.shown}
    left_out = {key for key, column in named.items() if not column}
    passed = [each for each in passed if key_of(each[1]) not in shown | left_out]
    unkept = [each for each in passed if key_of(each[1]) in map(key_of, form.unkept)]
    unknown = [each for each in passed if each not in unkept]
    refuse_bearing(name, form, [place for place in unknown if _any_in(rows[top + 1 :], place[0])])
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


def _no_record(
    cells: Sequence[str], header: Sequence[str], columns: Mapping[int, str]
) -> str | None:
    """Name a row that is none: the header printed again, or a line of sums."""
    filled = {place: key_of(cell) for place, cell in enumerate(cells) if cell.strip()}
    again = {place: key_of(cell) for place, cell in enumerate(header) if cell}
    if len(filled) > 1 and filled.items() <= again.items() and filled.keys() & columns.keys():
        return "重复的表头"
    words = [cell for cell in filled.values() if not FIGURE.fullmatch(cell)]
    if len(words) == 1 and words[0].replace(" ", "") in _SUMS:
        return "合计"
    return None


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
        name: with_unit(raw[place] if place < len(raw) else "", header[place], name)
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
