"""Executive meetings: pick, approve, notify a week ahead, report; never the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.domain.desk_builder import Office, first_due
from tests.office import day

from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActOrderError,
    DutyPostError,
    ReasonMissingError,
)
from zhixingli.domain.errors.meetings import AgendaMissingError, ExecApproverError, MeetingPastError
from zhixingli.domain.meetings import executive

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.meetings.acts import Meeting

PICKS = ["XM-2026-0001", "XM-2026-0002", "XM-2026-0003"]


def planned(office: Office, on: str, meeting_on: date) -> Meeting:
    return executive.plan(
        office.desk(on), meeting_on=meeting_on, owner=("常务", "DW-1"), place=None
    )


def approved(office: Office, meeting_on: str = "10-12", on: str = "09-21") -> Meeting:
    meeting = planned(office, on, day(meeting_on))
    executive.pick(office.desk(on), meeting, PICKS)
    executive.approve(office.desk(on), meeting, by="区长")
    return meeting


@pytest.mark.parametrize(
    ("meeting_on", "latest"),
    [
        # Monday 10-12 less 7 days is 10-05, in the National Day holiday (10-01 to 10-07):
        # back over 10-04, 03, 02, 01 to Wednesday 09-30.
        ("10-12", "09-30"),
        # Monday 03-02 less 7 is 02-23, the last day off: back over 22, 21, ... 15 to
        # Saturday 02-14, a make-up day.
        ("03-02", "02-14"),
        # Friday 11-27 less 7 is Friday 11-20.
        ("11-27", "11-20"),
    ],
)
def test_the_notice_is_due_a_week_ahead_and_earlier_on_a_day_off(
    meeting_on: str, latest: str
) -> None:
    meeting = approved(Office(), meeting_on, "02-02")

    assert [first_due(o) for o in meeting.obligations] == [day(latest)]


def test_both_leaders_and_units_have_to_be_told() -> None:
    office = Office()
    meeting = approved(office)
    executive.notify(office.desk("09-28"), meeting, leaders=True, units=False)
    assert meeting.obligations[0].discharged_on is None

    executive.notify(office.desk("09-30"), meeting, leaders=True, units=True)

    item = meeting.agenda[0]
    assert (item.leader_notified_on, item.unit_notified_on) == (day("09-28"), day("09-30"))
    assert meeting.obligations[0].discharged_on == day("09-30")


def test_the_order_cannot_be_turned_round() -> None:
    office = Office()
    meeting = planned(office, "09-21", day("10-12"))
    with pytest.raises(ActOrderError, match="选题"):
        executive.approve(office.desk("09-21"), meeting, by="区长")
    executive.pick(office.desk("09-21"), meeting, PICKS)
    with pytest.raises(ActOrderError, match="审定"):
        executive.notify(office.desk("09-22"), meeting, leaders=True, units=True)
    executive.approve(office.desk("09-22"), meeting, by="常务")
    with pytest.raises(ActBeforeError, match="审定"):
        executive.notify(office.desk("09-21"), meeting, leaders=True, units=True)
    with pytest.raises(ActOrderError, match="会前通知"):
        executive.report(office.desk("10-12"), meeting, PICKS[0], by="分管", supplement=None)


def test_only_the_head_or_the_executive_deputy_approves() -> None:
    office = Office()
    meeting = planned(office, "09-21", day("10-12"))
    executive.pick(office.desk("09-21"), meeting, PICKS)
    for other in ("分管", "局长"):
        with pytest.raises(ExecApproverError, match="区长或常务副区长"):
            executive.approve(office.desk("09-21"), meeting, by=other)
    assert executive.approval(meeting) is None


def test_a_later_pick_asks_for_a_new_approval_and_its_own_notice() -> None:
    office = Office()
    meeting = approved(office)
    executive.notify(office.desk("09-25"), meeting, leaders=True, units=True)
    executive.pick(office.desk("09-28"), meeting, ["XM-2026-0004"])
    assert executive.approval(meeting) is None
    with pytest.raises(ActOrderError, match="审定"):
        executive.notify(office.desk("09-28"), meeting, leaders=True, units=True)

    executive.approve(office.desk("09-28"), meeting, by="区长")
    assert [o.discharged_on for o in meeting.obligations] == [day("09-25"), None]
    executive.notify(office.desk("09-29"), meeting, leaders=True, units=True)

    assert meeting.agenda[0].unit_notified_on == day("09-25")
    assert meeting.agenda[3].unit_notified_on == day("09-29")
    assert meeting.obligations[1].discharged_on == day("09-29")


def test_a_pick_is_taken_off_with_a_reason() -> None:
    office = Office()
    meeting = approved(office)
    with pytest.raises(ReasonMissingError):
        executive.drop(office.desk("09-22"), meeting, PICKS[0])
    executive.drop(office.desk("09-22", reason="材料未备"), meeting, PICKS[0])

    assert [item.about for item in executive.picked(meeting)] == PICKS[1:]
    assert executive.approval(meeting) is None
    with pytest.raises(AgendaMissingError):
        executive.drop(office.desk("09-22", reason="x"), meeting, PICKS[0])


def test_leaders_report_on_the_day_and_nothing_is_prepared_after_it() -> None:
    office = Office()
    meeting = approved(office)
    executive.notify(office.desk("09-30"), meeting, leaders=True, units=True)
    with pytest.raises(ActBeforeError, match="会议"):
        executive.report(office.desk("10-11"), meeting, PICKS[0], by="分管", supplement=None)
    with pytest.raises(DutyPostError):
        executive.report(office.desk("10-12"), meeting, PICKS[0], by="局长", supplement=None)

    executive.report(office.desk("10-12"), meeting, PICKS[0], by="分管", supplement="资金已到位")

    item = meeting.agenda[0]
    assert (item.reported_by, item.reported_on, item.supplement) == (
        "分管",
        day("10-12"),
        "资金已到位",
    )
    with pytest.raises(MeetingPastError):
        executive.pick(office.desk("10-13"), meeting, ["XM-2026-0005"])
    with pytest.raises(MeetingPastError):
        planned(office, "10-13", day("10-12"))


def test_a_meeting_put_off_owes_its_notice_anew() -> None:
    office = Office()
    meeting = approved(office)
    with pytest.raises(ReasonMissingError):
        executive.move(office.desk("09-28"), meeting, meeting_on=day("10-19"))

    executive.move(office.desk("09-28", reason="区长出差"), meeting, meeting_on=day("10-19"))

    # Monday 10-19 less 7 days is Monday 10-12.
    first, second = meeting.obligations
    assert first.withdrawn_on == day("09-28")
    assert first_due(second) == day("10-12")
    assert meeting.title == "常务会议（2026-10-19）"


def test_a_notice_that_was_given_speaks_of_the_day_it_named_only() -> None:
    # figures.md 5. Told on 21 September for 16 October; moved on 12 October to the 14th: seven
    # days before are the 7th, in the holidays, so it was due on 30 September, the working day
    # before them.
    office = Office()
    meeting = approved(office, "10-16", "09-21")
    executive.notify(office.desk("09-21"), meeting, leaders=True, units=True)
    assert meeting.obligations[0].discharged_on == day("09-21")
    executive.move(office.desk("10-12", reason="区长出差"), meeting, meeting_on=day("10-14"))

    told, again = meeting.obligations
    assert told.discharged_on == day("09-21")
    assert (again.opened_on, again.last_span.due_on) == (day("10-12"), day("09-30"))
    with pytest.raises(ActOrderError, match="会前通知"):
        executive.report(office.desk("10-14"), meeting, PICKS[0], by="分管", supplement=None)
    executive.notify(office.desk("10-12"), meeting, leaders=True, units=False)
    assert again.closed_on is None
    executive.notify(office.desk("10-12"), meeting, leaders=False, units=True)
    assert again.discharged_on == day("10-12")

    executive.move(office.desk("10-13", reason="再改"), meeting, meeting_on=day("11-20"))
    assert meeting.obligations[-1].last_span.due_on == day("11-13")
