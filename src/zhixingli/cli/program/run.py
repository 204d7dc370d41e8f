"""One run of the program: global options, the chosen command, and how it ends."""

from __future__ import annotations

import os
import re
import traceback
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Final

import typer
from typer._click.exceptions import UsageError
from typer.main import get_group

from zhixingli import __version__
from zhixingli.cli.console import clock, streams
from zhixingli.cli.console.state import Run, State, default_store, login_name
from zhixingli.cli.options.decorators import option
from zhixingli.cli.options.value_kinds import DATE, NAME, TEXT
from zhixingli.cli.program import mistakes as usage_zh, refusal
from zhixingli.cli.program.commands import Root
from zhixingli.domain.errors.command import FileTroubleError, ProgramFaultError
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.writing.characters import normalise_option

if TYPE_CHECKING:
    from typer.core import TyperGroup

_INTERRUPTED: Final = 130
_OPTION: Final = re.compile(r"--?([a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_EQUALS: Final = re.compile(r"([=\uff1d])")

_root = typer.Typer(cls=Root, add_completion=False, rich_markup_mode=None)


def run(arguments: list[str]) -> int:
    """Run a command line; every refusal is shown here, nothing else ends in a traceback."""
    typed = tidied(arguments)
    session = Run(typed, clock.now())
    try:
        _invoke(session, typed)
    except typer.Exit as ended:
        return ended.exit_code
    except typer.Abort:
        return _INTERRUPTED
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as problem:  # noqa: BLE001 - a clerk never sees a traceback
        return refusal.show(session, _refusal_of(problem))
    return 0


def shown(arguments: list[str], problem: Exception) -> int:
    """Show what went wrong outside a command; give the exit status."""
    return refusal.show(Run(arguments, clock.now()), _refusal_of(problem))


def tidied(arguments: list[str]) -> list[str]:
    """Undo what an IME makes of option names: Chinese dashes, full-width letters."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return [_tidied(word) for word in arguments[:end]] + arguments[end:]


def _show_version(value: bool) -> None:  # noqa: FBT001 - as Typer calls it
    if value:
        streams.emit(f"zx {__version__}\n")
        raise typer.Exit


@_root.callback()
def start(
    ctx: typer.Context,
    *,
    db: Annotated[str | None, option("--db", help="台账", kind=TEXT, envvar="ZX_DB")] = None,
    actor: Annotated[
        str | None, option("--actor", help="操作人", kind=NAME, envvar="ZX_ACTOR")
    ] = None,
    today: Annotated[
        date | None, option("--today", help="今天", kind=DATE, envvar="ZX_TODAY")
    ] = None,
    version: Annotated[  # noqa: ARG001 - answered by its callback, before anything else
        bool, option("--version", help="显示版本", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Take the global options."""
    session: Run = ctx.obj
    day = today or session.clock.date()
    session.state = State(
        db=db or str(default_store(os.environ)),
        actor=actor or normalise_option(login_name(os.environ)),
        today=day,
        now=datetime.combine(day, session.clock.timetz()),
        clock_days=clock.days_of(session.clock),
    )


@cache
def _made() -> TyperGroup:
    """Make the first command, once a process."""
    return get_group(_root)


def _invoke(session: Run, typed: list[str]) -> None:
    root = _made()
    with root.make_context("zx", list(typed), obj=session) as ctx:
        root.invoke(ctx)


def _refusal_of(problem: Exception) -> Refusal:
    match problem:
        case Refusal():
            return problem
        case UsageError():
            return usage_zh.refusal_of(problem)
    if os.environ.get("ZX_DEBUG") == "1":
        traceback.print_exception(problem)
    if isinstance(problem, OSError):
        where = f"（{problem.filename}）" if problem.filename else ""
        return FileTroubleError(problem=streams.problem_of(problem), where=where)
    return ProgramFaultError(kind=type(problem).__name__)


def _tidied(word: str) -> str:
    if word.isascii():
        return word
    head, equals, value = (
        _EQUALS.split(word, maxsplit=1) if _EQUALS.search(word) else (word, "", "")
    )
    name = _OPTION.fullmatch(normalise_option(head))
    if name is None or head.isascii():
        return word
    dashes = "-" if len(name[1]) == 1 else "--"
    return f"{dashes}{name[1].lower()}" + (f"={value}" if equals else "")
