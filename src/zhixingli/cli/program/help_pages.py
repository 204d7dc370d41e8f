"""Help pages of commands and nouns, in Chinese, from what Typer knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperArgument, TyperOption

from zhixingli.cli.program.front_page import HelpSection, help_page
from zhixingli.domain.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer._click.core import Command, Context, Parameter

_ARGUMENTS: Final = "参数"
_OPTIONS: Final = "选项"
HELP_TEXT: Final = "显示帮助"


def command_page(command: Command, ctx: Context) -> str:
    """Write the page of one command."""
    params = command.get_params(ctx)
    page = help_page(usage(command, ctx), command.help or "", tuple(_sections(params)))
    example = _example(getattr(command, "path", ""))
    return f"{page}\n例：zx {example}\n" if example else page


def _example(path: str) -> str | None:
    """Give the example of a command; every one has one, and a test has run it."""
    import json
    from importlib.resources import files

    shipped = files("zhixingli.data").joinpath("examples.json").read_text(encoding="utf-8")
    found: str | None = json.loads(shipped).get(path)
    return found


def noun_page(
    command: Command, ctx: Context, verbs: Iterable[tuple[str, str]], *, title: str = "命令"
) -> str:
    """Write the page of a noun: its verbs and their one-line helps."""
    sections = (HelpSection(title, tuple(verbs)), *_sections(command.get_params(ctx)))
    return help_page(usage(command, ctx), command.help or "", sections)


def usage(command: Command, ctx: Context) -> str:
    """Write how a command is called: arguments, required options, then the rest."""
    params = command.get_params(ctx)
    pieces = [_argument(param) for param in params if isinstance(param, TyperArgument)]
    pieces += [_written(p) for p in params if isinstance(p, TyperOption) and p.required]
    last = "命令 …" if hasattr(command, "list_commands") else "[选项]"
    return " ".join([ctx.command_path, *pieces, last])


def _sections(params: Sequence[Parameter]) -> Iterable[HelpSection]:
    panels: dict[str, list[tuple[str, str]]] = {}
    for param in params:
        if isinstance(param, TyperArgument):
            panels.setdefault(_ARGUMENTS, []).append((_argument(param), _meaning(param)))
        elif isinstance(param, TyperOption) and not param.hidden:
            panel = param.rich_help_panel or _OPTIONS
            panels.setdefault(panel, []).append((_written(param), _meaning(param)))
    return [HelpSection(panel, tuple(rows)) for panel, rows in sorted(panels.items(), key=_order)]


def _order(panel: tuple[str, Any]) -> int:
    """Put arguments first, own options next, shared ones last; the help option is an own one."""
    return {_ARGUMENTS: 0, _OPTIONS: 1}.get(panel[0], 2)


def _argument(param: TyperArgument) -> str:
    name = f"{param.human_readable_name}{'…' if param.nargs != 1 else ''}"
    return name if param.required else f"[{name}]"


def _written(param: TyperOption) -> str:
    names = ", ".join(param.opts)
    return names if param.is_flag else f"{names} {param.metavar or '值'}"


def _meaning(param: TyperArgument | TyperOption) -> str:
    remarks = []
    if isinstance(param, TyperOption) and param.required:
        remarks.append("必填")
    if param.default not in (None, False, (), ""):
        default = param.default
        remarks.append(f"缺省 {default.label if isinstance(default, Term) else default}")
    if isinstance(param, TyperOption) and param.multiple:
        remarks.append("可重复")
    return (param.help or "") + (f"（{'，'.join(remarks)}）" if remarks else "")
