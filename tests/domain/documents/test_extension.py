from __future__ import annotations

import pytest
from tests.domain.desk_builder import RULES, Office, due_on, first_due, main, owed
from tests.office import day

from zhixingli.domain.documents import acts as documents, notes as document_notes
from zhixingli.domain.errors.acts import ActBeforeError
from zhixingli.domain.errors.clock import (
    ApproverPostError,
    ExtensionExpiredError,
    ExtensionTimesError,
    ExtensionTooLongError,
    ExtensionUntilError,
    NoObligationError,
    NotExtendableError,
)
from zhixingli.domain.errors.people import PersonLeftError, PostMissingError
from zhixingli.domain.law.office_choices import adjusted
from zhixingli.domain.law.rules import RuleBook
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.responsibility import reassign
from zhixingli.domain.terms import ActKind


@pytest.fixture
def office() -> Office:
    return Office()


# --- extending


def test_an_extension_is_counted_on_from_the_nominal_end(office: Office) -> None:
    document = office.handled("11-02")
    fact = office.prolong(document, "11-06", days=5)
    assert (fact.days, fact.approved_by, fact.reason, fact.late) == (5, "局长", "情况复杂", False)
    assert owed(document)["doc.finish"] == "11-16"
    assert [due_on(document, on) for on in ("11-05", "11-06")] == [day("11-09"), day("11-16")]
    act = document.acts[-1]
    assert (act.kind, act.text, act.person) == (ActKind.EXTEND, "延长5个工作日", "局长")
    petition = office.receive("08-06", rule="petition.close")
    office.prolong(petition, "10-06", days=30)
    assert owed(petition)["petition.close"] == "11-04"


@pytest.mark.parametrize(
    ("until", "days", "due"), [("11-13", 4, "11-13"), ("11-15", 4, "11-13"), ("11-16", 5, "11-16")]
)
def test_a_new_last_day_is_turned_into_working_days(
    office: Office, until: str, days: int, due: str
) -> None:
    document = office.handled("11-02")
    fact = office.prolong(document, "11-06", until=until)
    assert (fact.days, fact.until_on) == (days, day(until))
    assert owed(document)["doc.finish"] == due


def test_a_new_last_day_is_later_than_the_one_it_replaces(office: Office) -> None:
    document = office.handled("11-02")
    with pytest.raises(ExtensionUntilError, match="2026-11-09"):
        office.prolong(document, "11-06", until="11-09")
    petition = office.receive("08-06", rule="petition.close")
    with pytest.raises(ExtensionUntilError, match="2026-10-08"):  # rolled there already
        office.prolong(petition, "10-05", until="10-08")
    office.prolong(petition, "10-05", until="10-20")
    assert owed(petition)["petition.close"] == "10-20"
    with pytest.raises(ExtensionUntilError):
        office.prolong(petition, "10-06")
    office.stop(document, "11-06")
    with pytest.raises(ExtensionUntilError, match="停表中"):
        office.prolong(document, "11-06", until="11-20")


def test_a_stopped_clock_can_be_extended_by_days(office: Office) -> None:
    document = office.handled("11-02")
    office.stop(document, "11-05")
    office.prolong(document, "11-06", days=2)
    assert main(document).last_span.remaining_days == 5
    office.go_on(document, "11-10")
    assert owed(document)["doc.finish"] == "11-17"
    assert [span.cause for span in main(document).spans] == [
        Cause.OPEN,
        Cause.PAUSE,
        Cause.EXTENSION,
        Cause.RESUME,
    ]


def test_the_choice_to_extend_from_the_rolled_due_day() -> None:
    chosen = (adjusted(limit, {"extension_from": "due"}) for limit in RULES.latest())
    office = Office(rules=RuleBook(chosen))
    petition = office.receive("08-06", rule="petition.close")
    assert office.prolong(petition, "10-06", until="10-20").days == 12
    assert owed(petition)["petition.close"] == "10-20"
    assert office.prolong(petition, "10-08", until="10-23").days == 3
    assert owed(petition)["petition.close"] == "10-23"


def test_no_rule_is_extended_beyond_what_it_allows(office: Office) -> None:
    document = office.handled("11-02")
    with pytest.raises(ExtensionTooLongError, match="合计不得超过 5个工作日") as refused:
        office.prolong(document, "11-06", days=6)
    assert refused.value.field == "--days"
    with pytest.raises(ExtensionTooLongError) as refused:
        office.prolong(document, "11-06", until="11-17")
    assert refused.value.field == "--until"
    with pytest.raises(ExtensionTooLongError):
        office.prolong(document, "11-06", days=0)
    office.prolong(document, "11-06", days=1)
    with pytest.raises(ExtensionTimesError, match="只能延期 1 次"):
        office.prolong(document, "11-09", days=1)


def test_a_rule_without_a_number_of_times_is_extended_up_to_its_total(office: Office) -> None:
    petition = office.receive("08-06", rule="petition.close")
    office.prolong(petition, "09-01", days=20)
    with pytest.raises(ExtensionTooLongError, match="已延 20，本次 11"):
        office.prolong(petition, "09-02", days=11)
    office.prolong(petition, "09-02", days=10)
    assert owed(petition)["petition.close"] == "11-04"


def test_a_rule_that_knows_no_extension_is_not_extended(office: Office) -> None:
    document = office.receive("11-02", rule="reconsider.simple")
    with pytest.raises(NotExtendableError, match="行政复议法第62条第2款"):
        office.prolong(document, "11-03", days=1)
    with pytest.raises(NoObligationError):
        office.prolong(office.receive("11-02"), "11-03", days=1)
    with pytest.raises(ActBeforeError):
        office.prolong(office.handled("11-02"), "11-01", days=1)
    settled_later = office.settle(office.receive("11-02"), "11-04")
    with pytest.raises(ActBeforeError, match="开始计时"):
        office.prolong(settled_later, "11-03", days=1)


def test_a_statutory_limit_that_ran_out_is_extended_no_more(office: Office) -> None:
    petition = office.receive("08-06", rule="petition.close")
    with pytest.raises(ExtensionExpiredError, match="2026-10-08 届满"):
        office.prolong(petition, "10-09", days=10)
    assert not office.prolong(petition, "10-08", days=10).late


def test_an_internal_limit_is_extended_late_from_that_day_on(office: Office) -> None:
    document = office.handled("11-02")
    fact = office.prolong(document, "11-12", days=5)
    assert fact.late
    assert document.acts[-1].outcome == "late"
    assert [due_on(document, on) for on in ("11-11", "11-12")] == [day("11-09"), day("11-16")]
    assert first_due(main(document)) == day("11-09")


# --- who may approve


@pytest.mark.parametrize("person", ["副局长", "经办", "别局长", "分管", "区长"])
def test_an_internal_extension_is_the_lead_units_heads_alone(office: Office, person: str) -> None:
    document = office.handled("11-02")
    with pytest.raises(ApproverPostError, match="须由主责单位主要领导批准"):
        office.prolong(document, "11-06", days=1, by=person)
    assert main(document).extensions == []


@pytest.mark.parametrize(
    ("rule", "approver", "good"),
    [
        ("license.decide", "局长", True),
        ("license.decide", "副局长", True),
        ("license.decide", "经办", False),
        ("license.decide", "别局长", False),
        ("license.joint", "区长", True),
        ("license.joint", "常务", True),
        ("license.joint", "分管", True),
        ("license.joint", "局长", False),
        ("reconsider.decide", "副局长", True),
        ("foi.reply", "局长", True),
        ("foi.reply", "区长", False),
        ("petition.close", "副局长", True),
    ],
)
def test_the_approver_is_the_one_whom_the_clause_names(
    office: Office, rule: str, approver: str, *, good: bool
) -> None:
    document = office.receive("11-02", rule=rule)
    if good:
        assert office.prolong(document, "11-06", days=1, by=approver).approved_by
    else:
        with pytest.raises(ApproverPostError):
            office.prolong(document, "11-06", days=1, by=approver)


def test_a_post_is_the_one_held_on_the_day_of_approval(office: Office) -> None:
    document = office.settle(office.receive("11-27"), "11-27")
    reassign(office.desk("12-01"), document.assignments, leader="分管", unit="DW-2")
    with pytest.raises(ApproverPostError):  # still another unit's deputy, and unit 1 is in charge
        office.prolong(document, "11-30", days=1, by="副局长")
    with pytest.raises(ApproverPostError):
        office.prolong(document, "12-01", days=1, by="局长")
    assert office.prolong(document, "12-01", days=1, by="副局长").days == 1


def test_nobody_approves_who_has_left_or_holds_no_post(office: Office) -> None:
    document = office.handled("11-02")
    with pytest.raises(PersonLeftError, match="2026-11-01 离任"):
        office.prolong(document, "11-06", days=1, by="离任")
    with pytest.raises(PostMissingError, match="无职"):
        office.prolong(document, "11-06", days=1, by="无职")


def test_an_instruction_is_extended_by_the_leader_who_gave_it(office: Office) -> None:
    document = office.handled("11-02")
    for leader in ("区长", "常务"):
        desk = office.desk("11-02")
        document_notes.instruct(desk, document, by=leader, text="速办", due=None)
    with pytest.raises(ApproverPostError, match="须由交办领导批准"):
        office.prolong(document, "11-06", days=5, by="常务", rule="doc.instruction")
    office.prolong(document, "11-06", days=5, by="区长", rule="doc.instruction")
    assert owed(document)["doc.instruction"] == "11-23"  # the 22nd is a Sunday
    assert owed(document)["doc.instruction/2"] == "11-17"
    document.obligations[2].withdrawn_on = day("11-06")
    office.prolong(document, "11-06", days=5, by="常务", rule="doc.instruction")
    assert owed(document)["doc.instruction/2"] == "11-23"


def test_a_document_received_under_an_instruction_needs_the_leader_who_gave_one(
    office: Office,
) -> None:
    document = office.receive("11-02", rule="doc.instruction")
    with pytest.raises(ApproverPostError):
        office.prolong(document, "11-06", days=5, by="区长")
    document_notes.instruct(office.desk("11-06"), document, by="区长", text="速办", due=None)
    assert office.prolong(document, "11-06", days=5, by="区长").days == 5


def test_an_extension_does_not_survive_a_refusal_of_a_later_one(office: Office) -> None:
    document = office.handled("11-02")
    office.prolong(document, "11-06", days=5)
    acts, before = len(document.acts), owed(document)
    with pytest.raises(ExtensionTimesError):
        office.prolong(document, "11-06", days=1)
    assert (len(document.acts), owed(document)) == (acts, before)
    documents.finish(office.desk("11-16"), document, result=None, reply=None)
    assert owed(document)["doc.finish"] == "11-16 销11-16"
