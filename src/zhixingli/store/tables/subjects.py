"""Subjects (what obligations are about), who is responsible for them, what was done."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, String, Table

from zhixingli.store.tables.schema import (
    code,
    code_key,
    day,
    flag,
    metadata,
    moment,
    number_key,
    refers,
    undone,
    words,
)

#: ``public_title`` is what pages for leaders say instead of the title (隐私).
subject = Table(
    "subject",
    metadata,
    code_key("id"),
    code("uid"),
    code("kind"),
    words("title"),
    words("public_title", nullable=True),
    day("opened_on"),
    day("voided_on", nullable=True),
    flag("public_promise"),
)

#: One leader and one unit from a day on; valid until the next row, so that no gap and no
#: overlap can be written, by this program or by hand. ``acting_for`` is whose work an acting
#: leader does (代理).
assignment = Table(
    "assignment",
    metadata,
    Column("subject", String(40), ForeignKey("subject.id"), primary_key=True),
    Column("from_on", Date, primary_key=True),
    refers("leader", "person.id"),
    refers("unit", "unit.id"),
    day("recorded_on"),
    words("reason", nullable=True),
    refers("acting_for", "person.id", nullable=True),
    CheckConstraint("leader <> ''", name="leader"),
    CheckConstraint("unit <> ''", name="unit"),
    Index(None, "leader"),
)

supporting_unit = Table(
    "supporting_unit",
    metadata,
    Column("subject", String(40), ForeignKey("subject.id"), primary_key=True),
    Column("unit", String(40), ForeignKey("unit.id"), primary_key=True),
    day("from_on"),
    undone(),
)

#: Facts, not states: what somebody did, on which day, and on which day it was recorded.
act = Table(
    "act",
    metadata,
    number_key("id"),
    refers("subject", "subject.id"),
    code("kind"),
    day("happened_on"),
    moment("happened_at", nullable=True),
    day("recorded_on"),
    words("actor"),
    words("text", nullable=True),
    code("outcome", nullable=True),
    refers("person", "person.id", nullable=True),
    refers("unit", "unit.id", nullable=True),
    undone(),
    Index(None, "subject", "id"),
    Index(None, "recorded_on"),
)
