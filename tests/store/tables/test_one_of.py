"""One parameter names any number of IDs, hostile ones among them, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from tests.office import day

from zhixingli.store.tables import subject
from zhixingli.store.tables.one_of import one_of

if TYPE_CHECKING:
    from tests.office import Clerk


def test_any_number_of_ids_is_one_statement_and_one_parameter(clerk: Clerk) -> None:
    known = [clerk.receive(day("10-12"), title) for title in ("甲", "乙", "丙")]
    many = [*known[:2], *(f"SW-2025-{n:04}" for n in range(2000)), "x' OR '1'='1", '"]', "中文"]
    with clerk.ledger.read() as conn:
        asked = select(subject.c.id).where(one_of(subject.c.id, many)).order_by(subject.c.id)
        assert conn.execute(asked).scalars().all() == known[:2]
        assert len(asked.compile(conn).params) == 1
        nobody = select(subject.c.id).where(one_of(subject.c.id, ()))
        assert conn.execute(nobody).all() == []
