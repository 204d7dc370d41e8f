"""Codes and labels of enumerations as typed."""

from __future__ import annotations

import pytest

from zhixingli.domain.documents.terms import Authority, DocStatus
from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.text import ChoiceError
from zhixingli.domain.terms import Post, Purpose, Term, Urgency
from zhixingli.domain.writing.choices import parse_purpose, parse_term, parse_urgency


@pytest.mark.parametrize(
    ("typed", "urgency"),
    [
        ("特急", Urgency.EXPRESS),
        ("加急", Urgency.URGENT),
        ("急件", Urgency.URGENT),
        ("平件", Urgency.NORMAL),
        ("normal", Urgency.NORMAL),
        ("URGENT", Urgency.URGENT),
        ("ｅｘｐｒｅｓｓ", Urgency.EXPRESS),
        (" 特 急　", Urgency.EXPRESS),
    ],
)
def test_urgencies(typed: str, urgency: Urgency) -> None:
    assert parse_urgency(typed) is urgency


@pytest.mark.parametrize(
    ("typed", "purpose"),
    [
        ("办件", Purpose.HANDLING),
        ("阅件", Purpose.READING),
        ("handling", Purpose.HANDLING),
        ("Reading", Purpose.READING),
        ("传阅", Purpose.READING),
    ],
)
def test_purposes(typed: str, purpose: Purpose) -> None:
    assert parse_purpose(typed) is purpose


@pytest.mark.parametrize("terms", [Urgency, Post, DocStatus, Authority])
def test_every_code_and_label_is_read(terms: type[Term]) -> None:
    for term in terms:
        assert parse_term(terms, term.value, what="项") is term
        assert parse_term(terms, term.label, what="项") is term


def test_a_hyphen_stands_for_the_underscore() -> None:
    assert parse_term(Post, "district-head", what="职务") is Post.DISTRICT_HEAD


def test_an_unknown_word_lists_the_choices() -> None:
    with pytest.raises(ChoiceError) as refused:
        parse_urgency("很急")
    assert refused.value.message == "紧急程度没有“很急”这一项"
    assert refused.value.hint == "可写：平件（normal）、加急（urgent）、特急（express）"
    assert (refused.value.exit, refused.value.field) == (Exit.USAGE, "--urgency")


def test_part_of_a_word_is_not_the_word() -> None:
    with pytest.raises(ChoiceError):
        parse_purpose("办")
