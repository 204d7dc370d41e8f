"""Waiting for a supplement, limits that hang together, the due date without extensions.

``waiting`` holds what 0001 holds for the old tables; the day checks of ``obligation`` and
``due_span`` know the new days.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: Days: SQLite stores what it is given, so the form is checked.
DAYS: dict[str, tuple[str, ...]] = {
    "obligation": (
        "start_on",
        "restarted_on",
        "opened_on",
        "fixed_due_on",
        "due_original_on",
        "due_on",
        "due_since",
        "discharged_on",
        "withdrawn_on",
        "unextended_on",
        "original_on",
        "not_before",
        "bound_on",
    ),
    "due_span": ("from_on", "due_on", "nominal_on", "unextended_on", "original_on", "not_before"),
    "waiting": ("from_on", "to_on"),
}

#: Columns of ``waiting`` that are never changed once written.
FIXED = ("id", "obligation", "rowid")


def upgrade() -> None:
    """Add the columns and the table, and renew the checks of days."""
    for table in ("due_span", "obligation"):
        op.add_column(table, sa.Column("waiting", sa.String(length=64), nullable=True))
        for day in ("unextended_on", "original_on", "not_before"):
            op.add_column(table, sa.Column(day, sa.Date(), nullable=True))
    op.add_column("obligation", sa.Column("bound_on", sa.Date(), nullable=True))
    op.add_column("obligation", sa.Column("outcome", sa.Text(), nullable=True))
    op.add_column("obligation", sa.Column("follows", sa.Integer(), nullable=True))
    op.add_column(
        "obligation", sa.Column("by_law", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_table(
        "waiting",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("obligation", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name=op.f("ck_waiting_order")),
        sa.ForeignKeyConstraint(
            ["obligation"], ["obligation.id"], name=op.f("fk_waiting_obligation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting")),
    )
    op.create_index(op.f("ix_waiting_obligation"), "waiting", ["obligation"])
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _sqlite_triggers() -> None:
    """Refuse on SQLite."""
    for trigger in ("obligation_day", "obligation_new_day", "due_span_day"):
        op.execute(f"DROP TRIGGER {trigger}")
    for table, columns in DAYS.items():
        # Adding nothing makes SQLite count the day out: by itself it lets 30 February pass.
        wrong = " OR ".join(f"NEW.{c} IS NOT date(NEW.{c}, '+0 days')" for c in columns)
        _refuse(table, "day", "INSERT", wrong)
        if table != "due_span":
            _refuse(table, "new_day", "UPDATE", wrong)
    _refuse("waiting", "delete", "DELETE", "1")
    taken = " OR ".join(
        f"EXISTS (SELECT 1 FROM waiting WHERE {where})"  # noqa: S608 - own constants
        for where in ("rowid = NEW.rowid", "id = NEW.id")
    )
    _refuse("waiting", "replace", "INSERT", taken)
    _refuse("waiting", "fixed", "UPDATE", " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in FIXED))


def _refuse(table: str, name: str, event: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {name} refused'); END"
    )


def _postgresql_triggers() -> None:
    """Refuse on PostgreSQL."""
    fixed = " OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in FIXED if c != "rowid")
    for name, each, when in (
        ("delete", "ROW", ""),
        ("truncate", "STATEMENT", ""),
        ("update", "ROW", f"WHEN ({fixed})"),
    ):
        op.execute(
            f"CREATE TRIGGER waiting_{name} BEFORE {name.upper()} ON waiting "
            f"FOR EACH {each} {when} EXECUTE FUNCTION zx_refuse()"
        )
