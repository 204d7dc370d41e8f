"""Reminders that were given (提醒): each step of a due day once, whatever it is of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = ("key", "code")
DAYS = ("given_on", "recorded_on")


def upgrade() -> None:
    """Add the table; the reminders of supervision stay the acts that they are."""
    op.create_table(
        "reminder",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("via", sa.String(length=64), nullable=False),
        sa.Column("addressee", sa.String(length=64), nullable=False),
        sa.Column("whom", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint(*KEY, name=op.f("pk_reminder")),
    )
    op.create_index(op.f("ix_reminder_about"), "reminder", ["about"])
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _sqlite_triggers() -> None:
    """Refuse to delete what was given, to write over it, to give it another key; check days."""
    same = " AND ".join(f'"{column}" = NEW."{column}"' for column in KEY)
    there = f"EXISTS (SELECT 1 FROM reminder WHERE rowid = NEW.rowid OR ({same}))"  # noqa: S608
    changed = " OR ".join(f'NEW."{column}" IS NOT OLD."{column}"' for column in (*KEY, "rowid"))
    # Adding nothing makes SQLite count the day out: by itself it lets 30 February pass.
    wrong = " OR ".join(f"NEW.{day} IS NOT date(NEW.{day}, '+0 days')" for day in DAYS)
    for name, event, when in (
        ("delete", "DELETE", "1"),
        ("replace", "INSERT", there),
        ("fixed", "UPDATE", changed),
        ("day", "INSERT", wrong),
        ("new_day", "UPDATE", wrong),
    ):
        op.execute(
            f"CREATE TRIGGER reminder_{name} BEFORE {event} ON reminder WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, 'reminder: {name} refused'); END"
        )


def _postgresql_triggers() -> None:
    """Refuse on PostgreSQL."""
    changed = " OR ".join(f'NEW."{column}" IS DISTINCT FROM OLD."{column}"' for column in KEY)
    for name, each, when in (
        ("delete", "ROW", ""),
        ("truncate", "STATEMENT", ""),
        ("update", "ROW", f"WHEN ({changed})"),
    ):
        op.execute(
            f"CREATE TRIGGER reminder_{name} BEFORE {name.upper()} ON reminder "
            f"FOR EACH {each} {when} EXECUTE FUNCTION zx_refuse()"
        )
