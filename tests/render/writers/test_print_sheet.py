"""The sheet of a workbook that is printed: few columns, ruled, one page wide, grave first."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from python_calamine import CalamineWorkbook

from zhixingli.render.model.page import Page, Paper, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.exports import page as export_page
from zhixingli.render.writers.xlsx import xlsx_bytes
from zhixingli.services.exchange.documents_sheet import export_docs
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from pathlib import Path

PAPER: Final = Paper("示例区政府办公室", date(2026, 11, 3))

Row = tuple[str, str, str, str]
_TONES: Final[dict[str, str]] = {"逾期": "red", "严重逾期": "black", "临期": "yellow"}
COLUMNS: Final = (
    Column[Row]("id", "编号", lambda row: row[0]),
    Column[Row]("title", "标题", lambda row: row[1]),
    Column[Row]("rate", "按期率", lambda row: row[2]),
    Column[Row]("light", "灯", lambda row: row[3], tone=lambda row: _TONES.get(row[3])),
    Column[Row]("empty", "备注", lambda _: None),
)
ROWS: Final = (
    ("SW-1", "甲", "78.6%", "正常"),
    ("SW-2", "乙", "100%", "临期"),
    ("SW-3", "丙", "4项中1项", "严重逾期"),
    ("SW-4", "丁", "0.0%", "逾期"),
)


def printed(raw: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_name("打印版").to_python()


def xml(raw: bytes, sheet: str) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        book = parts.read("xl/workbook.xml").decode()
        at = re.findall(r'<sheet name="([^"]+)"', book).index(sheet) + 1
        return parts.read(f"xl/worksheets/sheet{at}.xml").decode() + book


def test_it_has_a_title_no_empty_column_and_goes_from_grave_to_light() -> None:
    raw = xlsx_bytes(Sheet("逾期事项", COLUMNS, ROWS, ("共4项",)), PAPER)
    rows = printed(raw)
    assert rows[0][0] == "逾期事项"
    assert rows[1][0] == "示例区政府办公室　2026年11月3日"
    assert rows[2] == ["标题", "按期率", "灯"]
    assert [row[0] for row in rows[3:7]] == ["丙", "丁", "乙", "甲"]
    assert rows[7][0] == "共4项"
    shares = [row[1] for row in rows[3:7]]
    assert shares == ["4项中1项", 0.0, 1.0, 0.786]  # a share in percent is a figure


def test_it_is_one_page_wide_on_its_side_with_its_head_repeated_and_ruled() -> None:
    raw = xlsx_bytes(Sheet("逾期事项", COLUMNS, ROWS), PAPER)
    sheet = xml(raw, "打印版")
    assert 'orientation="landscape"' in sheet
    assert re.search(r'<pageSetup [^>]*fitToHeight="0"', sheet)
    assert "fitToWidth" not in sheet  # one page wide is what Excel takes where nothing is said
    assert re.search(r"Print_Titles[^>]*>打印版!\$3:\$3<", sheet)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert '<left style="thin">' in styles
    assert 'wrapText="1"' in styles


def test_a_wide_register_prints_fourteen_columns_beside_the_whole(district_file: Path) -> None:
    """The register has 55 columns; a clerk prints who sent what, whose it is, how it stands."""
    book = export_docs(ledger_at(str(district_file)), as_of=date(2026, 10, 16)).data
    raw = xlsx_bytes(export_page(book), PAPER)
    whole = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    assert whole.sheet_names[-1] == "打印版"
    assert len(whole.get_sheet_by_index(0).to_python()[0]) > 50
    rows = printed(raw)
    assert rows[2][:5] == ["收文编号", "签收时间", "来文单位", "来文字号", "标题"]
    assert 12 <= len(rows[2]) <= 14
    assert len(rows) == 3 + len(book.sheets[0].rows)


def test_what_is_too_long_for_a_cell_is_told() -> None:
    long = "长" * 40_000
    raw = xlsx_bytes(Sheet("登记簿", COLUMNS, (("SW-1", long, "", ""),)), PAPER)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()
    said = "第2行“标题”有40000个字符，Excel 一格最多32767个，只写了前面的"
    assert said in [row[0] for row in rows]
    assert len(str(rows[1][1])) == 32_767


def test_a_document_with_text_is_printed_as_it_is_and_its_longest_table_apart() -> None:
    raw = xlsx_bytes(Page("周报", (Paragraph("正文"), Table(Sheet("表", COLUMNS, ROWS)))), PAPER)
    names = CalamineWorkbook.from_filelike(io.BytesIO(raw)).sheet_names
    assert names == ["正文", "表", "打印版"]
    sheet = xml(raw, "表")
    assert re.search(r'<pageSetup [^>]*fitToHeight="0"', sheet)
    assert re.search(r"Print_Titles[^>]*>表!\$1:\$1<", sheet)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert '<left style="thin">' in parts.read("xl/styles.xml").decode()
