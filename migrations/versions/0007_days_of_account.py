"""The day that each obligation belongs to (归期日).

The spans of due dates say it; the upgrade computes it for what the ledger has already. The day
checks of ``obligation`` know the new day.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

#: Days: SQLite stores what it is given, so the form is checked.
DAYS = (
    "start_on",
    "restarted_on",
    "opened_on",
    "fixed_due_on",
    "due_original_on",
    "due_on",
    "due_since",
    "discharged_on",
    "withdrawn_on",
    "belongs_on",
    "unextended_on",
    "original_on",
    "not_before",
    "bound_on",
)


def upgrade() -> None:
    """Add the column with its index, and renew the checks of days."""
    op.add_column("obligation", sa.Column("belongs_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_obligation_belongs_on"), "obligation", ["belongs_on"])
    if op.get_bind().dialect.name != "sqlite":
        return
    # Adding nothing makes SQLite count the day out: by itself it lets 30 February pass.
    wrong = " OR ".join(f"NEW.{c} IS NOT date(NEW.{c}, '+0 days')" for c in DAYS)
    for name, event in (("day", "INSERT"), ("new_day", "UPDATE")):
        op.execute(f"DROP TRIGGER obligation_{name}")
        op.execute(
            f"CREATE TRIGGER obligation_{name} BEFORE {event} ON obligation WHEN {wrong} "
            f"BEGIN SELECT RAISE(ABORT, 'obligation: {name} refused'); END"
        )
