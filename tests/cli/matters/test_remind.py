"""``zx remind`` as cron and a clerk run it: printed, sent, told, and no secret anywhere."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from tests.cli.sending.servers import Posted, mail_server, robots
from tests.every_reading import zx

from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.services import demo

DAY: date = demo.EXAMPLE_DAY
KEY = "key-9b1d-secret"
TAKEN = b'{"errcode":0,"errmsg":"ok"}'


@pytest.fixture
def place(district_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nobody"))
    return Path(shutil.copy(district_file, tmp_path / "ledger.db"))


def owed(place: Path, *words: str) -> list[dict[str, Any]]:
    status, said = zx(place, DAY, "remind", *words, "--json")
    assert status == 0, said
    found: list[dict[str, Any]] = json.loads(said)["data"]
    return found


def refused(place: Path, *words: str) -> tuple[int, str]:
    status, said = zx(place, DAY, "remind", *words, "--json")
    return status, json.loads(said)["error"]["code"]


def taken(_: Posted) -> tuple[int, bytes]:
    return 200, TAKEN


def everything_kept(place: Path) -> bytes:
    """Give every byte of the ledger and of what lies beside it."""
    return b"".join(file.read_bytes() for file in place.parent.glob("ledger.db*"))


def test_it_prints_and_neither_sends_nor_records(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = place.read_bytes()
    with robots(taken) as server:
        monkeypatch.setenv("ZX_WECOM_URL", f"{server.url}/send?key={KEY}")
        assert len(owed(place)) == len(owed(place)) > 50
        for form in ("table", "tsv", "md", "csv", "ics", "jsonl"):
            assert zx(place, DAY, "remind", "--format", form)[0] == 0
        assert owed(place, "--send", "--dry-run") == owed(place, "--send", "--dry-run")
        assert server.posted == []
    assert place.read_bytes() == before


def test_what_was_sent_is_recorded_once_and_not_sent_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = owed(place)
    with robots(taken) as server:
        monkeypatch.setenv("ZX_WECOM_URL", f"{server.url}/send?key={KEY}")
        status, said = zx(place, DAY, "remind", "--send", "--json")
        first = len(server.posted)
        assert (status, first) == (0, len(server.posted))
        answer = json.loads(said)
        assert {way["outcome"] for each in answer["data"] for way in each["sent"]} == {"given"}
        assert [each["key"] for each in answer["data"]] == [each["key"] for each in due]
        assert owed(place, "--send") == []
        assert len(server.posted) == first > 1
    assert owed(place) == []
    told = "\n".join(posted.text for posted in server.posted)
    assert all(each["stands"] in told for each in due)
    assert "演练" in server.posted[0].text
    status, said = zx(place, DAY, "verify", "--json")
    assert (status, json.loads(said)["data"]["sound"]) == (0, True)


def test_no_secret_is_printed_journalled_or_kept(
    place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with robots(lambda _: (200, b'{"errcode":93000}')) as server:
        monkeypatch.setenv("ZX_DINGTALK_URL", f"{server.url}/send?token={KEY}")
        monkeypatch.setenv("ZX_DINGTALK_SECRET", KEY)
        status, said = zx(place, DAY, "remind", "--send", "--json")
        shown = "".join((said, *capfd.readouterr()))
        assert status == 9
    with robots(taken) as server:
        monkeypatch.setenv("ZX_DINGTALK_URL", f"{server.url}/send?token={KEY}")
        shown += zx(place, DAY, "remind", "--send", "--json")[1]
    shown += zx(place, DAY, "journal", "--json")[1]
    assert KEY not in shown
    assert KEY.encode() not in everything_kept(place)


def test_what_no_vendor_took_is_owed_the_next_time(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = owed(place)
    answers = iter([TAKEN, b'{"errcode":45009}'])
    with robots(lambda _: (200, next(answers))) as server:
        monkeypatch.setenv("ZX_WECOM_URL", server.url)
        status, said = zx(place, DAY, "remind", "--send", "--json")
    assert status == 9
    outcomes = [each["sent"][0]["outcome"] for each in json.loads(said)["data"]]
    assert 0 < outcomes.count("given") < len(due)
    assert outcomes.count("given") + outcomes.count("failed") == len(due)
    assert len(owed(place)) == outcomes.count("failed")


def test_one_channel_that_took_it_is_enough(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(posted: Posted) -> tuple[int, bytes]:
        return 200, TAKEN if posted.path.startswith("/good") else b'{"code":19021}'

    with robots(answer) as server:
        monkeypatch.setenv("ZX_WECOM_URL", f"{server.url}/good")
        monkeypatch.setenv("ZX_FEISHU_URL", f"{server.url}/bad")
        assert zx(place, DAY, "remind", "--send")[0] == 9  # cron tells somebody
    assert owed(place) == []


def test_mail_reaches_whom_it_has_an_address_for(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = owed(place)
    mine = [each for each in due if each["unit"]["short"] == "区住建局" and not each["to"]]
    with mail_server() as server:
        file = tmp_path / "remind.toml"
        file.write_text(
            f'[mail]\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n'
            'from = "dcs@example.gov.cn"\n'
            'to = { "区住建局" = "zjj@example.gov.cn", "没有这家" = "x@example.gov.cn" }\n',
            encoding="utf-8",
        )
        file.chmod(0o600)
        monkeypatch.setenv("ZX_REMIND", str(file))
        status, said = zx(place, DAY, "remind", "--send", "--by", "mail", "--json")
    assert status == 0
    assert [receivers for receivers, _ in server.taken] == [["zjj@example.gov.cn"]]
    ways = {each["key"]: each["sent"][0]["outcome"] for each in json.loads(said)["data"]}
    assert {key for key, outcome in ways.items() if outcome == "given"} == {
        each["key"] for each in mine
    }
    assert {ways[each["key"]] for each in due if each not in mine} == {"nowhere"}
    assert len(owed(place)) == len(due) - len(mine)


def test_what_was_told_by_hand_is_recorded_of_those_that_are_named(place: Path) -> None:
    due = owed(place)
    some = due[0]["id"]
    (told, *more) = owed(place, some, "--told")
    assert told["sent"] == [
        {
            "via": "hand", "via_label": "当面、电话或书面",
            "outcome": "given", "outcome_label": "已发出", "problem": None,
        }
    ]  # fmt: skip
    assert len(owed(place)) == len(due) - 1 - len(more)
    assert owed(place, some) == []


def test_what_says_how_to_send_wants_something_to_be_sent(place: Path) -> None:
    assert refused(place, "--send", "--told") == (2, "SEND_OR_TOLD")
    assert refused(place, "--by", "mail") == (2, "NEEDED_OPTION")
    assert refused(place, "--told", "--by", "mail") == (2, "NEEDED_OPTION")
    assert refused(place, "--dry-run") == (2, "NEEDED_OPTION")
    assert refused(place, "--send", "--on", "2026-10-15") == (2, "NEEDED_OPTION")
    assert refused(place, "--told", "--on", "2026-10-19") == (4, "FUTURE_ACT")
    assert refused(place, "--told", "--on", "2026-10-11") == (4, "DAY_OFF")
    assert refused(place, "--send") == (4, "NO_CHANNEL")
    assert refused(place, "--send", "--as-of", "2026-10-15") == (4, "SEND_TODAY")
    assert refused(place, "SW-2026-9999") == (3, "SUBJECT_UNKNOWN")


def test_a_real_ledger_sends_on_the_clock_s_own_day_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be recorded is not sent: else it would be sent at every run."""
    place = tmp_path / "real.db"
    real = demo.EXAMPLE_DAY.replace(year=2025)
    for words in (
        ("init", "--office", "示范区人民政府办公室"),
        ("unit", "add", "区府办", "--kind", "office"),
        ("person", "add", "罗正平", "--unit", "区府办", "--post", "deputy_head"),
        ("doc", "receive", "关于用地的函", "-f", "市局", "-l", "罗正平", "-u", "区府办"),
    ):
        monkeypatch.setattr("zhixingli.cli.console.clock.now", lambda: moment(real))
        assert zx(place, real, *words)[0] == 0, words
    later = real.replace(day=23)
    with robots(taken) as server:
        monkeypatch.setenv("ZX_WECOM_URL", server.url)
        status, said = zx(place, later, "remind", "--send", "--json")
        assert (status, json.loads(said)["error"]["code"]) == (4, "CLOCK")
        assert server.posted == []
        monkeypatch.setattr("zhixingli.cli.console.clock.now", lambda: moment(later))
        assert zx(place, later, "remind", "--send")[0] == 0
        assert len(server.posted) == 1


def moment(day: date) -> datetime:
    return datetime.combine(day, time(9), SHANGHAI)


def test_who_is_reached_by_nothing_is_said_and_stays_owed(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = owed(place)
    file = tmp_path / "remind.toml"
    with robots(taken) as server:
        file.write_text(f'[wecom]\nurl = "{server.url}"\nfor = ["区住建局"]\n', encoding="utf-8")
        file.chmod(0o600)
        monkeypatch.setenv("ZX_REMIND", str(file))
        status, said = zx(place, DAY, "remind", "--send", "--json")
    assert status == 0
    ways = [each["sent"][0] for each in json.loads(said)["data"]]
    assert {way["via"] for way in ways} == {"wecom"}
    given = sum(way["outcome"] == "given" for way in ways)
    assert 0 < given < len(due)
    assert len(owed(place)) == len(due) - given
