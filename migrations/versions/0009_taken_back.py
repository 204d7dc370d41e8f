"""Entries taken back (冲销): which ones, by which entry, and the rows that they had written.

Besides, a task says which paper it comes from.

What an entry inserted stays and bears the entry that took it back; no column of days is new, so
the triggers of the old tables stay as they are.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

#: Tables whose rows bear the entry that took them back.
MARKED = (
    "office_setting",
    "unit",
    "person",
    "person_post",
    "further_post",
    "handover",
    "portfolio",
    "dated_fact",
    "supporting_unit",
    "act",
    "obligation",
    "pause",
    "extension",
    "waiting",
    "duty",
    "material",
    "agenda_item",
)


def upgrade() -> None:
    """Add the columns and the table; nothing was taken back so far."""
    for table in MARKED:
        op.add_column(table, sa.Column("undone_by", sa.Integer(), nullable=True))
    _refer("task", "origin", "subject.id")
    op.create_index(op.f("ix_task_origin"), "task", ["origin"])
    op.create_table(
        "taken_back",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("by", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", "by", name=op.f("pk_taken_back")),
    )
    op.create_index(op.f("ix_taken_back_by"), "taken_back", ["by"])
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _refer(table: str, column: str, target: str) -> None:
    """Add a reference that may be left open; SQLite takes it with the column."""
    name = op.f(f"fk_{table}_{column}")
    if op.get_bind().dialect.name == "sqlite":
        to = target.replace(".", "(") + ")"
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR(40) CONSTRAINT {name} REFERENCES {to}"
        )
    else:
        op.add_column(
            table,
            sa.Column(column, sa.String(length=40), sa.ForeignKey(target, name=name)),
        )


def _sqlite_triggers() -> None:
    """Refuse to change what was written, to delete it, to write over it."""
    there = 'rowid = NEW.rowid OR (seq = NEW.seq AND "by" = NEW."by")'
    for name, event, when in (
        ("delete", "DELETE", "1"),
        ("replace", "INSERT", f"EXISTS (SELECT 1 FROM taken_back WHERE {there})"),  # noqa: S608
        ("update", "UPDATE", "1"),
    ):
        op.execute(
            f"CREATE TRIGGER taken_back_{name} BEFORE {event} ON taken_back WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, 'taken_back: {name} refused'); END"
        )


def _postgresql_triggers() -> None:
    """Refuse on PostgreSQL."""
    for name, each in (("delete", "ROW"), ("truncate", "STATEMENT"), ("update", "ROW")):
        op.execute(
            f"CREATE TRIGGER taken_back_{name} BEFORE {name.upper()} ON taken_back "
            f"FOR EACH {each} EXECUTE FUNCTION zx_refuse()"
        )
