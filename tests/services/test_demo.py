"""The example district: it loads whole, and its report agrees with a count over its file."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixingli.domain.errors.imports import ExamplesMissingError
from zhixingli.services import demo
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.use_case.session import ledger_at
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
    assert report.overdue == overdue(district, as_of=report.as_of, filters=Filters()).data


def test_missing_examples_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "__file__", str(tmp_path / "package" / "services" / "demo.py"))

    with pytest.raises(ExamplesMissingError, match="package"):
        demo.examples_folder()


def _within(cell: str, first: date, last: date) -> bool:
    return bool(cell) and first <= date.fromisoformat(cell[:10]) <= last
