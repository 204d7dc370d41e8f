"""Rates as a page says them: a share of fewer than ten is no rate (DOMAIN §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.render.words.statement import ENOUGH, kept

if TYPE_CHECKING:
    from zhixingli.services.results.rates import Rates

_ENOUGH: Final = ENOUGH


def share_text(part: int, whole: int, measure: str = "项") -> str | None:
    """Say a share: 95.2%, of few 4项中1项; None of nothing."""
    if not whole:
        return None
    few = f"{whole}{measure}中{part}{measure}"
    return f"{100 * part / whole:.1f}%" if whole >= _ENOUGH else few


def rate_text(rate: float | None, whole: int) -> str | None:
    """Say a rate beside a share: nothing of few."""
    return f"{rate:.1f}%" if rate is not None and whole >= _ENOUGH else None


def kept_text(owed: Rates, *, what: str = "时限事项") -> str:
    """Say what was owed and how it was kept, by both due dates."""
    if not owed.owed:
        return f"没有应办结的{what}。"
    said = f"应办结{what}{owed.owed}项，{kept(owed)}"
    if owed.owed < _ENOUGH:
        original = f"；按原期限按期{owed.on_time_original}项"
        return f"{said}{original if owed.on_time_original != owed.on_time else ''}。"
    return f"{said}，按期率{owed.rate}%（按原期限{owed.rate_original}%）。"
