"""The registry names real commands, each with a schema that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from zhixingli.cli.program import registry
from zhixingli.cli.program.commands import Command, Noun, load
from zhixingli.services.use_case.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator


#: What gives a shell its script answers nothing that has a form.
SCRIPTS: Final = {"completion show", "completion install"}


def commands(entry: registry.Entry) -> Iterator[Command]:
    found = load(entry)
    if isinstance(found, Noun):
        yield from (found.verb(name) for name in found.verbs)
    elif isinstance(found, Command):
        yield found


@pytest.mark.parametrize("entry", registry.ENTRIES, ids=lambda entry: entry.name)
def test_every_command_answers_with_a_schema_that_ships(entry: registry.Entry) -> None:
    found = {
        command.path: getattr(command.callback, "zx_schema", None) for command in commands(entry)
    }
    assert found
    without = {path for path, schema in found.items() if schema not in SCHEMAS}
    assert without <= SCRIPTS


def test_every_schema_is_answered_with() -> None:
    answered = {
        getattr(command.callback, "zx_schema", None)
        for entry in registry.ENTRIES
        for command in commands(entry)
    }
    assert set(SCHEMAS) - answered == set()


def test_names_are_given_once() -> None:
    names = [entry.name for entry in registry.ENTRIES]
    assert len(names) == len(set(names))
    assert {entry.panel for entry in registry.ENTRIES} == set(registry.PANELS)
