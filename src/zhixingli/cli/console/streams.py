"""Standard output and its ends: encodings, full disks, closed pipes."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_PROBLEMS: Final = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "同名文件已存在",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EBADF: "是关着的",
    errno.ENXIO: "另一头没有人在读",
    errno.ENOTSUP: "这种文件写不了",
}


def prepare() -> None:
    """Let every character pass on consoles that cannot carry it (GBK, ASCII)."""
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _occupy()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _occupy() -> None:
    """Put something in the places of streams that were closed before the program began.

    Else the first file that is opened, the ledger itself, would take the number of standard
    output. What is written to the one in its place fails, as it would without it.
    """
    for number, (name, flags, mode) in enumerate(
        (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))
    ):
        if getattr(sys, name) is not None:
            continue
        nowhere = os.open(os.devnull, flags)
        if nowhere != number:
            os.dup2(nowhere, number)
            os.close(nowhere)
        setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def emit(content: str | bytes) -> None:
    """Write a result to standard output at once; see ``result_stream`` for what it raises."""
    with result_stream() as stdout:
        if isinstance(content, bytes):
            stdout.flush()
            stdout.buffer.write(content)
            stdout.buffer.flush()
        else:
            stdout.write(content)


@contextlib.contextmanager
def result_stream() -> Iterator[TextIO]:
    """Open standard output for a result and flush it at the end.

    Raises OutputError when it cannot be written; a reader who has gone is BrokenPipeError.
    """
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as trouble:
        from zhixingli.domain.errors.command import OutputError

        silence()
        raise OutputError(where="标准输出", problem=problem_of(trouble)) from trouble


def on_screen() -> bool:
    """Tell whether a result goes to a terminal that is drawn on a line an item.

    Old consoles of Windows take colours by calls, not in the text: there tables stay as they were.
    """
    return sys.stdout.isatty() and sys.platform != "win32"


def tell(line: str) -> None:
    """Write a notice to standard error."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it, to the disk, then in its place.

    A link is followed. Only a regular file is replaced: a device, a pipe, a socket are written to.
    """
    from zhixingli.domain.errors.command import OutputError

    beside = None
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device:
                device.write(content)
            return
        place = Path(os.path.realpath(path))
        beside = place.with_name(f".{place.name}.{os.getpid()}.part")
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except BrokenPipeError:
        return  # the reader of a pipe had enough
    except OSError as trouble:
        with contextlib.suppress(OSError):
            if beside is not None:
                beside.unlink()
        raise OutputError(
            field="--out", where=f"“{path}”", problem=problem_of(trouble)
        ) from trouble


def settle() -> None:
    """Leave nothing in standard output that would fail once more when the program ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        silence()


def silence() -> None:
    """Point standard output nowhere, so that nothing is flushed into a closed pipe at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def problem_of(trouble: OSError) -> str:
    """Say in Chinese what an operating system complained about."""
    return _PROBLEMS.get(trouble.errno or 0, f"系统错误 {trouble.errno}")
