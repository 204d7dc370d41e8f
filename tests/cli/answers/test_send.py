"""Answers in every format, refusals in their envelope, exit statuses."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from zhixingli.cli.program import registry
from zhixingli.cli.program.app import main

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(SAMPLES), *sys.path])
    known = registry.Entry("sample", "示例。", registry.WORK, "sample_zx")
    monkeypatch.setattr(registry, "ENTRIES", (*registry.ENTRIES, known))
    monkeypatch.setenv("ZX_TODAY", "2026-11-23")
    monkeypatch.setenv("ZX_ACTOR", "文书")


def run(capsys: pytest.CaptureFixture[str], *typed: str, status: int = 0) -> tuple[str, str]:
    assert main(list(typed)) == status
    out, err = capsys.readouterr()
    return out, err


def envelope(capsys: pytest.CaptureFixture[str], *typed: str, status: int = 0) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(capsys, *typed, "--json", status=status)[0])
    return answer


def test_off_a_terminal_a_read_is_complete_tsv(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "sample", "list")
    lines = out.splitlines()
    assert lines[0] == "id\ttitle\tdue\tlight\tcost"
    assert lines[1] == "SW-2026-0001\t关于防汛工作的通知\t2026-11-16\t逾期\t3.50"
    assert lines[3].split("\t")[1] == "[link=x]:warning:\\x1b[31m\\u202e名 称"
    assert len(lines) == 4
    assert err == ""


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    answer = envelope(capsys, "sample", "list", "--as-of", "2026-11-20")
    assert list(answer) == ["schema", "ok", "meta", "data", "warnings", "error"]
    assert answer["schema"] == "zx.sample.list/1"
    meta = answer["meta"]
    assert list(meta) == [
        *("zx", "as_of", "generated_at", "office", "office_id", "rehearsal", "head"),
        *("calendar", "count", "total"),
    ]
    assert (meta["as_of"], meta["office"], meta["count"]) == ("2026-11-20", "南河区府办", 3)
    assert answer["data"][0] == {
        "id": "SW-2026-0001",
        "title": "关于防汛工作的通知",
        "due": "2026-11-16",
        "light": "red",
        "light_label": "逾期",
        "for": "办件",
        "cost": "3.50",
    }


def test_json_is_one_line_off_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "sample", "list", "--format", "json")[0].count("\n") == 1


def test_one_thing_is_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    answer = envelope(capsys, "sample", "show", "SW-2026-0002")
    assert answer["data"]["id"] == "SW-2026-0002"
    assert (answer["meta"]["count"], answer["meta"]["total"]) == (1, 1)
    assert run(capsys, "sample", "show", "SW-2026-0002")[0].count("\n") == 2


def test_an_empty_list_is_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    answer = envelope(capsys, "sample", "list", "--none")
    assert (answer["data"], answer["meta"]["total"], answer["ok"]) == ([], 0, True)


def test_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "sample", "list", "--format", "jsonl")[0].splitlines()
    assert [json.loads(line)["id"][-1] for line in lines] == ["1", "2", "3"]


def test_csv_for_people(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["sample", "list", "--format", "csv"]) == 0
    content = capfdbinary.readouterr().out
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 4
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert table[0] == ["编号", "标题", "到期", "灯", "金额"]
    assert table[2][1] == "'=HYPERLINK(1)"


def test_a_table_where_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "sample", "list", "--format", "table")[0]
    assert out.splitlines()[0] == "示例（3项）"
    assert "关于防汛工作的通知" in out
    assert "\x1b" not in out


def test_identifiers(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "sample", "list", "-q", "--sort", "-id", "--limit", "2")[0]
    assert out == "SW-2026-0003\nSW-2026-0002\n"
    assert run(capsys, "sample", "show", "SW-2026-0002", "--quiet")[0] == "SW-2026-0002\n"


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("due", "213"),  # a column; what has no day comes last
        ("-due", "123"),
        ("cost", "312"),
        ("light", "213"),  # by the word that the column shows
        ("for", "123"),  # a JSON key without a column
        ("-title", "132"),
    ],
)
def test_sorting(key: str, order: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "sample", "list", "-q", "--sort", key)[0]
    assert "".join(line[-1] for line in out.splitlines()) == order


def test_a_limit_cuts_what_is_shown_and_total_tells(capsys: pytest.CaptureFixture[str]) -> None:
    meta = envelope(capsys, "sample", "list", "--limit", "2")["meta"]
    assert (meta["count"], meta["total"]) == (2, 3)
    out = run(capsys, "sample", "list", "--limit", "2", "--format", "table")[0]
    assert out.splitlines()[0] == "示例（2项）"
    assert "只列前 2 项，共 3 项" in out
    out = run(capsys, "sample", "list", "--limit", "3", "--format", "table")[0]
    assert "只列前" not in out


def test_a_warning_stands_in_both_places(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "sample", "list", "--strict", "--json")
    assert err == "注意：2027 年的放假安排尚未公布\n"
    assert json.loads(out)["warnings"] == [
        {"code": "CALENDAR_PROVISIONAL", "message": "2027 年的放假安排尚未公布"}
    ]


def test_the_condition_of_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "sample", "list", "--exit-code", status=10)[0] != ""
    run(capsys, "sample", "list", "--exit-code", "--none", status=0)
    run(capsys, "sample", "list", status=0)


def test_a_write(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "sample", "add", "甲", "--from", "乙", "--json")
    answer = json.loads(out)
    assert err == "已登记 甲\n"
    assert answer["data"]["id"] == "SW-2026-0009"
    assert answer["data"]["journal"] == {"seq": 7, "hash": "ab" * 32}
    assert answer["data"]["dry_run"] is False
    assert list(answer["data"])[-2:] == ["journal", "dry_run"]


def test_a_rehearsal_has_no_journal_entry(capsys: pytest.CaptureFixture[str]) -> None:
    data = envelope(capsys, "sample", "add", "甲", "--from", "乙", "--dry-run")["data"]
    assert (data["journal"], data["dry_run"]) == (None, True)


def test_a_repeated_write_gives_its_first_answer(capsys: pytest.CaptureFixture[str]) -> None:
    typed = ("sample", "add", "甲", "--from", "乙", "--key", "again")
    data = envelope(capsys, *typed)["data"]
    assert data["leader"] == {"id": "RY-0001", "name": "李明"}
    assert data["journal"]["seq"] == 7
    out, err = run(capsys, *typed)
    assert out == 'id\tleader\ttags\nSW-2026-0001\t李明\t["甲"]\n'
    assert err == "没有重复登记\n"


def test_a_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "sample", "show", "SW-2026-9999", status=3)
    assert out == ""
    assert err.splitlines()[0].startswith("错误：没有示例“SW-2026-9999”")
    answer = envelope(capsys, "sample", "show", "SW-2026-9999", status=3)
    assert answer["schema"] == "zx.sample/1"
    assert answer["error"]["field"] == "id"
    assert (answer["meta"]["count"], answer["data"]) == (0, None)


def test_a_report_is_markdown_off_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "sample", "report")[0]
    assert out.startswith("# 示例周报\n\n## 一、总体情况\n\n共\\*三\\*件。\n")
    assert "SW-2026-0001" not in out  # no number of the program's on official paper
    numbered = run(capsys, "sample", "report", "--ids")[0]
    assert "| SW-2026-0001 |" in numbered


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.md", "# 示例周报"),
        ("r.csv", "\ufeff编号,"),
        ("r.tsv", "id\t"),
        ("r.json", '{"schema":"zx.sample.list/1"'),
        ("r.jsonl", '{"id":"SW-2026-0001"'),
    ],
)
def test_a_report_in_a_file(
    name: str, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = run(capsys, "sample", "report", "--out", str(tmp_path / name))
    assert out == ""
    assert err == f"已写到 {tmp_path / name}\n"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_drawn_report_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "sample", "report", "--out", str(tmp_path / "r.txt"), "--format", "table")
    assert "示例周报" in (tmp_path / "r.txt").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "sample", "report", "--out", str(tmp_path / "no" / "r.md"), status=9)
    assert out == ""
    assert "没有这个文件或文件夹" in err


def test_a_fault_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = run(capsys, "sample", "fail", "fault", status=1)
    assert out == ""
    assert err.startswith("错误：程序内部错误（KeyError）\n")
    assert "Traceback" not in err
    assert "secret" not in err
    assert envelope(capsys, "sample", "fail", "fault", status=1)["error"]["exit"] == 1
    monkeypatch.setenv("ZX_DEBUG", "1")
    assert "Traceback" in run(capsys, "sample", "fail", "fault", status=1)[1]


def test_trouble_with_the_disk(capsys: pytest.CaptureFixture[str]) -> None:
    assert "磁盘已满（/x.db）" in run(capsys, "sample", "fail", "disk", status=9)[1]


def test_an_interrupt_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "sample", "fail", "interrupt", status=130) == ("", "")
