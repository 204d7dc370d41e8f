"""The form of a table that is imported or exported, and what a file of it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

#: The column by which the lines of further sheets belong to a line of the main one.
NUMBER: Final = "编号"
#: Columns that the file of refused rows adds: it is corrected and imported as it is.
ROW_NUMBER: Final = "原行号"
REASONS: Final = "拒收原因"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, the other names that offices give it, and what it says.

    ``needs`` are columns without which its cell means nothing. ``of`` says how the cell is written
    of a matter and how it is read, by itself (``Fact``) or with others (``Stretch``).
    """

    name: str
    also: tuple[str, ...] = ()
    required: bool = False
    needs: tuple[str, ...] = ()
    of: Any = None


@dataclass(frozen=True, slots=True)
class TableForm:
    """The form of one table: its columns, and those of the paper form that are not kept.

    ``title`` names its sheet in a workbook, ``key`` the column by which the lines of the
    ``children``, further sheets, belong to its own lines; ``shown`` are the columns of an
    export that an import passes over; ``sample`` says where a file of this form is found.
    ``lines`` gives what the lines of a further sheet are about: of a matter, by a day.
    ``bearing``: its figures are counted, so no column that bears on one is passed over.
    """

    sheet: str
    headings: tuple[SheetColumn, ...]
    unkept: tuple[str, ...] = ()
    title: str = ""
    key: str = NUMBER
    children: tuple[TableForm, ...] = ()
    shown: tuple[SheetColumn, ...] = ()
    sample: str = ""
    lines: Callable[[Any, date], Iterable[Any]] = lambda _matter, _day: ()
    bearing: bool = False

    @property
    def headings_of_export(self) -> tuple[str, ...]:
        """Name the columns of an export: the number, what is kept, what is shown besides."""
        return (self.key, *(each.name for each in (*self.headings, *self.shown)))

    @property
    def required(self) -> tuple[str, ...]:
        """Name the columns without which no row can be read."""
        return tuple(heading.name for heading in self.headings if heading.required)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as a spreadsheet counts, its cells by column, all cells as read.

    ``faults`` say of a column why its cell cannot be taken as it stands. Without ``serials`` a
    plain number is no day, without ``formats_known`` one up to 1 may be a percentage.
    """

    row: int
    cells: dict[str, str]
    raw: tuple[str, ...]
    extra: int = 0
    key: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    serials: bool = True
    formats_known: bool = True


@dataclass(frozen=True, slots=True)
class FileTable:
    """What a file holds; ``unkept`` and ``unknown`` name the columns that are passed over.

    ``children`` are the lines of further sheets, by sheet and by the number they belong to;
    ``passed`` names the sheets of a workbook that were not read, ``told`` what else was found in
    the file and not taken, in sentences.
    """

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    unkept: tuple[str, ...]
    unknown: tuple[str, ...]
    children: Mapping[str, Mapping[str, tuple[Line, ...]]] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    historical: bool = False

    def under(self, title: str, line_key: str) -> tuple[Line, ...]:
        """Give the lines of a further sheet that belong to a line of the main one."""
        return self.children.get(title, {}).get(line_key, ()) if line_key else ()

    def twins(self) -> dict[int, int]:
        """Find rows that differ under one number that further lines name: row by row."""
        named = {key for sheet in self.children.values() for key in sheet if key}
        first: dict[str, Line] = {}
        found: dict[int, int] = {}
        for line in self.lines:
            if line.key in named:
                other = first.setdefault(line.key, line)
                if other.cells != line.cells:
                    found[line.row] = other.row
                    found.setdefault(other.row, line.row)
        return found

    @property
    def orphans(self) -> int:
        """Count the lines of further sheets that belong to no line of the main one."""
        known = {line.key for line in self.lines if line.key}
        return sum(
            len(lines)
            for sheet in self.children.values()
            for key, lines in sheet.items()
            if key not in known
        )
