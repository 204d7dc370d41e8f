"""Letters between rows and objects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.letters.acts import Consultation, Hop, Letter
from zhixingli.domain.letters.terms import Adoption, Direction, Side
from zhixingli.domain.matters.responsibility import Assignment, Duty
from zhixingli.domain.terms import Kind, Part
from zhixingli.store.kinds.matters import (
    acts_of,
    all_common_fields,
    common_fields,
    matter_rows,
    subject_row,
    subjects_of,
)
from zhixingli.store.tables import (
    act,
    assignment,
    consultation,
    duty,
    hop,
    letter,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection, Table

    from zhixingli.domain.law.rules import RuleBook


def load_letter(conn: Connection, letter_id: str, rules: RuleBook) -> Letter:
    """Read one letter whole; refuse an id that is unknown or of another kind."""
    row = subject_row(conn, letter_id, Kind.LETTER, letter)
    found = Letter(
        **common_fields(conn, row, rules),
        direction=Direction(row["direction"]),
        addressee=row["addressee"],
        genre=row["genre"],
        number=row["number"],
    )
    for each in conn.execute(_of_acts(consultation, letter_id)).mappings():
        found.consultations.append(_consultation(dict(each)))
    for each in conn.execute(_of_acts(hop, letter_id)).mappings():
        found.hops.append(_hop(dict(each)))
    return found


def load_letters(conn: Connection, rules: RuleBook) -> Iterator[Letter]:
    """Read every letter whole, in the order of IDs."""
    rows = subjects_of(conn, Kind.LETTER, letter)
    consulted: dict[str, list[Consultation]] = defaultdict(list)
    reached: dict[str, list[Hop]] = defaultdict(list)
    for table, found, made in (
        (consultation, consulted, _consultation),
        (hop, reached, _hop),
    ):
        join = table.join(act, act.c.id == table.c.act)
        query = select(table, act.c.subject).select_from(join).order_by(act.c.id)
        for each in conn.execute(query).mappings():
            own = {column.name: each[column.name] for column in table.columns}
            found[each["subject"]].append(made(own))  # type: ignore[arg-type]
    for row, fields in zip(rows, all_common_fields(conn, rows, rules, Kind.LETTER), strict=True):
        yield Letter(
            **fields,
            direction=Direction(row["direction"]),
            addressee=row["addressee"],
            genre=row["genre"],
            number=row["number"],
            consultations=consulted[row["id"]],
            hops=reached[row["id"]],
        )


def letter_rows(of: Letter) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a letter's rows, each with its table, referred-to rows first."""
    yield from matter_rows(of)
    yield (
        letter,
        {
            "id": of.id,
            "direction": of.direction.value,
            "genre": of.genre,
            "addressee": of.addressee,
            "number": of.number,
        },
    )
    for said in of.consultations:
        row = {name: getattr(said, name) for name in Consultation.__slots__}
        yield consultation, row | {"adopted": said.adopted.value if said.adopted else None}
    for reached in of.hops:
        row = {name: getattr(reached, name) for name in Hop.__slots__}
        yield hop, row | {"side": reached.side.value}


def letters_on(conn: Connection, day: date) -> list[Letter]:
    """Read the letters drafted by a day, without what they owe, in a handful of statements."""
    query = (
        select(subject, letter)
        .join(letter, letter.c.id == subject.c.id)
        .where(subject.c.opened_on <= day)
        .order_by(subject.c.id)
    )
    found: dict[str, Letter] = {}
    for row in conn.execute(query).mappings():
        found[row["id"]] = Letter(
            id=row["id"],
            uid=row["uid"],
            title=row["title"],
            opened_on=row["opened_on"],
            public_promise=row["public_promise"],
            voided_on=row["voided_on"],
            direction=Direction(row["direction"]),
            addressee=row["addressee"],
            genre=row["genre"],
            number=row["number"],
        )
    _fill(conn, found)
    return list(found.values())


def _fill(conn: Connection, found: dict[str, Letter]) -> None:
    for subject_id, acts in acts_of(conn, list(found)).items():
        found[subject_id].acts = acts
    for row in _of_letters(conn, assignment):
        if row["subject"] in found:
            found[row["subject"]].assignments.append(Assignment(**row))
    for row in _of_letters(conn, duty):
        if row["subject"] in found:
            found[row["subject"]].duties.append(Duty(**row | {"role": Part(row["role"])}))
    hops = select(hop, act.c.subject).join(act, act.c.id == hop.c.act).order_by(act.c.id)
    for each in conn.execute(hops).mappings():
        if each["subject"] in found:
            reached = {name: each[name] for name in Hop.__slots__}
            found[each["subject"]].hops.append(_hop(reached))


def _of_letters(conn: Connection, table: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a table
    query = select(table).join(letter, letter.c.id == table.c.subject)
    rows = conn.execute(query.order_by(table.c.subject, table.c.from_on)).mappings()
    return [dict(row) for row in rows]


def _of_acts(table: Any, letter_id: str) -> Any:  # noqa: ANN401 - a statement
    join = table.join(act, act.c.id == table.c.act)
    query = select(table).select_from(join).where(act.c.subject == letter_id)
    return query.order_by(act.c.id)


def _consultation(row: dict[str, Any]) -> Consultation:
    adopted = Adoption(row["adopted"]) if row["adopted"] else None
    return Consultation(**row | {"adopted": adopted})


def _hop(row: dict[str, Any]) -> Hop:
    return Hop(**row | {"side": Side(row["side"])})
