"""What the program says of each kind of matter: its noun, its numbers, its beginning and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from zhixingli.domain.terms import ActKind, Kind


@dataclass(frozen=True, slots=True)
class Card:
    """One kind of matter, as commands, refusals and readings speak of it.

    ``noun`` is the word after ``zx``, ``example`` what an ID looks like, ``beginning`` the word
    for the day on which a matter began. After a ``closing`` act nothing more can be done to it.
    ``also`` holds further beginnings of an ID: a decision of a meeting is a task.
    """

    noun: str
    example: str
    beginning: str
    closing: frozenset[ActKind] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Give what an ID of the kind may begin with."""
        return (self.example[:2], *self.also)


CARDS: Final[dict[Kind, Card]] = {
    Kind.DOC: Card("doc", "SW-2026-0001", "收文", frozenset({ActKind.FINISH, ActKind.RETURN})),
    Kind.TASK: Card("task", "SX-2026-0001", "立项", frozenset({ActKind.FINISH}), ("YD",)),
    Kind.PROJECT: Card("project", "XM-2026-0001", "列为重点项目", frozenset({ActKind.CLOSE})),
    Kind.MEETING: Card("onsite", "HY-2026-0001", "开会"),
    Kind.LETTER: Card("letter", "XW-2026-0001", "起草", frozenset({ActKind.CLOSE})),
    Kind.SUPERVISION: Card("supervise", "DB-2026-0001", "立项", frozenset({ActKind.STRIKE})),
    Kind.REVIEW: Card("review", "LS-planning", "启用"),
    Kind.REPORT: Card("report", "BG-onsite", "启用"),
}
