"""Imports as tables: what became of each row, and the refused rows to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.services.sheets.shapes import REASONS, ROW_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.exchange.imports import Imported, Reject
    from zhixingli.services.results.exchange import ImportResult, ImportRow


def rows(result: ImportResult) -> Sheet[ImportRow]:
    """Show every row."""
    return Sheet("导入结果", _ROWS, result.rows, _notes(result))


def told(result: ImportResult) -> Sheet[ImportRow]:
    """Show only the rows about which there is something to say."""
    found = tuple(row for row in result.rows if row.reasons)
    return Sheet("拒收和要留意的行", _ROWS, found, _notes(result))


def rejects(imported: Imported) -> Sheet[Reject]:
    """Show the refused rows under the file's own header; of a classified one only the number."""
    width = max((len(reject.cells) for reject in imported.rejects), default=0)
    header = imported.header + ("",) * (width - len(imported.header))
    columns = (
        *(Column(f"c{place}", heading, _cell(place)) for place, heading in enumerate(header)),
        Column("row", ROW_NUMBER, _reject_row),
        Column("reasons", REASONS, _reject_reasons),
    )
    return Sheet("拒收的行", columns, imported.rejects)


def _cell(place: int) -> Callable[[Reject], Cell]:
    return lambda reject: reject.cells[place] if place < len(reject.cells) else ""


def _notes(result: ImportResult) -> tuple[str, ...]:
    counts = f"新登记 {result.created}，已有 {result.unchanged}，拒收 {result.refused}"
    return (counts if result.applied else f"{counts}；预览，没有写入",)


_ACTIONS: Final = {"created": "新登记", "unchanged": "已有", "refused": "拒收"}

_ROWS: tuple[Column[ImportRow], ...] = (
    Column("row", "行", lambda row: row.row),
    Column("action", "结果", lambda row: _ACTIONS[row.action]),
    Column("id", "编号", lambda row: row.id),
    Column("reasons", "说明", lambda row: "；".join(row.reasons)),
)


def _reject_row(reject: Reject) -> int:
    return reject.row


def _reject_reasons(reject: Reject) -> str:
    return "；".join(reject.reasons)
