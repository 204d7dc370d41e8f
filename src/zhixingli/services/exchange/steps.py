"""The course of a matter as rows tell it: what happened on which day, tried and then done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.matters import matter as matters
from zhixingli.domain.matters.responsibility import reassign
from zhixingli.domain.terms import Part
from zhixingli.services.exchange.cells import Cells
from zhixingli.services.exchange.forms import CHANGES, LEADER

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.exchange.names import NameResolver
    from zhixingli.services.exchange.shapes import FileTable

M = TypeVar("M", bound=matters.Matter)
Act: TypeAlias = "Callable[[Desk, Any], object]"


@dataclass(frozen=True, slots=True)
class RowStep:
    """One act of the row: its day, its place among the acts of that day, the cell it is from."""

    on: date
    rank: int
    column: str
    act: Act
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Beginning(Generic[M]):
    """How a matter begins: on which day, by the cell it is from, and what makes it."""

    on: date
    column: str
    make: Callable[[Desk], M]
    noun: str


class Runner:
    """Runs the course of rows: first at a desk where nothing is kept, then at the real one."""

    def __init__(self, desk: Desk) -> None:
        """Set up both desks; a refused row must not use up a number of the register."""
        self._desk = replace(desk, reason=None)
        numbers = count(1)
        self._trial = replace(self._desk, next_number=lambda _: next(numbers), uid=str)

    def tried(self, begun: Beginning[M], steps: list[RowStep], cells: Cells) -> M | None:
        """Try a row's course; what the domain refuses is noted with its cell and its day."""
        at, number = (begun.column, begun.on), ""
        try:
            matter = begun.make(self._trial.at(begun.on))
            number = matter.id
            for step in steps:
                at = (step.column, step.on)
                step.act(replace(self._trial, on=step.on, reason=step.reason), matter)
        except ClassifiedError:
            raise
        except Refusal as refusal:
            said = refusal.message.replace(number, begun.noun) if number else refusal.message
            cells.problems.append(f"“{at[0]}”{at[1]}：{said}")
            return None
        return matter

    def done(self, begun: Beginning[M], steps: list[RowStep]) -> M:
        """Run a course that was tried."""
        matter = begun.make(self._desk.at(begun.on))
        for step in steps:
            step.act(replace(self._desk, on=step.on, reason=step.reason), matter)
        return matter


#: After everything else of its day but the end.
_CHANGE: Final = 790


@dataclass(frozen=True, slots=True)
class Held:
    """One line of who was responsible: a part, or the leader with the unit (``part`` None)."""

    part: Part | None
    unit: str | None
    person: str
    since: date
    reason: str | None


def held_under(table: FileTable, cells: Cells, names: NameResolver) -> list[Held]:
    """Read who was responsible for a matter, from the further sheet; mistakes go to its row."""
    found = []
    for line in table.under(CHANGES, cells.key):
        own = Cells(line)
        said, day = own.name("职责"), own.day("自")
        person = own.read("姓名", names.person, own.name("姓名"))
        unit = own.read("单位", names.unit) if own.has("单位") else None
        part = _PARTS.get(said)
        if said and part is None and said != LEADER:
            own.wrong("职责", "、".join((LEADER, *_PARTS)))
        cells.problems += [f"{CHANGES}第 {line.row} 行：{each}" for each in own.problems]
        if not own.problems and person is not None and day is not None:
            found.append(Held(part, unit, person, day, own.text("理由")))
    return sorted(found, key=lambda held: held.since)


_PARTS: Final = {part.label: part for part in Part}


def assigned(held: list[Held]) -> list[Held]:
    """Give the lines of leaders and units: the first is how the matter began."""
    return [each for each in held if each.part is None and each.unit is not None]


def reassignments(held: list[Held]) -> list[RowStep]:
    """Give the later changes of leader and unit."""
    return [
        RowStep(each.since, _CHANGE, CHANGES, _reassign(each), each.reason)
        for each in assigned(held)[1:]
    ]


def _reassign(held: Held) -> Act:
    def act(desk: Desk, matter: matters.Matter) -> None:
        reassign(desk, matter.assignments, leader=held.person, unit=held.unit or "")

    return act
