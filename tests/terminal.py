"""A real terminal of a given size, and what the program shows on it."""

from __future__ import annotations

import codecs
import os
import pty
import re
import select
import sys
import time
from dataclasses import dataclass, field
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


#: A question is shown a moment before the line editor listens to Ctrl-C: seconds.
_SETTLED: Final = 0.2


@dataclass
class Conversation:
    """A program on a terminal that asks, and somebody who types: what was shown, and the status."""

    pid: int
    terminal: int
    shown: str = ""
    keys: int = 0
    status: int | None = None
    decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")(errors="replace")
    )

    def wait(self, text: str, seconds: float = 10.0) -> str:
        """Read until the terminal shows a text after what was read before; give what it showed."""
        begun, end = len(self.shown), time.monotonic() + seconds
        while text not in plain(self.shown[begun:]):
            if not self._read(end - time.monotonic()):
                message = f"“{text}” was not shown: {plain(self.shown[-2000:])}"
                raise AssertionError(message)
        return plain(self.shown[begun:])

    def type(self, keys: str) -> None:
        """Press keys; a character is a key, as the input method gives it."""
        self.keys += len(keys)
        if keys < " ":
            time.sleep(_SETTLED)
        os.write(self.terminal, keys.encode())

    def paste(self, text: str) -> None:
        """Paste lines as a terminal does: each ends with Enter; the last Enter is typed after."""
        body, enter = text[:-1], text[-1]
        if body:
            os.write(self.terminal, body.replace("\n", "\r").encode())
            time.sleep(_SETTLED)
        os.write(self.terminal, enter.encode())

    def answer(self, question: str, keys: str) -> str:
        """Wait for a question and answer it; give what was shown until then."""
        before = self.wait(question)
        self.type(f"{keys}\r")
        return before

    def end(self, seconds: float = 10.0) -> int:
        """Read until the program has ended; give its status."""
        until = time.monotonic() + seconds
        while self._read(until - time.monotonic()):
            pass
        while self.status is None and time.monotonic() < until:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if done else None
            time.sleep(0.01)
        os.close(self.terminal)  # who still waits for an answer is hung up on
        if self.status is None:
            _, status = os.waitpid(self.pid, 0)
            self.status = os.waitstatus_to_exitcode(status)
        return self.status

    @property
    def text(self) -> str:
        """Give all that was shown."""
        return plain(self.shown)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.terminal], [], [], max(seconds, 0))
        if not ready:
            return False
        try:
            piece = os.read(self.terminal, 65_536)
        except OSError:
            return False
        self.shown += self.decoder.decode(piece)
        return bool(piece)


def converse(
    ledger: Path, *typed: str, columns: int = 80, own: Mapping[str, str] = MappingProxyType({})
) -> Conversation:
    """Start a command on a terminal where it may ask."""
    size = {"COLUMNS": str(columns), "LINES": "24", "ZX_PAGER": "", "LANG": "C.UTF-8"}
    environ = {k: v for k, v in os.environ.items() if k not in {"CI", "LC_ALL", "ZX_NO_PROMPT"}}
    command = [sys.executable, "-m", "zhixingli", "--db", str(ledger), "--today", DAY, *typed]
    return start(command, environ | size | {"TERM": "xterm"} | dict(own))


def start(command: list[str], environ: Mapping[str, str]) -> Conversation:
    """Start a process on a terminal of its own."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, dict(environ))  # noqa: S606
    return Conversation(pid, terminal)


def plain(text: str) -> str:
    """Take colours and carriage returns out of what a terminal was sent."""
    return _SEQUENCES.sub("", text).replace("\r\n", "\n")
