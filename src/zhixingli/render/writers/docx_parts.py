"""The parts of a Word document that every form is made of: paragraphs, titles, gaps."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from zhixingli.render.words.office_text import day_text, paper_text
from zhixingli.render.words.visible import width
from zhixingli.render.writers import docx_styles as faces
from zhixingli.render.writers.docx_table import LANDSCAPE, set_width

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.writers.docx_styles import Face

#: A line of a title holds so many half-width characters (20 of 2 号); of a page on its side, 30.
_TITLE: Final = 40
_LYING_TITLE: Final = 60


def balanced(title: str, *, lying: bool = False) -> list[str]:
    """Break a long title before what is in brackets at its end, else into lines of like length."""
    text, room = paper_text(title), _LYING_TITLE if lying else _TITLE
    head, bracket, tail = text.partition("（")
    if set_width(text) <= room:
        return [text]
    if head and tail.endswith("）") and max(set_width(head), set_width(tail) + 2) <= room:
        return [head, bracket + tail]
    lines = -(-set_width(text) // room)
    share, made = width(text) / lines, [""]
    for character in text:
        full = width(made[-1]) >= share and len(made) < lines
        if full and not character.isascii() and character not in "，。；：、）":
            made.append("")
        made[-1] += character
    return made


def gap(*, last: bool) -> Any:
    """Part two tables; behind the last one a paragraph has to stand that takes no room."""
    if not last:
        return paragraph(faces.NOTE, "")
    return parse_xml(
        f"<w:p {nsdecls('w')}><w:pPr><w:pStyle w:val='{faces.NOTE.id}'/>"
        "<w:spacing w:line='20' w:lineRule='exact'/><w:rPr><w:sz w:val='2'/></w:rPr></w:pPr></w:p>"
    )


def imprint(office: str, day: date) -> Any:
    """Write the office at the left and the day at the right of one line."""
    made = paragraph(faces.IMPRINT, paper_text(office))
    return _at_the_stop(made, day_text(day))


def across(face: Face, left: str, right: str) -> Any:
    """Write one text at the left and one at the right edge of a page that lies on its side."""
    made = paragraph(face, paper_text(left))
    stop = f"<w:tabs {nsdecls('w')}><w:tab w:val='right' w:pos='{LANDSCAPE}'/></w:tabs>"
    made.find(qn("w:pPr")).append(parse_xml(stop))
    return _at_the_stop(made, right)


def _at_the_stop(made: Any, text: str) -> Any:
    """Add a text at the tabulator's stop of a paragraph."""
    [run] = made.findall(qn("w:r"))
    run.append(parse_xml(f"<w:tab {nsdecls('w')}/>"))
    other = deepcopy(run)
    other.remove(other.find(qn("w:tab")))
    other.find(qn("w:t")).text = paper_text(text)
    run.addnext(other)
    return made


def version_record(copies: str, office: str, day: date) -> Any:
    """Write the imprint (版记, 7.4): who is sent a copy, who printed it when, three rules.

    The rules are 0.35, 0.25 and 0.35 mm; it stands at the foot of the page where it ends.
    """
    lines = (f"分送：{copies}", office)
    cells = []
    for n, text in enumerate(lines):
        made = paragraph(faces.RECORD, paper_text(text))
        if n:
            [run] = made.findall(qn("w:r"))
            dated = deepcopy(run)
            dated.find(qn("w:t")).text = f"{day_text(day)}印发"
            run.append(parse_xml(f"<w:tab {nsdecls('w')}/>"))
            run.addnext(dated)
        cells.append(made)
    thick, thin = "w:val='single' w:sz='8' w:space='0'", "w:val='single' w:sz='6' w:space='0'"
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        "<w:tblpPr w:vertAnchor='margin' w:horzAnchor='margin' w:tblpXSpec='center' "
        "w:tblpYSpec='bottom'/><w:tblW w:w='8844' w:type='dxa'/>"
        f"<w:tblBorders><w:top {thick}/><w:bottom {thick}/><w:insideH {thin}/></w:tblBorders>"
        "<w:tblLayout w:type='fixed'/></w:tblPr><w:tblGrid><w:gridCol w:w='8844'/></w:tblGrid>"
        + "<w:tr><w:tc><w:tcPr><w:tcW w:w='8844' w:type='dxa'/></w:tcPr></w:tc></w:tr>" * 2
        + "</w:tbl>"
    )
    for cell, made in zip(table.iter(qn("w:tc")), cells, strict=True):
        cell.append(made)
    return table


def paragraph(face: Face, text: str, *, keep: bool = False) -> Any:
    """Make a paragraph in a face; ``keep`` holds it on the page of the next one."""
    kept = "<w:keepNext/>" if keep and not face.keep_next else ""
    made: Any = parse_xml(
        f"<w:p {nsdecls('w')}><w:pPr><w:pStyle w:val='{face.id}'/>{kept}</w:pPr>"
        "<w:r><w:t xml:space='preserve'/></w:r></w:p>"
    )
    made.find(f".//{qn('w:t')}").text = text
    return made


def signed(office: str, day: date, faces_: tuple[Face, Face], room: float) -> tuple[Any, Any]:
    """Set whose document it is and of which day without a seal (GB/T 9704-2012, 7.3.5).

    The office stands two characters from the right, the first character of the day two to the
    right of the first of the office; a day that is longer stands two from the right itself.
    ``room`` is how many characters a line holds. The beginnings are set from the left: figures
    are not of one width on every machine.
    """
    dated, (signer, signed_on) = day_text(day), faces_
    made = (paragraph(signer, paper_text(office)), paragraph(signed_on, dated))
    whole, figures = width(office) / 2, width(dated) / 2
    if whole - figures >= _AWAY:
        _away(made[0], signer, right=_AWAY)
        _away(made[1], signed_on, left=room - whole)
    else:
        _away(made[1], signed_on, right=_AWAY)
        _away(made[0], signer, left=room - 2 * _AWAY - figures)
    return made


#: So many characters from the right, and so many between the two beginnings.
_AWAY: Final = 2


def _away(made: Any, face: Face, **sides: float) -> None:
    """Set a paragraph so many characters from the left or from the right."""
    [(side, characters)] = sides.items()
    other = "right" if side == "left" else "left"
    room = (
        f"w:{side}Chars='{round(characters * 100)}' w:{side}='{round(characters * face.size * 10)}'"
    )
    properties = made.find(qn("w:pPr"))
    properties.append(parse_xml(f"<w:ind {nsdecls('w')} {room} w:{other}Chars='0' w:{other}='0'/>"))
    properties.append(parse_xml(f"<w:jc {nsdecls('w')} w:val='{side}'/>"))
