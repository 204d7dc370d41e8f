from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.domain.desk_builder import Office, owed, stands
from tests.office import day

from zhixingli.domain.documents import acts as documents, notes as document_notes
from zhixingli.domain.documents.terms import Authority, DocStatus
from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActOrderError,
    MatterClosedError,
    ReasonMissingError,
)
from zhixingli.domain.matters import clock, cosign
from zhixingli.domain.matters.matter import void

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def office() -> Office:
    return Office()


# --- authority


def test_within_authority_changes_nothing(office: Office) -> None:
    document = office.handled("11-02")
    before = owed(document)
    documents.route(office.desk("11-03"), document, Authority.WITHIN, to=None)
    assert owed(document) == before
    assert stands(document) is DocStatus.IN_PROGRESS


def test_beyond_authority_no_days_are_owed_from_that_day(office: Office) -> None:
    document = office.handled("11-02")
    documents.route(office.desk("11-04"), document, Authority.BEYOND, to="市发改委")
    assert owed(document)["doc.finish"] == "11-09 撤11-04"
    assert document.main_on(day("11-04")) is None
    assert stands(document) is DocStatus.SEEKING_APPROVAL
    assert stands(document, "11-03") is DocStatus.IN_PROGRESS
    documents.finish(office.desk("12-20"), document, result="已批复", reply=None)
    assert owed(document)["doc.finish"] == "11-09 撤11-04"


def test_a_matter_that_comes_back_within_authority_is_counted_anew(office: Office) -> None:
    document = office.handled("11-02")
    documents.route(office.desk("11-04"), document, Authority.BEYOND, to=None)
    documents.route(office.desk("11-16"), document, Authority.WITHIN, to=None)
    assert owed(document)["doc.finish/2"] == "11-23"
    assert stands(document) is DocStatus.IN_PROGRESS


def test_beyond_authority_before_the_check_opens_no_handling_after_it(office: Office) -> None:
    document = office.receive("11-02")
    documents.route(office.desk("11-02"), document, Authority.BEYOND, to=None)
    office.settle(document, "11-03")
    assert owed(document) == {"doc.check": "11-04 销11-03"}
    documents.route(office.desk("11-05"), document, Authority.WITHIN, to=None)
    assert owed(document)["doc.finish"] == "11-12"


def test_what_is_withdrawn_ends_no_earlier_than_it_began(office: Office) -> None:
    document = office.settle(office.receive("11-02"), "11-04")
    documents.route(office.desk("11-03"), document, Authority.BEYOND, to=None)
    assert owed(document)["doc.finish"] == "11-11 撤11-04"


def test_beyond_authority_leaves_a_statutory_limit_running(office: Office) -> None:
    document = office.receive("09-30", rule="foi.reply")
    documents.route(office.desk("10-08"), document, Authority.BEYOND, to=None)
    assert owed(document)["foi.reply"] == "11-03"


def test_authority_is_not_changed_behind_an_earlier_change_nor_while_the_clock_stands(
    office: Office,
) -> None:
    document = office.handled("11-02")
    documents.route(office.desk("11-04"), document, Authority.WITHIN, to=None)
    with pytest.raises(ActBeforeError, match="上次确定权限"):
        documents.route(office.desk("11-03"), document, Authority.BEYOND, to=None)
    clock.pause(office.desk("11-04"), document, ground="补正", written=False, rule=None)
    with pytest.raises(ActOrderError, match="还不能转为权限外"):
        documents.route(office.desk("11-05"), document, Authority.BEYOND, to=None)


# --- the end


def test_finishing_discharges_what_is_owed_and_withdraws_what_others_owe(office: Office) -> None:
    document = office.handled("11-02")
    document_notes.instruct(
        office.desk("11-03"), document, by="区长", text="速办", due=day("11-06")
    )
    cosign.cosign(office.desk("11-03"), document, unit="DW-2")
    documents.finish(office.desk("11-09"), document, result="已办", reply="区住建函〔2026〕3号")
    assert owed(document) == {
        "doc.check": "11-04 销11-02",
        "doc.finish": "11-09 销11-09",
        "doc.instruction": "11-06 销11-09",
        "cosign.reply": "11-12 撤11-09",
    }
    assert (document.finished_on, document.result) == (day("11-09"), "已办")
    assert document.reply_number == "区住建函〔2026〕3号"
    assert stands(document) is DocStatus.FINISHED
    assert stands(document, "11-08") is DocStatus.IN_PROGRESS
    assert not document.released


def test_nothing_is_finished_before_it_is_checked_and_told(office: Office) -> None:
    document, desk = office.receive("11-02"), office.desk("11-03")
    with pytest.raises(ActOrderError, match="资料检查") as refused:
        documents.finish(desk, document, result=None, reply=None)
    assert refused.value.hint == "先执行 zx doc check SW-2026-0001 --complete"
    documents.check(desk, document, missing=None)
    with pytest.raises(ActOrderError, match="告知来文单位") as refused:
        documents.finish(desk, document, result=None, reply=None)
    assert refused.value.hint == "先执行 zx doc notify SW-2026-0001"
    documents.notify(desk, document, via=None)
    with pytest.raises(ActBeforeError, match="检查并告知"):
        documents.finish(office.desk("11-02"), document, result=None, reply=None)
    documents.finish(office.desk("11-03"), document, result=None, reply=None)


def test_what_waits_for_a_supplement_is_not_finished(office: Office) -> None:
    document = office.receive("11-02")
    documents.check(office.desk("11-02"), document, missing="附件")
    documents.notify(office.desk("11-02"), document, via=None)
    with pytest.raises(ActOrderError, match="补正"):
        documents.finish(office.desk("11-03"), document, result=None, reply=None)


def test_a_statutory_matter_is_finished_without_the_check(office: Office) -> None:
    document = office.receive("09-30", rule="foi.reply")
    documents.finish(office.desk("10-08"), document, result=None, reply=None)
    assert owed(document) == {
        "foi.reply": "11-03 销10-08",
        "foi.supplement": "10-15 撤10-08",  # nothing was missing: it never came to be owed
        "doc.check": "10-08 销10-08",
    }


def test_nothing_is_finished_while_the_clock_stands_or_before_it_ran(office: Office) -> None:
    document = office.handled("11-02")
    clock.pause(office.desk("11-04"), document, ground="补正", written=False, rule=None)
    with pytest.raises(ActOrderError, match="恢复计时"):
        documents.finish(office.desk("11-05"), document, result=None, reply=None)
    clock.resume(office.desk("11-06"), document, rule=None)
    with pytest.raises(ActBeforeError, match="恢复计时之日 2026-11-06"):
        documents.finish(office.desk("11-05"), document, result=None, reply=None)
    document_notes.instruct(office.desk("11-10"), document, by="区长", text="再报", due=None)
    with pytest.raises(ActBeforeError, match="领导批示件办结"):
        documents.finish(office.desk("11-09"), document, result=None, reply=None)
    documents.finish(office.desk("11-10"), document, result=None, reply=None)


def test_a_returned_document_frees_its_number_and_owes_nothing(office: Office) -> None:
    document = office.receive("11-02")
    with pytest.raises(ReasonMissingError):
        documents.send_back(office.desk("11-03"), document)
    documents.send_back(office.desk("11-03", reason="不属本区事权"), document)
    assert owed(document) == {"doc.check": "11-04 销11-03"}
    assert stands(document) is DocStatus.RETURNED
    assert document.released
    assert document.acts[-1].text == "不属本区事权"
    handled = office.handled("11-02")
    documents.send_back(office.desk("11-05", reason="撤回"), handled)
    assert owed(handled)["doc.finish"] == "11-09 撤11-05"


def test_a_document_is_not_returned_before_its_supplement_came(office: Office) -> None:
    document = office.receive("11-02")
    documents.check(office.desk("11-02"), document, missing="附件")
    documents.notify(office.desk("11-02"), document, via=None)
    documents.supplement(office.desk("11-10"), document, text=None)
    with pytest.raises(ActBeforeError):
        documents.send_back(office.desk("11-09", reason="不符"), document)


def test_a_void_registration_owes_nothing_and_can_be_void_but_once(office: Office) -> None:
    document = office.handled("11-02")
    with pytest.raises(ReasonMissingError):
        void(office.desk("11-03"), document)
    with pytest.raises(ActBeforeError):
        void(office.desk("11-01", reason="重复登记"), document)
    void(office.desk("11-03", reason="重复登记"), document)
    assert owed(document)["doc.finish"] == "11-09 撤11-03"
    assert stands(document) is DocStatus.VOID
    with pytest.raises(MatterClosedError, match="作废"):
        void(office.desk("11-04", reason="再作废"), document)


def test_even_a_finished_document_can_be_void(office: Office) -> None:
    document = office.handled("11-02")
    documents.finish(office.desk("11-03"), document, result=None, reply=None)
    void(office.desk("11-04", reason="登记错"), document)
    assert stands(document) is DocStatus.VOID
    assert stands(document, "11-03") is DocStatus.VOID  # it never was
    assert owed(document)["doc.finish"] == "11-09 销11-03"


@pytest.mark.parametrize("how", ["办结", "退回", "作废"])
def test_nothing_more_is_done_with_a_closed_document(office: Office, how: str) -> None:
    document, desk = office.handled("11-02"), office.desk("11-03", reason="理由")
    if how == "办结":
        documents.finish(desk, document, result=None, reply=None)
    else:
        (documents.send_back if how == "退回" else void)(desk, document)
    later = office.desk("11-04", reason="理由")
    acts: tuple[Callable[[], None], ...] = (
        lambda: documents.check(later, document, missing=None),
        lambda: documents.notify(later, document, via=None),
        lambda: documents.supplement(later, document, text=None),
        lambda: documents.route(later, document, Authority.BEYOND, to=None),
        lambda: documents.finish(later, document, result=None, reply=None),
        lambda: documents.send_back(later, document),
        lambda: document_notes.progress(later, document, text="进展"),
    )
    for act in acts:
        with pytest.raises(MatterClosedError, match=f"2026-11-03 {how}"):
            act()
