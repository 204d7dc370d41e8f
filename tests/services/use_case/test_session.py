"""What every write has in common: rehearsals, keys, strictness, secrecy; on both engines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import show_document

from zhixingli.domain.documents.document import Receipt
from zhixingli.domain.errors.ledger import KeyReusedError, ProvisionalError
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.services.documents.acts import receive_document
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.rules.office import set_choice, show_office
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.documents import DocDetail
    from zhixingli.services.use_case.session import Change

DAY = date(2026, 11, 2)


def receive(clerk: Clerk, title: str = "关于防汛的通知", **stamped: Any) -> Change[DocDetail]:
    request = Receipt(title=title, sender="市水务局", leader="李副区长", unit="区住建局")
    facts: dict[str, Any] = {"actor": "测试", "today": DAY, "on": DAY, "command": "doc receive"}
    facts |= stamped
    return receive_document(clerk.ledger, Stamp(**facts), request)


def entries(clerk: Clerk) -> int:
    return verify_ledger(clerk.ledger, as_of=DAY).data.entries


def test_a_rehearsal_goes_all_the_way_and_leaves_nothing(clerk: Clerk) -> None:
    before = entries(clerk)
    rehearsed = receive(clerk, dry_run=True)

    assert rehearsed.data is not None
    assert (rehearsed.data.id, rehearsed.journal, entries(clerk)) == ("SW-2026-0001", None, before)
    done = receive(clerk)
    assert done.data is not None
    assert (done.data.id, entries(clerk)) == ("SW-2026-0001", before + 1)


def test_the_same_key_does_it_once(clerk: Clerk) -> None:
    first = receive(clerk, key="oa-1", request='{"title": "甲"}')
    count = entries(clerk)
    again = receive(clerk, key="oa-1", request='{"title": "甲"}')

    assert (again.data, again.journal, entries(clerk)) == (None, first.journal, count)
    assert again.replayed is not None
    assert again.replayed["id"] == "SW-2026-0001"
    with pytest.raises(KeyReusedError, match="oa-1"):
        receive(clerk, key="oa-1", request='{"title": "乙"}')
    with pytest.raises(KeyReusedError):
        receive(clerk, key="oa-1", request='{"title": "甲"}', command="doc check")
    assert entries(clerk) == count


def test_the_key_of_a_rehearsal_is_still_free(clerk: Clerk) -> None:
    receive(clerk, key="oa-1", request="{}", dry_run=True)

    assert receive(clerk, key="oa-1", request="{}").replayed is None


def test_a_strict_write_takes_no_provisional_day(clerk: Clerk) -> None:
    def last_of_year(**stamped: Any) -> Change[DocDetail]:
        day = date(2026, 12, 28)  # two days end on 12-30, which next year's notice may change
        return receive(clerk, today=day, on=day, **stamped)

    with pytest.raises(ProvisionalError, match=r"SW-2026-0001/doc\.check"):
        last_of_year(strict=True)
    found = list_documents(clerk.ledger, as_of=date(2026, 12, 31), filters=DocFilters()).data
    assert found == ()
    accepted = last_of_year()
    assert [notice.code for notice in accepted.warnings] == ["CALENDAR_PROVISIONAL"]


@pytest.mark.parametrize("stamped", [{"actor": "机密★"}, {"reason": "绝密"}, {"key": "秘密★5年"}])
def test_a_mark_is_stored_nowhere(clerk: Clerk, stamped: dict[str, str]) -> None:
    before = entries(clerk)
    with pytest.raises(ClassifiedError) as refused:
        receive(clerk, **stamped)

    assert next(iter(stamped.values())) not in refused.value.message + refused.value.hint
    assert entries(clerk) == before


def test_a_choice_holds_from_its_day_on(clerk: Clerk) -> None:
    early = clerk.receive(date(2026, 10, 16), "先收的")
    set_choice(clerk.ledger, clerk.stamp(DAY), "check_unit", "workday")
    late = clerk.receive(date(2026, 11, 6), "后收的")  # a Friday

    def due(doc: str) -> date | None:
        shown = show_document(clerk.ledger, doc, as_of=date(2026, 11, 6), strict=False)
        return shown.data.obligations[0].due

    # Two calendar days after Friday 10-16 end on Sunday and roll to 10-19; two working days
    # after Friday 11-06 end on Tuesday 11-10.
    assert (due(early), due(late)) == (date(2026, 10, 19), date(2026, 11, 10))
    backdated = clerk.receive(date(2026, 10, 16), "补录的", today=date(2026, 11, 6))
    assert due(backdated) == date(2026, 10, 19)


@pytest.mark.parametrize(
    ("key", "value", "at", "due"),
    [
        # Saturday 10-17, deemed received on Monday: two days to Wednesday.
        ("deemed_receipt", "on", "2026-10-17", "2026-10-21"),
        ("deemed_receipt", "off", "2026-10-17", "2026-10-19"),
    ],
)
def test_a_receipt_on_a_day_off_may_be_deemed_later(
    clerk: Clerk, key: str, value: str, at: str, due: str
) -> None:
    set_choice(clerk.ledger, clerk.stamp(date(2026, 10, 12)), key, value)
    doc = clerk.receive(date.fromisoformat(at), "周末收的")
    shown = show_document(clerk.ledger, doc, as_of=date(2026, 10, 17), strict=False).data

    assert shown.obligations[0].due == date.fromisoformat(due)


def test_every_choice_is_shown_with_its_default(clerk: Clerk) -> None:
    set_choice(clerk.ledger, clerk.stamp(DAY), "black_after", "7")
    items = {item.key: item for item in show_office(clerk.ledger, as_of=DAY).data.settings}

    assert (items["black_after"].value, items["black_after"].default) == ("7", "5")
    assert items["black_after"].from_ == DAY
    before = show_office(clerk.ledger, as_of=date(2026, 11, 1)).data
    assert {item.key: item.value for item in before.settings}["black_after"] == "5"
