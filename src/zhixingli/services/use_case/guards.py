"""What stands before every write: the clock of a real ledger, the safety of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.ledger import ClockError
from zhixingli.services.use_case.envelope import Remark
from zhixingli.store.ledger.engine import may_lose_commits

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from zhixingli.store.ledger.unit_of_work import Stamp

#: What is said of a file in WAL mode on a machine whose SQLite is not mended.
WAL_UNSAFE: Final = "这台机器的 SQLite 在 WAL 方式下，两人同时写可能丢掉已经确认的登记"


def refuse_other_clock(stamp: Stamp, *, rehearsal: bool) -> None:
    """Let a real ledger be written on the clock's own day only; what is only tried is free."""
    other = bool(stamp.clock_days) and stamp.today not in stamp.clock_days
    if other and not stamp.dry_run and not rehearsal:
        raise ClockError(today=stamp.today, clock=max(stamp.clock_days), field="--today")


def journal_warning(conn: Connection) -> tuple[Remark, ...]:
    """Warn where this machine's SQLite may lose what another process wrote at the same moment."""
    if not may_lose_commits(conn):
        return ()
    return (Remark("WAL_UNSAFE", f"{WAL_UNSAFE}；没有别人在用时运行 zx upgrade 改掉"),)
