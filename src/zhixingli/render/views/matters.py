"""What every kind of matter shows: limits, acts, who answered since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from zhixingli.domain.supervisions.terms import Malady, Suggestion
from zhixingli.render.model.page import Heading, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import OWN_COLUMNS, due_text, light_text
from zhixingli.render.words.office_text import unit_text

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.documents import (
        ActItem,
        AssignmentItem,
    )
    from zhixingli.services.results.obligations import ObligationItem


class Owing(Protocol):
    """A detail of any kind that names what is owed."""

    @property
    def obligations(self) -> tuple[ObligationItem, ...]: ...  # noqa: D102 - a field of the details


class Recorded(Owing, Protocol):
    """A detail of any kind with its course and who was responsible when."""

    @property
    def acts(self) -> tuple[ActItem, ...]: ...  # noqa: D102 - a field of the details

    @property
    def assignments(self) -> tuple[AssignmentItem, ...]: ...  # noqa: D102 - likewise


def course_blocks(detail: Recorded) -> list[Block]:
    """Show what a subject owes, who was responsible when, and what was done."""
    blocks: list[Block] = [
        Heading(1, "时限"),
        Table(Sheet("", OWN_COLUMNS, detail.obligations)),
    ]
    if len(detail.assignments) > 1:
        blocks += [Heading(1, "责任"), Table(Sheet("", _ASSIGNMENTS, detail.assignments))]
    blocks += [Heading(1, "经过"), Table(Sheet("", _ACTS, detail.acts))]
    return blocks


def limits_text(detail: Owing) -> str:
    """Say what a subject owes on one line."""
    said = (f"{item.rule_label} {due_text(item)} {light_text(item)}" for item in detail.obligations)
    return "；".join(said)


def _who(act: ActItem) -> str | None:
    if act.person is not None:
        return act.person.name
    return unit_text(act.unit) if act.unit is not None else None


def _late(act: ActItem) -> str | None:
    return f"迟{act.backdated_days}日" if act.backdated_days else None


_OUTCOMES = {
    "complete": "合格",
    "missing": "不齐",
    "within": "权限内",
    "beyond": "权限外",
    "written": "已书面告知",
    "late": "补办",
    "replied": "已答复",
    "delegated": "受托主持",
    "override": "未先商",
    "needs": "需区领导协调",
    "settled": "已解决",
    **{malady.value: malady.label for malady in Malady},
    **{about.value: about.label for about in Suggestion},
}

_ACTS: tuple[Column[ActItem], ...] = (
    Column("on", "日期", lambda act: act.on),
    Column("act_label", "事项", lambda act: act.act.label),
    Column("outcome", "结果", lambda act: _OUTCOMES.get(act.outcome or "", act.outcome)),
    Column("text", "内容", lambda act: act.text),
    Column("who", "对象", _who),
    Column("actor", "登记人", lambda act: act.actor),
    Column("backdated", "补录", _late),
)

_ASSIGNMENTS: tuple[Column[AssignmentItem], ...] = (
    Column("from", "自", lambda held: held.from_),
    Column("leader", "区分管领导", lambda held: held.leader.name),
    Column("unit", "主责单位", lambda held: unit_text(held.unit)),
    Column("reason", "理由", lambda held: held.reason),
)
