"""Documents as .docx in the page format of official documents; the only writer of Word files."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from zhixingli.render.model.chart import Chart
from zhixingli.render.model.page import Heading, KeyFigures, LabelledLine, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Sheet, card
from zhixingli.render.words.fit import type_of
from zhixingli.render.words.office_text import day_text, lines_of, paper_text
from zhixingli.render.writers import docx_styles as faces
from zhixingli.render.writers.docx_annexes import Annexes, put_at_end
from zhixingli.render.writers.docx_chart import chart_xml
from zhixingli.render.writers.docx_parts import (
    across,
    balanced,
    gap,
    imprint,
    paragraph,
    signed,
    version_record,
)
from zhixingli.render.writers.docx_table import (
    LANDSCAPE,
    PORTRAIT,
    SMALL,
    card_xml,
    laid_out,
    table_xml,
)
from zhixingli.render.writers.docx_template import blank, mark_of, opened, stamp, take_out
from zhixingli.render.writers.fixed_zip import fixed

if TYPE_CHECKING:
    from docx.document import Document

    from zhixingli.render.model.page import Block, Paper
    from zhixingli.render.writers.docx_styles import Face
    from zhixingli.render.writers.docx_table import Laid

_NO_TITLE: Final = "无标题"


class Template(NamedTuple):
    """An office's own template: the bytes of the file and its name for sentences."""

    raw: bytes
    name: str


def docx_bytes(thing: Page | Sheet[Any], paper: Paper, template: Template | None = None) -> bytes:
    """Write a document or a table; the same page on the same paper gives the same bytes."""
    page = thing if isinstance(thing, Page) else _page_of(thing)
    document = opened(*template) if template else blank()
    mark = mark_of(document, template.name if template else "")
    writer = _DocxWriter(document, page, paper, mark, own=template is None)
    lies = not isinstance(thing, Page | Card) and writer.lies(thing)
    writer.whole = writer.own and (page.lying or lies)
    writer.write()
    stamp(document, page.title, paper.office or "", paper.day)
    raw = io.BytesIO()
    document.save(raw)
    return fixed(raw.getvalue())


def _page_of(sheet: Sheet[Any]) -> Page:
    """Make a document of one table."""
    bare = Sheet("", sheet.columns, sheet.rows, sheet.notes)
    if isinstance(sheet, Card):
        bare = Card("", sheet.columns, sheet.rows, sheet.notes, form=sheet.form)
    charts = (sheet.chart,) if sheet.chart is not None else ()
    return Page(sheet.title or _NO_TITLE, (Table(bare), *charts))


class _DocxWriter:
    """One document in the making; what is too wide for the page follows it lying down."""

    def __init__(
        self, document: Document, page: Page, paper: Paper, mark: Any, *, own: bool
    ) -> None:
        self.document, self.page, self.paper, self.own = document, page, paper, own
        self.year = paper.day.year
        self.mark = mark
        self.type = type_of(page)
        self.annexes: list[tuple[Sheet[Any], Laid]] = []
        self.charts = 0
        self.whole = False  # a mere list that is wide: the paper lies down with it

    def write(self) -> None:
        """Write the letterhead, the text, the signature, the footers, the annexes."""
        first = self.document.sections[0]
        if self.own:
            faces.set_page(first, lines=self.type.lines)
        if self.whole:
            faces.turn(first)
        else:
            faces.set_footers(first)
        self.document.settings.odd_and_even_pages_header_footer = True
        self.head()
        blocks = self.page.blocks
        for n, block in enumerate(blocks):
            # the last block goes with the signature; lines to fill in stand on one page
            last = n == len(blocks) - 1
            closing = all(isinstance(each, LabelledLine) for each in blocks[n:])
            self.block(block, keep=(closing and not last) or (self.page.signed and last))
        for line in self.page.annex_lines:
            self.line(line, faces.BODY)
        if self.page.signed and self.whole:
            self.sign_across()
        elif self.page.signed:
            self.sign()
        for labelled in () if self.whole else self.page.foot:
            self.named(labelled, keep=False)
        take_out(self.mark)
        behind = Annexes(self.document, self.year, self.lying, own=self.own)
        for number, annex in enumerate(self.page.annexes, start=1):
            behind.append(annex, self.page.annex_name(number))
        if self.annexes:
            behind.append_lying(self.page, self.annexes)
        self.close()

    def close(self) -> None:
        """Write what stands once, on the last page: who is sent a copy, and the seal."""
        if self.page.copies:
            printed = self.page.dated or self.page.signed_on or self.paper.day
            self.end(version_record(self.page.copies, self.paper.office or "", printed))
            self.end(gap(last=True))
        if self.paper.seal:
            self.end(paragraph(faces.SEAL, paper_text(self.paper.seal)))

    def head(self) -> None:
        """Write the banner, the title, the number, the addressee."""
        if self.page.banner:
            self.line(self.page.banner, faces.BANNER)
            self.line(self.page.number or "", faces.SUBTITLE)
            self.put(imprint(self.paper.office or "", self.page.dated or self.paper.day))
            self.line("", faces.SUBTITLE)
        for line in balanced(self.page.title, lying=self.whole):
            self.line(line, faces.TITLE)
        told = self.under_title()
        for line in ["　".join(told)] if self.whole else told:
            self.line(line, faces.SUBTITLE)
        if self.page.to:
            self.line(f"{self.page.to}：", faces.SENT_TO)

    def under_title(self) -> list[str]:
        """Say the number, whose part it holds, and whose paper of which day a mere list is."""
        number = None if self.page.banner else self.page.number or self.paper.number
        said = [line for line in (number, self.page.period, self.paper.said) if line]
        if not (self.page.signed or self.page.banner):
            said.append("　".join(filter(None, (self.paper.office, day_text(self.paper.day)))))
        return said or [""]

    def block(self, block: Block, *, keep: bool) -> None:
        """Write one block; ``keep`` holds its end on the page of the signature."""
        match block:
            case Heading(level, text):
                self.line(text, faces.FIRST if level == 1 else faces.SECOND)
            case Paragraph(text):
                for line in lines_of(text):
                    self.line(line, faces.BODY, keep=keep)
            case KeyFigures():
                self.line(block.text, faces.BODY, keep=keep)
            case LabelledLine():
                self.named(block, keep=keep)
            case Chart():
                self.charts += 1
                self.put(chart_xml(self.document, block, self.charts))
            case _:
                self.table(block.sheet, keep=keep)

    def table(self, sheet: Sheet[Any], *, keep: bool) -> None:
        """Write a table here, lying down behind the text, or as one form a row."""
        if sheet.title:
            self.line(sheet.title, faces.CAPTION)
        if isinstance(sheet, Card):
            self.put(card_xml(sheet, self.year, keep_last=keep))
        elif not sheet.rows:
            self.line("（无）", faces.NOTE, keep=keep)
        elif self.whole and (lying := self.lying(sheet)) is not None:
            self.put(table_xml(lying, keep_last=keep))
        elif (upright := laid_out(sheet, self.year, PORTRAIT)) is not None:
            self.put(table_xml(upright, keep_last=keep))
        elif (lying := self.lying(sheet)) is not None:
            self.annexes.append((sheet, lying))
            told = f"（见附表{len(self.annexes)}，共{len(sheet.rows)}行）"
            self.line(told, faces.BODY, keep=keep)
        else:
            for n, row in enumerate(sheet.rows, start=1):
                last = keep and n == len(sheet.rows)
                self.put(card_xml(card("", sheet.columns, row), self.year, keep_last=last))
                self.line("", faces.NOTE, keep=last)
        for note in sheet.notes:
            self.line(note, faces.NOTE, keep=keep)

    def lies(self, sheet: Sheet[Any]) -> bool:
        """Tell a table that fits a page only on its side."""
        upright = laid_out(sheet, self.year, PORTRAIT)
        return upright is None and self.lying(sheet) is not None

    def lying(self, sheet: Sheet[Any]) -> Laid | None:
        """Fit a table on a page on its side, in small print where it must be."""
        usual = self.type.size == faces.BODY_SIZE
        whole = laid_out(sheet, self.year, LANDSCAPE) if usual else None
        return whole or laid_out(sheet, self.year, LANDSCAPE, SMALL)

    def named(self, block: LabelledLine, *, keep: bool) -> None:
        """Write a label in black with what belongs to it."""
        made: Any = paragraph(self.sized(faces.BODY), "", keep=keep)
        first = made.find(qn("w:r"))
        label = deepcopy(first)
        properties = parse_xml(
            f"<w:rPr {nsdecls('w')}><w:rFonts w:ascii='{faces.HEI}' w:hAnsi='{faces.HEI}' "
            f"w:cs='{faces.HEI}' w:eastAsia='{faces.HEI}'/></w:rPr>"
        )
        label.insert(0, properties)
        label.find(qn("w:t")).text = paper_text(f"{block.label}：")
        first.find(qn("w:t")).text = paper_text(block.text)
        first.addprevious(label)
        self.put(made)

    def sign(self) -> None:
        """Write whose document it is and of which day, never alone on a page."""
        if not self.page.single:
            self.line("", faces.SIGNER, keep=True)
        sized = self.sized(faces.SIGNER), self.sized(faces.SIGNED_ON)
        room = faces.LYING if self.whole else self.type.characters
        for line in signed(
            self.paper.office or "", self.page.signed_on or self.paper.day, sized, room
        ):
            self.put(line)

    def sign_across(self) -> None:
        """Sign a table that lies on its side on one line: to whom it goes, whose it is, the day."""
        to = "　".join(f"{each.label}：{each.text}" for each in self.page.foot)
        day = day_text(self.page.signed_on or self.paper.day)
        self.put(across(self.sized(faces.SENT_TO), to, f"{self.paper.office or ''}　{day}"))

    def line(self, text: str, face: Face, *, keep: bool = False) -> None:
        """Write a paragraph."""
        self.put(paragraph(self.sized(face), paper_text(text), keep=keep))

    def sized(self, face: Face) -> Face:
        """Give a face in the size of the text."""
        return faces.SMALLER.get((face, self.type.size), face)

    def put(self, element: Any) -> None:
        """Put an element where the template wants the text."""
        self.mark.addprevious(element)

    def end(self, element: Any) -> None:
        """Put an element at the very end."""
        put_at_end(self.document, element)
