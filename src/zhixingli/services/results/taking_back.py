"""What was taken back (撤销): the entries, and what they had been about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class UndoneEntry:
    """An entry that was taken back; ``whole`` is false where only a part of an import was."""

    seq: int
    command: str
    actor: str
    today: date
    on: date | None
    reason: str | None
    whole: bool


@dataclass(frozen=True, slots=True)
class UndoneThing:
    """A subject, a unit, a person or a choice that the entries were about.

    ``gone``: it was registered by them, and is void now. ``acts`` says what was taken back.
    """

    id: str
    title: str
    gone: bool
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """What an undo took back, the newest entry first.

    ``again`` holds the commands that would record it once more, to be typed with what was meant;
    ``left`` the subjects that ``--rest`` left alone, because something was recorded since.
    """

    entries: tuple[UndoneEntry, ...]
    things: tuple[UndoneThing, ...]
    again: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def items(self) -> tuple[UndoneThing, ...]:
        """Give what ``-q`` names."""
        return self.things
