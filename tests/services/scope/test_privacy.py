"""No name of a citizen on a page that leaves the clerk's desk; 内部 in the head's copy only.

Each report is searched whole, as JSON: what is not in its data can be in none of its forms.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.office import day

from zhixingli.domain.documents.document import Receipt
from zhixingli.domain.documents.notes import DocumentCorrection
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.supervisions.acts import Opening
from zhixingli.domain.supervisions.terms import Basis
from zhixingli.domain.tasks import Order
from zhixingli.domain.terms import Secrecy
from zhixingli.services.documents.acts import (
    edit_document,
    receive_document,
    record_progress,
    route_document,
)
from zhixingli.services.documents.handling import DOCS
from zhixingli.services.matters.reads import void_matter
from zhixingli.services.overview.dashboard import dashboard
from zhixingli.services.readings.calendar_entries import agenda, agenda_of
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reports.bulletin import bulletin
from zhixingli.services.reports.diff import diff_reports
from zhixingli.services.reports.overdue_list import overdue_report
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.results.plain import to_plain
from zhixingli.services.supervisions.acts import open_supervision, record_feedback
from zhixingli.services.tasks import add_task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.office import Clerk

MONDAY = day("11-23")
NAMES = ("张三", "李四", "赵六")
RECEIPT = Receipt("", "区信访局", "李副区长", "区住建局")


@pytest.fixture
def told(clerk: Clerk) -> Clerk:
    """Give a ledger with citizens' matters of every kind, all of them late."""

    def receive(title: str, **more: Any) -> str:
        stamp = clerk.stamp(day("07-01"))
        done = receive_document(clerk.ledger, stamp, replace(RECEIPT, title=title, **more)).data
        assert done is not None
        return done.id

    petition = receive("张三反映小区噪音问题", rules=("petition.close",), sender="张三")
    receive("李四的申请", rules=("foi.reply",), public_title="一件征地信息公开申请")
    receive("关于编制调整的请示", secrecy=Secrecy.INTERNAL)
    beyond = receive("赵六投诉材料", sender="赵六")
    route_document(
        clerk.ledger, clerk.stamp(day("07-02")), beyond, authority=Authority.BEYOND, to=None
    )
    record_progress(clerk.ledger, clerk.stamp(day("07-03")), beyond, text="赵六来电催问")
    opening = Opening(Basis.APPROVAL, "陈区长", due=day("08-03"))
    about = open_supervision(clerk.ledger, clerk.stamp(day("07-06")), petition, opening).data
    assert about is not None
    record_feedback(clerk.ledger, clerk.stamp(day("11-17")), about.id, text="已约张三面谈")
    own = replace(opening, leader="李副区长", unit="区住建局")
    open_supervision(clerk.ledger, clerk.stamp(day("07-06")), "赵六信访事项督办", own)
    order = Order("答复张三信访事项", "李副区长", "区住建局", due=day("07-20"))
    add_task(clerk.ledger, clerk.stamp(day("07-06")), order)
    return clerk


def pages(clerk: Clerk, reader: str | None) -> Iterator[tuple[str, str]]:
    """Give every page for leaders as its data, with what it is called."""
    at: dict[str, Any] = {"as_of": MONDAY, "reader": reader}
    made = {
        "weekly": weekly_report(clerk.ledger, week=None, **at).data,
        "bulletin": bulletin(clerk.ledger, **at).data,
        "dashboard": dashboard(clerk.ledger, **at).data,
        "overdue": overdue_report(clerk.ledger, as_of=MONDAY, filters=Filters(reader=reader)).data,
    }
    for name, data in made.items():
        yield name, json.dumps(to_plain(data), ensure_ascii=False)


@pytest.mark.parametrize("reader", [None, "区长", "李副区长"])
def test_no_page_names_a_citizen(told: Clerk, reader: str | None) -> None:
    for name, text in pages(told, reader):
        assert not [each for each in NAMES if each in text], name
        assert "一件信访事项" in text, name
        assert "一件征地信息公开申请" in text, name


@pytest.mark.parametrize("reader", [None, "区长", "李副区长"])
def test_what_is_internal_stands_in_the_heads_copy_only(told: Clerk, reader: str | None) -> None:
    for name, text in pages(told, reader):
        assert ("关于编制调整的请示" in text) is (reader == "区长"), name
        assert ("一件内部事项" in text) is (reader != "区长"), name


def test_supervision_of_a_private_paper_is_private_too(told: Clerk) -> None:
    rows = {row.id: row for row in bulletin(told.ledger, as_of=MONDAY).data.matters}
    first, second = rows["DB-2026-0001"], rows["DB-2026-0002"]
    assert first.title == "督办：一件信访事项"
    assert first.about is not None
    assert (first.about.name, first.last_feedback) == ("一件信访事项", None)
    assert second.title == "一件信访事项"


def test_figures_are_of_all_of_them(told: Clerk) -> None:
    late = overdue(told.ledger, as_of=MONDAY, filters=Filters()).data
    report = overdue_report(told.ledger, as_of=MONDAY, filters=Filters()).data
    assert [item.key for item in report] == [item.key for item in late]
    assert {item.title for item in late} >= {"张三反映小区噪音问题", "关于编制调整的请示"}


def test_calendars_name_nobody(told: Clerk) -> None:
    items = overdue(told.ledger, as_of=MONDAY, filters=Filters()).data
    books = [
        agenda_of(told.ledger, items, as_of=MONDAY),
        *(
            agenda(told.ledger, as_of=MONDAY, leader=leader, unit=None, since=None).data
            for leader in (None, "李副区长")
        ),
    ]
    for book in books:
        titles = {entry.title for entry in book.items}
        assert not [t for t in titles for each in NAMES if each in t]
        assert {"一件信访事项", "一件内部事项", "一件征地信息公开申请"} <= titles


def test_what_was_struck_out_and_what_is_compared_name_nobody(told: Clerk) -> None:
    void_matter(
        told.ledger, told.stamp(day("11-17"), reason="与张三另一件重复"), DOCS, "SW-2026-0001"
    )
    report = weekly_report(told.ledger, week=None, as_of=MONDAY).data
    assert [(each.title, each.reason) for each in report.voided] == [("一件信访事项", None)]
    diff = diff_reports(told.ledger, "W46", "W47", as_of=MONDAY).data
    text = json.dumps(to_plain(diff), ensure_ascii=False)
    assert not [each for each in NAMES if each in text]


def test_a_public_title_can_be_given_later(told: Clerk) -> None:
    edit_document(
        told.ledger,
        told.stamp(day("11-17"), reason="补公开标题"),
        "SW-2026-0001",
        DocumentCorrection(public_title="一件反映噪音的信访事项"),
    )
    report = weekly_report(told.ledger, week=None, as_of=MONDAY).data
    titles = {item.title for item in report.overdue}
    assert {"一件反映噪音的信访事项", "督办：一件反映噪音的信访事项"} <= titles


def test_the_clerk_is_told_what_will_be_printed(told: Clerk) -> None:
    asked = replace(RECEIPT, title="钱七信访事项")
    done = receive_document(told.ledger, told.stamp(MONDAY), asked)
    assert [each.code for each in done.warnings] == ["PUBLIC_TITLE_MISSING"]
    assert "一件信访事项" in done.warnings[0].message
    named = replace(asked, title="孙八信访事项", public_title="一件信访件")
    assert receive_document(told.ledger, told.stamp(MONDAY), named).warnings == ()
