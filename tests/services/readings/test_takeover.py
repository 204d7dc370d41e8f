"""Who took over shortly before a due day, and which unit has a merged one's work (DOMAIN §4).

2026: 10-12 is a Monday of W42; 10-17 and 10-18 are off. What was settled on 10-12 is due on
10-19, and the three working days before that are the 14th, 15th and 16th.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import show_document
from tests.office import add_project, day, deputy, settled

from zhixingli.render.words.office_text import answering_unit_text
from zhixingli.services.meetings.onsite_weeks import MissedFilters, missed_weeks, onsite_table
from zhixingli.services.people import units
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.projects.acts import change_sponsor
from zhixingli.services.readings.daily import Filters, overdue

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.obligations import ObligationItem

pytestmark = pytest.mark.both_engines


def late(clerk: Clerk, on: str, code: str) -> ObligationItem:
    found = overdue(clerk.ledger, as_of=day(on), filters=Filters()).data
    return next(item for item in found if item.id == code)


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        ("10-13", "王副区长"),
        ("10-14", "王副区长（10月14日接手）"),
        ("10-19", "王副区长（10月19日接手）"),
    ],
)
def test_who_took_over_in_the_last_three_working_days_is_said(
    clerk: Clerk, taken: str, said: str
) -> None:
    document = settled(clerk, day("10-12"))
    clerk.does(assign_subject, day(taken), document, leader="王副区长", unit="区财政局")
    assert late(clerk, "10-20", document).leader_called == said
    shown = show_document(clerk.ledger, document, as_of=day("10-20"), strict=False).data
    assert {each.leader_called for each in shown.obligations if each.rule == "doc.finish"} == {said}


def test_a_new_unit_under_the_same_leader_is_no_takeover(clerk: Clerk) -> None:
    document = settled(clerk, day("10-12"))
    clerk.does(assign_subject, day("10-15"), document, leader="李副区长", unit="区财政局")
    found = late(clerk, "10-20", document)
    assert (found.unit.name, found.leader_called) == ("区财政局", "李副区长")
    clerk.does(assign_subject, day("10-16"), document, leader="王副区长", unit="区财政局")
    clerk.does(assign_subject, day("10-19"), document, leader="李副区长", unit="区财政局")
    assert late(clerk, "10-20", document).taken_over_on is None  # it was theirs before


def test_a_sponsor_who_took_over_late_in_the_week_is_said(clerk: Clerk) -> None:
    """W42 ends on Sunday 10-18: the three working days before are Wednesday to Friday."""
    deputy(clerk)
    early, shortly = (add_project(clerk, "09-07", title) for title in ("甲桥", "乙桥"))
    for project, on in ((early, "10-13"), (shortly, "10-14")):
        change_sponsor(clerk.ledger, clerk.stamp(day(on)), project, to="李副区长")
    filters = MissedFilters(week="2026-W42")
    missed = missed_weeks(clerk.ledger, as_of=day("10-19"), filters=filters).data
    said = {each.project.id: each.sponsor_called for each in missed}
    assert said == {early: "李副区长", shortly: "李副区长（10月14日接手）"}
    table = onsite_table(clerk.ledger, as_of=day("10-19"), week="2026-W42").data
    assert {each.project.id: each.sponsor_called for each in table.projects} == said
    items = overdue(clerk.ledger, as_of=day("10-19"), filters=Filters()).data
    told = {item.id: item.leader_called for item in items if item.period == "2026-W42"}
    assert told | {"BG-onsite": ""} == said | {"BG-onsite": ""}


def test_who_acts_from_shortly_before_is_marked_as_both(clerk: Clerk) -> None:
    deputy(clerk)
    project = add_project(clerk, "09-07")
    stamp = clerk.stamp(day("10-15"))
    hand_over(clerk.ledger, stamp, "王副区长", "李副区长", until=day("10-16"))
    [missed] = missed_weeks(
        clerk.ledger, as_of=day("10-19"), filters=MissedFilters(week="2026-W42")
    ).data
    assert missed.project.id == project
    assert missed.sponsor_called == "李副区长（代，10月15日接手）"


def test_what_a_merged_unit_left_late_names_who_has_it_now(clerk: Clerk) -> None:
    document = settled(clerk, day("10-12"))
    stamp = clerk.stamp(day("10-26"))
    units.merge_unit(clerk.ledger, stamp, "区住建局", into="区财政局")
    before, after = late(clerk, "10-23", document), late(clerk, "10-26", document)
    assert answering_unit_text(before) == "区住建局"
    assert answering_unit_text(after) == "原区住建局，现由区财政局承办"
    assert after.succeeded_by is not None
    assert after.succeeded_by.name == "区财政局"
    shown = show_document(clerk.ledger, document, as_of=day("10-26"), strict=False).data
    [finish] = [each for each in shown.obligations if each.rule == "doc.finish"]
    assert finish.succeeded_by == after.succeeded_by
