"""Sheets and pages written as CSV, TSV and Markdown."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import pytest

from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.render.model.generic import generic_sheet
from zhixingli.render.model.page import Heading, Page, Paper, Paragraph, Table
from zhixingli.render.model.sheet import Cell, Column, Sheet, card, for_machines, for_people
from zhixingli.render.writers.csv import csv_bytes, tsv_text
from zhixingli.render.writers.markdown import page_markdown, sheet_markdown

PAPER = Paper("示例区政府办公室", date(2026, 11, 3))


class Row(NamedTuple):
    id: str
    value: Cell


COLUMNS = (
    Column[Row]("id", "编号", lambda row: row.id),
    Column[Row]("value", "内容", lambda row: row.value),
)


def sheet(*values: Cell) -> Sheet[Row]:
    return Sheet("表", COLUMNS, tuple(Row(f"SW-{n}", value) for n, value in enumerate(values)))


@pytest.mark.parametrize(
    ("cell", "people", "machines"),
    [
        (None, "", ""),
        (True, "是", "true"),
        (False, "否", "false"),
        (3, "3", "3"),
        (Decimal("1E+3"), "1000", "1000"),
        (date(2026, 1, 5), "2026-01-05", "2026-01-05"),
        (
            datetime(2026, 1, 5, 9, 30, tzinfo=SHANGHAI),
            "2026-01-05 09:30",
            "2026-01-05 09:30+08:00",
        ),
    ],
)
def test_cells(cell: Cell, people: str, machines: str) -> None:
    assert for_people(cell) == people
    assert for_machines(cell) == machines


def test_tsv_has_keys_and_one_line_a_row() -> None:
    text = tsv_text(sheet("甲\t乙\n丙", None, "=1+1"))
    assert text == "id\tvalue\nSW-0\t甲 乙 丙\nSW-1\t\nSW-2\t=1+1\n"


def test_csv_is_what_clerks_open() -> None:
    rows = (Row("SW-0", '有"引号",逗号'), Row("SW-1", value=True))
    content = csv_bytes(Sheet("表", COLUMNS, rows))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == '编号,内容\r\nSW-0,"有""引号"",逗号"\r\nSW-1,是\r\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  =cmd", "'  =cmd"),
        ("＝1", "'＝1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-甲", "'-甲"),
        ("+86 10", "'+86 10"),
        ("\t=1", "'\t=1"),
        ("-3.5", "-3.5"),
        ("+8", "+8"),
        ("12%", "12%"),
        (-3, "-3"),
        (Decimal("-3.50"), "-3.50"),
        ("'=1", "''=1"),
        ("普通", "普通"),
    ],
)
def test_csv_carries_no_formulas(value: Cell, written: str) -> None:
    line = csv_bytes(sheet(value)).decode("utf-8-sig").splitlines()[1]
    assert line.partition(",")[2].strip('"') == written


def test_csv_survives_a_lone_surrogate() -> None:
    assert b"\\udcff" in csv_bytes(sheet("\udcff"))


def test_markdown_shows_text_as_it_is() -> None:
    text = sheet_markdown(sheet("a|b *c* <d> [e](f)", "行\n行"), PAPER)
    assert text.splitlines() == [
        "# 表",
        "",
        "示例区政府办公室　2026年11月3日",
        "",
        "| 编号 | 内容 |",
        "| --- | --- |",
        "| SW-0 | a\\|b \\*c\\* \\<d\\> \\[e\\](f) |",
        "| SW-1 | 行 行 |",
    ]


def test_a_page_is_headings_paragraphs_and_tables() -> None:
    page = Page(
        "周报",
        (
            Heading(1, "一、总体情况"),
            Paragraph("收文 3 件。"),
            Table(Sheet("附表", COLUMNS, (Row("SW-1", "甲"),), ("注：截至周日。",))),
            Table(card("一件", COLUMNS, Row("SW-1", "甲"))),
        ),
    )
    assert page_markdown(page, PAPER) == (
        "# 周报\n\n## 一、总体情况\n\n收文 3 件。\n\n"
        "**附表**\n\n| 编号 | 内容 |\n| --- | --- |\n| SW-1 | 甲 |\n\n注：截至周日。\n\n"
        "**一件**\n\n| 项目 | 内容 |\n| --- | --- |\n| 编号 | SW-1 |\n| 内容 | 甲 |\n"
    )


def test_a_result_that_nobody_laid_out_is_shown_by_its_keys() -> None:
    found = [{"id": "a", "leader": {"id": "RY-1", "name": "李明"}}, {"id": "b", "tags": ["甲"]}]
    assert tsv_text(generic_sheet(found)) == 'id\tleader\ttags\na\t李明\t\nb\t\t["甲"]\n'
    assert tsv_text(generic_sheet({"id": "a"})) == "id\na\n"
