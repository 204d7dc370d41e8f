"""The journal: one entry a command, chained, the same bytes on both engines."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text
from tests.document_verbs import pause_document
from tests.office import Clerk
from tests.store.by_hand import STAMP, add_unit, numbers

from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.services.documents.acts import check_document, notify_sender
from zhixingli.store.ledger.journal import GENESIS, canonical, new_uid
from zhixingli.store.tables import journal, journal_row, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping
    from tests.conftest import Files, Postgres

    from zhixingli.store.ledger.database import Ledger

DAY = date(2026, 11, 2)


def test_a_command_writes_one_entry_that_says_who_when_and_why(ledger: Ledger) -> None:
    stamp = replace(STAMP, on=DAY, reason="新设")
    add_unit(ledger, stamp)

    entry = entries(ledger)[-1]

    assert (entry["seq"], entry["actor"], entry["command"]) == (2, "测试", "test")
    assert (entry["reason"], entry["today"], entry["happened_on"]) == ("新设", STAMP.today, DAY)
    assert entry["row_count"] == 1
    recorded = datetime.fromisoformat(entry["recorded_at"])
    assert abs((datetime.now(SHANGHAI) - recorded).total_seconds()) < 60
    (row,) = rows_of(ledger, 2)
    assert (row["table_name"], row["row_key"], row["operation"]) == ("unit", "DW-0001", "insert")
    assert json.loads(row["image"])["name"] == "DW-0001"


def test_every_entry_holds_the_hash_of_the_one_before(ledger: Ledger) -> None:
    for _ in range(3):
        add_unit(ledger)
    before = GENESIS
    for entry in entries(ledger):
        assert entry["prev_hash"] == before
        header = {name: value for name, value in entry.items() if name != "hash"}
        digest = hashlib.sha256(canonical(header).encode()).hexdigest()
        assert entry["hash"] == digest
        before = digest
    with ledger.read() as conn:
        head = conn.execute(text("SELECT seq, hash FROM ledger_head")).one()
    assert tuple(head) == (4, before)


def test_a_change_of_a_row_is_an_update_with_the_whole_image(ledger: Ledger) -> None:
    add_unit(ledger)
    with ledger.write(STAMP) as work:
        found = work.conn.execute(select(unit)).mappings().one()
        work.update(unit, found, short="一")

    (row,) = rows_of(ledger, 3)

    assert row["operation"] == "update"
    assert json.loads(row["image"]) == json.loads(rows_of(ledger, 2)[0]["image"]) | {"short": "一"}


def test_what_changes_nothing_writes_nothing(ledger: Ledger) -> None:
    add_unit(ledger)
    with ledger.write(STAMP) as work:
        found = work.conn.execute(select(unit)).mappings().one()
        work.update(unit, found, short=None)
        assert not work.changed

    assert len(entries(ledger)) == 2


def test_a_dry_run_writes_nothing_and_uses_no_number(ledger: Ledger) -> None:
    add_unit(ledger, replace(STAMP, dry_run=True))
    assert len(entries(ledger)) == 1
    add_unit(ledger)

    assert numbers(ledger) == ["DW-0001"]


def test_a_refusal_half_way_writes_nothing_and_uses_no_number(ledger: Ledger) -> None:
    with pytest.raises(FutureActError):
        give_up(ledger)
    add_unit(ledger)

    assert numbers(ledger) == ["DW-0001"]
    assert [entry["seq"] for entry in entries(ledger)] == [1, 2]


def test_the_same_acts_give_the_same_digests_on_both_engines(
    files: Files, postgres: Postgres
) -> None:
    found = [told(shelf.take(work)) for shelf in (files, postgres)]
    postgres.clear()

    assert found[0] == found[1]
    assert len(found[0]) > 100


def test_canonical_json_is_sorted_tight_and_keeps_chinese() -> None:
    day = date(2026, 1, 2)

    assert canonical({"b": [True, None, 1], "a": day}) == '{"a":"2026-01-02","b":[true,null,1]}'
    assert canonical("区财政局") == '"区财政局"'
    with pytest.raises(TypeError, match="no canonical form"):
        canonical(object())


def test_identities_sort_by_time_and_never_repeat() -> None:
    made = [new_uid() for _ in range(2000)]

    assert len(set(made)) == 2000
    assert [uid[:13] for uid in made] == sorted(uid[:13] for uid in made)
    assert {uid[14] for uid in made} == {"7"}
    assert {uid[19] for uid in made} <= set("89ab")


def give_up(ledger: Ledger) -> None:
    with ledger.write(STAMP) as work:
        work.next_number("DW")
        work.insert(unit, {"id": "DW-0001", "uid": "u", "name": "n"})
        raise FutureActError(day=DAY, today=DAY)


def work(ledger: Ledger) -> None:
    clerk = Clerk(ledger)
    clerk.open_office()
    first = clerk.receive(DAY, "第一件", number="南发改〔2026〕3号", public_promise=True)
    clerk.does(check_document, DAY, first, missing=None)
    clerk.does(notify_sender, DAY, first, via="电话")
    second = clerk.receive(DAY, "第二件", rule="license.decide", supporting=["区财政局"])
    clerk.does(pause_document, DAY, second, ground="听证", written=True, rule=None)


def told(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Give what was journalled, without the identities, which are random."""
    query = select(journal_row).order_by(journal_row.c.seq, journal_row.c.n)
    with ledger.read() as conn:
        rows = conn.execute(query).mappings().all()
    return [
        (row["seq"], row["n"], row["table_name"], row["row_key"], row["operation"], image(row))
        for row in rows
    ]


def image(row: RowMapping) -> str:
    return canonical({k: v for k, v in json.loads(row["image"]).items() if k != "uid"})


def entries(ledger: Ledger) -> Sequence[RowMapping]:
    with ledger.read() as conn:
        return conn.execute(select(journal).order_by(journal.c.seq)).mappings().all()


def rows_of(ledger: Ledger, seq: int) -> Sequence[RowMapping]:
    query = select(journal_row).where(journal_row.c.seq == seq).order_by(journal_row.c.n)
    with ledger.read() as conn:
        return conn.execute(query).mappings().all()
