"""What every subject has in common, between rows and objects: the kinds add their own rows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.errors.acts import SubjectUnknownError, WrongKindError
from zhixingli.domain.matters.act import Act
from zhixingli.domain.matters.matter import EXAMPLES
from zhixingli.domain.matters.responsibility import Assignment, Duty
from zhixingli.domain.terms import ActKind, Kind, Part
from zhixingli.store.kinds.obligations import load_obligations, obligation_rows
from zhixingli.store.ledger.journal import key_of
from zhixingli.store.tables import act, assignment, duty, obligation, subject, supporting_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, RowMapping, Select, Table

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.store.ledger.unit_of_work import UnitOfWork

    Rows = Iterable[tuple[Table, dict[str, Any]]]


def subject_row(conn: Connection, wanted: str, kind: Kind, table: Table) -> RowMapping:
    """Read a subject with the row of its kind; refuse an unknown id, or one of another kind."""
    query = select(subject, table).join(table, table.c.id == subject.c.id)
    row = conn.execute(query.where(subject.c.id == wanted)).mappings().one_or_none()
    if row is not None:
        return row
    found = conn.execute(select(subject.c.kind).where(subject.c.id == wanted)).scalar()
    if found is None:
        raise SubjectUnknownError(id=wanted, field="id")
    raise WrongKindError(id=wanted, wanted=kind.label, example=EXAMPLES[kind], field="id")


def common_fields(conn: Connection, row: RowMapping, rules: RuleBook) -> dict[str, Any]:
    """Read what every matter holds, by the names of ``Matter``'s fields."""
    of = row["id"]
    found = conn.execute(select(act).where(act.c.subject == of).order_by(act.c.id)).mappings()
    return {
        "id": of,
        "uid": row["uid"],
        "title": row["title"],
        "opened_on": row["opened_on"],
        "public_promise": row["public_promise"],
        "voided_on": row["voided_on"],
        "acts": [act_of(each) for each in found],
        "assignments": load_assignments(conn, of),
        "supporting": _supporting(conn, of),
        "duties": load_duties(conn, of),
        "obligations": list(load_obligations(conn, rules, obligation.c.subject == of).values()),
    }


def all_common_fields(
    conn: Connection, rows: Sequence[RowMapping], rules: RuleBook, kind: Kind
) -> Iterator[dict[str, Any]]:
    """Read what every matter of a kind holds, as ``common_fields``, in a handful of statements."""
    acts = acts_of(conn, [row["id"] for row in rows])
    kept: dict[str, dict[str, list[Any]]] = {
        row["id"]: {"assignments": [], "supporting": [], "duties": [], "obligations": []}
        for row in rows
    }
    for row in conn.execute(_all_of(assignment, kind)).mappings():
        kept[row["subject"]]["assignments"].append(Assignment(**row))
    for row in conn.execute(_all_of(supporting_unit, kind)).mappings():
        kept[row["subject"]]["supporting"].append((row["unit"], row["from_on"]))
    for row in conn.execute(_all_of(duty, kind)).mappings():
        kept[row["subject"]]["duties"].append(Duty(**dict(row) | {"role": Part(row["role"])}))
    of_kind = obligation.c.subject.in_(select(subject.c.id).where(subject.c.kind == kind.value))
    for owed in load_obligations(conn, rules, of_kind).values():
        kept[owed.subject]["obligations"].append(owed)
    for row in rows:
        yield {
            "id": row["id"],
            "uid": row["uid"],
            "title": row["title"],
            "opened_on": row["opened_on"],
            "public_promise": row["public_promise"],
            "voided_on": row["voided_on"],
            "acts": acts[row["id"]],
            **kept[row["id"]],
        }


def subjects_of(conn: Connection, kind: Kind, table: Table) -> Sequence[RowMapping]:
    """Read the subjects of a kind with the rows of the kind, in the order of their IDs."""
    query = select(subject, table).join(table, table.c.id == subject.c.id).order_by(subject.c.id)
    return conn.execute(query.where(subject.c.kind == kind.value)).mappings().all()


def _all_of(table: Table, kind: Kind) -> Select[Any]:
    query = select(table).join(subject, subject.c.id == table.c.subject)
    return query.where(subject.c.kind == kind.value).order_by(table.c.subject, table.c.from_on)


def matter_rows(matter: Matter) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give the rows that every matter has, referred-to rows first."""
    yield (
        subject,
        {
            "id": matter.id,
            "uid": matter.uid,
            "kind": matter.kind.value,
            "title": matter.title,
            "opened_on": matter.opened_on,
            "voided_on": matter.voided_on,
            "public_promise": matter.public_promise,
        },
    )
    for assigned in matter.assignments:
        yield assignment, {name: getattr(assigned, name) for name in Assignment.__slots__}
    for unit, since in matter.supporting:
        yield supporting_unit, {"subject": matter.id, "unit": unit, "from_on": since}
    for held in matter.duties:
        yield duty, duty_row(held)
    for done in matter.acts:
        yield act, _act_row(done)
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


def act_of(row: RowMapping) -> Act:
    """Make an act of its row."""
    fields = {name: row[name] for name in Act.__slots__}
    fields["kind"] = ActKind(row["kind"])
    fields["happened_at"] = moment_of(row["happened_at"])
    return Act(**fields)


def acts_of(conn: Connection, subjects: Sequence[str]) -> dict[str, list[Act]]:
    """Read the acts of several subjects at once."""
    found: dict[str, list[Act]] = {subject_id: [] for subject_id in subjects}
    for start in range(0, len(subjects), _CHUNK):
        chunk = subjects[start : start + _CHUNK]
        query = select(*_ACT).where(act.c.subject.in_(chunk)).order_by(act.c.id)
        for row in conn.execute(query):
            values = list(row)
            values[_KIND] = ActKind(values[_KIND])
            values[_MOMENT] = moment_of(values[_MOMENT])
            made = Act(*values)
            found[made.subject].append(made)
    return found


#: The columns of an act in the order of its fields: thousands are made for one list.
_ACT = [act.c[name] for name in Act.__slots__]
_KIND, _MOMENT = (Act.__slots__.index(name) for name in ("kind", "happened_at"))


def moment_of(stored: str | None) -> datetime | None:
    """Read a moment that is stored as text."""
    return datetime.fromisoformat(stored) if stored else None


def moment_text(moment: datetime | None) -> str | None:
    """Write a moment as the ledger stores it."""
    return moment.isoformat(timespec="seconds") if moment else None


#: How many ids one statement names; SQLite's oldest limit on variables is 999.
_CHUNK = 900


def _supporting(conn: Connection, subject_id: str) -> list[tuple[str, Any]]:
    query = select(supporting_unit).where(supporting_unit.c.subject == subject_id)
    return [(row.unit, row.from_on) for row in conn.execute(query)]


def _act_row(done: Act) -> dict[str, Any]:
    row = {name: getattr(done, name) for name in Act.__slots__}
    return row | {"kind": done.kind.value, "happened_at": moment_text(done.happened_at)}
