"""Lists on real terminals: a line an item at every width, totals first, a pager for the rest."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import pytest
from tests.terminal import shown

from zhixingli.render.words.visible import width

LISTS: Final = (
    ("overdue",),
    ("due",),
    ("today", "--all"),
    ("doc", "list"),
    ("doc", "list", "--all"),
    ("task", "list"),
    ("project", "list"),
    ("letter", "list"),
    ("supervise", "list"),
    ("onsite", "missed"),
    ("person", "list"),
    ("unit", "list"),
    ("find", "通知"),
)
SHOWN: Final = (("today", 80), ("overdue", 80), ("doc list", 100), ("onsite missed", 80))
SCREENS: Final = Path(__file__).with_name("screens.txt")
_CUT_NUMBER: Final = re.compile(r"(?m)^[A-Z]{2}-\d{0,4}-?\d{0,3}…|\d{4}-\d{2}-\d?…|  \d\d-\d?…")


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("typed", LISTS, ids=" ".join)
def test_a_list_is_a_line_an_item(
    typed: tuple[str, ...], columns: int, district_file: Path
) -> None:
    status, text = shown(district_file, *typed, columns=columns)
    assert status == 0
    assert max(map(width, text.splitlines())) <= columns
    assert not _CUT_NUMBER.search(text)
    items = [line for line in text.splitlines() if re.match(r"[A-Z]{2}-\d{4}", line)]
    starts = [line.split()[0] for line in items]
    assert len(starts) >= len(set(starts)) > 0


@pytest.mark.parametrize("lines", [24, 40])
def test_today_is_one_screen(lines: int, district_file: Path) -> None:
    _, text = shown(district_file, "today", lines=lines)
    assert text.count("\n") < lines
    assert text.index("今日到期4项") < text.index("逾期58项") < text.index("临期37项")
    assert "30个项目：第42周" in text
    assert "另有" in text
    assert "zx today --all" in text


def test_what_a_morning_looks_like(district_file: Path) -> None:
    """The screens as a clerk sees them, kept to be read."""
    made = []
    for typed, columns in SHOWN:
        _, text = shown(district_file, *typed.split(), columns=columns)
        made += [f"$ zx {typed}  # {columns} 列", *text.splitlines()[2:26], ""]
    said = "\n".join(made)
    if os.environ.get("ZX_UPDATE_GOLDEN"):
        SCREENS.write_text(said, "utf-8")
    assert said == SCREENS.read_text("utf-8")


def test_a_list_that_is_cut_still_tells_of_all(district_file: Path) -> None:
    _, text = shown(district_file, "overdue", "--limit", "2")
    assert "共58项，其中严重逾期45项（按工作日计）　只列前 2 项，共 58 项" in " ".join(
        text.split("\n")
    )
    assert len(re.findall(r"(?m)^[A-Z]{2}-", text)) == 2


@pytest.mark.parametrize(
    ("typed", "heading"),
    [("overdue", "逾期"), ("overdue", "领导"), ("doc list", "期限"), ("project list", "完成率%")],
)
def test_a_list_is_sorted_by_the_heading_on_the_screen(
    typed: str, heading: str, district_file: Path
) -> None:
    _, ahead = shown(district_file, *typed.split(), "--sort", heading, "-q")
    _, back = shown(district_file, *typed.split(), "--sort", f"-{heading}", "-q")
    assert sorted(ahead.split()) == sorted(back.split())
    assert ahead.split() != back.split()
    status, text = shown(district_file, *typed.split(), "--sort", "没有的列")
    assert status == 2
    assert heading in text


def test_wide_shows_every_column_folded(district_file: Path) -> None:
    _, brief = shown(district_file, "overdue", columns=100)
    _, wide = shown(district_file, "overdue", "--wide", columns=100)
    assert "没有列出，--wide 列全" in brief
    assert "…" in brief
    assert "…" not in wide
    assert "关于组织申报专精特新企业的通知" in wide


def test_more_than_a_screen_goes_through_the_pager(district_file: Path, tmp_path: Path) -> None:
    kept, told = tmp_path / "kept", tmp_path / "less"
    pager = tmp_path / "pager.sh"
    pager.write_text(f'#!/bin/sh\necho "$LESS $LESSCHARSET" > {told}\ncat > {kept}\n', "utf-8")
    pager.chmod(0o755)
    own = {"ZX_PAGER": str(pager), "PAGER": "false"}
    status, text = shown(district_file, "overdue", own=own)
    assert (status, text) == (0, "")
    assert "SW-2026-0062" in kept.read_text("utf-8")
    assert told.read_text("utf-8").split() == ["RFX", "utf-8"]
    kept.unlink()
    for typed in (("overdue", "--no-pager"), ("overdue", "--limit", "3"), ("overdue", "--json")):
        assert "SW-2026-0062" in shown(district_file, *typed, own=own)[1] or "--limit" in typed
        assert not kept.exists()
    _, text = shown(
        district_file, "overdue", own=own | {"PYTHONIOENCODING": "gbk:backslashreplace"}
    )
    assert not kept.exists()


@pytest.mark.parametrize("pager", ["", "no-such-pager", "'", "false"])
def test_without_a_pager_the_list_is_still_shown(pager: str, district_file: Path) -> None:
    status, text = shown(district_file, "overdue", own={"ZX_PAGER": pager})
    assert status == 0
    assert "Traceback" not in text
    assert text.count("SW-2026-0062") == 1
