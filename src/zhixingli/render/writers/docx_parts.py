"""The parts of a Word document that every form is made of: paragraphs, titles, gaps."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from zhixingli.render.words.office_text import day_text, paper_text
from zhixingli.render.words.visible import width
from zhixingli.render.writers import docx_styles as faces
from zhixingli.render.writers.docx_table import set_width

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.writers.docx_styles import Face

#: A line of a title holds so many half-width characters (20 of 2 号).
_TITLE: Final = 40


def balanced(title: str) -> list[str]:
    """Break a long title before what is in brackets at its end, else into lines of like length."""
    text = paper_text(title)
    head, bracket, tail = text.partition("（")
    if set_width(text) <= _TITLE:
        return [text]
    if head and tail.endswith("）") and max(set_width(head), set_width(tail) + 2) <= _TITLE:
        return [head, bracket + tail]
    lines = -(-set_width(text) // _TITLE)
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
    [run] = made.findall(qn("w:r"))
    run.append(parse_xml(f"<w:tab {nsdecls('w')}/>"))
    day_run = deepcopy(run)
    day_run.remove(day_run.find(qn("w:tab")))
    day_run.find(qn("w:t")).text = day_text(day)
    run.addnext(day_run)
    return made


def paragraph(face: Face, text: str, *, keep: bool = False) -> Any:
    """Make a paragraph in a face; ``keep`` holds it on the page of the next one."""
    kept = "<w:keepNext/>" if keep and not face.keep_next else ""
    made: Any = parse_xml(
        f"<w:p {nsdecls('w')}><w:pPr><w:pStyle w:val='{face.id}'/>{kept}</w:pPr>"
        "<w:r><w:t xml:space='preserve'/></w:r></w:p>"
    )
    made.find(f".//{qn('w:t')}").text = text
    return made
