"""Paper without the program's numbers and commands, and with the numbers where asked for."""

from __future__ import annotations

from typing import Final

import pytest

from zhixingli.render.model.page import Annex, Page, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.unnumbered import numbered, unnumbered, without_commands

Row = tuple[str, str]
COLUMNS: Final = (
    Column[Row]("id", "编号", lambda row: row[0], machine=True),
    Column[Row]("title", "标题", lambda row: row[1]),
    Column[Row]("key", "键", lambda row: row[0], machine=True),
)
SHEET: Final = Sheet("", COLUMNS, (("SW-2026-0001", "甲"),))
PAGE: Final = Page("周报", (Table(SHEET),), annexes=(Annex("清单", (Table(SHEET),)),))


def headings(page: Page) -> list[list[str]]:
    tables = [
        block.sheet
        for block in (*page.blocks, *(b for annex in page.annexes for b in annex.blocks))
        if isinstance(block, Table)
    ]
    return [[c.heading for c in sheet.columns if not c.machine] for sheet in tables]


def test_numbers_are_left_out_of_text_and_annexes() -> None:
    assert headings(unnumbered(PAGE)) == [["标题"], ["标题"]]


def test_who_asks_for_them_sees_the_ids_and_no_key() -> None:
    assert headings(PAGE) == [["标题"], ["标题"]]
    assert headings(numbered(PAGE)) == [["编号", "标题"], ["编号", "标题"]]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("每个重点项目每周1次（zx onsite）", "每个重点项目每周1次"),
        ("依据是《条例》（国令第733号，zx supervise）", "依据是《条例》（国令第733号）"),
        ("起算日是本项目设计；可用 zx office set finish_start received 改", "起算日是本项目设计"),
        ("没有命令的（一句）；两句", "没有命令的（一句）；两句"),
    ],
)
def test_commands_are_left_out(text: str, bare: str) -> None:
    assert without_commands(text) == bare
