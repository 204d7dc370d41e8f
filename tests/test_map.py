"""Every path that ARCHITECTURE.md names is there, and nothing strays beside it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
#: What is between backticks and has a slash and the form of a path.
PATHS: Final = sorted(
    set(
        re.findall(
            r"`([a-z_.]+(?:/[a-z_.]+)*/(?:[a-z_]+(?:\.[a-z]+)?)?)`",
            (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"),
        )
    )
)


@pytest.mark.parametrize("path", PATHS)
def test_the_map_names_what_is_there(path: str) -> None:
    floors = (ROOT, ROOT / "src" / "zhixingli")
    rooms = [floor / room for floor in floors for room in ("", "services", "domain", "cli")]
    assert any((place / path).exists() for place in rooms), path


def test_the_map_names_many() -> None:
    assert len(PATHS) > 40


def test_nothing_strays_at_the_top() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True)
    if listed.returncode:
        pytest.skip("git does not read this checkout")
    tracked = listed.stdout.decode().split("\0")
    assert {path.split("/", 1)[0] for path in tracked if path} == {
        ".ci",
        ".gitignore",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "benchmarks",
        "constraints.txt",
        "docs",
        "examples",
        "migrations",
        "pyproject.toml",
        "src",
        "tests",
    }
