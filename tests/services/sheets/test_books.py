"""Workbooks as offices keep them: every filled cell is read, refused or named."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
import xlsxwriter
from tests.document_verbs import show_document
from tests.office import Clerk, day, open_office

from zhixingli.domain.documents.finishing import CHECK_UNKNOWN
from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.imports import (
    ImportBearingError,
    ImportMapError,
    ImportOtherError,
    ImportSheetError,
    ImportUnreadableError,
)
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.services.exchange.cells import Cells
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.documents_sheet import export_docs
from zhixingli.services.exchange.facts import Reading
from zhixingli.services.exchange.imports import Imported, Source
from zhixingli.services.exchange.projects import import_projects
from zhixingli.services.exchange.projects_reports import amount
from zhixingli.services.projects.listing import ProjectFilters, list_projects
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.sheets.book_marks import PERCENT, SCALED, meant
from zhixingli.services.sheets.shapes import Line
from zhixingli.services.sheets.tables import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.store.ledger.database import Ledger

TODAY: Final = day("09-30")
PROJECT: Final = (
    *("项目名称", "列入日期", "总投资（万元）", "年度计划投资（万元）", "完成率（%）"),
    *("序时进度（%）", "区分管领导", "牵头单位", "挂钩区领导", "更新日期"),
)
DOC: Final = (
    *("文件标题", "收文日期", "来文单位", "来文字号", "分管领导", "主办单位", "办结日期"),
)
HOLDERS: Final = ("李副区长", "区住建局", "李副区长")
PAPER: Final = ("关于甲事的请示", "2026-09-24", "市财政局", None, "李副区长", "区住建局", None)


@pytest.fixture
def clerk(ledger: Ledger) -> Clerk:
    open_office(ledger)
    return Clerk(ledger)


def book(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """Make a workbook; ``fill`` is given the workbook and its first sheet."""
    made = io.BytesIO()
    work = xlsxwriter.Workbook(made, {"in_memory": True} | options)
    fill(work, work.add_worksheet("Sheet1"))
    work.close()
    return made.getvalue()


def rows(*lines: tuple[Any, ...]) -> Callable[[Any, Any], None]:
    def fill(_: Any, sheet: Any) -> None:
        for n, line in enumerate(lines):
            sheet.write_row(n, 0, line)

    return fill


def project(**cells: Any) -> tuple[Any, ...]:
    """Give the line of a project, some of its cells by their headings' first characters."""
    line = ["滨河公园改造", "2026-09-01", 8000, 4000, None, None, *HOLDERS, None]
    for heading, value in cells.items():
        line[next(n for n, each in enumerate(PROJECT) if each.startswith(heading))] = value
    return tuple(line)


def docs(clerk: Clerk, raw: bytes, **wanted: Any) -> Imported:
    source = Source(raw, "收文.xlsx", Wanted(**wanted))
    return import_docs(clerk.ledger, clerk.stamp(TODAY), source)


def projects(clerk: Clerk, raw: bytes) -> Imported:
    return import_projects(clerk.ledger, clerk.stamp(TODAY), Source(raw, "项目.xlsx"))


def counts(found: Imported) -> tuple[int, int]:
    assert found.change.data is not None
    return found.change.data.created, found.change.data.refused


def why(found: Imported) -> str:
    return "；".join(reason for each in found.rejects for reason in each.reasons)


def told(found: Imported) -> str:
    return "；".join(each.message for each in found.change.warnings)


@pytest.mark.parametrize(
    ("code", "does"),
    [
        ("General", None),
        ("0", None),
        ("#,##0", None),
        ("#,##0.00", None),
        ('#,##0"万元"', None),
        ("yyyy/m/d", None),
        ("[$-804]#,##0;[红色]-#,##0", None),
        ("0%", PERCENT),
        ("0.0%", PERCENT),
        ("0.00%;[Red]-0.00%", PERCENT),
        ('0"%"', None),  # a sign that only stands behind the number
        (r"0\%", None),
        ("0!.0,", SCALED),
        ("#,##0,", SCALED),
        ('0.00,,"百万"', SCALED),
        ("#,", SCALED),
        ('0","', None),
    ],
)
def test_what_a_format_does_to_a_number(code: str, does: str | None) -> None:
    assert meant(code) == does


def test_a_percentage_is_what_it_is_shown_as(clerk: Clerk) -> None:
    def fill(work: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, PROJECT)
        sheet.write_row(1, 0, project(更新="2026-09-28"))
        sheet.write_number(1, 4, 0.45, work.add_format({"num_format": "0%"}))
        sheet.write_number(1, 5, 0.8, work.add_format({"num_format": "0.0%"}))

    assert counts(projects(clerk, book(fill))) == (1, 0)
    (row,) = list_projects(clerk.ledger, as_of=TODAY, filters=ProjectFilters()).data
    assert (row.deviation, row.progress_light and row.progress_light.value) == (-35, "red")


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("完成率", "45%", None),
        ("完成率", 45, None),
        ("完成率", "0.45%", None),
        ("完成率", "45万元", "读不懂"),
        ("总投资", "45%", "读不懂"),
        ("总投资", "8,000", None),
        ("总投资", "1,234,567.5", None),
        ("总投资", "8000,5", "读不懂"),
        ("总投资", "1,2,3", "读不懂"),
        ("总投资", "8.000,50", "读不懂"),
        ("总投资", "12,34", "读不懂"),
    ],
)
def test_figures_as_they_are_written(
    clerk: Clerk, heading: str, value: Any, said: str | None
) -> None:
    found = projects(clerk, book(rows(PROJECT, project(**{heading: value}))))
    assert counts(found) == ((0, 1) if said else (1, 0))
    assert (said or "") in why(found)


@pytest.mark.parametrize(
    ("written", "total"),
    [
        ("1.2亿", "12000"),
        ("1.2亿元", "12000"),
        ("8000万元", "8000"),
        ("8000万", "8000"),
        ("5000元", "0.5"),
    ],
)
def test_money_by_its_unit(clerk: Clerk, written: str, total: str) -> None:
    assert counts(projects(clerk, book(rows(PROJECT, project(总投资=written))))) == (1, 0)
    (row,) = list_projects(clerk.ledger, as_of=TODAY, filters=ProjectFilters()).data
    assert f"{row.total:f}" == total


@pytest.mark.parametrize(
    ("heading", "total"), [("总投资（亿元）", "12000"), ("总投资（元）", "0.00012")]
)
def test_money_by_the_unit_of_its_heading(clerk: Clerk, heading: str, total: str) -> None:
    heads = tuple(heading if each.startswith("总投资") else each for each in PROJECT)
    assert counts(projects(clerk, book(rows(heads, project(总投资=1.2))))) == (1, 0)
    (row,) = list_projects(clerk.ledger, as_of=TODAY, filters=ProjectFilters()).data
    assert f"{row.total:f}" == total


@pytest.mark.parametrize(
    ("written", "refused"),
    [("0.45", True), ("1", True), ("45", False), ("0", False), ("45%", False)],
)
def test_a_small_percentage_of_an_old_book_is_refused(written: str, *, refused: bool) -> None:
    # An .xls keeps how a number is shown where the reader does not look: 0.45 may be 45 %.
    cells = Cells(Line(2, {"完成率（%）": written}, (written,), formats_known=False))
    found = amount(cells, "完成率（%）", Reading(None, {}))  # type: ignore[arg-type]
    assert (found is None, bool(cells.problems)) == (refused, refused)
    assert not refused or "看不出是" in cells.problems[0]


def test_a_number_that_its_format_shrinks_is_refused(clerk: Clerk) -> None:
    def fill(work: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, PROJECT)
        sheet.write_row(1, 0, project())
        sheet.write_number(1, 2, 320000000, work.add_format({"num_format": "0!.0,"}))

    found = projects(clerk, book(fill))
    assert counts(found) == (0, 1)
    assert "“总投资（万元）”这一格显示的数和实际的数不一样：实际是 320000000" in why(found)


@pytest.mark.parametrize("error", ["#VALUE!", "#REF!", "#DIV/0!", "#N/A", "#NAME?"])
def test_an_error_is_refused_by_its_column(clerk: Clerk, error: str) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, DOC)
        sheet.write_row(1, 0, PAPER)
        sheet.write_formula(1, 6, "=A1", None, error)

    found = docs(clerk, book(fill))
    assert (counts(found), why(found)) == (
        (0, 1),
        f"“办结日期”这一格是错误值 {error}；用 Excel 或 WPS 改好，存一次再导入",
    )


def test_a_formula_without_a_value_is_refused(clerk: Clerk) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, PROJECT)
        sheet.write_row(1, 0, project())
        sheet.write_formula(1, 2, "=4000+4000", None, "")
        sheet.write_formula(1, 3, "=4000", None, 4000)

    raw = without_value(book(fill), "C2")
    found = projects(clerk, raw)
    assert counts(found) == (0, 1)
    assert "“总投资（万元）”这一格是没有算过的公式" in why(found)
    assert "年度计划投资" not in why(found)


def without_value(raw: bytes, at: str) -> bytes:
    """Leave the value of a formula out, as a program that never counts writes it."""
    import re  # noqa: PLC0415

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part.endswith("sheet1.xml"):
                cell = rf'(<c r="{at}"[^>]*?)(?: t="str")?>(<f>[^<]*</f>)<v>[^<]*</v>'.encode()
                content = re.sub(cell, rb"\1>\2", content)
            new.writestr(part, content)
    return made.getvalue()


def test_a_plain_number_in_a_book_since_1904_is_no_day(clerk: Clerk) -> None:
    plain = (*PAPER[:1], 44804, *PAPER[2:])
    found = docs(clerk, book(rows(DOC, plain), date_1904=True))
    assert counts(found) == (0, 1)
    assert "1904" in why(found)
    assert counts(docs(clerk, book(rows(DOC, (*PAPER[:1], 46266, *PAPER[2:]))))) == (1, 0)


def test_a_day_of_a_book_since_1904_is_the_day_it_shows(clerk: Clerk) -> None:
    def fill(work: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, DOC)
        sheet.write_row(1, 0, PAPER)
        sheet.write_datetime(1, 1, date(2026, 9, 1), work.add_format({"num_format": "yyyy/m/d"}))

    found = docs(clerk, book(fill, date_1904=True))
    assert counts(found) == (1, 0)
    with clerk.ledger.read() as conn:
        (received,) = conn.exec_driver_sql("SELECT received_on FROM doc").fetchone() or ("",)
    assert str(received) == "2026-09-01"


def test_a_hidden_sheet_is_named_and_not_read(clerk: Clerk) -> None:
    def fill(work: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, DOC)
        sheet.write_row(1, 0, ("旧事", *PAPER[1:]))
        shown = work.add_worksheet("2026年")
        shown.write_row(0, 0, DOC)
        shown.write_row(1, 0, PAPER)
        shown.activate()
        sheet.hide()

    found = docs(clerk, book(fill))
    assert counts(found) == (1, 0)
    assert "隐藏的“Sheet1”" in told(found)


def test_a_sheet_is_chosen_by_its_name(clerk: Clerk) -> None:
    def fill(work: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, DOC)
        sheet.write_row(1, 0, PAPER)
        other = work.add_worksheet("去年")
        other.write_row(0, 0, DOC)
        other.write_row(1, 0, ("旧事", *PAPER[1:]))
        other.write_row(2, 0, ("又一件", *PAPER[1:]))

    assert counts(docs(clerk, book(fill), sheet="去年")) == (2, 0)
    with pytest.raises(ImportSheetError, match="没有工作表“前年”") as refused:
        docs(clerk, book(fill), sheet="前年")
    assert "Sheet1、去年" in refused.value.hint


def test_hidden_rows_and_columns_are_read_and_said(clerk: Clerk) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, DOC)
        sheet.write_row(1, 0, PAPER)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})

    found = docs(clerk, book(fill))
    assert counts(found) == (1, 0)
    assert "第2行是隐藏的，照样读了（1行）" in told(found)
    assert "“来文单位”是隐藏的列" in told(found)


def test_merged_cells_titles_sums_and_heads_again(clerk: Clerk) -> None:
    def fill(work: Any, sheet: Any) -> None:
        sheet.merge_range("A1:G1", "城东区2026年收文登记簿", work.add_format())
        sheet.write("A2", "填报单位：区府办")
        sheet.write_row(2, 0, DOC)
        sheet.write_row(3, 0, PAPER)
        sheet.write_row(4, 0, ("关于乙事的请示", "2026-09-25", None, *PAPER[3:]))
        sheet.merge_range("C4:C5", "市财政局", work.add_format())
        sheet.write_row(5, 0, DOC)
        sheet.write_row(6, 0, ("关于丙事的请示", *PAPER[1:]))
        sheet.write_row(7, 0, ("合计", 3))

    found = docs(clerk, book(fill))
    assert counts(found) == (3, 0)
    assert "跳过1行重复的表头；跳过1行合计" in told(found)
    with clerk.ledger.read() as conn:
        senders = conn.exec_driver_sql("SELECT DISTINCT sender FROM doc").fetchall()
    assert [str(sender) for (sender,) in senders] == ["市财政局"]


def test_heads_of_two_levels(clerk: Clerk) -> None:
    def fill(work: Any, sheet: Any) -> None:
        plain = work.add_format()
        for place, heading in enumerate(DOC[:6]):
            sheet.merge_range(0, place, 1, place, heading, plain)
        sheet.merge_range(0, 6, 0, 7, "办理", plain)
        sheet.write_row(1, 6, ("办结日期", "办理结果"))
        sheet.write_row(2, 0, PAPER)

    assert counts(docs(clerk, book(fill))) == (1, 0)


def test_cells_without_a_heading_are_named(clerk: Clerk) -> None:
    found = docs(clerk, book(rows((*DOC, "", "备注"), (*PAPER, "已电话告知", "急"))))
    assert counts(found) == (1, 0)
    assert "第H列没有表头，里面1格没有读（第2行“已电话告知”）" in told(found)
    assert "备注" in told(found)


def test_a_column_that_bears_on_a_figure_is_not_passed_over(clerk: Clerk) -> None:
    raw = book(rows((*DOC, "办理情况"), (*PAPER, "已办结")))
    with pytest.raises(ImportBearingError, match="办理情况"):
        docs(clerk, raw)
    assert counts(docs(clerk, raw, headings={"办理情况": None})) == (1, 0)
    empty = book(rows((*DOC, "办理情况"), ("关于乙事的请示", *PAPER[1:])))
    assert counts(docs(clerk, empty)) == (1, 0)  # nothing stands in it


def test_headings_stand_for_what_the_clerk_says(clerk: Clerk) -> None:
    raw = book(rows(("题目", *DOC[1:]), PAPER))
    assert counts(docs(clerk, raw, headings={"题目": "标题"})) == (1, 0)
    with pytest.raises(ImportMapError, match="没有“题”这一栏"):
        docs(clerk, raw, headings={"题目": "题"})


def test_a_stray_cell_far_out_is_a_sentence(clerk: Clerk) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, DOC)
        sheet.write_row(1, 0, PAPER)
        sheet.write(1_048_575, 16_383, " ")

    with pytest.raises(ImportUnreadableError, match="XFD1048576 一格离表格太远"):
        docs(clerk, book(fill))


OTHERS: Final = {
    "a web page saved as .xls": (b"\xef\xbb\xbf<html><table><tr><td>x</td></tr></table>", "网页"),
    "SpreadsheetML": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "SpreadsheetML",
    ),
    "a PDF": (b"%PDF-1.7\n...", "PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "图片"),
    "a calendar": (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "日历"),
    "an archive": (b"Rar!\x1a\x07\x00", "RAR"),
    "an encrypted book": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密",
    ),
    "a paper of old": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "what"), OTHERS.values(), ids=OTHERS)
def test_a_file_is_called_what_it_is(clerk: Clerk, raw: bytes, what: str) -> None:
    with pytest.raises(ImportOtherError, match=what) as refused:
        docs(clerk, raw)
    assert refused.value.hint


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"word__document_xml": b"<w/>"}, "Word"),
        ({"ppt__presentation_xml": b"<p/>"}, "演示文稿"),
        ({"OFD_xml": b"<o/>"}, "OFD"),
        ({"readme_xml": b"<r/>"}, "压缩包"),
    ],
)
def test_an_archive_is_called_what_it_holds(
    clerk: Clerk, parts: dict[str, bytes], what: str
) -> None:
    with pytest.raises(ImportOtherError, match=what):
        docs(clerk, zipped(**parts))


SHEET: Final = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'
)
BOMB: Final = (
    b"<!DOCTYPE l ["
    b'<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]>"
)


def hostile(sheet: bytes, before: bytes = b"") -> bytes:
    """Make a workbook whose first sheet is this XML."""
    raw, made = book(rows(DOC, PAPER)), io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, before + sheet if part.endswith("sheet1.xml") else old.read(part))
    return made.getvalue()


def cells(count: int, at: Callable[[int], str], body: bytes = b"<v>1</v>") -> bytes:
    made = b"".join(
        b'<row r="1"><c r="%s">%s</c></row>' % (at(n).encode(), body) for n in range(count)
    )
    return SHEET % (b"<sheetData>" + made + b"</sheetData>")


HOSTILE: Final = {
    "entities in entities": lambda: hostile(
        SHEET % b"<sheetData><row><c><v>&l;</v></c></row></sheetData>", BOMB
    ),
    "unpacks to half a gigabyte": lambda: hostile(SHEET % (b" " * 400_000_000)),
    "a hundred thousand columns": lambda: hostile(cells(1, lambda _: "ZZZ1")),
    "a cell in row nine million": lambda: hostile(cells(1, lambda _: "A9000000")),
    "no end": lambda: hostile(b"<worksheet><sheetData><row><c>"),
    "deep": lambda: hostile(b"<a>" * 500_000),
    "not XML": lambda: hostile(b"\0\xff" * 500),
    "half an archive": lambda: book(rows(DOC, PAPER))[:1500],
    "an archive of nothing": lambda: zipped(xl__workbook_xml=b""),
    "a book without its sheet": lambda: zipped(
        xl__workbook_xml=b'<workbook><sheets><sheet name="a"/></sheets></workbook>'
    ),
    "a compound file of noise": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x5a" * 4096,
    "an ods of noise": lambda: zipped(content_xml=b"<office>"),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_a_sentence_and_nothing_is_written(
    clerk: Clerk, make: Callable[[], bytes]
) -> None:
    before = clerk.ledger.read
    with pytest.raises(ImportUnreadableError):
        docs(clerk, make())
    with before() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM doc").fetchone() == (0,)


def test_a_mark_of_secrecy_above_the_table_refuses_the_file(clerk: Clerk) -> None:
    with pytest.raises(ClassifiedError):
        docs(clerk, book(rows(("机密★10年",), DOC, PAPER)))


OLD: Final = (
    "关于丁事的请示",
    "2026-03-02",
    "市财政局",
    "市财〔2026〕5号",
    *HOLDERS[:2],
    "2026-03-05",
)


def test_a_paper_finished_long_ago_is_offered_to_come_in_as_finished(clerk: Clerk) -> None:
    found = docs(clerk, book(rows(DOC, OLD)))
    assert counts(found) == (0, 1)
    assert "加 --historical 按已办结登记" in why(found)


def test_a_paper_finished_long_ago_comes_in_as_finished_and_outside_every_rate(
    clerk: Clerk,
) -> None:
    open_one = ("关于戊事的请示", "2026-09-28", *OLD[2:3], None, *OLD[4:6], None)
    found = docs(clerk, book(rows(DOC, OLD, open_one)), historical=True)
    assert counts(found) == (2, 0)

    detail = show_document(clerk.ledger, "SW-2026-0001", as_of=TODAY, strict=False).data
    assert (detail.status, detail.finished_on) == (DocStatus.FINISHED, day("03-05"))
    assert (detail.checked_on, detail.notified_on) == (None, None)
    (check,) = detail.obligations
    assert (check.withdrawn_on, check.outcome) == (day("03-02"), CHECK_UNKNOWN)
    # W10 is 03-02 to 03-08: it came and was finished, and nothing of it is in a rate.
    week = weekly_report(clerk.ledger, week="2026-W10", as_of=TODAY).data
    assert (week.figures.received, week.figures.finished, week.figures.open) == (1, 1, 0)
    assert (week.figures.finished_on_time, week.figures.finished_late) == (0, 0)
    assert week.owed is not None
    assert week.owed.owed == 0
    assert week.overdue == ()
    # The one that is not finished owes its check as every other: 09-28 + 2 days = 09-30.
    after = overdue(clerk.ledger, as_of=day("10-09"), filters=Filters()).data
    assert [(each.id, each.rule) for each in after] == [("SW-2026-0002", "doc.check")]


def test_what_came_in_as_finished_is_exported_and_read_back_without_the_flag(
    clerk: Clerk,
) -> None:
    docs(clerk, book(rows(DOC, OLD)), historical=True)
    written = export_docs(clerk.ledger, as_of=TODAY).data
    (sheet, *_) = written.sheets
    told = dict(zip(sheet.headings, sheet.rows[0], strict=True))
    assert (told["资料检查日期"], told["资料检查结果"]) == (None, "不详")
    again = docs(clerk, book(rows(sheet.headings, *sheet.rows)))
    assert again.change.data is not None
    assert (again.change.data.unchanged, again.change.data.refused) == (1, 0)
    assert not [note for row in again.change.data.rows for note in row.reasons]


def test_a_check_that_is_told_counts_as_ever(clerk: Clerk) -> None:
    heads, checked = (*DOC, "资料检查日期", "告知日期"), (*OLD, "2026-03-05", "2026-03-05")
    assert counts(docs(clerk, book(rows(heads, checked)), historical=True)) == (1, 0)
    week = weekly_report(clerk.ledger, week="2026-W10", as_of=TODAY).data
    # Received on 03-02 (Mon), checked on 03-05: the two days ended on 03-04.
    assert (week.figures.checked_on_time, week.figures.checked_late) == (0, 1)


def test_of_several_units_the_clerk_says_which_leads(clerk: Clerk) -> None:
    several = (*PAPER[:5], "区住建局、区财政局", None)
    found = docs(clerk, book(rows(DOC, several)))
    assert counts(found) == (0, 1)
    assert "“主责单位”写了2个单位：区住建局、区财政局；只留牵头的一个" in why(found)
    heads = (*DOC, "协办单位")
    assert counts(docs(clerk, book(rows(heads, (*PAPER, "区财政局"))))) == (1, 0)


def test_json_lines_are_a_table(clerk: Clerk) -> None:
    record = dict(zip(DOC, PAPER, strict=True)) | {"协办单位": ["区财政局"], "公开承诺": True}
    raw = "\n".join(json.dumps(each, ensure_ascii=False) for each in (record, {})).encode()
    assert counts(docs(clerk, raw)) == (1, 0)
    detail = show_document(clerk.ledger, "SW-2026-0001", as_of=TODAY, strict=False).data
    assert (detail.title, detail.public_promise) == ("关于甲事的请示", True)
    assert [unit.name for unit in detail.supporting] == ["区财政局"]


@pytest.mark.parametrize(
    "raw", ['{"标题": "x"}\n[]', '{"标题": {"a": 1}}', '{"标题": "x"}\n{', "{" * 100_000]
)
def test_what_is_no_json_lines_is_a_sentence(clerk: Clerk, raw: str) -> None:
    with pytest.raises(ImportUnreadableError, match="JSON"):
        docs(clerk, raw.encode())
