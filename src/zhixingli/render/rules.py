"""Time-limit rules as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.sheet import Column, Sheet

if TYPE_CHECKING:
    from zhixingli.services.results import RuleHistory, RuleImport, RuleItem


def rules(rows: tuple[RuleItem, ...]) -> Sheet[RuleItem]:
    """Show the rules in force."""
    return Sheet("时限规则", _COLUMNS, rows, (f"共 {len(rows)} 条",))


def history(found: RuleHistory) -> Sheet[RuleItem]:
    """Show every version of a rule."""
    return Sheet(f"{found.id} {found.label}", (*_COLUMNS, *_PERIOD), found.versions)


def imported(found: RuleImport) -> Sheet[RuleItem]:
    """Show what an import of rules adds and replaces."""
    note = (
        f"新增 {len(found.added)} 条，更换 {len(found.replaced)} 条，"
        f"不变 {len(found.unchanged)} 条；自 {found.effective_from} 起有效"
    )
    return Sheet("导入规则", (*_COLUMNS, *_PERIOD), found.rules, (note,))


def _grounds(row: RuleItem) -> str | None:
    return "、".join(ground.name for ground in row.grounds) or None


def _extension(row: RuleItem) -> str | None:
    if row.extension is None:
        return None
    return f"≤{row.extension.max}，{row.extension.approver.label}批准"


_COLUMNS: tuple[Column[RuleItem], ...] = (
    Column("id", "规则", lambda row: row.id),
    Column("label", "名称", lambda row: row.label),
    Column("basis", "依据", lambda row: row.basis),
    Column("limit", "期限", lambda row: row.limit),
    Column("start", "起算", lambda row: row.start),
    Column("roll_label", "末日", lambda row: row.roll.label),
    Column("grounds", "停表事由", _grounds),
    Column("extension", "延期", _extension),
    Column("note", "说明", lambda row: row.note, machine=True),
)

_PERIOD: tuple[Column[RuleItem], ...] = (
    Column("effective_from", "生效", lambda row: row.effective_from),
    Column("effective_to", "失效", lambda row: row.effective_to),
    Column("replaced_on", "被更换", lambda row: row.replaced_on),
)
