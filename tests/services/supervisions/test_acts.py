"""Supervision on both engines: basis, reminders in steps, review, duplicates; and causes.

2026: 10-30 is a Friday; working days after it are 11-02, 11-03, 11-04, 11-05, 11-06, 11-09.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.office import add_project, day, open_supervision, reminded

from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActOrderError,
    ActRepeatedError,
    DueBeforeError,
    MatterClosedError,
    ReasonMissingError,
    SubjectUnknownError,
)
from zhixingli.domain.errors.clock import ApproverPostError
from zhixingli.domain.errors.command import NeededOptionError
from zhixingli.domain.errors.supervision import (
    BasisApproverError,
    BasisNumberError,
    CauseKeyError,
    DayOffError,
    NotOverdueError,
)
from zhixingli.domain.supervisions.acts import Opening
from zhixingli.domain.supervisions.terms import Basis, Malady, Suggestion, SupervisionStatus
from zhixingli.domain.terms import Kind, Post
from zhixingli.services.matters.reads import show_matter, void_matter
from zhixingli.services.meetings import onsite_weeks
from zhixingli.services.people.acts import add_person
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.readings.explaining import explain
from zhixingli.services.supervisions import acts as supervisions, causes
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from datetime import date

    from tests.office import Clerk

    from zhixingli.services.results.supervisions import SupervisionDetail

#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines


def shown(clerk: Clerk, matter: str, on: str) -> SupervisionDetail:
    found: SupervisionDetail = show_matter(
        clerk.ledger, supervisions.SUPERVISIONS, matter, as_of=day(on), strict=False
    ).data
    return found


def test_the_basis_and_its_approver(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("09-01"))
    add_person(clerk.ledger, stamp, "周常务", unit_name="区府办", post=Post.EXECUTIVE_DEPUTY)
    for approver in ("周常务", "李副区长"):
        for basis in (Basis.ORDER, Basis.APPROVAL):
            with pytest.raises(BasisApproverError):
                open_supervision(clerk, "10-12", basis=basis, approved_by=approver)
    with pytest.raises(BasisNumberError):
        open_supervision(clerk, "10-12", basis=Basis.DECISION)
    with pytest.raises(ActBeforeError):
        open_supervision(clerk, "10-12", approved_on=day("10-13"))
    with pytest.raises(DueBeforeError):
        open_supervision(clerk, "10-12", due=day("10-11"))
    with pytest.raises(NeededOptionError):
        open_supervision(clerk, "10-12", leader=None)
    decided = open_supervision(
        clerk, "10-12", basis=Basis.DECISION, approved_by="周常务", number="区府〔2026〕 7 号"
    )
    assert shown(clerk, decided, "10-12").basis_number == "区府〔2026〕7号"


def test_a_subject_is_supervised_under_its_own_holders(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    matter = open_supervision(clerk, "10-13", project, supervisor="孙科员", feedback_days=7)

    detail = shown(clerk, matter, "10-13")
    assert detail.about is not None
    assert (detail.about.id, detail.title) == (project, "督办：滨河大桥")
    assert (detail.leader.name, detail.unit.short) == ("李副区长", "区住建局")
    assert detail.supervisor is not None
    assert (detail.supervisor.name, detail.feedback_due) == ("孙科员", day("10-20"))
    supervisions.record_feedback(clerk.ledger, clerk.stamp(day("10-19")), matter, text="已进场")
    assert shown(clerk, matter, "10-19").feedback_due == day("10-26")
    assert shown(clerk, matter, "10-18").feedback_due == day("10-20")
    with pytest.raises(SubjectUnknownError):
        open_supervision(clerk, "10-13", "XM-2026-0099")


def test_the_same_matter_twice_is_warned_of(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    first = open_supervision(clerk, "10-13", "关于汛期排险的督办")
    open_supervision(clerk, "10-13", project)

    def warned(what: str, **facts: Any) -> list[str]:
        asked: dict[str, Any] = {"basis": Basis.ORDER, "approved_by": "陈区长"}
        if what != project:
            asked |= {"leader": "李副区长", "unit": "区住建局"}
        opening = Opening(due=day("10-30"), **(asked | facts))
        stamp = clerk.stamp(day("10-14"), dry_run=True)
        change = supervisions.open_supervision(clerk.ledger, stamp, what, opening)
        return [n.message for n in change.warnings if n.code == "DUPLICATE_SUPERVISION"]

    assert [first in message for message in warned("汛期 排险")] == [True]
    assert len(warned(project)) == 1
    assert warned("别的事") == []
    assert warned("汛期排险", unit="区财政局") == []
    stamp = clerk.stamp(day("10-14"), reason="误")
    void_matter(clerk.ledger, stamp, supervisions.SUPERVISIONS, first)
    assert warned("汛期排险") == []


def test_reminders_go_in_steps_on_working_days_and_never_twice(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")
    open_supervision(clerk, "10-12", "不急的", due=day("12-31"))
    assert reminded(clerk, "10-30") == []
    with pytest.raises(NotOverdueError):
        reminded(clerk, "10-30", matter)
    with pytest.raises(DayOffError, match="2026-10-31"):
        reminded(clerk, "10-31")
    assert reminded(clerk, "11-02") == [(matter, 1, 1)]
    head = verify_ledger(clerk.ledger, as_of=day("11-02")).data.head
    assert reminded(clerk, "11-02") == []
    assert reminded(clerk, "11-03", matter) == []
    assert verify_ledger(clerk.ledger, as_of=day("11-02")).data.head == head
    assert reminded(clerk, "11-04") == [(matter, 2, 3)]
    assert reminded(clerk, "11-06") == []
    assert reminded(clerk, "11-09") == [(matter, 3, 6)]
    assert reminded(clerk, "12-30") == []

    told = shown(clerk, matter, "11-04").reminders
    assert [(r.step, r.on) for r in told] == [(1, day("11-02")), (2, day("11-04"))]


def test_nobody_ran_it_for_a_week_then_only_the_highest_step(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")

    assert reminded(clerk, "11-10") == [(matter, 3, 7)]


def test_an_extension_begins_the_steps_anew_and_is_made_up_for_when_late(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")
    reminded(clerk, "11-02")
    facts: dict[str, Any] = {"days": None, "until": day("11-06"), "approved_by": "陈区长"}
    with pytest.raises(ReasonMissingError):
        supervisions.extend(clerk.ledger, clerk.stamp(day("11-03")), matter, **facts)
    stamp = clerk.stamp(day("11-03"), reason="雨天")
    with pytest.raises(ApproverPostError):
        supervisions.extend(clerk.ledger, stamp, matter, **(facts | {"approved_by": "赵局长"}))
    supervisions.extend(clerk.ledger, stamp, matter, **facts)

    detail = shown(clerk, matter, "11-03")
    assert (detail.due, detail.due_original) == (day("11-06"), day("10-30"))
    assert [fact.late for fact in detail.extensions] == [True]
    assert reminded(clerk, "11-09", matter) == [(matter, 1, 1)]


def test_finish_review_send_back_and_strike(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")
    place = (clerk.ledger, clerk.stamp(day("10-28")), matter)
    with pytest.raises(ActOrderError):
        supervisions.strike(*place, by=None)
    supervisions.finish(*place, result="已排除")
    assert shown(clerk, matter, "10-28").status is SupervisionStatus.REVIEWING
    with pytest.raises(ActRepeatedError):
        supervisions.finish(*place, result=None)
    with pytest.raises(ReasonMissingError):
        supervisions.send_back(*place, due=None, approved_by=None)
    stamp = clerk.stamp(day("11-02"), reason="现场没有清理")
    supervisions.send_back(clerk.ledger, stamp, matter, due=None, approved_by=None)

    # Due on 10-30: of the 28th, 29th and 30th the review, 10-28 to 11-02, took none away.
    assert late_on(clerk, "11-05") == []
    assert late_on(clerk, "11-06") == [(matter, day("11-05"))]
    assert shown(clerk, matter, "10-30").obligations[0].paused
    supervisions.finish(clerk.ledger, clerk.stamp(day("11-06")), matter, result="清理完")
    supervisions.strike(clerk.ledger, clerk.stamp(day("11-06")), matter, by="陈区长")

    detail = shown(clerk, matter, "11-06")
    assert (detail.status, detail.returns) == (SupervisionStatus.STRUCK, 1)
    assert (detail.finished_on, detail.struck_on) == (day("11-06"), day("11-06"))
    assert [(stop.from_, stop.to, stop.ground) for stop in detail.pauses] == [
        (day("10-28"), day("11-02"), "办公室审核")
    ]
    assert [item.on_time for item in detail.obligations] == [False]
    assert shown(clerk, matter, "11-03").status is SupervisionStatus.OPEN
    with pytest.raises(MatterClosedError):
        supervisions.finish(clerk.ledger, clerk.stamp(day("11-09")), matter, result=None)


def late_on(clerk: Clerk, on: str) -> list[tuple[str, date | None]]:
    found = overdue(clerk.ledger, as_of=day(on), filters=Filters(kind=Kind.SUPERVISION)).data
    return [(item.id, item.due) for item in found]


def test_a_report_that_came_late_gains_nothing_by_being_sent_back(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")  # due 10-30
    supervisions.finish(clerk.ledger, clerk.stamp(day("11-02")), matter, result="已排除")
    stamp = clerk.stamp(day("11-04"), reason="现场没有清理")
    supervisions.send_back(clerk.ledger, stamp, matter, due=None, approved_by=None)
    assert late_on(clerk, "11-03") == late_on(clerk, "11-05") == [(matter, day("10-30"))]
    assert shown(clerk, matter, "11-05").pauses == ()


def test_what_is_sent_back_on_the_day_of_its_report_took_no_day(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")  # due 10-30
    supervisions.finish(clerk.ledger, clerk.stamp(day("10-28")), matter, result=None)
    stamp = clerk.stamp(day("10-28"), reason="材料不全")
    supervisions.send_back(clerk.ledger, stamp, matter, due=None, approved_by=None)
    assert shown(clerk, matter, "10-28").due == day("10-30")


def test_a_new_day_with_the_sending_back_is_an_extension(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")
    supervisions.finish(clerk.ledger, clerk.stamp(day("10-28")), matter, result=None)
    stamp = clerk.stamp(day("10-29"), reason="不合格")
    with pytest.raises(NeededOptionError):
        supervisions.send_back(clerk.ledger, stamp, matter, due=day("11-13"), approved_by=None)
    supervisions.send_back(clerk.ledger, stamp, matter, due=day("11-13"), approved_by="陈区长")

    detail = shown(clerk, matter, "10-29")
    assert (detail.due, detail.due_original) == (day("11-13"), day("10-30"))
    told = explain(clerk.ledger, matter, rule=None, as_of=day("10-29"), strict=False).data
    assert [(each.due, each.due_original) for each in told] == [(day("11-13"), day("10-30"))]


def test_an_appeal_is_answered_within_thirty_days(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")
    with pytest.raises(ActOrderError):
        supervisions.recheck(clerk.ledger, clerk.stamp(day("10-13")), matter, text="维持")
    supervisions.appeal(clerk.ledger, clerk.stamp(day("10-14")), matter)
    with pytest.raises(ActRepeatedError):
        supervisions.appeal(clerk.ledger, clerk.stamp(day("10-15")), matter)
    # 10-14 + 30 calendar days = Friday 11-13.
    dues = {item.rule: item.due for item in shown(clerk, matter, "10-14").obligations}
    assert dues["supervise.recheck"] == day("11-13")
    supervisions.recheck(clerk.ledger, clerk.stamp(day("11-10")), matter, text="维持")
    supervisions.suggest(
        clerk.ledger, clerk.stamp(day("11-10")), matter, about=Suggestion.CRITICISE, text=None
    )
    detail = shown(clerk, matter, "11-10")
    # Due on 10-30; 11-10 is eleven days later.
    assert [(item.about, item.text) for item in detail.suggestions] == [
        (
            "criticise",
            (
                "建议就《汛期排险》予以批评；期限 2026-10-30，截至 2026-11-10 超期 11 日；"
                "催办 0 次，退回 0 次"
            ),
        )
    ]
    assert detail.status is SupervisionStatus.OPEN
    assert verify_ledger(clerk.ledger, as_of=day("11-10")).data.sound


def test_an_appeal_outlasts_the_striking_off_and_is_handed_over(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")
    supervisions.finish(clerk.ledger, clerk.stamp(day("10-28")), matter, result=None)
    supervisions.strike(clerk.ledger, clerk.stamp(day("10-29")), matter, by=None)
    supervisions.appeal(clerk.ledger, clerk.stamp(day("10-30")), matter)

    # 10-30 + 30 calendar days = Sunday 11-29, so Monday 11-30.
    late = overdue(clerk.ledger, as_of=day("12-01"), filters=Filters(kind=Kind.SUPERVISION)).data
    assert [(item.key, item.due) for item in late] == [
        (f"{matter}/supervise.recheck", day("11-30"))
    ]
    sheet = hand_over(clerk.ledger, clerk.stamp(day("11-02")), "李副区长", "王副区长").data
    assert sheet is not None
    assert [each.id for each in sheet.subjects] == [matter]
    supervisions.recheck(clerk.ledger, clerk.stamp(day("11-10")), matter, text="维持")
    assert shown(clerk, matter, "11-10").status is SupervisionStatus.STRUCK
    sheet = hand_over(clerk.ledger, clerk.stamp(day("11-11")), "王副区长", "李副区长").data
    assert sheet is not None
    assert sheet.subjects == ()


def test_causes_are_written_down_and_counted(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    document = clerk.receive(day("10-26"), "来文")
    missed = f"{project}/onsite.weekly/2026-W44"

    def record(on: str, about: str, malady: Malady | None, text: str | None) -> None:
        stamp = clerk.stamp(day(on))
        causes.record_cause(clerk.ledger, stamp, about, malady=malady, text=text)

    record("11-03", missed, Malady.PASSIVITY, "挂钩领导出差")
    record("11-04", f"{document.lower()}/doc.check", Malady.EVASION, None)
    record("11-05", document, None, "材料不全")
    for about, error in (
        (f"{document}/doc.finish", CauseKeyError),
        ("SW-2026-0099", SubjectUnknownError),
    ):
        with pytest.raises(error):
            record("11-05", about, Malady.EVASION, None)
    with pytest.raises(NeededOptionError):
        record("11-05", document, None, None)
    with pytest.raises(ActBeforeError):
        record("10-25", document, Malady.EVASION, None)

    found = causes.cause_statistics(clerk.ledger, since=day("11-04"), as_of=day("11-30")).data
    assert [item.key for item in found.items] == [f"{document}/doc.check", document]
    counted = {each.malady: each.count for each in found.counts}
    assert len(counted) == 10
    assert (counted[Malady.EVASION], counted[Malady.PASSIVITY]) == (1, 0)
    weeks = onsite_weeks.missed_weeks(
        clerk.ledger, as_of=day("11-03"), filters=onsite_weeks.MissedFilters()
    ).data
    assert [week.reason for week in weeks] == ["被动执行：挂钩领导出差"]
    assert verify_ledger(clerk.ledger, as_of=day("11-05")).data.sound
