"""What a refusal is: its code, its exit status, its Chinese sentence and the remedy."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class Exit(IntEnum):
    """Exit statuses of the command line (CONTRACT §4)."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    NOT_FOUND = 3
    REFUSED = 4
    CONFLICT = 5
    PROVISIONAL = 6
    BUSY = 7
    SCHEMA = 8
    FILE = 9
    CONDITION = 10


class Refusal(Exception):  # noqa: N818 - "refusal" is the word of the catalogue; each entry ends in Error
    """Something that the program declines to do, said to a person.

    Subclasses set ``code``, ``exit``, ``sentence`` and ``remedy``; the two texts are
    ``str.format`` templates filled from the keyword facts.
    """

    code: ClassVar[str]
    exit: ClassVar[Exit]
    sentence: ClassVar[str]
    remedy: ClassVar[str] = ""

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        """Fill the sentence and the remedy from the facts."""
        self.field = field
        self.facts = facts
        self.message = self.sentence.format(**facts)
        self.hint = self.remedy.format(**facts)
        super().__init__(self.message)
