"""Answers as files of office programs, web pages and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixingli.cli.console import sources
from zhixingli.cli.console.asked import Format

if TYPE_CHECKING:
    from pathlib import Path

    from zhixingli.render.model.page import Page, Paper
    from zhixingli.render.model.sheet import Sheet
    from zhixingli.render.writers.docx import Template


def file_of(
    thing: Page | Sheet[Any], kind: Format, paper: Paper, template: Path | None = None
) -> bytes:
    """Write a document or a table in one of the file formats."""
    match kind:
        case Format.DOCX:
            from zhixingli.render.writers.docx import docx_bytes

            return docx_bytes(thing, paper, _template(template))
        case Format.XLSX:
            from zhixingli.render.writers.xlsx import xlsx_bytes

            return xlsx_bytes(thing, paper)
        case _:
            from zhixingli.render.writers.html import html_bytes

            return html_bytes(thing, paper)


def _template(path: Path | None) -> Template | None:
    """Read the office's own template, where one was named."""
    if path is None:
        return None
    from zhixingli.render.writers.docx import Template

    return Template(*sources.content(path, field="--template"))
