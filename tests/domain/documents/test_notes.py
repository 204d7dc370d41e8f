from __future__ import annotations

from datetime import datetime

import pytest
from tests.domain.desk_builder import Office, first_due, main, owed, stands
from tests.office import day

from zhixingli.domain.documents import acts as documents
from zhixingli.domain.documents.notes import DocumentCorrection, edit, instruct, progress
from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.acts import (
    ActBeforeError,
    CosignMissingError,
    CosignRepeatedError,
    FutureActError,
    InstructionDueError,
    MatterClosedError,
    NothingToEditError,
    ReasonMissingError,
    StartWithoutRuleError,
)
from zhixingli.domain.errors.clock import DecidedByLawError, NoticeJudgedError
from zhixingli.domain.errors.people import PersonLeftError
from zhixingli.domain.matters.cosign import cosign, cosign_reply
from zhixingli.domain.matters.matter import void
from zhixingli.domain.terms import ActKind, Urgency
from zhixingli.domain.writing.dates import SHANGHAI


@pytest.fixture
def office() -> Office:
    return Office()


def at(text: str, hour: int) -> datetime:
    return datetime.combine(day(text), datetime.min.time(), SHANGHAI).replace(hour=hour)


# --- progress, instructions, co-signing


def test_progress_is_an_act_and_owes_nothing(office: Office) -> None:
    document = office.handled("11-02")
    before = owed(document)
    progress(office.desk("11-04"), document, text="已报市发改委")
    last = document.course.last_act
    assert last is not None
    assert (last.kind, last.happened_on, last.text) == (
        ActKind.PROGRESS,
        day("11-04"),
        "已报市发改委",
    )
    assert owed(document) == before


def test_an_instruction_is_owed_in_fifteen_days_or_on_the_day_it_names(office: Office) -> None:
    document = office.handled("11-02")
    open_end = instruct(office.desk("11-03"), document, by="区长", text="阅处", due=None)
    named = instruct(office.desk("11-03"), document, by="常务", text="速办", due=day("11-07"))
    assert owed(document)["doc.instruction"] == "11-18"
    assert owed(document)["doc.instruction/2"] == "11-07"  # a Saturday: named is named
    assert (open_end.fixed_due_on, named.fixed_due_on) == (None, day("11-07"))
    assert [act.person for act in document.acts[-2:]] == ["区长", "常务"]


def test_an_instruction_is_given_by_somebody_in_office_for_a_day_to_come(office: Office) -> None:
    document = office.handled("11-02")
    with pytest.raises(PersonLeftError):
        instruct(office.desk("11-03"), document, by="离任", text="阅处", due=None)
    with pytest.raises(InstructionDueError, match="2026-11-02 早于"):
        instruct(office.desk("11-03"), document, by="区长", text="速办", due=day("11-02"))
    assert "doc.instruction" not in owed(document)
    instruct(office.desk("11-03"), document, by="区长", text="即办", due=day("11-03"))
    assert owed(document)["doc.instruction"] == "11-03"


def test_a_co_signing_unit_owes_its_answer(office: Office) -> None:
    document = office.handled("11-02")
    asked = cosign(office.desk("11-03"), document, unit="DW-2")
    assert asked.unit == "DW-2"
    assert owed(document)["cosign.reply"] == "11-12"
    with pytest.raises(CosignRepeatedError):
        cosign(office.desk("11-04"), document, unit="DW-2")
    cosign(office.desk("11-04"), document, unit="DW-3")
    cosign_reply(office.desk("11-09"), document, unit="DW-2", text="同意")
    assert owed(document)["cosign.reply"] == "11-12 销11-09"
    assert owed(document)["cosign.reply/2"] == "11-13"
    cosign(office.desk("11-10"), document, unit="DW-2")  # asked once more
    assert owed(document)["cosign.reply/3"] == "11-19"


def test_only_a_unit_that_was_asked_answers_and_not_before(office: Office) -> None:
    document = office.handled("11-02")
    with pytest.raises(CosignMissingError):
        cosign_reply(office.desk("11-03"), document, unit="DW-2", text=None)
    cosign(office.desk("11-04"), document, unit="DW-2")
    with pytest.raises(ActBeforeError, match="送会签之日 2026-11-04"):
        cosign_reply(office.desk("11-03"), document, unit="DW-2", text=None)
    cosign_reply(office.desk("11-04"), document, unit="DW-2", text=None)
    with pytest.raises(CosignMissingError):
        cosign_reply(office.desk("11-05"), document, unit="DW-2", text=None)


# --- corrections


def correct(office: Office, document: documents.Document, on: str, **change: object) -> None:
    fields = {name: change.get(name) for name in DocumentCorrection.__slots__}
    edit(office.desk(on, reason="登记有误"), document, DocumentCorrection(**fields))  # type: ignore[arg-type]


def test_words_are_corrected_and_the_act_says_from_what_to_what(office: Office) -> None:
    document = office.receive("11-02")
    correct(
        office, document, "11-03", title="关于报送数据的函", sender="省政府办公厅", number="省1号"
    )
    assert (document.title, document.sender, document.number) == (
        "关于报送数据的函",
        "省政府办公厅",
        "省1号",
    )
    assert document.acts[-1].kind is ActKind.EDIT
    assert document.acts[-1].text == (
        "标题：关于报送材料的函 → 关于报送数据的函；来文单位：市政府办公室 → 省政府办公厅；"
        "来文字号：市府办〔2026〕12号 → 省1号"
    )
    assert document.course.last_act is document.acts[0]


def test_a_correction_needs_a_reason_and_something_to_correct(office: Office) -> None:
    document = office.receive("11-02")
    with pytest.raises(ReasonMissingError, match="更正"):
        edit(office.desk("11-03"), document, DocumentCorrection(title="新"))
    for nothing in ({}, {"title": document.title}, {"title": ""}):
        with pytest.raises(NothingToEditError):
            correct(office, document, "11-03", **nothing)
    with pytest.raises(StartWithoutRuleError):
        correct(office, document, "11-03", start=day("11-01"))
    desk = office.desk("11-04", today=day("11-03"), reason="改")
    with pytest.raises(FutureActError):
        edit(desk, document, DocumentCorrection(title="新"))
    void(office.desk("11-03", reason="重复"), document)
    with pytest.raises(MatterClosedError):
        correct(office, document, "11-03", title="新")


def test_a_corrected_receipt_moves_what_is_counted_from_it_and_keeps_the_original(
    office: Office,
) -> None:
    document = office.receive("09-24", rule="foi.reply")
    # Seven working days from 24 September: the holidays take 25 to 27 September, 1 to 7 October.
    assert owed(document) == {"foi.reply": "10-29", "foi.supplement": "10-12", "doc.check": "09-28"}
    correct(office, document, "09-28", received_on=day("09-21"))
    assert owed(document) == {"foi.reply": "10-26", "foi.supplement": "10-08", "doc.check": "09-23"}
    assert document.acts[0].happened_on == document.received_on == day("09-21")
    check = document.obligations[-1]
    assert (check.opened_on, first_due(check)) == (day("09-21"), day("09-28"))
    days = ("09-21", "09-24", "09-27", "09-28")
    assert {span.due_on for on in days if (span := check.span_on(day(on)))} == {day("09-23")}
    assert check.account is not None
    assert check.account.day == day("09-23")


def test_who_got_a_receipt_wrong_by_a_few_days_blames_nobody(office: Office) -> None:
    """Typed as of the 9th, it came on the 12th: checked on the 14th, two days after, it is in time.

    By the 9th the check would have been due on the 12th: the 11th is a Sunday off.
    """
    document = office.receive("10-09", today=day("10-12"))
    check = document.obligations[-1]
    assert check.account is not None
    assert check.account.day == day("10-12")
    correct(office, document, "10-15", received_on=day("10-12"))
    assert check.account is not None
    assert (check.opened_on, check.account.day) == (day("10-12"), day("10-14"))


def test_a_hearing_put_off_after_its_notice_was_due_stays_late(office: Office) -> None:
    """Seven working days before 12 November is the 3rd; put off on the 5th, that was missed."""
    document = office.receive(
        "10-20", rule="license.hearing.notice", start="11-12", today=day("10-20")
    )
    notice = document.obligations_of("license.hearing.notice")[0]
    desk = office.desk("11-05", today=day("11-05"), reason="改期")
    edit(desk, document, DocumentCorrection(start=day("11-20")))
    assert notice.account is not None
    assert notice.account.day == day("11-03")


def test_a_correction_by_which_the_law_had_decided_before_is_refused(office: Office) -> None:
    """Received on the 12th, five working days end on the 19th; from the 8th, on the 14th."""
    document = office.receive("10-12", rule="reconsider.accept")
    desk = office.desk("10-19")
    documents.finish(
        desk, document, result=None, reply=None, rule="reconsider.accept", outcome="受理"
    )
    with pytest.raises(DecidedByLawError, match="在 2026-10-14 就届满、依法视为受理"):
        correct(office, document, "10-20", received_on=day("10-08"))


def test_a_corrected_receipt_leaves_a_handling_that_was_counted_from_check_and_notice(
    office: Office,
) -> None:
    document = office.handled("11-02")
    correct(office, document, "11-03", received_on=day("10-30"))
    assert owed(document) == {"doc.check": "11-02 销11-02", "doc.finish": "11-09"}
    assert main(document).opened_on == day("11-02")


def test_a_corrected_receipt_moves_a_handling_that_is_counted_from_it(office: Office) -> None:
    office.choose("finish_start", "received")
    document = office.handled("11-02")
    correct(office, document, "11-03", received_on=day("10-30"))
    assert owed(document)["doc.finish"] == "11-06"
    assert first_due(main(document)) == day("11-09")


def test_a_receipt_is_corrected_to_no_day_after_what_was_done_since(office: Office) -> None:
    document = office.handled("11-04")
    with pytest.raises(ActBeforeError, match="更正后的收文"):
        correct(office, document, "11-06", received_on=day("11-05"))
    desk = office.desk("11-06", today=day("11-06"), reason="改")
    with pytest.raises(FutureActError) as refused:
        edit(desk, office.receive("11-04"), DocumentCorrection(received_on=day("11-07")))
    assert refused.value.field == "--at"
    under = office.receive("11-04", rule="foi.reply")
    with pytest.raises(FutureActError) as refused:
        edit(desk, under, DocumentCorrection(start=day("11-07")))
    assert refused.value.field == "--start"


def test_the_day_of_a_hearing_that_lies_ahead_is_corrected(office: Office) -> None:
    """Seven working days before 12 November: 11, 10, 9, 6, 5, 4, 3; on the 13th one day later."""
    document = office.receive(
        "10-20", rule="license.hearing.notice", start="11-12", today=day("10-20")
    )
    assert owed(document)["license.hearing.notice"] == "11-03"
    desk = office.desk("10-22", today=day("10-22"), reason="改期")
    edit(desk, document, DocumentCorrection(start=day("11-13")))
    assert owed(document)["license.hearing.notice"] == "11-04"


def test_the_hour_of_receipt_matters_where_a_late_one_is_deemed_the_next_days(
    office: Office,
) -> None:
    office.choose("deemed_receipt", "on")
    document = office.receive("11-06", at=at("11-06", 18))
    assert owed(document) == {"doc.check": "11-11"}
    correct(office, document, "11-07", received_on=day("11-06"), received_at=at("11-06", 16))
    assert owed(document) == {"doc.check": "11-09"}
    assert document.acts[-1].text == "签收时间：18:00 → 16:00"
    correct(office, document, "11-07", received_on=day("11-05"))
    assert document.received_at is None  # that hour was another day's
    assert owed(document) == {"doc.check": "11-09"}


def test_an_urgent_document_is_never_deemed_to_come_later(office: Office) -> None:
    office.choose("deemed_receipt", "on")
    document = office.receive("11-07")
    assert owed(document) == {"doc.check": "11-11"}
    correct(office, document, "11-07", urgency=Urgency.URGENT)
    assert owed(document) == {"doc.check": "11-09"}


def test_a_wrong_start_is_corrected_under_a_rule(office: Office) -> None:
    document = office.receive("11-02", rule="petition.close")
    assert first_due(main(document)) == day("12-31") + (day("01-05") - day("01-01"))
    correct(office, document, "11-03", start=day("10-20"))
    assert owed(document)["petition.close"] == "12-21"
    assert document.acts[-1].text == "起算日：2026-11-02 → 2026-10-20"
    correct(office, document, "11-04", received_on=day("11-01"))
    assert owed(document)["petition.close"] == "12-21"  # its start was said, and stays


def test_another_urgency_counts_from_the_same_start_by_its_own_rule(office: Office) -> None:
    document = office.handled("11-02")
    correct(office, document, "11-03", urgency=Urgency.URGENT)
    assert owed(document) == {
        "doc.check": "11-04 销11-02",
        "doc.finish": "11-09 撤11-03",
        "doc.finish.urgent": "11-05",
    }
    assert main(document).rule == "doc.finish.urgent"
    correct(office, document, "11-04", urgency=Urgency.NORMAL)
    assert owed(document)["doc.finish/2"] == "11-09"


def test_another_urgency_keeps_the_clock_stopped(office: Office) -> None:
    document = office.handled("11-02")
    office.stop(document, "11-03")
    correct(office, document, "11-04", urgency=Urgency.URGENT)
    assert main(document).last_span.due_on is None
    assert main(document).last_span.remaining_days == 3
    assert stands(document) is DocStatus.PAUSED
    office.go_on(document, "11-06")
    assert owed(document)["doc.finish.urgent"] == "11-11"
    assert stands(document) is DocStatus.IN_PROGRESS


def test_another_urgency_before_the_check_or_under_a_rule_changes_the_word_only(
    office: Office,
) -> None:
    for document in (office.receive("11-02"), office.receive("11-02", rule="petition.close")):
        before = owed(document)
        correct(office, document, "11-03", urgency=Urgency.EXPRESS)
        assert document.urgency is Urgency.EXPRESS
        assert owed(document) == before


def test_a_correction_that_would_judge_a_notice_otherwise_is_refused(office: Office) -> None:
    """20 working days from 18 August: 15 September; the notice of the 17th would be too late."""
    document = office.receive("09-15", rule="foi.reply")
    documents.check(office.desk("09-17"), document, missing="身份证明")
    documents.notify(office.desk("09-17"), document, via="短信")
    with pytest.raises(NoticeJudgedError, match="就晚了，而登记时它停了期限"):
        correct(office, document, "09-18", received_on=day("08-18"))
    again = office.receive("08-18", rule="foi.reply")
    documents.check(office.desk("09-17"), again, missing="身份证明")
    documents.notify(office.desk("09-17"), again, via="短信")
    with pytest.raises(NoticeJudgedError, match="就在期限以内，而登记时它没有停期限"):
        correct(office, again, "09-18", received_on=day("09-15"))
    correct(office, again, "09-18", received_on=day("08-17"))
    assert owed(again)["foi.reply"] == "09-14"
