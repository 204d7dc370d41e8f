"""What every subject has in common, between rows and objects: the kinds add their own rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError, WrongKindError
from zhixingli.domain.matters.act import Act
from zhixingli.domain.matters.card import CARDS
from zhixingli.domain.matters.matter import Matter
from zhixingli.domain.matters.responsibility import Assignment, Duty
from zhixingli.domain.terms import ActKind, Kind, Part
from zhixingli.store import tables
from zhixingli.store.kinds.dated import title_on
from zhixingli.store.kinds.obligations import load_obligations, obligation_rows
from zhixingli.store.ledger.journal import key_of
from zhixingli.store.tables import assignment, obligation, subject
from zhixingli.store.tables.one_of import one_of
from zhixingli.store.tables.standing import act, duty, supporting_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, FromClause, RowMapping, Table

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.store.ledger.unit_of_work import UnitOfWork

    Rows = Iterable[tuple[Table, dict[str, Any]]]
    #: Which matters are read, said of a column that names the subject.
    Which = Callable[[ColumnElement[Any]], ColumnElement[bool]]

#: Facts by the names of a matter's fields.
Fields: TypeAlias = dict[str, Any]
M = TypeVar("M", bound=Matter)


@dataclass(frozen=True, slots=True)
class Kept(Generic[M]):
    """How the matters of one kind are kept: the row of the kind, and what belongs to each.

    ``make`` makes a matter of its row and the fields that every matter has; ``rows`` gives the
    rows of the kind and of what belongs to it; ``belongings`` reads what belongs to many at once,
    by matter: fields of ``make``'s second argument. ``table`` is None where the kind has no row.
    """

    kind: Kind
    table: Table | None
    make: Callable[[RowMapping, Fields], M]
    rows: Callable[[M], Iterator[tuple[Table, dict[str, Any]]]] = lambda _: iter(())
    belongings: Callable[[Connection, Which], Mapping[str, Fields]] = lambda _, __: {}


def load(conn: Connection, kept: Kept[M], wanted: str, rules: RuleBook) -> M:
    """Read one matter whole; refuse an id that is unknown or of another kind."""
    found = _read(conn, kept, rules, [subject.c.id == wanted], lambda column: column == wanted)
    if found:
        return found[0]
    if conn.execute(select(subject.c.kind).where(subject.c.id == wanted)).scalar() is None:
        raise SubjectUnknownError(id=wanted, field="id")
    card = CARDS[kept.kind]
    raise WrongKindError(id=wanted, wanted=kept.kind.label, example=card.example, field="id")


def matters_of(
    conn: Connection, kept: Kept[M], rules: RuleBook, *where: ColumnElement[bool]
) -> list[M]:
    """Read the matters of a kind whole, in the order of their IDs, in a handful of statements.

    ``where`` speaks of the subject or of the row of the kind.
    """
    conditions = [subject.c.kind == kept.kind.value, *where]
    chosen = select(subject.c.id).select_from(_joined(kept)).where(*conditions)
    return _read(conn, kept, rules, conditions, lambda column: column.in_(chosen))


def matters_on(conn: Connection, kept: Kept[M], rules: RuleBook, day: date) -> list[M]:
    """Read the matters of a kind that had begun by a day, whole."""
    return matters_of(conn, kept, rules, subject.c.opened_on <= day)


def _joined(kept: Kept[M]) -> FromClause:
    table = kept.table
    return subject if table is None else subject.join(table, table.c.id == subject.c.id)


def _read(
    conn: Connection, kept: Kept[M], rules: RuleBook, where: list[ColumnElement[bool]], which: Which
) -> list[M]:
    columns = (subject,) if kept.table is None else (subject, kept.table)
    query = select(*columns).select_from(_joined(kept)).where(*where).order_by(subject.c.id)
    rows = conn.execute(query).mappings().all()
    if not rows:
        return []
    found: dict[str, Fields] = {row["id"]: _begun(row) for row in rows}
    for done in acts_where(conn, which(act.c.subject)):
        found[done.subject]["acts"].append(done)
    for row in _held(conn, assignment, which, assignment.c.from_on):
        found[row["subject"]]["assignments"].append(Assignment(**row))
    for row in _held(conn, supporting_unit, which, supporting_unit.c.from_on):
        found[row["subject"]]["supporting"].append((row["unit"], row["from_on"]))
    for row in _held(conn, duty, which, duty.c.from_on, duty.c.role, duty.c.place):
        found[row["subject"]]["duties"].append(Duty(**dict(row) | {"role": Part(row["role"])}))
    for owed in load_obligations(conn, rules, which(obligation.c.subject)).values():
        if owed.undone_by is None:
            found[owed.subject]["obligations"].append(owed)
        else:
            found[owed.subject]["spent"].append(owed.rule)
    beyond = kept.belongings(conn, which)
    return [kept.make(row, found[row["id"]] | beyond.get(row["id"], {})) for row in rows]


def _begun(row: RowMapping) -> Fields:
    """Give the fields that every matter has, by name, without what is read for many at once."""
    return {
        "id": row["id"],
        "uid": row["uid"],
        "title": row["title"],
        "public_title": row["public_title"],
        "opened_on": row["opened_on"],
        "public_promise": row["public_promise"],
        "voided_on": row["voided_on"],
        "acts": [],
        "assignments": [],
        "supporting": [],
        "duties": [],
        "obligations": [],
        "spent": [],
    }


def _held(
    conn: Connection, table: FromClause, which: Which, *order: ColumnElement[Any]
) -> Iterable[RowMapping]:
    return conn.execute(select(table).where(which(table.c.subject)).order_by(*order)).mappings()


def rows_of(kept: Kept[M], matter: M) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a matter's rows, each with its table, referred-to rows first."""
    yield from matter_rows(matter)
    yield from kept.rows(matter)


def save(work: UnitOfWork, kept: Kept[M], matter: M, before: M | None = None) -> None:
    """Write what an act changed: new rows, and the rows that differ from before."""
    save_rows(work, rows_of(kept, matter), rows_of(kept, before) if before is not None else ())


def matter_rows(matter: Matter) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give the rows that every matter has, referred-to rows first."""
    yield (
        subject,
        {
            "id": matter.id,
            "uid": matter.uid,
            "kind": matter.kind.value,
            "title": matter.title,
            "public_title": matter.public_title,
            "opened_on": matter.opened_on,
            "voided_on": matter.voided_on,
            "public_promise": matter.public_promise,
        },
    )
    for assigned in matter.assignments:
        yield assignment, {name: getattr(assigned, name) for name in Assignment.__slots__}
    for unit, since in matter.supporting:
        yield tables.supporting_unit, {"subject": matter.id, "unit": unit, "from_on": since}
    for held in matter.duties:
        yield tables.duty, duty_row(held)
    for done in matter.acts:
        yield tables.act, _act_row(done)
    for owed in matter.obligations:
        yield from obligation_rows(owed)


def save_rows(work: UnitOfWork, rows: Rows, before: Rows = ()) -> None:
    """Write what an act changed: new rows, and the rows that differ from before."""
    known = {(table.name, key_of(table, row)): row for table, row in before}
    for table, row in rows:
        old = known.get((table.name, key_of(table, row)))
        if old is None:
            work.insert(table, row)
        else:
            changes = {name: value for name, value in row.items() if old[name] != value}
            work.update(table, old, **changes)


def titles_of(conn: Connection, wanted: Collection[str], day: date) -> dict[str, str]:
    """Read the titles of subjects on a day."""
    if not wanted:
        return {}
    query = select(subject.c.id, title_on(day)).where(one_of(subject.c.id, wanted))
    return dict(conn.execute(query).all())


def load_assignments(conn: Connection, subject_id: str) -> list[Assignment]:
    """Read who has been responsible for a subject, oldest first."""
    query = select(assignment).where(assignment.c.subject == subject_id)
    rows = conn.execute(query.order_by(assignment.c.from_on)).mappings()
    return [Assignment(**row) for row in rows]


def load_duties(conn: Connection, subject_id: str) -> list[Duty]:
    """Read who has had which part in a subject, oldest first."""
    query = select(duty).where(duty.c.subject == subject_id)
    rows = conn.execute(query.order_by(duty.c.from_on, duty.c.role, duty.c.place)).mappings()
    return [Duty(**row | {"role": Part(row["role"])}) for row in map(dict, rows)]


def duty_row(held: Duty) -> dict[str, Any]:
    """Give the row of a part in a subject."""
    row = {name: getattr(held, name) for name in Duty.__slots__}
    return row | {"role": held.role.value}


def acts_of(conn: Connection, subjects: Sequence[str]) -> dict[str, list[Act]]:
    """Read the acts of several subjects at once."""
    found: dict[str, list[Act]] = {subject_id: [] for subject_id in subjects}
    for made in acts_where(conn, one_of(act.c.subject, subjects)):
        if made.subject in found:
            found[made.subject].append(made)
    return found


def acts_where(conn: Connection, *where: ColumnElement[bool]) -> Iterator[Act]:
    """Read acts in the order of their recording."""
    for row in conn.execute(select(*_ACT).where(*where).order_by(act.c.id)):
        values = list(row)
        values[_KIND] = ActKind(values[_KIND])
        values[_MOMENT] = moment_of(values[_MOMENT])
        yield Act(*values)


#: The columns of an act in the order of its fields: thousands are made for one list.
_ACT = [act.c[name] for name in Act.__slots__]
_KIND, _MOMENT = (Act.__slots__.index(name) for name in ("kind", "happened_at"))


def moment_of(stored: str | None) -> datetime | None:
    """Read a moment that is stored as text."""
    return datetime.fromisoformat(stored) if stored else None


def moment_text(moment: datetime | None) -> str | None:
    """Write a moment as the ledger stores it."""
    return moment.isoformat(timespec="seconds") if moment else None


def _act_row(done: Act) -> dict[str, Any]:
    row = {name: getattr(done, name) for name in Act.__slots__}
    return row | {"kind": done.kind.value, "happened_at": moment_text(done.happened_at)}
