"""Batch input: one JSON object a line in, one envelope a line out, bad lines among good ones."""

from __future__ import annotations

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


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Batch:
    return Batch(monkeypatch, capsys)


class Batch:
    """Feeds lines to ``zx sample add --from-json -``."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capsys = capsys
        self.status = 0
        self.said = ""

    def run(self, content: bytes, *typed: str) -> list[dict[str, Any]]:
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        self.status = main(["sample", "add", *typed, "--from-json", "-"])
        out, self.said = self._capsys.readouterr()
        return [json.loads(line) for line in out.splitlines()]


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def test_one_envelope_a_line(batch: Batch) -> None:
    answers = batch.run(lines({"title": "甲", "from": "乙"}, {"title": "丙", "from": "丁"}))
    assert batch.status == 0
    assert [answer["data"]["told"]["title"] for answer in answers] == ["甲", "丙"]
    assert all(answer["schema"] == "zx.sample/1" for answer in answers)
    assert batch.said == "已登记 甲\n已登记 丙\n"


def test_every_kind_of_value(batch: Batch) -> None:
    record = {
        "title": "--from 的用法",
        "from": "乙",
        "support": ["丙", "丁"],
        "urgency": "加急",
        "days": 3,
        "total": 12.50,
        "public_promise": True,
        "dry-run": True,
        "reason": None,
    }
    [answer] = batch.run(lines(record))
    told = answer["data"]["told"]
    assert told["title"] == "--from 的用法"
    assert told["support"] == ["丙", "丁"]
    assert (told["urgency"], told["days"], told["total"]) == ("urgent", 3, "12.5")
    assert told["public_promise"] is True
    assert told["reason"] is None
    assert answer["data"]["dry_run"] is True


def test_what_is_typed_beside_it_holds_for_every_line(batch: Batch) -> None:
    answers = batch.run(
        lines({"title": "甲"}, {"title": "丙", "on": "2026-11-21"}),
        *("--from", "乙", "--on", "2026-11-20"),
    )
    assert [answer["data"]["told"]["on"] for answer in answers] == ["2026-11-20", "2026-11-21"]


def test_bad_lines_answer_and_the_rest_go_on(batch: Batch) -> None:
    content = b"\n".join(
        [
            b"rubbish",
            lines({"title": "甲", "from": "乙"}),
            b"[1]",
            b"\xff\xfe",
            lines({"title": "甲"}),
            lines({"title": "甲", "from": "乙", "nosuch": "x"}),
            lines({"title": "甲", "from": {"a": 1}}),
            lines({"title": "甲", "from": ["乙", "丙"]}),
            '{"title": "甲", "from": "乙", "from": "丙"}'.encode(),
            lines({"title": "甲", "from": "乙", "public_promise": "yes"}),
            lines({"title": "无人", "from": "乙"}),
            lines({"title": "甲", "from": "乙", "on": "2026-11-30"}),
            b"",
            lines({"title": "丙", "from": "丁"}),
        ]
    )
    answers = batch.run(content)
    assert [answer["ok"] for answer in answers] == [False, True, *[False] * 10, True]
    codes = [answer["error"]["code"] for answer in answers if not answer["ok"]]
    assert codes == [
        *("BATCH_LINE", "BATCH_LINE", "BATCH_LINE", "VALUE_MISSING", "BATCH_KEY"),
        *("BATCH_KEY", "BATCH_KEY", "BATCH_KEY", "BATCH_KEY"),
        *("NAME_UNKNOWN", answers[11]["error"]["code"]),
    ]
    assert answers[11]["error"]["exit"] == 4
    assert batch.status == 2
    assert "错误：第 1 行" in batch.said
    assert "第 12 行，" in batch.said


def test_the_status_is_that_of_the_first_failure(batch: Batch) -> None:
    batch.run(
        lines({"title": "甲", "from": "乙"}, {"title": "无人", "from": "乙"}, {"title": "甲"})
    )
    assert batch.status == 3


def test_a_file_with_a_byte_order_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines({"title": "甲", "from": "乙"}) + b"\r\n")
    assert main(["sample", "add", f"--from-json={path}"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "no.jsonl"
    assert main(["sample", "add", "--from-json", str(missing)]) == 9
    assert "没有这个文件或文件夹" in capsys.readouterr().err


def test_an_identifier_goes_by_id(batch: Batch, capsys: pytest.CaptureFixture[str]) -> None:
    del batch
    assert main(["sample", "show", "SW-0", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["error"]["field"] == "id"
