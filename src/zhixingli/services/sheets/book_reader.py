"""Reading a workbook in a process of its own, bounded in time and memory: stdin in, JSON out.

A file from outside may ask for half a terabyte with one stray cell, which no ``except`` catches:
what reads it is a process that may die. The parent is ``workbooks``.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from xml.parsers.expat import ExpatError

from zhixingli.services.sheets import book_marks as marks
from zhixingli.services.sheets.file_kinds import ZIP

#: What a register may come to: its unpacked bytes, its cells, how far a cell may lie out.
_BYTES: Final = 300 * 1024 * 1024
_CELLS: Final = 2_000_000
_WIDTH: Final = 2_000
_HEIGHT: Final = 200_000
#: What the process may use: processor seconds, bytes of memory, no byte of a file.
SECONDS: Final = 5
_MEMORY: Final = 600 * 1024 * 1024

Sheet = dict[str, Any]


class _TroubleError(Exception):
    """Why a workbook is not read, in Chinese."""


def main() -> None:
    """Read the workbook on standard input; write what it holds, or why it is not read."""
    _bound()
    try:
        told = _read(sys.stdin.buffer.read())
    except _TroubleError as trouble:
        told = {"trouble": str(trouble)}
    except MemoryError:
        told = {"trouble": "太大，读不下"}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))


def _bound() -> None:
    """Bound what the process may use, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(raw: bytes) -> dict[str, Any]:
    from python_calamine import (  # noqa: PLC0415 - a compiled reader
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
    )

    facts, archive = marks.BookFacts(), None
    percents: set[tuple[str, int, int]] = set()
    try:
        if raw.startswith(ZIP):
            archive = _archive(raw)
            if "xl/workbook.xml" in archive.namelist():
                facts = marks.facts_of(archive)
            elif "content.xml" in archive.namelist():
                percents = set(marks.percents_of_ods(archive))
        looked = {
            title: marks.marks_of(archive, part, facts.formats)
            for title, part in facts.parts.items()
            if archive is not None
        }
        for title, seen in looked.items():
            _refuse_far(title, seen)
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [
            _sheet(book, each.name, looked.get(each.name), percents)
            | {"hidden": each.visible is not SheetVisibleEnum.Visible}
            for each in book.sheets_metadata
        ]
    except PasswordError:
        raise _TroubleError("加了密，去掉密码另存后再导入") from None
    except (CalamineError, ExpatError, zipfile.BadZipFile, OSError, ValueError, KeyError,
            NotImplementedError, RuntimeError, EOFError):  # fmt: skip
        raise _TroubleError("不是 Excel 文件，或已损坏、已加密") from None
    known = bool(facts.parts) or bool(percents) or archive is not None
    return {"sheets": sheets, "since_1904": facts.since_1904, "formats_known": known}


def _archive(raw: bytes) -> zipfile.ZipFile:
    """Open an archive, unless it says that it would unpack to more than any register holds."""
    archive = zipfile.ZipFile(io.BytesIO(raw))
    if sum(each.file_size for each in archive.infolist()) > _BYTES:
        raise _TroubleError("解开以后太大，不像是登记簿")
    return archive


def _refuse_far(title: str, seen: marks.Marks) -> None:
    """Refuse a sheet in which some cell lies far out: to read up to it would take all memory."""
    area = seen.height * seen.width
    if seen.height > _HEIGHT or seen.width > _WIDTH or area > max(_CELLS, 50 * seen.filled):
        message = f"工作表“{title}”里 {seen.last} 一格离表格太远，删掉多余的行列另存后再导入"
        raise _TroubleError(message)


def _sheet(
    book: Any,  # noqa: ANN401 - a workbook
    title: str,
    seen: marks.Marks | None,
    percents: set[tuple[str, int, int]],
) -> Sheet:
    rows, faults, cells = [], list[tuple[int, int, str]](), 0
    found = book.get_sheet_by_name(title)
    if found.total_height * found.total_width > max(_CELLS, 0) and seen is None:
        message = f"工作表“{title}”太大：{found.total_height} 行，{found.total_width} 列"
        raise _TroubleError(message)
    for n, row in enumerate(found.to_python(skip_empty_area=False)):
        cells += len(row)
        line = []
        for m, cell in enumerate(row):
            kind, detail = seen.cells.get((n, m), ("", "")) if seen is not None else ("", "")
            if (title, n, m) in percents:
                kind = marks.PERCENT
            text = _text(cell, percent=kind == marks.PERCENT)
            line.append(text)
            if kind in _SAID:
                faults.append((n, m, _SAID[kind].format(detail=detail, value=text)))
        rows.append(line)
    if seen is not None:
        _fill_down(rows, seen.merged)
        faults += [
            (n, m, _SAID[kind].format(detail=detail, value=""))
            for (n, m), (kind, detail) in seen.cells.items()
            if kind in _SAID and (n >= len(rows) or m >= len(rows[n]))
        ]
    return {
        "title": title,
        "rows": rows,
        "faults": faults,
        "hidden_rows": seen.hidden_rows if seen is not None else [],
        "hidden_columns": seen.hidden_columns if seen is not None else [],
    }


#: What is said of a cell that cannot be taken as it stands.
_SAID: Final = {
    marks.SCALED: "显示的数和实际的数不一样：实际是 {value}，格式“{detail}”把它缩小了",
    marks.ERROR: "是错误值 {detail}",
    marks.UNCOUNTED: "是没有算过的公式",
}


def _fill_down(rows: list[list[str]], merged: list[tuple[int, int, int]]) -> None:
    """Give every row of a cell merged downwards what the cell holds."""
    for first, last, column in merged:
        if first < len(rows) and column < len(rows[first]):
            for row in rows[first + 1 : last + 1]:
                if column < len(row) and not row[column]:
                    row[column] = rows[first][column]


def _text(cell: Any, *, percent: bool = False) -> str:  # noqa: ANN401, PLR0911 - one a kind
    """Write a cell as a clerk would have typed it: days as days, figures without noughts."""
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case int() | float() if percent:
            return f"{(Decimal(str(cell)) * 100).normalize():f}%"
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


if __name__ == "__main__":
    main()
