"""Every form of the example district as it lies on a leader's table: pages, words, places.

All are printed in one run of LibreOffice; the sentences are kept in a file, read again before a
changed one is accepted.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docx
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook
from tests.office import day
from tests.paper import printed as on_paper

from zhixingli.render.model.page import Heading, Page, Paper, Paragraph
from zhixingli.render.views import letters, meetings, projects, responsibility, supervisions
from zhixingli.render.views.law import explanations
from zhixingli.render.views.reports import bulletin, executive, minutes
from zhixingli.render.words.unnumbered import unnumbered
from zhixingli.render.writers.docx import docx_bytes
from zhixingli.render.writers.html import html_bytes
from zhixingli.render.writers.markdown import page_markdown
from zhixingli.render.writers.xlsx import xlsx_bytes
from zhixingli.services.letters.weekly_report import letters_report
from zhixingli.services.matters.reads import show_matter
from zhixingli.services.meetings.acts import MEETINGS
from zhixingli.services.meetings.onsite_weeks import onsite_table
from zhixingli.services.people.handover_sheet import handover_sheet
from zhixingli.services.projects.acts import PROJECTS
from zhixingli.services.projects.listing import ProjectFilters, list_projects
from zhixingli.services.readings.explaining import explain
from zhixingli.services.reports.bulletin import bulletin as bulletin_of
from zhixingli.services.reports.executive_material import exec_material
from zhixingli.services.supervisions.order import order_of
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser import BrowserPage
    from tests.paper import Printed

TODAY: Final = day("10-16")
PAPER: Final = Paper("示范区人民政府办公室", TODAY)
SENTENCES: Final = Path(__file__).with_name("forms.txt")


@pytest.fixture(scope="module")
def forms(district_file: Path) -> dict[str, Page]:
    """Give every form of the example district, as a file of it is written."""
    ledger = ledger_at(str(district_file))
    at: dict[str, Any] = {"as_of": TODAY}
    shown = at | {"strict": False}
    made = {
        "executive": executive.page(exec_material(ledger, meeting=None, **at).data),
        "minutes": minutes.page(show_matter(ledger, MEETINGS, "HY-2026-0107", **shown).data),
        "order": supervisions.order_page(order_of(ledger, "DB-2026-0002", **at).data),
        "handover": responsibility.handover_page(
            handover_sheet(ledger, "冯雨桐", "罗正平", on=None, **at).data
        ),
        "proof": explanations.pages(explain(ledger, "SW-2026-0416", rule=None, **shown).data),
        "project": projects.page(show_matter(ledger, PROJECTS, "XM-2026-0010", **shown).data),
        "ledger": projects.ledger_page(list_projects(ledger, filters=ProjectFilters(), **at).data),
        "onsite": meetings.onsite_page(onsite_table(ledger, week=None, **at).data),
        "letters": letters.report_page(letters_report(ledger, week=None, **at).data),
        "bulletin": bulletin.page(bulletin_of(ledger, **at).data),
    }
    return {name: unnumbered(page) for name, page in made.items()}


@pytest.fixture(scope="module")
def sheets(
    forms: dict[str, Page], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Printed]]:
    raw = {name: docx_bytes(page, PAPER) for name, page in forms.items()}
    return on_paper(raw, tmp_path_factory.mktemp("forms"))


def said(page: Page) -> list[str]:
    """Give a form line by line, as it is read."""
    lines = [page.title, page.period or "", f"{page.to}：" if page.to else ""]
    lines += [each.text for each in page.blocks if isinstance(each, Heading | Paragraph)]
    lines += page.annex_lines
    lines += [each.text for each in page.annexed if isinstance(each, Heading | Paragraph)]
    lines += [f"{each.label}：{each.text}" for each in (*page.foot, *page.record)]
    return [line for line in lines if line]


def test_every_form_reads_as_an_office_writes_it(forms: dict[str, Page]) -> None:
    text = "".join(f"== {name}\n{chr(10).join(said(page))}\n\n" for name, page in forms.items())
    if os.environ.get("ZX_UPDATE_GOLDEN") == "1":
        SENTENCES.write_text(text, encoding="utf-8")
    assert text == SENTENCES.read_text(encoding="utf-8")


def test_no_form_speaks_of_the_program(forms: dict[str, Page]) -> None:
    for name, page in forms.items():
        whole = page_markdown(page, PAPER)
        assert not re.search(r"\b(SW|XM|YD|HY|DB|SX|XW)-\d{4}", whole), name
        assert not re.search(r"\bzx\b|\d{4}-W\d\d", whole), name
        lines = [line for line in said(page) if not line.startswith("附件")]
        assert not re.search(r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]", "\n".join(lines)), name
        assert not re.search(r"(?<![\d.])0[件项个周]", "\n".join(lines)), name
        assert "还没有" not in whole, name


def test_the_executive_material_has_a_page_for_each_project(
    forms: dict[str, Page], sheets: dict[str, list[Printed]]
) -> None:
    pages = sheets["executive"]
    titles = [annex.title for annex in forms["executive"].annexes]
    assert titles == ["清溪大桥", "新港物流中心", "文昌历史街区保护", "白沙港口码头"]
    assert len(pages) == 1 + len(titles)
    for title, page in zip(titles, pages[1:], strict=True):
        assert title in page.text
        assert "选题理由" in page.text


def test_the_table_of_meetings_is_one_page_on_its_side(sheets: dict[str, list[Printed]]) -> None:
    """Thirty projects, the sums, the signature and the number at the side."""
    [page] = sheets["onsite"]
    assert page.wide > page.high
    for part in ("合计", "应开30次", "召开率70.0%", "示范区人民政府办公室"):
        assert part in page.text
    number = next(word for word in page.words if word.text == "1" and word.left < 30)
    assert 20 < number.left < 30  # at the left edge: the foot of the upright page
    assert number.top > page.high / 2  # an odd page: at its right


def test_no_print_is_smaller_than_nine_points(forms: dict[str, Page]) -> None:
    """小五号 is 9 points, 18 half-points; what stands behind a last table takes no room at all."""
    for name, page in forms.items():
        with zipfile.ZipFile(io.BytesIO(docx_bytes(page, PAPER))) as parts:
            body = parts.read("word/document.xml").decode()
        sizes = {int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', body)}
        assert all(size >= 18 for size in sizes - {2}), (name, sizes)


def test_page_numbers_stand_where_upright_pages_have_them(
    sheets: dict[str, list[Printed]],
) -> None:
    pages = sheets["ledger"]
    assert len(pages) > 2
    for n, page in enumerate(pages, start=1):
        number = next(word for word in page.words if word.text == str(n) and word.left < 30)
        assert (number.top > page.high / 2) == bool(n % 2)
        assert all(word.left > 34 for word in page.words if word.text not in {str(n), "—"})


def test_an_order_is_of_the_day_it_was_opened(sheets: dict[str, list[Printed]]) -> None:
    [page] = sheets["order"]
    assert page.text.index("2026年8月3日", page.text.index("是否办结")) > 0
    assert "2026年10月16日" not in page.text
    assert "9月11日" in page.text  # the limit it was opened with, not the extended one


def test_minutes_end_with_who_is_sent_a_copy(sheets: dict[str, list[Printed]]) -> None:
    last = sheets["minutes"][-1]
    copies = next(word for word in last.words if word.text.startswith("分送"))
    assert 230 < copies.top < 262  # at the foot of the page: 262 mm is the end of the text
    assert "2026年10月11日印发" in last.text
    names = [word for word in last.words if word.text in {"出席：", "请假：", "列席："}]
    assert len(names) == 3


def test_a_row_of_the_ledger_has_the_columns_that_offices_keep(
    sheets: dict[str, list[Printed]],
) -> None:
    for head in ("项目名称", "存在问题", "需协调事项", "下步措施", "牵头单位", "区领导"):
        assert head in sheets["ledger"][0].text
    first = sheets["ledger"][0].text
    assert first.index("政务服务") < first.index("清溪大桥")  # the gravest first
    assert "36,000" in first


def test_a_project_tells_its_meetings_and_the_weeks_without(forms: dict[str, Page]) -> None:
    lines = said(forms["project"])
    assert "应开15次、实开13次，连续2周未开（第40周至第41周），上次9月23日召开。" in lines
    assert "未开的周：第40周至第41周。" in lines


def test_the_bulletin_names_units_and_no_leader(forms: dict[str, Page]) -> None:
    whole = page_markdown(forms["bulletin"], PAPER)
    for leader in ("罗正平", "唐若谷", "何静姝", "彭知远", "沈立言", "苏明谦", "冯雨桐"):
        assert leader not in whole
    assert "比上期增加14项" in whole
    assert "（送审稿）" in whole


def test_every_format_says_the_same(forms: dict[str, Page]) -> None:
    for name, page in forms.items():
        shown = re.sub(r"<[^>]+>", "", html_bytes(page, PAPER).decode())
        markdown = page_markdown(page, PAPER).replace("\\", "")
        book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(page, PAPER)))
        cells = [
            row for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python()
        ]
        text = "".join(str(cell) for row in cells for cell in row)
        body = docx.Document(io.BytesIO(docx_bytes(page, PAPER))).element.body
        paper = "".join(each.text or "" for each in body.iter(qn("w:t")))
        told = (*page.blocks, *page.annexed)
        for line in (each.text for each in told if isinstance(each, Paragraph)):
            for form in (shown, markdown, text, paper):
                assert line in form, (name, line)


def test_every_form_fits_every_screen_and_prints_numbers_at_the_right(
    forms: dict[str, Page], measured: Callable[[bytes], list[Any]]
) -> None:
    for name in ("executive", "ledger", "onsite", "bulletin"):
        for seen in measured(html_bytes(forms[name], PAPER)):
            assert seen["wide"] <= 0, name
            assert seen["heads"][0] == 1, name
            assert seen["contrast"] >= 4.5, name
            for fault in ("sections", "heads_of_columns", "ids", "colours", "focused"):
                assert seen[fault] == 0, (name, fault)
            assert (seen["scripts"], seen["asked"]) == (0, 0)


def test_forms_print_from_a_browser_too(
    forms: dict[str, Page], printed: Callable[[bytes], list[BrowserPage]]
) -> None:
    """The tables that lie on their side lie there too; each page has its number, none is blank."""
    for name, wide in (("onsite", True), ("ledger", True), ("executive", False)):
        pages = printed(html_bytes(forms[name], PAPER))
        for n, each in enumerate(pages, start=1):
            assert (each.wide > each.high) is wide, name
            assert each.lines[-1].replace(" ", "") == f"—{n}—", name
            assert len(each.lines) > 2, (name, "a blank page")
