"""Mistakes on the command line, said in Chinese with the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperOption

from zhixingli.cli.options.value_kinds import field_of, named
from zhixingli.cli.program import help_pages as pages
from zhixingli.domain.errors.command import (
    ExtraArgumentError,
    InvalidValueError,
    MissingValueError,
    OptionValueError,
    RepeatedOptionError,
    UnknownCommandError,
    UnknownOptionError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click.core import Command, Context

    from zhixingli.domain.errors.refusal import Refusal

_GLOBAL = ("--db", "--actor", "--today", "--version")
_LONGEST_SHOWN = 40


def refusal_of(mistake: UsageError) -> Refusal:
    """Turn what Typer found wrong into a refusal in Chinese."""
    match mistake:
        case MissingParameter():
            return _missing(mistake)
        case NoSuchOption():
            return _unknown_option(mistake)
        case BadOptionUsage():
            return _option_value(mistake)
        case BadParameter():
            return _invalid(mistake)
        case _:
            return InvalidValueError(what="命令行", typed="", problem="写法不对")


def refuse_repeated(command: Command, ctx: Context, typed: list[str]) -> None:
    """Refuse an option that takes one value and was given several; the parser keeps the last."""
    _, _, order = command.make_parser(ctx).parse_args(args=list(typed))
    for param in dict.fromkeys(order):
        single = isinstance(param, TyperOption) and not (param.multiple or param.is_flag)
        times = order.count(param)
        if single and times > 1:
            option = field_of(param)
            instead = _INSTEAD.get(option or "", "几个都要的，分几次执行")
            raise RepeatedOptionError(field=option, option=option, times=times, instead=instead)


#: What to do where several are meant.
_INSTEAD = {
    "--leader": "一件事只有一名区分管领导；别的领导的批示用 zx doc instruct 登记",
    "--unit": "一件事只有一个主责单位；别的单位写 --support，要答复的用 cosign 送会签",
    "--on": "几天的事分几次登记",
}


def extra_arguments(ctx: Context, extra: list[str]) -> Refusal:
    """Refuse arguments that the command has no place for."""
    typed = " ".join(quoted(argument) for argument in extra)
    usage = pages.usage(ctx.command, ctx)
    return ExtraArgumentError(count=len(extra), typed=typed, usage=usage)


def unknown_command(ctx: Context, typed: str, known: Iterable[str]) -> Refusal:
    """Refuse a command that does not exist and offer the nearest."""
    return UnknownCommandError(
        typed=quoted(typed), suggestion=suggestion(typed, known), path=ctx.command_path
    )


def suggestion(typed: str, known: Iterable[str]) -> str:
    """Offer the nearest known words, as the beginning of a remedy."""
    from difflib import get_close_matches

    nearest = get_close_matches(typed, list(known))
    return f"是不是 {' 或 '.join(nearest)}？" if nearest else ""


def quoted(typed: str) -> str:
    """Repeat what was typed, shortened; nothing that bears a secrecy mark."""
    from zhixingli.domain.writing.secrecy import classified_mark

    if classified_mark(typed):
        return "（不显示）"
    return typed if len(typed) <= _LONGEST_SHOWN else typed[:_LONGEST_SHOWN] + "…"


def _missing(mistake: MissingParameter) -> Refusal:
    what = named(mistake.param)
    if isinstance(mistake.param, TyperOption):
        what = f"{what.strip()}（{mistake.param.help}）"
    return MissingValueError(field=field_of(mistake.param), what=what, **_place(mistake.ctx))


def _unknown_option(mistake: NoSuchOption) -> Refusal:
    name = quoted(mistake.option_name)
    if name in _GLOBAL and mistake.ctx is not None and mistake.ctx.parent is not None:
        offer = f"{name} 是全局选项，写在命令之前：zx {name} … {mistake.ctx.info_name} …；"
    else:
        nearest = mistake.possibilities or ()
        offer = f"是不是 {' 或 '.join(sorted(nearest))}？" if nearest else ""
        if mistake.ctx is not None and mistake.ctx.parent is None:
            offer += "命令自己的选项写在命令之后；"
    path = _place(mistake.ctx)["path"]
    return UnknownOptionError(field=name, option=name, suggestion=offer, path=path)


def _option_value(mistake: BadOptionUsage) -> Refusal:
    name = mistake.option_name
    flag = "does not take a value" in mistake.message or _is_flag(mistake.ctx, name)
    problem = "不带值" if flag else "后面缺少值"
    path = _place(mistake.ctx)["path"]
    return OptionValueError(field=name, option=name, problem=problem, path=path)


def _invalid(mistake: BadParameter) -> Refusal:
    """Refuse a value whose kind is Typer's own: its English reason is left out."""
    return InvalidValueError(
        field=field_of(mistake.param), what=named(mistake.param), typed="", problem="读不懂"
    )


def _is_flag(ctx: Context | None, name: str) -> bool:
    params = ctx.command.get_params(ctx) if ctx else []
    return any(isinstance(p, TyperOption) and p.is_flag and name in p.opts for p in params)


def _place(ctx: Context | None) -> dict[str, str]:
    if ctx is None:
        return {"path": "zx", "usage": "zx 命令 …"}
    return {"path": ctx.command_path, "usage": pages.usage(ctx.command, ctx)}
