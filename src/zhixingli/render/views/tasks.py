"""Tasks as tables and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.page import Page, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card as _card
from zhixingli.render.views.matters import course_blocks, limits_text
from zhixingli.render.words.office_text import unit_text

if TYPE_CHECKING:
    from zhixingli.services.results.tasks import TaskDetail, TaskRow


def listed(rows: tuple[TaskRow, ...]) -> Sheet[TaskRow]:
    """Show the tasks, one a line."""
    return Sheet("工作任务", _LIST, rows, (f"共{len(rows)}件",))


def card(detail: TaskDetail) -> Card[TaskDetail]:
    """Show one task as headings with their values."""
    return _card("工作任务", _CARD, detail)


def page(detail: TaskDetail) -> Page:
    """Show one task with its limits, who was responsible when, and its course."""
    blocks = [Table(_card("", _CARD[:-1], detail)), *course_blocks(detail)]
    return Page(detail.title, tuple(blocks))


_LIST: tuple[Column[TaskRow], ...] = (
    Column("id", "任务编号", lambda row: row.id),
    Column("opened_on", "交办", lambda row: row.opened_on),
    Column("title", "标题", lambda row: row.title),
    Column("status_label", "状态", lambda row: row.status.label),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
    Column("due", "到期", lambda row: row.due),
    Column(
        "due_original",
        "原到期",
        lambda row: row.due_original,
        spare=lambda row: row.due == row.due_original,
    ),
    Column("finished_on", "办结日期", lambda row: row.finished_on),
)

_CARD: tuple[Column[TaskDetail], ...] = (
    Column("id", "任务编号", lambda d: d.id),
    Column("title", "标题", lambda d: d.title),
    Column("public_title", "公开标题", lambda d: d.public_title),
    Column("opened_on", "交办日期", lambda d: d.opened_on),
    Column("status_label", "状态", lambda d: d.status.label),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("unit", "主责单位", lambda d: unit_text(d.unit)),
    Column("supporting", "配合单位", lambda d: "、".join(map(unit_text, d.supporting)) or None),
    Column("rule", "规则", lambda d: d.rule),
    Column("handler", "经办人", lambda d: "、".join(x.person.name for x in d.duties) or None),
    Column("meeting", "议定的会议", lambda d: d.meeting),
    Column("about", "所关项目", lambda d: d.about),
    Column("origin", "出自收文", lambda d: d.origin),
    Column("finished_on", "办结日期", lambda d: d.finished_on),
    Column("result", "办理结果", lambda d: d.result),
    Column("public_promise", "公开承诺", lambda d: d.public_promise),
    Column("backdated_days", "补录（日）", lambda d: d.backdated_days),
    Column("obligations", "时限", limits_text),
)
