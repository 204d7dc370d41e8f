"""Where a template may have its mark: found wherever a text can go, refused elsewhere by name."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from zhixingli.domain.errors.reports import TemplateMarkError
from zhixingli.render.model.page import Page, Paper, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.writers.docx import Template, docx_bytes
from zhixingli.render.writers.docx_template import BODY_MARK, exported

if TYPE_CHECKING:
    from docx.document import Document

PAPER: Final = Paper("示例区政府办公室", date(2026, 11, 3))
PAGE: Final = Page(
    "限时办结周报",
    (Paragraph("正文一段。"), Table(Sheet("", (Column[str]("t", "标题", str),), ("甲", "乙")))),
)
EXAMPLES: Final = Path(__file__).parents[3] / "examples"


def template(put: str) -> bytes:
    """Make a template in which the mark stands as the given XML, in a paragraph's place."""
    document = docx.Document(io.BytesIO(exported()))
    [mark] = [each for each in document.paragraphs if each.text == BODY_MARK]
    for element in parse_xml(f"<w:body {nsdecls('w')} {_DRAWN}>{put}</w:body>"):
        mark._p.addprevious(element)  # noqa: SLF001 - templates are made by hand
    mark._p.getparent().remove(mark._p)  # noqa: SLF001 - likewise
    return saved(document)


def saved(document: Document) -> bytes:
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def made(raw: bytes) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(PAGE, PAPER, Template(raw, "文头.docx"))))


_DRAWN: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_RUN: Final = "<w:r><w:t>{}</w:t></w:r>"
WHOLE: Final = f"<w:p>{_RUN.format(BODY_MARK)}</w:p>"
SPLIT: Final = f"<w:p>{_RUN.format('〔正')}{_RUN.format('文〕')}</w:p>"
TRACKED: Final = (
    "<w:p><w:ins w:id='1' w:author='办公室' w:date='2026-01-01T00:00:00Z'>"
    f"{_RUN.format(BODY_MARK)}</w:ins></w:p>"
)
CONTROL: Final = f"<w:sdt><w:sdtPr/><w:sdtContent>{WHOLE}</w:sdtContent></w:sdt>"
INLINE: Final = (
    f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{_RUN.format(BODY_MARK)}</w:sdtContent></w:sdt></w:p>"
)
CELL: Final = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9000'/></w:tblGrid>"
    f"<w:tr><w:tc><w:tcPr/>{WHOLE}</w:tc></w:tr></w:tbl>"
)
BOX: Final = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{WHOLE}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


@pytest.mark.parametrize(
    "put",
    [WHOLE, SPLIT, TRACKED, CONTROL, INLINE, CELL],
    ids=["plain", "split runs", "tracked insertion", "content control", "inline control", "cell"],
)
def test_the_mark_is_found_where_a_text_can_go(put: str) -> None:
    document = made(template(put))
    body: Any = document.element.body
    text = "".join(each.text or "" for each in body.iter(qn("w:t")))
    assert text.startswith("限时办结周报")
    assert "正文一段。" in text
    assert BODY_MARK not in text
    for cell in body.iter(qn("w:tc")):  # what Word wants: a cell ends with a paragraph
        assert list(cell)[-1].tag == qn("w:p")


def test_what_stands_round_the_mark_stays() -> None:
    head, foot = f"<w:p>{_RUN.format('文头')}</w:p>", f"<w:p>{_RUN.format('版记')}</w:p>"
    texts = [each.text for each in made(template(head + CONTROL + foot)).paragraphs]
    assert texts[0] == "文头"
    assert texts[-1] == "版记"


@pytest.mark.parametrize(
    ("put", "problem"),
    [
        (BOX, "在文本框里"),
        (WHOLE + WHOLE, "有2处"),
        (f"<w:p>{_RUN.format('主送：〔正文〕')}</w:p>", "与别的字在同一段：“主送：〔正文〕”"),
    ],
    ids=["text box", "twice", "among words"],
)
def test_a_mark_where_no_text_can_go_is_refused_with_its_place(put: str, problem: str) -> None:
    with pytest.raises(TemplateMarkError, match=r"文头\.docx") as refused:
        made(template(put))
    assert problem in str(refused.value)


@pytest.mark.parametrize(("part", "called"), [("header", "页眉"), ("footer", "页脚")])
def test_a_mark_in_a_header_or_a_footer_is_refused(part: str, called: str) -> None:
    document = docx.Document()
    getattr(document.sections[0], part).paragraphs[0].text = BODY_MARK
    with pytest.raises(TemplateMarkError, match=f"在{called}里"):
        made(saved(document))


def test_without_a_mark_the_text_goes_to_the_end() -> None:
    document = docx.Document()
    document.add_paragraph("文头")
    texts = [each.text for each in made(saved(document)).paragraphs]
    assert texts[0] == "文头"
    assert "正文一段。" in texts


def test_the_letterhead_that_ships_is_what_the_program_writes() -> None:
    """A red head 35 mm under the upper edge of the text, a red line, two empty lines."""
    raw = (EXAMPLES / "letterhead.docx").read_bytes()
    assert raw == exported("示范区人民政府办公室文件")
    document = docx.Document(io.BytesIO(raw))
    styles = [each.style.name if each.style else "" for each in document.paragraphs]
    assert styles == ["纪要标志", "纪要署名", "公文副题", "公文副题", "公文正文"]
    assert made(raw).paragraphs[0].text == "示范区人民政府办公室文件"
