"""Results survive the way through JSON and back; what a later program added is empty."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from zhixingli.domain.terms import Light
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.services.results.plain import from_plain, to_plain


@dataclass(frozen=True)
class Part:
    """A part of a result."""

    day: date | None
    light: Light


@dataclass(frozen=True)
class Whole:
    """A result with every kind of field."""

    from_: date
    at: datetime
    amount: Decimal
    rate: float | None
    done: bool
    parts: tuple[Part, ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class Newer(Part):
    """What a later program makes of a part."""

    note: str | None
    also: tuple[str, ...]
    count: int
    sure: bool
    inner: Part | None


DAY = date(2026, 11, 16)
WHOLE = Whole(
    from_=DAY,
    at=datetime(2026, 11, 16, 9, 30, tzinfo=SHANGHAI),
    amount=Decimal("12000.50"),
    rate=None,
    done=True,
    parts=(Part(None, Light.RED), Part(DAY, Light.DONE)),
    days=(DAY,),
)


def test_a_result_comes_back_as_it_was() -> None:
    assert from_plain(Whole, json.loads(json.dumps(to_plain(WHOLE)))) == WHOLE


def test_what_was_not_asked_for_then_is_empty_now() -> None:
    old = to_plain(Part(DAY, Light.RED))

    assert from_plain(Newer, old) == Newer(DAY, Light.RED, None, (), 0, sure=False, inner=None)
