"""A list on a terminal: a line an item, columns by rank, nothing cut but texts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.visible import width
from zhixingli.render.writers.lines import BETWEEN, cut, lines_of

DAY = date(2026, 10, 16)
Row = tuple[str, str, date, str, str, int]
COLUMNS: tuple[Column[Row], ...] = (
    Column("id", "编号", lambda row: row[0]),
    Column("title", "标题", lambda row: row[1]),
    Column("due", "到期", lambda row: row[2]),
    Column("unit", "单位", lambda row: row[3]),
    Column("leader", "领导", lambda row: row[4]),
    Column("days", "逾期天数", lambda row: row[5]),
)
ROWS: tuple[Row, ...] = (
    ("SW-2026-0001", "关于启动防汛Ⅲ级应急响应的通知" * 2, date(2026, 10, 9), "区应急管理局（牵头）",
     "买买提·吐尔逊江", 5),
    ("SW-2025-0412", "短", date(2025, 12, 31), "区府办", "沈立言", 198),
)  # fmt: skip
SHEET = Sheet("", COLUMNS, ROWS)


@pytest.mark.parametrize("room", range(40, 200, 7))
def test_a_line_is_never_wider_than_the_screen_and_cuts_only_texts(room: int) -> None:
    lines = lines_of(SHEET, room, DAY)
    assert sum(lines.widths) + BETWEEN * (len(lines.widths) - 1) <= room
    shown = dict(zip(lines.headings, zip(*lines.rows, strict=True), strict=True))
    assert shown["编号"] == ("SW-2026-0001", "SW-2025-0412")
    assert shown.get("到期", ("10-09", "2025-12-31")) == ("10-09", "2025-12-31")
    assert shown.get("领导", ("买买提·吐尔逊江", "沈立言")) == ("买买提·吐尔逊江", "沈立言")
    days = [cell.strip() for cell in shown.get("逾期天数", ("5", "198"))]
    assert days == ["5", "198"]
    assert {*lines.headings, *lines.left_out} == {column.heading for column in COLUMNS}


def test_columns_go_by_rank_and_the_title_keeps_a_quarter() -> None:
    narrow, wide = lines_of(SHEET, 60, DAY), lines_of(SHEET, 160, DAY)
    assert narrow.headings == ("编号", "标题", "到期", "单位")
    assert narrow.left_out == ("领导", "逾期天数")
    assert wide.left_out == ()
    assert wide.widths[1] == width(ROWS[0][1])
    assert narrow.widths[1] >= 20


def test_figures_stand_at_the_right_and_breaks_in_a_text_are_spaces() -> None:
    row = ("SW-1", "第一行\n第二行\x1b[31m", DAY, "甲", "乙", 5)
    lines = lines_of(Sheet("", COLUMNS, (row, ROWS[1])), 120, DAY)
    assert lines.rows[0][1] == "第一行 第二行\\x1b[31m"
    assert lines.rows[0][5] == "       5"


@given(st.text(max_size=40), st.integers(1, 60))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, room: int) -> None:
    made = cut(text, room)
    assert width(made) <= room
    assert made == text or made.endswith("…")
    assert text.startswith(made.removesuffix("…"))
