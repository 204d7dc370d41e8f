"""How a page says totals, comparisons and names: every form speaks alike (DOMAIN §12).

Nothing is said that is nothing; no space stands beside a figure; a rate of fewer than ten is a
share, and is compared with nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.services.results.rates import Rates

#: From so many on a share is said in percent.
ENOUGH: Final = 10
_NUMERALS: Final = "一二三四五六七八九十"


def numbered(number: int, heading: str) -> str:
    """Put its number before a part of a page: 一、突出问题."""
    tens, ones = divmod(number, 10)
    said = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return f"{said}{_NUMERALS[ones - 1] if ones else ''}、{heading}"


def counted(*parts: tuple[str, int, str]) -> str:
    """Say what was counted, and leave out what was nothing: 按期44项、超期办结3项."""
    return "、".join(f"{word}{count}{measure}" for word, count, measure in parts if count)


def kept(owed: Rates) -> str:
    """Say how limits were kept: 按期44项、超期办结3项、尚未办结9项; 全部按期."""
    if owed.on_time == owed.owed:
        return "全部按期"
    return counted(
        ("按期", owed.on_time, "项"), ("超期办结", owed.late, "项"), ("尚未办结", owed.undone, "项")
    )


def meetings(owed: int, held: int) -> str:
    """Say how the meetings on site went: 现场办公会应开30次、实开21次，召开率70.0%."""
    if not owed:
        return ""
    said = f"现场办公会应开{owed}次"
    if held == owed:
        return f"{said}，全部召开"
    return f"{said}、实开{held}次，召开率{share(held, owed, '次')}" if held else f"{said}，均未召开"


def share(part: int, whole: int, measure: str = "项") -> str:
    """Say a share: 78.6%, of few 4项中1项."""
    few = f"{whole}{measure}中{part}{measure}"
    return f"{100 * part / whole:.1f}%" if whole >= ENOUGH else few


def points(now: float | None, before: float | None, *, of: int, of_before: int) -> str:
    """Compare a rate with the week before: 比上周上升4.0个百分点; of few, say nothing."""
    if now is None or before is None or min(of, of_before) < ENOUGH:
        return ""
    change = round(now - before, 1)
    if not change:
        return "与上周持平"
    return f"比上周{'上升' if change > 0 else '下降'}{abs(change):.1f}个百分点"


def change(now: int, before: int, measure: str = "项") -> str:
    """Compare a count with the week before: 比上周增加14项."""
    if now == before:
        return "与上周持平"
    return f"比上周{'增加' if now > before else '减少'}{abs(now - before)}{measure}"


def run(weeks: int) -> str:
    """Say for how many weeks a figure has gone one way: 已连续5周上升; of one, nothing."""
    if abs(weeks) < len(("last", "this")):
        return ""
    return f"已连续{abs(weeks)}周{'上升' if weeks > 0 else '下降'}"


def sentence(*clauses: str) -> str:
    """Join clauses into a sentence; empty ones fall away."""
    said = "，".join(clause for clause in clauses if clause)
    return f"{said}。" if said else ""


def listed(names: Iterable[str], *, most: int) -> str:
    """Name the first few, and say that there are more: 甲、乙等5个."""
    every = list(names)
    return "、".join(every[:most]) + (f"等{len(every)}个" if len(every) > most else "")
