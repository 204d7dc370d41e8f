"""Rows of a text file: the delimiter, or an object a line, and the row that is the header."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.imports import ImportUnreadableError
from zhixingli.domain.writing.decoding import UndecodableError, decoded
from zhixingli.services.sheets.headings import HEADER_WITHIN, understood

if TYPE_CHECKING:
    from _csv import Reader as CsvReader
    from collections.abc import Mapping

    Found = tuple[list[list[str]], int]

#: How a guarded formula begins once its apostrophe is off: it is put on at export.
_GUARDED: Final = re.compile(r"'+\s*[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r\n]")  # noqa: RUF001 - as Excel folds
_DELIMITERS: Final = ",\t;"


def rows_of_text(raw: bytes, name: str, encoding: str | None, known: Mapping[str, str]) -> Found:
    """Read the rows of a text and find its header: the rows, and the place of the header.

    Raises ImportUnreadableError for what is no table.
    """
    text = _text(raw, name, encoding)
    if text.lstrip().startswith("{"):
        return _of_json_lines(text, name), 0
    rows, top = _best(text, name, known)
    return [[_unguarded(cell) for cell in row] for row in rows], top


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
        for place, cells in enumerate(islice(_reader(text, delimiter), HEADER_WITHIN)):
            found = understood(cells, known)
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


def _unguarded(cell: str) -> str:
    """Take the apostrophe off that an export to text put before a formula."""
    return cell.removeprefix("'") if _GUARDED.match(cell) else cell
