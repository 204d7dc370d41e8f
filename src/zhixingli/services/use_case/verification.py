"""Use cases on the ledger as a whole: verify it, read its journal, upgrade it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.services.results.ledger import Fault, JournalEntry, UpgradeResult, Verification
from zhixingli.services.use_case.envelope import NOWHERE, Remark
from zhixingli.services.use_case.finder import subject_id
from zhixingli.services.use_case.session import Reply, load_law, reading
from zhixingli.store.ledger.entries import entries_about, entries_of
from zhixingli.store.ledger.taking_back import takers
from zhixingli.store.verification.verify import entries_and_head, ledger_findings

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection, Row

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.findings import Finding

#: How many faults are named; a ledger with more is beyond reading them one by one.
NAMED_FAULTS: Final = 1000

#: What each finding says to a person.
SENTENCES: Final = {
    "FILE_DAMAGED": "数据库文件损坏：{said}",
    "SEQ_GAP": "日志缺第 {seq} 条至第 {last} 条",
    "CHAIN_BROKEN": "日志第 {seq} 条接不上前一条：记的上一条校验值不对",
    "ENTRY_EDITED": "日志第 {seq} 条被改动：校验值与内容不符",
    "ROW_COUNT": "日志第 {seq} 条应有 {expected} 行明细，现有 {found} 行",
    "ROWS_EDITED": "日志第 {seq} 条的明细被改动",
    "ROWS_ORPHANED": "日志第 {seq} 条不在了，只剩明细",
    "HEAD_MISSING": "台账首行（ledger_head）不在了",
    "HEAD_MISMATCH": "台账首行与日志最后一条对不上：首行记到第 {found} 条，日志到第 {expected} 条",
    "ROW_EDITED": "{table} 表的 {row} 被绕过程序改动：{columns}",
    "ROW_DELETED": "{table} 表的 {row} 被绕过程序删除",
    "ROW_INSERTED": "{table} 表的 {row} 是绕过程序添加的",
    "SUBJECT_UNASSIGNED": "{row} 没有分管领导和主责单位",
    "DUE_STALE": "{key} 的到期日 {found} 与期限记录 {expected} 不一致",
    "ACCOUNT_STALE": "{key} 的归期日 {found} 与期限记录 {expected} 不一致",
    "FACT_STALE": "{row} 的 {name} 现为 {found}，与按日记录的 {expected} 不一致",
    "GUARD_MISSING": "{table} 表的保护不在了（{names}）：这张表可以被绕过程序改动",
    "CONTENT_EDITED": "印发报告的文件（sha256 {row}）被改动：内容与校验值不符",
    "CONTENT_DELETED": "印发报告的文件（sha256 {row}）不在了",
    "COUNTER_LOW": "编号 {series} 已用到 {expected}，台账首行只记到 {found}",
}

#: Longer values are cut in a fault's sentence.
_LONGEST: Final = 40


def verify_ledger(ledger: Ledger, *, as_of: date) -> Reply[Verification]:
    """Hold every row against the journal, and the journal against itself."""
    with ledger.read() as conn:
        entries, head = entries_and_head(conn)
        found = ledger_findings(conn)
        faults = [_fault(finding) for finding in islice(found, NAMED_FAULTS)]
        more = sum(1 for _ in found)
        if more:
            faults.append(Fault("MORE_FAULTS", None, None, None, f"还有 {more} 处没有逐一列出"))
        # The law of an unsound ledger may be the very thing that was spoilt.
        meta = NOWHERE if faults else load_law(conn).meta(as_of)
        loud = (Remark("LEDGER_UNSOUND", _alarm(len(faults))),) if faults else ()
        return Reply(Verification(entries, head, not faults, tuple(faults)), meta, loud)


@dataclass(frozen=True, slots=True)
class EntryFilters:
    """Which entries of the journal are asked for."""

    since: date | None = None
    subject: str | None = None
    limit: int | None = None


def list_journal(
    ledger: Ledger, *, as_of: date, filters: EntryFilters
) -> Reply[tuple[JournalEntry, ...]]:
    """List who changed what, the newest first."""
    with reading(ledger) as (conn, law):
        about = _about(conn, filters.subject)
        rows = entries_of(conn, until=as_of, since=filters.since, about=about, limit=filters.limit)
        back = takers(conn, {row.seq for row in rows})
        found = tuple(_entry(row, back.get(row.seq)) for row in rows)
        return Reply(found, law.meta(as_of))


def upgrade_ledger(ledger: Ledger, *, as_of: date) -> Reply[UpgradeResult]:
    """Bring the schema up to date, the old file kept beside, and the file's journal mode safe."""
    before, after, kept = ledger.upgrade()
    settled = ledger.settle_journal()
    with reading(ledger) as (_, law):
        copy = str(kept) if kept is not None else None
        return Reply(UpgradeResult(before, after, copy, settled), law.meta(as_of))


def _alarm(faults: int) -> str:
    return f"台账与日志不一致，发现 {faults} 处：有人绕过程序改动过数据，或者文件已经损坏"


def _about(conn: Connection, named: str | None) -> set[int] | None:
    if named is None:
        return None
    wanted = subject_id(named)
    found = entries_about(conn, wanted)
    if not found:
        raise SubjectUnknownError(id=wanted, field="--subject")
    return found


def _fault(finding: Finding) -> Fault:
    facts = {"seq": finding.seq, "table": finding.table, "row": finding.row, **finding.facts}
    if "columns" in facts:
        facts["columns"] = "；".join(
            f"{name} 登记为 {_shown(was)}，现为 {_shown(now)}"
            for name, was, now in facts["columns"]
        )
    message = SENTENCES[finding.code].format(**facts)
    return Fault(finding.code, finding.seq, finding.table, finding.row, message)


def _shown(value: Any) -> str:  # noqa: ANN401 - any stored value
    text = "空" if value is None else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _entry(row: Row[Any], taken: tuple[int, bool] | None) -> JournalEntry:
    return JournalEntry(
        seq=row.seq,
        recorded_at=datetime.fromisoformat(row.recorded_at).astimezone(SHANGHAI),
        actor=row.actor,
        command=row.command,
        reason=row.reason,
        today=row.today,
        on=row.happened_on,
        rows=row.row_count,
        hash=row.hash,
        taken_back_by=taken[0] if taken is not None else None,
    )
