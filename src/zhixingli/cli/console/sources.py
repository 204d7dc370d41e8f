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

_STANDARD_INPUT: Final = "-"


def content(file: Path, *, field: str) -> tuple[bytes, str]:
    """Read a file whole, and name it as refusals should; raises InputFileError."""
    if str(file) == _STANDARD_INPUT:
        return sys.stdin.buffer.read(), "标准输入"
    try:
        return file.read_bytes(), file.name
    except OSError as trouble:
        raise _unreadable(file, field, trouble) from trouble


@contextmanager
def lines(file: Path, *, field: str) -> Iterator[Iterable[bytes]]:
    """Open a file to be read line by line; raises InputFileError."""
    if str(file) == _STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        opened = file.open("rb")
    except OSError as trouble:
        raise _unreadable(file, field, trouble) from trouble
    with opened:
        yield opened


def _unreadable(file: Path, field: str, trouble: OSError) -> InputFileError:
    return InputFileError(field=field, name=file, problem=streams.problem_of(trouble))
