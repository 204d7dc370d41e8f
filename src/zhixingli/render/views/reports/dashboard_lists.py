"""The lists of a dashboard: their columns, and how much of each is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixingli.render.model.page import Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import COLUMNS, late_working_days
from zhixingli.render.words.rates import share_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.dashboard import LeaderLights, UnitLights
    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow

#: How many rows a list of the page shows: a page is read, a list is searched.
_ROWS: Final = 5


def cut(
    columns: tuple[Column[Any], ...],
    rows: Sequence[Any],
    measure: str,
    *,
    most: int = _ROWS,
    note: str = "",
) -> tuple[Block, ...]:
    """List the first rows, and say how many there are."""
    if not rows:
        return ()
    told = f"共{len(rows)}{measure}，列前{most}{measure}。" if len(rows) > most else ""
    notes = (f"{told}{note}",) if told or note else ()
    return (Table(Sheet("", columns, tuple(rows[:most]), notes)),)


#: What the rates of the tables are of.
OF_WEEKS: Final = "按期率是近十二周的。"
#: How many units the table shows.
UNIT_ROWS: Final = 6

_LIGHTS: tuple[Column[Any], ...] = (
    Column("open", "在办", lambda row: row.open),
    Column("overdue", "逾期", lambda row: row.overdue),
    Column("black", "严重", lambda row: row.black),
    Column("yellow", "临期", lambda row: row.yellow),
    Column("grey", "停表", lambda row: row.grey),
)
_KEPT: Column[Any] = Column(
    "kept",
    "按期率",
    lambda row: share_text(row.owed.on_time, row.owed.owed) if row.owed else None,
)
UNITS: tuple[Column[UnitLights], ...] = (
    Column("unit", "单位", lambda row: row.unit.short or row.unit.name),
    *_LIGHTS,
    _KEPT,
)
#: On a page the chart beside it says what stands still.
UNITS_SHOWN: Final = tuple(column for column in UNITS if column.key != "grey")
LEADERS: tuple[Column[LeaderLights], ...] = (
    Column("leader", "区领导", lambda row: row.leader.name),
    *_LIGHTS[:3],
    Column("longest", "最久（工作日）", lambda row: row.longest),
    _KEPT,
)
_OWED: Final = tuple(
    column
    for column in COLUMNS
    if column.key in {"id", "title", "rule_label", "leader", "unit", "due"}
)
OVERDUE: tuple[Column[ObligationItem], ...] = (
    *_OWED,
    Column("working_days", "逾期工作日", late_working_days, tone=lambda item: item.light),
)
COMING: tuple[Column[ObligationItem], ...] = _OWED
STALLED: tuple[Column[LetterRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("to", "主送", lambda row: row.to),
    Column("unit", "主办单位", lambda row: row.unit.short or row.unit.name),
    Column("place", "当前环节", lambda row: row.place),
    Column("days_here", "停留天数", lambda row: row.days_here),
)
BEHIND: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("unit", "牵头单位", lambda row: row.unit.short or row.unit.name),
    Column("deviation", "偏差（百分点）", lambda row: row.deviation),
    Column(
        "progress_light",
        "灯",
        lambda row: row.progress_light.label if row.progress_light is not None else None,
        tone=lambda row: row.progress_light.value if row.progress_light is not None else None,
    ),
    Column("problem", "存在问题", lambda row: row.problem),
)
