"""Options of commands and what a command receives.

``@reading``, ``@reporting`` and ``@writing`` add the shared options to a command function and
hand it a State and one options object instead.
"""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Literal, ParamSpec, TypeAlias

import typer

from zhixingli.cli.console.asked import Format, Output, ReadOptions, WriteOptions
from zhixingli.cli.console.state import Run, State
from zhixingli.cli.options import shared as table
from zhixingli.cli.options.declare import argument, option
from zhixingli.cli.options.given import (
    Given,
    calendar_options,
    past_write_options,
    read_options,
    report_options,
    write_options,
)
from zhixingli.cli.options.value_kinds import (
    AMOUNT,
    COUNT,
    DATE,
    MOMENT,
    NAME,
    PATH,
    TEXT,
    WHOLE,
    one_of,
    term,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "AMOUNT",
    "COUNT",
    "DATE",
    "MOMENT",
    "NAME",
    "PATH",
    "TEXT",
    "WHOLE",
    "Command",
    "Format",
    "Output",
    "ReadOptions",
    "State",
    "WriteExtra",
    "WriteOptions",
    "argument",
    "keeping",
    "one_of",
    "option",
    "reading",
    "reporting",
    "term",
    "writing",
]

P = ParamSpec("P")

#: What a read may offer beside the options that every read has.
ReadExtra: TypeAlias = Literal[
    "leader", "unit", "kind", "rule", "strict", "exit_code", "reader", "ics"
]
#: ``strict``: refuses provisional dates; ``future``: the act may lie ahead (a planned meeting).
WriteExtra: TypeAlias = Literal["strict", "future"]

Read: TypeAlias = "Callable[Concatenate[State, ReadOptions, P], None]"
Write: TypeAlias = "Callable[Concatenate[State, WriteOptions, P], None]"
Command: TypeAlias = "Callable[..., None]"

_Build: TypeAlias = "Callable[[Run, State, Given], Any]"


def reading(schema: str, *extras: ReadExtra) -> Callable[[Read[P]], Command]:
    """Make a function the command that answers with this schema."""
    return _command(schema, [*table.READ, *_offered(extras)], read_options)


def keeping(schema: str, *extras: ReadExtra) -> Callable[[Read[P]], Command]:
    """Make a function the command that writes a calendar: ICS in pipes."""
    return _command(schema, [*table.READ, *_offered((*extras, "ics"))], calendar_options)


def reporting(
    schema: str, *extras: ReadExtra, issued: bool = False
) -> Callable[[Read[P]], Command]:
    """Make a function the command that writes this report: Markdown in pipes, ``--issue``."""
    shared = [*table.READ, *(table.ISSUE if issued else ()), *_offered(extras)]
    return _command(schema, shared, report_options)


def writing(schema: str, *extras: WriteExtra) -> Callable[[Write[P]], Command]:
    """Make a function the command that changes the ledger and answers with this schema."""
    strict = [table.EXTRAS["strict"]] if "strict" in extras else []
    build = write_options if "future" in extras else past_write_options
    return _command(schema, [*table.WRITE, *strict, table.FORMAT, table.FROM_JSON], build)


def _offered(extras: tuple[ReadExtra, ...]) -> list[inspect.Parameter]:
    """Give the options of a read beyond those that every read has, formats last."""
    chosen = [table.EXTRAS[extra] for extra in extras if extra != "ics"]
    formats = table.AGENDA_FORMAT if "ics" in extras else table.READ_FORMAT
    return [*chosen, formats, table.OUT, table.TEMPLATE, table.IDS]


def _command(
    schema: str,
    shared: list[inspect.Parameter],
    build: _Build,
) -> Callable[[Callable[..., None]], Command]:
    """Replace the first two parameters of a function by the shared options.

    A command that has an option of its own under a shared name keeps its own.
    """

    def decorate(function: Callable[..., None]) -> Command:
        own = inspect.signature(function).parameters
        offered = [parameter for parameter in shared if parameter.name not in own]

        @wraps(function)
        def command(ctx: typer.Context, **given: Any) -> None:
            session, state = _present(ctx)
            taken = {parameter.name: given.pop(parameter.name) for parameter in offered}
            taken["command"] = getattr(ctx.command, "path", ctx.info_name)
            taken["own"] = given
            taken["ics"] = table.AGENDA_FORMAT in offered
            function(state, build(session, state, taken), **given)

        vars(command).update(
            __signature__=_signature(function, offered), __annotations__={}, zx_schema=schema
        )
        return command

    return decorate


def _signature(function: Callable[..., None], shared: list[inspect.Parameter]) -> inspect.Signature:
    own = list(inspect.signature(function, eval_str=True).parameters.values())[2:]
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    keyword_only = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in (*own, *shared)
    ]
    return inspect.Signature([context, *keyword_only])


def _present(ctx: typer.Context) -> tuple[Run, State]:
    session = ctx.find_object(Run)
    if session is None or session.state is None:
        message = "a command runs inside a run of the program only"
        raise RuntimeError(message)
    return session, session.state
