"""The template of documents: the office's letterhead as a .docx, opened with care."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from zhixingli.domain.errors.reports import (
    TemplateMarkError,
    TemplateUnreadableError,
    TemplateUnsafeError,
)
from zhixingli.render.words.office_text import paper_text
from zhixingli.render.writers.docx_styles import (
    BANNER,
    BODY,
    IMPRINT,
    SUBTITLE,
    add_faces,
    set_base,
    set_footers,
    set_page,
)
from zhixingli.render.writers.fixed_zip import fixed

if TYPE_CHECKING:
    from docx.document import Document

#: The day of the template itself.
_MADE_ON: Final = date(2000, 1, 1)
#: A title stands two empty lines under the red line (7.3.1).
_UNDER_THE_LINE: Final = 2
#: The paragraph of a template in whose place the text goes.
BODY_MARK: Final = "〔正文〕"
#: What a template is unpacked to at most, in bytes and in parts.
_MOST_BYTES: Final = 50_000_000
_MOST_PARTS: Final = 2_000
_DANGERS: Final = (
    ("vbaproject", "含有宏（vbaProject）"),
    ("activex", "含有 ActiveX 控件"),
    ("embeddings/", "嵌入了对象（embeddings）"),
    ("afchunk", "嵌入了别的文档（altChunk）"),
)
_FIELDS: Final = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b")
_RELATION: Final = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")


def blank() -> Document:
    """Make the built-in template: an empty page with the styles of official documents."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    set_base(document)
    add_faces(document)
    set_page(document.sections[0])
    return document


def exported(letterhead: str | None = None) -> bytes:
    """Write the template that an office changes: the styles, the page, the place of the text.

    ``letterhead`` is the office's red head (发文机关标志, GB/T 9704-2012, 7.2.4), with the red
    line under it (7.2.7).
    """
    document = blank()
    if letterhead is not None:
        document.add_paragraph(paper_text(letterhead), style=BANNER.name)
        document.add_paragraph("", style=IMPRINT.name)
        for _ in range(_UNDER_THE_LINE):
            document.add_paragraph("", style=SUBTITLE.name)
    document.add_paragraph(BODY_MARK, style=BODY.name)
    set_footers(document.sections[0])
    document.settings.odd_and_even_pages_header_footer = True
    stamp(document, "公文模板", "")
    raw = io.BytesIO()
    document.save(raw)
    return fixed(raw.getvalue())


def opened(raw: bytes, name: str) -> Document:
    """Open an office's template, or refuse it: no macros, no objects, nothing from outside."""
    _refuse_unsafe(raw, name)
    try:
        document = docx.Document(io.BytesIO(raw))
    except (KeyError, ValueError, PackageNotFoundError, SyntaxError) as trouble:
        problem = "内容不完整"
        raise TemplateUnreadableError(name=name, problem=problem, field="--template") from trouble
    add_faces(document)
    return document


def mark_of(document: Document, name: str = "") -> Any:
    """Find the paragraph in whose place the text goes; without one the text goes to the end.

    It is found in the body, in a cell of a table, in a content control, typed with changes
    tracked. Raises TemplateMarkError where it stands elsewhere, twice, or among other words.
    """
    body = document.element.body
    marked = [each for each in body.iter(qn("w:p")) if BODY_MARK in _words(each)]
    if not marked:
        _refuse_outside(document, name)
        return document.add_paragraph(BODY_MARK)._p  # noqa: SLF001 - paragraphs are put in as XML
    if len(marked) > 1:
        raise TemplateMarkError(name=name, problem=f"有{len(marked)}处", field="--template")
    [mark] = marked
    if any(each.tag == qn("w:txbxContent") for each in mark.iterancestors()):
        raise TemplateMarkError(name=name, problem="在文本框里", field="--template")
    said = _words(mark).strip()
    if said != BODY_MARK:
        problem = f"与别的字在同一段：“{paper_text(said)[:40]}”"
        raise TemplateMarkError(name=name, problem=problem, field="--template")
    return mark


def _words(paragraph: Any) -> str:
    """Give the text of a paragraph, also what was typed with changes tracked or in a control."""
    own = (each for each in paragraph.iter(qn("w:t")) if _holder(each) is paragraph)
    return "".join(each.text or "" for each in own)


def _holder(text: Any) -> Any:
    return next(each for each in text.iterancestors() if each.tag == qn("w:p"))


def _refuse_outside(document: Document, name: str) -> None:
    """Refuse a mark in a header or a footer, where no text can go."""
    for section in document.sections:
        for part, called in ((section.header, "页眉"), (section.footer, "页脚")):
            words = "".join(each.text for each in part.paragraphs)
            if BODY_MARK in words:
                raise TemplateMarkError(name=name, problem=f"在{called}里", field="--template")


def take_out(mark: Any) -> None:
    """Take the mark out; a cell or a control that would end with a table keeps a paragraph."""
    holder, before = mark.getparent(), mark.getprevious()
    last = mark.getnext() is None or mark.getnext().tag == qn("w:sectPr")
    inside = holder.tag in {qn("w:tc"), qn("w:sdtContent")}
    if inside and last and (before is None or before.tag == qn("w:tbl")):
        for child in list(mark):
            mark.remove(child)
    else:
        holder.remove(mark)


def stamp(document: Document, title: str, author: str, day: date = _MADE_ON) -> None:
    """Say in the file's properties what it is and of which day, so that bytes repeat."""
    core = document.core_properties
    known, by = paper_text(title[:200])[:250], paper_text(author[:200])[:250]
    core.title, core.author, core.last_modified_by = known, by, by
    core.created = core.modified = datetime.combine(day, time(), UTC)
    core.revision, core.comments, core.keywords = 1, "", ""


def _refuse_unsafe(raw: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            infos = parts.infolist()
            unpacked = sum(info.file_size for info in infos)
            if unpacked > _MOST_BYTES or len(infos) > _MOST_PARTS:
                _refuse(name, "解压后太大")
            for info in infos:
                _refuse_part(parts, info.filename, name)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as trouble:
        problem = "文件不是 .docx，或已损坏、已加密"
        raise TemplateUnreadableError(name=name, problem=problem, field="--template") from trouble


def _refuse_part(parts: zipfile.ZipFile, part: str, name: str) -> None:
    lowered = part.lower()
    for sign, problem in _DANGERS:
        if sign in lowered:
            _refuse(name, problem)
    if lowered.endswith((".xml", ".rels")):
        content = parts.read(part)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            _refuse(name, "XML 里有外部实体声明")
        if lowered.endswith(".rels") and _RELATION.search(content):
            _refuse(name, "引用了文件以外的内容（外部链接）")
        if b"macroEnabled" in content:
            _refuse(name, "是启用宏的文档")
        if lowered.startswith("word/") and _dangerous_field(content):
            _refuse(name, "有会读取别的文件的域")


def _dangerous_field(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    told = re.findall(r"<w:instrText[^>]*>([^<]*)<", text) + re.findall(r'w:instr="([^"]*)"', text)
    return any(_FIELDS.search(field.upper()) for field in ["".join(told), *told])


def _refuse(name: str, problem: str) -> None:
    raise TemplateUnsafeError(name=name, problem=problem, field="--template")
