"""Every command that writes, done and taken back: no reading and no export tells that it was."""

from __future__ import annotations

import contextlib
import json
import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.cli.ledger.every_write import FILES, KEPT, SCENES
from tests.conftest import PROVE
from tests.every_reading import answer, questions, zx

from zhixingli.cli.program import registry
from zhixingli.cli.program.commands import Command, Noun, load
from zhixingli.services import demo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DAY: Final = demo.EXAMPLE_DAY
#: The course of a subject tells of the taking back; an export counts what is void.
COURSE: Final = {"acts", "assignments", "warnings"}
#: How many scenes one ledger plays before it is asked: each alone by ``make prove``.
LOT: Final = 1 if PROVE else 64
#: What reads one thing is asked of a few only in ``make test``.
PATIENCE: Final = None if PROVE else 2


@pytest.fixture
def place(district_file: Path, tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copy(district_file, tmp_path / "ledger.db")
    return tmp_path / "ledger.db"


def play(place: Path, scene: Iterable[str]) -> list[int]:
    """Do what a scene says; give the entries that it wrote."""
    entries, made = [], ""
    for line in scene:
        words = [w.replace("@", made).replace("{folder}", str(place.parent)) for w in line.split()]
        told = done(place, *words)
        made = told["data"].get("id", made) if isinstance(told["data"], dict) else made
        entries.append(told["meta"]["head"]["seq"])
    assert len(set(entries)) == len(entries), scene  # a command that writes nothing proves nothing
    return entries


def done(place: Path, *words: str) -> Any:
    status, said = zx(place, DAY, *words, "--json")
    assert status == 0, (words, said)
    return json.loads(said)


def refused(place: Path, *words: str) -> dict[str, Any]:
    status, said = zx(place, DAY, *words, "--json")
    error: dict[str, Any] = json.loads(said)["error"]
    assert status == error["exit"] > 0
    return error


def void(place: Path) -> set[str]:
    """Name the subjects that are void: what is void never was, and lists may name it."""
    import sqlite3  # noqa: PLC0415

    with contextlib.closing(sqlite3.connect(place)) as file:
        rows = file.execute("SELECT id FROM subject WHERE voided_on IS NOT NULL").fetchall()
    return {number for (number,) in rows}


def told(value: Any, aside: set[str]) -> Any:
    """Give an answer without what is void and without the course of subjects."""
    if isinstance(value, dict):
        return {key: told(each, aside) for key, each in value.items() if key not in COURSE}
    if isinstance(value, list):
        return [told(each, aside) for each in value if not _of(each, aside)]
    return value


def _of(item: Any, aside: set[str]) -> bool:
    """Tell an item of a list that is about something void, or tells calendars it is off."""
    if not isinstance(item, dict):
        return False
    return item.get("id", item.get("subject")) in aside or item.get("status") == "cancelled"


#: The week that is not over: what was recorded late in it is told in its report.
NOW: Final = (
    ("report", "weekly", "--week", "2026-W42"),
    ("report", "weekly", "--week", "2026-W42", "--for", "罗正平"),
    ("report", "letters", "--week", "2026-W42"),
    ("report", "bulletin", "--since", "2026-10-12"),
    ("score", "--since", "2026-10-12"),
)


def asked(place: Path) -> Iterator[tuple[str, ...]]:
    """Give the questions: every reading, and what reads one thing of a few."""
    yield from NOW
    counted: dict[tuple[str, ...], int] = {}
    for question in questions(place, DAY):
        kind = question[:2]
        counted[kind] = counted.get(kind, 0) + 1
        if PATIENCE is None or counted[kind] <= PATIENCE:
            yield question


def differences(before: Path, after: Path) -> Iterator[tuple[str, ...]]:
    aside = void(before) | void(after)
    for question in asked(before):
        if question not in _BEFORE:
            _BEFORE[question] = answer(before, DAY, question, "json")
        if told(_BEFORE[question], aside) != told(answer(after, DAY, question, "json"), aside):
            yield question


#: What the example district answers, asked once a process: it is never written to.
_BEFORE: Final[dict[tuple[str, ...], Any]] = {}
LOTS: Final = [SCENES[start : start + LOT] for start in range(0, len(SCENES), LOT)]


@pytest.mark.parametrize("lot", LOTS, ids=[lot[0][-1][:40] for lot in LOTS])
def test_what_is_taken_back_never_was(
    lot: tuple[tuple[str, ...], ...], place: Path, district_file: Path
) -> None:
    for scene in lot:
        for seq in reversed(play(place, scene)):
            done(place, "undo", str(seq))
    assert done(place, "verify")["data"]["sound"]
    assert list(differences(district_file, place)) == []


def test_all_at_once_is_taken_back_by_one_entry(place: Path, district_file: Path) -> None:
    entries = [seq for scene in SCENES[:24] for seq in play(place, scene)]
    stretch = f"{entries[0]}-{entries[-1]}"
    taken = done(place, "undo", stretch)["data"]["entries"]
    assert [each["seq"] for each in taken] == entries[::-1]
    assert done(place, "verify")["data"]["sound"]
    assert list(differences(district_file, place)) == []


def test_every_command_that_writes_has_a_scene() -> None:
    known = {" ".join(scene[-1].split()[:2]) for scene in SCENES} | {*KEPT}
    known |= {scene[-1].split()[0] for scene in SCENES}
    named = {" ".join(each.split()[:2]) for each in known} | known
    assert [each for each in writes() if each not in named and each != "undo"] == []


def writes() -> Iterator[str]:
    """Name every command that writes."""
    for entry in registry.ENTRIES:
        if entry.hidden or entry.verb is not None:
            continue
        command = load(entry)
        verbs = (
            [(f"{entry.name} {name}", command.verb(name)) for name in command.verbs]
            if isinstance(command, Noun)
            else [(entry.name, command)]
        )
        yield from (
            path
            for path, verb in verbs
            if isinstance(verb, Command) and any("--key" in param.opts for param in verb.params)
        )


@pytest.mark.parametrize("scene", SCENES[:24:4], ids=lambda scene: scene[-1][:30])
def test_what_was_taken_back_may_be_done_again(scene: tuple[str, ...], place: Path) -> None:
    for seq in reversed(play(place, scene)):
        done(place, "undo", str(seq))
    play(place, scene)
    assert done(place, "verify")["data"]["sound"]


@pytest.mark.parametrize("scene", SCENES[::14], ids=lambda scene: scene[-1][:30])
def test_a_key_whose_entry_was_taken_back_says_so(scene: tuple[str, ...], place: Path) -> None:
    keyed = (*scene[:-1], f"{scene[-1]} --key 一回")
    done(place, "undo", str(play(place, keyed)[-1]))
    (*before, last) = keyed
    error = refused(place, *last.replace("@", "SW-2026-0417").format(folder=place.parent).split())
    assert error["code"] in {"KEY_TAKEN_BACK", "DOCUMENT_DUPLICATE"}, before
