"""Time-limit rules as tables, and one rule in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zhixingli.render.page import Heading, Page, Paragraph
from zhixingli.render.sheet import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.render.page import Block
    from zhixingli.services.results import RuleHistory, RuleImport, RuleItem


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
        blocks.append(Heading(2, f"第 {number} 版（{_period(version)}{holds}）"))
        blocks += map(Paragraph, _words(version))
    return Page(f"{found.label}（{found.id}）", tuple(blocks))


def imported(found: RuleImport) -> Sheet[RuleItem]:
    """Show what an import of rules adds and replaces."""
    action = Column("action", "处理", partial(_action, frozenset(found.added)))
    notes = [f"不变 {len(found.unchanged)} 条"] if found.unchanged else []
    if found.kept:
        notes.append(f"本办公室自己定的，不动：{'、'.join(found.kept)}")
    return Sheet("规则的增改", (action, *_BRIEF, *_WHOLE), found.rules, tuple(notes))


def _action(added: frozenset[str], row: RuleItem) -> str:
    return "新增" if row.id in added else "更换"


def _words(rule: RuleItem) -> Iterator[str]:
    yield f"依据：{rule.basis}" + (f"（“{rule.clause}”）" if rule.clause else "")
    yield f"期限：{_limit(rule)}"
    if rule.grounds:
        yield f"停表事由：{_grounds(rule)}"
    if rule.restarts:
        yield "补正：自收到补正之日重新起算"
    if rule.extension is not None:
        yield f"延期：{_extension(rule)}"
    yield f"临期提醒：剩 {rule.warning_days} 个工作日起"
    if not rule.statutory:
        yield "性质：内部规则，不是法定期限"
    if rule.note:
        yield f"说明：{rule.note}"


def _limit(rule: RuleItem) -> str:
    if rule.week_end is not None:
        return f"每周 {rule.amount} 次，{rule.week_end.label}到期"
    way = "倒算" if rule.backward else f"自{rule.start}的次日起"
    roll = f"，{rule.roll.label}" if rule.unit.value != "workday" else ""
    start = f"（{rule.start}）" if rule.backward else ""
    return f"{way} {rule.limit}{start}{roll}"


def _grounds(rule: RuleItem) -> str | None:
    said = (f"{g.name}（须书面告知）" if g.written else g.name for g in rule.grounds)
    return "、".join(said) or None


def _extension(rule: RuleItem) -> str | None:
    granted = rule.extension
    if granted is None:
        return None
    unit = {"workday": "个工作日"}.get(rule.unit.value, "日")
    times = f"最多 {granted.times} 次，" if granted.times is not None else ""
    since = "，自顺延后的到期日接着算" if granted.from_due else ""
    return f"{times}合计不超过 {granted.max} {unit}，由{granted.approver.label}批准{since}"


def _period(rule: RuleItem) -> str:
    begins = f"{rule.effective_from} 起" if rule.effective_from else "一直有效"
    ends = f"，{rule.effective_to} 止" if rule.effective_to else ""
    return begins + ends + (f"，{rule.replaced_on} 起更换" if rule.replaced_on else "")


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
