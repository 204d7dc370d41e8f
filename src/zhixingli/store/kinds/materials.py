"""Files kept with matters between rows and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.matters.material import Material
from zhixingli.store.tables.standing import material

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection


def materials_where(conn: Connection, *where: ColumnElement[bool]) -> Iterator[Material]:
    """Read files kept, in the order of their adding."""
    for row in conn.execute(select(material).where(*where).order_by(material.c.id)).mappings():
        yield Material(**row)


def material_row(kept: Material) -> dict[str, Any]:
    """Give the row of a file kept."""
    return {name: getattr(kept, name) for name in Material.__slots__}
