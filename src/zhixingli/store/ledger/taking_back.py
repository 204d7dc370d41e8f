"""Reading what an entry wrote, what was there before it, and what was built on it since."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Date, Integer, select

from zhixingli.store.ledger.journal import key_of, stored_columns
from zhixingli.store.tables import JOURNALLED, journal, journal_row, subject, taken_back
from zhixingli.store.tables.one_of import one_of
from zhixingli.store.tables.schema import UNDONE_BY
from zhixingli.store.tables.taking_back import ABOUT, ABOUT_THROUGH, OF_HANDS, OWED_FACTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Row, Table

_TABLES: Final = {table.name: table for table in JOURNALLED}


@dataclass(frozen=True, slots=True)
class Written:
    """A row that an entry wrote: as it was before (None: it was not there) and as it left it."""

    table: Table
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Later:
    """An entry that stands and was built on another: what it is about."""

    seq: int
    about: str


def entries_at(conn: Connection, seqs: Sequence[int]) -> dict[int, Row[Any]]:
    """Read entries of the journal by their numbers."""
    found = {}
    for some in _chunks(sorted(set(seqs))):
        query = select(journal).where(journal.c.seq.in_(some))
        found.update({row.seq: row for row in conn.execute(query)})
    return found


def entries_between(conn: Connection, first: int, last: int) -> Sequence[Row[Any]]:
    """Read the entries of a stretch, in their order."""
    query = select(journal).where(journal.c.seq.between(first, last)).order_by(journal.c.seq)
    return conn.execute(query).all()


def last_standing(conn: Connection, actor: str, day: date) -> Row[Any] | None:
    """Read the last entry of somebody on a day that stands, and takes nothing back itself."""
    query = (
        select(journal)
        .where(
            journal.c.actor == actor,
            journal.c.today == day,
            journal.c.seq.not_in(select(taken_back.c.seq)),
            journal.c.seq.not_in(select(taken_back.c.by)),
        )
        .order_by(journal.c.seq.desc())
        .limit(1)
    )
    return conn.execute(query).one_or_none()


def takers(conn: Connection, seqs: Collection[int]) -> dict[int, tuple[int, bool]]:
    """Read by which entry each of these was taken back, the last time, and whether whole."""
    found: dict[int, tuple[int, bool]] = {}
    query = select(taken_back).where(taken_back.c.seq.in_(sorted(seqs)))
    for row in conn.execute(query.order_by(taken_back.c.by)):
        found[row.seq] = row.by, row.whole
    return found


def takes_back(conn: Connection, seq: int) -> bool:
    """Tell whether an entry took others back."""
    query = select(taken_back.c.seq).where(taken_back.c.by == seq).limit(1)
    return conn.execute(query).first() is not None


def written_by(conn: Connection, seq: int) -> list[Written]:
    """Read the rows that an entry wrote, each once, in the order of their first writing."""
    rows = journal_row.c
    query = select(rows.table_name, rows.row_key, rows.operation, rows.image)
    first: dict[tuple[str, str], bool] = {}
    last: dict[tuple[str, str], str] = {}
    for name, key, operation, image in conn.execute(query.where(rows.seq == seq).order_by(rows.n)):
        first.setdefault((name, key), operation == "insert")
        last[name, key] = image
    changed: dict[str, list[str]] = defaultdict(list)
    for (name, key), inserted in first.items():
        if not inserted:
            changed[name].append(key)
    earlier = {
        (name, key): image
        for name, keys in changed.items()
        for key, image in _images_before(conn, name, keys, seq)
    }
    return [
        Written(
            _TABLES[at[0]],
            at[1],
            None if inserted else _row(_TABLES[at[0]], earlier[at]),
            _row(_TABLES[at[0]], last[at]),
        )
        for at, inserted in first.items()
    ]


def _images_before(
    conn: Connection, name: str, keys: Sequence[str], seq: int
) -> Iterator[tuple[str, str]]:
    """Read the last image of each key before an entry."""
    rows = journal_row.c
    query = (
        select(rows.row_key, rows.image)
        .where(rows.table_name == name, one_of(rows.row_key, keys), rows.seq < seq)
        .order_by(rows.row_key, rows.seq, rows.n)
    )
    latest: dict[str, str] = dict(conn.execute(query).all())
    yield from latest.items()


def _row(table: Table, image: str) -> dict[str, Any]:
    """Give an image as the row that it is of: days as days; what is newer than it is NULL."""
    said = json.loads(image)
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.computed is None:
            value = said.get(column.name)
            day = isinstance(column.type, Date) and value is not None
            row[column.name] = date.fromisoformat(value) if day else value
    return row


def about_of(conn: Connection, rows: Iterable[Written]) -> dict[tuple[str, str], str]:
    """Tell what each row is about, by table and key: a subject, a unit, a person, a setting."""
    found: dict[tuple[str, str], str] = {}
    through: dict[Table, dict[int, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        at = (row.table.name, row.key)
        if row.table in ABOUT:
            found[at] = str(row.after[ABOUT[row.table].name])
        elif row.table in ABOUT_THROUGH:
            column, owner = ABOUT_THROUGH[row.table]
            through[owner][row.after[column.name]].append(at)
    for owner, wanted in through.items():
        for numbers in _chunks(sorted(wanted)):
            query = select(owner.c.id, ABOUT[owner]).where(owner.c.id.in_(numbers))
            for number, about in conn.execute(query):
                found.update(dict.fromkeys(wanted[number], about))
    return found


def current_rows(
    conn: Connection, table: Table, keys: Collection[str]
) -> dict[str, Mapping[str, Any]]:
    """Read the rows with these keys as they are, whether they stand or not."""
    first, *others = table.primary_key.columns
    columns = [table.c[name] for name in stored_columns(table)]
    parts = sorted({key.rsplit("|", len(others))[0] for key in keys})
    if isinstance(first.type, Integer):
        numbers = sorted(int(part) for part in parts)
        some: list[ColumnElement[bool]] = [first.in_(lot) for lot in _chunks(numbers)]
    else:
        some = [one_of(first, parts)]
    wanted = set(keys)
    found: dict[str, Mapping[str, Any]] = {}
    for where in some:
        for row in conn.execute(select(*columns).where(where)).mappings():
            key = key_of(table, row)
            if key in wanted:
                found[key] = dict(row)
    return found


def _chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Give numbers in lots that one statement can name."""
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]


_AT_ONCE: Final = 500


def later_about(
    conn: Connection, seq: int, things: Collection[str], *, hands_only: bool
) -> list[Later]:
    """Read the entries that stand and wrote something about these after an entry, oldest first.

    ``hands_only``: only what says who is responsible counts. What a notice of days off or a rule
    moved follows from the facts, and does not count.
    """
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for table in OF_HANDS if hands_only else (*ABOUT, *ABOUT_THROUGH):
        keys = dict(_keys_about(conn, table, things))
        if not keys:
            continue
        rows = journal_row.c
        query = select(rows.seq, rows.row_key).where(
            rows.table_name == table.name, one_of(rows.row_key, keys), rows.seq > seq
        )
        for later, key in conn.execute(query):
            found[later, keys[key]].add(table.name)
    aside = _no_more(conn, {later for later, _ in found})
    return [
        Later(later, about)
        for (later, about), named in sorted(found.items())
        if later not in aside and not (named <= _DERIVED and not _facts_changed(conn, later, about))
    ]


#: Tables that a notice or a rule writes; of an obligation it moves what follows from its spans.
_DERIVED: Final = {"obligation", "due_span"}


def _no_more(conn: Connection, seqs: Collection[int]) -> set[int]:
    """Give those of these entries that were taken back, or take something back."""
    whole = select(taken_back.c.seq).where(taken_back.c.seq.in_(sorted(seqs)), taken_back.c.whole)
    by = select(taken_back.c.by).where(taken_back.c.by.in_(sorted(seqs)))
    return {*conn.execute(whole).scalars(), *conn.execute(by).scalars()}


def _facts_changed(conn: Connection, seq: int, about: str) -> bool:
    """Tell whether an entry changed more of a subject's limits than what follows from its spans."""
    for row in written_by(conn, seq):
        if row.table.name != "obligation" or row.after["subject"] != about:
            continue
        before = row.before
        if before is None or any(before[name] != row.after[name] for name in OWED_FACTS):
            return True
    return False


def _keys_about(
    conn: Connection, table: Table, things: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give the keys of a table's rows that are about these, each with what it is about."""
    if table in ABOUT:
        about: Column[Any] = ABOUT[table]
        query = select(*table.primary_key.columns, about.label("about_")).where(
            one_of(about, things)
        )
    else:
        column, owner = ABOUT_THROUGH[table]
        query = (
            select(*table.primary_key.columns, ABOUT[owner].label("about_"))
            .join_from(table, owner, owner.c.id == column)
            .where(one_of(ABOUT[owner], things))
        )
    for row in conn.execute(query).mappings():
        yield key_of(table, row), row["about_"]


@dataclass(frozen=True, slots=True)
class Use:
    """A row that names what an entry made: what the row is about, and the thing."""

    about: str
    thing: str


def uses_of(conn: Connection, made: Mapping[Table, Collection[str]]) -> list[Use]:
    """Read which standing rows of other matters name what was made: subjects, units, people.

    ``made`` gives it by the table in which it was.
    """
    found: set[tuple[str, str]] = set()
    for table, about in ABOUT.items():
        for column in table.columns:
            for key in column.foreign_keys if column is not about else ():
                things = made.get(key.column.table)
                if not things:
                    continue
                query = select(about, column).where(one_of(column, things), ~one_of(about, things))
                if UNDONE_BY in table.c:
                    query = query.where(table.c[UNDONE_BY].is_(None))
                found.update((row[0], row[1]) for row in conn.execute(query))
    void = void_among(conn, {about for about, _ in found})
    return [Use(*each) for each in sorted(found) if each[0] not in void]


def subjects_among(conn: Connection, things: Collection[str]) -> Sequence[Row[Any, Any, Any]]:
    """Read those of these that are subjects, in the order of their IDs."""
    query = select(subject.c.id, subject.c.kind, subject.c.title).order_by(subject.c.id)
    return conn.execute(query.where(one_of(subject.c.id, things))).all()


def void_among(conn: Connection, things: Collection[str]) -> set[str]:
    """Give those of these that are subjects and void."""
    query = select(subject.c.id).where(
        one_of(subject.c.id, things), subject.c.voided_on.is_not(None)
    )
    return set(conn.execute(query).scalars())
