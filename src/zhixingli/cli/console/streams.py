"""Standard output and its ends: encodings, full disks, closed pipes."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
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
}


def prepare() -> None:
    """Let every character pass on consoles that cannot carry it (GBK, ASCII)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


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
    """Write a file whole or not at all: beside it, to the disk, then in its place."""
    from zhixingli.domain.errors.command import OutputError

    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as trouble:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise OutputError(
            field="--out", where=f"“{path}”", problem=problem_of(trouble)
        ) from trouble


def silence() -> None:
    """Point standard output nowhere, so that nothing is flushed into a closed pipe at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def problem_of(trouble: OSError) -> str:
    """Say in Chinese what an operating system complained about."""
    return _PROBLEMS.get(trouble.errno or 0, f"系统错误 {trouble.errno}")
