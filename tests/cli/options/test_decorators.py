"""What commands receive: the global options, the shared ones, values as clerks type them."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from zhixingli.cli.console import state
from zhixingli.cli.program import registry
from zhixingli.cli.program.app import main
from zhixingli.domain.writing.dates import SHANGHAI

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(SAMPLES), *sys.path])
    known = registry.Entry("sample", "示例。", registry.WORK, "sample_zx")
    monkeypatch.setattr(registry, "ENTRIES", (*registry.ENTRIES, known))
    monkeypatch.setenv("ZX_TODAY", "2026-11-23")
    monkeypatch.setenv("ZX_ACTOR", "文书")


def told(capsys: pytest.CaptureFixture[str], *typed: str) -> dict[str, Any]:
    status = main([*typed, "--json"])
    out, err = capsys.readouterr()
    assert status == 0, err
    answer: dict[str, Any] = json.loads(out)["data"]["told"]
    return answer


def added(capsys: pytest.CaptureFixture[str], *typed: str) -> dict[str, Any]:
    return told(capsys, "sample", "add", "甲", "--from", "市发改委", *typed)


def test_the_environment_and_the_options_before_the_noun(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZX_DB", "台账.db")
    first = told(capsys, "sample", "options")
    assert (first["db"], first["actor"], first["today"]) == ("台账.db", "文书", "2026-11-23")
    typed = ("--db", "b.db", "--actor", " 张　三 ", "--today", "2026年1月5日")
    second = told(capsys, *typed, "sample", "options")
    assert (second["db"], second["actor"], second["today"]) == ("b.db", "张 三", "2026-01-05")
    assert second["as_of"] == "2026-01-05"
    assert second["now"].startswith("2026-01-05T")
    assert second["now"].endswith("+08:00")


def test_today_is_that_of_china_whatever_tz_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZX_TODAY")
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    before = datetime.now(SHANGHAI).date().isoformat()
    today = told(capsys, "sample", "options")["today"]
    assert today in {before, datetime.now(SHANGHAI).date().isoformat()}


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-20",
        "20261120",
        "2026年11月20日",
        "2026.11.20",
        "2026/11/20",
        "２０２６－１１－２０",
    ],
)
def test_days_in_every_form(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert added(capsys, "--on", typed, "--start", typed)["on"] == "2026-11-20"
    assert told(capsys, "sample", "options", "--as-of", typed)["as_of"] == "2026-11-20"


def test_yesterday_is_seen_from_the_given_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert added(capsys, "--on", "昨天")["on"] == "2026-11-22"
    assert added(capsys)["on"] == "2026-11-23"


def test_an_act_in_the_future_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", "add", "甲", "--from", "乙", "--on", "2026-11-24", "--json"]) == 4
    out, err = capsys.readouterr()
    assert "2026-11-24" in err
    assert "2026-11-23" in err
    assert json.loads(out)["error"]["field"] == "--on"
    assert told(capsys, "sample", "plan", "--on", "2026-11-24")["on"] == "2026-11-24"


def test_values_as_clerks_type_them(capsys: pytest.CaptureFixture[str]) -> None:
    heard = added(
        capsys,
        *("--support", "区住建局", "--support", "ＤＷ－０００３", "--urgency", "急件"),
        *("--days", "１２", "--total", "1,200.50万元", "--at", "2026-11-23 09:30"),
        *("--public-promise", "--attach", "附件 1.pdf", "--reason", " 原样  保留 "),
    )
    assert heard["support"] == ["区住建局", "DW-0003"]
    assert heard["urgency"] == "urgent"
    assert heard["days"] == 12
    assert heard["total"] == "1200.50"
    assert heard["at"] == "2026-11-23T09:30:00+08:00"
    assert heard["public_promise"] is True
    assert heard["attach"] == "附件 1.pdf"
    assert heard["reason"] == " 原样  保留 "


@pytest.mark.parametrize("dash", ["——from", "－－from", "—from", "――ｆｒｏｍ", "–from"])
def test_what_an_ime_makes_of_option_names(dash: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "sample", "add", "甲", dash, "乙")["from"] == "乙"
    assert told(capsys, "sample", "add", "甲", f"{dash}＝乙——丙")["from"] == "乙--丙"


def test_a_title_that_begins_with_a_dash_stays(capsys: pytest.CaptureFixture[str]) -> None:
    title = "——关于防汛的通知"
    assert told(capsys, "sample", "add", title, "--from", "乙")["title"] == title
    assert main(["sample", "add", "--json", "--from", "乙", "--", "——from"]) == 0
    assert json.loads(capsys.readouterr().out)["data"]["told"]["title"] == "——from"


def test_full_width_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ｓａｍｐｌｅ", "ｌｉｓｔ", "-q"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "SW-2026-0001"


def test_what_an_idempotency_key_stands_for(capsys: pytest.CaptureFixture[str]) -> None:
    first = added(capsys, "--key", "a", "--dry-run")
    again = added(capsys, "--key", "b", "--json")
    other = added(capsys, "--days", "2")
    assert first["command"] == "sample add"
    assert first["request"] == again["request"] != other["request"]


def test_the_default_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert state.default_store({"XDG_DATA_HOME": str(tmp_path)}) == (
        tmp_path / "zhixingli" / "ledger.db"
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    expected = tmp_path / ".local" / "share" / "zhixingli" / "ledger.db"
    assert state.default_store({}) == expected
    assert state.default_store({"XDG_DATA_HOME": "relative"}) == expected


def test_the_login_name() -> None:
    assert state.login_name({"USER": "wenshu"}) == "wenshu"
    assert state.login_name({}) != ""


def test_today_stays_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert date.fromisoformat(told(capsys, "sample", "options")["today"]) == date(2026, 11, 23)
