"""Workbooks (.xlsx, .xls, .ods) as rows of text, as a file of text would hold them."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.imports import ImportUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How the files of office programs begin: a zip archive, and the older compound file.
_BEGINNINGS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def is_book(raw: bytes) -> bool:
    """Tell a workbook from a file of text."""
    return raw.startswith(_BEGINNINGS)


def sheets_of(raw: bytes, name: str) -> dict[str, list[list[str]]]:
    """Read the sheets of a workbook by their names; raises ImportUnreadableError."""
    # A compiled reader, needed by this kind of file only.
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return {title: list(_rows(book, title)) for title in book.sheet_names}
    except (CalamineError, OSError, ValueError) as trouble:
        cause = "不是 Excel 文件，或已损坏、已加密"
        raise ImportUnreadableError(name=name, cause=cause) from trouble


def _rows(book: Any, title: str) -> Iterator[list[str]]:  # noqa: ANN401 - a workbook
    for row in book.get_sheet_by_name(title).to_python(skip_empty_area=False):
        yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:  # noqa: ANN401, PLR0911 - what a cell may hold, one a kind
    """Write a cell as a clerk would have typed it: days as days, figures without noughts."""
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case float():
            return f"{cell:.0f}" if cell.is_integer() else f"{cell:.10f}".rstrip("0")
        case datetime():
            bare = cell.time() == time()
            return cell.date().isoformat() if bare else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case timedelta():
            return str(cell)
        case _:
            return str(cell)
