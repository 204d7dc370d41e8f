"""What the columns of a sheet say of a matter: how it is written, and how it is read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from zhixingli.domain.errors.imports import CellSeveralError
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.domain.writing.text import parse_term
from zhixingli.services.exchange.cells import Cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.terms import ActKind, Term
    from zhixingli.services.exchange.names import Called, NameResolver
    from zhixingli.services.exchange.steps import RowStep
    from zhixingli.services.results.exchange import Cell
    from zhixingli.services.sheets.shapes import FileTable, SheetColumn, TableForm
    from zhixingli.services.use_case.session import Law

M = TypeVar("M")

#: Cells of one row by their headings; what it does not name is empty.
Written: TypeAlias = "dict[str, Cell]"
#: Reads one cell: the row, the heading, and what its names are resolved against.
Reader: TypeAlias = "Callable[[Cells, str, Reading], Any]"


@dataclass(frozen=True, slots=True)
class Writing:
    """What a matter is written by: how people and units are called, and the day."""

    called: Called
    as_of: date
    law: Law


@dataclass(frozen=True, slots=True)
class Reading:
    """What a row is read by: the names of people and units, the rules by the words for them.

    ``title_words`` are the office's own words for the classes of posts. ``historical``: papers that
    are done come in as done, though nobody wrote down when they were checked.
    """

    names: NameResolver
    rules: Mapping[str, str]
    title_words: str = ""
    historical: bool = False


@dataclass(frozen=True)
class Fact(Generic[M]):
    """One cell: how it is written of a matter, and which field of the request it is read into."""

    write: Callable[[M, Writing], Cell]
    field: str = ""
    read: Reader | None = None


@dataclass(frozen=True)
class Stretch(Generic[M]):
    """A stretch of a course in several cells: written by their headings, read into steps."""

    write: Callable[[M, Writing], Written]
    read: Callable[[Cells, Reading], Iterable[RowStep]] = lambda _cells, _reading: ()


def writer_of(columns: Sequence[SheetColumn], writing: Writing) -> Callable[[Any], Written]:
    """Make what writes a matter as a row of these columns."""
    facts = [(each.name, each.of.write) for each in columns if isinstance(each.of, Fact)]
    stretches = [each.write for each in _stretches(columns)]

    def write(matter: Any) -> Written:  # noqa: ANN401 - each kind by its own columns
        line = {name: fact(matter, writing) for name, fact in facts}
        for stretch in stretches:
            line |= stretch(matter, writing)
        return line

    return write


def facts_of(form: TableForm, cells: Cells, reading: Reading) -> dict[str, Any]:
    """Read the facts of a row, by the fields of the request; mistakes are left in ``cells``."""
    return {
        column.of.field: column.of.read(cells, column.name, reading)
        for column in form.headings
        if isinstance(column.of, Fact) and column.of.read is not None
    }


def course_of(form: TableForm, cells: Cells, reading: Reading) -> list[RowStep]:
    """Read a row's acts; nothing while a cell lacks the one without which it means nothing."""
    mistakes = len(cells.problems)
    for column in form.headings:
        for needed in column.needs:
            cells.needs(column.name, needed)
    if len(cells.problems) > mistakes:
        return []
    stretches = _stretches(form.headings)
    return [step for stretch in stretches for step in stretch.read(cells, reading)]


def lines_under(
    form: TableForm, table: FileTable, cells: Cells, reading: Reading
) -> Iterator[tuple[dict[str, Any], list[RowStep]]]:
    """Read the facts and acts of the further lines of a row; their mistakes go to the row."""
    for line in table.under(form.title, cells.key):
        own = Cells(line)
        facts, course = facts_of(form, own, reading), course_of(form, own, reading)
        cells.problems += [f"{form.title}第 {line.row} 行：{each}" for each in own.problems]
        if not own.problems:
            yield facts, course


def _stretches(columns: Sequence[SheetColumn]) -> Iterable[Stretch[Any]]:
    """Give the stretches of some columns, each once, in the order of their first columns."""
    found = {id(each.of): each.of for each in columns if isinstance(each.of, Stretch)}
    return found.values()


def title(cells: Cells, heading: str, _: Reading) -> str:
    """Read a title that has to be there."""
    return cells.title(heading)


def text(cells: Cells, heading: str, _: Reading) -> str | None:
    """Read free text, also “无”."""
    return cells.text(heading)


def said(cells: Cells, heading: str, _: Reading) -> str | None:
    """Read free text; “无” says nothing."""
    return cells.text(heading) if cells.has(heading) else None


def day(cells: Cells, heading: str, _: Reading) -> date | None:
    """Read a day."""
    return cells.day(heading)


def dated(cells: Cells, heading: str, _: Reading) -> date | None:
    """Read a day that has to be there."""
    return cells.dated(heading)


def flag(cells: Cells, heading: str, _: Reading) -> bool:
    """Read a yes or no; an empty cell is no."""
    return cells.flag(heading)


def number(cells: Cells, heading: str, _: Reading) -> str | None:
    """Read a document number; what was changed in it is noted."""
    found = cells.read(heading, lambda typed: normalise_document_number(typed, field=None))
    if found is not None and found.notice:
        cells.notes.append(found.notice)
    return found.text if found is not None else None


def person(cells: Cells, heading: str, reading: Reading) -> str | None:
    """Read a person who has to be there."""
    return cells.read(heading, reading.names.person, cells.name(heading))


def maybe_person(cells: Cells, heading: str, reading: Reading) -> str | None:
    """Read a person, if one is named."""
    return cells.read(heading, reading.names.person) if cells.has(heading) else None


def unit(cells: Cells, heading: str, reading: Reading) -> str | None:
    """Read a unit that has to be there; of several, nobody here says which one leads."""
    several = cells.names(heading)
    if len(several) > 1 and all(reading.names.is_unit(each) for each in several):
        names = "、".join(several)
        cells.refuse(CellSeveralError(column=heading, count=len(several), names=names))
        return None
    return cells.read(heading, reading.names.unit, cells.name(heading))


def maybe_unit(cells: Cells, heading: str, reading: Reading) -> str | None:
    """Read a unit, if one is named."""
    return unit(cells, heading, reading) if cells.has(heading) else None


def units(cells: Cells, heading: str, reading: Reading) -> list[str]:
    """Read several units."""
    found = [cells.read(heading, reading.names.unit, name) for name in cells.names(heading)]
    return [each for each in found if each is not None]


def one_of(
    terms: type[Term], extra: Mapping[str, Any] | None = None, *, required: bool = False
) -> Reader:
    """Make a reader of one of a few words."""
    return parsed(
        lambda typed, heading: parse_term(terms, typed, what=heading, extra=extra),
        required=required,
    )


def parsed(parse: Callable[[str, str], Any], *, required: bool = False) -> Reader:
    """Make a reader by a parser of the domain, which is given the text and the heading."""
    return lambda cells, heading, _: cells.read(
        heading,
        lambda typed: parse(typed, heading),
        cells.name(heading) if required else None,
    )


def of_kind(matter: Matter, kind: ActKind, as_of: date) -> list[Act]:
    """Give the acts of a kind by a day, in the order in which they happened."""
    found = [act for act in matter.acts if act.kind is kind and act.happened_on <= as_of]
    return sorted(found, key=lambda act: (act.happened_on, act.id))


def several(values: Sequence[Cell], *, empty: str = "—") -> Cell:
    """Put several values into one cell, as an import takes them apart; a single one stays whole.

    Where a text holds the usual separator, each value stands on a line of its own.
    """
    if not any(value is not None for value in values):
        return None
    if len(values) == 1:
        return values[0]
    texts = [empty if value is None else str(value) for value in values]
    return ("\n" if any("；" in text or ";" in text for text in texts) else "；").join(texts)


#: What every matter has: its leader and unit on a day, the units beside it, a promise made.
LED: Final = Fact["Matter"](
    lambda matter, by: by.called.person(assignment_on(matter.assignments, by.as_of).leader),
    "leader",
    person,
)
HELD: Final = Fact["Matter"](
    lambda matter, by: by.called.unit(assignment_on(matter.assignments, by.as_of).unit),
    "unit",
    unit,
)
BESIDE: Final = Fact["Matter"](
    lambda matter, by: several(
        [by.called.unit(each) for each in sorted(u for u, d in matter.supporting if d <= by.as_of)]
    ),
    "supporting",
    units,
)
PROMISED: Final = Fact["Matter"](
    lambda matter, _: "是" if matter.public_promise else None, "public_promise", flag
)
PUBLIC_TITLE: Final = Fact["Matter"](lambda matter, _: matter.public_title, "public_title", said)
TITLE: Final = Fact["Matter"](lambda matter, _: matter.title, "title", title)
