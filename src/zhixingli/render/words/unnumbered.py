"""Official paper without the program's own numbers: no ID, no key (DOMAIN §12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.render.model.page import Page, Table

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.render.model.sheet import Sheet

T = TypeVar("T")

#: What columns of the program's own numbers are called.
_NUMBERS: Final = frozenset({"id", "key", "uid", "subject"})


def unnumbered(page: Page) -> Page:
    """Leave them out of every table of a document."""
    annexes = tuple(
        replace(annex, blocks=tuple(map(_block, annex.blocks))) for annex in page.annexes
    )
    return replace(page, blocks=tuple(map(_block, page.blocks)), annexes=annexes)


def _block(block: Block) -> Block:
    return Table(unnumbered_sheet(block.sheet)) if isinstance(block, Table) else block


def unnumbered_sheet(sheet: Sheet[T]) -> Sheet[T]:
    """Leave out their columns."""
    columns = tuple(column for column in sheet.columns if column.key not in _NUMBERS)
    return replace(sheet, columns=columns or sheet.columns)
