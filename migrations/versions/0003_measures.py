"""All the measures: duties, projects, meetings, letters, supervision.

The triggers hold for the new tables what 0001 holds for the old ones.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Every table and its key. Rows are never deleted, and keys never change.
KEYS: dict[str, tuple[str, ...]] = {
    "duty": ("subject", "role", "place", "from_on"),
    "project": ("id",),
    "project_progress": ("act",),
    "milestone": ("obligation",),
    "material": ("id",),
    "meeting": ("id",),
    "agenda_item": ("meeting", "about"),
    "decision": ("id",),
    "letter": ("id",),
    "consultation": ("act",),
    "hop": ("act",),
    "supervision": ("id",),
    "cause": ("act",),
}

#: Tables whose rows are never changed at all.
FROZEN: tuple[str, ...] = ("project_progress", "consultation", "hop", "cause")

#: Columns beside the key that are never changed once written.
FIXED: dict[str, tuple[str, ...]] = {
    "milestone": ("subject",),
    "material": ("subject", "path", "sha256", "size"),
    "meeting": ("form", "series"),
    "decision": ("meeting", "about"),
    "supervision": ("about",),
}

#: What else is unique: nothing beside the keys.
UNIQUE: dict[str, str] = {}

#: Days: SQLite stores what it is given, so the form is checked.
DAYS: dict[str, tuple[str, ...]] = {
    "duty": ("from_on", "recorded_on"),
    "project": ("start_on", "end_on"),
    "material": ("added_on",),
    "meeting": ("meeting_on", "issued_on"),
    "agenda_item": (
        "added_on",
        "dropped_on",
        "leader_notified_on",
        "unit_notified_on",
        "reported_on",
    ),
    "supervision": ("approved_on",),
}


def upgrade() -> None:
    """Create everything."""
    _duties()
    _projects()
    _meetings()
    _letters()
    _supervision()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _code(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=64), nullable=nullable)


def _ref(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=nullable)


def _words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _fk(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _pk(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*KEYS[table], name=op.f(f"pk_{table}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _duties() -> None:
    """Create who has which part by day."""
    op.create_table(
        "duty",
        _ref("subject"),
        _ref("role"),
        _ref("place"),
        _day("from_on"),
        _ref("person"),
        _day("recorded_on"),
        _words("reason", nullable=True),
        _fk("duty", "subject", "subject.id"),
        _fk("duty", "person", "person.id"),
        _pk("duty"),
    )
    _index("duty", "person")


def _projects() -> None:
    """Create the key projects."""
    op.create_table(
        "project",
        _ref("id"),
        _code("level"),
        _words("category", nullable=True),
        _words("nature", nullable=True),
        _words("content", nullable=True),
        _day("start_on", nullable=True),
        _day("end_on", nullable=True),
        _code("total", nullable=True),
        _code("year_plan", nullable=True),
        _words("owner", nullable=True),
        _words("owner_contact", nullable=True),
        _words("owner_phone", nullable=True),
        _words("remark", nullable=True),
        _fk("project", "id", "subject.id"),
        _pk("project"),
    )
    op.create_table(
        "project_progress",
        _number("act"),
        _code("invested", nullable=True),
        _code("percent", nullable=True),
        _code("scheduled", nullable=True),
        _words("stage", nullable=True),
        _words("problem", nullable=True),
        _words("coordination", nullable=True),
        _words("next_step", nullable=True),
        _fk("project_progress", "act", "act.id"),
        _pk("project_progress"),
    )
    op.create_table(
        "milestone",
        _number("obligation"),
        _ref("subject"),
        _words("name"),
        _fk("milestone", "obligation", "obligation.id"),
        _fk("milestone", "subject", "subject.id"),
        _pk("milestone"),
    )
    _index("milestone", "subject")
    op.create_table(
        "material",
        _number("id"),
        _ref("subject"),
        _words("name"),
        _words("path"),
        _code("sha256"),
        _number("size"),
        _day("added_on"),
        _fk("material", "subject", "subject.id"),
        _pk("material"),
    )
    _index("material", "subject")


def _meetings() -> None:
    """Create meetings, agendas and decisions."""
    op.create_table(
        "meeting",
        _ref("id"),
        _code("form"),
        _day("meeting_on"),
        _ref("chair", nullable=True),
        sa.Column("delegated", sa.Boolean(), nullable=False),
        _words("place", nullable=True),
        _words("number", nullable=True),
        _day("issued_on", nullable=True),
        _ref("series", nullable=True),
        _fk("meeting", "id", "subject.id"),
        _fk("meeting", "chair", "person.id"),
        _fk("meeting", "series", "subject.id"),
        _pk("meeting"),
    )
    _index("meeting", "form", "meeting_on")
    _index("meeting", "series")
    op.create_table(
        "agenda_item",
        _ref("meeting"),
        _ref("about"),
        _day("added_on"),
        _day("dropped_on", nullable=True),
        _words("outcome", nullable=True),
        _day("leader_notified_on", nullable=True),
        _day("unit_notified_on", nullable=True),
        _ref("reported_by", nullable=True),
        _day("reported_on", nullable=True),
        _words("supplement", nullable=True),
        _fk("agenda_item", "meeting", "meeting.id"),
        _fk("agenda_item", "about", "subject.id"),
        _fk("agenda_item", "reported_by", "person.id"),
        _pk("agenda_item"),
    )
    _index("agenda_item", "about")
    op.create_table(
        "decision",
        _ref("id"),
        _ref("meeting"),
        _ref("about", nullable=True),
        _fk("decision", "id", "task.id"),
        _fk("decision", "meeting", "meeting.id"),
        _fk("decision", "about", "subject.id"),
        _pk("decision"),
    )
    _index("decision", "about")
    _index("decision", "meeting")


def _letters() -> None:
    """Create the letters and their ways."""
    op.create_table(
        "letter",
        _ref("id"),
        _code("direction"),
        _words("genre", nullable=True),
        _words("addressee"),
        _words("number", nullable=True),
        _fk("letter", "id", "subject.id"),
        _pk("letter"),
    )
    op.create_table(
        "consultation",
        _number("act"),
        _words("party"),
        _words("way"),
        _words("opinion"),
        _code("adopted", nullable=True),
        _fk("consultation", "act", "act.id"),
        _pk("consultation"),
    )
    op.create_table(
        "hop",
        _number("act"),
        _words("place"),
        _words("contact", nullable=True),
        _code("side"),
        _fk("hop", "act", "act.id"),
        _pk("hop"),
    )


def _supervision() -> None:
    """Create supervision and causes."""
    op.create_table(
        "supervision",
        _ref("id"),
        _ref("about", nullable=True),
        _code("basis"),
        _words("basis_number", nullable=True),
        _ref("approved_by"),
        _day("approved_on"),
        _code("urgency"),
        _number("feedback_days", nullable=True),
        _words("phone", nullable=True),
        _fk("supervision", "id", "subject.id"),
        _fk("supervision", "about", "subject.id"),
        _fk("supervision", "approved_by", "person.id"),
        _pk("supervision"),
    )
    _index("supervision", "about")
    op.create_table(
        "cause",
        _number("act"),
        _words("key"),
        _code("malady", nullable=True),
        _fk("cause", "act", "act.id"),
        _pk("cause"),
    )
    _index("cause", "key")


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
