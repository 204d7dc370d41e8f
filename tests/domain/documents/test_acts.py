from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from tests.domain.desk_builder import Office, first_due, main, owed, stands
from tests.office import day

from zhixingli.domain.documents import acts as documents
from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActOrderError,
    ActRepeatedError,
    FutureActError,
    NothingMissingError,
    ReadingHasNoLimitError,
)
from zhixingli.domain.errors.people import LeaderPostError
from zhixingli.domain.errors.rules import RuleNotInForceError, RuleUnknownError
from zhixingli.domain.matters.act import backdated_days
from zhixingli.domain.matters.matter import open_obligation, void
from zhixingli.domain.terms import ActKind, Purpose, Urgency
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.store.law.notices import bundled_calendar

if TYPE_CHECKING:
    from zhixingli.domain.documents.acts import Document


@pytest.fixture
def office() -> Office:
    return Office()


# --- receipt


def test_a_receipt_opens_the_check_at_once(office: Office) -> None:
    document = office.receive("09-18")
    assert document.id == "SW-2026-0001"
    assert owed(document) == {"doc.check": "09-20"}
    assert stands(document) is DocStatus.RECEIVED
    assert document.supporting == [("DW-2", day("09-18"))]
    assert [(a.leader, a.unit, a.from_on) for a in document.assignments] == [
        ("分管", "DW-1", day("09-18"))
    ]
    (act,) = document.acts
    assert (act.kind, act.happened_on, act.recorded_on) == (
        ActKind.RECEIVE,
        day("09-18"),
        day("12-31"),
    )
    assert office.receive("09-18").id == "SW-2026-0002"


def test_a_receipt_under_a_rule_owes_that_rule_first_from_its_start(office: Office) -> None:
    document = office.receive("09-30", rule="foi.reply")
    assert owed(document) == {
        "foi.reply": "11-03",
        "foi.supplement": "10-15",
        "doc.check": "10-08",
    }
    assert main(document) is document.obligations[0]
    earlier = office.receive("09-30", rule="foi.reply", start="09-29")
    assert owed(earlier)["foi.reply"] == "11-02"
    assert earlier.obligations[0].opened_on == day("09-30")


def test_a_receipt_keeps_to_the_rules_of_its_day(office: Office) -> None:
    with pytest.raises(RuleUnknownError):
        office.receive("09-30", rule="foi.answer")
    with pytest.raises(ReadingHasNoLimitError):
        office.receive("09-30", rule="foi.reply", purpose=Purpose.READING)
    with pytest.raises(RuleNotInForceError):
        open_obligation(
            office.desk("09-30"),
            _from_2018(office),
            "foi.reply",
            start=datetime(2018, 5, 7, tzinfo=SHANGHAI).date(),
        )


def _from_2018(office: Office) -> Document:
    document = office.receive("09-30")
    document.opened_on = datetime(2018, 5, 7, tzinfo=SHANGHAI).date()
    return document


def test_nothing_is_received_from_the_future(office: Office) -> None:
    with pytest.raises(FutureActError) as refused:
        office.receive("09-18", today=day("09-17"))
    assert refused.value.field == "--on"
    with pytest.raises(FutureActError) as refused:
        office.receive("09-17", rule="foi.reply", start="09-18", today=day("09-17"))
    assert refused.value.field == "--start"


def test_a_handler_cannot_be_the_leader(office: Office) -> None:
    with pytest.raises(LeaderPostError):
        office.receive("09-18", leader="经办")


@pytest.mark.parametrize(
    ("on", "hour", "urgency", "due"),
    [
        ("09-18", 17, Urgency.NORMAL, "09-20"),
        ("09-18", 18, Urgency.NORMAL, "09-22"),  # after hours: deemed received on Sunday, worked
        ("09-18", 18, Urgency.URGENT, "09-20"),
        ("09-19", 9, Urgency.NORMAL, "09-22"),
        ("09-19", None, Urgency.NORMAL, "09-22"),
    ],
)
def test_a_receipt_out_of_hours_is_deemed_the_next_working_days_where_chosen(
    office: Office, on: str, hour: int | None, urgency: Urgency, due: str
) -> None:
    office.choose("deemed_receipt", "on")
    at = (
        datetime.combine(day(on), datetime.min.time(), SHANGHAI).replace(hour=hour)
        if hour
        else None
    )
    document = office.receive(on, at=at, urgency=urgency)
    assert owed(document) == {"doc.check": due}
    assert document.received_on == day(on)


# --- check, notice, supplement


def test_check_and_notice_together_discharge_the_check_and_open_the_handling(
    office: Office,
) -> None:
    document = office.receive("11-02")
    documents.check(office.desk("11-03"), document, missing=None)
    assert owed(document) == {"doc.check": "11-04"}
    assert stands(document) is DocStatus.CHECKED
    documents.notify(office.desk("11-05"), document, via="电话")
    assert owed(document) == {"doc.check": "11-04 销11-05", "doc.finish": "11-12"}
    assert stands(document) is DocStatus.IN_PROGRESS
    assert [stands(document, on) for on in ("11-02", "11-03", "11-05")] == [
        DocStatus.RECEIVED,
        DocStatus.CHECKED,
        DocStatus.IN_PROGRESS,
    ]


def test_the_later_of_the_two_days_starts_the_handling_in_whatever_order_they_are_recorded(
    office: Office,
) -> None:
    document = office.receive("11-02")
    documents.notify(office.desk("11-05"), document, via=None)
    documents.check(office.desk("11-03"), document, missing=None)
    begun = main(document)
    assert (begun.start_on, begun.opened_on) == (day("11-05"), day("11-05"))
    assert owed(document) == {"doc.check": "11-04 销11-05", "doc.finish": "11-12"}


@pytest.mark.parametrize(
    ("urgency", "rule", "due"),
    [
        (Urgency.NORMAL, "doc.finish", "11-09"),
        (Urgency.URGENT, "doc.finish.urgent", "11-05"),
        (Urgency.EXPRESS, "doc.finish.express", "11-03"),
    ],
)
def test_urgency_decides_by_which_rule_it_is_finished(
    office: Office, urgency: Urgency, rule: str, due: str
) -> None:
    document = office.settle(office.receive("11-02", urgency=urgency), "11-02")
    assert owed(document)[rule] == due


def test_the_handling_may_be_counted_from_the_receipt_where_chosen(office: Office) -> None:
    office.choose("finish_start", "received")
    assert owed(office.settle(office.receive("11-02"), "11-04"))["doc.finish"] == "11-09"
    returned = office.receive("11-02")
    documents.check(office.desk("11-03"), returned, missing="附件")
    documents.notify(office.desk("11-03"), returned, via=None)
    documents.supplement(office.desk("11-20"), returned, text=None)
    # Counted from the supplement: what came on 2 November could not be handled.
    assert owed(office.settle(returned, "11-23"))["doc.finish"] == "11-27"


def test_missing_material_waits_for_its_supplement_and_is_checked_again(office: Office) -> None:
    document = office.receive("11-02")
    documents.check(office.desk("11-03"), document, missing="缺附件2")
    assert stands(document) is DocStatus.CHECKED
    documents.notify(office.desk("11-04"), document, via="函")
    assert owed(document) == {"doc.check": "11-04 销11-04"}
    assert stands(document) is DocStatus.AWAITING_SUPPLEMENT
    documents.supplement(office.desk("11-10"), document, text="附件2")
    assert owed(document) == {"doc.check": "11-04 销11-04", "doc.check/2": "11-12"}
    assert stands(document) is DocStatus.RECEIVED
    office.settle(document, "11-11")
    assert owed(document)["doc.finish"] == "11-18"
    assert stands(document, "11-05") is DocStatus.AWAITING_SUPPLEMENT


def test_a_blank_word_for_what_is_missing_does_not_make_it_complete(office: Office) -> None:
    document = office.receive("11-02")
    documents.check(office.desk("11-02"), document, missing="")
    assert not document.course.complete


def test_a_supplement_restarts_a_rule_of_that_kind_and_no_other(office: Office) -> None:
    rules = ("foi.reply", "license.decide", "petition.close")
    foi, license_, petition = (office.receive("09-30", rule=rule) for rule in rules)
    for document in (foi, license_, petition):
        documents.check(office.desk("10-08"), document, missing="身份证明")
        documents.notify(office.desk("10-08"), document, via=None)
        documents.supplement(office.desk("10-15"), document, text=None)
    assert owed(foi)["foi.reply"] == "11-12"
    assert owed(license_)["license.decide"] == "11-12"
    assert owed(petition)["petition.close"] == "11-30"  # 60 days: 29 November is a Sunday
    assert first_due(main(foi)) == day("11-12")
    assert main(foi).spans[0].due_on == day("11-03")


def test_checking_and_telling_keep_their_order(office: Office) -> None:
    document = office.receive("11-02")
    with pytest.raises(ActBeforeError):
        documents.check(office.desk("11-01"), document, missing=None)
    with pytest.raises(NothingMissingError, match="没有等待补正"):
        documents.supplement(office.desk("11-03"), document, text=None)
    documents.check(office.desk("11-03"), document, missing="附件")
    with pytest.raises(ActRepeatedError, match="资料检查"):
        documents.check(office.desk("11-04"), document, missing=None)
    documents.notify(office.desk("11-05"), document, via=None)
    with pytest.raises(ActRepeatedError, match="告知"):
        documents.notify(office.desk("11-05"), document, via=None)
    with pytest.raises(ActOrderError, match="收到补正") as refused:
        documents.check(office.desk("11-05"), document, missing=None)
    assert refused.value.hint == "先执行 zx doc supplement SW-2026-0001"
    with pytest.raises(ActBeforeError, match="告知之日 2026-11-05"):
        documents.supplement(office.desk("11-04"), document, text=None)
    documents.supplement(office.desk("11-06"), document, text=None)
    with pytest.raises(ActBeforeError, match="收到之日 2026-11-06"):
        documents.check(office.desk("11-05"), document, missing=None)
    with pytest.raises(ActBeforeError):
        documents.notify(office.desk("11-05"), document, via=None)


def test_no_act_lies_in_the_future(office: Office) -> None:
    document, desk = office.receive("11-02"), office.desk("11-04", today=day("11-03"))
    with pytest.raises(FutureActError):
        documents.check(desk, document, missing=None)
    with pytest.raises(FutureActError):
        void(office.desk("11-04", today=day("11-03"), reason="重复"), document)
    assert [act.kind for act in document.acts] == [ActKind.RECEIVE]


# --- reading


def test_a_document_to_be_read_owes_its_check_only(office: Office) -> None:
    document = office.settle(office.receive("11-02", purpose=Purpose.READING), "11-03")
    assert owed(document) == {"doc.check": "11-04 销11-03"}
    assert stands(document) is DocStatus.CIRCULATING
    documents.finish(office.desk("11-10"), document, result=None, reply=None)
    assert stands(document) is DocStatus.FINISHED


# --- when an act was recorded


def test_an_act_recorded_more_than_one_working_day_late_says_by_how_many_days(
    office: Office,
) -> None:
    calendar = bundled_calendar()
    for today, days in (("11-06", None), ("11-09", None), ("11-10", 4), ("12-31", 55)):
        (act,) = office.receive("11-06", today=day(today)).acts
        assert backdated_days(act, calendar) == days, today
