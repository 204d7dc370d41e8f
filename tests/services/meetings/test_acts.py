"""On-site meetings, reviews and executive meetings on both engines; weeks counted by hand.

2026: W44 is 10-26 to 11-01, W45 11-02 to 11-08, W46 11-09 to 11-15, W47 11-16 to 11-22.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.office import act_on_project, add_project, day, deputy, held_review, hold_onsite

from zhixingli.domain.errors.acts import FutureActError, SubjectUnknownError, WrongKindError
from zhixingli.domain.errors.clock import NoObligationError
from zhixingli.domain.errors.meetings import (
    ChairError,
    ProjectClosedError,
    SeriesOwnerError,
    SubmittedError,
    WrongFormError,
)
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.projects import acts
from zhixingli.domain.tasks import Order
from zhixingli.domain.terms import Kind, Light, OwedReport
from zhixingli.services import tasks
from zhixingli.services.matters.reads import show_matter, void_matter
from zhixingli.services.meetings import acts as meetings, executive, onsite_weeks, reviews
from zhixingli.services.meetings.onsite_weeks import MissedFilters
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.projects import acts as projects
from zhixingli.services.readings.daily import Filters, due_within, overdue
from zhixingli.services.readings.explaining import explain
from zhixingli.services.reports.executive_material import exec_material
from zhixingli.services.reports.submission import submit_report
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from datetime import date

    from tests.office import Clerk


#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines


def late(clerk: Clerk, on: str, **filters: Any) -> list[str]:
    found = overdue(clerk.ledger, as_of=day(on), filters=Filters(**filters)).data
    return [item.key for item in found]


def missed(clerk: Clerk, on: str, week: str | None = None) -> list[tuple[str, str, int]]:
    filters = MissedFilters(week=week)
    found = onsite_weeks.missed_weeks(clerk.ledger, as_of=day(on), filters=filters).data
    return [(each.project.id, each.week, each.consecutive) for each in found]


def test_missed_weeks_appear_though_nobody_ran_the_program(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    head = verify_ledger(clerk.ledger, as_of=day("10-26")).data.head

    first = late(clerk, "11-18", kind=Kind.PROJECT)

    assert first == [
        f"{project}/onsite.weekly/2026-W44",
        f"{project}/onsite.weekly/2026-W45",
        f"{project}/onsite.weekly/2026-W46",
    ]
    assert late(clerk, "11-18", kind=Kind.PROJECT) == first
    assert verify_ledger(clerk.ledger, as_of=day("11-18")).data.head == head
    # The current week is due on its Sunday; it is no miss yet.
    coming = due_within(
        clerk.ledger, as_of=day("11-18"), within=3, filters=Filters(rule="onsite.weekly")
    ).data
    assert [(item.due, item.period, item.light) for item in coming] == []
    coming = due_within(
        clerk.ledger, as_of=day("11-18"), within=5, filters=Filters(rule="onsite.weekly")
    ).data
    assert [(item.due, item.period) for item in coming] == [(day("11-22"), "2026-W47")]


def test_a_meeting_takes_earlier_misses_off_overdue_but_not_off_the_record(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    hold_onsite(clerk, "11-11", project)

    assert late(clerk, "11-24", kind=Kind.PROJECT) == [f"{project}/onsite.weekly/2026-W47"]
    assert missed(clerk, "11-24") == [
        (project, "2026-W44", 1),
        (project, "2026-W45", 2),
        (project, "2026-W47", 1),
    ]
    assert missed(clerk, "11-24", "2026-W45") == [(project, "2026-W45", 2)]
    # As of a day before the meeting it had not been held.
    assert late(clerk, "11-10", kind=Kind.PROJECT) == [
        f"{project}/onsite.weekly/2026-W44",
        f"{project}/onsite.weekly/2026-W45",
    ]


def test_who_sponsors_on_the_sunday_answers_for_the_missed_week(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    stamp = clerk.stamp(day("11-05"))
    projects.change_sponsor(clerk.ledger, stamp, project, to="陈区长")

    found = overdue(clerk.ledger, as_of=day("11-10"), filters=Filters(kind=Kind.PROJECT)).data

    assert [(i.period, i.leader.name, i.current_leader.name) for i in found] == [
        ("2026-W44", "王副区长", "陈区长"),
        ("2026-W45", "陈区长", "陈区长"),
    ]
    assert late(clerk, "11-10", leader="王副区长") == [f"{project}/onsite.weekly/2026-W44"]


def test_the_week_off_is_exempt_and_says_so(clerk: Clerk) -> None:
    project = add_project(clerk, "02-02")

    found = onsite_weeks.missed_weeks(
        clerk.ledger, as_of=day("03-02"), filters=MissedFilters(week="2026-W08")
    )

    assert found.data == ()
    assert [notice.code for notice in found.warnings] == ["WEEK_EXEMPT"]
    assert missed(clerk, "03-02")[-1] == (project, "2026-W09", 3)
    table = onsite_weeks.onsite_table(clerk.ledger, as_of=day("03-02"), week="2026-W08").data
    assert (table.exempt, table.figures.owed, table.figures.rate) == (True, 0, None)


def test_what_recurs_explains_itself(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    deputy(clerk)

    def told(what: str, rule: str | None = None) -> list[tuple[str, date | None]]:
        answer = explain(clerk.ledger, what, rule=rule, as_of=day("11-10"), strict=False)
        return [(each.key, each.due) for each in answer.data]

    weeks = [
        (f"{project}/onsite.weekly/2026-W44", day("11-01")),
        (f"{project}/onsite.weekly/2026-W45", day("11-08")),
        (f"{project}/onsite.weekly/2026-W46", day("11-15")),
    ]
    assert told(project) == weeks
    assert told(project, "onsite.weekly") == weeks
    assert told(f"{project.lower()}/onsite.weekly/2026-W45") == weeks[1:2]
    # The report of W45 is due on the first working day after it: Monday 11-09.
    assert told("BG-onsite")[1] == ("BG-onsite/onsite.table/2026-W45", day("11-09"))
    # Fifteen days from Friday 01-02 end on Saturday 01-17: rolled to Monday 01-19.
    (land,) = explain(clerk.ledger, "LS-land", rule=None, as_of=day("01-19"), strict=False).data
    assert (land.due, land.nominal, land.trace[-1].date) == (
        day("01-19"),
        day("01-17"),
        day("01-19"),
    )
    for wrong in (f"{project}/onsite.weekly/2026-W50", f"{project}/doc.check"):
        with pytest.raises(NoObligationError):
            told(wrong)
    with pytest.raises(SubjectUnknownError):
        told("LS-water")


def test_rest_and_end_are_exempt(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    act_on_project(clerk, "11-02", project, acts.suspend, reason="停工")
    act_on_project(clerk, "11-16", project, acts.restart)
    projects.close_project(clerk.ledger, clerk.stamp(day("11-25")), project, text=None)

    assert missed(clerk, "12-10") == [(project, "2026-W44", 1), (project, "2026-W47", 2)]


def test_one_meeting_about_two_projects_and_its_decisions_come_back(clerk: Clerk) -> None:
    bridge, school = add_project(clerk, "10-26"), add_project(clerk, "10-26", "学校")
    first = hold_onsite(clerk, "10-28", bridge, school)
    order = Order("完成征地", due=day("11-20"), person="孙科员", about=bridge)
    task = meetings.decide(clerk.ledger, clerk.stamp(day("10-28")), first.id, order).data
    assert task is not None
    assert (task.id, task.leader.name, task.unit.short) == ("YD-2026-0001", "李副区长", "区住建局")
    assert [duty.person.name for duty in task.duties] == ["孙科员"]

    again = meetings.hold_onsite(
        clerk.ledger,
        clerk.stamp(day("11-04")),
        [bridge],
        chair="王副区长",
        place=None,
        delegated=False,
    )

    assert [notice.code for notice in again.warnings] == ["DECISIONS_OPEN"]
    assert again.data is not None
    assert [each.id for each in again.data.carried_over] == [task.id]
    assert late(clerk, "11-23", kind=Kind.TASK) == [f"{task.id}/task.finish"]
    tasks.finish_task(clerk.ledger, clerk.stamp(day("11-23")), task.id, result="完成")
    assert hold_onsite(clerk, "11-24", bridge).carried_over == ()
    shown = show_matter(
        clerk.ledger, meetings.MEETINGS, first.id, as_of=day("11-22"), strict=False
    ).data
    assert [(d.id, d.overdue, d.finished_on) for d in shown.decisions] == [(task.id, True, None)]


def test_the_table_of_a_week_for_the_leaders(clerk: Clerk) -> None:
    bridge, school = add_project(clerk, "10-26"), add_project(clerk, "10-26", "学校")
    held = hold_onsite(clerk, "11-03", bridge, chair="赵局长", reason="出差")
    stamp = clerk.stamp(day("11-06"))
    meetings.issue_minutes(clerk.ledger, stamp, held.id, number="纪要1号")

    table = onsite_weeks.onsite_table(clerk.ledger, as_of=day("11-09"), week=None).data

    assert table.week == "2026-W45"
    assert [
        (line.project.id, line.owed, line.held, line.delegated, line.consecutive_missed)
        for line in table.projects
    ] == [(bridge, 1, 1, True, 0), (school, 1, 0, False, 2)]
    now = table.figures
    assert (now.owed, now.held, now.missed, now.rate) == (2, 1, 1, 50.0)
    assert (now.delegated, now.minutes_rate) == (1, 100.0)
    early = onsite_weeks.onsite_table(clerk.ledger, as_of=day("11-05"), week="2026-W45").data
    assert [line.issued_on for line in early.projects] == [None, None]


def test_minutes_are_shown_from_the_day_they_were_issued(clerk: Clerk) -> None:
    """figures.md 21: held on Friday 13 March, minutes issued on Monday the 16th."""
    bridge = add_project(clerk, "03-02")
    held = hold_onsite(clerk, "03-13", bridge)
    number = "纪要〔2026〕1号"
    meetings.issue_minutes(clerk.ledger, clerk.stamp(day("03-16")), held.id, number=number)

    def minutes(on: str) -> tuple[tuple[str, ...], date | None, float | None]:
        table = onsite_weeks.onsite_table(clerk.ledger, as_of=day(on), week="2026-W11").data
        (line,) = table.projects
        return line.minutes, line.issued_on, table.figures.minutes_rate

    assert minutes("03-14") == minutes("03-15") == ((), None, 0.0)
    assert minutes("03-16") == ((number,), day("03-16"), 100.0)
    # two meetings of one week, the minutes of one of them issued: half
    hold_onsite(clerk, "03-12", bridge)
    assert minutes("03-16") == ((number,), day("03-16"), 50.0)


def test_the_report_of_the_week_is_owed_until_it_is_handed_in(clerk: Clerk) -> None:
    deputy(clerk)
    add_project(clerk, "10-26")
    # W44 is owed on Monday 11-02, W45 on 11-09.
    keys = [f"BG-onsite/onsite.table/2026-W{n}" for n in (44, 45)]
    assert late(clerk, "11-10", kind=Kind.REPORT) == keys
    assert late(clerk, "11-02", kind=Kind.REPORT) == []

    submit_report(
        clerk.ledger, clerk.stamp(day("11-10")), OwedReport.ONSITE, week="2026-W45", to="区长"
    )

    assert late(clerk, "11-10", kind=Kind.REPORT) == []
    assert late(clerk, "11-09", kind=Kind.REPORT) == keys[:1]
    with pytest.raises(SubmittedError):
        submit_report(
            clerk.ledger, clerk.stamp(day("11-11")), OwedReport.ONSITE, week="2026-W45", to=None
        )
    with pytest.raises(FutureActError):
        submit_report(
            clerk.ledger, clerk.stamp(day("11-11")), OwedReport.ONSITE, week="2026-W48", to=None
        )
    assert late(clerk, "11-24", kind=Kind.REPORT) == [
        "BG-onsite/onsite.table/2026-W46",
        "BG-onsite/onsite.table/2026-W47",
    ]
    assert verify_ledger(clerk.ledger, as_of=day("11-24")).data.sound


def test_reviews_are_owed_fifteen_days_after_the_last_one_held(clerk: Clerk) -> None:
    assert late(clerk, "11-24", kind=Kind.REVIEW) == []
    with pytest.raises(SeriesOwnerError):
        held_review(clerk, "11-24", Form.LAND)
    deputy(clerk)
    # The ledger was made on Friday 01-02: 15 days on is Saturday 01-17, so Monday 01-19.
    (planning, land) = reviews.reviews_due(clerk.ledger, as_of=day("01-19")).data
    assert (planning.due, planning.light, land.due) == (
        day("01-19"),
        Light.YELLOW,
        day("01-19"),
    )

    held_review(clerk, "11-10", Form.PLANNING)
    setup = clerk.stamp(day("11-02"))
    reviews.setup_review(clerk.ledger, setup, Form.LAND, leader="李副区长", unit="区住建局")

    # 11-10 + 15 = Wednesday 11-25; 11-02 + 15 = Tuesday 11-17.
    (planning, land) = reviews.reviews_due(clerk.ledger, as_of=day("11-24")).data
    assert (planning.last_held_on, planning.due) == (day("11-10"), day("11-25"))
    assert (land.last_held_on, land.due, land.overdue_days) == (None, day("11-17"), 7)
    assert (land.leader.name, land.unit.short) == ("李副区长", "区住建局")
    assert late(clerk, "11-24", kind=Kind.REVIEW) == ["LS-land/review.land/2026-11-02"]
    assert late(clerk, "11-17", kind=Kind.REVIEW) == []
    assign_subject(clerk.ledger, clerk.stamp(day("11-20")), "LS-LAND", leader="陈区长", unit=None)
    (_, land) = reviews.reviews_due(clerk.ledger, as_of=day("11-24")).data
    assert land.leader.name == "李副区长"  # who held it on the day it fell due


def test_documents_on_a_review_and_what_became_of_them(clerk: Clerk) -> None:
    deputy(clerk)
    document = clerk.receive(day("11-02"), "规划调整")
    held = held_review(clerk, "11-10", Form.PLANNING, document)
    stamp = clerk.stamp(day("11-12"))
    meetings.conclude(clerk.ledger, stamp, held.id, about=document, text="原则同意")

    outcomes = []
    for on in ("11-11", "11-12"):
        shown = show_matter(
            clerk.ledger, meetings.MEETINGS, held.id, as_of=day(on), strict=False
        ).data
        outcomes.append([(row.id, row.outcome) for row in shown.agenda])
    assert outcomes == [[(document, None)], [(document, "原则同意")]]
    listed = meetings.list_meetings(
        clerk.ledger, as_of=day("11-12"), forms=reviews.FORMS, about=document
    ).data
    assert [row.id for row in listed] == [held.id]
    with pytest.raises(SubjectUnknownError):
        held_review(clerk, "11-12", Form.PLANNING, "SW-2026-0099")


def test_a_meeting_struck_out_was_never_held(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    held = hold_onsite(clerk, "10-28", project)
    assert missed(clerk, "11-02") == []
    stamp = clerk.stamp(day("11-03"), reason="登记错")
    void_matter(clerk.ledger, stamp, meetings.MEETINGS, held.id)

    assert missed(clerk, "11-03") == [(project, "2026-W44", 1)]


def test_refusals_of_meetings_write_nothing(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26")
    closed = add_project(clerk, "10-26", "已完")
    projects.close_project(clerk.ledger, clerk.stamp(day("10-28")), closed, text=None)
    document = clerk.receive(day("10-27"), "来文")
    head = verify_ledger(clerk.ledger, as_of=day("10-29")).data.head
    for refusal, about, chair in (
        (ChairError, project, "赵局长"),
        (ProjectClosedError, closed, "王副区长"),
        (WrongKindError, document, "王副区长"),
        (SubjectUnknownError, "XM-2026-0099", "王副区长"),
    ):
        with pytest.raises(refusal):
            hold_onsite(clerk, "10-29", about, chair=chair)
    assert verify_ledger(clerk.ledger, as_of=day("10-29")).data.head == head


def test_an_executive_meeting_from_plan_to_report(clerk: Clerk) -> None:
    deputy(clerk)
    bridge, school = add_project(clerk, "09-07"), add_project(clerk, "09-07", "学校")
    meeting = executive.plan_meeting(
        clerk.ledger, clerk.stamp(day("09-21")), meeting_on=day("10-12"), place=None
    ).data
    assert meeting is not None
    stamp = clerk.stamp(day("09-21"))
    picked = executive.pick_projects(clerk.ledger, stamp, meeting.id, [bridge, school])
    assert [notice.code for notice in picked.warnings] == ["EXEC_PICKS"]
    executive.approve_picks(clerk.ledger, stamp, meeting.id, by="周常务")
    # The notice is due on 09-30 (10-05 lies in the National Day holiday).
    assert late(clerk, "10-08", kind=Kind.MEETING) == [f"{meeting.id}/exec.notice"]
    told = executive.notify_all(
        clerk.ledger, clerk.stamp(day("10-08")), meeting.id, leaders=True, units=True
    )
    assert [notice.code for notice in told.warnings] == ["NOTICE_LATE"]
    done = executive.record_report(
        clerk.ledger,
        clerk.stamp(day("10-12")),
        meeting.id,
        bridge,
        by="王副区长",
        supplement="资金到位",
    ).data

    assert done is not None
    assert [(row.id, row.reported_on, row.supplement) for row in done.agenda] == [
        (bridge, day("10-12"), "资金到位"),
        (school, None, None),
    ]
    assert done.approved_by is not None
    assert done.approved_by.name == "周常务"
    (notice,) = done.obligations
    assert (notice.due, notice.on_time) == (day("09-30"), False)
    with pytest.raises(SubjectUnknownError):
        executive.pick_projects(clerk.ledger, stamp, meeting.id, ["XM-2026-0099"])
    onsite = hold_onsite(clerk, "09-22", bridge)
    with pytest.raises(WrongFormError):
        executive.pick_projects(clerk.ledger, clerk.stamp(day("09-22")), onsite.id, [school])
    assert verify_ledger(clerk.ledger, as_of=day("10-12")).data.sound


def test_a_handover_leaves_past_meetings_where_they_were(clerk: Clerk) -> None:
    project = add_project(clerk, "10-26", leader="王副区长")
    held = hold_onsite(clerk, "10-28", project)
    stamp = clerk.stamp(day("10-29"))
    meetings.issue_minutes(clerk.ledger, stamp, held.id, number="纪要1号")
    waiting = hold_onsite(clerk, "11-04", project)

    sheet = hand_over(clerk.ledger, clerk.stamp(day("11-05")), "王副区长", "李副区长").data

    assert sheet is not None
    assert [each.id for each in sheet.subjects] == [waiting.id, project]


def test_the_material_is_of_the_next_meeting_else_the_last_else_a_suggestion(
    clerk: Clerk,
) -> None:
    bridge = add_project(clerk, "09-07")

    def material(on: str) -> tuple[str | None, list[str], list[str]]:
        found = exec_material(clerk.ledger, meeting=None, as_of=day(on)).data
        meeting = found.meeting.id if found.meeting is not None else None
        return meeting, [row.id for row in found.projects], [row.id for row in found.suggested]

    assert material("09-20") == (None, [], [bridge])
    # Without an executive deputy the district head answers for the meeting.
    first, second = (
        executive.plan_meeting(
            clerk.ledger, clerk.stamp(day("09-21")), meeting_on=day(on), place=None
        ).data
        for on in ("10-12", "11-16")
    )
    assert first is not None
    assert second is not None
    assert (first.leader.name, first.unit.name) == ("陈区长", "区府办")
    executive.pick_projects(clerk.ledger, clerk.stamp(day("09-21")), first.id, [bridge])
    assert material("10-12") == (first.id, [bridge], [])
    assert material("10-13") == (second.id, [], [])
    assert material("11-17") == (second.id, [], [])
