"""What may stand where the cursor is, a line each: the word, a tab, what it means.

Answered before anything heavy is loaded: the commands out of a table that is made from them, names
and IDs out of the ledger's file, read-only. A server, a ledger that is busy, older or missing gives
commands and options only. Nothing here ever fails or writes.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zhixingli.cli.console.state import default_store
from zhixingli.cli.program import chinese, registry
from zhixingli.cli.program.topics import TOPICS
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: What a shell answers itself.
FILES: Final = ":file"
#: How long the ledger may keep a shell waiting, in seconds, and how many are offered.
_PATIENCE: Final = 0.2
_MOST: Final = 200
_GLOBAL: Final = ("--db", "--actor", "--today")
_QUERIES: Final = {
    "person": "SELECT name, initials FROM person WHERE undone_by IS NULL AND left_on IS NULL",
    "unit": "SELECT coalesce(short, name), name || ' ' || initials FROM unit"
    " WHERE undone_by IS NULL AND closed_on IS NULL",
    "sender": "SELECT sender, '' FROM doc GROUP BY sender ORDER BY count(*) DESC",
    "id": "SELECT DISTINCT s.id, s.title FROM obligation o JOIN subject s ON s.id = o.subject"
    " WHERE o.closed_on IS NULL AND s.voided_on IS NULL AND (? = '' OR s.kind = ?)"
    " ORDER BY s.id DESC",
    "any": "SELECT id, title FROM subject WHERE (? = '' OR kind = ?) ORDER BY id DESC",
}


def main(words: Sequence[str]) -> int:
    """Answer a shell: the words that were typed after ``zx``, the one at the cursor last."""
    try:
        found = list(_offered(list(words) or [""]))
    except Exception:  # noqa: BLE001 - a shell is told nothing rather than an error
        found = []
    out = "".join(f"{value}\t{meaning}\n" if meaning else f"{value}\n" for value, meaning in found)
    sys.stdout.buffer.write(out.encode("utf-8", "replace"))
    sys.stdout.flush()
    return 0


def _offered(words: list[str]) -> Iterator[tuple[str, str]]:
    *before, cursor = words
    before, place = _without_globals(before)
    table = _table()
    if not before:
        yield from _words(table, cursor)
        return
    if before[0] in {"help", "帮助"}:
        known = {name: about for name, (_, about) in TOPICS.items()}
        yield from _beginning(known.items(), cursor)
        return
    first = registry.meant(before[0], before[1:])
    path, rest = first.partition(" ")[0], before[1:]
    if path in table["nouns"]:
        verbs = table["nouns"][path]
        if not rest:
            yield from _beginning(verbs.items(), cursor)
            return
        path, rest = f"{path} {chinese.verb_word(rest[0], verbs)}", rest[1:]
    entry = registry.entry(first)
    if entry is not None and entry.verb is not None:
        path = table["aliases"].get(first, path)
    command = table["commands"].get(path)
    if command is not None:
        options = {
            name: [said, kind]
            for name, said, kind in map(table["options"].__getitem__, command["options"])
        }
        arguments = ["id:"] if before[0] in {"finish", "办结"} else command["arguments"]
        yield from _of_command(options, arguments, rest, cursor, place)


def _without_globals(before: list[str]) -> tuple[list[str], str | None]:
    """Take the global options off what was typed; give which ledger was named."""
    place, rest = os.environ.get("ZX_DB"), list(before)
    while rest and rest[0].partition("=")[0] in _GLOBAL:
        name, equals, value = rest.pop(0).partition("=")
        if not equals:
            value = rest.pop(0) if rest else ""
        if name == "--db":
            place = value
    return rest, place


def _words(table: dict[str, Any], cursor: str) -> Iterator[tuple[str, str]]:
    if cursor.startswith("-"):
        yield from _beginning(table["globals"].items(), cursor)
    elif cursor and not cursor.isascii():
        yield from _beginning(((word, "") for word in chinese.FIRST), cursor)
    else:
        known = [(entry.name, entry.help) for entry in registry.ENTRIES if not entry.hidden]
        yield from _beginning([*known, ("help", "专题说明")], cursor)


def _of_command(
    options: dict[str, list[str]],
    arguments: list[str],
    rest: list[str],
    cursor: str,
    place: str | None,
) -> Iterator[tuple[str, str]]:
    if cursor.startswith("--") and "=" in cursor:
        name, _, value = cursor.partition("=")
        kind = options.get(name, ["", ""])[1]
        yield from ((f"{name}={word}", said) for word, said in _values(kind, value, place))
    elif rest and options.get(rest[-1], ["", ""])[1]:
        yield from _values(options[rest[-1]][1], cursor, place)
    elif cursor.startswith("-"):
        yield from _beginning(((name, said) for name, (said, _) in options.items()), cursor)
    else:
        at = _arguments_in(rest, options)
        kind = arguments[min(at, len(arguments) - 1)] if arguments else ""
        if at < len(arguments) or kind.startswith("id"):
            yield from _values(kind, cursor, place)


def _arguments_in(rest: list[str], options: dict[str, list[str]]) -> int:
    """Count the arguments among what was typed."""
    count, skip = 0, False
    for word in rest:
        if skip:
            skip = False
        elif word.startswith("-"):
            skip = "=" not in word and bool(options.get(word, ["", ""])[1])
        else:
            count += 1
    return count


def _values(kind: str, cursor: str, place: str | None) -> Iterable[tuple[str, str]]:
    """Give what a value may be: one of a few words, a file, what the ledger knows."""
    if kind == "file":
        return [(FILES, "")]
    if "|" in kind:
        choices = (choice.partition(" ") for choice in kind.split("|"))
        return list(_beginning(((word, said) for word, _, said in choices), cursor))
    name, _, of_kind = kind.partition(":")
    if name not in _QUERIES:
        return ()
    rows = _rows(name, of_kind, place)
    if name in {"id", "any"}:
        return list(_ids(rows, cursor))
    return list(_named(rows, cursor))


def _ids(rows: list[tuple[str, str]], cursor: str) -> Iterator[tuple[str, str]]:
    """Match IDs by their beginning or their number, else by their title."""
    typed = cursor.upper()
    by_number = [row for row in rows if row[0].startswith(typed) or _short(row[0], typed)]
    found = by_number or [row for row in rows if cursor in row[1]]
    yield from found[:_MOST]


def _short(number: str, typed: str) -> bool:
    """Tell whether a short ID is the beginning of one: 14 of SW-2026-0142."""
    digits = typed.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").lstrip("-")
    prefix = typed[: len(typed) - len(digits)].rstrip("-")
    own, _, last = number.rpartition("-")
    return digits.isdecimal() and own.startswith(prefix) and last.lstrip("0").startswith(digits)


def _named(rows: list[tuple[str, str]], cursor: str) -> Iterator[tuple[str, str]]:
    """Match names by their beginning, a part, or initials."""
    typed = cursor.casefold()
    for fits in (
        lambda row: row[0].casefold().startswith(typed),
        lambda row: typed in row[0].casefold() or typed in (row[1] or "").casefold(),
    ):
        found = [row for row in rows if fits(row)]
        if found:
            yield from ((name, "") for name, _ in dict(found[:_MOST]).items())
            return


def _rows(name: str, kind: str, place: str | None) -> list[tuple[str, str]]:
    """Read the ledger's file; nothing where it cannot be read at once."""
    location = place or str(default_store(os.environ))
    path = Path(location).expanduser()
    if "://" in location or not path.is_file():
        return []
    import sqlite3

    uri = f"{path.absolute().as_uri()}?mode=ro"
    given = (kind, kind) if name in {"id", "any"} else ()
    with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE)) as file:
        rows = file.execute(_QUERIES[name], given).fetchall()
    return [(visible(value), visible(said or "")) for value, said in rows if _one_line(value)]


def _one_line(value: str) -> bool:
    return bool(value) and value.isprintable()


def _beginning(offered: Iterable[tuple[str, str]], cursor: str) -> Iterator[tuple[str, str]]:
    yield from ((word, said) for word, said in offered if word.startswith(cursor))


def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        files("zhixingli.data").joinpath("commands.json").read_text(encoding="utf-8")
    )
    return found
