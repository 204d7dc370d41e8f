"""Every refusal of the program is shown by at least one transcript, and is well said."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

import pytest

from zhixingli.domain import errors
from zhixingli.domain.errors.acts import RuleAbsentError
from zhixingli.domain.errors.command import ProgramFaultError
from zhixingli.domain.errors.imports import (
    CellFaultError,
    CellPercentError,
    CellSerialError,
    ExamplesMissingError,
)
from zhixingli.domain.errors.ledger import LedgerAppearedError, LedgerBusyError
from zhixingli.domain.errors.people import PostMissingError
from zhixingli.domain.errors.projects import FilesFolderError
from zhixingli.domain.errors.refusal import Exit, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
#: What a person reads: the sentence, or the message of an envelope or of a refused row.
SHOWN: Final = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "tests/transcripts").glob("*.md")))
)


def _known(base: type[Refusal]) -> Iterator[type[Refusal]]:
    for found in base.__subclasses__():
        yield found
        yield from _known(found)


for _area in pkgutil.iter_modules(errors.__path__, f"{errors.__name__}."):
    import_module(_area.name)
REFUSALS: Final = [found for found in _known(Refusal) if found.__module__.startswith("zhixingli.")]

#: What no command of a transcript can bring about, or only after half a minute's waiting, and
#: the test that does.
ELSEWHERE: Final[dict[type[Refusal], str]] = {
    ProgramFaultError: "cli/answers/test_send.py::test_a_fault_is_one_sentence",
    RuleAbsentError: ("services/test_tasks.py::test_an_older_ledger_is_told_how_to_get_the_rule"),
    LedgerAppearedError: "store/ledger/test_database.py::test_of_two_beginners_the_second_is_told",
    LedgerBusyError: "store/ledger/test_database.py::test_a_busy_file_is_said_to_be_busy",
    PostMissingError: (
        "domain/matters/test_responsibility.py::test_a_leader_is_in_office_holds_a_post_and_is_no_handler"
    ),
    FilesFolderError: (
        "services/projects/test_acts.py::test_a_dry_run_copies_nothing_and_a_server_needs_a_folder"
    ),
    CellFaultError: "services/sheets/test_books.py::test_an_error_is_refused_by_its_column",
    CellPercentError: (
        "services/sheets/test_books.py::test_a_small_percentage_of_an_old_book_is_refused"
    ),
    CellSerialError: (
        "services/sheets/test_books.py::test_a_plain_number_in_a_book_since_1904_is_no_day"
    ),
    ExamplesMissingError: "services/test_demo.py::test_missing_examples_are_said",
}


@pytest.mark.parametrize(
    "refusal", [r for r in REFUSALS if r not in ELSEWHERE], ids=lambda found: found.__name__
)
def test_a_transcript_shows_it(refusal: type[Refusal]) -> None:
    assert re.search(_as_pattern(refusal.sentence), SHOWN), refusal.sentence


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda found: found.__name__)
def test_it_is_well_said(refusal: type[Refusal]) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9_]+", refusal.code)
    assert isinstance(refusal.exit, Exit)
    assert refusal.exit not in (Exit.DONE, Exit.CONDITION)
    assert re.search(r"[\u4e00-\u9fff]", refusal.sentence)
    assert re.search(r"[\u4e00-\u9fff]", refusal.remedy)
    assert not refusal.sentence.endswith(("。", "."))
    assert not refusal.remedy.endswith(("。", "."))


@pytest.mark.parametrize("place", ELSEWHERE.values())
def test_another_test_brings_it_about(place: str) -> None:
    file, _, name = place.partition("::")

    assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")


def test_no_two_refusals_share_a_code() -> None:
    codes = [refusal.code for refusal in REFUSALS]

    assert sorted(codes) == sorted(set(codes))


def test_a_refusal_is_not_taken_for_another() -> None:
    assert re.search(_as_pattern("{id} 已于 {day} {how}，不能再办"), "SW 已于 2026 办结，不能再办")
    assert not re.search(_as_pattern("{id} 没有停表"), "SW 还没有停表")
    assert len(REFUSALS) > 100


def _as_pattern(sentence: str) -> str:
    """Turn a sentence into a pattern: its facts may be anything, its words may not."""
    parts = []
    for literal, fact, _, _ in Formatter().parse(sentence):
        parts.append(re.escape(literal))
        if fact is not None:
            parts.append(".+?")
    return "".join(parts)
