"""One act on several matters: each its own transaction, one line each, and the sum at the end."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperArgument
from typer.exceptions import Abort, Exit

from zhixingli.cli.console import streams
from zhixingli.cli.options.value_kinds import field_of
from zhixingli.cli.program import refusal
from zhixingli.domain.errors.command import RepeatedIdError
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.writing.text import normalise_option

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typer._click.core import Command, Context

    from zhixingli.cli.console.state import Run

#: What names a matter among several: an ID, whole or short, or a document number.
_NAMES_ONE: Final = re.compile(
    r"(?P<prefix>[A-Za-z]{2})?-?(?:(?P<year>[0-9]{4})-)?(?P<number>[0-9]{1,6})|.*〔.+〕.*"
)
#: More than so many are asked about once on a terminal.
_MANY: Final = 20


@dataclass(frozen=True, slots=True)
class Several:
    """The matters that a command line names after the first."""

    more: Sequence[str]


def takes_several(command: Command) -> bool:
    """Tell a write whose only argument names the matter that it is about."""
    arguments = [param for param in command.params if isinstance(param, TyperArgument)]
    one = len(arguments) == 1 and arguments[0].nargs == 1 and arguments[0].required
    writes = any("--key" in param.opts for param in command.params)
    return writes and one and field_of(arguments[0]) == "id"


def names_matters(words: Sequence[str]) -> bool:
    """Tell whether all of these name matters; what else was typed is a mistake."""
    return all(_NAMES_ONE.fullmatch(normalise_option(word)) for word in words)


def run_several(
    command: Command, ctx: Context, named: Several, session: Run, invoke: Callable[[], Any]
) -> None:
    """Run the command for each matter; raises Exit with the first refusal's status."""
    (argument,) = [param for param in command.params if isinstance(param, TyperArgument)]
    name = argument.name or ""
    wanted = [str(ctx.params[name]), *(argument.type_cast_value(ctx, word) for word in named.more)]
    _refuse_twice(wanted, session.today.year)
    _ask(len(wanted))
    failures: list[int] = []
    key = ctx.params.get("key")
    for number, each in enumerate(wanted, start=1):
        session.several = number
        ctx.params[name] = each
        if key is not None:
            ctx.params["key"] = f"{key}/{each}"
        try:
            invoke()
        except Refusal as refused:
            failures.append(refusal.show(session, refused, about=each))
        except Exit as ended:
            failures.append(ended.exit_code)
    failed = [status for status in failures if status]
    streams.tell(f"成功 {len(wanted) - len(failed)}、拒绝 {len(failed)}")
    if failed:
        raise Exit(failed[0])


def _refuse_twice(wanted: Sequence[str], year: int) -> None:
    """Refuse the same matter twice, however it is written: 142, sw142, SW-2026-0142."""
    seen: dict[str, set[str]] = {}
    for each in wanted:
        written = normalise_option(each).replace(" ", "").upper()
        found = _NAMES_ONE.fullmatch(written)
        prefix = (found["prefix"] or "") if found else ""
        if found and found["number"]:
            written = f"{found['year'] or year}-{int(found['number'])}"
        before = seen.setdefault(written, set())
        if before and (prefix in before or "" in {prefix, *before}):
            raise RepeatedIdError(id=each, field="id")
        before.add(prefix)


def _ask(count: int) -> None:
    """Ask once before many are changed by hand; Ctrl-C, Ctrl-D and anything but y change none."""
    if count <= _MANY or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    try:
        sys.stderr.write(f"共 {count} 件，逐件登记？（y 是）")
        sys.stderr.flush()
        answer = sys.stdin.readline()
    except KeyboardInterrupt:
        answer = ""
    if normalise_option(answer).strip().lower() not in {"y", "是"}:
        streams.tell("没有登记")
        raise Abort
