"""Obligations (时限事项): the heart of the ledger.

The due date in force on a day is the last ``due_span`` that begins on or before it; the
first is the original and can never be changed. ``unextended_on`` leaves the extensions out,
``original_on`` is the first of the clock that runs; spans of an earlier schema have neither.
``follows`` names the obligation whose settlement opened this one, ``bound_on`` the day on which
a conditional one came to be owed, ``by_law`` that its end is what the law itself decides on the
last day; that day may lie ahead. ``belongs_on`` is the day that it belongs to (归期日), which the
spans say. ``due_on`` and its companions on the
obligation repeat the span in force, so that the daily reads are one indexed statement; the
indexes that answer it are the partial ones (``indexes``).
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from zhixingli.store.tables.schema import (
    amount,
    code,
    counted,
    day,
    flag,
    metadata,
    number_key,
    refers,
    undone,
    words,
)

obligation = Table(
    "obligation",
    metadata,
    number_key("id"),
    code("uid"),
    words("key"),
    refers("subject", "subject.id"),
    code("rule"),
    counted("rule_version", "rule_version.id"),
    day("start_on"),
    day("restarted_on", nullable=True),
    day("opened_on"),
    day("fixed_due_on", nullable=True),
    refers("unit", "unit.id", nullable=True),
    day("due_original_on", nullable=True),
    day("due_on", nullable=True),
    day("due_since"),
    flag("provisional"),
    flag("paused"),
    amount("remaining_days", nullable=True),
    code("remaining_unit", nullable=True),
    day("discharged_on", nullable=True),
    day("withdrawn_on", nullable=True),
    day("belongs_on", nullable=True),
    code("waiting", nullable=True),
    day("unextended_on", nullable=True),
    day("original_on", nullable=True),
    day("not_before", nullable=True),
    day("bound_on", nullable=True),
    words("outcome", nullable=True),
    amount("follows", nullable=True),
    flag("by_law"),
    undone(),
    Column("closed_on", Date, Computed("coalesce(discharged_on, withdrawn_on)", persisted=True)),
    UniqueConstraint("key"),
    CheckConstraint("discharged_on IS NULL OR withdrawn_on IS NULL", name="closed_once"),
    Index(None, "subject"),
    Index(None, "due_since"),
    Index(None, "belongs_on"),
)

due_span = Table(
    "due_span",
    metadata,
    Column(
        "obligation", Integer, ForeignKey("obligation.id"), primary_key=True, autoincrement=False
    ),
    Column("n", Integer, primary_key=True, autoincrement=False),
    day("from_on"),
    day("due_on", nullable=True),
    day("nominal_on", nullable=True),
    code("cause"),
    flag("provisional"),
    amount("remaining_days", nullable=True),
    code("remaining_unit", nullable=True),
    amount("calendar_revision"),
    code("waiting", nullable=True),
    day("unextended_on", nullable=True),
    day("original_on", nullable=True),
    day("not_before", nullable=True),
)

waiting = Table(
    "waiting",
    metadata,
    number_key("id"),
    counted("obligation", "obligation.id"),
    day("from_on"),
    day("to_on", nullable=True),
    undone(),
    CheckConstraint("to_on IS NULL OR to_on >= from_on", name="order"),
    Index(None, "obligation"),
)

pause = Table(
    "pause",
    metadata,
    number_key("id"),
    counted("obligation", "obligation.id"),
    day("from_on"),
    day("to_on", nullable=True),
    code("ground"),
    flag("written"),
    words("reason", nullable=True),
    undone(),
    CheckConstraint("to_on IS NULL OR to_on >= from_on", name="order"),
    Index(None, "obligation"),
)

extension = Table(
    "extension",
    metadata,
    number_key("id"),
    counted("obligation", "obligation.id"),
    day("granted_on"),
    amount("days"),
    day("until_on", nullable=True),
    refers("approved_by", "person.id"),
    words("reason", nullable=True),
    flag("late"),
    undone(),
    CheckConstraint("days > 0", name="days"),
    Index(None, "obligation"),
)

#: A reminder that was given (提醒): of what by key, which step of which day, to whom (IDs). What
#: recurs has a key and no row, and a series may be no subject: ``about`` refers to nothing.
reminder = Table(
    "reminder",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("code", String(64), primary_key=True),
    Column("about", String(40), nullable=False),
    day("given_on"),
    day("recorded_on"),
    words("actor"),
    code("via"),
    code("addressee"),
    words("whom"),
    undone(),
    Index(None, "about"),
)
