"""Words in Chinese stand for the very commands of their English ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.every_reading import zx

from zhixingli.cli.program import chinese, registry
from zhixingli.cli.program.commands import Noun, load
from zhixingli.services import demo

if TYPE_CHECKING:
    from pathlib import Path

DAY: Final = demo.EXAMPLE_DAY


@pytest.mark.parametrize(("typed", "word"), chinese.FIRST.items())
def test_a_first_word_is_a_command(typed: str, word: str) -> None:
    entry = registry.entry(registry.meant(typed, ["清单"]))

    assert entry is not None
    assert entry.name in {word, typed}


@pytest.mark.parametrize("typed", chinese.VERBS)
def test_a_verb_is_one_of_some_noun(typed: str) -> None:
    nouns = [load(entry) for entry in registry.ENTRIES if not entry.hidden]
    found = [
        noun for noun in nouns if isinstance(noun, Noun) and noun.meant(typed, []) in noun.verbs
    ]

    assert found


def test_every_verb_of_a_paper_has_a_word() -> None:
    doc = load(registry.ENTRIES[[e.name for e in registry.ENTRIES].index("doc")])
    assert isinstance(doc, Noun)
    assert {doc.meant(word, []) for word in chinese.VERBS} >= set(doc.verbs)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (("收文", "清单"), ("doc", "list")),
        (("收文", "查看", "402"), ("doc", "show", "SW-2026-0402")),
        (("任务", "清单"), ("task", "list")),
        (("逾期",), ("overdue",)),
        (("流水", "--limit", "3"), ("journal", "--limit", "3")),
    ],
)
def test_the_answer_is_the_same(
    typed: tuple[str, ...], same: tuple[str, ...], district_file: Path
) -> None:
    answers = [json.loads(zx(district_file, DAY, *words, "--json")[1]) for words in (typed, same)]

    assert answers[0]["ok"]
    assert answers[0]["data"] == answers[1]["data"]


def test_a_paper_is_registered_by_the_noun_alone(district_file: Path) -> None:
    status, said = zx(
        district_file,
        DAY,
        "收文",
        "一件",
        "-f",
        "市信访局",
        "-u",
        "区信访局",
        "--dry-run",
        "--json",
    )

    assert status == 0
    assert json.loads(said)["schema"] == "zx.doc/1"
    assert (
        zx(district_file, DAY, "收文", "一件")[0] == 2
    )  # what is missing is said, as of the English
