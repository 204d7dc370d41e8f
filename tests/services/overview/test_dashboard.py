"""The dashboard's figures, counted by hand, on both engines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import extend_document
from tests.office import settled

from zhixingli.services.documents.acts import finish_document
from zhixingli.services.overview.dashboard import WEEKS, dashboard
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.results.rates import Rates
from zhixingli.services.supervisions.causes import cause_statistics
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Clerk

#: Monday of 2026-W46, and the Monday after 2026-W47.
W46, TODAY = date(2026, 11, 9), date(2026, 11, 23)


@pytest.fixture
def office(clerk: Clerk) -> Clerk:
    """Give an office with one document of each course, looked at on 23 November."""
    # Due 16 November; five working days late on the 23rd: 17, 18, 19, 20, 23.
    settled(clerk, W46, "逾期")
    # Due 16 November, extended to the 19th, finished on the 18th: late by the original day.
    longer = settled(clerk, W46, "延期后按期")
    clerk.does(
        extend_document, date(2026, 11, 16), longer,
        days=3, until=None, approved_by="赵局长", rule=None,
    )  # fmt: skip
    clerk.does(finish_document, date(2026, 11, 18), longer, result=None, reply_number=None)
    late = settled(clerk, W46, "超期办结")  # due 16 November
    clerk.does(finish_document, date(2026, 11, 20), late, result=None, reply_number=None)
    settled(clerk, TODAY, "下周到期")  # due 30 November, the Monday of the next week
    return clerk


def test_lights_are_counted_and_nobody_is_left_out(office: Clerk) -> None:
    found = dashboard(office.ledger, as_of=TODAY).data

    assert (found.lights.open, found.lights.overdue) == (2, 1)
    assert found.lights.red + found.lights.black == 1
    shown = found.lights
    assert shown.open == shown.green + shown.yellow + shown.red + shown.black + shown.grey
    [unit] = found.units
    assert (unit.unit.short, unit.open, unit.overdue) == ("区住建局", 2, 1)
    [leader] = found.leaders
    assert (leader.leader.name, leader.overdue, leader.longest) == ("李副区长", 1, 5)
    assert [item.title for item in found.overdue] == ["逾期"]
    # Three checks of W46 in time; of three handlings one in time, by the extended day only.
    assert unit.owed == leader.owed == Rates(6, 4, 3, 1, 1, 66.7, 50.0)


@pytest.mark.both_engines
def test_the_trend_judges_by_both_due_dates(office: Clerk) -> None:
    found = dashboard(office.ledger, as_of=TODAY).data

    assert len(found.trend) == WEEKS
    assert found.trend[0].week == "2026-W36"
    last = found.trend[-1]
    # Due 11-16 and undone, 11-19 (11-16 without the extension) kept on 11-18, 11-16 kept late.
    assert (last.week, last.owed, last.late, last.undone) == ("2026-W47", 3, 1, 1)
    assert (last.on_time, last.on_time_original) == (1, 0)
    assert (last.rate, last.rate_original) == (33.3, 0.0)
    before = found.trend[-2]  # the three checks, due on Wednesday 11-11
    assert (before.owed, before.on_time, before.rate) == (3, 3, 100.0)
    assert found.trend[0].rate is None


def test_next_week_is_the_week_after_this_one(office: Clerk) -> None:
    found = dashboard(office.ledger, as_of=TODAY).data

    assert (found.next_week_from, found.next_week_to) == (date(2026, 11, 30), date(2026, 12, 6))
    assert [item.title for item in found.due_next_week] == ["下周到期"]


def test_a_leader_or_a_unit_sees_its_own(office: Clerk) -> None:
    theirs = dashboard(office.ledger, as_of=TODAY, unit="区财政局").data

    assert theirs.lights.open == 0
    assert theirs.units == ()
    assert all(week.owed == 0 for week in theirs.trend)
    assert theirs.unit is not None


def test_it_is_compared_with_a_week_before(office: Clerk) -> None:
    """On Monday 11-16 three handlings were open, all due that day; on Sunday 11-22 one was late.

    Overdue then were the two weekly reports of the office only where they are owed; here none.
    """
    found = dashboard(office.ledger, as_of=TODAY).data

    assert found.before is not None
    assert (found.before.lights.open, found.before.lights.overdue) == (3, 0)
    assert (found.before.stalled, found.before.behind) == (0, 0)
    assert [(each.week, each.overdue) for each in found.backlog[-3:]] == [
        ("2026-W45", 0),
        ("2026-W46", 0),
        ("2026-W47", 1),
    ]
    assert len(found.backlog) == WEEKS
    assert found.asked == ()


def test_the_example_asks_what_the_week_asks_and_counts_causes(district_file: Path) -> None:
    """On a Sunday the board asks what the week's page asks; causes count since January."""
    ledger, sunday = ledger_at(str(district_file)), date(2026, 10, 11)
    board = dashboard(ledger, as_of=sunday).data
    week = weekly_report(ledger, week="2026-W41", as_of=sunday).data
    letters = [each.text for each in week.asked if each.text.startswith("《")]
    assert letters
    assert letters == [each.text for each in board.asked if each.text.startswith("《")]
    counted = cause_statistics(ledger, since=date(2026, 1, 1), as_of=sunday).data
    assert {each.malady: each.count for each in board.causes} == {
        each.malady: each.count for each in counted.counts if each.count
    }
    assert dashboard(ledger, as_of=sunday, unit="区住建局").data.causes == ()
