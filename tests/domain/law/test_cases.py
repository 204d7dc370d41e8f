"""Every clause, at least three times, with the count written out for a lawyer to follow.

``cases/*.toml`` say from which day, how the days were counted and where they end. Each is held
against the program and against ``tests.oracle``, which counts with none of the program's code; the
words of the count are read back and must name the very days that were counted.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from tests.oracle.limits import Counted, counted

from zhixingli.domain.law.deadline import compute
from zhixingli.domain.law.terms import CountUnit
from zhixingli.store.law.notices import bundled_calendar
from zhixingli.store.law.rulebooks import bundled_rules

RULES: Final = {limit.id: limit for limit in bundled_rules()}
CALENDAR: Final = bundled_calendar()
CASES: Final = [
    case
    for file in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
STRETCH: Final = re.compile(r"(?:(\d{4})年)?(?:(\d+)月)?(\d+)日(?:至(?:(\d+)月)?(\d+)日)?\((\d+)\)")


def name_of(case: dict[str, Any]) -> str:
    more = f"+{case['extended']}" if "extended" in case else ""
    return f"{case['rule']}-{case['start']}{more}"


def by_the_oracle(case: dict[str, Any]) -> Counted:
    limit = RULES[case["rule"]]
    more = case.get("extended", 0)
    how: dict[str, Any] = {"roll": limit.roll.value, "backward": limit.backward, "more": more}
    return counted(case["start"], limit.amount, limit.unit.value, **how)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_program_and_the_oracle_end_where_the_case_ends(case: dict[str, Any]) -> None:
    found = compute(
        RULES[case["rule"]],
        case["start"],
        calendar=CALENDAR,
        extended=case.get("extended", 0),
    )
    other = by_the_oracle(case)
    assert found.nominal == other.nominal
    if "not_before" in case:
        assert (found.due, found.not_before) == (None, case["not_before"])
        assert other.due + timedelta(days=1) == case["not_before"]
    else:
        assert found.due == other.due == case["due"]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_words_of_the_count_name_the_days_that_were_counted(case: dict[str, Any]) -> None:
    other = by_the_oracle(case)
    if RULES[case["rule"]].unit is CountUnit.MONTH:
        nominal = other.nominal
        year = "" if nominal.year == case["start"].year else f"{nominal.year}年"
        assert f"对应日{year}{nominal.month}月{nominal.day}日" in case["count"]
        return
    assert tuple(days_in(case["count"], case["start"])) == other.days


def days_in(words: str, start: date) -> list[date]:
    """Read the counted days back: 3月3日至6日(4)，9日(5)."""
    found: list[date] = []
    year, month = start.year, start.month
    for stretch in STRETCH.finditer(words.partition("：")[2]):
        year = int(stretch[1] or year)
        month = int(stretch[2] or month)
        first = last = date(year, month, int(stretch[3]))
        if stretch[5]:
            month = int(stretch[4] or month)
            last = date(year, month, int(stretch[5]))
        step = timedelta(days=1 if last >= first else -1)
        while first != last + step:
            found.append(first)
            first += step
        assert len(found) == int(stretch[6]), stretch[0]
    return found


def test_every_rule_has_three_cases_and_one_more_for_its_extension() -> None:
    plain = Counter(case["rule"] for case in CASES if "extended" not in case)
    extended = {case["rule"] for case in CASES if "extended" in case}
    counting = [limit for limit in RULES.values() if limit.unit is not CountUnit.WEEK]
    assert {limit.id: plain[limit.id] for limit in counting} == {limit.id: 3 for limit in counting}
    assert extended == {limit.id for limit in counting if limit.extension is not None}
