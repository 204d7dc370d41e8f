"""The cases of the figures: what was owed on its day, by whom, and how it was kept.

2026: 10-12 is a Monday of W42; the five working days after it are 10-13, 14, 15, 16, 19.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import ask_cosign, show_document, void_document
from tests.office import (
    add_project,
    day,
    deputy,
    finish_on,
    handled_document,
    hold_onsite,
    open_supervision,
    settled,
)

from zhixingli.domain.documents.notes import DocumentCorrection
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.tasks import Order
from zhixingli.domain.terms import Light, Urgency
from zhixingli.services import tasks
from zhixingli.services.documents import acts as documents
from zhixingli.services.matters.clock import extend
from zhixingli.services.matters.reads import void_matter
from zhixingli.services.meetings import executive
from zhixingli.services.meetings.acts import MEETINGS
from zhixingli.services.overview import scoring
from zhixingli.services.overview.dashboard import dashboard
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.portfolio import set_leader
from zhixingli.services.projects import acts as projects
from zhixingli.services.readings.calendar_entries import agenda_of
from zhixingli.services.readings.daily import Filters, overdue, today
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.results.rates import Rates
from zhixingli.services.rules.office import set_choice
from zhixingli.services.supervisions import acts as supervisions
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.overview import Indicator

#: The whole file runs on PostgreSQL too: the reads of rates are statements of their own.
pytestmark = pytest.mark.both_engines


def scored(clerk: Clerk, on: str, key: str, **whose: Any) -> Indicator:
    asked: dict[str, Any] = {"leader": None, "unit": None} | whose
    found = scoring.score(clerk.ledger, since=None, as_of=day(on), **asked).data
    return next(each for each in found.indicators if each.key == key)


def kept(clerk: Clerk, on: str, key: str, **whose: Any) -> tuple[int, int, int | None, int | None]:
    """Give what was owed, kept in time, late and not at all."""
    found = scored(clerk, on, key, **whose)
    return found.total, found.done, found.late, found.undone


def week_of(clerk: Clerk, week: str, on: str) -> Rates:
    owed = weekly_report(clerk.ledger, week=f"2026-{week}", as_of=day(on)).data.owed
    assert owed is not None
    return owed


def test_who_never_finishes_stays_in_what_was_owed(clerk: Clerk) -> None:
    """Case 10: four milestones, three 67 days overdue, one reached in time."""
    project = add_project(clerk, "05-06")
    for name in ("一", "二", "三", "四"):
        stamp = clerk.stamp(day("05-06"))
        projects.set_milestone(clerk.ledger, stamp, project, name, due=day("06-15"))
    projects.reach_milestone(clerk.ledger, clerk.stamp(day("06-10")), project, "一")
    assert kept(clerk, "08-21", "milestone") == (4, 1, 0, 3)
    assert scored(clerk, "08-21", "milestone").rate == 25.0
    assert kept(clerk, "06-14", "milestone") == (0, 0, 0, 0)  # none had come due yet
    assert week_of(clerk, "W25", "08-21") == Rates(4, 1, 1, 0, 3, 25.0, 25.0)  # 06-15 to 06-21


def test_a_paper_is_one_paper_whatever_hangs_on_it(clerk: Clerk) -> None:
    """Case 11: the instruction is counted for itself, and the promise is the paper's."""
    doc = handled_document(clerk, "10-12", public_promise=True)
    clerk.does(
        documents.instruct_document, day("10-13"), doc, by="李副区长", text="办", due=day("10-16")
    )
    finish_on(clerk, "10-20", doc)  # due 10-19: a day late
    assert kept(clerk, "10-30", "finish") == (1, 0, 1, 0)
    assert kept(clerk, "10-30", "instruction") == (1, 0, 1, 0)
    assert kept(clerk, "10-30", "promise") == (1, 0, 1, 0)
    found = weekly_report(clerk.ledger, week="2026-W43", as_of=day("10-30")).data
    assert (found.figures.finished, found.figures.finished_late) == (1, 1)
    assert found.promised == Rates(1, 0, 0, 1, 0, 0.0, 0.0)


def test_supervision_is_counted_by_matter(clerk: Clerk) -> None:
    """Case 12: one struck off at once, one sent back and then struck off."""
    once, twice = (open_supervision(clerk, "10-12", name) for name in ("一", "二"))
    for matter in (once, twice):
        clerk.does(supervisions.finish, day("10-13"), matter, result="办了")
    clerk.does(
        supervisions.send_back, day("10-14"), twice, reason="不实", due=None, approved_by=None
    )
    assert kept(clerk, "10-14", "review_passed")[:2] == (1, 0)  # a single one, returned
    clerk.does(supervisions.finish, day("10-15"), twice, result="又办了")
    for matter in (once, twice):
        clerk.does(supervisions.strike, day("10-16"), matter, by=None)
    assert kept(clerk, "10-30", "review_passed")[:2] == (2, 1)


def test_lateness_is_not_washed_off(clerk: Clerk) -> None:
    """Case 13: routed beyond, returned and finished after the due day are late, all three."""
    routed, returned, finished = (handled_document(clerk, "10-12", name) for name in "甲乙丙")
    before = {item.id for item in overdue(clerk.ledger, as_of=day("10-29"), filters=Filters()).data}
    clerk.does(
        documents.route_document, day("10-30"), routed, authority=Authority.BEYOND, to="市政府"
    )
    finish_on(clerk, "10-30", routed)
    clerk.does(documents.return_document, day("10-30"), returned, reason="不归我们")
    finish_on(clerk, "10-30", finished)
    assert kept(clerk, "10-30", "finish") == (3, 0, 3, 0)
    assert kept(clerk, "10-29", "finish") == (3, 0, 0, 3)
    after = {item.id for item in overdue(clerk.ledger, as_of=day("10-29"), filters=Filters()).data}
    assert before == after == {routed, returned, finished}
    assert week_of(clerk, "W43", "10-30") == Rates(3, 0, 0, 0, 3, 0.0, 0.0)  # as of its Sunday


def test_what_is_withdrawn_by_its_day_was_not_owed(clerk: Clerk) -> None:
    doc = handled_document(clerk, "10-12")
    clerk.does(documents.return_document, day("10-19"), doc, reason="不归我们")
    assert kept(clerk, "10-30", "finish") == (0, 0, 0, 0)


def test_a_co_signature_never_given_is_its_units(clerk: Clerk) -> None:
    """Case 14: due 10-21, the paper finished on 10-28; 财政局 answers to 王副区长."""
    set_leader(clerk.ledger, clerk.stamp(day("09-01")), ["区财政局"], leader="王副区长")
    doc = handled_document(clerk, "10-12")
    clerk.does(ask_cosign, day("10-12"), doc, unit="区财政局")
    [item] = [
        each
        for each in overdue(clerk.ledger, as_of=day("10-27"), filters=Filters()).data
        if each.rule == "cosign.reply"
    ]
    assert (item.leader.name, item.unit.name) == ("王副区长", "区财政局")
    finish_on(clerk, "10-28", doc)
    assert kept(clerk, "10-30", "cosign") == (1, 0, 1, 0)
    assert kept(clerk, "10-30", "cosign", unit="区财政局") == (1, 0, 1, 0)
    assert kept(clerk, "10-30", "cosign", leader="王副区长") == (1, 0, 1, 0)
    assert kept(clerk, "10-30", "cosign", leader="李副区长") == (0, 0, 0, 0)
    mine = overdue(clerk.ledger, as_of=day("10-27"), filters=Filters(leader="李副区长")).data
    assert "cosign.reply" not in {each.rule for each in mine}


def test_late_is_whoever_had_it_on_its_day(clerk: Clerk) -> None:
    """Case 15: due 06-15, passed on 06-17, finished on 06-18."""
    order = Order(title="清淤", leader="王副区长", unit="区财政局", due=day("06-15"))
    task = tasks.add_task(clerk.ledger, clerk.stamp(day("06-01")), order).data
    assert task is not None
    stamp = clerk.stamp(day("06-17"))
    assign_subject(clerk.ledger, stamp, task.id, leader="李副区长", unit="区住建局")
    [item] = overdue(clerk.ledger, as_of=day("06-17"), filters=Filters()).data
    assert (item.leader.name, item.unit.name) == ("王副区长", "区财政局")
    assert (item.current_leader.name, item.current_unit.short) == ("李副区长", "区住建局")
    tasks.finish_task(clerk.ledger, clerk.stamp(day("06-18")), task.id, result=None)
    for theirs in ({"leader": "王副区长"}, {"unit": "区财政局"}):
        assert kept(clerk, "06-30", "finish", **theirs) == (1, 0, 1, 0)
    for theirs in ({"leader": "李副区长"}, {"unit": "区住建局"}):
        assert kept(clerk, "06-30", "finish", **theirs) == (0, 0, 0, 0)
    [unit] = weekly_report(clerk.ledger, week="2026-W25", as_of=day("06-30")).data.units
    assert (unit.unit.name, unit.owed) == ("区财政局", Rates(1, 0, 0, 1, 0, 0.0, 0.0))
    trend = dashboard(clerk.ledger, as_of=day("06-30"), unit="区财政局").data.trend
    assert [(week.week, week.late) for week in trend if week.owed] == [("2026-W25", 1)]


def test_an_act_recorded_on_the_third_working_day_is_not_prompt(clerk: Clerk) -> None:
    """Case 16: of Monday 10-12, recorded on Thursday 10-15."""
    clerk.receive(day("10-12"), "补录的", today=day("10-15"))
    clerk.receive(day("10-16"), "次一工作日登记的", today=day("10-19"))  # Friday, on Monday
    assert kept(clerk, "10-30", "recorded")[:2] == (2, 1)


def test_what_was_recorded_by_mistake_never_was(clerk: Clerk) -> None:
    """Cases 17 and 18: struck out on Monday 10-19."""
    first, second = (settled(clerk, day("10-12"), name) for name in ("通知", "登重的"))
    clerk.does(void_document, day("10-19"), second, reason="登重")
    week = weekly_report(clerk.ledger, week="2026-W42", as_of=day("10-19")).data
    assert week.figures.received == 1
    late = overdue(clerk.ledger, as_of=day("10-30"), filters=Filters()).data
    assert {item.id for item in late} == {first}
    project = add_project(clerk, "10-12")
    held = hold_onsite(clerk, "10-16", project).id
    stamp = clerk.stamp(day("10-19"), reason="会没有开")
    void_matter(clerk.ledger, stamp, MEETINGS, held)
    week = weekly_report(clerk.ledger, week="2026-W42", as_of=day("10-19")).data
    assert (week.onsite.owed, week.onsite.held) == (1, 0)


def test_an_extension_granted_too_late_changes_nothing(clerk: Clerk) -> None:
    """Case 30: due 10-09, missed, extended on 10-13 to 10-20; or on 10-08, before it."""
    order: dict[str, Any] = {"leader": "李副区长", "unit": "区住建局", "due": day("10-09")}
    made = [
        tasks.add_task(clerk.ledger, clerk.stamp(day("09-28")), Order(title=title, **order)).data
        for title in ("补办的", "先办的")
    ]
    for task, on in zip(made, ("10-13", "10-08"), strict=True):
        assert task is not None
        tasks_clock(clerk, on, task.id)
    assert week_of(clerk, "W41", "10-30") == Rates(1, 0, 0, 0, 1, 0.0, 0.0)
    assert week_of(clerk, "W43", "10-30") == Rates(1, 0, 0, 0, 1, 0.0, 0.0)
    for task in made:
        assert task is not None
        tasks.finish_task(clerk.ledger, clerk.stamp(day("10-20")), task.id, result=None)
    assert kept(clerk, "10-30", "finish") == (2, 1, 1, 0)


def tasks_clock(clerk: Clerk, on: str, task: str) -> None:
    extend(
        clerk.ledger, clerk.stamp(day(on)), tasks.TASKS, task,
        days=None, until=day("10-20"), approved_by="李副区长", rule=None,
    )  # fmt: skip


def test_what_only_reminds_is_past_and_not_late(clerk: Clerk) -> None:
    """Case 26: minutes due 07-06 (Monday), seen on 10-16."""
    project = add_project(clerk, "07-01")
    held = hold_onsite(clerk, "07-03", project).id  # a Friday: three days later is Monday
    [item] = [
        each
        for each in today(clerk.ledger, as_of=day("10-16"), filters=Filters()).data
        if each.id == held
    ]
    assert (item.due, item.light) == (day("07-06"), Light.REMINDER)
    assert item.light_label == "已过提示期102日"
    assert item.overdue is None
    [entry] = agenda_of(clerk.ledger, [item], as_of=day("10-16")).items
    assert entry.light_label == "已过提示期102日"
    board = dashboard(clerk.ledger, as_of=day("10-16"))
    assert board.data.lights.reminder == 1
    assert kept(clerk, "10-16", "minutes") == (1, 0, 0, 1)  # of its own kind it was owed
    assert week_of(clerk, "W28", "10-16").owed == 0  # and binds nobody


def test_an_urgency_changed_after_its_day_leaves_that_day_late(clerk: Clerk) -> None:
    """Settled on 10-12, due on 10-19; made 加急 on 10-21: that was missed, the other begins late.

    Made 加急 on 10-15, the day on which three working days end, nothing had been missed.
    """
    change = DocumentCorrection(urgency=Urgency.URGENT)
    missed, early = settled(clerk, day("10-12"), "晚改的"), settled(clerk, day("10-12"), "早改的")
    clerk.does(documents.edit_document, day("10-15"), early, change=change, reason="漏看")
    clerk.does(documents.edit_document, day("10-21"), missed, change=change, reason="漏看")
    clerk.does(documents.finish_document, day("10-15"), early, result=None, reply_number=None)
    clerk.does(documents.finish_document, day("10-21"), missed, result=None, reply_number=None)
    assert kept(clerk, "10-19", "finish") == (2, 1, 0, 1)
    assert kept(clerk, "10-21", "finish") == (3, 1, 2, 0)  # what it was is late, what it is too
    assert week_of(clerk, "W43", "10-25").late == 2


def test_a_milestone_that_a_closed_project_left_undone_is_late(clerk: Clerk) -> None:
    project = add_project(clerk, "09-01")
    for name, due in (("开工", "10-14"), ("竣工", "11-20")):
        projects.set_milestone(clerk.ledger, clerk.stamp(day("09-01")), project, name, due=day(due))
    projects.close_project(clerk.ledger, clerk.stamp(day("10-20")), project, text=None)
    assert kept(clerk, "10-19", "milestone") == (1, 0, 0, 1)
    assert kept(clerk, "11-30", "milestone") == (1, 0, 1, 0)


def test_a_meeting_put_off_after_its_notice_was_due_leaves_that_late(clerk: Clerk) -> None:
    """Seven days before 10-16 is 10-09; put off on 10-12 to 11-20, another is owed by 11-13."""
    deputy(clerk)
    project = add_project(clerk, "09-01")
    plan = executive.plan_meeting(
        clerk.ledger, clerk.stamp(day("09-21")), meeting_on=day("10-16"), place=None
    ).data
    assert plan is not None
    executive.pick_projects(clerk.ledger, clerk.stamp(day("09-21")), plan.id, [project])
    executive.approve_picks(clerk.ledger, clerk.stamp(day("09-21")), plan.id, by="陈区长")
    stamp = clerk.stamp(day("10-12"), reason="区长出差")
    executive.move_meeting(clerk.ledger, stamp, plan.id, meeting_on=day("11-20"))
    assert kept(clerk, "10-30", "exec_notice") == (1, 0, 1, 0)
    stamp = clerk.stamp(day("11-12"))
    executive.notify_all(clerk.ledger, stamp, plan.id, leaders=True, units=True)
    assert kept(clerk, "11-13", "exec_notice") == (2, 1, 1, 0)
    assert week_of(clerk, "W41", "11-13").undone == 1  # as it stood on its Sunday


def test_what_was_registered_wrongly_blames_nobody_and_is_told(clerk: Clerk) -> None:
    """Typed as of the 9th, it came on the 12th: its check of the 14th is in time, on any day.

    By the 9th it would have been due on the 12th, the 11th being a Sunday off.
    """
    document = clerk.receive(day("10-09"), "日子打错的", today=day("10-12"))
    assert kept(clerk, "10-13", "check") == (1, 0, 0, 1)
    clerk.does(documents.check_document, day("10-14"), document, missing=None)
    clerk.does(documents.notify_sender, day("10-14"), document, via=None)
    assert kept(clerk, "10-14", "check") == (1, 0, 1, 0)
    change = DocumentCorrection(received_on=day("10-12"))
    clerk.does(documents.edit_document, day("10-15"), document, change=change, reason="打错")
    assert kept(clerk, "10-13", "check") == (0, 0, 0, 0)
    assert kept(clerk, "10-15", "check") == (1, 1, 0, 0)
    assert overdue(clerk.ledger, as_of=day("10-13"), filters=Filters()).data == ()


def test_a_receipt_put_right_is_counted_by_the_rule_of_the_right_day(clerk: Clerk) -> None:
    """A check takes two working days from 11-02 on: of the 2nd, a Monday, it ends on the 4th."""
    set_choice(clerk.ledger, clerk.stamp(day("11-02")), "check_unit", "workday")
    document = clerk.receive(day("10-30"), "补录的", today=day("11-02"))
    assert [each.due for each in dues(clerk, document, "11-02")] == [day("11-02")]
    change = DocumentCorrection(received_on=day("11-02"))
    clerk.does(documents.edit_document, day("11-03"), document, change=change, reason="打错")
    assert [each.due for each in dues(clerk, document, "11-03")] == [day("11-04")]
    assert verify_ledger(clerk.ledger, as_of=day("11-03")).data.sound


def dues(clerk: Clerk, document: str, on: str) -> tuple[ObligationItem, ...]:
    return show_document(clerk.ledger, document, as_of=day(on), strict=False).data.obligations
