"""Tables for spreadsheets (CSV) and for programs (TSV)."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import Final, TypeVar

from zhixingli.render.model.sheet import Cell, Sheet, for_machines, for_people
from zhixingli.render.words.visible import harmless

T = TypeVar("T")

#: What a spreadsheet takes for a formula, in full-width forms too.
_FORMULA_STARTS: Final = tuple("=+-@＝＋－＠﹢﹣﹦﹫−")  # noqa: RUF001 - forms that Excel folds
_BREAKS: Final = tuple("\t\r\n")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.][0-9]+)?%?")


def csv_bytes(sheet: Sheet[T]) -> bytes:
    """Write a sheet as clerks open it: UTF-8 with BOM, CRLF, Chinese headings, no formulas."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_guarded(column.heading) for column in sheet.columns)
    for row in sheet.rows:
        writer.writerow(_csv_cell(column.read(row)) for column in sheet.columns)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def tsv_text(sheet: Sheet[T]) -> str:
    """Write a sheet for pipes: a line of keys, then one line a row, complete and unquoted."""
    lines = ["\t".join(column.key for column in sheet.columns)]
    lines.extend(
        "\t".join(harmless(for_machines(column.read(row))) for column in sheet.columns)
        for row in sheet.rows
    )
    return "\n".join(lines) + "\n"


def _csv_cell(cell: Cell) -> str:
    text = for_people(cell)
    return text if isinstance(cell, int | Decimal) else _guarded(text)


def _guarded(text: str) -> str:
    bare = text.lstrip("'")  # what looks guarded already gets one more, for an import takes one off
    dangerous = bare.lstrip().startswith(_FORMULA_STARTS) or bare.startswith(_BREAKS)
    if dangerous and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
