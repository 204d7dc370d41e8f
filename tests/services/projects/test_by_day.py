"""What is known of a project by day: names, levels, the plan of each year (DOMAIN §4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.office import Clerk, add_project, day

from zhixingli.domain.errors.projects import PlanYearError
from zhixingli.domain.projects.terms import Level
from zhixingli.services.matters.reads import show_matter
from zhixingli.services.projects import acts as projects
from zhixingli.services.projects.listing import ProjectFilters, list_projects
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.readings.search import find_subjects
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from tests.conftest import Shelf

    from zhixingli.services.results.projects import ProjectRow


@pytest.fixture
def clerk(shelf: Shelf) -> Clerk:
    return Clerk(shelf.take(lambda ledger: Clerk(ledger).open_office()))


def row_on(clerk: Clerk, on: date) -> ProjectRow:
    (found,) = list_projects(clerk.ledger, as_of=on, filters=ProjectFilters()).data
    return found


def edit(clerk: Clerk, on: date, title: str | None = None, **columns: Any) -> str:
    year = columns.pop("plan_year", None)
    stamp = clerk.stamp(on, **columns.pop("stamp", {}))
    return projects.edit_project(
        clerk.ledger, stamp, "XM-2026-0001", title=title, columns=columns, plan_year=year
    ).line


def test_next_years_plan_leaves_this_years_figure(clerk: Clerk) -> None:
    """figures.md 19: 9750 of 10000 are 97.5 % on 31 December 2026, whatever 2027 plans."""
    project = add_project(clerk, "02-02", columns={"year_plan": "10000"})
    stamp = clerk.stamp(day("12-21"))
    projects.record_progress(
        clerk.ledger, stamp, project, text="收尾", figures={"invested": "9750"}
    )
    edit(clerk, date(2027, 1, 11), year_plan=15000)
    edit(clerk, date(2027, 3, 1), year_plan=16000)
    assert [
        (row.year_plan, row.rate)
        for row in (row_on(clerk, on) for on in (day("12-31"), date(2027, 2, 1), date(2027, 3, 1)))
    ] == [(Decimal(10000), 97.5), (Decimal(15000), None), (Decimal(16000), None)]
    assert verify_ledger(clerk.ledger, as_of=date(2027, 3, 2)).data.sound


def test_a_plan_is_for_a_year_of_the_project(clerk: Clerk) -> None:
    columns = {"start_on": day("03-01"), "end_on": date(2027, 6, 30), "year_plan": "100"}
    add_project(clerk, "02-02", columns=columns)
    edit(clerk, day("12-21"), year_plan=200, plan_year=2027)
    assert (row_on(clerk, day("12-31")).year_plan, row_on(clerk, date(2027, 1, 4)).year_plan) == (
        Decimal(100),
        Decimal(200),
    )
    for year in (2025, 2028):
        with pytest.raises(PlanYearError, match=f"{year} 年不在工期里（2026 年至 2027 年）"):
            edit(clerk, day("12-22"), year_plan=300, plan_year=year)


def test_a_plan_entered_before_the_project_begins_is_that_of_its_first_year(clerk: Clerk) -> None:
    add_project(clerk, "11-02", columns={"start_on": date(2027, 3, 1), "year_plan": "100"})
    assert row_on(clerk, day("12-31")).year_plan is None
    assert row_on(clerk, date(2027, 1, 4)).year_plan == Decimal(100)


def test_a_renamed_project_is_called_by_its_name_of_the_day(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12", "大桥")
    edit(clerk, day("10-26"), "滨河大桥", level=Level.PROVINCE)
    assert [
        (row.title, row.level) for row in (row_on(clerk, day(on)) for on in ("10-23", "10-26"))
    ] == [
        ("大桥", Level.DISTRICT),
        ("滨河大桥", Level.PROVINCE),
    ]
    for on, title in (("10-25", "大桥"), ("10-27", "滨河大桥")):
        late = overdue(clerk.ledger, as_of=day(on), filters=Filters()).data
        assert {item.title for item in late if item.id == project} <= {title}
        shown = show_matter(
            clerk.ledger, projects.PROJECTS, project, as_of=day(on), strict=False
        ).data
        assert shown.title == title
    for words in ("大桥", "滨河"):
        found = find_subjects(clerk.ledger, words, as_of=day("10-27")).data
        assert [(each.id, each.title) for each in found] == [(project, "滨河大桥")]


def test_only_a_correction_reaches_back_and_says_so(clerk: Clerk) -> None:
    add_project(clerk, "10-12", "大桥", columns={"total": "100"})
    line = edit(clerk, day("10-26"), total=1000, stamp={"reason": "少一个零", "day_named": False})
    assert "总投资已更正登记错误，以前各日的读数一并改正" in line
    assert row_on(clerk, day("10-12")).total == Decimal(1000)
    edit(clerk, day("11-02"), total=1200, stamp={"reason": "概算调整"})
    assert [row_on(clerk, day(on)).total for on in ("11-01", "11-02")] == [
        Decimal(1000),
        Decimal(1200),
    ]
