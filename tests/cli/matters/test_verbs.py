"""What every kind of matter has in common at the command line, on the example district."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest

from zhixingli.cli.program.app import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Say = Callable[..., dict[str, Any]]

TODAY: Final = "2026-10-16"
#: A matter of each noun whose list can be asked for a status.
VOIDED: Final = {
    "doc": "SW-2026-0406",
    "task": "YD-2026-0001",
    "project": "XM-2026-0001",
    "letter": "XW-2026-0001",
    "supervise": "DB-2026-0001",
}
#: What was typed, and the option that holds nothing but a blank.
BLANK: Final = (
    (("letter", "edit", "XW-2026-0012", "--to", " ", "--reason", "写错"), "--to"),
    (("letter", "edit", "XW-2026-0012", "--title", " ", "--reason", "写错"), "--title"),
    (("project", "progress", "XM-2026-0001", "--text", "本周", "--needs", " "), "--needs"),
    (("project", "progress", "XM-2026-0001", "--text", "本周", "--next", " "), "--next"),
    (("project", "edit", "XM-2026-0001", "--title", " ", "--reason", "写错"), "--title"),
    (("task", "edit", "YD-2026-0001", "--title", " ", "--reason", "写错"), "--title"),
)


@pytest.fixture
def say(district_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Type a command at a copy of the example district and read its answer."""
    place = tmp_path / "台账.db"
    shutil.copy(district_file, place)

    def typed(*words: str) -> dict[str, Any]:
        main(["--db", str(place), "--today", TODAY, *words, "--format", "json"])
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    return typed


@pytest.mark.parametrize(("noun", "number"), VOIDED.items())
def test_what_was_struck_out_is_listed_where_it_is_asked_for(
    say: Say, noun: str, number: str
) -> None:
    before = {row["id"] for row in say(noun, "list", "--status", "void")["data"]}
    assert say(noun, "void", number, "--reason", "登记错了")["ok"]

    after = say(noun, "list", "--status", "void")["data"]
    assert {row["id"] for row in after} - before == {number}
    assert {row["status"] for row in after} == {"void"}
    assert say(noun, "show", number)["data"]["status"] == "void"


@pytest.mark.parametrize(("typed", "field"), BLANK)
def test_a_blank_names_the_option_that_holds_it(
    say: Say, typed: tuple[str, ...], field: str
) -> None:
    answer = say(*typed)

    assert answer["error"]["field"] == field
    assert answer["error"]["exit"] == 2
