"""The course of a matter as rows tell it: what happened on which day, tried and then done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.matters import matter as matters

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.exchange.cells import Cells

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
