"""A rule in the form in which the ledger keeps it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from zhixingli.domain.law.rule_file import body_of, limit_from_body
from zhixingli.domain.law.rules import Approver, Extension, Follow, Ground, TimeLimit, WeekEnd
from zhixingli.domain.law.terms import CountUnit, OnExpiry, Roll, Supplement
from zhixingli.store.law.rulebooks import bundled_rules


@pytest.mark.parametrize("limit", bundled_rules(), ids=lambda limit: str(limit.id))
def test_a_shipped_rule_survives_its_body(limit: TimeLimit) -> None:
    body = json.loads(json.dumps(body_of(limit), ensure_ascii=False))
    assert limit_from_body(body, limit.version) == limit


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Po")), min_size=1, max_size=20)
EXTENSIONS = st.builds(
    Extension,
    max=st.integers(1, 3650),
    approver=st.sampled_from(Approver),
    times=st.none() | st.integers(1, 9),
    from_due=st.booleans(),
)
FOLLOWS = st.builds(Follow, rule=WORDS, outcome=st.none() | WORDS, main=st.booleans())
DAYS = st.none() | st.dates()
LIMITS = st.builds(
    TimeLimit,
    id=st.from_regex(r"[a-z][a-z0-9_.-]{1,63}", fullmatch=True),
    label=WORDS,
    basis=WORDS,
    amount=st.integers(0, 3650),
    unit=st.sampled_from(CountUnit),
    start=WORDS,
    clause=st.just("") | WORDS,
    roll=st.sampled_from(Roll),
    backward=st.booleans(),
    week_end=st.none() | st.sampled_from(WeekEnd),
    grounds=st.lists(st.builds(Ground, WORDS, st.booleans()), max_size=4).map(tuple),
    supplement=st.sampled_from(Supplement),
    then=st.lists(FOLLOWS, max_size=2).map(tuple),
    on_expiry=st.none() | st.sampled_from(OnExpiry),
    conditional=st.booleans(),
    extension=st.none() | EXTENSIONS,
    warning_days=st.integers(0, 365),
    statutory=st.booleans(),
    effective_from=DAYS,
    effective_to=DAYS,
    note=st.just("") | WORDS,
    version=st.integers(0, 10_000),
)


@given(LIMITS)
def test_any_rule_survives_its_body_exactly(limit: TimeLimit) -> None:
    body = json.loads(json.dumps(body_of(limit)))
    assert "version" not in body
    assert limit_from_body(body, limit.version) == limit
