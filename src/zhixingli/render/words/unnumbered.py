"""Official paper without the program's own numbers and commands (DOMAIN §12)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.render.model.page import Page, Table

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.render.model.sheet import Sheet

T = TypeVar("T")

#: What columns of the program's own numbers are called.
_NUMBERS: Final = frozenset({"id", "key", "uid", "subject"})


def without_commands(text: str) -> str:
    """Leave out of a text how the program is told: commands in brackets, clauses about them."""
    bare = _IN_BRACKETS.sub("", text)
    return "；".join(part for part in bare.split("；") if "zx " not in part)


#: A command in brackets of its own, or behind something else in them.
_IN_BRACKETS: Final = re.compile(r"（zx [^）]*）|，zx [^）]*(?=）)")


def unnumbered(page: Page) -> Page:
    """Leave them out of every table of a document."""
    annexes = tuple(
        replace(annex, blocks=tuple(map(_block, annex.blocks))) for annex in page.annexes
    )
    return replace(page, blocks=tuple(map(_block, page.blocks)), annexes=annexes)


def numbered(page: Page) -> Page:
    """Show them in every table of a document, also where only machines read them (--ids)."""
    annexes = tuple(
        replace(annex, blocks=tuple(map(_shown, annex.blocks))) for annex in page.annexes
    )
    return replace(page, blocks=tuple(map(_shown, page.blocks)), annexes=annexes)


def _shown(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    columns = tuple(
        replace(column, machine=False) if column.key == "id" else column
        for column in block.sheet.columns
    )
    return Table(replace(block.sheet, columns=columns))


def _block(block: Block) -> Block:
    return Table(unnumbered_sheet(block.sheet)) if isinstance(block, Table) else block


def unnumbered_sheet(sheet: Sheet[T]) -> Sheet[T]:
    """Leave out their columns."""
    columns = tuple(column for column in sheet.columns if column.key not in _NUMBERS)
    return replace(sheet, columns=columns or sheet.columns)
