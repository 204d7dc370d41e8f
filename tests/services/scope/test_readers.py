"""What one reader must see, on both engines: whose figures, which lists, what is left out.

2026-11-23 is a Monday. Of the documents received on 11-02 the check was due on 11-04 (two
calendar days): 13 working days late on 11-22, gravely. Received on 11-17, it was due on 11-19:
one working day late, plainly.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.office import add_letter, add_project, day, send_letter

from zhixingli.domain.errors.reports import PostVacantError, ReaderScopeError
from zhixingli.domain.errors.text import AmbiguousNameError, UnknownNameError
from zhixingli.domain.terms import Post
from zhixingli.services.letters.weekly_report import letters_report
from zhixingli.services.meetings.onsite_weeks import onsite_table
from zhixingli.services.overview.dashboard import dashboard
from zhixingli.services.overview.scoring import score
from zhixingli.services.people.acts import leave_person
from zhixingli.services.projects.listing import ProjectFilters, list_projects
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reports.executive_material import exec_material
from zhixingli.services.reports.weekly import weekly_report

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.weekly import WeeklyReport

MONDAY = day("11-23")


@pytest.fixture
def busy(clerk: Clerk) -> Clerk:
    """Give a ledger in which three leaders are late, gravely and plainly."""
    clerk.receive(day("11-02"), "李的旧件")
    clerk.receive(day("11-17"), "李的新件")
    clerk.receive(day("11-02"), "王的旧件", leader="王副区长", unit="区财政局")
    clerk.receive(day("11-17"), "陈的新件", leader="陈区长", unit="区财政局")
    add_project(clerk, "11-02", "滨河大桥", sponsor="王副区长")
    add_project(clerk, "11-02", "老街改造", leader="王副区长", unit="区财政局", sponsor="李副区长")
    return clerk


def weekly(clerk: Clerk, reader: str | None, **whose: str) -> WeeklyReport:
    return weekly_report(clerk.ledger, week=None, as_of=MONDAY, reader=reader, **whose).data


def titles(report: WeeklyReport) -> set[str]:
    return {item.title for item in report.overdue if item.id.startswith("SW")}


def test_the_head_sees_all_figures_and_what_is_grave(busy: Clerk) -> None:
    whole, head = weekly(busy, None), weekly(busy, "区长")
    assert head.reader is not None
    assert (head.reader.name, head.reader.post, head.reader.brief) == (
        "陈区长", Post.DISTRICT_HEAD, True,
    )  # fmt: skip
    assert head.figures == whole.figures
    assert titles(whole) == {"李的旧件", "李的新件", "王的旧件", "陈的新件"}
    assert titles(head) == {"李的旧件", "王的旧件", "陈的新件"}  # grave, and the head's own
    assert all(row.overdue for row in head.units)
    assert {item.leader.name for item in head.due_next_week} <= {"陈区长"}


def test_another_leader_sees_what_that_leader_answers_for(busy: Clerk) -> None:
    mine = weekly(busy, "王副区长")
    assert titles(mine) == {"王的旧件"}
    assert mine.figures == weekly(busy, None, leader="王副区长").figures
    assert mine.reader is not None
    assert not mine.reader.brief


def test_a_unit_sees_what_it_answers_for(busy: Clerk) -> None:
    for who in ("钱局长", "孙科员"):  # its head and its handler
        theirs = weekly(busy, who)
        assert titles(theirs) == {"王的旧件", "陈的新件"}
        assert theirs.figures == weekly(busy, None, unit="区财政局").figures


def test_every_report_is_narrowed(busy: Clerk) -> None:
    letter = add_letter(busy, "11-03")
    send_letter(busy, "11-04", letter, override="急")
    asked = {"as_of": MONDAY, "reader": "王副区长"}
    table = onsite_table(busy.ledger, week=None, **asked).data  # type: ignore[arg-type]
    assert [line.project.name for line in table.projects] == ["滨河大桥"]
    assert table.figures.owed == 1
    under_way = letters_report(busy.ledger, week=None, **asked).data  # type: ignore[arg-type]
    assert (under_way.in_transit, under_way.figures.in_transit) == ((), 0)
    board = dashboard(busy.ledger, **asked).data  # type: ignore[arg-type]
    assert {item.leader.name for item in board.overdue} == {"王副区长"}
    found = score(busy.ledger, since=None, leader=None, unit=None, **asked).data  # type: ignore[arg-type]
    assert found.leader is not None
    assert found.leader.name == "王副区长"
    material = exec_material(busy.ledger, meeting=None, **asked).data  # type: ignore[arg-type]
    assert [each.title for each in material.suggested] == ["滨河大桥"]
    rows = list_projects(busy.ledger, as_of=MONDAY, filters=ProjectFilters(reader="王副区长")).data
    assert {row.title for row in rows} == {"滨河大桥", "老街改造"}  # sponsored, and led
    late = overdue(busy.ledger, as_of=MONDAY, filters=Filters(reader="区长")).data
    assert {item.title for item in late if item.id.startswith("SW")} == {
        "李的旧件", "王的旧件", "陈的新件",
    }  # fmt: skip


def test_the_reader_is_never_guessed(busy: Clerk) -> None:
    with pytest.raises(AmbiguousNameError, match=r"李副区长.*王副区长"):
        weekly(busy, "副区长")
    with pytest.raises(PostVacantError, match="没有人任常务副区长"):
        weekly(busy, "常务副区长")
    with pytest.raises(UnknownNameError):
        weekly(busy, "没有的人")
    with pytest.raises(ReaderScopeError):
        weekly(busy, "区长", unit="区财政局")
    leave_person(busy.ledger, busy.stamp(MONDAY), "陈区长")
    with pytest.raises(PostVacantError):
        weekly(busy, "区长")
    before = weekly_report(busy.ledger, week=None, as_of=date(2026, 11, 22), reader="区长").data
    assert before.reader is not None
