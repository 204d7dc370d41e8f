"""Every console block of the README is executed, and says what the program says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def test_the_console_blocks_say_what_the_program_says(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert blocks
    shown = [_played(block, tmp_path) for block in blocks]
    if os.environ.get("ZX_UPDATE_GOLDEN"):
        played = iter(shown)
        README.write_text(
            BLOCK.sub(lambda _: f"```console\n{next(played)}```", text), encoding="utf-8"
        )
    assert shown == blocks


def _played(block: str, folder: Path) -> str:
    """Run each command of a block in one ledger, and write down what a terminal would show."""
    lines = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {line}\n{_run(line, folder)}" for line in lines)


def _run(line: str, folder: Path) -> str:
    bin_folder = Path(sys.executable).parent
    env = {
        "PATH": f"{bin_folder}:/usr/local/bin:/usr/bin:/bin",
        "ZX_DB": str(folder / "ledger.db"),
        "ZX_TODAY": "2026-10-16",
        "ZX_ACTOR": "文书",
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "-c", line],
        env=env,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return done.stdout.replace("\r\n", "\n").removeprefix("\ufeff")
