"""Papers that may be registered already though no number says so (疑似重复)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixingli.domain.writing.characters import normalise_option
from zhixingli.services.use_case.envelope import Remark
from zhixingli.store.kinds.documents import lately_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

#: A paper that comes again comes within so many days ([设]).
_WITHIN: Final = 30
#: What two writings of one title differ in.
_FILLERS: Final = re.compile(r"关于|有关|的|\W+|_+")


def likely_doubles(
    conn: Connection, sender: str, title: str, number: str | None, day: date
) -> Iterator[Remark]:
    """Warn of a paper of the same sender with nearly the same title, received about that day.

    Two that bear different numbers are two papers.
    """
    mine = bare(title)
    for row in lately_of(conn, sender, day, within=_WITHIN):
        apart = number is not None and row["number"] is not None and row["number"] != number
        if bare(row["title"]) == mine and not apart:
            when = "同一天" if row["received_on"] == day else f"{row['received_on']} "
            text = (
                f"{sender}{when}来过标题相同的《{row['title']}》，收文编号 {row['id']}；"
                f"是同一件的，用 zx undo 撤销这一条"
            )
            yield Remark("DOUBLE_LIKELY", text)


def bare(title: str) -> str:
    """Give what a title says, without signs and the words that are now written and now not."""
    return _FILLERS.sub("", normalise_option(title)).lower()
