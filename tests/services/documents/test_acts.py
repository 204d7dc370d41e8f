"""Documents from receipt to the finish, on both engines; days counted by hand.

2026: 09-25 to 09-27 中秋 off, 09-20 worked; 10-01 to 10-07 国庆 off, 10-10 worked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import answer_cosign, ask_cosign, show_document, void_document
from tests.office import day

from zhixingli.domain.documents.notes import DocumentCorrection
from zhixingli.domain.documents.terms import Authority, DocStatus
from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActOrderError,
    ActRepeatedError,
    DocumentDuplicateError,
    FutureActError,
    MatterClosedError,
    NothingMissingError,
    NothingToEditError,
    ReasonMissingError,
    RuleNotForDocumentError,
    SubjectUnknownError,
)
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.law.terms import CountUnit
from zhixingli.domain.terms import ActKind, Light, Purpose, Urgency
from zhixingli.services.documents import acts as documents
from zhixingli.services.documents.acts import instruct_document, record_progress
from zhixingli.services.results.obligations import RemainingItem
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Clerk

    from zhixingli.services.results.documents import DocDetail
    from zhixingli.services.results.obligations import ObligationItem

#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines


def does(clerk: Clerk, act: Callable[..., Any], on: str, document: str, **facts: Any) -> DocDetail:
    """Let an act happen and give the document after it."""
    stamp = clerk.stamp(day(on), reason=facts.pop("reason", None))
    data: DocDetail = act(clerk.ledger, stamp, document, **facts).data
    return data


def shown(clerk: Clerk, document: str, on: str) -> DocDetail:
    return show_document(clerk.ledger, document, as_of=day(on), strict=False).data


def settle(clerk: Clerk, on: str, document: str) -> DocDetail:
    does(clerk, documents.check_document, on, document, missing=None)
    return does(clerk, documents.notify_sender, on, document, via="电话")


def owed(detail: DocDetail) -> dict[str, str]:
    """Give each limit's due day by its key, shortened."""
    return {
        item.key.removeprefix(detail.id + "/"): item.due.isoformat()[5:] if item.due else "停表"
        for item in detail.obligations
    }


def entries(clerk: Clerk) -> tuple[int, str]:
    """Give the length of the journal and its head: they move with whatever is written."""
    found = verify_ledger(clerk.ledger, as_of=day("12-31")).data
    return found.entries, found.head


def limit(detail: DocDetail, rule: str) -> ObligationItem:
    return next(item for item in detail.obligations if item.rule == rule)


def test_the_whole_course(clerk: Clerk) -> None:
    doc = clerk.receive(day("09-24"), "关于报送材料的通知", number="南发改〔2026〕3号")
    # 2 days end on Saturday 09-26, in the holiday that lasts to 09-27: rolled to 09-28.
    assert owed(shown(clerk, doc, "09-24")) == {"doc.check": "09-28"}

    checked = does(clerk, documents.check_document, "09-24", doc, missing=None)
    assert (checked.status, checked.checked_on) == (DocStatus.CHECKED, day("09-24"))
    told = does(clerk, documents.notify_sender, "09-24", doc, via="电话")
    # Working days after 09-24: 28, 29, 30, 10-08, 10-09.
    assert owed(told) == {"doc.finish": "10-09", "doc.check": "09-28"}
    assert (told.status, limit(told, "doc.check").on_time) == (DocStatus.IN_PROGRESS, True)

    routed = does(
        clerk, documents.route_document, "09-28", doc, authority=Authority.WITHIN, to=None
    )
    assert (routed.authority, owed(routed)) == (Authority.WITHIN, owed(told))
    does(clerk, record_progress, "09-29", doc, text="正在汇总")
    done = does(
        clerk,
        documents.finish_document,
        "10-09",
        doc,
        result="已报",
        reply_number="南府办[2026]9号",
    )
    assert (done.status, done.finished_on, done.result) == (
        DocStatus.FINISHED,
        day("10-09"),
        "已报",
    )
    assert done.reply_number == "南府办〔2026〕9号"
    finish = limit(done, "doc.finish")
    assert (finish.on_time, finish.on_time_original, finish.overdue) == (True, True, None)
    assert [act.act for act in done.acts] == [
        ActKind.RECEIVE,
        ActKind.CHECK,
        ActKind.NOTIFY,
        ActKind.ROUTE,
        ActKind.PROGRESS,
        ActKind.FINISH,
    ]
    assert verify_ledger(clerk.ledger, as_of=day("10-09")).data.sound


def test_a_document_names_the_entry_that_last_changed_it(clerk: Clerk) -> None:
    doc = clerk.receive(day("09-24"), "关于报送材料的通知")
    checked = documents.check_document(clerk.ledger, clerk.stamp(day("09-24")), doc, missing=None)
    clerk.receive(day("09-24"), "别的")

    mark = shown(clerk, doc, "09-24").journal
    assert mark is not None
    assert checked.journal is not None
    assert (mark.seq, mark.hash) == (checked.journal.seq, checked.journal.hash)


def test_a_day_late_is_late_by_both_counts(clerk: Clerk) -> None:
    doc = clerk.receive(day("09-24"), "关于报送材料的通知")
    settle(clerk, "09-24", doc)
    on_the_day = shown(clerk, doc, "10-09")
    assert limit(on_the_day, "doc.finish").overdue is None

    # 10-10 is a Saturday that is worked: one calendar day and one working day late.
    late = limit(shown(clerk, doc, "10-10"), "doc.finish").overdue
    assert late is not None
    assert (late.calendar_days, late.working_days) == (1, 1)
    done = does(clerk, documents.finish_document, "10-10", doc, result=None, reply_number=None)
    assert limit(done, "doc.finish").on_time is False


def test_what_is_missing_is_asked_for_and_checked_anew(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-16"), "关于申请资金的请示")
    does(clerk, documents.check_document, "10-16", doc, missing="预算书")
    waiting = does(clerk, documents.notify_sender, "10-16", doc, via=None)
    assert (waiting.status, owed(waiting)) == (
        DocStatus.AWAITING_SUPPLEMENT,
        {"doc.check": "10-19"},
    )
    with pytest.raises(ActOrderError, match="收到补正"):
        does(clerk, documents.check_document, "10-17", doc, missing=None)

    again = does(clerk, documents.supplement_document, "10-20", doc, text="预算书")
    assert owed(again) == {"doc.check": "10-19", "doc.check/2": "10-22"}
    # After 10-21: 22, 23, 26, 27, 28.
    does(clerk, documents.check_document, "10-20", doc, missing=None)
    told = does(clerk, documents.notify_sender, "10-21", doc, via=None)
    assert owed(told)["doc.finish"] == "10-28"
    with pytest.raises(NothingMissingError):
        does(clerk, documents.supplement_document, "10-21", doc, text=None)


def test_a_restarting_rule_counts_from_the_supplement(clerk: Clerk) -> None:
    doc = clerk.receive(day("09-30"), "关于公开方案的申请", rule="foi.reply")
    # 20 working days after 09-30: 10-08 to 10-10 three, then five weeks of days to 11-03.
    # Seven: 10-08 to 10-10 three, 12 to 15 October four more.
    assert owed(shown(clerk, doc, "09-30")) == {
        "foi.reply": "11-03",
        "foi.supplement": "10-15",
        "doc.check": "10-08",
    }
    does(clerk, documents.check_document, "10-09", doc, missing="身份证明")
    does(clerk, documents.notify_sender, "10-09", doc, via=None)
    anew = does(clerk, documents.supplement_document, "10-12", doc, text=None)
    # After 10-12: 13-16 four, 19-23 nine, 26-30 fourteen, 11-02 to 11-06 nineteen, 11-09.
    reply = limit(anew, "foi.reply")
    assert (reply.due, reply.due_original, reply.due_unextended) == (day("11-09"),) * 3
    waits = limit(shown(clerk, doc, "10-11"), "foi.reply")
    assert (waits.due, waits.due_unextended, waits.due_original) == (None, None, day("11-03"))
    assert (waits.waiting, waits.paused, waits.light) == ("supplement", False, Light.GREY)
    assert (waits.light_label, waits.waiting_label) == (
        "待补正",
        "待补正，补齐后重新计 20 个工作日",
    )
    assert waits.remaining == RemainingItem(20, CountUnit.WORKDAY)
    assert limit(shown(clerk, doc, "10-08"), "foi.reply").due == day("11-03")


def test_beyond_authority_nothing_is_overdue_and_idle_days_are_counted(clerk: Clerk) -> None:
    doc = clerk.receive(day("09-08"), "关于调整规划的请示")
    settle(clerk, "09-08", doc)
    away = does(
        clerk, documents.route_document, "09-10", doc, authority=Authority.BEYOND, to="市政府"
    )
    finish = limit(away, "doc.finish")
    assert (finish.withdrawn_on, finish.light, away.status) == (
        day("09-10"),
        None,
        DocStatus.SEEKING_APPROVAL,
    )
    does(clerk, record_progress, "09-21", doc, text="市政府已受理")
    assert shown(clerk, doc, "09-20").idle_days == 10
    assert shown(clerk, doc, "10-21").idle_days == 30
    back = does(clerk, documents.route_document, "10-12", doc, authority=Authority.WITHIN, to=None)
    assert (owed(back)["doc.finish/2"], back.idle_days) == ("10-19", None)


def test_a_statutory_document_is_finished_without_waiting_for_its_check(clerk: Clerk) -> None:
    doc = clerk.receive(
        day("08-07"), "关于小区物业的信访", rule="petition.close", start=day("08-06")
    )
    # 60 days after 08-06 end on 10-05, in the holiday to 10-07: rolled to 10-08.
    assert owed(shown(clerk, doc, "08-07")) == {
        "petition.close": "10-08",
        "petition.notify": "08-21",  # 15 days after 08-06
        "doc.check": "08-10",
    }
    done = does(clerk, documents.finish_document, "09-30", doc, result=None, reply_number=None)
    assert limit(done, "petition.close").on_time is True
    check = limit(done, "doc.check")
    assert (check.discharged_on, check.on_time) == (day("09-30"), False)


@pytest.mark.parametrize("rule", ["doc.check", "doc.finish", "exec.notice", "onsite.weekly"])
def test_rules_of_other_things_are_refused(clerk: Clerk, rule: str) -> None:
    with pytest.raises(RuleNotForDocumentError):
        clerk.receive(day("09-24"), "关于规则的通知", rule=rule)


def test_a_document_for_reading_owes_its_check_alone(clerk: Clerk) -> None:
    doc = clerk.receive(day("09-24"), "关于表彰的通报", purpose=Purpose.READING)
    told = settle(clerk, "09-24", doc)
    assert (told.status, owed(told)) == (DocStatus.CIRCULATING, {"doc.check": "09-28"})
    done = does(clerk, documents.finish_document, "09-30", doc, result="已传阅", reply_number=None)
    assert done.status is DocStatus.FINISHED


@pytest.mark.parametrize(
    ("urgency", "due"), [(Urgency.URGENT, "11-05"), (Urgency.EXPRESS, "11-03")]
)
def test_urgent_documents_have_less_time(clerk: Clerk, urgency: Urgency, due: str) -> None:
    doc = clerk.receive(day("11-02"), "关于防汛的紧急通知", urgency=urgency)
    assert owed(settle(clerk, "11-02", doc))[f"doc.finish.{urgency.value}"] == due


def test_instructions_are_owed_each_by_its_own_day(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-14"), "关于加装电梯的建议")
    facts = {"by": "陈区长", "text": "请研究办理"}
    does(clerk, instruct_document, "10-15", doc, due=None, **facts)
    detail = does(clerk, instruct_document, "10-15", doc, due=day("10-20"), **facts)
    assert owed(detail) | {"doc.check": ""} == {
        "doc.instruction": "10-30",  # 15 days
        "doc.instruction/2": "10-20",
        "doc.check": "",
    }


def test_another_unit_owes_its_co_signature(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-14"), "关于加装电梯的建议")
    asked = does(clerk, ask_cosign, "10-15", doc, unit="区财政局")
    reply = limit(asked, "cosign.reply")
    # 7 working days after 10-15: 16, 19, 20, 21, 22, 23, 26.
    assert (reply.due, reply.unit.name) == (day("10-26"), "区财政局")
    answered = does(clerk, answer_cosign, "10-27", doc, unit="区财政局", text="同意")
    assert limit(answered, "cosign.reply").on_time is False


def test_a_returned_document_is_done_with_and_its_number_free(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-14"), "关于管辖的函", number="南建〔2026〕1号")
    with pytest.raises(ReasonMissingError):
        does(clerk, documents.return_document, "10-15", doc)
    back = does(clerk, documents.return_document, "10-15", doc, reason="不属本区")
    assert (back.status, limit(back, "doc.check").discharged_on) == (
        DocStatus.RETURNED,
        day("10-15"),
    )
    again = clerk.receive(day("10-16"), "关于管辖的函", number="南建〔2026〕1号")
    assert again == "SW-2026-0002"


def test_a_void_number_is_never_used_again(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-14"), "登记错的")
    void = does(clerk, void_document, "10-14", doc, reason="重复登记")
    assert (void.status, limit(void, "doc.check").withdrawn_on) == (DocStatus.VOID, day("10-14"))
    assert clerk.receive(day("10-14"), "重新登记") == "SW-2026-0002"


def test_a_receipt_found_to_be_earlier_reaches_back(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-15"), "关于燃气安全的通知")
    edited = does(
        clerk,
        documents.edit_document,
        "10-16",
        doc,
        change=DocumentCorrection(received_on=day("10-13")),
        reason="录错",
    )
    check = limit(edited, "doc.check")
    assert (check.due, check.due_original) == (day("10-15"), day("10-19"))
    before = shown(clerk, doc, "10-14")
    assert (before.leader.name, limit(before, "doc.check").due) == ("李副区长", day("10-15"))


def test_a_receipt_found_to_be_later_moves_what_is_owed(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-13"), "关于燃气安全的通知")
    correction = DocumentCorrection(received_on=day("10-15"))
    edited = does(clerk, documents.edit_document, "10-16", doc, change=correction, reason="录错")
    check = limit(edited, "doc.check")
    assert (check.due, check.due_original) == (day("10-19"), day("10-15"))
    with pytest.raises(SubjectUnknownError):
        shown(clerk, doc, "10-14")


def test_a_correction_says_old_and_new(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-15"), "关于燃汽的通知")
    with pytest.raises(ReasonMissingError):
        does(clerk, documents.edit_document, "10-15", doc, change=DocumentCorrection(title="甲"))
    with pytest.raises(NothingToEditError):
        does(clerk, documents.edit_document, "10-15", doc, change=DocumentCorrection(), reason="无")
    change = DocumentCorrection(title="关于燃气的通知", urgency=Urgency.URGENT)
    edited = does(clerk, documents.edit_document, "10-15", doc, change=change, reason="错字")
    assert (edited.title, edited.urgency) == ("关于燃气的通知", Urgency.URGENT)
    said = edited.acts[-1].text
    assert said == "标题：关于燃汽的通知 → 关于燃气的通知；紧急程度：平件 → 加急"


def test_duplicates_are_refused_with_the_earlier_id(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-14"), "关于燃气的通知", number="南建〔2026〕1号")
    with pytest.raises(DocumentDuplicateError, match=doc):
        clerk.receive(day("10-15"), "关于燃气的通知（又）", number="南建[2026]第001号")
    clerk.receive(day("10-15"), "别的单位的", number="南建〔2026〕1号", sender="市财政局")


def test_the_order_of_acts_is_enforced_and_nothing_written(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-14"), "关于燃气的通知")
    before = entries(clerk)
    finish = {"result": None, "reply_number": None}
    for act, on, facts, refusal in (
        (documents.finish_document, "10-14", finish, ActOrderError),
        (documents.check_document, "10-13", {"missing": None}, ActBeforeError),
        (documents.supplement_document, "10-14", {"text": None}, NothingMissingError),
    ):
        with pytest.raises(refusal):
            does(clerk, act, on, doc, **facts)
    with pytest.raises(FutureActError):
        documents.check_document(
            clerk.ledger, clerk.stamp(day("10-16"), today=day("10-15")), doc, missing=None
        )
    assert entries(clerk) == before

    settle(clerk, "10-14", doc)
    with pytest.raises(ActRepeatedError):
        does(clerk, documents.check_document, "10-14", doc, missing=None)
    does(clerk, documents.finish_document, "10-14", doc, **finish)
    with pytest.raises(MatterClosedError):
        does(clerk, record_progress, "10-15", doc, text="迟了")


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "机密★10年 某某"},
        {"title": "某某", "sender": "秘密级单位（机密）"},
        {"title": "某某", "number": "机密〔2026〕1号"},
    ],
)
def test_nothing_classified_is_registered(clerk: Clerk, facts: dict[str, Any]) -> None:
    before = entries(clerk)
    with pytest.raises(ClassifiedError):
        clerk.receive(day("10-14"), **facts)
    assert entries(clerk) == before


def test_an_act_recorded_late_is_told(clerk: Clerk) -> None:
    # Friday to Monday is one working day, to Tuesday two.
    for title, today, late in (("甲", "10-19", None), ("乙", "10-20", 4)):
        doc = clerk.receive(day("10-16"), title, today=day(today))
        assert shown(clerk, doc, today).backdated_days == late
