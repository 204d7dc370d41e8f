"""Web pages: what is not broken, what tables are called, which way a page is printed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from zhixingli.render.model.chart import Chart, ChartSeries
from zhixingli.render.model.page import Heading, Page, Paper, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.writers.html import html_bytes

PAPER = Paper("示例区政府办公室", date(2026, 11, 3))
TITLE = "关于报送年度重点项目推进计划和资金安排的通知"


def _sheet(*cells: object, title: str = "", times: int = 1) -> Sheet[int]:
    columns = tuple(
        Column[int](f"c{n}", f"第{n}列", lambda _, cell=cell: cell)  # type: ignore[misc]
        for n, cell in enumerate(cells)
    )
    return Sheet(title, columns, tuple(range(times)))


def _shown(*blocks: object, title: str = "题", paper: Paper = PAPER) -> str:
    return html_bytes(Page(title, tuple(blocks)), paper).decode()  # type: ignore[arg-type]


def _cell(value: object) -> str:
    found = re.search(r"<td.*?</td>", _shown(Table(_sheet(value))))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    "value",
    [
        "SW-2026-0001",
        "2026-11-03 09:30",
        "示府纪要〔2026〕121号",
        "CN-4401-2026-000123",
        "区市场监管局",
        date(2025, 11, 3),
        12,
    ],
)
def test_numbers_days_and_short_cells_are_not_broken(value: object) -> None:
    assert _cell(value).startswith('<td class="nb')


@pytest.mark.parametrize("value", [TITLE, "A" * 25, "well, this has a few words", "第一\n第二"])
def test_texts_and_what_is_very_long_are(value: str) -> None:
    assert _cell(value).startswith("<td>")


def test_numbers_and_days_inside_a_text_are_not_broken_either() -> None:
    told = _cell("由 YD-2026-0003 跟进，10月8日、10月9日两次开会，见示府纪要〔2026〕121号")
    kept = re.findall(r'<span class="nb">(.*?)</span>', told)
    assert kept == ["YD-2026-0003", "10月8日", "10月9日", "见示府纪要〔2026〕121号"]


def test_tables_are_called_as_their_heading_or_themselves() -> None:
    shown = _shown(
        Table(_sheet("甲")),
        Heading(1, "一、情况"),
        Table(_sheet("甲")),
        Table(_sheet("甲")),
        Heading(2, "（一）其中"),
        Table(_sheet("甲")),
        Table(_sheet("甲", title="本周缺会")),
    )
    hidden = re.findall(r'<caption id="\w+" class="unseen">(.*?)</caption>', shown)
    assert hidden == ["题", "一、情况", "一、情况（2）", "（一）其中"]
    assert re.findall(r'<caption id="\w+">(.*?)</caption>', shown) == ["本周缺会"]
    regions = re.findall(r'role="group" aria-labelledby="(\w+)"', shown)
    assert regions == re.findall(r'<caption id="(\w+)"', shown)


def test_a_title_that_stands_above_is_not_repeated() -> None:
    shown = html_bytes(_sheet("甲", title="逾期事项"), PAPER).decode()
    assert '<caption id="b0" class="unseen">逾期事项</caption>' in shown


def test_each_value_of_a_card_has_its_heading() -> None:
    shown = _shown(Table(_sheet(TITLE, "甲", TITLE)))
    assert '<div class="wide stack"' in shown
    assert re.findall(r'data-label="(.*?)"', shown) == ["第0列", "第1列", "第2列"]
    assert "data-label=" not in _shown(Table(_sheet("甲", "乙", 3)))


def test_a_document_lies_down_where_all_its_tables_do() -> None:
    wide, small = Table(_sheet(*["区交通运输局"] * 9)), Table(_sheet("甲"))
    text = Paragraph("正文。")
    assert '<body class="lying">' in _shown(text, wide)
    assert '<body class="lying">' in _shown(Heading(1, "一"), text, Heading(1, "二"), wide)
    mixed = _shown(Heading(1, "一"), small, Heading(1, "二"), wide)
    assert "<body>" in mixed
    assert '<section aria-labelledby="b2" class="lying">' in mixed
    assert "<body>" in _shown(text, small)


def test_what_fits_no_page_is_printed_as_forms() -> None:
    shown = _shown(Table(_sheet(*["区交通运输局"] * 20)))
    assert "<body>" in shown
    assert '<div class="wide stack forms"' in shown


def test_the_foot_is_the_seal() -> None:
    assert "<footer" not in _shown()
    sealed = _shown(paper=Paper("办", date(2026, 11, 3), "BG-1", "台账第 7 条"))
    assert "<footer><p>台账第 7 条</p></footer>" in sealed


def test_a_chart_refers_to_its_own_title_and_description() -> None:
    chart = Chart("按期率", "%", ("区住建局", "甲"), (ChartSeries("现期限", (50.0, None)),))
    shown = _shown(chart, chart)
    assert '<title id="b0t">按期率，条形图</title>' in shown
    assert '<desc id="b1d">单位：%。区住建局：现期限 50；甲：现期限 —。</desc>' in shown
    assert shown.count('aria-labelledby="b0t" aria-describedby="b0d"') == 1
