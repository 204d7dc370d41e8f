"""Every way of changing a ledger behind the program's back is found and named."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import text
from tests.document_verbs import ask_cosign, extend_document, pause_document, resume_document
from tests.office import Clerk
from tests.store.by_hand import run_sql

from zhixingli.domain.errors.ledger import LedgerForeignError
from zhixingli.domain.letters.acts import LetterDraft
from zhixingli.domain.letters.terms import Direction, Side
from zhixingli.domain.projects.project import Listing
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.supervisions.acts import Opening
from zhixingli.domain.supervisions.terms import Basis, Malady
from zhixingli.domain.tasks import Order
from zhixingli.domain.terms import ReportKind, Urgency, Via
from zhixingli.services.documents.acts import check_document, finish_document, notify_sender
from zhixingli.services.letters import acts as letters
from zhixingli.services.matters import materials
from zhixingli.services.meetings import acts as meetings
from zhixingli.services.people.acts import Appointment
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.portfolio import set_leader
from zhixingli.services.people.posts import add_post
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.projects import acts as projects
from zhixingli.services.projects.acts import PROJECTS
from zhixingli.services.readings.daily import Filters
from zhixingli.services.reminders.giving import give
from zhixingli.services.reminders.owed import reminders
from zhixingli.services.reports.issuing import Asked, issue
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.results.plain import to_plain
from zhixingli.services.supervisions import acts as supervisions
from zhixingli.services.supervisions.causes import record_cause
from zhixingli.services.taking_back import choosing
from zhixingli.services.taking_back.undo import undo
from zhixingli.services.tasks import add_task
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger.journal import canonical, entry_hash
from zhixingli.store.tables import JOURNALLED

if TYPE_CHECKING:
    from tests.conftest import Files, Shelf

    from zhixingli.services.results.ledger import Fault
    from zhixingli.store.ledger.database import Ledger

DAY = date(2026, 11, 2)
LATER = date(2026, 11, 4)


@pytest.fixture
def worked(shelf: Shelf) -> Ledger:
    """Give a ledger in which something of every kind has happened."""
    return shelf.take(work)


def work(ledger: Ledger) -> None:
    clerk = Clerk(ledger)
    clerk.open_office()
    first = clerk.receive(DAY, "关于报送年度计划的通知", number="南发改〔2026〕3号")
    clerk.does(check_document, DAY, first, missing=None)
    clerk.does(notify_sender, DAY, first, via="电话")
    clerk.does(extend_document, LATER, first, days=2, until=None, approved_by="赵局长", rule=None)
    clerk.does(assign_subject, LATER, first, leader="王副区长", unit=None)
    second = clerk.receive(
        DAY, "关于行政许可的申请", rule="license.decide", supporting=["区财政局"]
    )
    clerk.does(ask_cosign, DAY, second, unit="区财政局")
    clerk.does(pause_document, DAY, second, ground="听证", written=True, rule=None)
    clerk.does(resume_document, LATER, second, rule=None)
    third = clerk.receive(DAY, "急件", urgency=Urgency.URGENT)
    clerk.does(check_document, DAY, third, missing=None)
    clerk.does(notify_sender, DAY, third, via=None)
    clerk.does(finish_document, LATER, third, result="已复", reply_number=None)


def work_of_every_kind(ledger: Ledger) -> None:
    """Write into every journalled table."""
    work(ledger)
    clerk = Clerk(ledger)
    asked_for = clerk.receive(DAY, "公开申请", rule="foi.reply")
    clerk.does(check_document, DAY, asked_for, missing="身份证明")
    clerk.does(notify_sender, DAY, asked_for, via=None)
    stamp = clerk.stamp(LATER)
    holders = ("李副区长", "区住建局")
    add_task(ledger, stamp, Order("迎检", *holders, due=date(2026, 11, 30)))
    asked = Listing("大桥", *holders, "李副区长", {"level": Level.DISTRICT})
    projects.add_project(ledger, stamp, asked)
    project = "XM-2026-0001"
    projects.set_milestone(ledger, stamp, project, "封顶", due=LATER)
    projects.record_progress(ledger, stamp, project, text="进场", figures={"percent": 5})
    source = Path(__file__)
    folder = tempfile.mkdtemp()
    materials.attach_file(ledger, stamp, PROJECTS, project, [source], name=None, folder=folder)
    meetings.hold_onsite(ledger, stamp, [project], chair="李副区长", place=None, delegated=False)
    decision = Order("征地", due=LATER)
    meetings.decide(ledger, stamp, "HY-2026-0001", decision)
    draft = LetterDraft("请示", Direction.UPWARD, "市局", *holders, "赵局长")
    letters.add_letter(ledger, stamp, draft)
    said: dict[str, Any] = {"party": "市局", "way": "当面", "opinion": "同意", "adopted": None}
    letters.consult(ledger, stamp, "XW-2026-0001", **said)
    letters.send(ledger, stamp, "XW-2026-0001", override=None, number=None)
    place: dict[str, Any] = {"place": "用地处", "contact": None, "side": Side.THEIRS}
    letters.hop(ledger, stamp, "XW-2026-0001", **place)
    projects.edit_project(
        ledger, clerk.stamp(LATER), project, title="大桥工程", columns={"year_plan": 100}
    )
    add_post(ledger, stamp, "赵局长", given=Appointment("区财政局", title="党组书记"))
    set_leader(ledger, stamp, ["区住建局"], leader="李副区长")
    hand_over(ledger, clerk.stamp(LATER), "王副区长", "陈区长", until=LATER)
    opening = Opening(Basis.ORDER, "陈区长", LATER)
    supervisions.open_supervision(ledger, stamp, project, opening)
    record_cause(ledger, stamp, project, malady=Malady.PASSIVITY, text=None)
    undo(ledger, clerk.stamp(LATER), choosing.UndoRequest())
    record_cause(ledger, stamp, project, malady=Malady.PASSIVITY, text=None)
    owed = reminders(ledger, as_of=LATER, filters=Filters()).data
    give(ledger, stamp, [(each, Via.HAND) for each in owed])
    issue(
        ledger, stamp, Asked(ReportKind.WEEKLY, LATER), form="md",
        make=lambda: weekly_report(ledger, week=None, as_of=LATER), write=lambda _, __: b"paper",
    )  # fmt: skip


def test_a_ledger_that_only_the_program_wrote_is_sound(worked: Ledger) -> None:
    found = verify_ledger(worked, as_of=LATER).data

    assert found.faults == ()
    assert found.sound
    # 1 seeding + 9 units and people + 5 + 4 + 4 acts
    assert found.entries == 1 + 9 + 5 + 4 + 4
    with worked.read() as conn:
        assert conn.execute(text("SELECT hash FROM ledger_head")).scalar() == found.head


def test_every_journalled_table_holds_rows_and_they_are_sound(shelf: Shelf) -> None:
    ledger = shelf.take(work_of_every_kind)
    with ledger.read() as conn:
        empty = [
            table.name
            for table in JOURNALLED
            if not conn.execute(text(f"SELECT count(*) FROM {table.name}")).scalar()
        ]

    assert empty == ["office_setting", "idempotency"]
    assert verify_ledger(ledger, as_of=LATER).data.sound


@pytest.mark.parametrize(
    ("statement", "table", "row", "said"),
    [
        (
            "UPDATE subject SET title = '换了' WHERE id = 'SW-2026-0001'",
            "subject",
            "SW-2026-0001",
            "title 登记为 关于报送年度计划的通知，现为 换了",
        ),
        (
            "UPDATE doc SET received_on = '2026-11-03' WHERE id = 'SW-2026-0002'",
            "doc",
            "SW-2026-0002",
            "received_on 登记为 2026-11-02，现为 2026-11-03",
        ),
        (
            "UPDATE assignment SET leader = 'RY-0003' WHERE subject = 'SW-2026-0002'",
            "assignment",
            "SW-2026-0002|2026-11-02",
            "leader 登记为 RY-0002，现为 RY-0003",
        ),
        ("UPDATE act SET actor = '别人' WHERE id = 1", "act", "1", "actor"),
        (
            "UPDATE due_span SET due_on = '2026-12-31' WHERE obligation = 1 AND n = 0",
            "due_span",
            "1|0",
            "due_on 登记为 2026-11-04，现为 2026-12-31",
        ),
        ("UPDATE extension SET days = 5 WHERE id = 1", "extension", "1", "days 登记为 2，现为 5"),
        ("UPDATE pause SET to_on = NULL WHERE id = 1", "pause", "1", "现为 空"),
        ("UPDATE unit SET short = NULL WHERE id = 'DW-0002'", "unit", "DW-0002", "short"),
        ("UPDATE person SET name = '某人' WHERE id = 'RY-0001'", "person", "RY-0001", "name"),
        (
            "UPDATE person_post SET post = 'handler' WHERE person = 'RY-0002'",
            "person_post",
            "RY-0002|2026-01-02",
            "post 登记为 deputy_head，现为 handler",
        ),
        ("UPDATE rule_version SET body = '{}' WHERE id = 1", "rule_version", "1", "body"),
        ("UPDATE calendar_notice SET days = '' WHERE revision = 2", "calendar_notice", "2", "days"),
        (
            "UPDATE subject SET public_promise = (1 = 1) WHERE id = 'SW-2026-0001'",
            "subject",
            "SW-2026-0001",
            "public_promise 登记为 False，现为 True",
        ),
    ],
)
def test_an_edited_row_is_named_with_what_it_was(
    worked: Ledger, statement: str, table: str, row: str, said: str
) -> None:
    tamper(worked, statement)

    fault = the_one(worked, "ROW_EDITED")

    assert (fault.table, fault.row) == (table, row)
    assert said in fault.message


@pytest.mark.parametrize(
    ("statement", "table", "row"),
    [
        ("DELETE FROM supporting_unit", "supporting_unit", "SW-2026-0002|DW-0003"),
        ("DELETE FROM act WHERE id = 3", "act", "3"),
        ("DELETE FROM due_span WHERE obligation = 2 AND n = 1", "due_span", "2|1"),
        (
            "DELETE FROM assignment WHERE from_on = '2026-11-04'",
            "assignment",
            "SW-2026-0001|2026-11-04",
        ),
        ("UPDATE act SET id = 900 WHERE id = 3", "act", "3"),
    ],
)
def test_a_deleted_row_is_named(worked: Ledger, statement: str, table: str, row: str) -> None:
    tamper(worked, statement)

    fault = the_one(worked, "ROW_DELETED")

    assert (fault.table, fault.row) == (table, row)


@pytest.mark.parametrize(
    ("statement", "table", "row"),
    [
        (
            "INSERT INTO supporting_unit VALUES ('SW-2026-0001', 'DW-0001', '2026-11-02', NULL)",
            "supporting_unit",
            "SW-2026-0001|DW-0001",
        ),
        (
            (
                "INSERT INTO due_span (obligation, n, from_on, due_on, cause, provisional,"
                " calendar_revision) VALUES (1, 7, '2026-01-01', '2027-01-01', 'extension',"
                " (1 = 0), 1)"
            ),
            "due_span",
            "1|7",
        ),
        (
            "INSERT INTO office_setting VALUES ('black_after', '2026-11-02', '250', NULL)",
            "office_setting",
            "black_after|2026-11-02",
        ),
        (
            "INSERT INTO idempotency VALUES ('a|b', 1, 'x', '{}')",
            "idempotency",
            "a|b",
        ),
    ],
)
def test_an_inserted_row_is_named(worked: Ledger, statement: str, table: str, row: str) -> None:
    tamper(worked, statement)

    fault = the_one(worked, "ROW_INSERTED")

    assert (fault.table, fault.row) == (table, row)


@pytest.mark.parametrize(
    ("statement", "code", "seq"),
    [
        ("UPDATE journal SET actor = '别人' WHERE seq = 5", "ENTRY_EDITED", 5),
        ("UPDATE journal SET prev_hash = hash WHERE seq = 5", "CHAIN_BROKEN", 5),
        ("UPDATE journal SET today = '2025-01-01' WHERE seq = 5", "ENTRY_EDITED", 5),
        ("UPDATE journal SET happened_on = NULL WHERE seq = 12", "ENTRY_EDITED", 12),
        ("DELETE FROM journal WHERE seq = 5", "SEQ_GAP", 5),
        ("DELETE FROM journal WHERE seq = 5", "ROWS_ORPHANED", 5),
        ("DELETE FROM journal WHERE seq = 23", "HEAD_MISMATCH", 22),
        ("UPDATE journal SET hash = prev_hash WHERE seq = 23", "HEAD_MISMATCH", 23),
        ("DELETE FROM journal_row WHERE seq = 5", "ROW_COUNT", 5),
        ("UPDATE journal_row SET operation = 'update' WHERE seq = 5", "ROWS_EDITED", 5),
        ("UPDATE journal_row SET row_key = 'DW-0009' WHERE seq = 3", "ROWS_EDITED", 3),
        ("UPDATE journal_row SET image = 'rubbish' WHERE seq = 3", "ROWS_EDITED", 3),
        ("UPDATE journal_row SET image = '5' WHERE seq = 3", "ROWS_EDITED", 3),
        (
            "INSERT INTO journal_row VALUES (99, 0, 'unit', 'DW-0001', 'update', '{}')",
            "ROWS_ORPHANED",
            99,
        ),
        ("UPDATE ledger_head SET seq = 22", "HEAD_MISMATCH", 23),
        ("UPDATE ledger_head SET hash = 'x'", "HEAD_MISMATCH", 23),
        ("DELETE FROM ledger_head", "HEAD_MISSING", None),
    ],
)
def test_a_broken_chain_is_named(
    worked: Ledger, statement: str, code: str, seq: int | None
) -> None:
    tamper(worked, statement)

    assert the_one(worked, code).seq == seq


def test_an_entry_forged_with_its_own_hash_breaks_the_next_link(worked: Ledger) -> None:
    with worked.read() as conn:
        header = dict(conn.execute(text("SELECT * FROM journal WHERE seq = 5")).mappings().one())
    forged = entry_hash(header | {"actor": "别人"})
    tamper(worked, f"UPDATE journal SET actor = '别人', hash = '{forged}' WHERE seq = 5")

    faults = verify_ledger(worked, as_of=LATER).data.faults

    assert [(fault.code, fault.seq) for fault in faults] == [("CHAIN_BROKEN", 6)]


@pytest.mark.parametrize(
    ("statement", "code", "row"),
    [
        (
            "DELETE FROM assignment WHERE subject = 'SW-2026-0003'",
            "SUBJECT_UNASSIGNED",
            "SW-2026-0003",
        ),
        ("UPDATE obligation SET due_on = '2027-01-01' WHERE id = 2", "DUE_STALE", "2"),
        ("UPDATE obligation SET paused = (1 = 1) WHERE id = 2", "DUE_STALE", "2"),
        ("UPDATE obligation SET due_original_on = NULL WHERE id = 2", "DUE_STALE", "2"),
        ("DELETE FROM due_span WHERE obligation = 2", "DUE_STALE", "2"),
        ("UPDATE obligation SET belongs_on = '2026-10-01' WHERE id = 2", "ACCOUNT_STALE", "2"),
    ],
)
def test_what_must_hold_between_rows_is_checked(
    worked: Ledger, statement: str, code: str, row: str
) -> None:
    tamper(worked, statement)

    assert the_one(worked, code).row == row


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE project SET year_plan = '99'", "year_plan"),
        ("UPDATE subject SET title = '别名' WHERE kind = 'project'", "title"),
    ],
)
def test_what_a_row_repeats_of_the_facts_by_day_is_checked(
    shelf: Shelf, statement: str, name: str
) -> None:
    ledger = shelf.take(work_of_every_kind)
    tamper(ledger, statement)

    fault = the_one(ledger, "FACT_STALE")
    assert fault.row == "XM-2026-0001"
    assert f"的 {name} 现为" in fault.message


@pytest.mark.parametrize(
    ("series", "counter", "used"), [("SW-2026", 2, 3), ("act", 1, None), ("RY", 5, 6)]
)
def test_a_counter_that_would_give_a_number_twice_is_named(
    worked: Ledger, series: str, counter: int, used: int | None
) -> None:
    with worked.read() as conn:
        kept = conn.execute(text("SELECT counters FROM ledger_head")).scalar()
    counters = canonical(json.loads(kept or "") | {series: counter})
    tamper(worked, f"UPDATE ledger_head SET counters = '{counters}'")

    message = the_one(worked, "COUNTER_LOW").message

    assert series in message
    assert used is None or f"已用到 {used}" in message


def test_a_value_that_no_program_writes_is_found_and_does_not_stop_the_search(
    worked: Ledger,
) -> None:
    if worked.path is None:
        return  # PostgreSQL holds to the types of its columns
    tamper(
        worked,
        "UPDATE doc SET received_on = 'rubbish' WHERE id = 'SW-2026-0001'",
        "UPDATE doc SET sender = x'ff00' WHERE id = 'SW-2026-0002'",
        "UPDATE doc SET sender = CAST(x'fe' AS TEXT) WHERE id = 'SW-2026-0003'",
        "UPDATE rule_version SET body = 'no json' WHERE id = 1",
        "UPDATE ledger_head SET counters = 'no json'",
    )

    faults = verify_ledger(worked, as_of=LATER).data.faults

    assert {fault.row for fault in faults if fault.code == "ROW_EDITED"} == {
        "SW-2026-0001",
        "SW-2026-0002",
        "SW-2026-0003",
        "1",
    }


def test_an_unreadable_page_is_refused_and_never_called_sound(sqlite_ledger: Ledger) -> None:
    assert sqlite_ledger.path is not None
    size = sqlite_ledger.path.stat().st_size
    with sqlite_ledger.path.open("r+b") as file:
        file.seek(size // 4096 // 2 * 4096)
        file.write(b"\x05" * 64)

    with pytest.raises(LedgerForeignError, match="损坏"):
        verify_ledger(ledger_at(str(sqlite_ledger.path)), as_of=LATER)


def test_damage_that_sqlite_itself_can_name_is_named(files: Files) -> None:
    ledger = files.take(work)
    with contextlib.closing(sqlite3.connect(str(ledger.path))) as file:
        file.execute("PRAGMA writable_schema = ON")
        changed = file.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'IS NULL', 'IS NOT NULL')"
            " WHERE name = 'ix_obligation_open_due'"
        )
        assert changed.rowcount == 1
        file.commit()

    found = verify_ledger(ledger, as_of=LATER).data

    assert not found.sound
    assert "ix_obligation_open_due" in "".join(
        fault.message for fault in found.faults if fault.code == "FILE_DAMAGED"
    )


def test_faults_are_plain_values_and_said_aloud(worked: Ledger) -> None:
    tamper(worked, "UPDATE unit SET short = NULL WHERE id = 'DW-0002'")

    found = verify_ledger(worked, as_of=LATER)

    record = to_plain(found.data)
    assert isinstance(record, dict)
    assert json.loads(json.dumps(record)) == record
    assert [notice.code for notice in found.warnings] == ["LEDGER_UNSOUND"]


def test_many_faults_are_counted_and_not_all_listed(
    worked: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhixingli.services.use_case.verification.NAMED_FAULTS", 3)
    tamper(worked, "UPDATE person SET name = '同名'")

    faults = verify_ledger(worked, as_of=LATER).data.faults

    assert [fault.code for fault in faults] == ["ROW_EDITED"] * 3 + ["MORE_FAULTS"]
    assert "还有 3 处" in faults[-1].message


def tamper(ledger: Ledger, *statements: str) -> None:
    """Do what somebody careful with the file or a superuser's password could do."""
    if ledger.path is None:
        url = ledger.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url) as conn:
            conn.execute("SET session_replication_role = replica")  # no triggers, no keys
            for statement in statements:
                conn.execute(statement.encode())
        return
    file = sqlite3.connect(ledger.path)
    guards = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        file.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert file.execute(statement).rowcount > 0
    for _, guard in guards:
        file.execute(guard)
    file.commit()
    file.close()


def the_one(ledger: Ledger, code: str) -> Fault:
    found = verify_ledger(ledger, as_of=LATER).data
    assert not found.sound
    (fault,) = [fault for fault in found.faults if fault.code == code]
    return fault


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE content SET body = {other}", "CONTENT_EDITED"),
        ("DELETE FROM content", "CONTENT_DELETED"),
        ("UPDATE report SET as_of = '2026-01-01'", "ROW_EDITED"),
    ],
)
def test_a_changed_byte_of_an_issued_report_is_found(
    shelf: Shelf, statement: str, code: str
) -> None:
    ledger = shelf.take(work_of_every_kind)
    sqlite = ledger.path is not None
    table = statement.split()[1 if statement.startswith("UPDATE") else 2]
    loose = "" if sqlite else f" ON {table}"
    other = "x'00'" if sqlite else "'\\x00'"
    event = statement.split(maxsplit=1)[0].lower()
    free = [] if sqlite else ["SET session_replication_role = replica"]
    run_sql(ledger, *free, f"DROP TRIGGER {table}_{event}{loose}", statement.format(other=other))

    found = verify_ledger(ledger, as_of=LATER).data.faults

    assert code in {fault.code for fault in found}
