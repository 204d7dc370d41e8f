"""Tasks (工作任务): a subject beside the documents.

The triggers hold for the new table what 0001 holds for the old ones.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: Every table and its key. Rows are never deleted, and keys never change.
KEYS = {"task": ("id",)}

#: Tables whose rows are never changed at all.
FROZEN: tuple[str, ...] = ()

#: Columns beside the key that are never changed once written.
FIXED = {"task": ("rule",)}

#: What else is unique: nothing beside the keys.
UNIQUE: dict[str, str] = {}

#: Days: SQLite stores what it is given, so the form is checked.
DAYS: dict[str, tuple[str, ...]] = {}


def upgrade() -> None:
    """Create everything."""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _tables() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["subject.id"], name=op.f("fk_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )


def _sqlite_triggers() -> None:
    """Refuse on SQLite."""
    for table, key in KEYS.items():
        _refuse(table, "delete", "DELETE", "1")
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        ways = ["rowid = NEW.rowid", same, *([UNIQUE[table]] if table in UNIQUE else [])]
        _refuse(table, "replace", "INSERT", " OR ".join(_there_is(table, way) for way in ways))
        if table in FROZEN:
            _refuse(table, "update", "UPDATE", "1")
            continue
        kept = (*key, *FIXED.get(table, ()), "rowid")
        _refuse(table, "fixed", "UPDATE", " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in kept))
    for table, way in UNIQUE.items():
        _refuse(table, "taken", "UPDATE", _there_is(table, f"rowid <> OLD.rowid AND {way}"))
    for table, columns in DAYS.items():
        # Adding nothing makes SQLite count the day out: by itself it lets 30 February pass.
        wrong = " OR ".join(f"NEW.{c} IS NOT date(NEW.{c}, '+0 days')" for c in columns)
        _refuse(table, "day", "INSERT", wrong)
        if table not in FROZEN:
            _refuse(table, "new_day", "UPDATE", wrong)


def _there_is(table: str, where: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {where})"  # noqa: S608 - own constants


def _refuse(table: str, name: str, event: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {name} refused'); END"
    )


def _postgresql_triggers() -> None:
    """Refuse on PostgreSQL."""
    for table, key in KEYS.items():
        _refuse_pg(table, "delete", "DELETE", "ROW", "")
        _refuse_pg(table, "truncate", "TRUNCATE", "STATEMENT", "")
        changed = " OR ".join(
            f"NEW.{column} IS DISTINCT FROM OLD.{column}"
            for column in (*key, *FIXED.get(table, ()))
        )
        when = "" if table in FROZEN else f"WHEN ({changed})"
        _refuse_pg(table, "update", "UPDATE", "ROW", when)


def _refuse_pg(table: str, name: str, event: str, each: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
        f"FOR EACH {each} {when} EXECUTE FUNCTION zx_refuse()"
    )
