"""The program as a process: start-up, encodings, pipes, terminals, an empty environment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.terminal import on_a_terminal

from zhixingli import __version__
from zhixingli.cli.program import registry
from zhixingli.cli.program.app import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ZX: Final = [sys.executable, "-m", "zhixingli"]
HEAVY: Final = ("sqlalchemy", "alembic", "rich", "holidays", "pydantic", "pypinyin", "icalendar")
SAMPLES: Final = str(Path(__file__).parents[1] / "samples")
SAMPLE: Final = (
    f"import sys; sys.path.insert(0, {SAMPLES!r});"
    "from zhixingli.cli.program import registry, app;"
    "known = registry.Entry('sample', '示例。', registry.WORK, 'sample_zx');"
    "registry.ENTRIES = (*registry.ENTRIES, known);"
    "sys.exit(app.main(sys.argv[1:]))"
)


def imported(*typed: str) -> set[str]:
    """Run a command in a process of its own and tell which modules it loaded."""
    script = (
        "import sys\n"
        "from zhixingli.cli.program.app import main\n"
        "main(sys.argv[1:])\n"
        "print('\\f', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *typed], capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("\f")[2].split())


def sample_shown(*typed: str, **environ: str) -> str:
    """Run the sample on a real terminal and give what it shows."""
    command = [sys.executable, "-c", SAMPLE, *typed]
    return on_a_terminal(command, {"COLUMNS": "80"} | environ)[1]


@pytest.mark.parametrize("typed", [("--version",), ("--help",), ()])
def test_the_front_page_loads_nothing_heavy(typed: tuple[str, ...]) -> None:
    assert imported(*typed) & {*HEAVY, "typer"} == set()


@pytest.mark.parametrize(
    "typed", [("doc", "--help"), ("doc", "receive", "--help"), ("doc", "nosuch"), ("schema",)]
)
def test_pages_and_mistakes_load_no_ledger(typed: tuple[str, ...]) -> None:
    assert imported(*typed) & set(HEAVY) == set()


def test_a_command_loads_its_own_module_only() -> None:
    loaded = imported("doc", "--help")
    assert "zhixingli.cli.documents.verbs" in loaded
    assert "zhixingli.cli.ledger.people" not in loaded


def test_a_daily_read_loads_what_it_needs(tmp_path: Path) -> None:
    db = str(tmp_path / "台账.db")
    assert main(["--db", db, "init", "--office", "示范区人民政府办公室", "-q"]) == 0
    loaded = imported("--db", db, "overdue", "--json")
    assert "sqlalchemy" in loaded
    unneeded = {"alembic", "holidays", "rich", "pydantic", "icalendar", "sqlalchemy.orm"}
    assert loaded & unneeded == set()


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["--db", "x", "--version"]) == 0
    assert capsys.readouterr().out == f"zx {__version__}\n" * 2


def test_the_front_page_lists_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    page = capsys.readouterr().out
    for entry in registry.ENTRIES:
        assert (f"  {entry.name} " in page) is not entry.hidden


def test_an_alias_is_the_very_command(capsys: pytest.CaptureFixture[str]) -> None:
    pages = []
    for typed in (["收文"], ["doc", "receive"]):
        assert main([*typed, "--help"]) == 0
        pages.append(capsys.readouterr().out.partition("\n")[2])
    assert pages[0] == pages[1]


def test_the_installed_command() -> None:
    installed = Path(sys.executable).with_name("zx")
    done = subprocess.run([installed, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"zx {__version__}\n"


def test_an_empty_environment() -> None:
    done = subprocess.run(
        [*ZX, "schema", "--json"], env={}, capture_output=True, check=True, timeout=60
    )
    assert json.loads(done.stdout)["ok"] is True
    page = subprocess.run([*ZX, "--help"], env={}, capture_output=True, check=True).stdout
    assert "用法" in page.decode()


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_consoles_that_cannot_carry_everything(encoding: str) -> None:
    environ = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    typed = [sys.executable, "-c", SAMPLE, "sample", "list"]
    table = subprocess.run(typed, env=environ, capture_output=True, check=True).stdout
    assert table.decode(encoding).count("\n") == 4
    answer = subprocess.run([*typed, "--json"], env=environ, capture_output=True, check=True)
    assert json.loads(answer.stdout.decode("ascii"))["data"][0]["light_label"] == "逾期"
    drawn = subprocess.run(
        [*typed, "--format", "table"], env=environ, capture_output=True, check=True
    )
    assert drawn.stderr == b""


@pytest.mark.parametrize("typed", [("--help",), ("schema", "overdue"), ("doc", "--help")])
def test_a_reader_who_has_gone_is_no_failure(typed: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*ZX, *typed], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no full device")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*ZX, "schema"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 9
    assert "磁盘已满" in done.stderr.decode()
    assert b"Exception ignored" not in done.stderr


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Undo what a shell does to work in the background: a child inherits an ignored Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_ctrl_c_ends_quietly() -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", SAMPLE, "sample", "add", "--from-json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write('{"title": "甲", "from": "乙"}\n'.encode())
    running.stdin.flush()
    assert json.loads(running.stdout.readline())["ok"] is True  # each line is answered at once
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in said


def test_on_a_terminal_a_read_is_a_coloured_table() -> None:
    shown = sample_shown("sample", "list", TERM="xterm-256color", NO_COLOR="", COLUMNS="160")
    assert "示例（3项）" in shown
    assert "\x1b[31m逾期" in shown
    assert "[link=x]:warning:\\x1b[31m\\u202e名" in shown


def test_on_a_terminal_colour_may_be_declined() -> None:
    shown = sample_shown("sample", "list", TERM="xterm-256color", NO_COLOR="1")
    assert "\x1b[31m" not in shown


def test_on_a_terminal_json_is_indented() -> None:
    shown = sample_shown("sample", "list", "--json")
    assert '\n  "schema": "zx.sample.list/1"' in shown.replace("\r", "")


def test_on_a_terminal_a_report_is_drawn() -> None:
    shown = sample_shown("sample", "report", TERM="dumb")
    assert "示例周报" in shown
    assert "# " not in shown
