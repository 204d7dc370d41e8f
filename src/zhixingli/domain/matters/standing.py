"""How an obligation stands on a day: its light, and how late it is (DOMAIN §8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.terms import Light

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Standing:
    """How an obligation stands on a day: its light and, when late, by how many days."""

    light: Light
    calendar_days: int = 0
    working_days: int = 0


def standing(
    due: date | None,
    *,
    as_of: date,
    closed: bool,
    warning_days: int,
    black_after: int,
    calendar: WorkCalendar,
) -> Standing:
    """Give the light of DOMAIN §8; ``due`` is None while the clock stands still.

    Working days of lateness are those after the due day, up to and including ``as_of``; a
    limit is due soon once that many or fewer working days are left after ``as_of``.
    """
    if closed:
        return Standing(Light.DONE)
    if due is None:
        return Standing(Light.GREY)
    if due < as_of:
        working = calendar.count(due, as_of) - calendar.count(due, due)
        light = Light.BLACK if working > black_after else Light.RED
        return Standing(light, (as_of - due).days, working)
    left = calendar.count(as_of, due) - calendar.count(as_of, as_of)
    return Standing(Light.YELLOW if left <= warning_days else Light.GREEN)
