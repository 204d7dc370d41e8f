"""Showing what is more than a screen in the reader's own pager, as git and gh do."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
import sys
from typing import Final

#: What less is told where the reader has no wishes: colours, quit on one screen, no clearing.
_LESS: Final = {"LESS": "RFX", "LESSCHARSET": "utf-8"}


class Screen(io.StringIO):
    """What is to be shown on the terminal, gathered first: its length decides how."""

    def isatty(self) -> bool:
        """Tell those who draw that colours will be seen."""
        return True


def lines() -> int:
    """Count the lines of the screen."""
    return shutil.get_terminal_size().lines


def show(text: str, *, paged: bool) -> None:
    """Write a text to the terminal, through a pager where it is longer than the screen."""
    pager = _pager() if paged and _longer_than_the_screen(text) else None
    if pager is None or not _through(pager, text):
        sys.stdout.write(text)


def _longer_than_the_screen(text: str) -> bool:
    return text.count("\n") >= lines()


def _pager() -> list[str] | None:
    """Name the pager: ``ZX_PAGER``, ``PAGER``, else less; none where the encoding is another."""
    if (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}:
        return None
    wish = os.environ.get("ZX_PAGER", os.environ.get("PAGER", "less"))
    try:
        command = shlex.split(wish)
    except ValueError:
        return None
    return command if command and shutil.which(command[0]) else None


def _through(pager: list[str], text: str) -> bool:
    """Give a text to a pager; False where the pager failed, so that nobody misses the text.

    Whoever leaves it early, or by Ctrl-C, has read enough.
    """
    try:
        with subprocess.Popen(  # noqa: S603 - the reader's own choice
            pager, stdin=subprocess.PIPE, env=_LESS | os.environ
        ) as reader:
            try:
                reader.communicate(text.encode("utf-8", "backslashreplace"))
            except KeyboardInterrupt:  # belongs to the pager: less stays
                reader.wait()
                return True
    except OSError:
        return False
    return reader.returncode <= 0
