"""Names, posts and plans by day; units that close or merge; acting leaders; 分工表.

The new tables hold what 0001 holds for the old ones; the day checks of ``unit`` and
``person_post`` know the new days.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: Every new table and its key. Rows are never deleted.
KEYS: dict[str, tuple[str, ...]] = {
    "further_post": ("id",),
    "handover": ("giver", "from_on"),
    "portfolio": ("unit", "from_on"),
    "dated_fact": ("of", "name", "period", "from_on"),
}

#: Columns of a new table, beside its key, that are never changed once written.
FIXED: dict[str, tuple[str, ...]] = {"further_post": ("person",)}

#: Days: SQLite stores what it is given, so the form is checked.
DAYS: dict[str, tuple[str, ...]] = {
    "unit": ("added_on", "closed_on", "closing_recorded_on"),
    "person_post": ("from_on", "recorded_on"),
    "further_post": ("from_on", "to_on", "recorded_on"),
    "handover": ("from_on", "until_on", "recorded_on"),
    "portfolio": ("from_on", "recorded_on"),
    "dated_fact": ("from_on", "recorded_on"),
}


def upgrade() -> None:
    """Add the columns and the tables, and renew the checks of days."""
    op.add_column("unit", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("unit", sa.Column("closing_recorded_on", sa.Date(), nullable=True))
    _refer("unit", "merged_into", "unit.id")
    op.add_column("person_post", sa.Column("title", sa.Text(), nullable=True))
    op.add_column("person_post", sa.Column("recorded_on", sa.Date(), nullable=True))
    op.add_column("person_post", sa.Column("reason", sa.Text(), nullable=True))
    _refer("assignment", "acting_for", "person.id")
    _refer("duty", "acting_for", "person.id")
    _tables()
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


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _reason() -> sa.Column[str]:
    return sa.Column("reason", sa.Text(), nullable=True)


def _fk(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _pk(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*KEYS[table], name=op.f(f"pk_{table}"))


def _tables() -> None:
    """Create further posts, handovers, the leaders of units and facts by day."""
    op.create_table(
        "further_post",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        _key("person"),
        _key("unit"),
        sa.Column("post", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        _day("from_on"),
        _day("to_on", nullable=True),
        _day("recorded_on"),
        _reason(),
        sa.CheckConstraint("to_on IS NULL OR to_on > from_on", name=op.f("ck_further_post_order")),
        _fk("further_post", "person", "person.id"),
        _fk("further_post", "unit", "unit.id"),
        _pk("further_post"),
    )
    op.create_index(op.f("ix_further_post_person"), "further_post", ["person"])
    op.create_table(
        "handover",
        _key("giver"),
        _day("from_on"),
        _key("taker"),
        _day("until_on", nullable=True),
        _day("recorded_on"),
        _reason(),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on", name=op.f("ck_handover_order")
        ),
        _fk("handover", "giver", "person.id"),
        _fk("handover", "taker", "person.id"),
        _pk("handover"),
    )
    op.create_index(op.f("ix_handover_taker"), "handover", ["taker"])
    op.create_table(
        "portfolio",
        _key("unit"),
        _day("from_on"),
        _key("leader"),
        _day("recorded_on"),
        _reason(),
        _fk("portfolio", "unit", "unit.id"),
        _fk("portfolio", "leader", "person.id"),
        _pk("portfolio"),
    )
    op.create_index(op.f("ix_portfolio_leader"), "portfolio", ["leader"])
    op.create_table(
        "dated_fact",
        _key("of"),
        _key("name"),
        _key("period"),
        _day("from_on"),
        sa.Column("value", sa.Text(), nullable=True),
        _day("recorded_on"),
        _reason(),
        _pk("dated_fact"),
    )


def _sqlite_triggers() -> None:
    """Refuse on SQLite."""
    for table in ("unit", "person_post"):
        for trigger in (f"{table}_day", f"{table}_new_day"):
            op.execute(f"DROP TRIGGER {trigger}")
    for table, columns in DAYS.items():
        # Adding nothing makes SQLite count the day out: by itself it lets 30 February pass.
        wrong = " OR ".join(f"NEW.{c} IS NOT date(NEW.{c}, '+0 days')" for c in columns)
        _refuse(table, "day", "INSERT", wrong)
        _refuse(table, "new_day", "UPDATE", wrong)
    for table, key in KEYS.items():
        _refuse(table, "delete", "DELETE", "1")
        same = " AND ".join(f'"{column}" = NEW."{column}"' for column in key)
        taken = " OR ".join(_there_is(table, way) for way in ("rowid = NEW.rowid", same))
        _refuse(table, "replace", "INSERT", taken)
        fixed = (*key, *FIXED.get(table, ()), "rowid")
        changed = " OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in fixed)
        _refuse(table, "fixed", "UPDATE", changed)


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
        fixed = (*key, *FIXED.get(table, ()))
        changed = " OR ".join(f'NEW."{c}" IS DISTINCT FROM OLD."{c}"' for c in fixed)
        for name, each, when in (
            ("delete", "ROW", ""),
            ("truncate", "STATEMENT", ""),
            ("update", "ROW", f"WHEN ({changed})"),
        ):
            op.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {name.upper()} ON {table} "
                f"FOR EACH {each} {when} EXECUTE FUNCTION zx_refuse()"
            )
