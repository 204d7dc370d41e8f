"""What a weekly report says of earlier weeks: corrected figures, and what was recorded late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.page import Heading, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import unit_text

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.weekly import (
        FigureCorrection,
        LateEntry,
        VoidedItem,
        WeeklyReport,
    )

#: How many late entries a page lists: a register taken over late would fill a book; and how many
#: of those that moved a figure.
_ENTRIES: Final = 100
_FEW: Final = 3


def corrected(report: WeeklyReport) -> tuple[Block, ...]:
    """Say what earlier weeks printed otherwise than is known now; nothing where all agrees."""
    blocks: list[Block] = []
    if report.corrections:
        said = "以前各期印出的数，按现在所知重算到各期周日，有差的更正如下。"
        blocks += [Paragraph(said), Table(Sheet("", _CORRECTIONS, report.corrections))]
    if report.voided:
        said = "本周作废、当时已经逾期或者已印进以前各期的，逐件列出。"
        blocks += [Paragraph(said), Table(Sheet("", _VOIDED, report.voided))]
    return (Heading(1, "上期更正"), *blocks) if blocks else ()


def recorded_late(report: WeeklyReport) -> tuple[Block, ...]:
    """List what was recorded late (补录); nothing where nothing was."""
    shown, left = report.late_entries[:_ENTRIES], len(report.late_entries) - _ENTRIES
    if not shown:
        return ()
    blocks: list[Block] = [Heading(1, "补录"), Table(Sheet("", _LATE, shown))]
    if left > 0:
        blocks.append(Paragraph(f"另有{left}项未列。"))
    return tuple(blocks)


def _because(row: FigureCorrection) -> str:
    """Name the entries that caused a difference, the first few."""
    said = "；".join(
        f"“{each.title}”{month_day(each.on)}{each.act.label}"
        f"（{month_day(each.recorded_on)}{each.actor}登记）"
        for each in row.entries[:_FEW]
    )
    more = len(row.entries) - _FEW
    return f"{said}；另{more}条" if more > 0 else said


_CORRECTIONS: tuple[Column[FigureCorrection], ...] = (
    Column("week", "期", lambda row: f"第{int(row.week[-2:])}周"),
    Column("label", "哪个数", lambda row: row.label),
    Column("unit", "单位", lambda row: unit_text(row.unit) if row.unit is not None else None),
    Column("was", "印出", lambda row: row.was),
    Column("is", "更正为", lambda row: row.is_),
    Column("entries", "因为", _because),
)

_VOIDED: tuple[Column[VoidedItem], ...] = (
    Column("title", "标题", lambda row: row.title),
    Column("on", "作废日期", lambda row: row.on),
    Column("overdue_days", "当时逾期日", lambda row: row.overdue_days),
    Column("printed_in", "已印进", lambda row: row.printed_in),
    Column("actor", "登记人", lambda row: row.actor),
    Column("reason", "理由", lambda row: row.reason),
)

_LATE: tuple[Column[LateEntry], ...] = (
    Column("title", "标题", lambda row: row.title),
    Column("act_label", "事项", lambda row: row.act.label),
    Column("on", "发生日期", lambda row: row.on),
    Column("recorded_on", "登记日期", lambda row: row.recorded_on),
    Column("backdated_days", "迟几日", lambda row: row.backdated_days),
    Column("actor", "登记人", lambda row: row.actor),
    Column("reason", "说明", lambda row: row.reason),
)
