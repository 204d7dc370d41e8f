"""补正: while the applicant has the ball no clock runs; late notices stop none (DOMAIN §3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.domain.desk_builder import Office, owed
from tests.office import day

from zhixingli.domain.documents import acts as documents
from zhixingli.domain.documents.course import rounds
from zhixingli.domain.documents.unheeded import unheeded_notices
from zhixingli.domain.errors.acts import ActRepeatedError
from zhixingli.domain.errors.clock import PausedWaitingError
from zhixingli.domain.law.terms import Cause, CountUnit
from zhixingli.domain.matters import clock

if TYPE_CHECKING:
    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.matters.obligation import Obligation


@pytest.fixture
def office() -> Office:
    return Office()


def missing(office: Office, document: Document, on: str, what: str = "身份证明") -> None:
    documents.check(office.desk(on), document, missing=what)
    documents.notify(office.desk(on), document, via="短信")


def under(document: Document, rule: str) -> Obligation:
    return document.obligations_of(rule)[0]


def course_of(limit: Obligation, *days: str) -> list[str]:
    """Say how a limit stood on some days: its due day, 等 with what was left, 停 with the rest."""
    said = []
    for on in days:
        span = limit.span_on(day(on))
        assert span is not None
        if span.due_on is not None:
            said.append(f"{span.due_on:%m-%d}")
        else:
            said.append(f"{'等' if span.waiting else '停'}{span.remaining_days}")
    return said


def test_a_request_for_information_waits_from_the_notice_and_counts_anew(office: Office) -> None:
    # figures.md 1. 20 working days from 15 September: 16-18 (3), 20-24 (8; Sunday 20 is worked),
    # 28-30 (11), 8-10 October (14; Saturday 10 is worked), 12-16 (19), 19 (20).
    document = office.receive("09-15", rule="foi.reply")
    reply = under(document, "foi.reply")
    assert owed(document)["foi.reply"] == "10-19"
    missing(office, document, "09-17")
    assert course_of(reply, "09-16", "09-17", "10-19", "10-30") == ["10-19", "等20", "等20", "等20"]
    # From 30 October: 2-6 November (5), 9-13 (10), 16-20 (15), 23-27 (20).
    documents.supplement(office.desk("10-30"), document, text="身份证复印件")
    assert course_of(reply, "10-29", "10-30") == ["等20", "11-27"]
    assert reply.original_due(day("10-30")) == reply.unextended_due(day("10-30")) == day("11-27")
    assert reply.unextended_due(day("10-28")) is None
    assert reply.spans[0].due_on == day("10-19")  # the first one is kept for ever
    documents.check(office.desk("11-02"), document, missing=None)
    documents.notify(office.desk("11-02"), document, via="短信")
    documents.finish(office.desk("11-20"), document, result="已答复", reply=None)
    assert owed(document)["foi.reply"] == "11-27 销11-20"


def test_a_first_notice_after_the_limit_has_run_out_changes_nothing(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    missing(office, document, "10-30")
    documents.supplement(office.desk("11-04"), document, text=None)
    reply = under(document, "foi.reply")
    assert course_of(reply, "10-30", "11-04") == ["10-19", "10-19"]
    assert not reply.waits
    assert list(unheeded_notices(document, reply, day("11-05"))) == [
        "2026-10-30 才告知补正，在 2026-10-19 届满以后，期限不停也不重新计算"
    ]


def test_the_last_day_of_the_limit_is_still_in_time(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    missing(office, document, "10-19")
    assert course_of(under(document, "foi.reply"), "10-19", "10-20") == ["等20", "等20"]


def test_a_licence_counts_from_the_completed_material_before_it_is_checked(office: Office) -> None:
    # figures.md 2. From 10 April: 13-17 (5), 20-24 (10), 27-30 (14), 6-8 May (17; 1 to 5 May are
    # off), 9 May is a Saturday that is worked (18), 11 (19), 12 (20).
    document = office.receive("03-02", rule="license.decide")
    decide = under(document, "license.decide")
    missing(office, document, "03-03")
    documents.supplement(office.desk("04-10"), document, text=None)
    assert course_of(decide, "03-02", "03-03", "03-31", "04-09") == [
        "03-30",
        "等20",
        "等20",
        "等20",
    ]
    assert course_of(decide, "04-10", "05-12") == ["05-12", "05-12"]
    assert decide.original_due(day("05-01")) == day("05-12")
    documents.check(office.desk("04-13"), document, missing=None)
    documents.notify(office.desk("04-13"), document, via=None)
    assert owed(document)["license.decide"] == "05-12"
    assert owed(document)["license.supplement"] == "03-09 销03-03"
    assert owed(document)["license.supplement/2"] == "04-17 撤04-13"


def test_a_licence_is_accepted_on_receipt_when_nobody_is_told_within_five_days(
    office: Office,
) -> None:
    # Five working days from 2 March end on 9 March; the notice of 12 March is the eighth.
    document = office.receive("03-02", rule="license.decide")
    missing(office, document, "03-12")
    decide = under(document, "license.decide")
    assert course_of(decide, "03-12", "03-30") == ["03-30", "03-30"]
    assert owed(document)["license.supplement"] == "03-09 销03-12"
    (said,) = unheeded_notices(document, decide, day("03-12"))
    assert "自收到申请材料之日起即为受理" in said
    assert "行政许可法第32条" in said
    documents.supplement(office.desk("03-20"), document, text=None)
    assert course_of(decide, "03-20") == ["03-30"]


def test_a_second_notice_waits_again_and_the_second_supplement_counts_anew(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    missing(office, document, "09-17")
    documents.supplement(office.desk("09-21"), document, text="一")
    missing(office, document, "09-22", "用途说明")
    documents.supplement(office.desk("10-08"), document, text="二")
    reply = under(document, "foi.reply")
    # From 21 September: 22-24 (3), 28-30 (6), 8-10 (9), 12-16 (14), 19-23 (19), 26 (20).
    # From 8 October: 9, 10 (2), 12-16 (7), 19-23 (12), 26-30 (17), 2-4 November (20).
    assert course_of(reply, "09-20", "09-21", "09-22", "10-07", "10-08") == [
        "等20",
        "10-26",
        "等20",
        "等20",
        "11-04",
    ]
    assert reply.original_due(day("09-21")) == day("10-26")
    assert reply.original_due(day("10-08")) == day("11-04")


def test_a_review_is_suspended_and_neither_end_of_the_wait_is_counted(office: Office) -> None:
    # 60 calendar days from 2 March are 1 May, rolled to 6 May. Waiting 10 to 20 March leaves out
    # eleven days: the 60th counted day is 12 May.
    document = office.receive("03-02", rule="reconsider.decide")
    decide = under(document, "reconsider.decide")
    assert course_of(decide, "03-09") == ["05-06"]
    missing(office, document, "03-10")
    documents.supplement(office.desk("03-20"), document, text=None)
    assert course_of(decide, "03-09", "03-10", "03-19", "03-20") == [
        "05-06",
        "等53",
        "等53",
        "05-12",
    ]
    assert decide.original_due(day("03-20")) == day(
        "05-06"
    )  # the clock went on, it did not restart
    assert decide.unextended_due(day("03-20")) == day("05-12")


def test_a_review_that_is_under_way_may_ask_for_more(office: Office) -> None:
    # Accepted on 4 March: the 60th day is 3 May, in the holidays, rolled to 6 May. Waiting 20 to
    # 30 March leaves out eleven days: the 60th counted day is 14 May.
    document = office.receive("03-02", rule="reconsider.accept")
    documents.check(office.desk("03-03"), document, missing=None)
    documents.notify(office.desk("03-03"), document, via=None)
    documents.finish(office.desk("03-04"), document, result=None, reply=None, outcome="受理")
    decide = under(document, "reconsider.decide")
    documents.check(office.desk("03-19"), document, missing="鉴定意见")
    assert course_of(decide, "03-19") == ["05-06"]  # not told yet
    documents.notify(office.desk("03-20"), document, via="书面")
    documents.supplement(office.desk("03-30"), document, text=None)
    assert course_of(decide, "03-20", "03-30") == ["等45", "05-14"]
    assert rounds(document.acts) == [(day("03-20"), day("03-30"))]
    licence = office.receive("03-02", rule="license.decide")
    documents.check(office.desk("03-03"), licence, missing=None)
    documents.notify(office.desk("03-03"), licence, via=None)
    with pytest.raises(ActRepeatedError, match="资料检查"):
        documents.check(office.desk("03-09"), licence, missing="再要一份")


def test_other_rules_go_on_counting(office: Office) -> None:
    document = office.receive("09-30", rule="petition.close")
    missing(office, document, "10-08")
    assert course_of(under(document, "petition.close"), "10-08") == ["11-30"]


def test_while_waiting_nothing_is_stopped_or_extended(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    missing(office, document, "09-17")
    with pytest.raises(PausedWaitingError, match="等待补正"):
        clock.pause(
            office.desk("09-18"), document, ground="征求其他机关意见", written=False, rule=None
        )
    with pytest.raises(PausedWaitingError):
        clock.extend(
            office.desk("09-18"), document, days=5, until=None, approved_by="副局长", rule=None
        )


def test_an_extension_belongs_to_the_clock_in_which_it_was_granted(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    reply = under(document, "foi.reply")
    clock.extend(
        office.desk("09-16"), document, days=5, until=None, approved_by="副局长", rule=None
    )
    assert course_of(reply, "09-16") == ["10-26"]
    assert reply.unextended_due(day("09-16")) == day("10-19")
    missing(office, document, "09-17")
    documents.supplement(office.desk("10-30"), document, text=None)
    assert course_of(reply, "10-30") == ["11-27"]
    clock.extend(
        office.desk("11-02"), document, days=5, until=None, approved_by="副局长", rule=None
    )
    assert course_of(reply, "11-02") == ["12-04"]
    assert reply.unextended_due(day("11-02")) == reply.original_due(day("11-02")) == day("11-27")
    assert [each.days for each in reply.extensions_on(day("11-02"))] == [5]
    # Twenty days may be granted to this clock, whatever the one before it had.
    clock.extend(
        office.desk("11-02"), document, days=15, until=None, approved_by="副局长", rule=None
    )


def test_a_statutory_stop_moves_the_due_date_without_extensions_too(office: Office) -> None:
    # figures.md 4. 20 working days from 2 March end on 30 March; 9 to 27 March are left out,
    # fifteen working days: 30 and 31 March, 1-3, 7-10, 13-17, 20, 21 April (4-6 April are off).
    document = office.receive("03-02", rule="license.decide")
    desk = office.desk("03-09")
    clock.pause(desk, document, ground="听证", written=True, rule=None)
    clock.resume(office.desk("03-27"), document, rule=None)
    decide = under(document, "license.decide")
    assert decide.last_span.due_on == decide.unextended_due(day("03-27")) == day("04-21")
    assert decide.original_due(day("03-27")) == day("03-30")


def test_a_complete_request_never_owed_the_notice(office: Office) -> None:
    # figures.md 33: answered on its 15th day, the notice of seven days was never owed.
    document = office.receive("09-15", rule="foi.reply")
    notice = under(document, "foi.supplement")
    assert notice.last_span.due_on == day("09-23")
    assert not notice.is_bound(day("10-09"))
    documents.finish(office.desk("10-10"), document, result="已答复", reply=None)
    assert (notice.discharged_on, notice.withdrawn_on) == (None, day("10-10"))
    assert not notice.is_bound(date(2026, 12, 31))


def test_a_notice_that_was_owed_and_came_late_is_late(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    documents.check(office.desk("09-22"), document, missing="身份证明")
    notice = under(document, "foi.supplement")
    assert [notice.is_bound(day(on)) for on in ("09-21", "09-22")] == [False, True]
    documents.notify(office.desk("09-28"), document, via=None)
    assert (notice.discharged_on, notice.last_span.due_on) == (day("09-28"), day("09-23"))


def test_an_application_that_is_never_completed_is_abandoned(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    missing(office, document, "09-17")
    documents.finish(
        office.desk("10-20"), document, result="逾期不补正", reply=None, outcome="视为放弃"
    )
    reply = under(document, "foi.reply")
    assert (reply.discharged_on, reply.withdrawn_on) == (None, day("10-20"))
    assert document.outcome == "视为放弃"


def test_a_wait_that_is_recorded_late_corrects_the_days_since(office: Office) -> None:
    document = office.receive("09-15", rule="foi.reply")
    reply = under(document, "foi.reply")
    documents.check(office.desk("09-17", today=day("11-02")), document, missing="身份证明")
    documents.notify(office.desk("09-17", today=day("11-02")), document, via=None)
    assert course_of(reply, "09-17", "10-20") == ["等20", "等20"]
    span = reply.last_span
    assert (span.cause, span.remaining_unit) == (Cause.WAIT, CountUnit.WORKDAY)


def test_a_licence_that_was_accepted_on_receipt_waits_for_nobody(office: Office) -> None:
    """行政许可法 32条④: told on 12 March, after the 9th; a second notice stops nothing either."""
    document = office.receive("03-02", rule="license.decide")
    missing(office, document, "03-12")
    documents.supplement(office.desk("03-16"), document, text=None)
    missing(office, document, "03-18", "平面图")
    decide = under(document, "license.decide")
    assert course_of(decide, "03-12", "03-16", "03-18", "03-30") == ["03-30"] * 4
    assert not decide.waits
    assert len(document.obligations_of("license.supplement")) == 1


def test_the_first_due_date_of_a_clock_that_began_inside_a_stop(office: Office) -> None:
    """Stopped on 5 March, completed on the 16th while it stood still, running from the 25th."""
    document = office.receive("03-02", rule="license.decide")
    clock.pause(office.desk("03-05"), document, ground="听证", written=True, rule=None)
    missing(office, document, "03-09")
    documents.supplement(office.desk("03-16"), document, text=None)
    clock.resume(office.desk("03-25"), document, rule=None)
    decide = under(document, "license.decide")
    # 20 working days from 25 March: 26, 27 (2), 30 March to 3 April (7), 7 to 10 April (11; Monday
    # 6 April is off), 13-17 (16), 20-23 (20).
    assert decide.last_span.due_on == day("04-23")
    assert decide.original_due(day("03-25")) == day("04-23")
