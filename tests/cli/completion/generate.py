"""Write the table that completion answers from: ``python tests/cli/completion/generate.py``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from typer.core import TyperArgument, TyperOption

from zhixingli.cli.options.value_kinds import (
    AMOUNT,
    COUNT,
    DATE,
    MOMENT,
    PATH,
    TEXT,
    WHOLE,
    field_of,
)
from zhixingli.cli.program import registry
from zhixingli.cli.program.commands import Command, Noun, load
from zhixingli.cli.program.front_page import GLOBAL_OPTIONS
from zhixingli.domain.matters.card import CARDS
from zhixingli.domain.terms import Kind, Term

SHIPPED: Final = Path(__file__).parents[3] / "src" / "zhixingli" / "data" / "commands.json"
#: Which options and arguments name people and units.
PEOPLE: Final = {
    *("--leader", "--by", "--approved-by", "--sponsor", "--tracker", "--supervisor", "--chair"),
    *("--head", "--deputy", "--handler", "--person", "giver", "taker", "person"),
}
UNITS: Final = {"--unit", "--support", "--town", "--into", "unit", "units"}
KINDS: Final = {card.noun: kind for kind, card in CARDS.items()} | {
    "onsite": Kind.MEETING,
    "review": Kind.MEETING,
    "exec": Kind.MEETING,
}
#: Values that nothing can offer.
FREE: Final = (TEXT, DATE, MOMENT, WHOLE, COUNT, AMOUNT)


def table() -> dict[str, Any]:
    """Make the table: nouns with their verbs, commands with options and arguments.

    Options are kept once, for most commands have the same ones; a command holds their places.
    """
    nouns: dict[str, dict[str, str]] = {}
    commands: dict[str, Any] = {}
    aliases: dict[str, str] = {}
    for entry in registry.ENTRIES:
        made = load(entry)
        if isinstance(made, Noun):
            nouns[entry.name] = {name: made.verb(name).help or "" for name in made.verbs}
            for name in made.verbs:
                commands[f"{entry.name} {name}"] = described(made.verb(name), entry.name)
        elif isinstance(made, Command) and entry.verb is not None:
            aliases[entry.name] = made.path
        elif isinstance(made, Command) and not entry.hidden:
            commands[entry.name] = described(made, "")
    pool: dict[tuple[str, ...], int] = {}
    for command in commands.values():
        said = [(name, *of) for name, of in command["options"].items()]
        command["options"] = [pool.setdefault(each, len(pool)) for each in said]
    globals_ = {written.split()[0]: about for written, about in GLOBAL_OPTIONS}
    shared = {"globals": globals_, "nouns": nouns, "aliases": aliases, "options": list(pool)}
    return shared | {"commands": commands}


def described(command: Command, noun: str) -> dict[str, Any]:
    """Describe a command: each option with its meaning and the kind of its value."""
    options = {
        name: [param.help or "", "" if param.is_flag else kind_of(param, name, noun, command)]
        for param in command.params
        if isinstance(param, TyperOption) and not param.hidden
        for name in param.opts
    }
    arguments = [
        kind_of(param, param.name or "", noun, command)
        for param in command.params
        if isinstance(param, TyperArgument)
    ]
    return {"options": options, "arguments": arguments}


def kind_of(param: Any, name: str, noun: str, command: Command) -> str:
    """Name the kind of a value: a file, choices, whom or what it names; "-" where it is free."""
    long = max(param.opts, key=len) if param.param_type_name == "option" else name
    terms: tuple[Term, ...] = getattr(param.type, "terms", ())
    if terms:
        return "|".join(f"{term.value} {term.label}" for term in terms)
    if param.type is PATH or param.type.name == PATH.name:
        return "file"
    if long == "--from" and noun == "doc":
        return "sender"
    for names, kind in ((PEOPLE, "person"), (UNITS, "unit")):
        if long in names or (noun == kind and field_of(param) == "id"):
            return kind
    if field_of(param) == "id" or (param.metavar or "").endswith("编号"):
        writes = any("--key" in each.opts for each in command.params)
        about = KINDS[noun].value if noun in KINDS else ""
        return f"{'id' if writes else 'any'}:{about}"
    return "-"


def written() -> str:
    """Write the table as it is shipped."""
    return json.dumps(table(), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    SHIPPED.write_text(written(), encoding="utf-8")
