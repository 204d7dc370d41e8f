"""Issued reports: what was frozen under a number, and the bytes of its files.

The triggers hold for the new tables what 0001 holds for the old ones.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: Every table and its key. Rows are never deleted and never changed.
KEYS: dict[str, tuple[str, ...]] = {
    "content": ("sha256",),
    "report": ("id",),
    "report_file": ("report", "format"),
}

#: Days: SQLite stores what it is given, so the form is checked.
DAYS: dict[str, tuple[str, ...]] = {"report": ("as_of", "issued_on", "announced_through")}


def upgrade() -> None:
    """Create everything."""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _code(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=64), nullable=nullable)


def _words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _fk(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _pk(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*KEYS[table], name=op.f(f"pk_{table}"))


def _tables() -> None:
    """Create bytes by their digest, reports by their number, files by report and format."""
    op.create_table(
        "content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _pk("content"),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.String(length=40), nullable=False),
        _code("uid"),
        _code("kind"),
        _code("week"),
        _words("scope"),
        _number("edition"),
        sa.Column("replaces", sa.String(length=40), nullable=True),
        _words("reason", nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.String(length=32), nullable=False),
        _words("office", nullable=True),
        _words("digest"),
        sa.Column("announced_through", sa.Date(), nullable=False),
        _number("head_seq"),
        sa.Column("head_hash", sa.String(length=64), nullable=False),
        _number("last_act"),
        sa.Column("data", sa.String(length=64), nullable=False),
        _fk("report", "replaces", "report.id"),
        _fk("report", "data", "content.sha256"),
        _pk("report"),
    )
    op.create_index(op.f("ix_report_kind_week"), "report", ["kind", "week"])
    op.create_table(
        "report_file",
        sa.Column("report", sa.String(length=40), nullable=False),
        _code("format"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        _number("size"),
        _fk("report_file", "report", "report.id"),
        _fk("report_file", "sha256", "content.sha256"),
        _pk("report_file"),
    )


def _sqlite_triggers() -> None:
    """Refuse on SQLite."""
    for table, key in KEYS.items():
        _refuse(table, "delete", "DELETE", "1")
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        ways = ["rowid = NEW.rowid", same]
        _refuse(table, "replace", "INSERT", " OR ".join(_there_is(table, way) for way in ways))
        _refuse(table, "update", "UPDATE", "1")
    for table, columns in DAYS.items():
        # Adding nothing makes SQLite count the day out: by itself it lets 30 February pass.
        wrong = " OR ".join(f"NEW.{c} IS NOT date(NEW.{c}, '+0 days')" for c in columns)
        _refuse(table, "day", "INSERT", wrong)


def _there_is(table: str, where: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {where})"  # noqa: S608 - own constants


def _refuse(table: str, name: str, event: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {name} refused'); END"
    )


def _postgresql_triggers() -> None:
    """Refuse on PostgreSQL."""
    for table in KEYS:
        _refuse_pg(table, "delete", "DELETE", "ROW")
        _refuse_pg(table, "truncate", "TRUNCATE", "STATEMENT")
        _refuse_pg(table, "update", "UPDATE", "ROW")


def _refuse_pg(table: str, name: str, event: str, each: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION zx_refuse()"
    )
