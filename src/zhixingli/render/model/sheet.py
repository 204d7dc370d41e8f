"""The view model of a table: what every format is written from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from zhixingli.domain.terms import Term
    from zhixingli.render.model.chart import Chart

T = TypeVar("T")

#: What a cell may hold; ``None`` is an empty cell.
Cell: TypeAlias = str | int | float | Decimal | date | datetime | bool | tuple[date, ...] | None


@dataclass(frozen=True)  # no slots: Column[Row](…) fails with them on Python 3.11
class Column(Generic[T]):
    """One column: ``key`` for machines, ``heading`` for people.

    ``tone`` gives the code of a light (``domain.terms.Light``) that colours the cell; the
    cell's own text says the same in words. ``machine`` columns are left out on a terminal.
    ``spare`` tells the rows whose cell would only repeat another: a terminal leaves it empty.
    ``choices`` are the words that a spreadsheet offers for the cell.
    """

    key: str
    heading: str
    read: Callable[[T], Cell]
    tone: Callable[[T], str | None] | None = None
    machine: bool = False
    spare: Callable[[T], bool] | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """A table: a title, columns, rows and remarks under it; a spreadsheet draws its chart.

    ``brief`` makes the same list as a terminal shows it: columns from the most important on, what
    repeats gathered in one row. ``printed`` names the columns, by key and in their order, of the
    sheet that is printed; none leaves the choice to what the columns hold.
    """

    title: str
    columns: tuple[Column[T], ...]
    rows: tuple[T, ...]
    notes: tuple[str, ...] = ()
    chart: Chart | None = None
    printed: tuple[str, ...] = ()
    brief: Callable[[], Sheet[Any]] | None = None


@dataclass(frozen=True)
class Card(Sheet[T]):
    """A sheet of one object, drawn for people as headings with their values.

    A ``form`` is printed with its empty entries too, to be filled in by hand.
    """

    form: bool = False


def card(
    title: str,
    columns: tuple[Column[T], ...],
    thing: T,
    *,
    notes: tuple[str, ...] = (),
    form: bool = False,
) -> Card[T]:
    """Show one object by its columns."""
    return Card(title, columns, (thing,), notes, form=form)


def with_total(sheet: Sheet[T], total: Mapping[str, Cell]) -> Sheet[T | None]:
    """Add a last row of sums (合计), by the keys of the columns."""

    def summed(column: Column[T]) -> Column[T | None]:
        def read(row: T | None) -> Cell:
            return total.get(column.key) if row is None else column.read(row)

        def tone(row: T | None) -> str | None:
            return column.tone(row) if row is not None and column.tone is not None else None

        def spare(row: T | None) -> bool:
            return row is not None and column.spare is not None and column.spare(row)

        return replace(column, read=read, tone=tone, spare=spare)  # type: ignore[return-value]

    columns = tuple(map(summed, sheet.columns))
    return Sheet(sheet.title, columns, (*sheet.rows, None), sheet.notes, sheet.chart)


def labels(terms: Iterable[Term]) -> tuple[str, ...]:
    """Give the words of an enumeration, as a spreadsheet offers them."""
    return tuple(term.label for term in terms)


def for_people(cell: Cell) -> str:
    """Write a cell as people read it: 是 and 否, days as ``2026-11-23``, nothing for None."""
    match cell:
        case bool():
            return "是" if cell else "否"
        case datetime():
            return cell.strftime("%Y-%m-%d %H:%M")
        case tuple():
            return "、".join(map(str, cell))
        case _:
            return for_machines(cell)


def for_machines(cell: Cell) -> str:  # noqa: PLR0911 - one a kind of cell
    """Write a cell as programs read it: ``true``, ISO days and moments, plain decimals."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case date():
            return cell.isoformat()
        case Decimal():
            return f"{cell:f}"
        case float():
            return f"{cell:.1f}"
        case tuple():
            return "、".join(map(str, cell))
        case _:
            return str(cell)
