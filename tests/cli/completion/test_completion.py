"""Tab in real shells: commands, options, IDs with titles, names; a hostile name stays inert."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from tests.cli.completion.generate import SHIPPED, written
from tests.every_reading import zx
from tests.terminal import Conversation, start

from zhixingli.cli.completion.shells import SCRIPTS, Shell, place_of
from zhixingli.services import demo

if TYPE_CHECKING:
    from pathlib import Path

#: What would do something if a shell took it for more than a name.
HOSTILE: Final = "$(touch 坏)`touch 坏`;touch 坏 '办"


@pytest.fixture
def home(district_file: Path, tmp_path: Path) -> Path:
    """Give a folder with the example's ledger and ``zx`` on the path."""
    shutil.copy(district_file, tmp_path / "ledger.db")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "zx"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m zhixingli "$@"\n')
    program.chmod(0o755)
    for shell, script in SCRIPTS.items():
        (tmp_path / f"zx.{shell.value}").write_text(script)
    return tmp_path


def environ(home: Path) -> dict[str, str]:
    path = f"{home / 'bin'}:{os.environ['PATH']}"
    own = {"HOME": str(home), "ZX_DB": str(home / "ledger.db"), "LANG": "C.UTF-8", "TERM": "dumb"}
    return {**os.environ, **own, "PATH": path, "PS1": "> ", "LC_ALL": "C.UTF-8"}


def offered(home: Path, *words: str, **own: str) -> dict[str, str]:
    """Ask as a shell does; give the words that are offered, each with its meaning."""
    command = [sys.executable, "-m", "zhixingli", "__complete", *words]
    done = subprocess.run(
        command, env=environ(home) | own, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return dict(line.partition("\t")[::2] for line in done.stdout.splitlines())


def test_the_table_is_what_the_commands_say() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize(
    ("words", "some", "none"),
    [
        (("do",), {"doc", "doctor"}, {"task"}),
        (("收",), {"收文"}, {"doc"}),
        (("doc", ""), {"receive", "reopen"}, {"weekly"}),
        (("doc", "finish", "--re"), {"--result", "--reason", "--reply-number"}, {"--rule"}),
        (("doc", "finish", "40"), {"SW-2026-0402"}, {"SW-2026-0412", "SW-2026-0062"}),
        (("doc", "finish", "SW-2026-0402", "公交"), {"SW-2026-0402"}, {"SW-2026-0416"}),
        (("收文", "办结", "sw40"), {"SW-2026-0402"}, set()),
        (("finish", "YD"), {"YD-2026-0023"}, {"SW-2026-0402"}),
        (("doc", "show", "41"), {"SW-2026-0412", "SW-2026-0416"}, set()),
        (("explain", "DB-2026-0003"), {"DB-2026-0003"}, set()),
        (("doc", "receive", "一件", "-u", "区水"), {"区水务局"}, {"区财政局"}),
        (("doc", "receive", "一件", "--unit=区水"), {"--unit=区水务局"}, set()),
        (("assign", "402", "--leader", "lzp"), {"罗正平"}, {"苏明谦"}),
        (("doc", "receive", "一件", "--from", "市教"), {"市教育局"}, set()),
        (("doc", "receive", "--urgency", ""), {"normal", "urgent", "express"}, set()),
        (("--today", "2026-10-16", "handover", "苏"), {"苏明谦"}, set()),
        (("import", "docs", ""), {":file"}, set()),
        (("help", ""), {"收文", "撤销"}, {"doc"}),
        (("没有", ""), set(), {"doc"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_may_stand_there_is_offered(
    home: Path, words: tuple[str, ...], some: set[str], none: set[str]
) -> None:
    found = offered(home, *words)

    assert some <= set(found)
    assert not none & set(found)
    assert len(found) <= 200


def test_an_id_says_what_it_is(home: Path) -> None:
    assert offered(home, "doc", "finish", "402")["SW-2026-0402"] == "关于在文昌北路增设公交站点的函"


@pytest.mark.parametrize(
    "place",
    ["postgresql://nowhere/zx", "没有这个文件.db", "zx.bash"],
    ids=["server", "none", "no ledger"],
)
def test_without_a_ledger_commands_and_options_are_offered(home: Path, place: str) -> None:
    own = {"ZX_DB": str(home / place) if "//" not in place else place}

    assert offered(home, "doc", "finish", "4", **own) == {}
    assert "--result" in offered(home, "doc", "finish", "--", **own)
    assert not (home / "没有这个文件.db").exists()


def test_a_ledger_that_somebody_writes_keeps_no_shell_waiting(home: Path) -> None:
    import sqlite3  # noqa: PLC0415

    with contextlib.closing(sqlite3.connect(home / "ledger.db", isolation_level=None)) as file:
        file.execute("BEGIN EXCLUSIVE")
        assert set(offered(home, "doc", "fin")) == {"finish"}
        offered(home, "doc", "finish", "4")
        file.execute("ROLLBACK")


def hostile(home: Path) -> None:
    assert zx(home / "ledger.db", demo.EXAMPLE_DAY, "unit", "add", HOSTILE, "-q")[0] == 0


def complete_and_stay_inert(talk: Conversation, home: Path) -> None:
    """Tab a verb and an ID, then the hostile name, and let the shell read the line."""
    talk.type("zx doc fini\t402\t")
    talk.wait("SW-2026-0402")
    talk.type("\x15zx duty set 坏\t\x01echo \r")
    talk.wait(f"zx duty set {HOSTILE}")
    talk.type("\x15exit\r")
    talk.end()

    assert not (home / "坏").exists()


def test_bash_completes_and_a_hostile_name_stays_inert(home: Path) -> None:
    hostile(home)
    talk = started(home, "bash", "--norc", "--noprofile", "-i")
    talk.wait("> ")
    talk.type(f"cd {home} && source zx.bash && clear\r")
    talk.wait("> ")
    complete_and_stay_inert(talk, home)


def test_bash_gives_quoted_words(home: Path) -> None:
    hostile(home)
    script = (
        'source zx.bash; COMP_WORDS=(zx duty set "$1"); COMP_CWORD=3; _zx;'
        ' eval "set -- ${COMPREPLY[0]}"; printf "%s|%s" "$#" "$1"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", "$("],
        env=environ(home), cwd=home, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout == f"1|{HOSTILE}"
    assert not (home / "坏").exists()


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_completes_and_a_hostile_name_stays_inert(home: Path) -> None:
    hostile(home)
    (home / ".zshrc").write_text(
        "autoload -Uz compinit && compinit -u; source ~/zx.zsh; PS1='> '\n"
    )
    talk = started(home, "zsh", "-i")
    talk.wait("> ", 30)
    talk.type(f"cd {home}\r")
    talk.wait("> ")
    complete_and_stay_inert(talk, home)


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_fish_completes_and_a_hostile_name_stays_inert(home: Path) -> None:
    hostile(home)
    asked = "; ".join(
        ["source zx.fish"]
        + [
            f"complete -C 'zx {typed}'"
            for typed in ("doc finish 402", "duty set 区水", "duty set 坏")
        ]
    )
    done = subprocess.run(
        ["fish", "-c", asked],
        env=environ(home),
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "SW-2026-0402\t关于在文昌北路增设公交站点的函" in done.stdout
    assert "区水务局" in done.stdout
    assert not (home / "坏").exists()


def started(home: Path, *command: str) -> Conversation:
    return start([*command], environ(home))


@pytest.mark.parametrize("shell", [Shell.BASH, Shell.ZSH, Shell.FISH])
def test_a_script_is_put_where_the_shell_looks(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert (
        zx(tmp_path / "ledger.db", demo.EXAMPLE_DAY, "completion", "install", shell.value)[0] == 0
    )
    place = place_of(shell, {})
    assert place is not None
    assert place.path.is_relative_to(tmp_path)
    assert place.path.read_text(encoding="utf-8") == SCRIPTS[shell]
    assert not (tmp_path / "ledger.db").exists()


def test_powershell_is_shown_only(tmp_path: Path) -> None:
    status, said = zx(tmp_path / "ledger.db", demo.EXAMPLE_DAY, "completion", "show", "powershell")
    assert status == 0
    assert "没有在 PowerShell 上试过" in said
    assert (
        zx(tmp_path / "ledger.db", demo.EXAMPLE_DAY, "completion", "install", "powershell")[0] == 4
    )
