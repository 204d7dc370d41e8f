"""For whom a report was narrowed, in its title, its address and its remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.terms import DISTRICT_POSTS, Post
from zhixingli.render.model.page import Paragraph
from zhixingli.render.words.office_text import unit_text

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.refs import Reader


def addressee(reader: Reader | None, everybody: str) -> str:
    """Say to whom a report goes: the one reader, else those whom it always goes to."""
    if reader is None:
        return everybody
    if reader.post in DISTRICT_POSTS:
        return f"{reader.name}{reader.post.label}"
    if reader.post is Post.HANDLER:
        return f"{unit_text(reader.unit)}{reader.name}同志"
    return f"{unit_text(reader.unit)}{reader.name}"


def whose_title(reader: Reader | None) -> str:
    """Say in a title whose part it holds; nothing where it holds the whole."""
    if reader is None or reader.brief:
        return ""
    if reader.post in DISTRICT_POSTS:
        return f"（{reader.name}分管）"
    return f"（{unit_text(reader.unit)}）"


def narrowed(reader: Reader | None, *, whole: bool = False) -> tuple[Block, ...]:
    """Say at the beginning what a narrowed report lists.

    ``whole`` is said of a report that lists everything to one who sees the district in brief.
    """
    if reader is None or (whole and reader.brief):
        return ()
    if reader.brief:
        said = "数字为全区；逐项只列严重逾期、严重滞后、需要协调的和本人分管的。"
    elif reader.post in DISTRICT_POSTS:
        said = f"本报告只列{reader.name}分管、挂钩的事项，数字也是。"
    else:
        said = f"本报告只列{unit_text(reader.unit)}主责的事项，数字也是。"
    return (Paragraph(said),)


def left_out(what: str, shown: int, total: int) -> tuple[Block, ...]:
    """Say how many items a brief list leaves out."""
    return (Paragraph(f"另有{what} {total - shown}项未列。"),) if total > shown else ()
