"""The week's page: one page that says what is wrong, whose, since when, what to decide."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook
from tests.office import add_project, finish_on, settled

from zhixingli.render.model.page import Heading, Page, Paper, Paragraph, Table
from zhixingli.render.views.reports.weekly import page
from zhixingli.render.words.fit import TYPES, USUAL, fits, needed, type_of
from zhixingli.render.words.unnumbered import unnumbered
from zhixingli.render.writers.docx import docx_bytes
from zhixingli.render.writers.html import html_bytes
from zhixingli.render.writers.markdown import page_markdown
from zhixingli.render.writers.xlsx import xlsx_bytes
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.weekly import WeeklyReport

#: The Monday after the heaviest week of the example district, whose page is kept to be read.
HEAVY: Final = date(2026, 10, 12)
READ: Final = Path(__file__).with_name("weekly.txt")
PAPER: Final = Paper("示范区人民政府办公室", HEAVY)


@pytest.fixture(scope="module")
def heavy(district_file: Path) -> WeeklyReport:
    return weekly_report(ledger_at(str(district_file)), week=None, as_of=HEAVY).data


def said(made: Page) -> list[str]:
    """Give the page line by line, as it is read."""
    lines = [made.title, made.period or ""]
    lines += [block.text for block in made.blocks if isinstance(block, Heading | Paragraph)]
    return [*lines, *made.annex_lines, *(f"{each.label}：{each.text}" for each in made.foot)]


def test_a_heavy_week_reads_as_an_office_writes_it(heavy: WeeklyReport) -> None:
    """Every sentence is kept in a file: a changed one is read again before it is accepted."""
    text = "\n".join(said(page(heavy))) + "\n"
    if os.environ.get("ZX_UPDATE_GOLDEN") == "1":
        READ.write_text(text, encoding="utf-8")
    assert text == READ.read_text(encoding="utf-8")


def test_the_page_says_what_is_wrong_whose_and_since_when(heavy: WeeklyReport) -> None:
    text = "".join(said(page(heavy)))
    run = [each.overdue for each in heavy.backlog]
    assert run[-6:] == [4, 4, 13, 22, 36, 50]
    assert "逾期50项，比上周增加14项（新增15项、办结1项），已连续4周上升" in text
    change = heavy.overdue_change
    assert change is not None
    assert change.before + change.added - change.settled == change.now == run[-1]
    assert heavy.named is not None
    for worst in heavy.named.worst:
        assert f"{worst.unit.short}{worst.overdue}项" in text
    assert "召开率70.0%，比上周下降16.7个百分点" in text
    asked = [line for line in said(page(heavy)) if re.match(r"\d\.", line)]
    assert 3 <= len(asked) <= 5
    assert all(re.search(r"（区\w+，\w+(副区长)(挂钩|分管|负责)）。$", line) for line in asked)


def test_nothing_is_written_that_is_nothing_nor_of_the_program(heavy: WeeklyReport) -> None:
    made = unnumbered(page(heavy))
    text = "".join(said(made))
    assert not re.search(r"(?<![\d.])0[件项次个周]", text)
    assert not re.search(r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]", text)  # no space beside a figure
    whole = page_markdown(made, PAPER)
    assert not re.search(r"\b(SW|XM|YD|HY|DB|SX|XW)-\d{4}|\bzx\b|W\d\d\b", whole)
    for annex in made.annexes:
        for block in annex.blocks:
            if isinstance(block, Table):
                sheet = block.sheet
                for column in sheet.columns:
                    assert any(column.read(row) not in (None, "", 0) for row in sheet.rows)


def test_annexes_go_from_grave_to_light(heavy: WeeklyReport) -> None:
    made = page(heavy)
    assert [each.title for each in made.annexes][:4] == [
        "逾期和下周到期事项", "重点项目", "停滞行文", "各单位情况",
    ]  # fmt: skip
    late = next(block.sheet for block in made.annexes[0].blocks if isinstance(block, Table))
    days = [item.overdue.working_days for item in late.rows]
    assert days == sorted(days, reverse=True)
    assert len(days) == heavy.figures.overdue == 50


def test_it_is_one_page_and_the_annexes_follow(heavy: WeeklyReport, tmp_path: Path) -> None:
    made = page(heavy)
    assert not fits(made, USUAL)
    assert type_of(made) == TYPES[2]
    raw = docx_bytes(made, PAPER)
    document = docx.Document(io.BytesIO(raw))
    sizes = {
        int(size.get(qn("w:val")))
        for style in document.styles.element
        if (size := style.find(f".//{qn('w:sz')}")) is not None
        and style.get(qn("w:styleId")) in {p.style.style_id for p in document.paragraphs if p.style}
    }
    assert min(sizes) >= 18  # 9 points
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        assert "ZX_OFFICE" not in os.environ, "LibreOffice and poppler are to be there"
        pytest.skip("LibreOffice is not on this machine")
    (tmp_path / "a.docx").write_bytes(raw)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/p", "--headless", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pages = _pages(tmp_path / "a.pdf")
    assert pages[0].startswith("限时办结周报")
    assert all(each in pages[0] for each in ("四、下周", "附件：1.", "2026年10月12日", "签发："))
    assert pages[1].startswith("附件1")
    assert "—2—逾期和下周到期事项" in pages[1]  # the number stands at the side of a lying page


def _pages(place: Path) -> list[str]:
    told = subprocess.run(
        ["pdftotext", "-layout", str(place), "-"], check=True, capture_output=True, timeout=60
    )
    return [re.sub(r"\s", "", each) for each in told.stdout.decode().split("\f")]


def test_every_format_says_the_same(heavy: WeeklyReport) -> None:
    made = page(heavy)
    shown = re.sub(r"<[^>]+>", "", html_bytes(made, PAPER).decode())
    markdown = page_markdown(made, PAPER).replace("\\", "")
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(made, PAPER)))
    text = "".join(str(cell) for row in book.get_sheet_by_name("正文").to_python() for cell in row)
    paper = "".join(p.text for p in docx.Document(io.BytesIO(docx_bytes(made, PAPER))).paragraphs)
    for line in (block.text for block in made.blocks if isinstance(block, Paragraph)):
        assert line in shown
        assert line in markdown
        assert line in text
        assert line in paper
    assert "逾期和下周到期事项" in "".join(book.sheet_names) or "逾期事项" in book.sheet_names


# --- quiet weeks and small offices

#: Monday of 2026-W47; what is settled on it is due a week later.
W47: Final = date(2026, 11, 16)
AFTER: Final = date(2026, 11, 23)


def test_a_quiet_week_is_half_a_page(clerk: Clerk) -> None:
    early = settled(clerk, date(2026, 11, 9), "按期办结的")
    finish_on(clerk, "11-16", early)
    made = page(weekly_report(clerk.ledger, week=None, as_of=AFTER).data)
    assert [line for line in said(made) if line] == [
        "限时办结周报（2026年第47周）",
        "2026年11月16日至22日",
        "一、本周办理",
        "应办结1项，全部按期。公文办结1件。",
        "报：区长、常务副区长",
        "签发：",
    ]
    assert needed(made, USUAL) <= USUAL.lines // 2


def test_a_small_office_has_no_annex_of_one_row(clerk: Clerk) -> None:
    settled(clerk, date(2026, 11, 9), "逾期的")  # due on the 16th
    settled(clerk, W47, "下周到期的")  # due on the 23rd
    made = page(weekly_report(clerk.ledger, week=None, as_of=AFTER).data)
    assert [line for line in said(made) if line.startswith(("逾期", "11月", "应办结"))] == [
        (
            "逾期1项，比上周增加1项（新增1项）。"
            "最久的是区住建局“逾期的”（李副区长分管），11月16日到期，逾期4个工作日。"
        ),
        "应办结2项，按期1项、尚未办结1项。公文收到1件，在办2件。",
        "11月23日至29日到期1项，11月23日“下周到期的”权限内办结（区住建局）。",
    ]
    rows = [
        sum(len(block.sheet.rows) for block in annex.blocks if isinstance(block, Table))
        for annex in made.annexes
    ]
    assert all(count > 1 for count in rows)
    assert fits(made, USUAL)


def test_before_the_week_is_over_no_meeting_is_missed(clerk: Clerk) -> None:
    add_project(clerk, "11-02", "滨河大桥")
    early = weekly_report(clerk.ledger, week="2026-W47", as_of=date(2026, 11, 18)).data
    made = page(early)
    assert made.period == "2026年11月16日至22日（截至11月18日，其后的列入下期）"
    assert not any("召开率" in line for line in said(made))
    assert "本周未召开现场办公会的" not in page_markdown(made, PAPER)
    after = page(weekly_report(clerk.ledger, week="2026-W47", as_of=AFTER).data)
    assert any("应开1次，均未召开" in line for line in said(after))


def test_a_row_of_missed_meetings_is_one_matter(clerk: Clerk) -> None:
    """Listed on 10-12, a Monday: W42 to W47 are six weeks without a meeting."""
    add_project(clerk, "10-12", "滨河大桥")
    report = weekly_report(clerk.ledger, week=None, as_of=AFTER).data
    [asked] = report.asked
    assert asked.text == (
        "滨河大桥：连续6周未召开现场办公会（第42周至第47周）（区住建局，王副区长挂钩）。"
    )
    assert (asked.since, asked.unit.name) == (date(2026, 10, 12), "区住房和城乡建设局")
    assert [each.name for each in asked.subjects] == ["滨河大桥"]
