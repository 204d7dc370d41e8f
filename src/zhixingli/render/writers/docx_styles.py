"""The page and the styles of official documents (GB/T 9704-2012), for Word and LibreOffice.

Every figure was tried on a rendered page: 22 lines of 28 characters (DOMAIN §10).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Twips

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

SONG, FANG, KAI, HEI = "宋体", "仿宋", "楷体", "黑体"
#: The small title face of offices (小标宋); a machine without it shows its own Song.
BIAOSONG = "方正小标宋简体"

#: A4, in twentieths of a point, exactly as Word writes it.
_A4: Final = (11906, 16838)
_TOP, _LEFT, _BOTTOM, _RIGHT = Mm(37), Mm(28), Mm(35), Mm(26)
#: Lines of 28.95 pt: 22 of them fill 225 mm.
_LINE_PITCH: Final = 579
_LINES: Final = 22
#: A line of a page on its side holds so many characters of 3 号: 225 mm.
LYING: Final = 39.9
#: The page number stands 7 mm under the text.
_FOOTER: Final = Mm(26)


@dataclass(frozen=True, slots=True)
class Face:
    """One paragraph style: ``size`` in half-points, ``indent`` in hundredths of a character.

    ``before`` is the room above it in twips; one that is ``ruled`` has a red line under it
    and a stop for a tabulator at its right edge; one that is ``tabbed`` has the stop alone.
    """

    id: str
    name: str
    font: str
    size: int
    align: str = "both"
    indent: int = 0
    level: int | None = None
    on_grid: bool = True
    keep_next: bool = False
    colour: str | None = None
    right: int = 0
    left: int = 0
    before: int = 0
    ruled: bool = False
    tabbed: bool = False


BODY = Face("ZxBody", "公文正文", FANG, 32, indent=200)
TITLE = Face("ZxTitle", "公文标题", BIAOSONG, 44, "center", on_grid=False, keep_next=True)
SUBTITLE = Face("ZxSubtitle", "公文副题", KAI, 32, "center", keep_next=True)
#: The red name of minutes: its upper edge lies 35 mm under that of the text.
BANNER = Face(
    "ZxBanner", "纪要标志", BIAOSONG, 72, "center", on_grid=False, colour="FF0000", before=1984
)
#: Under the number: the office at the left, the day at the right, a red line below them.
IMPRINT = Face("ZxImprint", "纪要署名", FANG, 32, "left", keep_next=True, ruled=True)
SENT_TO = Face("ZxSentTo", "公文主送", FANG, 32)
FIRST = Face("ZxHeading1", "公文一级标题", HEI, 32, indent=200, level=0, keep_next=True)
SECOND = Face("ZxHeading2", "公文二级标题", KAI, 32, indent=200, level=1, keep_next=True)
SIGNER = Face("ZxSigner", "公文署名", FANG, 32, "right", right=400, keep_next=True)
SIGNED_ON = Face("ZxSignedOn", "公文成文日期", FANG, 32, "right", right=400)
CAPTION = Face("ZxCaption", "公文表题", HEI, 24, "center", on_grid=False, keep_next=True)
CELL = Face("ZxCell", "公文表格", SONG, 21, "left", on_grid=False)
HEAD_CELL = Face("ZxHeadCell", "公文表头", HEI, 21, "center", on_grid=False, keep_next=True)
NOTE = Face("ZxNote", "公文表注", SONG, 21, "left", on_grid=False)
PAGE_ODD = Face("ZxPageOdd", "公文单页码", SONG, 28, "right", on_grid=False, right=100)
PAGE_EVEN = Face("ZxPageEven", "公文双页码", SONG, 28, "left", on_grid=False, left=100)
#: The imprint: 4 号, a character from either side.
RECORD = Face(
    "ZxRecord", "公文版记", FANG, 28, "left", on_grid=False, left=100, right=100, tabbed=True
)
SEAL = Face("ZxSeal", "公文校验", SONG, 15, "center", on_grid=False)

#: 附件 with its number, and the title under it.
ANNEX = Face("ZxAnnex", "公文附件", HEI, 32, keep_next=True)
#: The faces of a text that has to stand on one page, where 3 号 has no room: 4 号, 小四.
SMALLER: Final = {
    (face, size): replace(face, id=f"{face.id}{size}", name=f"{face.name}{called}", size=size)
    for size, called in ((28, "四号"), (24, "小四"))
    for face in (BODY, SUBTITLE, SENT_TO, FIRST, SECOND, SIGNER, SIGNED_ON)
}

_FACES: Final = (
    *(BODY, TITLE, SUBTITLE, BANNER, IMPRINT, SENT_TO, FIRST, SECOND, SIGNER, SIGNED_ON, CAPTION),
    *(CELL, HEAD_CELL, NOTE, PAGE_ODD, PAGE_EVEN, SEAL, RECORD, ANNEX, *SMALLER.values()),
)


def add_faces(document: Document) -> None:
    """Add the styles that a document lacks; the office's own stay as they are."""
    styles = document.styles.element
    known = {style.get(qn("w:styleId")) for style in styles.findall(qn("w:style"))}
    for face in _FACES:
        if face.id not in known:
            styles.append(_style(face))


def set_base(document: Document) -> None:
    """Make Normal the body of official documents, without fonts of a theme."""
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for name in [key for key in fonts.attrib if "heme" in str(key)]:
            del fonts.attrib[name]
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        for child in list(defaults):
            defaults.remove(child)
        defaults.append(parse_xml(_fonts(FANG)))
        defaults.append(parse_xml(f"<w:sz {nsdecls('w')} w:val='32'/>"))
        defaults.append(parse_xml(f"<w:lang {nsdecls('w')} w:val='en-US' w:eastAsia='zh-CN'/>"))
    normal: Any = document.styles["Normal"].element
    for child in list(normal):
        if child.tag in {qn("w:pPr"), qn("w:rPr")}:
            normal.remove(child)
    normal.append(
        parse_xml(
            f"<w:pPr {nsdecls('w')}><w:widowControl w:val='0'/>"
            # No air between figures and characters: 28 characters fill a line, dates too.
            "<w:autoSpaceDE w:val='0'/><w:autoSpaceDN w:val='0'/>"
            "<w:spacing w:before='0' w:after='0' w:line='240' w:lineRule='auto'/>"
            "<w:jc w:val='both'/></w:pPr>"
        )
    )
    normal.append(
        parse_xml(
            f"<w:rPr {nsdecls('w')}>{_fonts(FANG, bare=True)}<w:spacing w:val='-5'/>"
            "<w:sz w:val='32'/><w:szCs w:val='32'/></w:rPr>"
        )
    )


def set_page(section: Section, *, lines: int = _LINES) -> None:
    """Set the paper upright, its margins and its grid of so many lines a page."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(_A4[0]), Twips(_A4[1])
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.header_distance = Mm(15)
    section.footer_distance = _FOOTER
    properties = section._sectPr  # noqa: SLF001 - python-docx has no word for the grid
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    properties.append(
        parse_xml(
            f"<w:docGrid {nsdecls('w')} w:type='lines' w:linePitch='{_LINE_PITCH * 22 // lines}'/>"
        )
    )


def turn(section: Section) -> None:
    """Lay a section on its side: the head of the table where the left margin was."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(_A4[1]), Twips(_A4[0])
    section.top_margin, section.bottom_margin = _LEFT, _RIGHT
    section.left_margin, section.right_margin = _BOTTOM, _TOP
    section.footer_distance = Mm(14)
    set_side_numbers(section)


def set_footers(section: Section) -> None:
    """Put page numbers at the foot (— 1 —): odd pages right, even ones left."""
    for footer, face in ((section.footer, PAGE_ODD), (section.even_page_footer, PAGE_EVEN)):
        footer.is_linked_to_previous = False
        element = footer._element  # noqa: SLF001 - paragraphs are written as XML
        numbered = bool(element.xpath(".//w:instrText | .//w:fldSimple"))
        if not numbered:
            for paragraph in element.findall(qn("w:p")):
                element.remove(paragraph)
            element.append(_page_number(face))


def set_side_numbers(section: Section) -> None:
    """Put page numbers where upright pages have them, on pages on their side (GB/T 9704-2012, 8).

    The page lies with its left edge up, so the foot of the upright page is at the left: the
    number stands there turned, near the bottom on odd pages and near the top on even ones.
    """
    places = (
        (section.footer, PAGE_ODD, "right", _SIDE_ODD),
        (section.even_page_footer, PAGE_EVEN, "left", _SIDE_EVEN),
    )
    for footer, face, side, place in places:
        footer.is_linked_to_previous = False
        element = footer._element  # noqa: SLF001 - paragraphs are written as XML
        for child in list(element):
            element.remove(child)
        number = _page_number(face)
        own = number.find(qn("w:pPr"))
        own.append(parse_xml(f"<w:ind {nsdecls('w')} w:left='0' w:right='0'/>"))
        own.append(parse_xml(f"<w:jc {nsdecls('w')} w:val='{side}'/>"))
        table = parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblpPr w:vertAnchor='page' w:horzAnchor='page' "
            f"w:tblpX='{_SIDE}' w:tblpY='{place}'/><w:tblW w:w='{_SIDE_WIDE}' w:type='dxa'/>"
            "<w:tblLayout w:type='fixed'/></w:tblPr>"
            f"<w:tblGrid><w:gridCol w:w='{_SIDE_WIDE}'/></w:tblGrid>"
            f"<w:tr><w:trPr><w:trHeight w:val='{_SIDE_HIGH}' w:hRule='exact'/></w:trPr>"
            f"<w:tc><w:tcPr><w:tcW w:w='{_SIDE_WIDE}' w:type='dxa'/>"
            "<w:textDirection w:val='tbRl'/></w:tcPr></w:tc></w:tr></w:tbl>"
        )
        table.find(f".//{qn('w:tc')}").append(number)
        element.append(table)
        element.append(parse_xml(f"<w:p {nsdecls('w')}/>"))


#: The box of a turned page number in twips: how far from the left edge, how wide and high; its
#: top on odd and on even pages. The foot of the text is 35 mm from the edge, the number 7 mm off.
_SIDE: Final = 1347
_SIDE_WIDE: Final = 450
_SIDE_HIGH: Final = 1300
_SIDE_ODD: Final = 11906 - 1474 - 280 - _SIDE_HIGH
_SIDE_EVEN: Final = 1587 + 280


def _page_number(face: Face) -> Any:
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText xml:space='preserve'> PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    dash = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    return parse_xml(
        f"<w:p {nsdecls('w')}><w:pPr><w:pStyle w:val='{face.id}'/></w:pPr>"
        f"{dash.format('— ')}{field}{dash.format(' —')}</w:p>"
    )


def _fonts(name: str, *, bare: bool = False) -> str:
    space = "" if bare else f" {nsdecls('w')}"
    kinds = " ".join(f"w:{kind}='{name}'" for kind in ("ascii", "hAnsi", "cs", "eastAsia"))
    return f"<w:rFonts{space} {kinds}/>"


def _style(face: Face) -> Any:
    level = f"<w:outlineLvl w:val='{face.level}'/>" if face.level is not None else ""
    keep = "<w:keepNext/>" if face.keep_next else ""
    grid = "" if face.on_grid else "<w:snapToGrid w:val='0'/>"
    indents = f"w:firstLineChars='{face.indent}' w:firstLine='{face.indent * 32 // 10}'"
    if face.right or face.left:
        indents = (
            f"w:rightChars='{face.right}' w:right='{face.right * face.size // 10}' "
            f"w:leftChars='{face.left}' w:left='{face.left * face.size // 10}'"
        )
    colour = f"<w:color w:val='{face.colour}'/>" if face.colour else ""
    before = f"<w:spacing w:before='{face.before}'/>" if face.before else ""
    ruled = _RULED if face.ruled else _TABBED if face.tabbed else ""
    spacing = "-5" if face.size == BODY_SIZE else "0"
    return parse_xml(
        f"<w:style {nsdecls('w')} w:type='paragraph' w:customStyle='1' w:styleId='{face.id}'>"
        f"<w:name w:val='{face.name}'/><w:basedOn w:val='Normal'/><w:qFormat/>"
        f"<w:pPr>{keep}{ruled}{grid}{before}<w:ind {indents}/><w:jc w:val='{face.align}'/>"
        f"{level}</w:pPr>"
        f"<w:rPr>{_fonts(face.font, bare=True)}<w:b w:val='0'/>{colour}"
        f"<w:spacing w:val='{spacing}'/>"
        f"<w:sz w:val='{face.size}'/><w:szCs w:val='{face.size}'/></w:rPr></w:style>"
    )


#: The right edge of a cell of the imprint, a character before the edge of the text.
_TABBED: Final = "<w:tabs><w:tab w:val='right' w:pos='8400'/></w:tabs>"
#: A red line, and the right edge of the text, in the order that the format wants.
_RULED: Final = (
    "<w:pBdr><w:bottom w:val='single' w:sz='12' w:space='4' w:color='FF0000'/></w:pBdr>"
    "<w:tabs><w:tab w:val='right' w:pos='8844'/></w:tabs>"
)
#: Half-points of 3 号, the size of running text.
BODY_SIZE: Final = 32
