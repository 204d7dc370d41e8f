"""The calendar's commands: light without a ledger, batches, exit statuses."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from zhixingli.cli.program.app import main
from zhixingli.services.use_case.schemas import schema_text

EXAMPLE = Path(__file__).parents[2] / "data" / "notice_2027_example.txt"
RULES = Path(__file__).parents[3] / "examples" / "office-rules.toml"


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZX_TODAY", "2026-11-23")
    monkeypatch.setenv("ZX_ACTOR", "文书")
    monkeypatch.setenv("ZX_DB", str(tmp_path / "台账.db"))


def fed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Feed lines to standard input."""
    typed = io.BytesIO("\n".join(lines).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))


@pytest.mark.parametrize(
    "typed",
    [
        ["check", "2026-09-20"],
        ["show", "2026-09"],
        ["count", "2026-09-01", "2026-09-30"],
        ["status"],
        ["due", "--from", "2026-09-24", "--rule", "doc.finish", "--explain"],
        ["due", "--batch", "-"],
    ],
)
def test_without_a_ledger_no_heavy_library_is_loaded(typed: list[str], tmp_path: Path) -> None:
    script = (
        "import sys; from zhixingli.cli.program.app import main; status = main(sys.argv[1:]);"
        "heavy = {'sqlalchemy', 'alembic', 'holidays', 'icalendar', 'rich', 'pypinyin'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--db", str(tmp_path / "none.db"), "calendar", *typed],
        capture_output=True,
        input=b"",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_batch_in_an_empty_environment(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zhixingli", "--db", "none.db", "calendar", "due", "--batch", "-"],
        capture_output=True,
        input='{"id": "甲", "from": "2026-09-24", "rule": "doc.finish"}\n'.encode(),
        env={},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0
    expected = {"id": "甲", "due": "2026-10-09", "nominal": "2026-10-09", "provisional": False}
    assert json.loads(done.stdout) == expected


def test_the_statuses_of_a_batch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    late = '{"from": "2026-12-24", "days": 5, "unit": "workday"}'
    fed(monkeypatch, "rubbish", "", late)
    assert main(["calendar", "due", "--batch", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    fed(monkeypatch, "rubbish", late)
    assert main(["calendar", "due", "--batch", "-", "--exit-code"]) == 10
    fed(monkeypatch, late)
    assert main(["calendar", "due", "--batch", "-", "--strict"]) == 6
    fed(monkeypatch)
    assert main(["calendar", "due", "--batch", "-"]) == 0
    assert main(["calendar", "due", "--batch", "没有的文件"]) == 9


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (["due", "--rule", "doc.finish"], 2),
        (["due", "--from", "2026-09-24"], 2),
        (["due", "--from", "2026-09-24", "--rule", "没有"], 3),
        (["due", "--from", "2026-12-24", "--days", "5", "--unit", "workday", "--strict"], 6),
        (["check", "2027-01-01", "--strict"], 6),
        (["show", "2027", "--strict"], 6),
        (["show", "2060"], 4),
        (["show", "十月"], 2),
        (["count", "2026-09-02", "2026-09-01"], 2),
        (["import"], 2),
        (["import", "--bundled", "--from-holidays"], 2),
        (["import", "没有的文件"], 9),
        (["import", "--bundled"], 3),
        (["set", "2026-12-01", "off"], 2),
        (["set", "2026-12-01", "休", "--document", "南府办〔2026〕12号"], 2),
    ],
)
def test_refusals_have_their_status(
    typed: list[str], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calendar", *typed, "--json"]) == status
    out, err = capsys.readouterr()
    assert json.loads(out)["error"]["exit"] == status
    assert err.startswith("错误：")
    assert not (tmp_path / "台账.db").exists()


def test_quiet_prints_what_scripts_want(capsys: pytest.CaptureFixture[str]) -> None:
    main(["calendar", "due", "--from", "2026-09-24", "--rule", "doc.finish", "-q"])
    assert capsys.readouterr().out == "2026-10-09\n"
    main(["calendar", "check", "2026-09-20", "昨天", "-q"])
    assert capsys.readouterr().out == "2026-09-20\n2026-11-22\n"


def test_a_file_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", "--office", "南河区府办"])
    capsys.readouterr()
    fed(monkeypatch, "date,is_working_day,source_doc_no", "2027-02-11,0,甲府〔2026〕1号")
    assert main(["calendar", "import", "-", "--apply", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)["data"]
    assert [day["date"] for day in data["days"]] == ["2027-02-11"]
    assert data["applied"]


@pytest.mark.parametrize(
    ("typed", "fails"),
    [
        ("calendar show 2026-09", False),
        ("calendar check 2027-01-01", False),
        ("calendar count 2026-09-01 2026-09-30", False),
        ("calendar due --from 2026-09-24 --rule doc.finish --explain", False),
        ("calendar due --from 2026-09-24 --days 5 --unit month", False),
        ("calendar status", False),
        ("calendar set 2026-12-01 off --document 南府办〔2026〕12号", False),
        (f"calendar import {EXAMPLE}", False),
        (f"calendar import {EXAMPLE} --apply", False),
        ("calendar show 2060", True),
        ("rule list", False),
        ("rule show license.decide", False),
        (f"rule check {RULES}", False),
        (f"rule import {RULES}", False),
        (f"rule import {RULES} --apply --dry-run", False),
    ],
)
def test_every_answer_fits_its_schema(
    typed: str, *, fails: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", "--office", "南河区府办"])
    capsys.readouterr()
    assert (main([*typed.split(), "--json"]) != 0) == fails
    envelope = json.loads(capsys.readouterr().out)
    assert envelope["ok"] is not fails
    Draft202012Validator(json.loads(schema_text(envelope["schema"]))).validate(envelope)
