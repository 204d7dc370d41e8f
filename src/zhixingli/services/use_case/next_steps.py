"""What to do first where a ledger holds nothing yet: an empty answer says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.services.use_case.envelope import Remark
from zhixingli.store.tables import subject
from zhixingli.store.tables.standing import person, unit

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: What comes first, second and third, each with the table that is empty before it.
_STEPS: Final = (
    (unit, "还没有单位：zx import units 单位.csv --apply，或 zx unit add 名称"),
    (person, "还没有人员：zx import people 人员.csv --apply，或 zx person add 姓名 --unit 单位"),
    (subject, "还没有登记事情：收一件文用 zx 收文，从表格导入用 zx import docs 收文.csv --apply"),
)


def next_step(conn: Connection, found: object) -> tuple[Remark, ...]:
    """Say the next step of a ledger that is still empty; nothing where something was found."""
    if found:
        return ()
    for table, step in _STEPS:
        if conn.execute(select(table.c.id).limit(1)).first() is None:
            return (Remark("LEDGER_EMPTY", f"台账刚建好，{step}（zx help 收文）"),)
    return ()
