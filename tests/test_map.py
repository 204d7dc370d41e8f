"""Every path that ARCHITECTURE.md names is there."""

from __future__ import annotations

import re
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
