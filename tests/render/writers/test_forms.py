"""Forms that an office signs and lists that it prints, opened again as Word and Excel."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from zhixingli.render.model.chart import Chart, ChartSeries
from zhixingli.render.model.page import Heading, LabelledLine, Page, Paper, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet, card
from zhixingli.render.views.exports import page as export_page
from zhixingli.render.writers.docx import docx_bytes
from zhixingli.render.writers.docx_table import set_width
from zhixingli.render.writers.html import html_bytes
from zhixingli.render.writers.markdown import page_markdown
from zhixingli.render.writers.xlsx import xlsx_bytes
from zhixingli.services.results.exchange import ExportBook, ExportSheet

if TYPE_CHECKING:
    from docx.document import Document

PAPER = Paper("示例区人民政府办公室", date(2026, 11, 3))
SEAL = "BG-2026W44-1　截至2026年11月3日　日历 sha256:0123456789ab　台账第 1234 条 " + "a" * 64
MINUTES = Page(
    "滨河大桥现场办公会纪要",
    (Paragraph("现纪要如下："), LabelledLine("出席", ""), LabelledLine("列席", "")),
    banner="现场办公会纪要",
    number="示府纪要〔2026〕41号",
    dated=date(2026, 10, 26),
)


@dataclass(frozen=True)
class Row:
    """A line of a wide list."""

    id: str
    days: tuple[date, ...]


def wide(count: int) -> Sheet[Row]:
    columns = (
        Column[Row]("id", "编号", lambda row: row.id),
        Column[Row]("days", "日期", lambda row: row.days),
        *(Column[Row](f"c{n}", f"第{n}列", lambda _: "区交通运输局") for n in range(8)),
    )
    rows = (Row("XM-2026-0001", (date(2026, 10, 26),)),) * count
    return Sheet("重点项目台账", columns, rows, (f"共 {count} 个",))


def opened(raw: bytes) -> Document:
    return docx.Document(io.BytesIO(raw))


def style(document: Document, number: int) -> str:
    found = document.paragraphs[number].style
    return str(found.style_id) if found is not None else ""


def test_minutes_have_a_red_name_their_number_and_a_line() -> None:
    document = opened(docx_bytes(MINUTES, PAPER))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == [
        "现场办公会纪要",
        "示府纪要〔2026〕41号",
        "示例区人民政府办公室\t2026年10月26日",
    ]
    assert [style(document, n) for n in (0, 2)] == ["ZxBanner", "ZxImprint"]
    styles = {each.get(qn("w:styleId")): each for each in document.styles.element}
    banner, imprint = styles["ZxBanner"], styles["ZxImprint"]
    assert banner.find(f".//{qn('w:color')}").get(qn("w:val")) == "FF0000"
    assert banner.find(f".//{qn('w:spacing')}").get(qn("w:before")) == "1984"  # 35 mm
    assert imprint.find(f".//{qn('w:bottom')}").get(qn("w:color")) == "FF0000"
    attended = next(p for p in document.paragraphs if p.text.startswith("出席"))
    fonts = [run._r.find(f".//{qn('w:rFonts')}") for run in attended.runs]  # noqa: SLF001
    assert fonts[0].get(qn("w:eastAsia")) == "黑体"
    assert fonts[1] is None  # the names are in the face of the text
    assert "示例区人民政府办公室" not in texts[-1]  # minutes are not signed


def test_minutes_say_the_same_everywhere() -> None:
    said = page_markdown(MINUTES, PAPER)
    lead = "现场办公会纪要　示府纪要〔2026〕41号　示例区人民政府办公室　2026年10月26日"
    assert lead in said
    shown = html_bytes(MINUTES, PAPER).decode()
    assert lead in re.sub(r"<[^>]+>", "", shown)


def test_a_form_leaves_room_for_a_hand() -> None:
    columns = (
        Column[Row]("id", "编号", lambda row: row.id),
        Column[Row]("phone", "联系电话", lambda _: ""),
        Column[Row]("said", "推进情况", lambda _: "\n\n\n"),
    )
    form = card("督办单", columns, Row("DB-2026-0001", ()), form=True)
    document = opened(docx_bytes(Page("督办单", (Table(form),), signed=True), PAPER))
    [table] = document.tables
    assert [[cell.text for cell in row.cells][:2] for row in table.rows] == [
        ["编号", "DB-2026-0001"],
        ["推进情况", "\n\n\n"],
    ]
    heights = [row._tr.find(f".//{qn('w:trHeight')}") for row in table.rows]  # noqa: SLF001
    assert all(height is not None for height in heights)


def test_a_list_says_whose_it_is_and_turns_its_page() -> None:
    paper = Paper(PAPER.office, PAPER.day, whose="区分管领导罗正平")
    document = opened(docx_bytes(wide(40), paper))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == [
        "重点项目台账",
        "区分管领导罗正平　示例区人民政府办公室　2026年11月3日",
    ]
    assert [each.orientation for each in document.sections] == [WD_ORIENT.LANDSCAPE]
    assert not any("附表" in text for text in texts)


def test_nothing_is_left_behind_an_annex() -> None:
    page = Page("周报", (Heading(1, "一、项目"), Table(wide(3))), signed=True)
    document = opened(docx_bytes(page, PAPER))
    number = next(n for n, p in enumerate(document.paragraphs) if p.text == "附表1")
    assert document.paragraphs[number].paragraph_format.keep_with_next
    last = document.paragraphs[-1]._p.find(f".//{qn('w:spacing')}")  # noqa: SLF001
    assert (last.get(qn("w:line")), last.get(qn("w:lineRule"))) == ("20", "exact")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("限时办结周报（2026年第41周）", ["限时办结周报（2026年第41周）"]),
        (
            "上行平行文件跟踪协调情况周报（2026年第41周）",
            ["上行平行文件跟踪协调情况周报", "（2026年第41周）"],
        ),
    ],
)
def test_a_title_breaks_before_its_bracket(title: str, lines: list[str]) -> None:
    document = opened(docx_bytes(Page(title, ()), PAPER))
    assert [
        p.text for n, p in enumerate(document.paragraphs) if style(document, n) == "ZxTitle"
    ] == lines


def test_text_is_measured_as_any_machine_sets_it() -> None:
    assert set_width("SW-2026-0001") == 15
    assert set_width("10月11日") == 8 + 1 + 1


def test_a_signature_goes_with_what_stands_before_it() -> None:
    page = Page("周报", (Heading(1, "一、项目"), Table(wide(3))), signed=True)
    document = opened(docx_bytes(page, PAPER))
    said = next(p for p in document.paragraphs if p.text.startswith("（见附表1"))
    assert said.paragraph_format.keep_with_next


def test_the_lines_to_sign_stay_together_with_the_signature() -> None:
    lines = tuple(LabelledLine(who, "年　月　日") for who in ("移交人", "接收人", "监交人"))
    page = Page("移交单", (Paragraph("移交下列事项。"), *lines), signed=True)
    document = opened(docx_bytes(page, PAPER))
    kept = {
        text: bool(paragraph.paragraph_format.keep_with_next)
        for paragraph in document.paragraphs
        if (text := paragraph.text.partition("：")[0])
    }
    assert (kept["移交人"], kept["接收人"], kept["监交人"]) == (True, True, True)
    assert not kept["移交下列事项。"]


def _part(raw: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        return parts.read(name).decode()


def test_a_workbook_keeps_the_text_the_totals_and_the_whole_seal() -> None:
    page = Page(
        "召开情况表",
        (
            Paragraph("统计时段：本周。"),
            Heading(1, "一、行动前：领会、预测"),
            Table(Sheet("", wide(2).columns, wide(2).rows, ("合计：2",))),
        ),
    )
    raw = xlsx_bytes(page, Paper(PAPER.office, PAPER.day, "BG-2026W44-1", SEAL, "区住建局主责"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    assert book.sheet_names == ["正文", "行动前：领会、预测", "打印版"]
    text = [row[0] for row in book.get_sheet_by_index(0).to_python()]
    assert text[:3] == [
        "召开情况表",
        "BG-2026W44-1　区住建局主责　示例区人民政府办公室　2026年11月3日",
        "统计时段：本周。",
    ]
    rows = book.get_sheet_by_index(1).to_python()
    assert rows[1][:2] == ["XM-2026-0001", date(2026, 10, 26)]  # a single day is a day
    assert rows[-1][0] == "合计：2"
    sheet = _part(raw, "xl/worksheets/sheet2.xml")
    assert SEAL in sheet
    assert sheet.count("BG-2026W44-1") == 1
    assert "&amp;R&amp;8 区住建局主责　示例区人民政府办公室　2026年11月3日" in sheet
    assert "2026-11-03T00:00:00Z" in _part(raw, "docProps/core.xml")


def test_a_rate_that_is_none_is_no_bar() -> None:
    chart = Chart("比率", "%", ("检查", "先商"), (ChartSeries("原期限", (50.0, None)),))
    raw = docx_bytes(Page("评价", (chart,)), PAPER)
    assert '<c:dispBlanksAs val="gap"/>' in _part(raw, "word/charts/zx-chart1.xml")


def test_an_export_offers_the_words_of_its_columns() -> None:
    headings = ("收文编号", "签收时间", "紧急程度", "密级", "公开承诺", "灯")
    rows: tuple[tuple[Any, ...], ...] = (
        ("SW-2026-0001", date(2026, 11, 2), "平件", "无", None, "停滞"),
    )
    book = ExportBook("docs", (ExportSheet("收文登记簿", headings, rows),))
    sheet = _part(xlsx_bytes(export_page(book), PAPER), "xl/worksheets/sheet1.xml")
    assert '"平件,加急,特急"' in sheet.replace("&quot;", '"')
    assert '"无,内部"' in sheet.replace("&quot;", '"')
    assert "beginsWith" in sheet or 'type="beginsWith"' in sheet
    assert '<pane xSplit="1" ySplit="1"' in sheet
    assert "<autoFilter" in sheet


def test_the_day_begins_two_characters_to_the_right_of_the_office() -> None:
    """GB/T 9704-2012, 7.3.5: ten characters end two from the right of 28, they begin at 16."""
    page = Page("周报", (Paragraph("正文。"),), signed=True)
    document = opened(docx_bytes(page, PAPER))
    office, dated = document.paragraphs[-2:]
    assert (office.text, dated.text) == ("示例区人民政府办公室", "2026年11月3日")
    assert _indent(office, "right") == 200
    assert _indent(dated, "left") == 1800
    short = opened(docx_bytes(page, Paper("区府办", PAPER.day))).paragraphs[-2:]
    # A day of six and a half characters ends two from the right; it begins at 19.5, 区府办 at 17.5.
    assert (_indent(short[1], "right"), _indent(short[0], "left")) == (200, 1750)


def _indent(paragraph: Any, side: str) -> int:
    indent = paragraph._p.find(f".//{qn('w:ind')}")  # noqa: SLF001 - python-docx counts no characters
    return int(indent.get(qn(f"w:{side}Chars")))


def test_figures_stand_at_the_right_of_their_column() -> None:
    columns = (
        Column[Row]("id", "编号", lambda row: row.id),
        Column[Row]("n", "件数", lambda _: 12),
        Column[Row]("rate", "按期率", lambda _: "95.2%"),
    )
    sheet = Sheet("各单位", columns, (Row("区住建局", ()),))
    [table] = opened(docx_bytes(Page("题", (Table(sheet),)), PAPER)).tables
    sides = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert [side is not None and side.name for side in sides] == [False, "RIGHT", "RIGHT"]


def test_the_seal_of_an_issued_report_stands_once_at_its_very_end() -> None:
    page = Page("周报", (Heading(1, "一、项目"), Table(wide(3))), signed=True)
    document = opened(docx_bytes(page, Paper(PAPER.office, PAPER.day, "BG-2026W44-1", SEAL)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts.count(SEAL) == 1
    assert texts[-1] == SEAL
    feet = [footer for each in document.sections for footer in (each.footer, each.even_page_footer)]
    assert not any("BG-2026W44-1" in p.text for footer in feet for p in footer.paragraphs)
