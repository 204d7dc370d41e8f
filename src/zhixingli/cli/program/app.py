"""The console entry: front page and version at once, everything else by the frame."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from zhixingli import __version__
from zhixingli.cli.console import streams

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED: Final = 130
_DONE: Final = 0
#: What asks for help, as the first word.
_HELP: Final = ("help", "-h", "帮助")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status (CONTRACT §4)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.prepare()
    try:
        return _answer(arguments)
    except BrokenPipeError:
        streams.silence()
        return _DONE  # the reader had enough: that is no failure
    except KeyboardInterrupt:
        streams.silence()
        return _INTERRUPTED
    except Exception as problem:  # noqa: BLE001 - pages that no command shows: a clerk never sees a traceback
        from zhixingli.cli.program.run import shown

        return shown(arguments, problem)
    finally:
        streams.settle()


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        return _print(f"zx {__version__}\n")
    if arguments[:1] == ["__complete"]:
        from zhixingli.cli.program.completing import main as complete

        return complete(arguments[1:])
    if arguments in ([], ["--help"]):
        from zhixingli.cli.program.front_page import front_page

        return _print(front_page())
    if arguments[0] in _HELP:
        from zhixingli.cli.program.topics import answer

        told = answer(arguments[1:])
        if isinstance(told, int):
            return told
        arguments = told
    from zhixingli.cli.program.run import run

    return run(arguments)


def _print(text: str) -> int:
    streams.emit(text)
    return _DONE
