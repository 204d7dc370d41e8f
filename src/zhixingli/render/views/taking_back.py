"""What was taken back, as a table: each thing, what is left of it, what to type again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.render.model.page import Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.taking_back import Undo, UndoneThing


def undone(done: Undo) -> Sheet[UndoneThing]:
    """Show what the entries had been about, and what is true of it now."""
    return Sheet("撤销", _THINGS, done.things, ())


def page(done: Undo) -> Page:
    """Show it with the entries before, and what to type again after."""
    blocks: list[Block] = [
        Paragraph(
            f"第 {each.seq} 条 {each.command}（{each.actor} {each.today}）"
            + ("" if each.whole else "，只撤销了没有动过的")
        )
        for each in done.entries
    ]
    blocks.append(Table(undone(done)))
    if done.left:
        blocks.append(Paragraph("留下的：" + "、".join(done.left)))
    if done.again:
        blocks.append(Paragraph("要重新登记的，改好再执行："))
        blocks.extend(Paragraph(command) for command in done.again)
    return Page("撤销", tuple(blocks))


_GONE: Final = {True: "作废", False: "恢复原样"}
_THINGS: tuple[Column[UndoneThing], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "事项", lambda row: row.title),
    Column("state", "现在", lambda row: _GONE[row.gone]),
    Column("acts", "撤销的登记", lambda row: "；".join(row.acts)),
)
