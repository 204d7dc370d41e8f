"""The view model of a document: headings, paragraphs and tables, for every document format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from zhixingli.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document; level 1 is 一、, level 2 is （一）."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet inside a document, with its title as the caption."""

    sheet: Sheet[Any]  # rows of one document's tables differ in type


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A document: its title and its blocks in reading order."""

    title: str
    blocks: tuple[Block, ...]
