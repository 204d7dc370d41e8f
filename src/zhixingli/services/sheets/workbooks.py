"""Workbooks (.xlsx, .xls, .ods) as rows of text, read by a process that may die of them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any, Final

from zhixingli.domain.errors.imports import ImportUnreadableError
from zhixingli.services.sheets.book_reader import SECONDS

#: How a process ends that used more than it may: killed by a signal, or out of memory.
_TOO_MUCH: Final = "太大或做坏了，5 秒读不出来"


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet: its rows of text from the first one on, and what is wrong with single cells.

    ``faults`` say of a cell, by row and column from 0, why it cannot be taken as it stands.
    """

    rows: list[list[str]]
    hidden: bool = False
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook by name.

    ``since_1904``: its plain numbers are no days as others count them. Where ``formats_known`` is
    not, a number may have been shown as a percentage and nobody can tell.
    """

    sheets: dict[str, BookSheet]
    since_1904: bool = False
    formats_known: bool = True


def book_of(raw: bytes, name: str) -> Book:
    """Read a workbook; raises ImportUnreadableError."""
    command = [sys.executable, "-P", "-m", "zhixingli.services.sheets.book_reader"]
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            command, input=raw, capture_output=True, timeout=SECONDS + 1, check=False
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise ImportUnreadableError(name=name, cause=_TOO_MUCH) from None
    except (ValueError, OSError):
        raise ImportUnreadableError(name=name, cause=_TOO_MUCH) from None
    if "trouble" in told:
        raise ImportUnreadableError(name=name, cause=told["trouble"])
    return Book(
        {each["title"]: _sheet(each) for each in told["sheets"]},
        told["since_1904"],
        told["formats_known"],
    )


def _sheet(told: dict[str, Any]) -> BookSheet:
    return BookSheet(
        told["rows"],
        hidden=told["hidden"],
        faults={(row, column): said for row, column, said in told["faults"]},
        hidden_rows=tuple(told["hidden_rows"]),
        hidden_columns=tuple((first, last) for first, last in told["hidden_columns"]),
    )
