"""A real terminal of a given size, and what the program shows on it."""

from __future__ import annotations

import os
import pty
import re
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SEQUENCES: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
DAY: Final = "2026-10-16"


def shown(
    ledger: Path,
    *typed: str,
    columns: int = 80,
    lines: int = 24,
    own: Mapping[str, str] = MappingProxyType({}),
) -> tuple[int, str]:
    """Run a command on a terminal, without a pager unless ``own`` names one; give what it shows."""
    command = [sys.executable, "-m", "zhixingli", "--db", str(ledger), "--today", DAY, *typed]
    size = {"COLUMNS": str(columns), "LINES": str(lines), "ZX_PAGER": "", "LANG": "C.UTF-8"}
    status, sent = on_a_terminal(command, size | dict(own))
    return status, plain(sent)


def on_a_terminal(command: list[str], own: Mapping[str, str]) -> tuple[int, str]:
    """Run a process on a terminal of its own; give the status and all that was sent to it."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, os.environ | dict(own))  # noqa: S606
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), b"".join(pieces).decode(errors="replace")


def plain(text: str) -> str:
    """Take colours and carriage returns out of what a terminal was sent."""
    return _SEQUENCES.sub("", text).replace("\r\n", "\n")
