"""The classes of commands: lazy, Chinese, refusing in one way."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info

from zhixingli.cli.console.state import Run
from zhixingli.cli.program import (
    asking,
    batch as from_json,
    help_pages as pages,
    mistakes as usage_zh,
    registry,
    several,
)
from zhixingli.cli.program.chinese import verb_word
from zhixingli.cli.program.front_page import front_page
from zhixingli.domain.errors.command import MissingCommandError
from zhixingli.domain.writing.characters import normalise_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer import _click
    from typer.core import TyperOption
    from typer.models import CommandInfo


def noun(name: str, *, help: str) -> typer.Typer:
    """Start a noun; its verbs are added by ``add_verbs``."""
    return typer.Typer(name=name, help=help, add_completion=False, rich_markup_mode=None)


def add_verbs(app: typer.Typer, *verbs: tuple[str, Callable[..., None], str]) -> None:
    """Give a noun its verbs, each with its one-line help, in the order of the help page."""
    for name, function, about in verbs:
        app.command(name, help=about)(function)


@cache
def load(entry: registry.Entry) -> _click.Command:
    """Import the module of a word and make its command, once a process."""
    found = getattr(import_module(entry.module), entry.attribute)
    if not isinstance(found, typer.Typer):
        own = registry.same_command(entry)  # an alias is the very command, by its own name
        return verb(own.name, found, help=own.help)
    group = Noun(name=found.info.name, help=found.info.help, verbs=found.registered_commands)
    if entry.verb is None:
        return group
    return group.verb(entry.verb)


def verb(name: str, function: Callable[..., Any], *, help: str) -> Command:
    """Make a command of a function decorated by ``@reading`` or ``@writing``."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, help=help)(function)
    return _made(app.registered_commands[0], name)


class Command(TyperCommand):
    """A command: Chinese pages and mistakes, batch input for writes.

    ``path`` is its name with the noun (``doc receive``), whatever alias it was called by.
    """

    path = ""

    def get_help_option(self, ctx: _click.Context) -> TyperOption | None:
        """Describe ``--help`` in Chinese."""
        return _in_chinese(super().get_help_option(ctx))

    def get_help(self, ctx: _click.Context) -> str:
        """Write the help page."""
        return pages.command_page(self, ctx).rstrip("\n")

    def get_usage(self, ctx: _click.Context) -> str:
        """Write the usage line."""
        return f"用法：{pages.usage(self, ctx)}"

    def parse_args(self, ctx: _click.Context, args: list[str]) -> list[str]:
        """Parse what was typed, or keep it for a batch."""
        session = _session(ctx)
        session.schema = getattr(self.callback, "zx_schema", session.schema)
        if not session.batching and (batch := from_json.batch_in(self, args)):
            ctx.obj = batch
            return []
        alone = not (session.batching or session.asking)
        if alone and asking.asks(self, self.path, args):
            ctx.obj = asking.Asking(list(args))
            return []
        ctx.allow_extra_args = True
        typed = list(args)
        try:
            extra = super().parse_args(ctx, args)
        except UsageError as mistake:
            mistake.ctx = mistake.ctx or ctx  # the parser forgets it for options without a value
            raise
        if not session.batching:  # a line may say otherwise than what was typed beside it
            usage_zh.refuse_repeated(self, ctx, typed)
        if extra and not ctx.resilient_parsing:
            if not (several.takes_several(self) and several.names_matters(extra)):
                raise usage_zh.extra_arguments(ctx, extra)
            ctx.obj, ctx.args = several.Several(extra), []
            return []
        return extra

    def invoke(self, ctx: _click.Context) -> Any:  # noqa: ANN401 - as Typer has it
        """Run the command once, or once a line."""
        if isinstance(ctx.obj, from_json.Batch):
            return from_json.run_batch(self, ctx, ctx.obj, _session(ctx))
        if isinstance(ctx.obj, asking.Asking):
            return asking.run_asking(self, ctx, ctx.obj.typed, self.path, _session(ctx))
        if isinstance(ctx.obj, several.Several):
            run = super().invoke
            return several.run_several(self, ctx, ctx.obj, _session(ctx), lambda: run(ctx))
        return super().invoke(ctx)


class _Group(TyperGroup):
    """What the front page and the nouns have in common."""

    def get_help_option(self, ctx: _click.Context) -> TyperOption | None:
        """Describe ``--help`` in Chinese."""
        return _in_chinese(super().get_help_option(ctx))

    def get_usage(self, ctx: _click.Context) -> str:
        """Write the usage line."""
        return f"用法：{pages.usage(self, ctx)}"

    def resolve_command(
        self, ctx: _click.Context, args: list[str]
    ) -> tuple[str | None, _click.Command | None, list[str]]:
        """Find the command that was named, full-width letters allowed."""
        name = args[0]
        command = self.get_command(ctx, self.meant(name, args[1:])) or self.get_command(
            ctx, normalise_option(name)
        )
        if command is None:
            raise usage_zh.unknown_command(ctx, name, self.list_commands(ctx))
        return name, command, args[1:]

    def meant(self, name: str, rest: list[str]) -> str:
        """Give the word that is looked up: what was typed."""
        return name

    def invoke(self, ctx: _click.Context) -> Any:  # noqa: ANN401 - as Typer has it
        """Run the command that was named; a noun alone is a mistake."""
        if not ctx._protected_args and not self.invoke_without_command:  # noqa: SLF001
            self._refuse_alone(ctx)
        return super().invoke(ctx)

    def _refuse_alone(self, ctx: _click.Context) -> NoReturn:
        choices = "、".join(self.list_commands(ctx))
        raise MissingCommandError(path=ctx.command_path, choices=choices)


class Noun(_Group):
    """A noun; each verb is made only when it is chosen."""

    def __init__(self, *, verbs: list[CommandInfo], **more: Any) -> None:  # noqa: ANN401
        """Keep the verbs as they were declared."""
        super().__init__(rich_markup_mode=None, **more)
        self._verbs = {_name(info): info for info in verbs}

    @property
    def verbs(self) -> tuple[str, ...]:
        """Name every verb, hidden ones too."""
        return tuple(self._verbs)

    def list_commands(self, ctx: _click.Context) -> list[str]:
        """List the verbs in the order of their declaration."""
        return [name for name, info in self._verbs.items() if not info.hidden]

    def meant(self, name: str, rest: list[str]) -> str:
        """Give the verb that a word in Chinese stands for."""
        return verb_word(name, self._verbs)

    def get_command(self, ctx: _click.Context, cmd_name: str) -> Command | None:
        """Make the verb that was named."""
        return self.verb(cmd_name) if cmd_name in self._verbs else None

    def verb(self, name: str) -> Command:
        """Make a verb, once."""
        made = self.commands.get(name)
        if not isinstance(made, Command):
            made = self.commands[name] = _made(self._verbs[name], f"{self.name} {name}")
        return made

    def get_help(self, ctx: _click.Context) -> str:
        """Write the help page."""
        _session(ctx)
        rows = [(name, self._verbs[name].help or "") for name in self.list_commands(ctx)]
        return pages.noun_page(self, ctx, rows).rstrip("\n")


class Root(_Group):
    """``zx`` itself: a word's module is imported only when it is chosen."""

    def parse_args(self, ctx: _click.Context, args: list[str]) -> list[str]:
        """Parse the global options; each may be given once."""
        typed = list(args)
        rest = super().parse_args(ctx, args)
        usage_zh.refuse_repeated(self, ctx, typed)
        return rest

    def meant(self, name: str, rest: list[str]) -> str:
        """Give the word that is looked up: ``finish`` is that of the kind which the ID tells."""
        return registry.meant(name, rest)

    def list_commands(self, ctx: _click.Context) -> list[str]:
        """List the words that the front page shows."""
        return [entry.name for entry in registry.ENTRIES if not entry.hidden]

    def get_command(self, ctx: _click.Context, cmd_name: str) -> _click.Command | None:
        """Import the word that was named; an alias is the very command it stands for."""
        entry = registry.entry(cmd_name)
        if entry is None:
            return None
        key = f"{entry.module}:{entry.attribute}:{entry.verb or ''}"
        if key not in self.commands:
            self.commands[key] = load(entry)
        return self.commands[key]

    def get_help(self, ctx: _click.Context) -> str:
        """Write the front page."""
        return front_page().rstrip("\n")


def _made(info: CommandInfo, path: str) -> Command:
    info.cls = Command
    made = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    if not isinstance(made, Command):
        message = f"{info.name} is not one of our commands"
        raise TypeError(message)
    made.path = path
    return made


def _name(info: CommandInfo) -> str:
    if not info.name:
        message = "a verb is declared with its name: add_verbs(app, …)"
        raise TypeError(message)
    return info.name


def _session(ctx: _click.Context) -> Run:
    session = ctx.find_object(Run)
    if session is None:
        message = "a command runs inside a run of the program only"
        raise RuntimeError(message)
    return session


def _in_chinese(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = pages.HELP_TEXT
    return option
