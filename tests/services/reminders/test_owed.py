"""Who is owed a reminder: over all kinds, on working days, each step of a due day once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import show_document
from tests.office import (
    Clerk,
    add_letter,
    add_project,
    consult_letter,
    day,
    handled_document,
    hop_letter,
    open_office,
    open_supervision,
    send_letter,
)

from zhixingli.domain.terms import ActKind, Addressee, Kind, Via, Why
from zhixingli.services.documents.handling import DOCS
from zhixingli.services.matters import clock
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.readings.daily import Filters
from zhixingli.services.reminders.giving import give
from zhixingli.services.reminders.owed import reminders
from zhixingli.services.supervisions.reminding import remind

if TYPE_CHECKING:
    from zhixingli.services.results.reminders import DueReminder
    from zhixingli.store.ledger.database import Ledger

pytestmark = pytest.mark.both_engines


@pytest.fixture
def clerk(ledger: Ledger) -> Clerk:
    open_office(ledger)
    return Clerk(ledger)


def owed(clerk: Clerk, on: str, *only: str, **filters: Any) -> tuple[DueReminder, ...]:
    asked = Filters(**filters)
    return reminders(clerk.ledger, as_of=day(on), filters=asked, only=only).data


def of(found: tuple[DueReminder, ...], subject: str) -> list[tuple[str, str, str]]:
    """Say of a subject which step is owed to whom, and how it stands."""
    return [(each.code, each.whom, each.stands) for each in found if each.id == subject]


def tell(clerk: Clerk, on: str, *only: str, via: Via = Via.HAND) -> int:
    given = owed(clerk, on, *only)
    done = give(clerk.ledger, clerk.stamp(day(on)), [(each, via) for each in given])
    return len(done.data or ())


def test_a_paper_climbs_the_ladder_and_each_step_is_told_once(clerk: Clerk) -> None:
    # 10-12 (Mon) + 5 working days = 10-19 (Mon); 10-16 is the working day before it.
    made = handled_document(clerk, "10-12")
    assert of(owed(clerk, "10-15"), made) == []
    assert of(owed(clerk, "10-16"), made) == [
        ("soon/2026-10-19", "区住建局", "10月19日到期，还剩1个工作日")
    ]
    assert tell(clerk, "10-16") == 1
    assert of(owed(clerk, "10-16"), made) == []
    assert of(owed(clerk, "10-19"), made) == []  # it was told that it falls due
    assert of(owed(clerk, "10-20"), made) == [
        ("step-1/2026-10-19", "区住建局", "10月19日到期，已逾期1个工作日")
    ]
    assert tell(clerk, "10-20") == 1
    assert of(owed(clerk, "10-21"), made) == []
    # 10-20, 21, 22: the third working day; the unit's head. 10-27 is the sixth: the leader.
    assert of(owed(clerk, "10-22"), made) == [
        ("step-2/2026-10-19", "赵局长", "10月19日到期，已逾期3个工作日")
    ]
    assert tell(clerk, "10-22") == 1
    assert of(owed(clerk, "10-26"), made) == []
    assert of(owed(clerk, "10-27"), made) == [
        ("step-3/2026-10-19", "李副区长", "10月19日到期，已逾期6个工作日")
    ]
    # As of a day before, what was told later was not yet told.
    assert [code for code, *_ in of(owed(clerk, "10-16"), made)] == []
    assert [code for code, *_ in of(owed(clerk, "10-21"), made)] == []


def test_who_was_not_told_for_days_is_told_the_highest_step_only(clerk: Clerk) -> None:
    made = handled_document(clerk, "10-12")
    assert [code for code, *_ in of(owed(clerk, "11-09"), made)] == ["step-3/2026-10-19"]
    assert tell(clerk, "11-09", made) == 1
    assert of(owed(clerk, "11-10"), made) == []


def test_on_a_day_off_nobody_is_told_and_the_answer_says_when(clerk: Clerk) -> None:
    handled_document(clerk, "10-12")
    found = reminders(clerk.ledger, as_of=day("10-24"), filters=Filters())  # a Saturday
    assert found.data == ()
    assert [each.code for each in found.warnings] == ["DAY_OFF"]
    assert "2026-10-26" in found.warnings[0].message
    # 10-10 is a Saturday on which people work (国庆 make-up day): reminders are given.
    assert reminders(clerk.ledger, as_of=day("10-10"), filters=Filters()).warnings == ()


def test_an_extension_begins_the_steps_anew(clerk: Clerk) -> None:
    made = handled_document(clerk, "10-12")
    assert tell(clerk, "10-16") == 1
    clock.extend(
        clerk.ledger,
        clerk.stamp(day("10-19"), reason="案情复杂"),
        DOCS,
        made,
        days=3,
        until=None,
        approved_by="赵局长",
        rule=None,
    )
    # Three working days more: 10-22; 10-21 is the day before.
    assert [code for code, *_ in of(owed(clerk, "10-20"), made)] == []
    assert [code for code, *_ in of(owed(clerk, "10-21"), made)] == ["soon/2026-10-22"]


def test_who_has_the_work_now_is_told_and_not_whose_delay_it_is(clerk: Clerk) -> None:
    made = handled_document(clerk, "10-12")
    stamp = clerk.stamp(day("10-21"), reason="分工调整")
    assign_subject(clerk.ledger, stamp, made, leader="王副区长", unit="区财政局")
    (told,) = owed(clerk, "10-22", made)
    assert (told.whom, told.unit.name, told.leader.name) == ("钱局长", "区财政局", "王副区长")
    (told,) = owed(clerk, "10-27", made)
    assert (told.addressee, told.whom) == (Addressee.LEADER, "王副区长")


def test_a_letter_that_stands_still_is_told_its_tracker_once_a_place(clerk: Clerk) -> None:
    letter = add_letter(clerk, "09-01")
    consult_letter(clerk, "09-01", letter)
    send_letter(clerk, "09-02", letter)
    hop_letter(clerk, "09-03", letter, "用地处")
    assert of(owed(clerk, "09-11"), letter) == []  # eight days there
    # 09-03 to 09-14 are eleven days; ten make it stand still (09-13 is a Sunday).
    assert of(owed(clerk, "09-14"), letter) == [("stalled/2026-09-03", "赵局长", "11日没有进展")]
    assert tell(clerk, "09-14") == 1
    assert of(owed(clerk, "09-30"), letter) == []
    hop_letter(clerk, "09-30", letter, "分管局长")
    assert of(owed(clerk, "10-12"), letter) == [("stalled/2026-09-30", "赵局长", "12日没有进展")]


def test_a_stop_that_the_law_wants_in_writing_is_a_notice_to_give(clerk: Clerk) -> None:
    made = clerk.receive(day("09-01"), "关于核发许可的申请", rule="license.decide")
    stamp = clerk.stamp(day("09-07"))
    asked: dict[str, Any] = {"ground": "听证", "written": False, "rule": None}
    clock.pause(clerk.ledger, stamp, DOCS, made, **asked)
    found = [each for each in owed(clerk, "09-08") if each.code.startswith("written/")]
    assert [(each.code, each.why, each.stands) for each in found] == [
        ("written/2026-09-07", Why.NOTICE, "尚未登记书面告知当事人")
    ]
    assert tell(clerk, "09-08", made) > 0
    assert not [each for each in owed(clerk, "09-09") if each.code.startswith("written/")]


def test_a_report_back_is_asked_for_from_the_day_before(clerk: Clerk) -> None:
    made = open_supervision(clerk, "10-12", due=day("11-30"), feedback_days=7)
    assert of(owed(clerk, "10-15"), made) == []
    # Seven days from 10-12 are 10-19, a Monday: the working day before it is a Friday.
    assert of(owed(clerk, "10-16"), made) == [
        ("feedback/2026-10-19", "区住建局", "应于10月19日反馈")
    ]
    assert tell(clerk, "10-16", made) == 1
    assert of(owed(clerk, "10-20"), made) == []


def test_supervision_is_reminded_of_once_whichever_command_did_it(clerk: Clerk) -> None:
    made = open_supervision(clerk, "10-12", due=day("10-16"))
    (told,) = [each for each in owed(clerk, "10-19") if each.why is Why.OVERDUE]
    assert told.code == "step-1/2026-10-16"
    assert tell(clerk, "10-19", made) == 1
    again = remind(clerk.ledger, clerk.stamp(day("10-19")), [])
    assert again.data is not None
    assert again.data.items == ()
    done = remind(clerk.ledger, clerk.stamp(day("10-21")), []).data
    assert done is not None
    assert [each.step for each in done.items] == [2]
    assert of(owed(clerk, "10-21"), made) == []


def test_the_weekly_meeting_of_a_project_is_told_before_the_week_is_over(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    found = [each for each in owed(clerk, "10-16") if each.id == project]
    assert [(each.code, each.matter, each.stands) for each in found] == [
        ("soon/2026-10-18", "重点项目现场办公会（第42周）：滨河大桥", "10月18日到期")
    ]


def test_what_the_office_hands_in_is_a_report(clerk: Clerk) -> None:
    add_project(clerk, "10-12")
    found = {each.key: each.why for each in owed(clerk, "10-16", kind=Kind.REPORT)}
    assert set(found.values()) <= {Why.REPORT}


def test_filters_leave_the_rest_out(clerk: Clerk) -> None:
    mine, other = (
        handled_document(clerk, "10-12"),
        handled_document(
            clerk, "10-12", unit="区财政局", leader="王副区长", number="财〔2026〕1号"
        ),
    )
    assert {each.id for each in owed(clerk, "10-20")} == {mine, other}
    assert {each.id for each in owed(clerk, "10-20", unit="区财政局")} == {other}
    assert {each.id for each in owed(clerk, "10-20", leader="李副区长")} == {mine}
    assert {each.id for each in owed(clerk, "10-20", kind=Kind.LETTER)} == set()
    assert {each.id for each in owed(clerk, "10-20", rule="doc.finish")} == {mine, other}
    assert {each.id for each in owed(clerk, "10-20", "sw1")} == {mine}


def test_no_message_names_a_citizen(clerk: Clerk) -> None:
    made = clerk.receive(day("08-06"), "张三反映小区噪音问题", rule="petition.close")
    (told,) = [each for each in owed(clerk, "10-12", made) if each.rule == "petition.close"]
    assert "张三" not in told.text + told.title
    assert told.matter == "信访事项办结：一件信访事项"


def test_what_was_recorded_twice_counts_once(clerk: Clerk) -> None:
    made = handled_document(clerk, "10-12")
    given = [(each, Via.WECOM) for each in owed(clerk, "10-20", made)]
    first = give(clerk.ledger, clerk.stamp(day("10-20")), given)
    second = give(clerk.ledger, clerk.stamp(day("10-20")), given)
    assert (first.line, second.line) == ("已登记提醒 1 项", "没有要登记的提醒")
    assert second.journal is None
    assert [each.code for each in second.warnings] == ["REMINDED_ALREADY"]


def test_the_course_of_a_matter_says_who_was_reminded_when_and_how(clerk: Clerk) -> None:
    made = handled_document(clerk, "10-12")
    tell(clerk, "10-16", via=Via.WECOM)
    tell(clerk, "10-20")

    def course(on: str) -> list[tuple[object, ...]]:
        detail = show_document(clerk.ledger, made, as_of=day(on), strict=False).data
        return [(act.on, act.text, act.actor) for act in detail.acts if act.act is ActKind.REMIND]

    first = (day("10-16"), "临期，提醒主责单位（企业微信）", "测试")
    assert course("10-19") == [first]
    assert course("10-20") == [
        first,
        (day("10-20"), "逾期第1步，提醒主责单位（当面、电话或书面）", "测试"),
    ]
