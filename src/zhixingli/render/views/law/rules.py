"""Time-limit rules as tables, and one rule in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zhixingli.domain.law.terms import CountUnit, Supplement
from zhixingli.render.model.page import Heading, Page, Table
from zhixingli.render.model.sheet import Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.rules import RuleFollow, RuleHistory, RuleImport, RuleItem


def rules(rows: tuple[RuleItem, ...]) -> Sheet[RuleItem]:
    """Show the rules in force."""
    return Sheet("时限规则", (*_BRIEF, *_WHOLE), rows)


def versions(found: RuleHistory) -> Sheet[RuleItem]:
    """Give every version of a rule as a line."""
    return Sheet(f"{found.id} {found.label}", (*_BRIEF, *_WHOLE), found.versions)


def page(found: RuleHistory) -> Page:
    """Say every version of a rule in words, the latest first."""
    blocks: list[Block] = []
    for number, version in reversed(list(enumerate(found.versions, start=1))):
        holds = "，现行" if version == found.current else ""
        blocks.append(Heading(2, f"第{number}版（{_period(version)}{holds}）"))
        blocks.append(Table(card("", _WORDS, version)))
    return Page(f"{found.label}（{found.id}）", tuple(blocks))


def imported(found: RuleImport) -> Sheet[RuleItem]:
    """Show what an import of rules adds and replaces."""
    added = frozenset(found.added)
    actions: tuple[Column[RuleItem], ...] = (
        Column("action", "处理代码", partial(_action, added), machine=True),
        Column("action_label", "处理", lambda row: "新增" if row.id in added else "更换"),
    )
    notes = [f"不变{len(found.unchanged)}条"] if found.unchanged else []
    if found.kept:
        notes.append(f"本办公室自己定的，不动：{'、'.join(found.kept)}")
    return Sheet("规则的增改", (*actions, *_BRIEF, *_WHOLE), found.rules, tuple(notes))


def _action(added: frozenset[str], row: RuleItem) -> str:
    return "added" if row.id in added else "replaced"


def _limit(rule: RuleItem) -> str:
    if rule.week_end is not None:
        return f"每周{rule.amount}次，{rule.week_end.label}到期"
    event = rule.start.partition("(")[0]
    way = f"自{event}之日倒算" if rule.backward else f"自{event}的次日起"
    way += " 不少于" if rule.at_least else ""
    roll = f"，{rule.roll.label}" if rule.unit is not CountUnit.WORKDAY else ""
    return f"{way} {rule.limit}{roll}"


def _grounds(rule: RuleItem) -> str | None:
    said = (f"{g.name}（须书面告知）" if g.written else g.name for g in rule.grounds)
    return "、".join(said) or None


def _extension(rule: RuleItem) -> str | None:
    granted = rule.extension
    if granted is None:
        return None
    unit = "个工作日" if rule.unit is CountUnit.WORKDAY else "日"
    times = f"最多{granted.times}次，" if granted.times is not None else ""
    since = "，自顺延后的到期日接着算" if granted.from_due else ""
    return f"{times}合计不超过{granted.max} {unit}，由{granted.approver.label}批准{since}"


def _supplement(rule: RuleItem) -> str | None:
    return None if rule.supplement is Supplement.NONE else rule.supplement.label


def _settling(rule: RuleItem) -> str | None:
    """Say what settles a limit, where it is not simply being done."""
    if rule.settled_by == "finish":
        return None
    how, _, event = rule.settled_by.partition(":")
    said = {"check": "检查合格，或告知补正", "notify": "告知"}
    settled = f"登记“{event}”" if event else said[how]
    return f"{settled}；登记“{rule.waived_by}”的不再欠" if rule.waived_by else settled


def _follows(follows: tuple[RuleFollow, ...]) -> str | None:
    said = (
        f"{each.event}：{each.rule}"
        if each.event
        else each.rule
        + (f"（{each.outcome}的）" if each.outcome else "")
        + (f"（{'、'.join(each.unless)}的除外）" if each.unless else "")
        for each in follows
    )
    return "、".join(said) or None


def _period(rule: RuleItem) -> str:
    begins = f"{rule.effective_from}起" if rule.effective_from else "自始有效"
    ends = f"，{rule.effective_to}止" if rule.effective_to else ""
    return begins + ends + (f"，{rule.replaced_on}起更换" if rule.replaced_on else "")


_BRIEF: tuple[Column[RuleItem], ...] = (
    Column("id", "规则", lambda row: row.id),
    Column("label", "名称", lambda row: row.label),
    Column("limit", "期限", lambda row: row.limit),
    Column("start", "起算", lambda row: row.start),
    Column("basis", "依据", lambda row: row.basis),
)

_WHOLE: tuple[Column[RuleItem], ...] = (
    Column("amount", "数", lambda row: row.amount, machine=True),
    Column("unit", "单位", lambda row: row.unit.value, machine=True),
    Column("roll", "末日", lambda row: row.roll.value, machine=True),
    Column("grounds", "停表事由", _grounds, machine=True),
    Column("extension", "延期", _extension, machine=True),
    Column("warning_days", "临期", lambda row: row.warning_days, machine=True),
    Column("statutory", "法定", lambda row: row.statutory, machine=True),
    Column("effective_from", "生效", lambda row: row.effective_from),
    Column("effective_to", "失效", lambda row: row.effective_to),
    Column("replaced_on", "更换", lambda row: row.replaced_on),
    Column("note", "说明", lambda row: row.note, machine=True),
)

_WORDS: tuple[Column[RuleItem], ...] = (
    Column("basis", "依据", lambda row: row.basis),
    Column("clause", "条文", lambda row: row.clause or None),
    Column("limit", "期限", _limit),
    Column("grounds", "停表事由", _grounds),
    Column("supplement", "补正", _supplement),
    Column("extension", "延期", _extension),
    Column("settled_by", "了结", _settling),
    Column("beside", "同时开", lambda row: "、".join(row.beside) or None),
    Column("then", "了结后开", lambda row: _follows(row.then)),
    Column("on", "登记后开", lambda row: _follows(row.on)),
    Column("on_expiry", "届满", lambda row: row.expiry),
    Column("warning_days", "临期", lambda row: f"剩{row.warning_days}个工作日起"),
    Column("statutory", "性质", lambda row: None if row.statutory else "内部规则，不是法定期限"),
    Column("note", "说明", lambda row: row.note or None),
)
