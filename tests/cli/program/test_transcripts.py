"""Console blocks of tests/transcripts and of the README are run and compared.

In a block fenced ``console``, a line ``$ command`` is followed by what it prints, stdout and
stderr as they come; ``> `` continues a command, and ``# exit 4`` at its end is the status
expected (else 0). ``...`` on a line of its own stands for any lines, ``…`` for any part of a
line. One file is one story: one folder, one ledger, in order. ``$ export NAME=value``, or the
same in a comment ``<!-- export NAME=value -->`` that readers do not see, holds from there on.
``<!-- $ zx … -->`` sets a scene: it is run and what it prints is not looked at.
``ZX_UPDATE_GOLDEN=1`` writes what was printed into the file.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests import their_clock, warm_zx
from typer.main import get_group

from zhixingli.cli.console import clock
from zhixingli.cli.console.state import Run
from zhixingli.cli.options.value_kinds import field_of
from zhixingli.cli.program import refusal
from zhixingli.cli.program.app import main
from zhixingli.cli.program.run import _root
from zhixingli.domain.writing.characters import normalise_option
from zhixingli.services.use_case.schemas import SCHEMAS, schema_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixingli.domain.errors.refusal import Refusal

ROOT: Final = Path(__file__).parents[3]
STORIES: Final = [
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    *sorted((ROOT / "src" / "zhixingli" / "data" / "help").glob("*.md")),
    *sorted((ROOT / "tests" / "transcripts").glob("*.md")),
]
UPDATE: Final = os.environ.get("ZX_UPDATE_GOLDEN") == "1"
#: What differs from run to run.
CHANGING: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|\b[0-9a-f]{64}\b"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:\+08:00|\+00:00|Z)"
)
_STATUS: Final = re.compile(r"\s+# exit (?P<status>[0-9]+)$")
_COMMENT: Final = re.compile(r"<!-- (?P<export>export .*) -->")
_SETTING: Final = re.compile(r"<!-- \$ (?P<typed>.*) -->")
_EXPORT: Final = re.compile(r"export (?P<name>\w+)=(?P<value>.*)")


@dataclass
class Step:
    """One command of a story and what it is to print."""

    place: int  # of the first line of its output, in the file
    typed: str
    status: int
    expected: list[str] = field(default_factory=list)


@dataclass
class World:
    """The folder and the environment that a story plays in."""

    folder: Path
    environ: dict[str, str]

    def play(self, typed: str) -> tuple[int, str]:
        """Run a command and give its status and everything it printed."""
        if export := _EXPORT.fullmatch(typed):
            self.environ[export["name"]] = shlex.split(export["value"])[0]
            return 0, ""
        words = _plain_words(typed)
        return self._inside(words) if words else self._by_shell(typed)

    def _inside(self, words: list[str]) -> tuple[int, str]:
        """Run ``zx`` in this process, which is fast."""
        printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "environ", dict(self.environ))
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
            patch.setattr(sys, "stdout", printed)
            patch.setattr(sys, "stderr", printed)
            patch.chdir(self.folder)
            patch.setattr(refusal, "show", _noting(words, refusal.show))
            patch.setattr(clock, "now", their_clock.showing(words, self.environ))
            status = main(words)
        content = printed.buffer
        assert isinstance(content, io.BytesIO)
        return status, content.getvalue().decode()

    def _by_shell(self, typed: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", typed],
            cwd=self.folder,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode()


@pytest.fixture
def world(tmp_path: Path, warm_place: str) -> World:
    """Set up a clean folder and environment, the day and the clerk given."""
    tools = tmp_path / ".tools"
    warm_zx.install(tools, warm_place)
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "examples").symlink_to(ROOT / "examples")
    environ = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
        "ZX_DB": str(folder / "台账.db"),
        "ZX_ACTOR": "文书",
        "ZX_TODAY": "2026-10-16",
    }
    return World(folder, environ)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_a_story(story: Path, world: World) -> None:
    lines = story.read_text(encoding="utf-8").splitlines()
    told: list[tuple[Step, list[str]]] = []
    wrong: list[str] = []
    for step in steps(lines):
        status, text = world.play(step.typed)
        printed = [line.rstrip() for line in _shown(text, world).splitlines()]
        if status != step.status:
            wrong.append(f"{story.name}: {step.typed}\n{status} ≠ {step.status}: {text}")
        assert UPDATE or not wrong, wrong[0]
        _fits_its_schema(text)
        if not UPDATE:
            expected = "\n".join(step.expected)
            assert matches(step.expected, printed), f"$ {step.typed}\n{text}\n≠\n{expected}"
        told.append((step, printed))
    if UPDATE:
        story.write_text("\n".join(_retold(lines, told)) + "\n", encoding="utf-8")
    assert not wrong, "\n".join(wrong)


def steps(lines: list[str]) -> Iterator[Step]:
    """Read the commands of a story and their output."""
    inside, step = False, None
    for place, line in enumerate(lines):
        if line.startswith("```"):
            inside = line.strip() == "```console" and not inside
            if step:
                yield step
            step = None
        elif comment := _COMMENT.fullmatch(line):
            yield Step(place + 1, comment["export"], 0)
        elif setting := _SETTING.fullmatch(line):
            yield replace(_step(place + 1, setting["typed"]), expected=["..."])
        elif inside and line.startswith("$ "):
            if step:
                yield step
            step = _step(place + 1, line[2:])
        elif inside and step and line.startswith("> ") and not step.expected:
            more = _step(place + 1, f"{step.typed}\n{line[2:]}")
            step = Step(place + 1, more.typed, step.status or more.status)
        elif inside and step:
            step.expected.append(line.rstrip())


def matches(expected: list[str], printed: list[str]) -> bool:
    """Compare line by line; ``...`` alone stands for any lines, ``…`` for part of a line."""
    if not expected:
        return not printed
    if expected[0].strip() == "...":
        return any(matches(expected[1:], printed[skip:]) for skip in range(len(printed) + 1))
    if not printed or not _alike(expected[0], printed[0]):
        return False
    return matches(expected[1:], printed[1:])


def test_the_comparison_itself() -> None:
    assert matches(["a", "...", "z"], ["a", "b", "c", "z"])
    assert matches(["a…c"], ["abc"])
    assert not matches(["a"], ["a", "b"])
    assert not matches(["a", "b"], ["a"])
    assert not matches(["a.c"], ["abc"])
    block = ["```console", "$ zx x > y  # exit 4", "> more", "out", "$ zx", "```", "$ no"]
    first, second = steps(block)
    assert (first.typed, first.status, first.expected) == ("zx x > y\nmore", 4, ["out"])
    assert (second.typed, second.status, second.expected) == ("zx", 0, [])
    assert _plain_words("zx find '防汛 (一)'") == ["find", "防汛 (一)"]
    assert _plain_words("zx overdue | head -1") is None
    assert _plain_words("zx find $X") is None


def _noting(words: list[str], show: Callable[..., int]) -> Callable[..., int]:
    """Hold the field that each refusal names against the parameters of its command."""

    def noted(session: Run, said: Refusal, **more: Any) -> int:
        wrong = {said.field} - {None, *_fields(words), *words}  # or an option that there is not
        assert not wrong, f"zx {shlex.join(words)} has no {wrong}"
        return show(session, said, **more)

    return noted


def _fields(words: list[str]) -> set[str | None]:
    """Name the options and arguments of the command that was typed, as scripts know them."""
    group = get_group(_root)
    found = {field_of(param) for param in group.params}
    command: Any = group
    with group.make_context("zx", [], obj=Run([], clock.now()), resilient_parsing=True) as ctx:
        for word in words:
            name = normalise_option(word)
            inner = command.get_command(ctx, name) if hasattr(command, "get_command") else None
            if inner is not None:
                command = inner
                found |= {field_of(param) for param in command.params}
    return found


def _shown(text: str, world: World) -> str:
    """Give what a reader sees: no byte-order mark, no name of a temporary folder."""
    return text.replace("\ufeff", "").replace(str(world.folder), "…")


def _step(place: int, typed: str) -> Step:
    status = _STATUS.search(typed)
    if status is None:
        return Step(place, typed, 0)
    return Step(place, typed[: status.start()], int(status["status"]))


def _alike(expected: str, line: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, line) is not None


def _plain_words(typed: str) -> list[str] | None:
    """Split a command that is ``zx`` and nothing for a shell to do; else None."""
    lexer = shlex.shlex(typed, posix=True, punctuation_chars="|&;<>()")
    lexer.whitespace_split = True
    words = list(lexer)
    needs_shell = any(set(word) <= set("|&;<>()") for word in words) or re.search(r"[$`*]", typed)
    return None if needs_shell or words[0] != "zx" else words[1:]


def _fits_its_schema(text: str) -> None:
    """Hold every envelope that was printed against the schema it names."""
    for line in text.splitlines():
        envelope = _envelope(line)
        if envelope and envelope["schema"] in SCHEMAS:
            schema = json.loads(schema_text(envelope["schema"]))
            Draft202012Validator(schema).validate(envelope)


def _envelope(line: str) -> dict[str, Any] | None:
    if not line.startswith('{"schema":'):
        return None
    found: dict[str, Any] = json.loads(line)
    return found


def _retold(lines: list[str], told: list[tuple[Step, list[str]]]) -> list[str]:
    """Write what was printed in place of what was expected, unless that matched."""
    new = list(lines)
    for step, printed in reversed(told):
        if not matches(step.expected, printed):
            masked = [CHANGING.sub("…", line) for line in printed]
            new[step.place : step.place + len(step.expected)] = masked
    return new
