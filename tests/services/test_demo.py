"""The example district: it loads whole, and its report agrees with a count over its file."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixingli.domain.errors.imports import ExamplesMissingError
from zhixingli.domain.law.terms import Supplement
from zhixingli.services import demo
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.matters.reads import show_matter
from zhixingli.services.meetings.onsite_weeks import MissedFilters, missed_weeks
from zhixingli.services.people.acts import list_people
from zhixingli.services.people.units import list_units
from zhixingli.services.projects.acts import PROJECTS
from zhixingli.services.readings.daily import Filters
from zhixingli.services.reports.overdue_list import overdue_report
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.use_case.session import ledger_at, reading
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from zhixingli.store.ledger.database import Ledger


@pytest.fixture(scope="module")
def district(district_file: Path) -> Ledger:
    return ledger_at(str(district_file))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    text = (demo.examples_folder() / "docs.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_every_document_of_the_file_is_registered(
    district: Ledger, rows: list[dict[str, str]]
) -> None:
    found = list_documents(district, as_of=demo.EXAMPLE_DAY, filters=DocFilters()).data

    assert sorted((doc.title, doc.received_on.isoformat()) for doc in found) == sorted(
        (row["标题"], row["签收时间"][:10]) for row in rows
    )
    assert verify_ledger(district, as_of=demo.EXAMPLE_DAY).data.sound


@pytest.mark.parametrize("week", ["2026-W28", "2026-W39", "2026-W41"])
def test_the_weekly_flows_agree_with_the_file(
    district: Ledger, rows: list[dict[str, str]], week: str
) -> None:
    report = weekly_report(district, week=week, as_of=demo.EXAMPLE_DAY).data
    inside = {
        column: sum(_within(row[column], report.from_, report.to) for row in rows)
        for column in ("签收时间", "办结日期")
    }

    assert report.figures.received == inside["签收时间"]
    assert report.figures.finished == inside["办结日期"]
    assert report.overdue == overdue_report(district, as_of=report.as_of, filters=Filters()).data


def test_missing_examples_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "__file__", str(tmp_path / "package" / "services" / "demo.py"))

    with pytest.raises(ExamplesMissingError, match="package"):
        demo.examples_folder()


def _within(cell: str, first: date, last: date) -> bool:
    return bool(cell) and first <= date.fromisoformat(cell[:10]) <= last


def test_every_rule_that_knows_a_supplement_has_a_paper_that_was_supplemented(
    district: Ledger, rows: list[dict[str, str]]
) -> None:
    with reading(district) as (conn, law):
        del conn
        now = law.rules.current(demo.EXAMPLE_DAY)
        known = {limit.id for limit in now if limit.supplement is not Supplement.NONE}

    assert known == {row["规则"] for row in rows if row["规则"] and row["补正日期"]}


def test_offices_change_in_the_district(district: Ledger) -> None:
    def on(text: str) -> date:
        return date.fromisoformat(f"2026-{text}")

    people = {
        each.name: each for each in list_people(district, as_of=on("09-01"), unit_name=None).data
    }
    [away] = people["唐若谷"].acting
    assert (away.acting.name, away.from_, away.until) == ("彭知远", on("08-26"), on("09-04"))
    assert [post.unit.short for post in people["邵文渊"].posts] == ["区府办", "区政数局"]
    units = {each.id: each for each in list_units(district, as_of=on("09-01")).data}
    assert (units["DW-0004"].short, units["DW-0029"].closed_on) == ("区科数局", on("09-01"))
    # Wednesday 09-23: the week of the handover is the taker's, who is in office on its Friday.
    project = show_matter(district, PROJECTS, "XM-2026-0025", as_of=on("09-25"), strict=False).data
    assert project.sponsor is not None
    assert (project.leader.name, project.sponsor.name) == ("罗正平", "罗正平")
    # Recorded on Friday 10-09, struck out on Monday: the week is missed.
    missed = missed_weeks(district, as_of=on("10-12"), filters=MissedFilters()).data
    assert ("XM-2026-0010", "2026-W41") in {(each.project.id, each.week) for each in missed}
