"""Units and people, the posts each person holds by day, and who stands in for whom.

What changes by day (the name of a unit) stands in ``dated_fact``; the row repeats the last value.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
)

from zhixingli.store.tables.schema import (
    code,
    code_key,
    day,
    metadata,
    number_key,
    refers,
    undone,
    words,
)

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
    day("closed_on", nullable=True),
    day("closing_recorded_on", nullable=True),
    refers("merged_into", "unit.id", nullable=True),
    undone(),
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
    undone(),
    Index(None, "name"),
)

#: The post that a person holds first of all (主要职务), from a day on until the next row.
person_post = Table(
    "person_post",
    metadata,
    Column("person", String(40), ForeignKey("person.id"), primary_key=True),
    Column("from_on", Date, primary_key=True),
    refers("unit", "unit.id"),
    code("post"),
    words("title", nullable=True),
    day("recorded_on", nullable=True),
    words("reason", nullable=True),
    undone(),
)

#: What a person holds beside it (兼任), to the day before ``to_on``.
further_post = Table(
    "further_post",
    metadata,
    number_key("id"),
    refers("person", "person.id"),
    refers("unit", "unit.id"),
    code("post"),
    words("title", nullable=True),
    day("from_on"),
    day("to_on", nullable=True),
    day("recorded_on"),
    words("reason", nullable=True),
    undone(),
    CheckConstraint("to_on IS NULL OR to_on > from_on", name="order"),
    Index(None, "person"),
)

#: Whose work passes to whom from a day on (移交), or while somebody is away (代理), ``until_on``
#: included. What is led then is written into the assignments.
handover = Table(
    "handover",
    metadata,
    Column("giver", String(40), ForeignKey("person.id"), primary_key=True),
    Column("from_on", Date, primary_key=True),
    refers("taker", "person.id"),
    day("until_on", nullable=True),
    day("recorded_on"),
    words("reason", nullable=True),
    undone(),
    CheckConstraint("until_on IS NULL OR until_on >= from_on", name="order"),
    Index(None, "taker"),
)

#: Which leader of the district a unit answers to (分工表), from a day on until the next row.
portfolio = Table(
    "portfolio",
    metadata,
    Column("unit", String(40), ForeignKey("unit.id"), primary_key=True),
    Column("from_on", Date, primary_key=True),
    refers("leader", "person.id"),
    day("recorded_on"),
    words("reason", nullable=True),
    undone(),
    Index(None, "leader"),
)

#: What holds of a unit or a project from a day on: a name, a level, the plan of a year.
#: ``period`` is the year of a plan, "-" of all else.
dated_fact = Table(
    "dated_fact",
    metadata,
    Column("of", String(40), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("period", String(40), primary_key=True),
    Column("from_on", Date, primary_key=True),
    words("value", nullable=True),
    day("recorded_on"),
    words("reason", nullable=True),
    undone(),
)
