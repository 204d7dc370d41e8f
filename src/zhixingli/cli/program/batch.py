"""Batch input of every write: JSON Lines in, one transaction and one envelope a line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from typer._click.exceptions import UsageError
from typer.core import TyperArgument, TyperOption
from typer.exceptions import Exit

from zhixingli.cli.console import sources
from zhixingli.cli.options.value_kinds import field_of
from zhixingli.cli.program import mistakes as usage_zh, refusal
from zhixingli.domain.errors.command import (
    BatchKeyError,
    BatchLineError,
    OptionValueError,
)
from zhixingli.domain.errors.refusal import Refusal

if TYPE_CHECKING:
    from typer._click.core import Command, Context

    from zhixingli.cli.console.state import Run

_OPTION: Final = "--from-json"
#: Options that speak of the whole batch or of how answers look.
_NOT_IN_LINES: Final = frozenset({"from_json", "help", "json", "quiet", "format"})


@dataclass(frozen=True, slots=True)
class Batch:
    """Where the lines come from, and what was typed beside it: it holds for every line."""

    source: str
    typed: list[str]


def batch_in(command: Command, arguments: list[str]) -> Batch | None:
    """Find a batch in what was typed after a command that takes one."""
    if not any(_OPTION in param.opts for param in command.params) or "--help" in arguments:
        return None
    for place, word in enumerate(arguments):
        if word == _OPTION:
            return _batch(arguments[place + 1 : place + 2], arguments, place, width=2)
        if word.startswith(f"{_OPTION}="):
            return _batch([word.partition("=")[2]], arguments, place, width=1)
    return None


def run_batch(command: Command, ctx: Context, batch: Batch, session: Run) -> None:
    """Run the command once a line; raises Exit with the first failure's status."""
    session.batching = True
    failures = []
    with sources.lines(Path(batch.source), field=_OPTION) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                failures.append(_status(command, ctx, batch, session, (number, line)))
    first = next((status for status in failures if status), 0)
    if first:
        raise Exit(first)


def _batch(source: list[str], arguments: list[str], place: int, *, width: int) -> Batch:
    if not source or not source[0]:
        raise OptionValueError(
            field=_OPTION, option=_OPTION, problem="后面缺少文件名，标准输入写 -", path="zx"
        )
    return Batch(source[0], arguments[:place] + arguments[place + width :])


def _status(
    command: Command, ctx: Context, batch: Batch, session: Run, numbered: tuple[int, bytes]
) -> int:
    """Run one line and return its exit status."""
    number, line = numbered
    try:
        _run(command, ctx, [*batch.typed, *_arguments(command, line)])
    except Refusal as refused:
        return refusal.show(session, refused, line=number)
    except UsageError as mistake:
        return refusal.show(session, usage_zh.refusal_of(mistake), line=number)
    except Exit as ended:
        return ended.exit_code
    return 0


def _run(command: Command, ctx: Context, arguments: list[str]) -> None:
    with command.make_context(ctx.info_name, arguments, parent=ctx.parent) as line_ctx:
        command.invoke(line_ctx)


def _arguments(command: Command, line: bytes) -> list[str]:
    """Write one JSON object as it would have been typed."""
    params = {key: param for param in command.params for key in _keys(param)}
    options: list[str] = []
    values: dict[str, list[str]] = {}
    for key, value in _object(line).items():
        param = params.get(key.replace("-", "_"))
        if isinstance(param, TyperOption):
            options += _typed(param, key, value)
        elif isinstance(param, TyperArgument):
            values[param.name or ""] = [_scalar(item, key) for item in _list(value)]
        else:
            choices = "、".join(params)
            raise BatchKeyError(
                field=key,
                key=usage_zh.quoted(key),
                problem="不认识",
                choices=choices,
            )
    return [*options, "--", *_in_order(command, values)]


def _keys(param: Any) -> list[str]:  # noqa: ANN401 - an option or an argument
    if isinstance(param, TyperArgument):
        return [field_of(param) or ""]
    names = [name[2:].replace("-", "_") for name in param.opts if name.startswith("--")]
    return [name for name in names if name not in _NOT_IN_LINES]


def _object(line: bytes) -> dict[str, Any]:
    import json

    try:
        value = json.loads(
            line.decode("utf-8-sig"), parse_float=str, parse_int=str, object_pairs_hook=_once
        )
    except (UnicodeDecodeError, ValueError, RecursionError) as trouble:
        problem = "不是 UTF-8 编码" if isinstance(trouble, UnicodeDecodeError) else "不是 JSON"
        raise BatchLineError(problem=problem) from trouble
    if not isinstance(value, dict):
        raise BatchLineError(problem="不是一个 JSON 对象")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object; a key that stands twice would drop the first without a word."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _bad_value(key, "写了两次")
        found[key] = value
    return found


def _typed(param: TyperOption, key: str, value: object) -> list[str]:
    name = max(param.opts, key=len)
    if param.is_flag:
        if value not in (True, False, None):
            raise _bad_value(key, "要写 true 或 false")
        return [name] if value else []
    items = _list(value)
    if len(items) > 1 and not param.multiple:
        raise _bad_value(key, f"只能写一个值，写了 {len(items)} 个")
    return [f"{name}={_scalar(item, key)}" for item in items]


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _scalar(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise _bad_value(key, "要写文字或数字")
    return value


def _bad_value(key: str, problem: str) -> BatchKeyError:
    return BatchKeyError(field=key, key=key, problem=problem, choices="见 --help 中的选项名")


def _in_order(command: Command, values: dict[str, list[str]]) -> list[str]:
    arguments = [param.name or "" for param in command.params if isinstance(param, TyperArgument)]
    return [value for name in arguments for value in values.get(name, [])]
