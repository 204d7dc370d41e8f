"""Importing units and people (单位、人员)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from zhixingli.domain.errors.people import LeftBeforeError
from zhixingli.domain.terms import UnitKind
from zhixingli.domain.writing.text import normalise_option
from zhixingli.services.exchange.facts import (
    Reading,
    facts_of,
)
from zhixingli.services.exchange.imports import (
    CREATED,
    UNCHANGED,
    Handle,
    Imported,
    Seen,
    Source,
    Verdict,
    import_table,
)
from zhixingli.services.exchange.names import NameResolver
from zhixingli.services.exchange.people_sheet import PEOPLE, UNITS
from zhixingli.services.people.acts import new_person, own_words
from zhixingli.services.people.units import new_unit
from zhixingli.store.kinds.people import people, posts_on, units

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.sheets.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def import_units(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import units; one whose name is there already is left as it is."""
    return import_table(ledger, stamp, source, form=UNITS, what="单位", begin=_unit_rows)


def import_people(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import people; one of the same name and unit is left as they are."""
    return import_table(ledger, stamp, source, form=PEOPLE, what="人员", begin=_person_rows)


def _unit_rows(session: Session, _: FileTable) -> Handle:
    by = Reading(NameResolver(session.conn, session.work.stamp.on), {})
    known = {
        _key(name): dict(each.row) | {"name": each.name, "short": each.short}
        for each in units(session.conn, session.work.stamp.on)
        for name in each.ever("name")
    }
    seen = Seen("单位", {})

    def handle(cells: Cells) -> Verdict | None:
        facts = facts_of(UNITS, cells, by)
        if cells.problems:
            return None
        name, short, given = facts["name"], facts["short"], facts["kind"]
        kind = given or UnitKind.DEPARTMENT
        wanted = {"short": short, "kind": given and given.value}
        record = _Record(_key(name), name, known.get(_key(name)), wanted)
        made = partial(new_unit, session, name, short=short, kind=kind)
        return _settled(cells, seen, record, made)

    return handle


def _person_rows(session: Session, _: FileTable) -> Handle:
    today = session.work.stamp.on
    by = Reading(NameResolver(session.conn, today), {}, own_words(session))
    held = posts_on(session.conn, today)
    known = {
        (_key(row["name"]), held[row["id"]]["unit"]): dict(row) | dict(held[row["id"]])
        for row in people(session.conn)
        if row["id"] in held
    }
    seen = Seen("人", {})

    def handle(cells: Cells) -> Verdict | None:
        facts = facts_of(PEOPLE, cells, by)
        name, at, held_as, left = (facts[each] for each in ("name", "unit", "post", "left"))
        known_as = (_key(name), at)
        if left is not None and left < today and known_as not in known:
            cells.problem("离任日期", LeftBeforeError(name=name, day=left, added=today))
        if cells.problems:
            return None
        post, title = held_as
        said = {"post": post.value, "title": title}
        record = _Record(known_as, name, known.get(known_as), said)
        made = partial(
            new_person,
            session.work,
            name,
            unit_id=at,
            post=post,
            title=title,
            since=facts["since"],
            left_on=left,
        )
        return _settled(cells, seen, record, made)

    return handle


@dataclass(frozen=True, slots=True)
class _Record:
    """What a row is about: what tells it from others, its row in the ledger, what it says."""

    key: object
    name: str
    known: Mapping[str, Any] | None
    wanted: Mapping[str, str | None]


def _settled(
    cells: Cells, seen: Seen, record: _Record, make: Callable[[], Mapping[str, Any]]
) -> Verdict:
    """Give the record that the row names, made now where there is none."""
    earlier = seen.earlier(record.key, cells, value=record.name)
    if earlier is not None:
        return Verdict(UNCHANGED, earlier)
    row = record.known or make()
    if record.known:
        _note_difference(cells, row, record.wanted)
    seen.add(record.key, cells, row["id"])
    return Verdict(UNCHANGED if record.known else CREATED, row["id"])


def _note_difference(
    cells: Cells, row: Mapping[str, Any], wanted: Mapping[str, str | None]
) -> None:
    """Say where the ledger differs from the file: an import corrects nothing by the way."""
    noun = "person" if "post" in wanted else "unit"
    if any(value is not None and row[name] != value for name, value in wanted.items()):
        said = (
            f"台账里已有 {row['id']}，内容与文件不同，没有改动；要改用 zx {noun} edit {row['id']}"
        )
        cells.notes.append(said)


def _key(name: str) -> str:
    """Make spellings of one name equal: width, spaces."""
    return normalise_option(name).replace(" ", "")
