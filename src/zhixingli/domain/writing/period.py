"""A month or a year as people write it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from zhixingli.domain.errors.asking import PeriodError
from zhixingli.domain.writing.characters import normalise_option, shown

_FORMS: Final = (
    r"(?P<year>[0-9]{4}) ?年?",
    r"(?P<year>[0-9]{4}) ?(?:[-/.]|年) ?(?P<month>[0-9]{1,2}) ?月?",
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})",
)
_MONTHS: Final = {"上月": -1, "本月": 0, "下月": 1}
_YEARS: Final = {"去年": -1, "今年": 0, "明年": 1}
_MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar year, or one of its months."""

    year: int
    month: int | None

    @property
    def first(self) -> date:
        """Give its first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """Give its last day."""
        month = self.month or _MONTHS_A_YEAR
        return date(self.year, month, monthrange(self.year, month)[1])


def parse_period(text: str, today: date, *, field: str | None = None) -> Period:
    """Read ``2026-09``, ``2026年9月``, ``2026``, 本月 or 明年; raises PeriodError."""
    bare = normalise_option(text)
    if bare in _MONTHS:
        year, month = divmod(today.year * _MONTHS_A_YEAR + today.month - 1 + _MONTHS[bare], 12)
        return Period(year, month + 1)
    if bare in _YEARS:
        return Period(today.year + _YEARS[bare], None)
    for form in _FORMS:
        if match := re.fullmatch(form, bare):
            found = {name: int(digits) for name, digits in match.groupdict().items()}
            if found["year"] > 0 and found.get("month", 1) in range(1, _MONTHS_A_YEAR + 1):
                return Period(found["year"], found.get("month"))
    raise PeriodError(field=field, typed=shown(text))
