"""A `zx` for shells that starts warm: one process a worker has imported the program and forks.

``install`` puts a `zx` into a folder. It hands its arguments, environment, folder and standard
streams to a server started once, which forks; the fork runs the program as ``python -m zhixingli``
would, and its exit status comes back. A start of its own would cost half a second each time.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[1]
#: What a command of the stories imports sooner or later.
_WARM: Final = (
    "tests.their_clock",
    "zhixingli.cli.program.app",
    "zhixingli.services.documents.acts",
    "zhixingli.services.exchange.documents",
    "zhixingli.services.reports.weekly",
    "rich.table",
)
_CLIENT: Final = f"""#!{sys.executable} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({{place!r}})
    asked = [sys.argv[1:], dict(os.environ), os.getcwd(), os.umask(0)]
    socket.send_fds(server, [b"."], [0, 1, 2])
    server.sendall(json.dumps(asked).encode() + b"\\n")
    status = server.recv(4)
sys.exit(int(status) if status else 70)
"""


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Start the server and give the place of its socket."""
    with tempfile.TemporaryDirectory(prefix="zx-warm-") as folder:
        place = str(Path(folder) / "socket")
        command = [sys.executable, __file__, place]
        environ = os.environ | {"PYTHONPATH": str(_ROOT)}
        with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE) as server:
            assert server.stdout is not None
            assert server.stdout.readline() == b"ready\n"
            yield place
            server.terminate()


def install(tools: Path, place: str) -> Path:
    """Write a `zx` that asks the server, and the `python3` that runs these tests."""
    tools.mkdir(exist_ok=True)
    python = tools / "python3"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    zx = tools / "zx"
    zx.write_text(_CLIENT.format(place=place))
    for tool in (python, zx):
        tool.chmod(0o755)
    return zx


def _serve(place: str) -> None:
    for module in _WARM:
        __import__(module)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(place)
        listening.listen(16)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # forks that ended are not waited for
        print("ready", flush=True)  # noqa: T201 - said to the one who started it
        while True:
            asked, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                _answer(asked)
            asked.close()


def _answer(asked: socket.socket) -> None:
    """Run one command in a fork and say its exit status."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, streams, _, _ = socket.recv_fds(asked, 1, 3)
    with asked.makefile("r", encoding="utf-8") as words:
        arguments, environ, folder, mask = json.loads(words.readline())
    command = os.fork()
    if command == 0:
        asked.close()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.umask(mask)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environ)
        os._exit(_run(arguments))
    for stream in streams:
        os.close(stream)
    _, ended = os.waitpid(command, 0)
    asked.sendall(str(os.waitstatus_to_exitcode(ended) % 256).encode())
    os._exit(0)


def _run(arguments: list[str]) -> int:
    from tests import their_clock  # noqa: PLC0415 - imported before, here by their names

    from zhixingli.cli.console import clock  # noqa: PLC0415
    from zhixingli.cli.program.app import main  # noqa: PLC0415

    clock.now = their_clock.showing(arguments, os.environ)
    encoding = os.environ.get("PYTHONIOENCODING", "utf-8")
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        stream = os.fdopen(number, mode, encoding=encoding, closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    status = main(arguments)
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    return status


if __name__ == "__main__":
    _serve(sys.argv[1])
