"""The example on every command's help page works: it is run, or is a scene that is played."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.cli.program.generate_examples import READS, SHIPPED, examples, written
from tests.every_reading import zx

from zhixingli.cli.program import registry
from zhixingli.cli.program.commands import Noun, load
from zhixingli.services import demo

if TYPE_CHECKING:
    from pathlib import Path


def test_the_examples_are_what_the_tests_play() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == written()


def test_every_command_has_one() -> None:
    named = set()
    for entry in registry.ENTRIES:
        if not entry.hidden and entry.verb is None:
            command = load(entry)
            verbs = command.verbs if isinstance(command, Noun) else ("",)
            named |= {f"{entry.name} {verb}".strip() for verb in verbs}

    assert set(examples()) == named


@pytest.mark.parametrize("path", ["doc finish", "overdue", "undo", "report weekly"])
def test_the_help_page_ends_with_it(path: str, tmp_path: Path) -> None:
    status, said = zx(tmp_path / "none.db", demo.EXAMPLE_DAY, *path.split(), "--help")

    assert status == 0
    assert said.splitlines()[-1] == f"例：zx {examples()[path]}"


def test_what_reads_is_run_as_it_stands(
    district_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ledger.db"
    shutil.copy(district_file, place)
    shutil.copy(demo.examples_folder() / "office-rules.toml", tmp_path / "本区规则.toml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for week in ("2026-W39", "2026-W40"):
        assert zx(place, demo.EXAMPLE_DAY, "report", "weekly", "--week", week, "--issue")[0] == 0
    for line in READS:
        if line != "demo":
            assert zx(place, demo.EXAMPLE_DAY, *line.split())[0] == 0, line
