"""What the database itself refuses, whoever writes to it: DESIGN §3 by raw SQL."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import psycopg
import pytest
from tests.document_verbs import extend_document, pause_document
from tests.office import Clerk
from tests.store.by_hand import run_sql

from zhixingli.services.documents.acts import check_document, notify_sender
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger.journal import stored_columns
from zhixingli.store.tables import JOURNALLED, metadata
from zhixingli.store.tables.schema import UNDONE_BY

if TYPE_CHECKING:
    from tests.conftest import Files, Postgres, Shelf

    from zhixingli.store.ledger.database import Ledger

DAY = date(2026, 11, 2)
REFUSED = (sqlite3.IntegrityError, psycopg.Error)

ASSIGNMENT = "INTO assignment (subject, from_on, leader, unit, recorded_on) VALUES"
SPAN = (
    "INTO due_span (obligation, n, from_on, due_on, cause, provisional, calendar_revision) VALUES"
)
ROW = "INTO journal_row (seq, n, table_name, row_key, operation, image) VALUES"

DIGEST = "ab" * 32
SUBJECT = "SW-2026-0001"

#: The same with the number under which SQLite keeps a row.
ASSIGNMENT_AT = ASSIGNMENT.replace("(subject", "(rowid, subject")
SPAN_AT = SPAN.replace("(obligation", "(rowid, obligation")
ROW_AT = ROW.replace("(seq", "(rowid, seq")

#: All columns but the key.
UNIT = (
    "uid, name, short, kind, initials, added_on, closed_on, closing_recorded_on, merged_into, NULL"
)
DOC = (
    "sender, number, received_on, received_at, urgency, rule, secrecy, purpose, finished_on,"
    " returned_on, result, reply_number, released"
)
OBLIGATION = (
    "uid, key, subject, rule, rule_version, start_on, restarted_on, opened_on, fixed_due_on, unit,"
    " '2027-01-01', due_on, due_since, provisional, paused, remaining_days, remaining_unit,"
    " discharged_on, withdrawn_on, belongs_on, waiting, unextended_on, original_on, not_before,"
    " bound_on, outcome, follows, by_law, NULL"
)


def office(ledger: Ledger) -> None:
    """Two documents, the first extended, the second paused."""
    clerk = Clerk(ledger)
    clerk.open_office()
    first = clerk.receive(DAY, "第一件", number="南发改〔2026〕3号")
    clerk.does(check_document, DAY, first, missing=None)
    clerk.does(notify_sender, DAY, first, via=None)
    clerk.does(extend_document, DAY, first, days=2, until=None, approved_by="赵局长", rule=None)
    second = clerk.receive(DAY, "第二件", rule="license.decide", supporting=["区财政局"])
    clerk.does(pause_document, DAY, second, ground="听证", written=True, rule=None)
    third = clerk.receive(DAY, "第三件", rule="foi.reply")
    clerk.does(check_document, DAY, third, missing="身份证明")
    clerk.does(notify_sender, DAY, third, via=None)


def columns_of(name: str) -> str:
    """Name the columns of a table but the mark of what was taken back."""
    (table,) = (each for each in metadata.sorted_tables if each.name == name)
    return ", ".join(f'"{each}"' for each in stored_columns(table) if each != UNDONE_BY)


@pytest.fixture
def kept(shelf: Shelf) -> Ledger:
    return shelf.take(office)


@pytest.fixture
def kept_file(files: Files) -> Ledger:
    return files.take(office)


EVERYWHERE = (
    # One leader, one unit, every day.
    f"INSERT {ASSIGNMENT} ('SW-2026-0001', '2026-11-02', 'RY-0003', 'DW-0002', '2026-11-02')",
    f"INSERT {ASSIGNMENT} ('SW-2026-0001', '2026-11-09', NULL, 'DW-0002', '2026-11-02')",
    f"INSERT {ASSIGNMENT} ('SW-2026-0001', '2026-11-09', 'RY-0003', NULL, '2026-11-02')",
    f"INSERT {ASSIGNMENT} ('SW-2026-0001', '2026-11-09', '', 'DW-0002', '2026-11-02')",
    "UPDATE assignment SET leader = NULL WHERE subject = 'SW-2026-0001'",
    "UPDATE assignment SET from_on = '2026-11-20' WHERE subject = 'SW-2026-0001'",
    "UPDATE assignment SET subject = 'SW-2026-0002' WHERE subject = 'SW-2026-0001'",
    "DELETE FROM assignment",
    # The journal is only ever appended to.
    "UPDATE journal SET actor = '别人' WHERE seq = 2",
    "UPDATE journal SET hash = prev_hash",
    "UPDATE journal SET seq = 99 WHERE seq = 2",
    "DELETE FROM journal WHERE seq = 2",
    "UPDATE journal_row SET image = '{}' WHERE seq = 2",
    "UPDATE journal_row SET seq = 3 WHERE seq = 2",
    "DELETE FROM journal_row",
    f"INSERT {ROW} (2, 0, 'unit', 'DW-0001', 'insert', '{{}}')",
    f"INSERT {ROW} (99, 0, 'unit', 'DW-0001', 'delete', '{{}}')",
    "DELETE FROM ledger_head",
    "UPDATE ledger_head SET id = 2",
    # No due date is lost, the original one least of all.
    "UPDATE obligation SET due_original_on = '2026-12-31' WHERE id = 1",
    "UPDATE obligation SET due_original_on = NULL WHERE id = 1",
    "UPDATE due_span SET due_on = '2026-12-31' WHERE obligation = 1 AND n = 0",
    "UPDATE due_span SET n = 9 WHERE obligation = 1 AND n = 0",
    "DELETE FROM due_span WHERE obligation = 1 AND n = 0",
    f"INSERT {SPAN} (1, 0, '2026-11-02', '2026-12-31', 'open', (1 = 0), 1)",
    "DELETE FROM obligation WHERE id = 1",
    "DELETE FROM waiting",
    "UPDATE waiting SET id = 99",
    "UPDATE waiting SET obligation = 1",
    "UPDATE obligation SET id = 99 WHERE id = 1",
    "UPDATE obligation SET key = 'other' WHERE id = 1",
    "UPDATE obligation SET subject = 'SW-2026-0002' WHERE id = 1",
    "UPDATE obligation SET discharged_on = '2026-11-03', withdrawn_on = '2026-11-03'",
    # Numbers and identities are never reused.
    "UPDATE subject SET id = 'SW-2026-0009' WHERE id = 'SW-2026-0001'",
    "UPDATE subject SET uid = 'other' WHERE id = 'SW-2026-0001'",
    "UPDATE act SET id = 99 WHERE id = 1",
    "UPDATE act SET subject = 'SW-2026-0002' WHERE id = 1",
    "UPDATE rule_version SET body = '{}' WHERE id = 1",
    "UPDATE calendar_notice SET days = '{}' WHERE revision = 1",
    "UPDATE unit SET name = '区财政局' WHERE id = 'DW-0001'",
    # Days are days.
    f"INSERT {ASSIGNMENT} ('SW-2026-0001', 'rubbish', 'RY-0003', 'DW-0002', '2026-11-02')",
    f"INSERT {ASSIGNMENT} ('SW-2026-0001', '2026-02-30', 'RY-0003', 'DW-0002', '2026-11-02')",
    f"INSERT {SPAN} (1, 9, '2026-11-02', '二〇二六年', 'open', (1 = 0), 1)",
    "UPDATE obligation SET due_on = '2026-13-01' WHERE id = 1",
    "UPDATE obligation SET not_before = 'rubbish' WHERE id = 1",
    "UPDATE waiting SET to_on = '2026-02-30'",
    "UPDATE waiting SET to_on = '2026-01-01'",
    "UPDATE doc SET received_on = 'rubbish' WHERE id = 'SW-2026-0001'",
)


@pytest.mark.parametrize("statement", EVERYWHERE)
def test_the_database_refuses(kept: Ledger, statement: str) -> None:
    with pytest.raises(REFUSED):
        run_sql(kept, statement)

    assert verify_ledger(kept, as_of=DAY).data.faults == ()


@pytest.mark.parametrize(
    "values",
    [
        "('SW-2026-0001', '2026-11-09', 'RY-0099', 'DW-0002', '2026-11-02')",
        "('SW-2026-0001', '2026-11-09', 'RY-0003', 'DW-0099', '2026-11-02')",
        "('SW-2026-0099', '2026-11-09', 'RY-0003', 'DW-0002', '2026-11-02')",
    ],
)
def test_a_leader_a_unit_and_a_subject_must_be_there(kept: Ledger, values: str) -> None:
    # A bare connection to a file enforces references only when asked to.
    first = "PRAGMA foreign_keys = ON" if kept.path is not None else "SELECT 1"
    with pytest.raises(REFUSED):
        run_sql(kept, first, f"INSERT {ASSIGNMENT} {values}")


@pytest.mark.parametrize("table", [*(table.name for table in JOURNALLED), "content"])
def test_no_row_of_any_table_can_be_deleted(kept: Ledger, table: str) -> None:
    body = "x'00'" if kept.path is not None else "'\\x00'"
    rows = {
        "office_setting": "('k', '2026-11-02', 'v')",
        "idempotency": "('k', 1, 'd', '{}')",
        "taken_back": "(1, 2, true)",
        "reminder": (
            f"('k', 'soon/{DAY}', '{SUBJECT}', '{DAY}', '{DAY}', '我', 'hand', 'unit', 'DW-0002')"
        ),
        "task": "('SW-2026-0001', 'task.finish', NULL, NULL)",
        "duty": f"('{SUBJECT}', 'sponsor', '-', '{DAY}', 'RY-0001', '{DAY}', NULL, NULL)",
        "further_post": (
            f"(1, 'RY-0001', 'DW-0002', 'unit_head', NULL, '{DAY}', NULL, '{DAY}', NULL)"
        ),
        "portfolio": f"('DW-0002', '{DAY}', 'RY-0002', '{DAY}', NULL)",
        "handover": f"('RY-0001', '{DAY}', 'RY-0002', NULL, '{DAY}', NULL)",
        "dated_fact": f"('DW-0001', 'name', '-', '{DAY}', '区政府办', '{DAY}', NULL)",
        "project": f"('{SUBJECT}', 'district'{', NULL' * 11})",
        "project_progress": f"(1{', NULL' * 7})",
        "milestone": f"(1, '{SUBJECT}', '封顶')",
        "material": f"(1, '{SUBJECT}', '方案.docx', 'a/方案.docx', 'ab', 1, '{DAY}')",
        "meeting": f"('{SUBJECT}', 'onsite', '{DAY}', NULL, false{', NULL' * 4})",
        "agenda_item": f"('{SUBJECT}', '{SUBJECT}', '{DAY}'{', NULL' * 7})",
        "decision": f"('{SUBJECT}', '{SUBJECT}', NULL)",
        "letter": f"('{SUBJECT}', 'upward', NULL, '市政府', NULL)",
        "consultation": "(1, '市发改委', '面谈', '同意', NULL)",
        "hop": "(1, '投资处', NULL, 'theirs')",
        "supervision": (
            f"('{SUBJECT}', NULL, 'order', NULL, 'RY-0001', '{DAY}', 'normal', NULL, NULL)"
        ),
        "cause": "(1, 'key', NULL)",
        "content": f"('{DIGEST}', {body})",
        "report": (
            f"('BG-2026W45-1', 'u', 'weekly', '2026-W45', '', 1, NULL, NULL, '{DAY}', '{DAY}', "
            f"'t', NULL, 'd', '{DAY}', 1, '{DIGEST}', 1, '{DIGEST}')"
        ),
        "report_file": f"('BG-2026W45-1', 'md', '{DIGEST}', 1)",
    }
    needed = {
        "agenda_item": ["meeting"],
        "decision": ["task", "meeting"],
        "report": ["content"],
        "report_file": ["content", "report"],
    }
    for name in [*needed.get(table, ()), table]:
        if name in rows:
            run_sql(kept, f"INSERT INTO {name} ({columns_of(name)}) VALUES {rows[name]}")
    with pytest.raises(REFUSED):
        run_sql(kept, f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        # A key that is there, a unique column that is there, a row number that is there.
        f"OR REPLACE {ASSIGNMENT} ('SW-2026-0001', '2026-11-02', 'RY-0003', 'DW-0002', 'x')",
        f"OR REPLACE {SPAN} (1, 0, '2026-11-02', '2026-12-31', 'open', 0, 1)",
        f"OR REPLACE {ROW} (2, 0, 'unit', 'DW-0001', 'insert', '{{}}')",
        "OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2",
        "OR REPLACE INTO supporting_unit VALUES ('SW-2026-0002', 'DW-0003', '2026-01-01', NULL)",
        "OR REPLACE INTO pause SELECT * FROM pause",
        "OR REPLACE INTO extension SELECT * FROM extension",
        "OR REPLACE INTO person SELECT * FROM person WHERE id = 'RY-0001'",
        f"OR REPLACE INTO unit SELECT 'DW-0099', {UNIT} FROM unit WHERE id = 'DW-0001'",
        f"OR REPLACE INTO obligation SELECT 99, {OBLIGATION} FROM obligation WHERE id = 1",
        f"OR REPLACE INTO doc SELECT 'SW-2026-0002', {DOC} FROM doc WHERE id = 'SW-2026-0001'",
        f"OR REPLACE {ROW_AT} (5, 99, 0, 'unit', 'x', 'insert', '')",
        f"OR REPLACE {SPAN_AT} (1, 1, 9, '2026-11-02', '2026-12-31', 'open', 0, 1)",
        f"OR REPLACE {ASSIGNMENT_AT} (1, 'SW-2026-0001', '2026-11-09', 'RY-3', 'DW-2', 'x')",
    ],
)
def test_replacing_a_row_of_a_file_is_refused(kept_file: Ledger, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="refused"):
        run_sql(kept_file, f"INSERT {statement}")

    assert verify_ledger(kept_file, as_of=DAY).data.faults == ()


@pytest.mark.parametrize(
    "statement",
    [
        "OR REPLACE unit SET name = '区财政局' WHERE id = 'DW-0001'",
        "OR REPLACE act SET id = 2 WHERE id = 1",
        "OR REPLACE act SET rowid = 2 WHERE id = 1",
        "OR REPLACE assignment SET rowid = 2 WHERE rowid = 1",
        "OR REPLACE doc SET rowid = 2 WHERE rowid = 1",
        "OR REPLACE doc SET sender = '市发改委', number = '南发改〔2026〕3号'",
        "OR REPLACE obligation SET key = (SELECT max(key) FROM obligation) WHERE id = 1",
        "OR IGNORE due_span SET due_on = '2026-12-31'",
    ],
)
def test_pushing_a_row_of_a_file_aside_is_refused(kept_file: Ledger, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="refused"):
        run_sql(kept_file, f"UPDATE {statement}")

    assert verify_ledger(kept_file, as_of=DAY).data.faults == ()


@pytest.mark.parametrize(
    "day", ["'2026-11-9'", "'2026-11-09 '", "'2026-11-09T00:00:00'", "20261109", "x'00'", "1.5"]
)
def test_a_day_of_a_file_is_written_in_one_way_only(kept_file: Ledger, day: str) -> None:
    values = f"('SW-2026-0001', {day}, 'RY-0003', 'DW-0002', '2026-11-02')"
    with pytest.raises(sqlite3.IntegrityError, match="day refused"):
        run_sql(kept_file, f"INSERT {ASSIGNMENT} {values}")


@pytest.mark.parametrize("table", ["journal", "journal_row", "due_span", "assignment"])
def test_emptying_a_table_of_a_database_is_refused(postgres: Postgres, table: str) -> None:
    kept = postgres.take(office)
    with pytest.raises(psycopg.Error, match="TRUNCATE refused"):
        run_sql(kept, f"TRUNCATE {table} CASCADE")
    postgres.clear()


def test_an_upsert_cannot_move_a_row(kept: Ledger) -> None:
    with pytest.raises(REFUSED):
        run_sql(
            kept,
            f"INSERT {ASSIGNMENT} ('SW-2026-0001', '2026-11-02', 'RY-0003', 'DW-0002',"
            " '2026-11-02') ON CONFLICT (subject, from_on) DO UPDATE SET from_on = '2026-11-20'",
        )
