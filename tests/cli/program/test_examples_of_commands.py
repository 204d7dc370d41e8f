"""The example on every command's help page works: it is run, or is a scene that is played."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.cli.program.generate_examples import READS, SHIPPED, written
from tests.every_reading import zx

from zhixingli.cli.program import registry
from zhixingli.cli.program.commands import Noun, load
from zhixingli.services import demo

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_examples_are_what_the_tests_play() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == written()


def test_every_command_has_one_and_shows_it(tmp_path: Path) -> None:
    place = tmp_path / "none.db"
    for entry in registry.ENTRIES:
        if entry.hidden or entry.verb is not None:
            continue
        command = load(entry)
        verbs = command.verbs if isinstance(command, Noun) else ("",)
        for verb in verbs:
            path = [entry.name, verb] if verb else [entry.name]
            status, said = zx(place, demo.EXAMPLE_DAY, *path, "--help")
            assert status == 0
            assert f"例：zx {' '.join(path)}" in said


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
