"""A clock for tests: the program's own, set to the day on which a story plays.

So the ledgers of the tests, of the README and of the transcripts are real ones, on the days on
which their stories play; only what tests the clock itself looks at the true one.
"""

from __future__ import annotations

from datetime import datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.writing.dates import SHANGHAI, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def showing(words: Sequence[str], environ: Mapping[str, str]) -> Callable[[], datetime]:
    """Give a clock that shows the day of ``ZX_TODAY``, else of ``--today``, else the true one."""
    given = next((day for option, day in pairwise(words) if option == "--today"), None)

    def now() -> datetime:
        true = datetime.now(SHANGHAI)
        told = environ.get("ZX_TODAY", given)
        if told is None:
            return true
        try:
            day = parse_date(told, true.date(), field="--today")
        except Refusal:
            return true
        return datetime.combine(day, time(9, 30), SHANGHAI)

    return now
