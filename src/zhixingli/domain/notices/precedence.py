"""Which notice takes the place of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.law.calendar import NoticeKind

if TYPE_CHECKING:
    from zhixingli.domain.law.calendar import Notice


def gives_way(old: Notice, new: Notice) -> bool:
    """Tell whether a new notice takes an old one's place.

    That is the same document again, or the announcement or a better estimate of a year that
    was estimated. An office's own arrangements only add to each other.
    """
    if old.year != new.year or new.kind is NoticeKind.LOCAL:
        return False
    if old.kind is NoticeKind.ESTIMATE:
        return new.kind in (NoticeKind.ANNUAL, NoticeKind.ESTIMATE)
    return old.number == new.number
