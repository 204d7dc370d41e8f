"""The commands that would record once more what was taken back, to be typed with what was meant."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.terms import ActKind, Part, Urgency
from zhixingli.services.use_case.names import names
from zhixingli.store import tables
from zhixingli.store.ledger.taking_back import written_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Row, Table

    from zhixingli.services.taking_back.choosing import Chosen
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.taking_back import Written

#: The option in which a column of a new row was typed.
_OPTIONS: Final[dict[Table, tuple[tuple[str, str], ...]]] = {
    tables.doc: (("sender", "--from"), ("number", "--number"), ("rule", "--rule")),
    tables.letter: (
        ("direction", "--direction"),
        ("addressee", "--to"),
        ("genre", "--genre"),
        ("number", "--number"),
    ),
    tables.supervision: (("basis", "--basis"), ("basis_number", "--number")),
    tables.project: (
        ("start_on", "--start"),
        ("end_on", "--end"),
        ("total", "--total"),
        ("year_plan", "--year-plan"),
    ),
    tables.meeting: (("place", "--place"),),
    tables.assignment: (("leader", "--leader"), ("unit", "--unit")),
    tables.supporting_unit: (("unit", "--support"),),
    tables.extension: (("days", "--days"), ("approved_by", "--approved-by")),
    tables.pause: (("ground", "--ground"),),
    tables.hop: (("place", "--at"), ("contact", "--contact")),
    tables.consultation: (("party", "--with"), ("way", "--way"), ("opinion", "--opinion")),
    tables.project_progress: (
        ("invested", "--invested"),
        ("percent", "--percent"),
        ("problem", "--problem"),
        ("next_step", "--next"),
    ),
    tables.cause: (("malady", "--malady"),),
    tables.obligation: (("fixed_due_on", "--due"),),
}
#: The option of a part in a matter.
_PARTS: Final = {
    Part.SPONSOR.value: "--sponsor",
    Part.TRACKER.value: "--tracker",
    Part.SUPERVISOR.value: "--supervisor",
    Part.HEAD.value: "--head",
    Part.DEPUTY.value: "--deputy",
}
#: The options in which the text, the person and the unit of an act were typed.
_TEXT: Final = {
    ActKind.CHECK: "--missing",
    ActKind.NOTIFY: "--via",
    ActKind.SUPPLEMENT: "--text",
    ActKind.ROUTE: "--to",
    ActKind.PROGRESS: "--text",
    ActKind.INSTRUCT: "--text",
    ActKind.COSIGN_REPLY: "--text",
    ActKind.FINISH: "--result",
    ActKind.EVENT: "--name",
    ActKind.FEEDBACK: "--text",
}
_PERSON: Final = {ActKind.INSTRUCT: "--by", ActKind.STRIKE: "--by", ActKind.APPROVE: "--by"}
_UNIT: Final = {ActKind.COSIGN: "--unit", ActKind.COSIGN_REPLY: "--unit"}
#: The option that says the outcome of an act by being there.
_SAYS: Final = {
    (ActKind.CHECK, "complete"): "--complete",
    (ActKind.ROUTE, "within"): "--within",
    (ActKind.ROUTE, "beyond"): "--beyond",
}


def commands_again(session: Session, picked: Chosen) -> Iterator[str]:
    """Give the commands in the order of what they recorded; a table is imported again itself."""
    known = names(session.conn, session.work.stamp.today)
    for entry in picked.entries:
        if not entry.command.startswith("import "):
            rows = written_by(session.conn, entry.seq)
            yield " ".join(
                map(_quoted, ["zx", *entry.command.split(), *_words(entry, rows, known)])
            )


def _words(entry: Row[Any], rows: Sequence[Written], known: Names) -> Iterator[str]:
    new = [row for row in rows if row.before is None]
    begun = [row.after["title"] for row in new if row.table is tables.subject]
    origins = [row.after["origin"] for row in new if row.table is tables.task]
    yield from filter(None, origins)
    yield from begun or dict.fromkeys(_about(rows))
    said: set[str] = set()
    for row in new:
        for option, value in _said_by(row, known):
            if option not in said or option == "--support":
                said.add(option)
                yield option
                if value is not None:
                    yield value
    if entry.happened_on is not None and entry.happened_on != entry.today:
        yield from ("--on", entry.happened_on.isoformat())
    if entry.reason:
        yield from ("--reason", entry.reason)


def _about(rows: Sequence[Written]) -> Iterator[str]:
    """Name the subjects on which something was done."""
    yield from (row.after["subject"] for row in rows if row.table is tables.act)


def _said_by(row: Written, known: Names) -> Iterator[tuple[str, str | None]]:
    """Give the options that a new row comes from; one without a value is a flag."""
    values = row.after
    if row.table is tables.act:
        yield from _said_by_act(values, known)
    elif row.table is tables.duty and values["role"] in _PARTS:
        yield _PARTS[values["role"]], _named(values["person"], known)
    elif row.table is tables.doc and values["urgency"] != Urgency.NORMAL.value:
        yield "--urgency", values["urgency"]
    for column, option in _OPTIONS.get(row.table, ()):
        if values[column] is not None:
            yield option, _named(values[column], known)


def _said_by_act(values: Mapping[str, Any], known: Names) -> Iterator[tuple[str, str | None]]:
    kind = ActKind(values["kind"])
    flag = _SAYS.get((kind, values["outcome"]))
    if flag is not None:
        yield flag, None
    for options, column in ((_PERSON, "person"), (_UNIT, "unit"), (_TEXT, "text")):
        if kind in options and values[column] is not None:
            yield options[kind], _named(values[column], known)


def _quoted(word: str) -> str:
    """Quote a word for a shell where it needs it; Chinese does not."""
    return word if word and _PLAIN.fullmatch(word) else shlex.quote(word)


_PLAIN: Final = re.compile(r"[\w〔〕《》（）、，。：；“”%+./:@=-]+")


def _named(value: object, known: Names) -> str:
    """Give a value as it is typed: a person and a unit by name."""
    text = str(value)
    person, unit = known.people.get(text), known.units.get(text)
    return person.name if person else unit.name if unit else text
