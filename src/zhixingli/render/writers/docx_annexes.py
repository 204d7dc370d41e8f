"""What follows a document: its annexes, and the tables that lie on their side behind the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Sheet, card
from zhixingli.render.words.office_text import paper_text
from zhixingli.render.writers import docx_styles as faces
from zhixingli.render.writers.docx_parts import balanced, gap, paragraph
from zhixingli.render.writers.docx_table import PORTRAIT, card_xml, laid_out, table_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document

    from zhixingli.render.model.page import Annex
    from zhixingli.render.writers.docx_table import Laid


class Annexes:
    """The end of a document in the making, each annex on pages of its own."""

    def __init__(
        self,
        document: Document,
        year: int,
        lying: Callable[[Sheet[Any]], Laid | None],
        *,
        own: bool,
    ) -> None:
        """Go on after the text; ``lying`` fits a table on a page on its side."""
        self.document, self.year, self.lying, self.own = document, year, lying, own

    def append(self, annex: Annex, name: str) -> None:
        """Append an annex, on its side where a table needs it."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        sheets = [block.sheet for block in annex.blocks if isinstance(block, Table)]
        lies = any(laid_out(sheet, self.year, PORTRAIT) is None for sheet in sheets)
        faces.set_page(section)
        if lies:
            faces.turn(section)
        elif self.own:
            faces.set_footers(section)
        self._end(paragraph(faces.ANNEX, paper_text(name)))
        for line in balanced(annex.title):
            self._end(paragraph(faces.TITLE, line))
        for block in annex.blocks:
            match block:
                case Heading(level, text):
                    face = faces.FIRST if level == 1 else faces.SECOND
                    self._end(paragraph(face, paper_text(text)))
                case Paragraph(text):
                    self._end(paragraph(faces.BODY, paper_text(text)))
                case Table(sheet):
                    self._table(sheet, lies=lies)
                case _:
                    pass

    def _table(self, sheet: Sheet[Any], *, lies: bool) -> None:
        """Append a table of an annex, or one form a row where it fits no page."""
        if sheet.title:
            self._end(paragraph(faces.CAPTION, paper_text(sheet.title)))
        laid = self.lying(sheet) if lies else laid_out(sheet, self.year, PORTRAIT)
        if laid is not None:
            self._end(table_xml(laid))
        else:
            for row in sheet.rows:
                self._end(card_xml(card("", sheet.columns, row), self.year))
                self._end(paragraph(faces.NOTE, ""))
        self._end(gap(last=True))

    def append_lying(self, page: Page, tables: Sequence[tuple[Sheet[Any], Laid]]) -> None:
        """Lay the wide tables of the text on their side, behind everything else."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        faces.turn(section)
        for n, (sheet, laid) in enumerate(tables, start=1):
            title = sheet.title or _heading_of(page, sheet)
            self._end(paragraph(faces.SENT_TO, f"附表{n}", keep=True))
            self._end(paragraph(faces.CAPTION, paper_text(title)))
            self._end(table_xml(laid))
            self._end(gap(last=n == len(tables)))

    def _end(self, element: Any) -> None:
        put_at_end(self.document, element)


def _heading_of(page: Page, sheet: Sheet[Any]) -> str:
    """Name a table after the heading above it."""
    heading = page.title
    for block in page.blocks:
        match block:
            case Heading(_, text):
                heading = text.partition("、")[2] or text
            case Table(shown) if shown is sheet:
                break
            case _:
                pass
    return heading


def put_at_end(document: Document, element: Any) -> None:
    """Put an element at the very end of a document."""
    document.element.body.find(qn("w:sectPr")).addprevious(element)
