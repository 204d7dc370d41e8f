"""一件多限: what opens beside, after and on an event, and what settles each (DOMAIN §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.domain.desk_builder import TODAY, Office, owed, stands
from tests.office import day

from zhixingli.domain.documents import acts as documents
from zhixingli.domain.documents.document import Receipt
from zhixingli.domain.documents.notes import DocumentCorrection, edit
from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.acts import (
    FutureActError,
    MatterClosedError,
    NoStatedDueError,
    ReadingHasNoLimitError,
    StatedDueError,
)
from zhixingli.domain.errors.clock import (
    EventUnexpectedError,
    NoObligationError,
    NotBeforeError,
    OutcomeByLawError,
)
from zhixingli.domain.matters import clock
from zhixingli.domain.matters.matter import void
from zhixingli.domain.terms import Purpose

if TYPE_CHECKING:
    from zhixingli.domain.documents.acts import Document


@pytest.fixture
def office() -> Office:
    return Office()


def receive(office: Office, on: str, **facts: object) -> Document:
    receipt = Receipt(title="事项", sender="某人", leader="分管", unit="DW-1", **facts)  # type: ignore[arg-type]
    return documents.receive(office.desk(on), receipt)


def finish(
    office: Office,
    document: Document,
    on: str,
    *,
    result: str | None = None,
    rule: str | None = None,
    outcome: str | None = None,
    reason: str | None = None,
) -> None:
    desk = office.desk(on, reason=reason)
    documents.finish(desk, document, result=result, reply=None, rule=rule, outcome=outcome)


def happen(office: Office, document: Document, on: str, name: str) -> list[str]:
    return documents.event(office.desk(on), document, name=name)


def test_a_granted_licence_owes_its_delivery(office: Office) -> None:
    # 10 working days from 20 March: 23-27 (5), 30 March to 3 April (10).
    document = receive(office, "03-02", rules=["license.decide"])
    finish(office, document, "03-20", outcome="准予")
    assert owed(document) == {
        "license.decide": "03-30 销03-20",
        "license.supplement": "03-09 撤03-20",
        "doc.check": "03-04 销03-20",
        "license.deliver": "04-03",
    }
    assert stands(document, "03-20") is DocStatus.AWAITING_DELIVERY
    assert happen(office, document, "03-25", "送达") == ["“许可证件颁发送达”了结"]
    assert owed(document)["license.deliver"] == "04-03 销03-25"
    assert [stands(document, on) for on in ("03-19", "03-24", "03-25")] == [
        DocStatus.RECEIVED,
        DocStatus.AWAITING_DELIVERY,
        DocStatus.FINISHED,
    ]


def test_a_refused_licence_owes_none_and_an_unnamed_outcome_can_be_named_later(
    office: Office,
) -> None:
    refused = receive(office, "03-02", rules=["license.decide"])
    finish(office, refused, "03-20", outcome="不予许可")
    assert "license.deliver" not in owed(refused)
    unnamed = receive(office, "03-02", rules=["license.decide"])
    finish(office, unnamed, "03-20")
    assert stands(unnamed, "03-20") is DocStatus.FINISHED
    finish(office, unnamed, "03-25", rule="license.decide", outcome="准予")
    assert owed(unnamed)["license.deliver"] == "04-03"
    assert owed(unnamed)["license.decide"] == "03-30 销03-20"


def test_a_penalty_is_delivered_within_seven_working_days(office: Office) -> None:
    # 90 days from 1 April are 30 June. Seven working days from 10 June: 11, 12 (2), 15-18 (6;
    # 19 to 21 June are off), 22 (7).
    document = receive(office, "04-01", rules=["penalty.case"])
    assert owed(document)["penalty.case"] == "06-30"
    finish(office, document, "06-10", outcome="罚款")
    assert owed(document)["penalty.deliver"] == "06-22"


def test_a_petition_owes_its_notice_and_its_end_and_counts_from_the_acceptance(
    office: Office,
) -> None:
    document = receive(office, "08-06", rules=["petition.close"])
    # 15 days: 21 August; 60 days: 5 October, in the holidays, rolled to 8 October.
    assert owed(document) == {
        "petition.close": "10-08",
        "petition.notify": "08-21",
        "doc.check": "08-10",
    }
    documents.notify(office.desk("08-14"), document, via="书面")
    assert owed(document)["petition.notify"] == "08-21 销08-14"
    assert happen(office, document, "08-14", "受理") == ["“信访事项办结”自 2026-08-14 起算"]
    assert owed(document)["petition.close"] == "10-13"  # 60 days from 14 August
    assert document.main_on(TODAY) is document.obligations[0]
    assert document.obligations[0].original_due(day("08-14")) == day("10-13")
    assert document.obligations[0].original_due(day("08-13")) == day("10-08")


def test_a_judgment_opens_the_appeal_and_renouncing_it_ends_it(office: Office) -> None:
    document = receive(office, "09-01", rules=["litigation.answer"])
    assert owed(document)["litigation.answer"] == "09-16"
    finish(office, document, "09-15", result="已提交答辩状")
    assert stands(document, "09-15") is DocStatus.FINISHED
    # 15 days from 20 November are 5 December, a Saturday: rolled to Monday the 7th.
    assert happen(office, document, "11-20", "判决送达") == ["开“对一审判决提起上诉”"]
    assert owed(document)["litigation.appeal"] == "12-07"
    appeal = document.obligations_of("litigation.appeal")[0]
    assert not appeal.is_bound(TODAY)
    assert stands(document, "11-20") is DocStatus.FINISHED  # a right is no debt
    assert happen(office, document, "11-25", "不上诉") == ["“对一审判决提起上诉”不再欠"]
    assert (appeal.withdrawn_on, appeal.outcome) == (day("11-25"), "不上诉")


def test_an_appeal_that_was_made_is_done(office: Office) -> None:
    document = receive(office, "09-01", rules=["litigation.answer"])
    finish(office, document, "09-15")
    happen(office, document, "11-20", "裁定送达")
    assert owed(document)["litigation.appeal.ruling"] == "11-30"
    happen(office, document, "11-26", "上诉")
    assert owed(document)["litigation.appeal.ruling"] == "11-30 销11-26"


def test_an_unanswered_application_for_review_counts_as_accepted(office: Office) -> None:
    # figures.md 3. Five working days from 2 March: 9 March. From there 60 days are 8 May, seven
    # working days 18 March.
    document = receive(office, "03-02", rules=["reconsider.accept"])
    accept = document.obligations[0]
    assert (accept.discharged_on, accept.outcome, accept.by_law) == (
        day("03-09"),
        "视为受理",
        True,
    )
    assert owed(document) == {
        "reconsider.accept": "03-09 销03-09",
        "reconsider.decide": "05-08",
        "reconsider.send": "03-18",
        "doc.check": "03-04",
    }
    decide = document.obligations_of("reconsider.decide")[0]
    assert [decide.is_open(day(on)) for on in ("03-08", "03-09")] == [False, True]
    assert document.main_on(day("03-08")) is accept
    assert document.main_on(day("03-10")) is decide
    with pytest.raises(OutcomeByLawError, match="视为受理"):
        finish(office, document, "03-12", rule="reconsider.accept")
    finish(office, document, "05-06", result="维持")
    assert owed(document)["reconsider.decide"] == "05-08 销05-06"
    assert document.finished_on == day("05-06")


def test_an_accepted_application_goes_on_from_that_day(office: Office) -> None:
    # From 4 March: seven working days 13 March, 60 days 3 May, in the holidays, rolled to 6 May.
    document = receive(office, "03-02", rules=["reconsider.accept"])
    finish(office, document, "03-04", outcome="受理")
    assert document.finished_on is None
    assert owed(document) == {
        "reconsider.accept": "03-09 销03-04",
        "reconsider.decide": "05-06",
        "reconsider.send": "03-13",
        "doc.check": "03-04",
    }
    decide = document.obligations_of("reconsider.decide")[0]
    assert [decide.is_open(day(on)) for on in ("03-03", "03-04")] == [False, True]
    assert decide.original_due(day("03-04")) == day("05-06")
    happen(office, document, "03-10", "发送副本")
    assert owed(document)["reconsider.send"] == "03-13 销03-10"


def test_the_simple_procedure_has_limits_of_its_own(office: Office) -> None:
    # From 4 March: three working days 9 March, 30 days 3 April.
    document = receive(office, "03-02", rules=["reconsider.accept"])
    finish(office, document, "03-04", outcome="简易程序受理")
    assert owed(document) == {
        "reconsider.accept": "03-09 销03-04",
        "reconsider.decide": "05-08 撤03-09",  # foreseen from the last day, and never begun
        "reconsider.send": "03-18 撤03-09",
        "reconsider.simple": "04-03",
        "reconsider.send.simple": "03-09",
        "doc.check": "03-04",
    }
    assert document.main_rules == ("reconsider.accept", "reconsider.decide", "reconsider.simple")
    finish(office, document, "03-30", result="维持")
    assert document.finished_on == day("03-30")
    assert document.outcome is None


def test_a_rejected_application_goes_no_further(office: Office) -> None:
    document = receive(office, "03-02", rules=["reconsider.accept"])
    finish(office, document, "03-05", outcome="不予受理")
    assert document.finished_on == day("03-05")
    for rule in ("reconsider.decide", "reconsider.send"):
        (follower,) = document.obligations_of(rule)
        assert not any(follower.is_open(day(on)) for on in ("03-05", "03-09", "04-01"))


def test_an_incomplete_application_for_review_is_counted_anew(office: Office) -> None:
    # figures.md 3: missing and told 4 March, completed 20 March: five working days are 27 March.
    document = receive(office, "03-02", rules=["reconsider.accept"])
    documents.check(office.desk("03-04"), document, missing="授权委托书")
    documents.notify(office.desk("03-04"), document, via="书面")
    accept, decide = document.obligations[0], document.obligations_of("reconsider.decide")[0]
    assert (accept.discharged_on, accept.by_law) == (None, False)
    assert not any(decide.is_open(day(on)) for on in ("03-09", "03-31"))
    documents.supplement(office.desk("03-20"), document, text=None)
    assert (accept.discharged_on, accept.outcome) == (day("03-27"), "视为受理")
    assert [decide.is_open(day(on)) for on in ("03-26", "03-27")] == [False, True]
    assert decide.last_span.due_on == day("05-26")  # 60 days from 27 March


def test_what_the_law_decides_falls_with_the_paper(office: Office) -> None:
    document = receive(office, "03-02", rules=["reconsider.accept"])
    void(office.desk("03-05", reason="重复登记"), document)
    assert not any(o.is_open(day("03-09")) for o in document.obligations)
    assert [o.discharged_on for o in document.obligations_of("reconsider.accept")] == [None]


def test_silence_of_a_consulted_organ_is_consent(office: Office) -> None:
    document = receive(office, "03-02", rules=["foi.other_organ"])
    assert (document.obligations[0].outcome, document.obligations[0].discharged_on) == (
        "视为同意",
        day("03-23"),
    )


def test_several_rules_of_one_paper_the_first_is_the_main_one(office: Office) -> None:
    document = receive(
        office, "03-02", rules=["license.decide", "license.hearing"], due=day("04-10")
    )
    assert list(owed(document)) == [
        "license.decide",
        "license.supplement",
        "license.hearing",
        "doc.stated",
        "doc.check",
    ]
    assert document.rules_given == ("license.decide", "license.hearing")
    happen(office, document, "03-18", "举行听证")
    finish(office, document, "03-20", outcome="不予许可")
    assert owed(document)["license.hearing"] == "03-30 销03-18"
    assert owed(document)["doc.stated"] == "04-10"
    assert stands(document, "03-20") is DocStatus.AWAITING_DELIVERY
    finish(office, document, "03-23", rule="doc.stated")
    assert stands(document, "03-23") is DocStatus.FINISHED


def test_a_limit_that_the_paper_states_stands_for_the_handling(office: Office) -> None:
    document = receive(office, "10-09", due=day("10-18"))  # a Sunday: it stands as it is written
    assert owed(document) == {"doc.stated": "10-18", "doc.check": "10-12"}
    office.settle(document, "10-12")
    assert owed(document) == {"doc.stated": "10-18", "doc.check": "10-12 销10-12"}
    assert document.main_on(TODAY) is document.obligations[0]
    finish(office, document, "10-16")
    assert owed(document)["doc.stated"] == "10-18 销10-16"
    with pytest.raises(StatedDueError, match="早于签收日"):
        receive(office, "10-09", due=day("10-08"))
    with pytest.raises(ReadingHasNoLimitError, match="阅件"):
        receive(office, "10-09", due=day("10-20"), purpose=Purpose.READING)


def test_a_hearing_is_told_seven_working_days_ahead(office: Office) -> None:
    # Back from 12 October: 10 (worked), 9, 8 October, 30, 29, 28, 24 September.
    document = receive(office, "09-14", rules=["license.hearing.notice"], start=day("10-12"))
    assert owed(document)["license.hearing.notice"] == "09-24"
    with pytest.raises(FutureActError):
        documents.receive(
            office.desk("09-14", today=day("09-14")),
            Receipt("事项", "某人", "分管", "DW-1", rules=["license.decide"], start=day("10-12")),
        )


def test_comments_are_open_for_at_least_thirty_days(office: Office) -> None:
    # figures.md 32: 30 days from 1 September are 1 October; 1 to 7 October are off, the period
    # ends on the 8th, and the 9th is the first day.
    document = receive(office, "09-01", rules=["decision.comments"])
    limit = document.obligations[0]
    span = limit.last_span
    assert (span.due_on, span.not_before, span.paused) == (None, day("10-09"), False)
    with pytest.raises(NotBeforeError, match="2026-10-09 起才可以办结"):
        finish(office, document, "10-08")
    finish(office, document, "10-09")
    land = receive(office, "09-01", rules=["land.pre_notice"])
    assert land.obligations[0].last_span.not_before == day("09-16")
    finish(office, land, "09-15", reason="抢险救灾，依法缩短")
    assert land.finished_on == day("09-15")


def test_an_event_that_nobody_waits_for_is_refused(office: Office) -> None:
    document = receive(office, "03-02", rules=["license.decide"])
    with pytest.raises(EventUnexpectedError, match="送达") as refused:
        happen(office, document, "03-03", "送达")
    assert "无" in refused.value.hint
    with pytest.raises(EventUnexpectedError) as waits:
        happen(office, receive(office, "03-02", rules=["petition.close"]), "03-03", "送达")
    assert "受理" in waits.value.hint
    with pytest.raises(NoObligationError):
        finish(office, document, "03-03", rule="license.deliver")
    void(office.desk("03-04", reason="登记错"), document)
    with pytest.raises(MatterClosedError):
        happen(office, document, "03-05", "受理")


def test_only_what_says_so_counts_from_a_recorded_event(office: Office) -> None:
    """受理 begins a petition's and a review's limit; a licence counts from the receipt."""
    late = receive(office, "03-02", rules=["petition.close", "license.decide"])
    assert owed(late)["license.decide"] == "03-30"
    happen(office, late, "03-09", "受理")
    assert owed(late)["license.decide"] == "03-30"
    assert owed(late)["petition.close"] == "05-08"  # 60 days from 9 March
    # 60 days from 2 March are 1 May, in the holidays, rolled to 6 May: what has run out stays.
    overdue = receive(office, "03-02", rules=["petition.close"])
    with pytest.raises(EventUnexpectedError):
        happen(office, overdue, "05-07", "受理")
    by_law = receive(office, "03-02", rules=["reconsider.accept"])
    with pytest.raises(EventUnexpectedError):
        happen(office, by_law, "03-12", "受理")
    assert owed(by_law)["reconsider.decide"] == "05-08"
    judged = receive(office, "09-01", rules=["litigation.answer"])
    happen(office, judged, "11-20", "判决送达")
    with pytest.raises(EventUnexpectedError):
        happen(office, judged, "11-23", "判决送达")


def test_what_was_done_about_a_foreseen_limit_falls_with_it(office: Office) -> None:
    """The copy was sent after 视为受理; then a notice of 4 March is recorded late."""
    document = receive(office, "03-02", rules=["reconsider.accept"])
    happen(office, document, "03-12", "发送副本")
    assert owed(document)["reconsider.send"] == "03-18 销03-12"
    documents.check(office.desk("03-04"), document, missing="授权委托书")
    documents.notify(office.desk("03-04"), document, via="书面")
    (send,) = document.obligations_of("reconsider.send")
    assert (send.discharged_on, send.withdrawn_on) == (None, send.opened_on)
    assert document.obligations[0].discharged_on is None


def test_an_abandoned_application_for_review_goes_no_further(office: Office) -> None:
    document = receive(office, "03-02", rules=["reconsider.accept"])
    documents.check(office.desk("03-04"), document, missing="授权委托书")
    documents.notify(office.desk("03-04"), document, via="书面")
    finish(office, document, "04-10", outcome="视为放弃")
    assert (document.finished_on, document.outcome) == (day("04-10"), "视为放弃")
    accept = document.obligations[0]
    assert (accept.discharged_on, accept.withdrawn_on) == (None, day("04-10"))
    assert not any(each.is_open(day("04-10")) for each in document.obligations)
    assert stands(document, "04-10") is DocStatus.FINISHED


def test_an_outcome_that_was_named_wrongly_is_named_again_with_a_reason(office: Office) -> None:
    document = receive(office, "03-02", rules=["license.decide"])
    finish(office, document, "03-20", outcome="不予许可")
    with pytest.raises(NoObligationError):
        finish(office, document, "03-25", rule="license.decide", outcome="准予")
    finish(office, document, "03-25", rule="license.decide", outcome="准予", reason="登记错")
    assert owed(document)["license.deliver"] == "04-03"
    assert owed(document)["license.decide"] == "03-30 销03-20"


def test_a_period_of_not_less_than_that_was_cut_short_says_why(office: Office) -> None:
    land = receive(office, "09-01", rules=["land.pre_notice"])
    finish(office, land, "09-15", reason="抢险救灾，依法缩短")
    assert land.obligations[0].outcome == "提前办结：抢险救灾，依法缩短"


def test_what_was_opened_by_an_event_is_stopped_and_extended_like_any_other(
    office: Office,
) -> None:
    document = receive(office, "03-02", rules=["foi.reply"])
    happen(office, document, "03-05", "征求第三方意见")
    assert owed(document)["foi.third_party"] == "03-26"
    clock.pause(office.desk("03-05"), document, ground="征求第三方意见", written=False, rule=None)
    happen(office, document, "03-20", "第三方意见")
    clock.resume(office.desk("03-20"), document, rule=None)
    assert owed(document)["foi.third_party"] == "03-26 销03-20"


def test_what_is_owed_beyond_the_end_can_still_be_stopped_and_extended(office: Office) -> None:
    document = receive(office, "03-02", rules=["license.decide", "coercion.seal"])
    finish(office, document, "03-20", outcome="不予许可")
    assert owed(document)["coercion.seal"] == "04-01"
    desk = office.desk("03-23")
    clock.pause(desk, document, ground="检测", written=True, rule="coercion.seal")
    clock.resume(office.desk("03-25"), document, rule="coercion.seal")
    assert owed(document)["coercion.seal"] == "04-04"
    with pytest.raises(MatterClosedError):
        clock.pause(desk, document, ground="听证", written=True, rule="license.decide")


def test_a_stated_limit_that_was_misread_is_corrected(office: Office) -> None:
    document = receive(office, "10-09", due=day("10-16"))
    change = DocumentCorrection(due=day("10-20"))
    edit(office.desk("10-12", reason="看错一行"), document, change)
    stated = document.obligations[0]
    assert (stated.last_span.due_on, stated.original_due(day("10-12"))) == (
        day("10-20"),
        day("10-16"),
    )
    assert document.acts[-1].text == "来文期限：2026-10-16 → 2026-10-20"
    with pytest.raises(StatedDueError):
        edit(office.desk("10-12", reason="x"), document, DocumentCorrection(due=day("10-08")))
    with pytest.raises(NoStatedDueError):
        edit(office.desk("10-12", reason="x"), office.receive("10-09"), change)
