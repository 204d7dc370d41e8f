"""Files that a command reads: a named one, or standard input."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from zhixingli.cli.console import streams
from zhixingli.domain.errors.command import InputFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

_STANDARD_INPUT: Final = "-"
#: No table of an office comes to so many bytes.
_MOST: Final = 100 * 1024 * 1024
_LINE: Final = 1024 * 1024


def content(file: Path, *, field: str) -> tuple[bytes, str]:
    """Read a file whole, and name it as refusals should; raises InputFileError.

    What has no end (a device, a pipe that never stops) is not waited for longer than any table is.
    """
    standard = str(file) == _STANDARD_INPUT
    name = "标准输入" if standard else file.name
    try:
        if standard:
            raw = sys.stdin.buffer.read(_MOST + 1)
        else:
            with file.open("rb") as opened:
                raw = opened.read(_MOST + 1)
    except OSError as trouble:
        raise _unreadable(file, field, trouble) from trouble
    if len(raw) > _MOST:
        raise InputFileError(field=field, name=name, problem="太大，超过 100 MB")
    return raw, name


@contextmanager
def lines(file: Path, *, field: str) -> Iterator[Iterable[bytes]]:
    """Open a file to be read line by line; raises InputFileError, also for a line without end."""
    if str(file) == _STANDARD_INPUT:
        yield _bounded(sys.stdin.buffer, "标准输入", field)
        return
    try:
        opened = file.open("rb")
    except OSError as trouble:
        raise _unreadable(file, field, trouble) from trouble
    with opened:
        yield _bounded(opened, file.name, field)


def _bounded(stream: BinaryIO, name: str, field: str) -> Iterator[bytes]:
    """Give the lines of a stream; one longer than any is refused before it fills the memory."""
    number = 0
    while line := stream.readline(_LINE + 1):
        number += 1
        if len(line) > _LINE:
            raise InputFileError(field=field, name=name, problem=f"第 {number} 行太长，超过 1 MB")
        yield line


def _unreadable(file: Path, field: str, trouble: OSError) -> InputFileError:
    return InputFileError(field=field, name=file, problem=streams.problem_of(trouble))
