"""The rules' commands: light without a ledger, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from zhixingli.cli.program.app import main

EXAMPLE = str(Path(__file__).parents[3] / "examples" / "office-rules.toml")


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZX_TODAY", "2026-11-23")
    monkeypatch.setenv("ZX_ACTOR", "文书")
    monkeypatch.setenv("ZX_DB", str(tmp_path / "台账.db"))


@pytest.mark.parametrize("typed", [["list"], ["show", "doc.check"], ["check", EXAMPLE]])
def test_without_a_ledger_no_heavy_library_is_loaded(typed: list[str], tmp_path: Path) -> None:
    script = (
        "import sys; from zhixingli.cli.program.app import main; status = main(sys.argv[1:]);"
        "assert 'sqlalchemy' not in sys.modules; sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--db", str(tmp_path / "none.db"), "rule", *typed],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (["show", "没有"], 3),
        (["check", "没有的文件"], 9),
        (["import"], 2),
        (["import", EXAMPLE, "--bundled"], 2),
        (["import", EXAMPLE], 3),
    ],
)
def test_refusals_have_their_status(
    typed: list[str], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rule", *typed, "--json"]) == status
    assert json.loads(capsys.readouterr().out)["error"]["exit"] == status
    assert not (tmp_path / "台账.db").exists()


def test_a_rule_may_begin_in_the_future(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "import", EXAMPLE, "--on", "2027-01-01", "--apply", "-q"]) == 0
    assert capsys.readouterr().out == "doc.hotline\ndoc.instruction\n"
    main(["rule", "list", "-q"])
    assert "doc.hotline" not in capsys.readouterr().out.split()
    main(["rule", "list", "-q", "--as-of", "2027-01-01"])
    assert "doc.hotline" in capsys.readouterr().out.split()
