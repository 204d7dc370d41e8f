"""How wide the columns of a table are on a terminal of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.render.words.visible import width

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Entries up to this width stay on one line: numbers, days, lights, names of people.
_SHORT: Final = 12
#: Texts are folded no narrower than this, headings than this.
_TEXT: Final = 10
_HEADING: Final = 6
#: A heading of five characters lacks this much.
_LITTLE: Final = 4


class Need(NamedTuple):
    """What a column would like to have, and the least with which it can be read."""

    wanted: int
    least: int

    @classmethod
    def of(cls, heading: str, cells: Sequence[str]) -> Need:
        """Measure a column."""
        widest = max(map(width, cells))
        whole = widest <= _SHORT or all(cell.isascii() and " " not in cell for cell in cells)
        least = max(widest if whole else _TEXT, min(width(heading), _HEADING))
        return cls(max(widest, width(heading)), least)


def fitted(needs: Sequence[Need], room: int) -> list[int] | None:
    """Give each column its width; None where the room is too small for a table.

    What is left over the least goes to those that lack little first, so that headings stay whole.
    """
    widths = [need.least for need in needs]
    spare = room - sum(widths)
    if spare < 0:
        return None
    lacking = {n: need.wanted - need.least for n, need in enumerate(needs)}
    for done, n in enumerate(sorted(lacking, key=lacking.__getitem__)):
        fair = spare if lacking[n] <= _LITTLE else spare // (len(needs) - done)
        more = min(lacking[n], fair)
        widths[n] += more
        spare -= more
    return widths
