"""Options of commands and what a command receives; the only reader of the system clock.

``@reading``, ``@reporting`` and ``@writing`` add the shared options to a command function and
hand it a State and one options object instead.
"""

from __future__ import annotations

import inspect
import sys
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, Literal, ParamSpec, TypeAlias

import typer

from zhixingli.cli.console.asked import Format, Issue, Output, ReadOptions, WriteOptions
from zhixingli.cli.console.state import Run, State
from zhixingli.cli.options import shared as table
from zhixingli.cli.options.declare import argument, option
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
from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.errors.command import InvalidValueError
from zhixingli.domain.errors.reports import (
    IssueNeededError,
    IssueWholeError,
    NoCalendarError,
    OutSuffixError,
)
from zhixingli.domain.writing.dates import SHANGHAI

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
    "Format",
    "Output",
    "ReadOptions",
    "State",
    "WriteOptions",
    "argument",
    "keeping",
    "one_of",
    "option",
    "reading",
    "reporting",
    "system_now",
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

_FORMAT_OF_SUFFIX: Final = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".md": Format.MD,
    ".xlsx": Format.XLSX,
    ".docx": Format.DOCX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".ics": Format.ICS,
}
#: Names of office files that the program does not write: Markdown in them would not open.
_NOT_WRITTEN: Final = frozenset({".doc", ".xls", ".pdf", ".wps", ".et", ".ods", ".odt"})
#: Files that a wrong name would make unreadable.
_OFFICE: Final = frozenset({Format.XLSX, Format.DOCX, Format.ICS})
_Given: TypeAlias = "dict[str, Any]"
_Build: TypeAlias = "Callable[[Run, State, _Given], Any]"


def system_now() -> datetime:
    """Read the system clock, as a moment in China whatever TZ says."""
    return datetime.now(SHANGHAI)


def reading(schema: str, *extras: ReadExtra) -> Callable[[Read[P]], Command]:
    """Make a function the command that answers with this schema."""
    return _command(schema, [*table.READ, *_offered(extras)], _read_options)


def keeping(schema: str, *extras: ReadExtra) -> Callable[[Read[P]], Command]:
    """Make a function the command that writes a calendar: ICS in pipes."""
    return _command(schema, [*table.READ, *_offered((*extras, "ics"))], _calendar_options)


def reporting(
    schema: str, *extras: ReadExtra, issued: bool = False
) -> Callable[[Read[P]], Command]:
    """Make a function the command that writes this report: Markdown in pipes, ``--issue``."""
    shared = [*table.READ, *(table.ISSUE if issued else ()), *_offered(extras)]
    return _command(schema, shared, _report_options)


def writing(schema: str, *extras: WriteExtra) -> Callable[[Write[P]], Command]:
    """Make a function the command that changes the ledger and answers with this schema."""
    strict = [table.EXTRAS["strict"]] if "strict" in extras else []
    build = _write_options if "future" in extras else _past_write_options
    return _command(schema, [*table.WRITE, *strict, table.FORMAT, table.FROM_JSON], build)


def _offered(extras: tuple[ReadExtra, ...]) -> list[inspect.Parameter]:
    """Give the options of a read beyond those that every read has, formats last."""
    chosen = [table.EXTRAS[extra] for extra in extras if extra != "ics"]
    formats = table.AGENDA_FORMAT if "ics" in extras else table.READ_FORMAT
    return [*chosen, formats, table.OUT, table.TEMPLATE]


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


def _read_options(session: Run, state: State, given: _Given) -> ReadOptions:
    return _asked(session, state, given, _output(session, given, Format.TSV))


def _report_options(session: Run, state: State, given: _Given) -> ReadOptions:
    return _asked(session, state, given, _output(session, given, Format.MD))


def _calendar_options(session: Run, state: State, given: _Given) -> ReadOptions:
    return _asked(session, state, given, _output(session, given, Format.ICS))


def _asked(session: Run, state: State, given: _Given, output: Output) -> ReadOptions:
    session.as_of = given["as_of"] or state.today
    return ReadOptions(
        as_of=session.as_of,
        leader=given.get("leader"),
        unit=given.get("unit"),
        kind=given.get("kind"),
        rule=given.get("rule"),
        strict=given.get("strict", False),
        exit_code=given.get("exit_code", False),
        output=output,
        reader=given.get("reader"),
        issue=_issue(given),
    )


def _issue(given: _Given) -> Issue | None:
    """Read whether a report is to be issued; one that is cannot be cut or sorted anew."""
    if not (given.get("issue") or given.get("reissue")):
        for name in ("reason", "dry_run"):
            if given.get(name):
                option = f"--{name.replace('_', '-')}"
                raise IssueNeededError(option=option, field=option)
        return None
    for name in ("limit", "sort"):
        if given.get(name) is not None:
            raise IssueWholeError(option=f"--{name}", field=f"--{name}")
    return Issue(given["reissue"], given["reason"], given["dry_run"], given["command"])


def _past_write_options(session: Run, state: State, given: _Given) -> WriteOptions:
    options = _write_options(session, state, given)
    if options.on > state.today:
        raise FutureActError(field="--on", day=options.on, today=state.today)
    return options


def _write_options(session: Run, state: State, given: _Given) -> WriteOptions:
    return WriteOptions(
        on=given["on"] or state.today,
        reason=given["reason"],
        dry_run=given["dry_run"],
        key=_short_enough(given["key"]),
        strict=given.get("strict", False),
        command=given["command"],
        request=_request(given),
        output=_output(session, given, Format.TSV),
    )


def _short_enough(key: str | None) -> str | None:
    """Refuse a key that the ledger has no room for."""
    if key is not None and len(key) > _LONGEST_KEY:
        problem = f"有 {len(key)} 个字符，最多 {_LONGEST_KEY} 个"
        raise InvalidValueError(
            field="--key", what="选项 --key ", typed=f"{key[:20]}…", problem=problem
        )
    return key


#: As the column of the ledger holds it.
_LONGEST_KEY: Final = 200


def _request(given: _Given) -> str:
    """Write down what was asked, as typed: a day left out stays left out."""
    import json

    asked = given["own"] | {name: given[name] for name in ("on", "reason")}
    return json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)


def _output(session: Run, given: _Given, in_pipes: Format) -> Output:
    out = given.get("out")
    return Output(
        schema=session.schema,
        format=_format(session, given, in_pipes),
        quiet=given["quiet"],
        limit=given.get("limit"),
        sort=given.get("sort"),
        out=out,
        lines=session.batching,
        template=given.get("template"),
    )


def _format(session: Run, given: _Given, in_pipes: Format) -> Format:
    if given["json"] or session.batching:
        return Format.JSON
    suffix = given["out"].suffix.lower() if given.get("out") else None
    of_suffix = _FORMAT_OF_SUFFIX.get(suffix or "")
    if given["format"]:
        asked = Format(given["format"])
        if of_suffix in _OFFICE and asked is not of_suffix:
            raise OutSuffixError(name=given["out"].name, format=asked.value, field="--out")
        return asked
    if of_suffix is Format.ICS and not given["ics"]:
        raise NoCalendarError(name=given["out"].name, field="--out")
    if suffix in _NOT_WRITTEN:
        raise OutSuffixError(name=given["out"].name, format=Format.MD.value, field="--out")
    if suffix is not None:
        return of_suffix or Format.MD
    return Format.TABLE if sys.stdout.isatty() else in_pipes
