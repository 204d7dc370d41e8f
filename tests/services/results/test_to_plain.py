"""Results as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from zhixingli.domain.terms import Light, Urgency
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.services.results.plain import to_plain


@dataclass(frozen=True, slots=True)
class Inner:
    id: str
    light: Light | None


@dataclass(frozen=True, slots=True)
class Outer:
    from_: date
    at: datetime
    urgency: Urgency
    cost: Decimal
    inner: Inner | None
    several: tuple[Inner, ...]
    codes: tuple[Urgency, ...]
    extra: dict[str, object]
    on: bool


def outer(inner: Inner | None = None) -> Outer:
    return Outer(
        from_=date(2026, 1, 5),
        at=datetime(2026, 1, 5, 1, 30, tzinfo=UTC),
        urgency=Urgency.EXPRESS,
        cost=Decimal("1200.50"),
        inner=inner,
        several=(Inner("a", Light.RED),),
        codes=(Urgency.NORMAL,),
        extra={"day": date(2026, 1, 6)},
        on=True,
    )


def test_a_record() -> None:
    assert to_plain(outer(Inner("b", None))) == {
        "from": "2026-01-05",
        "at": "2026-01-05T09:30:00+08:00",
        "urgency": "express",
        "urgency_label": "特急",
        "cost": "1200.50",
        "inner": {"id": "b", "light": None, "light_label": None},
        "several": [{"id": "a", "light": "red", "light_label": "逾期"}],
        "codes": ["normal"],
        "extra": {"day": "2026-01-06"},
        "on": True,
    }


def test_the_label_stands_right_behind_its_code() -> None:
    record = to_plain(outer())
    assert isinstance(record, dict)
    assert list(record)[2:4] == ["urgency", "urgency_label"]
    assert record["inner"] is None


def test_amounts_are_written_out() -> None:
    assert to_plain(Decimal("1E+3")) == "1000"


def test_codes_are_plain_strings() -> None:
    assert type(to_plain(Urgency.URGENT)) is str


def test_a_naive_moment_is_taken_for_china() -> None:
    naive = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI).replace(tzinfo=None)
    assert to_plain(naive) == "2026-01-05T09:00:00+08:00"


def test_what_has_no_plain_form_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="object"):
        to_plain(object())
