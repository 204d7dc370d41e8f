"""Every rate and every overdue list of the example, held against other code over raw rows."""

from __future__ import annotations

import contextlib
import csv
import io
import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import PROVE
from tests.document_verbs import void_document
from tests.office import day
from tests.oracle.papers import RULES, Book, Counted

from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.tasks import Order
from zhixingli.services import tasks
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.imports import Source
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.readings.accounts import accounts_in
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.scope.readers import Whose
from zhixingli.services.use_case.session import ledger_at, reading
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Clerk

    from zhixingli.store.ledger.database import Ledger

#: What is asked for goes on beyond the day of the asking.
AHEAD = timedelta(weeks=2)
#: The Fridays of the quarter.
FRIDAYS = [date(2026, 7, 3) + timedelta(weeks=n) for n in range(15)]


@pytest.fixture(scope="module")
def book(district_file: Path) -> Book:
    def rows(query: str) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(district_file)) as conn:
            conn.row_factory = sqlite3.Row
            return [dict(row) for row in conn.execute(query)]

    return Book(rows)


@pytest.fixture(scope="module")
def district(district_file: Path) -> Ledger:
    return ledger_at(str(district_file))


def ours(ledger: Ledger, book: Book, first: date, day: date) -> list[Counted]:
    """Give what the program counts of the same matters, in a stretch that is not over yet."""
    with reading(ledger) as (conn, law):
        found = accounts_in(conn, law, first, day + AHEAD, day, Whose())
    counted = [
        Counted(
            each.subject,
            each.limit.id,
            each.day,
            each.leader,
            each.unit,
            each.on_time,
            each.on_time_original,
            each.late,
        )
        for each in found
        if each.subject in book.told and each.limit.id in RULES
    ]
    return sorted(counted, key=lambda each: (each.subject, each.rule, each.day))


@pytest.mark.parametrize("friday", FRIDAYS, ids=str)
def test_accounts_agree_on_every_friday(district: Ledger, book: Book, friday: date) -> None:
    first = date(2026, 6, 1)
    assert ours(district, book, first, friday) == book.accounts(first, friday + AHEAD, friday)


@pytest.mark.parametrize("friday", FRIDAYS, ids=str)
def test_overdue_lists_agree_on_every_friday(district: Ledger, book: Book, friday: date) -> None:
    found = overdue(district, as_of=friday, filters=Filters()).data
    told = {
        (item.id, item.rule, item.due, item.leader.id, item.unit.id)
        for item in found
        if item.id in book.told and item.rule in RULES
    }
    assert told == book.overdue(friday)


def test_there_is_something_to_agree_about(book: Book) -> None:
    last = FRIDAYS[-1]
    counted = book.accounts(date(2026, 6, 1), last, last)
    assert len(counted) > 500
    assert {each.rule for each in counted} == set(RULES)
    assert any(each.late for each in counted)
    assert any(not each.late and not each.on_time for each in counted)
    assert any(each.on_time and not each.on_time_original for each in counted)


# --- histories that nobody thought of


def drawn_rows(chance: random.Random, number: int) -> list[dict[str, str]]:
    """Draw rows of a register: most are possible, the import refuses the others."""
    rows = []
    for n in range(number):
        at = date(2026, 8, 31) + timedelta(days=chance.randrange(50))
        row = {
            "签收时间": f"{at} 09:00",
            "来文单位": "市发改委",
            "标题": f"第{n}件",
            "办件/阅件": chance.choice(("办件", "办件", "办件", "阅件")),
            "紧急程度": chance.choice(("平件", "平件", "加急", "特急")),
            "区分管领导": chance.choice(("李副区长", "王副区长")),
            "主责单位": chance.choice(("区住建局", "区财政局")),
        }

        def later(most: int, *, since: date = at) -> date:
            return since + timedelta(days=chance.randrange(most))

        checked = later(5)
        told = later(3, since=checked)
        row |= {"资料检查日期": str(checked), "资料检查结果": "齐全", "告知日期": str(told)}
        if chance.random() < 0.2:  # the sender had to bring something
            brought = later(9, since=told)
            again = later(3, since=brought)
            row |= {"资料检查结果": "缺附件", "补正日期": str(brought), "复查日期": str(again)}
            row["告知日期"], told = f"{told}；{again}", again
        if chance.random() < 0.2:
            stopped = later(4, since=told)
            row |= {"停表日期": str(stopped), "停表事由": "补正"}
            if chance.random() < 0.8:
                row["恢复日期"] = str(later(12, since=stopped))
        if chance.random() < 0.3:
            row |= {"延期日期": str(later(14, since=told)), "延期天数": str(chance.randrange(1, 6))}
            row |= {"延期批准人": "赵局长" if row["主责单位"] == "区住建局" else "钱局长"}
        if chance.random() < 0.2:
            row |= {
                "权限内外": "权限外",
                "权限日期": str(later(12, since=told)),
                "报批去向": "市府",
            }
        ends = chance.random()
        if ends < 0.6:
            row["办结日期"] = str(later(20, since=told))
        elif ends < 0.75:
            row |= {"退回日期": str(later(12)), "退回理由": "不归我们办"}
        rows.append(row)
    return rows


def history(clerk: Clerk, chance: random.Random, number: int) -> int:
    """Make a history of papers, tasks, changes of hands and mistakes; give how many papers."""
    rows = drawn_rows(chance, number)
    heads = list(dict.fromkeys(head for row in rows for head in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, restval="")
    writer.writeheader()
    writer.writerows(rows)
    end = day("12-18")
    stamp = Stamp(actor="测试", today=end, on=day("08-31"), command="import docs")
    import_docs(clerk.ledger, stamp, Source(out.getvalue().encode(), "收文.csv"))
    kept = [doc.id for doc in list_documents(clerk.ledger, as_of=end, filters=DocFilters()).data]
    hands = [("李副区长", "区住建局"), ("王副区长", "区财政局")]
    for code in chance.sample(kept, len(kept) // 5):
        on = day("08-31") + timedelta(days=chance.randrange(80))
        leader, unit = chance.choice(hands)
        with contextlib.suppress(Refusal):  # before it came, after it ended, to whom has it
            assign_subject(clerk.ledger, clerk.stamp(on, today=end), code, leader=leader, unit=unit)
    for code in chance.sample(kept, len(kept) // 12):
        with contextlib.suppress(Refusal):
            clerk.does(void_document, end, code, reason="登错")
    hand_over(clerk.ledger, clerk.stamp(day("10-14"), today=end), "李副区长", "王副区长")
    for n in range(number // 15):
        on = day("09-01") + timedelta(days=chance.randrange(40))
        leader, unit = chance.choice(hands)
        order = Order(
            title=f"任务{n}",
            leader=leader,
            unit=unit,
            due=on + timedelta(days=chance.randrange(30)),
        )
        task = tasks.add_task(clerk.ledger, clerk.stamp(on, today=end), order).data
        if task is not None and chance.random() < 0.7:
            done = clerk.stamp(on + timedelta(days=chance.randrange(40)), today=end)
            with contextlib.suppress(Refusal):
                tasks.finish_task(clerk.ledger, done, task.id, result=None)
    return len(kept)


@pytest.mark.both_engines
def test_drawn_histories_agree(clerk: Clerk) -> None:
    """Two hundred and forty drawn, the impossible ones refused; thousands by `make prove`."""
    chance = random.Random(20261014)  # noqa: S311
    assert history(clerk, chance, 5000 if PROVE else 240) > 120

    def rows(query: str) -> list[dict[str, Any]]:
        with clerk.ledger.read() as conn:
            return [dict(row) for row in conn.exec_driver_sql(query).mappings()]

    book, first = Book(rows), day("08-01")
    for friday in (day("09-11") + timedelta(weeks=n) for n in range(14)):
        counted = book.accounts(first, friday + AHEAD, friday)
        assert ours(clerk.ledger, book, first, friday) == counted
        told = {
            (item.id, item.rule, item.due, item.leader.id, item.unit.id)
            for item in overdue(clerk.ledger, as_of=friday, filters=Filters()).data
            if item.id in book.told and item.rule in RULES
        }
        assert told == book.overdue(friday), friday
    assert {each.rule for each in counted} == set(RULES)
