"""The ledger about itself, as tables: journal, verification, upgrade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.render.model.sheet import Card, Column, Sheet, card

if TYPE_CHECKING:
    from zhixingli.services.results.ledger import Fault, JournalEntry, UpgradeResult, Verification


def entries(rows: tuple[JournalEntry, ...]) -> Sheet[JournalEntry]:
    """Show who changed what."""
    return Sheet("台账流水", _ENTRIES, rows)


def verification(found: Verification) -> Sheet[Fault]:
    """Show whether the ledger is sound, else every place where it is not."""
    if found.sound:
        note = f"台账完好：核对 {found.entries} 条流水，末条校验值 {found.head}"
    else:
        note = f"台账有 {len(found.faults)} 处与流水不符（共 {found.entries} 条流水）"
    return Sheet("核对台账", _FAULTS, found.faults, (note,))


def upgrade(done: UpgradeResult) -> Card[UpgradeResult]:
    """Show from which schema to which a ledger was brought."""
    return card("升级台账", _UPGRADE, done)


_ENTRIES: tuple[Column[JournalEntry], ...] = (
    Column("seq", "序号", lambda row: row.seq),
    Column("recorded_at", "记录时间", lambda row: row.recorded_at),
    Column("actor", "操作人", lambda row: row.actor),
    Column("command", "命令", lambda row: row.command),
    Column("on", "发生日期", lambda row: row.on),
    Column("reason", "理由", lambda row: row.reason),
    Column("taken_back_by", "已由第几条撤销", lambda row: row.taken_back_by),
    Column("rows", "行数", lambda row: row.rows),
    Column("hash", "校验值", lambda row: row.hash, machine=True),
)

_FAULTS: tuple[Column[Fault], ...] = (
    Column("code", "代码", lambda row: row.code),
    Column("seq", "流水", lambda row: row.seq),
    Column("table", "表", lambda row: row.table),
    Column("row", "行", lambda row: row.row),
    Column("message", "说明", lambda row: row.message),
)

_SETTLED: Final = "已由 WAL 改为 DELETE：这台机器的 SQLite 在 WAL 方式下可能丢登记"

_UPGRADE: tuple[Column[UpgradeResult], ...] = (
    Column("from", "原结构", lambda done: done.from_),
    Column("to", "现结构", lambda done: done.to),
    Column("copy", "升级前的副本", lambda done: done.copy),
    Column(
        *("journal_settled", "事务方式", lambda done: _SETTLED if done.journal_settled else None)
    ),
)
