"""Units and people, and the post each person holds from a day on."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, String, Table, UniqueConstraint

from zhixingli.store.tables.schema import code, code_key, day, metadata, refers, words

unit = Table(
    "unit",
    metadata,
    code_key("id"),
    code("uid"),
    words("name"),
    words("short", nullable=True),
    code("kind"),
    words("initials"),
    day("added_on"),
    UniqueConstraint("name"),
)

person = Table(
    "person",
    metadata,
    code_key("id"),
    code("uid"),
    words("name"),
    words("initials"),
    day("added_on"),
    day("left_on", nullable=True),
    Index(None, "name"),
)

person_post = Table(
    "person_post",
    metadata,
    Column("person", String(40), ForeignKey("person.id"), primary_key=True),
    Column("from_on", Date, primary_key=True),
    refers("unit", "unit.id"),
    code("post"),
)
