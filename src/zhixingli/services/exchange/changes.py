"""The sheet of who was responsible for a matter since when (责任人), which every kind has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.responsibility import changes_of_hands, reassign
from zhixingli.domain.terms import Part
from zhixingli.services.exchange.facts import (
    Fact,
    Reading,
    dated,
    lines_under,
    maybe_unit,
    person,
    text,
)
from zhixingli.services.exchange.steps import RowStep
from zhixingli.services.sheets.shapes import SheetColumn, TableForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.sheets.shapes import FileTable

#: The sheet of who was responsible since when, and how it names the leader.
CHANGES: Final = "责任人"
LEADER: Final = "区分管领导"
_PARTS: Final = {part.label: part for part in Part}
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


def _held_by(matter: Matter, as_of: date) -> Iterator[Held]:
    """Give who was responsible since when: all of it where it changed, and every part held."""
    held = [each for each in changes_of_hands(matter.assignments) if each.from_on <= as_of]
    if len(held) > 1:
        for each in held:
            yield Held(None, each.unit, each.leader, each.from_on, each.reason)
    for part in sorted(matter.duties, key=lambda each: each.from_on):
        if part.from_on <= as_of:
            yield Held(part.role, part.place, part.person, part.from_on, part.reason)


def _part(cells: Cells, heading: str, _: Reading) -> Part | None:
    """Read a part; what names the leader is none."""
    said = cells.name(heading)
    part = _PARTS.get(said)
    if said and part is None and said != LEADER:
        cells.wrong(heading, "、".join((LEADER, *_PARTS)))
    return part


CHANGES_SHEET: Final = TableForm(
    "changes",
    (
        SheetColumn(
            "职责",
            required=True,
            of=Fact[Held](lambda held, _: held.part.label if held.part else LEADER, "part", _part),
        ),
        SheetColumn(
            "单位", of=Fact[Held](lambda h, by: by.called.unit(h.unit), "unit", maybe_unit)
        ),
        SheetColumn(
            "姓名",
            required=True,
            of=Fact[Held](lambda held, by: by.called.person(held.person), "person", person),
        ),
        SheetColumn("自", required=True, of=Fact[Held](lambda held, _: held.since, "since", dated)),
        SheetColumn("理由", of=Fact[Held](lambda held, _: held.reason, "reason", text)),
    ),
    title=CHANGES,
    lines=_held_by,
    sample="zx export projects --out 样例.xlsx",
)


def held_under(table: FileTable, cells: Cells, reading: Reading) -> list[Held]:
    """Read who was responsible for a matter, from the further sheet; mistakes go to its row."""
    found = [Held(**facts) for facts, _ in lines_under(CHANGES_SHEET, table, cells, reading)]
    return sorted(found, key=lambda held: held.since)


def assigned(held: list[Held]) -> list[Held]:
    """Give the lines of leaders and units: the first is how the matter began."""
    return [each for each in held if each.part is None and each.unit is not None]


def begun_by(held: list[Held]) -> dict[str, str]:
    """Give the leader and the unit with which the matter began: its row names who holds it now."""
    first = next(iter(assigned(held)), None)
    return {"leader": first.person, "unit": first.unit or ""} if first is not None else {}


def reassignments(held: list[Held]) -> list[RowStep]:
    """Give the later changes of leader and unit."""
    return [
        RowStep(each.since, _CHANGE, CHANGES, partial(_reassign, held=each), each.reason)
        for each in assigned(held)[1:]
    ]


def _reassign(desk: Desk, matter: Matter, *, held: Held) -> None:
    reassign(desk, matter.assignments, leader=held.person, unit=held.unit or "")
