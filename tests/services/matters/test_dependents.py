"""What hangs on a matter is named when it ends, once, and only what still goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.office import (
    add_project,
    day,
    deputy,
    finish_on,
    handled_document,
    hold_onsite,
    open_supervision,
)

from zhixingli.services.documents import acts as documents
from zhixingli.services.documents.handling import DOCS
from zhixingli.services.matters.clock import ask_cosign
from zhixingli.services.matters.reads import void_matter
from zhixingli.services.meetings import executive
from zhixingli.services.meetings.acts import MEETINGS
from zhixingli.services.projects.acts import PROJECTS
from zhixingli.services.supervisions import acts as supervisions

if TYPE_CHECKING:
    from tests.office import Clerk


def voided(clerk: Clerk, on: str, handling: Any, wanted: str) -> dict[str, str]:
    """Strike a matter out; give what was said beside, by code."""
    stamp = clerk.stamp(day(on), reason="登记错")
    return {w.code: w.message for w in void_matter(clerk.ledger, stamp, handling, wanted).warnings}


def test_supervision_that_goes_on_is_named_and_one_struck_off_is_not(clerk: Clerk) -> None:
    doc = handled_document(clerk, "10-12")
    open_ = open_supervision(clerk, "10-13", doc)
    assert f"督办 {open_}" in voided(clerk, "10-14", DOCS, doc)["DEPENDENTS_STAY"]
    other = handled_document(clerk, "10-12", "另一件")
    done = open_supervision(clerk, "10-13", other, due=day("10-20"))
    supervisions.finish(clerk.ledger, clerk.stamp(day("10-14")), done, result="已办")
    supervisions.strike(clerk.ledger, clerk.stamp(day("10-14")), done, by="陈区长")
    assert voided(clerk, "10-15", DOCS, other) == {}


def test_a_finish_names_the_units_that_need_not_answer_any_more(clerk: Clerk) -> None:
    doc = handled_document(clerk, "10-12")
    ask_cosign(clerk.ledger, clerk.stamp(day("10-12")), DOCS, doc, unit="区财政局")
    stamp = clerk.stamp(day("10-13"))
    done = documents.finish_document(clerk.ledger, stamp, doc, result=None, reply_number=None)
    [said] = [each for each in done.warnings if each.code == "COSIGNS_WITHDRAWN"]
    # Seven working days from Monday 10-12: 10-13, 14, 15, 16, 19, 20, 21.
    assert "区财政局（限 2026-10-21）" in said.message
    finish_on(clerk, "10-13", other := handled_document(clerk, "10-13", "另一件"))
    assert voided(clerk, "10-14", DOCS, other) == {}  # a finished one ended before


def test_a_project_names_the_reports_still_to_come_and_not_the_meetings_held(clerk: Clerk) -> None:
    deputy(clerk)
    project = add_project(clerk, "10-12")
    held = hold_onsite(clerk, "10-12", project).id
    stamp = clerk.stamp(day("10-12"))
    planned = executive.plan_meeting(clerk.ledger, stamp, meeting_on=day("10-28"), place=None).data
    assert planned is not None
    executive.pick_projects(clerk.ledger, stamp, planned.id, [project])
    said = voided(clerk, "10-13", PROJECTS, project)["DEPENDENTS_STAY"]
    assert planned.id in said
    assert held not in said


def test_the_week_of_a_meeting_struck_out_is_unmet_unless_another_was_held(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    first, second = (hold_onsite(clerk, on, project).id for on in ("10-13", "10-15"))
    assert voided(clerk, "10-16", MEETINGS, first) == {}
    last = voided(clerk, "10-16", MEETINGS, second)
    assert last["WEEK_UNMET"] == f"{project} 的 2026-W42 没有别的现场办公会，按没有召开"
