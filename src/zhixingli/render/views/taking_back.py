"""What was taken back, as a table: each thing, what is left of it, what to type again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.render.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from zhixingli.services.results.taking_back import Undo, UndoneThing


def undone(done: Undo) -> Sheet[UndoneThing]:
    """Show what the entries had been about, and what is true of it now."""
    notes = [
        f"第 {each.seq} 条 {each.command}（{each.actor} {each.today}）"
        + ("" if each.whole else "，只撤销了没有动过的")
        for each in done.entries
    ]
    if done.left:
        notes.append("留下的：" + "、".join(done.left))
    if done.again:
        notes.append("要重新登记的，改好再执行：")
        notes.extend(f"  {command}" for command in done.again)
    return Sheet("撤销", _THINGS, done.things, tuple(notes))


_GONE: Final = {True: "作废", False: "恢复原样"}
_THINGS: tuple[Column[UndoneThing], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "事项", lambda row: row.title),
    Column("state", "现在", lambda row: _GONE[row.gone]),
    Column("acts", "撤销的登记", lambda row: "；".join(row.acts)),
)
