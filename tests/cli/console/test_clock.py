"""The clock of a real ledger is the clock; one to practise in may be told any day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from zhixingli.cli.console import clock
from zhixingli.cli.program.app import main
from zhixingli.domain.writing.dates import SHANGHAI

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = ("init", "--office", "区府办")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ZX_TODAY", raising=False)
    monkeypatch.setenv("ZX_DB", str(tmp_path / "台账.db"))
    return tmp_path / "台账.db"


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    shown = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    monkeypatch.setattr(clock, "now", lambda: shown)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    main([*words, "--json"])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_a_write_under_another_day_is_refused_and_makes_no_file(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, "2026-11-28T09:00")
    error = said(capsys, "--today", "2026-09-30", *OFFICE)["error"]
    assert (error["code"], error["exit"], error["field"]) == ("CLOCK", 4, "--today")
    assert "今天是 2026-11-28" in error["message"]
    assert not place.exists()
    assert said(capsys, *OFFICE)["ok"]
    for day in ("2026-11-27", "2026-11-29"):
        assert said(capsys, "--today", day, "unit", "add", "区住建局")["error"]["exit"] == 4
    assert said(capsys, "--today", "2026-12-04", "unit", "list")["data"] == []


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("2026-11-28T23:49", ["2026-11-28"]),
        ("2026-11-28T23:51", ["2026-11-28", "2026-11-29"]),
        ("2026-11-29T00:09", ["2026-11-28", "2026-11-29"]),
        ("2026-11-29T00:11", ["2026-11-29"]),
    ],
)
def test_ten_minutes_round_midnight_are_forgiven(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    moment: str,
    days: list[str],
) -> None:
    at(monkeypatch, moment)
    assert not place.exists()
    assert said(capsys, *OFFICE)["ok"]
    taken = [
        day
        for day in ("2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30")
        if said(capsys, "--today", day, "unit", "add", f"单位{day[-2:]}")["ok"]
    ]
    assert taken == days


def test_a_rehearsal_says_so_in_its_first_entry_and_nothing_else_ever_does(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, "2026-11-28T09:00")
    made = said(capsys, "--today", "2026-01-05", *OFFICE, "--rehearsal")
    assert made["meta"]["rehearsal"] is True
    assert said(capsys, "--today", "2027-03-01", "unit", "add", "区住建局")["ok"]
    first = said(capsys, "journal", "--as-of", "2027-12-31")["data"][-1]
    assert (first["seq"], first["command"], first["today"]) == (1, "init", "2026-01-05")
    assert said(capsys, "office", "set", "rehearsal", "on")["error"]["code"] == "SETTING_UNKNOWN"
    monkeypatch.setenv("ZX_DB", str(place.with_name("真.db")))
    assert said(capsys, *OFFICE)["meta"]["rehearsal"] is False
    assert said(capsys, *OFFICE, "--rehearsal")["error"]["code"] == "REHEARSAL_LATE"


def test_an_answer_says_which_ledger_and_which_state_of_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, "2026-11-28T09:00")
    made = said(capsys, *OFFICE)
    added = said(capsys, "unit", "add", "区住建局")
    assert added["meta"]["head"] == added["data"]["journal"]
    assert added["meta"]["head"]["seq"] == made["meta"]["head"]["seq"] + 1
    read = said(capsys, "unit", "list")["meta"]
    assert read["head"] == added["meta"]["head"]
    assert read["office_id"] == made["meta"]["office_id"]
    tried = said(capsys, "unit", "add", "区财政局", "--dry-run")["meta"]
    assert tried["head"] == read["head"]
    assert said(capsys, "calendar", "status")["meta"]["office_id"] == read["office_id"]
    assert place.exists()


def test_the_true_clock_of_a_process_is_that_of_china(tmp_path: Path) -> None:
    environ = os.environ | {"ZX_DB": str(tmp_path / "台账.db"), "TZ": "America/Los_Angeles"}
    environ.pop("ZX_TODAY", None)

    def run(*words: str) -> int:
        typed = [sys.executable, "-m", "zhixingli", *words, "-q"]
        return subprocess.run(typed, env=environ, check=False, capture_output=True).returncode

    before = datetime.now(SHANGHAI).date()
    assert run(*OFFICE) == 0
    assert run("--today", (before - timedelta(days=30)).isoformat(), "unit", "add", "区住建局") == 4
    today: date = datetime.now(SHANGHAI).date()
    assert run("--today", today.isoformat(), "unit", "add", "区住建局") == 0
