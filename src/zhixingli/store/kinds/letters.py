"""Letters between rows and objects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from zhixingli.domain.letters.acts import Consultation, Hop, Letter
from zhixingli.domain.letters.terms import Adoption, Direction, Side
from zhixingli.domain.terms import Kind
from zhixingli.store.kinds.matters import Fields, Kept
from zhixingli.store.tables import consultation, hop, letter
from zhixingli.store.tables.standing import act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, RowMapping, Table

    from zhixingli.store.kinds.matters import Which


def _letter(row: RowMapping, fields: Fields) -> Letter:
    return Letter(
        **fields,
        direction=Direction(row["direction"]),
        addressee=row["addressee"],
        genre=row["genre"],
        number=row["number"],
    )


def _way(conn: Connection, which: Which) -> dict[str, Fields]:
    """Read the consultations before letters were sent, and the places that they reached."""
    found: dict[str, Fields] = defaultdict(lambda: {"consultations": [], "hops": []})
    for table, name in ((consultation, "consultations"), (hop, "hops")):
        query = select(table, act.c.subject).join(act, act.c.id == table.c.act)
        for row in conn.execute(query.where(which(act.c.subject)).order_by(act.c.id)).mappings():
            found[row["subject"]][name].append(_MADE[name](row))
    return found


def _consultation(row: RowMapping) -> Consultation:
    said = {name: row[name] for name in Consultation.__slots__}
    return Consultation(**said | {"adopted": Adoption(row["adopted"]) if row["adopted"] else None})


def _hop(row: RowMapping) -> Hop:
    reached = {name: row[name] for name in Hop.__slots__}
    return Hop(**reached | {"side": Side(row["side"])})


_MADE: Final = {"consultations": _consultation, "hops": _hop}


def _rows(of: Letter) -> Iterator[tuple[Table, dict[str, Any]]]:
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


KEPT_LETTERS: Final = Kept(Kind.LETTER, letter, _letter, _rows, _way)
