"""What an import of notices changes: days, and the due dates that move with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.render.model.page import Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.calendar import CalendarImport, ChangedDay, Move


@dataclass(frozen=True, slots=True)
class _ChangeLine:
    """A changed day or a moved due date, as one line for programs."""

    what: str
    id: str
    rule: str | None
    was: str | None
    becomes: str | None
    note: str


def lines(found: CalendarImport) -> Sheet[_ChangeLine]:
    """Give every change as a line: the days first, then the moves, earlier ones first."""
    days = (
        _ChangeLine("day", str(day.date), None, day.was.value, day.becomes.value, day.name)
        for day in found.days
    )
    moves = (
        _ChangeLine("move", move.id, move.rule, _iso(move.due), _iso(move.becomes), move.title)
        for move in found.moves
    )
    return Sheet("放假安排的变动", _LINES, (*days, *moves))


def page(found: CalendarImport) -> Page:
    """Show the changed days, then the open obligations that move."""
    blocks: list[Block] = []
    if found.days:
        blocks.append(Table(Sheet("变动的日子", _DAYS, found.days)))
    if found.moves:
        blocks.append(Table(Sheet("到期日变动的在办事项，提前的在前", _MOVES, found.moves)))
    if not blocks:
        blocks.append(Paragraph("没有一天变动，没有期限变动"))
    return Page(f"放假安排：{found.notice}" if found.notice else "放假安排", tuple(blocks))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _shift(move: Move) -> str | None:
    if move.due is None or move.becomes is None:
        return None
    days = (move.becomes - move.due).days
    return f"提前{-days}日" if days < 0 else f"推后{days}日"


_LINES: tuple[Column[_ChangeLine], ...] = (
    Column("what", "变动", lambda line: line.what),
    Column("id", "编号或日期", lambda line: line.id),
    Column("rule", "规则", lambda line: line.rule),
    Column("was", "原为", lambda line: line.was),
    Column("becomes", "改为", lambda line: line.becomes),
    Column("note", "说明", lambda line: line.note),
)

_DAYS: tuple[Column[ChangedDay], ...] = (
    Column("date", "日期", lambda day: day.date),
    Column("was", "原为", lambda day: day.was.label),
    Column("becomes", "改为", lambda day: day.becomes.label),
    Column("name", "名称", lambda day: day.name),
    Column("source", "依据", lambda day: day.source),
)

_MOVES: tuple[Column[Move], ...] = (
    Column("id", "编号", lambda move: move.id),
    Column("title", "标题", lambda move: move.title),
    Column("rule_label", "时限", lambda move: move.rule_label),
    Column("due", "原到期", lambda move: move.due),
    Column("becomes", "改为", lambda move: move.becomes),
    Column("shift", "变动", _shift),
)
