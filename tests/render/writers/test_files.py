"""Word, Excel and web files, opened again: figures, forms, safety, the same bytes."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from zhixingli.domain.errors.reports import TemplateUnreadableError, TemplateUnsafeError
from zhixingli.render.model.chart import Chart, ChartSeries, ChartShape
from zhixingli.render.model.page import Heading, Page, Paper, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet, card
from zhixingli.render.writers.docx import Template, docx_bytes
from zhixingli.render.writers.docx_template import BODY_MARK, exported
from zhixingli.render.writers.html import html_bytes
from zhixingli.render.writers.xlsx import xlsx_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAPER = Paper("示例区政府办公室", date(2026, 11, 3), "BG-2026W44-1", "台账第 7 条 sha256:ab")
HOSTILE = "<script>alert(1)</script>[red]=1+1\x1b[31m\u202eabc\x00\ufffe&\"'" + "长" * 10_000


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    id: str
    title: str
    on: date | None
    amount: Decimal | None
    count: int
    light: str


COLUMNS = (
    Column[Row]("id", "编号", lambda row: row.id),
    Column[Row]("title", "标题", lambda row: row.title),
    Column[Row]("on", "日期", lambda row: row.on),
    Column[Row]("amount", "总投资（万元）", lambda row: row.amount),
    Column[Row]("count", "件数", lambda row: row.count),
    Column[Row]("light", "灯", lambda row: row.light, lambda _: "red", choices=("正常", "逾期")),
)
ROWS = (
    Row("00123", "=HYPERLINK(1)", date(2026, 9, 28), Decimal("1234.5"), 3, "逾期"),
    Row("SW-2026-0002", "普通", None, None, 0, "正常"),
)
CHART = Chart(
    "各单位",
    "件",
    ("区住建局", "甲"),
    (ChartSeries("在办", (3, None)), ChartSeries("逾期", (1, 2))),
)
SHEET = Sheet("登记簿", COLUMNS, ROWS, ("共 2 件",), CHART)


def _page(*blocks: object) -> Page:
    return Page("限时办结周报", tuple(blocks), to="区长", signed=True)  # type: ignore[arg-type]


def _text(raw: bytes) -> str:
    body = docx.Document(io.BytesIO(raw)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def _parts(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        texts = [name for name in parts.namelist() if name.endswith(".xml")]
        return {name: parts.read(name).decode() for name in texts}


@pytest.mark.parametrize("write", [docx_bytes, xlsx_bytes, html_bytes])
def test_the_same_page_gives_the_same_bytes(write: Callable[..., bytes]) -> None:
    page = _page(Heading(1, "一、总体"), Table(SHEET), CHART)
    assert write(page, PAPER) == write(page, PAPER)
    assert write(SHEET, PAPER) == write(SHEET, PAPER)


def test_a_document_reads_as_an_office_writes() -> None:
    raw = docx_bytes(_page(Paragraph("正文。"), Table(SHEET)), PAPER)
    text = _text(raw)
    assert "区长：" in text
    assert "9月28日" in text
    assert "1,234.5" in text
    signed, seal = text.rstrip().rsplit("\n", 1)
    assert signed.endswith("示例区政府办公室\n2026年11月3日")
    assert "台账第 7 条" in seal  # once, at the very end
    parts = _parts(raw)
    assert "<w:pgSz w:w='11906' w:h='16838'" in parts["word/document.xml"].replace('"', "'")
    feet = [text for name, text in parts.items() if "footer" in name and "PAGE" in text]
    assert len(feet) == 2
    assert not any("台账" in foot for foot in feet)
    assert "2026-11-03T00:00:00Z" in parts["docProps/core.xml"]


def test_heads_are_repeated_and_rows_stay_whole() -> None:
    document = _parts(docx_bytes(_page(Table(SHEET)), PAPER))["word/document.xml"]
    head, *rows = re.findall(r"<w:tr>.*?</w:tr>", document, re.DOTALL)
    assert "<w:tblHeader/>" in head
    assert all("<w:cantSplit/>" in row for row in rows)
    assert "<w:keepNext/>" in rows[-1]  # the signature is never alone on a page


def test_a_wide_table_lies_down_behind_the_signature() -> None:
    wide = Sheet("宽表", COLUMNS * 2, ROWS)
    document = docx.Document(io.BytesIO(docx_bytes(_page(Table(wide)), PAPER)))
    sides = [section.orientation for section in document.sections]
    assert sides == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    text = "\n".join(p.text for p in document.paragraphs)
    assert text.index("见附表1") < text.index("2026年11月3日") < text.index("附表1\n宽表")


def test_a_native_chart_carries_its_figures() -> None:
    raw = docx_bytes(_page(CHART), PAPER)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        drawn = parts.read("word/charts/zx-chart1.xml").decode()
        book = parts.read("word/embeddings/zx-chart1.xlsx")
    assert "区住建局" in drawn
    for labels in re.findall(r"<c:dLbls>.*?</c:dLbls>", drawn, re.DOTALL):
        assert labels.count("<c:show") == 6
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["区住建局", 3.0, 1.0]


def test_a_share_is_drawn_against_a_hundred() -> None:
    shares = Chart("按期率", "%", ("区住建局",), (ChartSeries("现期限", (50.0,)),))
    assert (shares.most, CHART.most) == (100.0, 3.0)
    svg = html_bytes(_page(shares), PAPER).decode()
    half, whole = 143, 286  # the bar, and the room that a hundred would take
    assert f'width="{half:.1f}"' in svg
    assert f'width="{whole:.1f}"' not in svg


def test_cells_of_a_workbook_are_what_they_are() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(SHEET, PAPER)))
    assert book.sheet_names == ["登记簿", "打印版", "图表"]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1] == ["00123", "=HYPERLINK(1)", date(2026, 9, 28), 1234.5, 3.0, "逾期"]
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(SHEET, PAPER))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    for part in ('state="frozen"', "<autoFilter", "<dataValidation ", "<conditionalFormatting"):
        assert part in sheet
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet


@pytest.mark.parametrize("shape", list(ChartShape))
def test_hostile_titles_stay_literal(shape: ChartShape) -> None:
    sheet = Sheet(HOSTILE, COLUMNS, (Row(HOSTILE, HOSTILE, None, None, 0, HOSTILE),), (HOSTILE,))
    chart = Chart(HOSTILE, "件", (HOSTILE,), (ChartSeries("甲", (1,)),), shape)
    page = Page(HOSTILE, (Heading(1, HOSTILE), Paragraph(HOSTILE), Table(sheet), chart))
    shown = "<script>alert(1)</script>[red]=1+1\\x1b[31m\\u202eabc\\x00\\ufffe&\"'长"
    assert shown in _text(docx_bytes(page, PAPER))
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(page, PAPER)))
    assert book.sheet_names[0] == "正文"
    assert any(str(row[0]).startswith(shown) for row in book.get_sheet_by_index(0).to_python())
    assert str(book.get_sheet_by_index(1).to_python()[1][0]).startswith(shown)
    html = html_bytes(page, PAPER).decode()
    seen = _Seen()
    seen.feed(html)
    assert not seen.tags & {"script", "iframe", "img", "link"}
    assert shown in "".join(seen.text)
    assert "\u202e" not in html


class _Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs)
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_a_form_keeps_its_headings_and_values() -> None:
    shown = card("收文", COLUMNS, ROWS[0])
    assert "9月28日" in _text(docx_bytes(shown, PAPER))
    assert "<dt>编号</dt><dd>00123</dd>" in html_bytes(shown, PAPER).decode()


def test_the_template_is_used_and_its_letterhead_kept() -> None:
    own = docx.Document(io.BytesIO(exported()))
    own.paragraphs[0].insert_paragraph_before("示例区人民政府办公室文件")
    raw = io.BytesIO()
    own.save(raw)
    made = docx_bytes(_page(Paragraph("正文。")), PAPER, Template(raw.getvalue(), "文头.docx"))
    text = _text(made)
    assert text.startswith("示例区人民政府办公室文件\n限时办结周报")
    assert BODY_MARK not in text


def _altered(name: str, content: bytes) -> bytes:
    made = io.BytesIO(exported())
    with zipfile.ZipFile(made, "a") as parts:
        parts.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/vbaProject.bin", b"x"),
        ("word/activeX/activeX1.xml", b"<a/>"),
        ("word/embeddings/oleObject1.bin", b"x"),
        ("word/_rels/footer9.xml.rels", b'<R><r Target="http://x/" TargetMode="External"/></R>'),
        ("word/footer9.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        ("word/header9.xml", b"<w:p><w:instrText> INCLUDETEXT c:/x </w:instrText></w:p>"),
        ("word/big.xml", b" " * 50_000_001),
    ],
)
def test_an_unsafe_template_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(TemplateUnsafeError, match="不安全"):
        docx_bytes(_page(), PAPER, Template(_altered(name, content), "模板.docx"))


def test_what_is_no_document_is_refused() -> None:
    for raw in (b"", b"PK\x03\x04", b"hello", exported()[:900]):
        with pytest.raises(TemplateUnreadableError):
            docx_bytes(_page(), PAPER, Template(raw, "模板.docx"))


def test_libreoffice_sets_22_lines_of_28_characters(tmp_path: Path) -> None:
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        assert "ZX_OFFICE" not in os.environ, "LibreOffice and poppler are to be there"
        pytest.skip("LibreOffice is not on this machine")
    raw = docx_bytes(Page("题", (Paragraph("国" * 28 * 60),)), Paper("办", date(2026, 11, 3)))
    (tmp_path / "a.docx").write_bytes(raw)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/p", "--headless", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    told = subprocess.run(
        ["pdftotext", "-f", "2", "-l", "2", "-layout", str(tmp_path / "a.pdf"), "-"],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    lines = [line.strip() for line in told.stdout.splitlines() if "国" in line]
    assert [len(line) for line in lines] == [28] * 22
