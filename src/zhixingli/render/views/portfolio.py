"""The division of work among leaders (分工表) as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from zhixingli.services.results.responsibility import PortfolioChange, PortfolioRow


def portfolio(rows: tuple[PortfolioRow, ...]) -> Sheet[PortfolioRow]:
    """Show which leader each unit answers to."""
    open_ = sum(row.leader is None for row in rows)
    also = f"，其中没有分管领导的{open_}个" if open_ else ""
    return Sheet("分工表", _COLUMNS, rows, (f"共{len(rows)}个单位{also}",))


def change(made: PortfolioChange) -> Sheet[PortfolioRow]:
    """Show the units that answer to a leader from a day on."""
    return portfolio(made.items)


_COLUMNS: tuple[Column[PortfolioRow], ...] = (
    Column("leader", "分管领导", lambda row: row.leader.name if row.leader is not None else None),
    Column("id", "编号", lambda row: row.id),
    Column("unit", "单位", lambda row: row.unit.name),
    Column("from", "自", lambda row: row.from_),
    Column("until", "至", lambda row: row.until),
)
