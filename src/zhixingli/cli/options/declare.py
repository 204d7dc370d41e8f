"""Declaring one option or one argument, in Chinese."""

from __future__ import annotations

from typing import Any

import typer

from zhixingli.cli.options.value_kinds import NAME, ValueKind


def option(*names: str, help: str, kind: ValueKind = NAME, **more: Any) -> Any:
    """Declare an option by its names (``--from``) and what it means in Chinese.

    One annotated ``bool`` is a flag and takes no value. ``more`` goes to Typer as it is.
    """
    placeholder = more.pop("metavar", kind.name)
    return typer.Option(
        *names, help=help + kind.meaning, click_type=kind, metavar=placeholder, **more
    )


def argument(name: str, *, kind: ValueKind = NAME, help: str = "", key: str | None = None) -> Any:
    """Declare an argument by its Chinese name.

    ``key`` is what batch input and refusals call it: ``id`` for every 编号, else the
    parameter's own name.
    """
    known = key or ("id" if name.endswith("编号") else None)
    taken = kind.keyed(known) if known else kind
    return typer.Argument(metavar=name, click_type=taken, help=help + kind.meaning)
