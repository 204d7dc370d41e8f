"""The weekly reports of the example's quarter: their figures add up, and agree with its files."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from zhixingli.services import demo
from zhixingli.services.readings.accounts import accounts_in, rates
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.scope.readers import Whose
from zhixingli.services.use_case.session import ledger_at, reading

if TYPE_CHECKING:
    from pathlib import Path

    from zhixingli.services.results.weekly import DocumentFlow, WeeklyReport
    from zhixingli.store.ledger.database import Ledger

FIRST, WEEKS = date(2026, 6, 29), 15
MONDAYS = [FIRST + timedelta(weeks=n) for n in range(WEEKS)]


@pytest.fixture(scope="module")
def district(district_file: Path) -> Ledger:
    return ledger_at(str(district_file))


@pytest.fixture(scope="module")
def reports(district: Ledger) -> list[WeeklyReport]:
    """Report every week of the quarter, each as of its Sunday."""
    return [
        weekly_report(
            district, week=None, as_of=monday + timedelta(weeks=1), leader=None, unit=None
        ).data
        for monday in MONDAYS
    ]


def test_weeks_read_on_one_day_add_up_to_the_stretch(district: Ledger) -> None:
    """And read each on its own Sunday they agree in what was owed and in what was kept."""
    last = MONDAYS[-1] + timedelta(days=6)
    with reading(district) as (conn, law):
        whole = accounts_in(conn, law, FIRST, last, last, Whose())
        weeks = [
            accounts_in(conn, law, monday, monday + timedelta(days=6), last, Whose())
            for monday in MONDAYS
        ]
        sundays = [
            accounts_in(conn, law, monday, sunday, sunday, Whose())
            for monday in MONDAYS
            for sunday in [monday + timedelta(days=6)]
        ]
    assert [each for week in weeks for each in week] == whole
    total, then = rates(whole), [rates(week) for week in sundays]
    assert total.owed == sum(each.owed for each in then) > 500
    assert total.on_time == sum(each.on_time for each in then)
    assert total.late + total.undone == sum(each.late + each.undone for each in then)
    assert total.owed == total.on_time + total.late + total.undone
    keys = [each.key for each in whole]
    assert len(keys) == len(set(keys))  # once in its life


def _after(flow: DocumentFlow) -> int:
    came = flow.before + flow.corrected + flow.received + flow.moved_in
    return came - flow.finished - flow.returned - flow.moved_out


def test_papers_reconcile_by_unit_and_as_a_whole(reports: list[WeeklyReport]) -> None:
    for before, report in zip([None, *reports], reports, strict=False):
        whole, units = report.documents, report.units
        assert whole is not None
        assert report.total is not None
        assert (report.total.documents, report.total.owed) == (whole, report.owed)
        assert _after(whole) == whole.open
        assert whole.moved_in == whole.moved_out
        for row in units:
            assert row.documents is not None
            assert _after(row.documents) == row.documents.open, row.unit
        for part in whole.__dataclass_fields__:
            mine = [getattr(row.documents, part) for row in units]
            assert sum(mine) == getattr(whole, part), part
        if before is not None and before.documents is not None:
            assert whole.before + whole.corrected == before.documents.open
    assert sum(r.documents.moved_in for r in reports if r.documents is not None) > 0


def test_papers_in_hand_agree_with_a_count_over_the_file(reports: list[WeeklyReport]) -> None:
    """From the rows of the file alone: handled papers that came and had not ended by a Sunday."""
    text = (demo.examples_folder() / "docs.csv").read_text(encoding="utf-8-sig")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["办件/阅件"] == "办件"]

    def by(cell: str, day: date) -> bool:
        return bool(cell) and date.fromisoformat(cell[:10]) <= day

    def settled(row: dict[str, str], day: date) -> bool:
        return by(row["办结日期"], day) or by(row["退回日期"], day)

    # Of several limits the last one may end a paper without a finish of its own.
    several = [row for row in rows if row["分项了结"] and not row["办结日期"]]
    for report in reports:
        flow = report.documents
        assert flow is not None
        monday, sunday = report.from_, report.to
        here = [row for row in rows if by(row["签收时间"], sunday) and not settled(row, sunday)]
        came = [row for row in rows if by(row["签收时间"], sunday)]
        assert flow.open <= len(here) <= flow.open + len(several)
        assert flow.received == sum(not by(row["签收时间"], monday - timedelta(1)) for row in came)
        assert flow.returned == sum(
            by(row["退回日期"], sunday) and not by(row["退回日期"], monday - timedelta(1))
            for row in rows
        )
