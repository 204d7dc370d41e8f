"""Months on a terminal: weeks from Monday, marks in words, numbers of working days."""

from __future__ import annotations

import io
from datetime import date

import pytest

from zhixingli.domain.writing.period import Period
from zhixingli.render.views.law.month import page
from zhixingli.render.writers.terminal import draw
from zhixingli.services.calendar.days import show_period


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def drawn(period: Period) -> list[str]:
    found = show_period("no-such-ledger.db", period, as_of=date(2026, 11, 23), strict=False)
    stream = io.StringIO()
    draw(page(found.data), stream)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_a_month_by_weeks() -> None:
    lines = drawn(Period(2026, 9))
    assert lines[0].strip() == "2026年9月：22 个工作日"
    weeks = [line.split() for line in lines if line.strip().startswith("W")]
    assert weeks[0] == ["W36", "1", "2", "3", "4", "5", "休", "6", "休", "4"]
    assert weeks[2] == ["W38", "14", "15", "16", "17", "18", "19", "休", "20", "班", "6"]
    assert weeks[3][5:8] == ["25", "休", "中秋节"]
    assert weeks[3][-1] == "4"
    assert len(weeks) == 5


def test_a_year_month_by_month() -> None:
    lines = [line.strip() for line in drawn(Period(2026, None))]
    assert lines[0] == "2026年：248 个工作日"
    assert "2026年10月：18 个工作日" in lines
    assert "2026-12-26 起的安排尚未公布，是暂定的" in lines
