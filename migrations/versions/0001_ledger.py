"""The ledger: journal, people, subjects, documents and obligations.

Written to run alike on SQLite and PostgreSQL. The triggers hold in the database itself what
no command may do: rewrite the journal, lose an original due date, give a day two leaders.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: Every table and its key. Rows are never deleted, and keys never change.
KEYS = {
    "journal": ("seq",),
    "journal_row": ("seq", "n"),
    "ledger_head": ("id",),
    "office_setting": ("key", "from_on"),
    "idempotency": ("key",),
    "calendar_notice": ("revision",),
    "rule_version": ("id",),
    "unit": ("id",),
    "person": ("id",),
    "person_post": ("person", "from_on"),
    "subject": ("id",),
    "assignment": ("subject", "from_on"),
    "supporting_unit": ("subject", "unit"),
    "doc": ("id",),
    "act": ("id",),
    "obligation": ("id",),
    "due_span": ("obligation", "n"),
    "pause": ("id",),
    "extension": ("id",),
}

#: Tables whose rows are never changed at all.
FROZEN = ("journal", "journal_row", "due_span", "idempotency")

#: Columns beside the key that are never changed once written.
FIXED = {
    "calendar_notice": ("number", "year", "kind", "days"),
    "rule_version": ("rule", "body", "effective_from"),
    "unit": ("uid",),
    "person": ("uid",),
    "subject": ("uid", "kind"),
    "act": ("subject",),
    "obligation": ("uid", "key", "subject", "due_original_on"),
    "pause": ("obligation",),
    "extension": ("obligation",),
}

#: What else is unique. On SQLite, OR REPLACE deletes the row that is in the way, and this
#: delete fires no trigger: so the row in the way is looked for beforehand.
UNIQUE = {
    "unit": "name = NEW.name",
    "obligation": "key = NEW.key",
    "doc": "sender = NEW.sender AND number = NEW.number AND NOT released AND NOT NEW.released",
}

#: Days: SQLite stores what it is given, so the form is checked.
DAYS = {
    "journal": ("today", "happened_on"),
    "office_setting": ("from_on",),
    "calendar_notice": ("issued_on", "applied_on"),
    "rule_version": ("effective_from", "effective_to", "imported_on"),
    "unit": ("added_on",),
    "person": ("added_on", "left_on"),
    "person_post": ("from_on",),
    "subject": ("opened_on", "voided_on"),
    "assignment": ("from_on", "recorded_on"),
    "supporting_unit": ("from_on",),
    "doc": ("received_on", "finished_on", "returned_on"),
    "act": ("happened_on", "recorded_on"),
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
    ),
    "due_span": ("from_on", "due_on", "nominal_on"),
    "pause": ("from_on", "to_on"),
    "extension": ("granted_on", "until_on"),
}


def upgrade() -> None:
    """Create everything."""
    _ledger()
    _law()
    _people()
    _subjects()
    _obligations()
    op.execute(
        sa.text(
            "INSERT INTO ledger_head (id, seq, hash, counters) VALUES (1, 0, :hash, '{}')"
        ).bindparams(hash="0" * 64)
    )
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _ledger() -> None:
    """Create the head, the journal and the office's choices."""
    op.create_table(
        "ledger_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("counters", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_ledger_head_single"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_head"),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("today", sa.Date(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("rows_digest", sa.String(length=64), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
    )
    op.create_table(
        "journal_row",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.String(length=64), nullable=False),
        sa.Column("row_key", sa.String(length=200), nullable=False),
        sa.Column("operation", sa.String(length=8), nullable=False),
        sa.Column("image", sa.Text(), nullable=False),
        sa.CheckConstraint("operation IN ('insert', 'update')", name="ck_journal_row_operation"),
        sa.PrimaryKeyConstraint("seq", "n", name="pk_journal_row"),
    )
    op.create_index(
        "ix_journal_row_table_name_row_key_seq_n",
        "journal_row",
        ["table_name", "row_key", "seq", "n"],
        unique=False,
    )
    op.create_table(
        "idempotency",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_idempotency"),
    )
    op.create_table(
        "office_setting",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "from_on", name="pk_office_setting"),
    )


def _law() -> None:
    """Create the calendar and the rules."""
    op.create_table(
        "calendar_notice",
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("revision", name="pk_calendar_notice"),
    )
    op.create_table(
        "rule_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rule_version"),
    )


def _people() -> None:
    """Create units and people."""
    op.create_table(
        "unit",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
        sa.UniqueConstraint("name", name="uq_unit_name"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_name", "person", ["name"], unique=False)
    op.create_table(
        "person_post",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("post", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_person_post_person"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_person_post_unit"),
        sa.PrimaryKeyConstraint("person", "from_on", name="pk_person_post"),
    )


def _subjects() -> None:
    """Create subjects, responsibility, acts and documents."""
    op.create_table(
        "subject",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("public_promise", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subject"),
    )
    op.create_table(
        "assignment",
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("leader", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("leader <> ''", name="ck_assignment_leader"),
        sa.CheckConstraint("unit <> ''", name="ck_assignment_unit"),
        sa.ForeignKeyConstraint(["leader"], ["person.id"], name="fk_assignment_leader"),
        sa.ForeignKeyConstraint(["subject"], ["subject.id"], name="fk_assignment_subject"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_assignment_unit"),
        sa.PrimaryKeyConstraint("subject", "from_on", name="pk_assignment"),
    )
    op.create_index("ix_assignment_leader", "assignment", ["leader"], unique=False)
    op.create_table(
        "supporting_unit",
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["subject"], ["subject.id"], name="fk_supporting_unit_subject"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_supporting_unit_unit"),
        sa.PrimaryKeyConstraint("subject", "unit", name="pk_supporting_unit"),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("happened_at", sa.String(length=32), nullable=True),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("person", sa.String(length=40), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_act_person"),
        sa.ForeignKeyConstraint(["subject"], ["subject.id"], name="fk_act_subject"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_act_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_act"),
    )
    op.create_index("ix_act_recorded_on", "act", ["recorded_on"], unique=False)
    op.create_index("ix_act_subject_id", "act", ["subject", "id"], unique=False)
    op.create_table(
        "doc",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.String(length=32), nullable=True),
        sa.Column("urgency", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=True),
        sa.Column("secrecy", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=64), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("reply_number", sa.Text(), nullable=True),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["subject.id"], name="fk_doc_id"),
        sa.PrimaryKeyConstraint("id", name="pk_doc"),
    )
    op.create_index("ix_doc_finished_on", "doc", ["finished_on"], unique=False)
    op.create_index("ix_doc_received_on", "doc", ["received_on"], unique=False)
    op.create_index(
        "uq_doc_sender_number",
        "doc",
        ["sender", "number"],
        unique=True,
        sqlite_where=sa.text("number IS NOT NULL AND NOT released"),
        postgresql_where=sa.text("number IS NOT NULL AND NOT released"),
    )


def _obligations() -> None:
    """Create obligations, their due dates, pauses and extensions."""
    op.create_table(
        "obligation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("restarted_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("fixed_due_on", sa.Date(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("due_original_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_since", sa.Date(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("remaining_days", sa.Integer(), nullable=True),
        sa.Column("remaining_unit", sa.String(length=64), nullable=True),
        sa.Column("discharged_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column(
            "closed_on",
            sa.Date(),
            sa.Computed("coalesce(discharged_on, withdrawn_on)", persisted=True),
            nullable=True,
        ),
        sa.CheckConstraint(
            "discharged_on IS NULL OR withdrawn_on IS NULL", name="ck_obligation_closed_once"
        ),
        sa.ForeignKeyConstraint(
            ["rule_version"], ["rule_version.id"], name="fk_obligation_rule_version"
        ),
        sa.ForeignKeyConstraint(["subject"], ["subject.id"], name="fk_obligation_subject"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name="fk_obligation_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_obligation"),
        sa.UniqueConstraint("key", name="uq_obligation_key"),
    )
    op.create_index(
        "ix_obligation_closed_on",
        "obligation",
        ["closed_on"],
        unique=False,
        sqlite_where=sa.text("closed_on IS NOT NULL"),
        postgresql_where=sa.text("closed_on IS NOT NULL"),
    )
    op.create_index("ix_obligation_due_since", "obligation", ["due_since"], unique=False)
    op.create_index(
        "ix_obligation_open_due",
        "obligation",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.create_index("ix_obligation_subject", "obligation", ["subject"], unique=False)
    op.create_table(
        "due_span",
        sa.Column("obligation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("nominal_on", sa.Date(), nullable=True),
        sa.Column("cause", sa.String(length=64), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("remaining_days", sa.Integer(), nullable=True),
        sa.Column("remaining_unit", sa.String(length=64), nullable=True),
        sa.Column("calendar_revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["obligation"], ["obligation.id"], name="fk_due_span_obligation"),
        sa.PrimaryKeyConstraint("obligation", "n", name="pk_due_span"),
    )
    op.create_table(
        "pause",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("obligation", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(length=64), nullable=False),
        sa.Column("written", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ck_pause_order"),
        sa.ForeignKeyConstraint(["obligation"], ["obligation.id"], name="fk_pause_obligation"),
        sa.PrimaryKeyConstraint("id", name="pk_pause"),
    )
    op.create_index("ix_pause_obligation", "pause", ["obligation"], unique=False)
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("obligation", sa.Integer(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.CheckConstraint("days > 0", name="ck_extension_days"),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name="fk_extension_approved_by"),
        sa.ForeignKeyConstraint(["obligation"], ["obligation.id"], name="fk_extension_obligation"),
        sa.PrimaryKeyConstraint("id", name="pk_extension"),
    )
    op.create_index("ix_extension_obligation", "extension", ["obligation"], unique=False)


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
    op.execute(
        "CREATE FUNCTION zx_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: % refused', TG_TABLE_NAME, TG_OP; END $$"
    )
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
