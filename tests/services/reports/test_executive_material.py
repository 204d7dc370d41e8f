"""The material of an executive meeting holds what the meeting heard, whenever it is printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixingli.services.reports.executive_material import exec_material
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from pathlib import Path

    from zhixingli.store.ledger.database import Ledger

#: A Monday: the meeting heard four projects.
MEETING = date(2026, 9, 21)


@pytest.fixture(scope="module")
def district(district_file: Path) -> Ledger:
    return ledger_at(str(district_file))


def test_it_is_of_the_day_of_the_meeting(district: Ledger) -> None:
    then = exec_material(district, meeting="HY-2026-0074", as_of=MEETING).data
    later = exec_material(district, meeting="HY-2026-0074", as_of=date(2026, 10, 16)).data
    assert later == then
    assert later.as_of == MEETING
    assert all(row.updated_on is None or row.updated_on <= MEETING for row in later.projects)


def test_before_the_meeting_it_is_of_the_day_asked(district: Ledger) -> None:
    early = exec_material(district, meeting="HY-2026-0074", as_of=date(2026, 9, 18)).data
    assert early.as_of == date(2026, 9, 18)


def test_meetings_and_reasons_are_counted_to_that_day(district: Ledger) -> None:
    """清溪大桥 was listed on Monday 06-29: W27 to W38 are twelve weeks over by 09-21.

    In W37 it had none. Never heard before: 06-29 to Sunday 09-20 are 83 days, eleven weeks; from
    the last report of 07-29 to 09-20 are 53 days, seven weeks.
    """
    made = exec_material(district, meeting="HY-2026-0074", as_of=date(2026, 10, 16)).data
    [brief] = [each for each in made.briefs if each.id == "XM-2026-0001"]
    assert brief.onsite is not None
    assert (brief.onsite.owed, brief.onsite.kept) == (12, 11)
    assert [(run.first, run.weeks) for run in brief.onsite.missed] == [("2026-W37", 1)]
    told = {factor.key: factor.value for factor in brief.why}
    assert (told["unheard"], told["stagnation"], told["overdue"]) == (11, 7, 1)
    assert {each.title for each in brief.decisions} == {"解决施工用电"}
