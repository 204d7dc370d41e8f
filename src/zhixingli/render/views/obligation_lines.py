"""Obligations as a terminal lists them: a line each, what repeats gathered in one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.terms import Kind
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import late_working_days, light_text, tone_of
from zhixingli.render.words.office_text import answering_unit_text, weeks_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.results.obligations import ObligationItem

#: From so many on, the same thing owed by many on one day is one line.
_MANY: Final = 4


class Line(NamedTuple):
    """A line: one obligation, several weeks of one subject, or one thing that many owe."""

    items: tuple[ObligationItem, ...]

    @property
    def first(self) -> ObligationItem:
        """Give the one that comes first in the list: the gravest."""
        return self.items[0]

    @property
    def of_many(self) -> bool:
        """Tell whether several subjects owe it."""
        return len({item.id for item in self.items}) > 1

    @property
    def title(self) -> str:
        """Say what it is; of what recurs, of which weeks."""
        weeks = weeks_text(item.period for item in self.items if item.period is not None)
        what = self.first.rule_label
        if not weeks:
            return self.first.title
        if self.of_many:
            whose = "个项目" if self.first.kind is Kind.PROJECT else "项"
            return f"{len(self.items)}{whose}：{weeks}{what}"
        same = self.first.title == what
        return f"{what}：{weeks}" if same else f"{self.first.title}：{weeks}{what}"


def gathered(items: Iterable[ObligationItem]) -> tuple[Line, ...]:
    """Gather what repeats: the weeks of one subject, and what many owe on one day."""
    return tuple(map(Line, _gathered(tuple(items))))


def _gathered(items: tuple[ObligationItem, ...]) -> Iterator[tuple[ObligationItem, ...]]:
    same: dict[tuple[object, ...], list[ObligationItem]] = defaultdict(list)
    for item in items:
        if item.period is not None:
            key = (item.id, item.rule) if item.overdue is not None else (item.rule, item.due)
            same[key].append(item)
        else:
            same[item.key,].append(item)
    for several in same.values():
        if several[0].overdue is not None or len(several) >= _MANY:
            yield tuple(several)
        else:
            yield from ((each,) for each in several)


def _named(line: Line) -> str:
    return f"{len(line.items)}项" if line.of_many else line.first.id


def _whose(line: Line, one: Cell) -> Cell:
    return None if line.of_many else one


_ID: Final = Column[Line]("id", "编号", _named)
_TITLE: Final = Column[Line]("title", "事项", lambda line: line.title)
_UNIT: Final = Column[Line](
    "unit", "单位", lambda line: _whose(line, answering_unit_text(line.first))
)
_LEADER: Final = Column[Line]("leader", "领导", lambda line: _whose(line, line.first.leader_called))
_DUE: Final = Column[Line]("due", "到期", lambda line: line.first.due)
_RULE: Final = Column[Line]("rule_label", "时限", lambda line: line.first.rule_label)
_LIGHT: Final = Column[Line](
    "light_label", "亮灯", lambda line: light_text(line.first), lambda line: tone_of(line.first)
)
_LATE: Final = Column[Line](
    *("overdue_working_days", "逾期", lambda line: late_working_days(line.first)),
    lambda line: tone_of(line.first),
)
_ORIGINAL: Final = Column[Line](
    *("due_original", "原到期", lambda line: line.first.due_original),
    spare=lambda line: line.first.due_original == line.first.due,
)
_NOW: Final = Column[Line](
    *("current_leader", "现责任人", lambda line: line.first.current_leader.name),
    spare=lambda line: line.first.current_leader == line.first.leader or line.of_many,
)
#: Columns from the most important on.
LATE: Final = (_ID, _LATE, _TITLE, _UNIT, _LEADER, _DUE, _RULE, _LIGHT, _ORIGINAL, _NOW)
COMING: Final = (_ID, _DUE, _LIGHT, _TITLE, _UNIT, _LEADER, _RULE, _ORIGINAL)


def late(items: tuple[ObligationItem, ...], *notes: str) -> Sheet[Line]:
    """List what is overdue; lateness in working days."""
    return Sheet("", LATE, gathered(items), notes)


def coming(items: tuple[ObligationItem, ...], *notes: str) -> Sheet[Line]:
    """List what falls due."""
    return Sheet("", COMING, gathered(items), notes)
