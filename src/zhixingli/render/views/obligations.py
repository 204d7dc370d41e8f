"""Cells and columns of obligations, for every table that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.terms import OnExpiry
from zhixingli.domain.writing.dates import free_from
from zhixingli.render.model.sheet import Column
from zhixingli.render.words.office_text import answering_unit_text

if TYPE_CHECKING:
    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.results.obligations import ObligationItem

    Items = tuple[ObligationItem, ...]


def light_text(item: ObligationItem) -> str:
    """Say how an obligation stands, in words beside the colour."""
    if item.withdrawn_on is not None:
        return "已撤销"
    if item.discharged_on is not None:
        return _done(item)
    words = item.light_label or ""
    return f"{words}（暂定）" if item.provisional else words


def due_cell(item: ObligationItem) -> Cell:
    """Give the due day, or what is left while the clock stands."""
    stands = item.remaining is not None or item.not_before is not None
    return due_text(item) if stands else item.due


def due_text(item: ObligationItem) -> str:
    """Say the due day, or what is left while the clock stands."""
    if item.waiting_label is not None:
        return item.waiting_label
    if item.not_before is not None:
        return free_from(item.not_before)
    if item.remaining is not None:
        return f"停表，恢复后余{item.remaining.days}个{item.remaining.unit.label}"
    return item.due.isoformat() if item.due is not None else ""


#: How a limit ends of which the law itself decides.
_BY_LAW: Final = frozenset(decided.label for decided in OnExpiry)


def _done(item: ObligationItem) -> str:
    if item.outcome is not None and item.outcome in _BY_LAW:
        return item.outcome
    if item.on_time or item.due is None or item.discharged_on is None:
        return "办结（按期）"
    late = (item.discharged_on - item.due).days
    return f"办结（超期{late}日）" if late > 0 else "办结（逾期后补办延期）"


def tone_of(item: ObligationItem) -> str | None:
    """Give the code of the light that colours a cell."""
    return item.light.value if item.light is not None else None


def late_days(item: ObligationItem) -> int | None:
    """Give the calendar days of lateness."""
    return item.overdue.calendar_days if item.overdue is not None else None


def late_working_days(item: ObligationItem) -> int | None:
    """Give the working days of lateness."""
    return item.overdue.working_days if item.overdue is not None else None


def _kept_its_day(item: ObligationItem) -> bool:
    return item.due_original == item.due


def _not_extended(item: ObligationItem) -> bool:
    return item.due_unextended in (item.due, item.due_original)


COLUMNS: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("leader", "区分管领导", lambda item: item.leader_called),
    Column("unit", "主责单位", answering_unit_text),
    Column("due", "到期", due_cell),
    Column("due_original", "原到期", lambda item: item.due_original, spare=_kept_its_day),
    Column("light_label", "灯", light_text, tone_of),
    Column("overdue_calendar_days", "逾期日", late_days),
    Column("overdue_working_days", "工作日", late_working_days),
    Column("key", "键", lambda item: item.key, machine=True),
    Column("due_unextended", "不算延期", lambda item: item.due_unextended, spare=_not_extended),
)

#: What a card of a subject shows of each obligation.
OWN_COLUMNS: tuple[Column[ObligationItem], ...] = (
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("opened_on", "立项", lambda item: item.opened_on),
    Column("due", "到期", due_cell),
    Column("due_original", "原到期", lambda item: item.due_original, spare=_kept_its_day),
    Column("due_unextended", "不算延期", lambda item: item.due_unextended, spare=_not_extended),
    Column("discharged_on", "办结", lambda item: item.discharged_on),
    Column("light_label", "灯", light_text, tone_of),
)
