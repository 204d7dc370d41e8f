"""Answers as files of office programs, web pages and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixingli.cli.console import streams
from zhixingli.cli.console.asked import Format
from zhixingli.domain.errors import InputFileError
from zhixingli.render.model.page import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from zhixingli.cli.answers.answer import Letter
    from zhixingli.render.model.page import Page
    from zhixingli.render.model.sheet import Sheet
    from zhixingli.render.writers.docx import Template


def file_content(letter: Letter) -> bytes:
    """Write an answer as a file; each writer is imported for its own format only."""
    output = letter.output
    paper = paper_of(letter)
    if (agenda := letter.agenda()) is not None and output.format is Format.ICS:
        from zhixingli.render.writers.ics import ics_bytes  # noqa: PLC0415 - one writer a command

        return ics_bytes(agenda, paper)
    return file_of(letter.page() or letter.sheet(), output.format, paper, output.template)


def paper_of(letter: Letter) -> Paper:
    """Say whose paper it is; an issued report bears its number and its seal."""
    office, issued = letter.meta.office, letter.meta.issued
    if issued is None:
        return Paper(office, letter.day, whose=letter.meta.whose)
    from zhixingli.render.views.reports import number_of, seal_of  # noqa: PLC0415 - issued ones only

    return Paper(*(office, letter.day, number_of(issued), seal_of(issued)), whose=letter.meta.whose)


def file_of(
    thing: Page | Sheet[Any], kind: Format, paper: Paper, template: Path | None = None
) -> bytes:
    """Write a document or a table in one of the file formats."""
    match kind:
        case Format.DOCX:
            from zhixingli.render.writers.docx import docx_bytes  # noqa: PLC0415 - one writer a command

            return docx_bytes(thing, paper, _template(template))
        case Format.XLSX:
            from zhixingli.render.writers.xlsx import xlsx_bytes  # noqa: PLC0415 - likewise

            return xlsx_bytes(thing, paper)
        case _:
            from zhixingli.render.writers.html import html_bytes  # noqa: PLC0415 - likewise

            return html_bytes(thing, paper)


def _template(path: Path | None) -> Template | None:
    """Read the office's own template, where one was named."""
    if path is None:
        return None
    from zhixingli.render.writers.docx import Template  # noqa: PLC0415 - one writer a command

    try:
        return Template(path.read_bytes(), path.name)
    except OSError as trouble:
        raise InputFileError(name=path, problem=streams.problem_of(trouble)) from trouble
