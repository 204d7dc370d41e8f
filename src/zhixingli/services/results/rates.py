"""What was owed in a stretch of days, and how it was kept (CONTRACT §6)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """What belongs to a stretch (应办结): kept in time, kept late, not kept yet.

    ``on_time_original`` counts by the due dates without extensions. Rates are in percent with
    one decimal, null where nothing is owed.
    """

    owed: int
    on_time: int
    on_time_original: int
    late: int
    undone: int
    rate: float | None
    rate_original: float | None


def percent(part: int, whole: int) -> float | None:
    """Give a part in percent with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None
