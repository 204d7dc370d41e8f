"""A ledger of the schema before: what its upgrade says of the facts that it had.

``0004.db`` was made by the program of that time: an office with six papers, one waiting for a
supplement, one that came back from it, one that was told too late, one under a rule that did not
know waiting, one extended before it waited, one extended and finished; two issued reports.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from tests.document_verbs import show_document
from tests.office import Clerk, day

from zhixingli.domain.terms import ReportKind, Via
from zhixingli.services.projects.listing import ProjectFilters, list_projects
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reminders.giving import give
from zhixingli.services.reminders.owed import reminders
from zhixingli.services.reports.issued import show_report
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.taking_back.choosing import UndoRequest
from zhixingli.services.taking_back.undo import undo
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import EntryFilters, list_journal, verify_ledger
from zhixingli.store.tables import content, obligation, report_file

if TYPE_CHECKING:
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.store.ledger.database import Ledger

OLD = Path(__file__).parents[2] / "data" / "ledgers" / "0004.db.gz"
#: As ``sha256sum`` gave them for the files that the program of that time wrote.
ISSUED = {
    ("BG-2026W43-1", "md"): "74111d9aa10f4d0f52d9b8ed56e68509e9bd8f63f8652ef10997766806e18b4b",
    ("BG-2026W44-1", "json"): "8d2f3cb1a8747f61b3eb7b790a21599d7c31d4ff9c5d956969ec9302326f404c",
}


@pytest.fixture
def old(tmp_path: Path) -> Ledger:
    place = tmp_path / "ledger.db"
    place.write_bytes(gzip.decompress(OLD.read_bytes()))
    return ledger_at(str(place))


def main_limit(ledger: Ledger, number: int, on: str) -> ObligationItem:
    code = f"SW-2026-{number:04d}"
    detail = show_document(ledger, code, as_of=day(on), strict=False).data
    return detail.obligations[0]


def test_no_due_date_moves_and_what_waits_says_so(old: Ledger) -> None:
    with old.read() as conn:
        dues = dict(conn.execute(select(obligation.c.key, obligation.c.due_on)).all())
    assert {key: due for key, due in dues.items() if not key.endswith("doc.check")} == {
        "SW-2026-0001/foi.reply": None,  # 10-19, until it was said to wait
        "SW-2026-0002/foi.reply": day("10-30"),
        "SW-2026-0003/foi.reply": day("10-19"),
        "SW-2026-0004/license.decide": day("10-19"),
        "SW-2026-0005/foi.reply": day("11-06"),
        "SW-2026-0006/doc.finish": day("09-29"),
        **{key: due for key, due in dues.items() if key.count("/") > 1},
    }
    late = overdue(old, as_of=day("11-02"), filters=Filters()).data
    assert [item.id for item in late if item.rule != "doc.check"] == [
        "SW-2026-0003",
        "SW-2026-0004",
        "SW-2026-0002",
    ]


def test_waiting_holds_as_of_any_day(old: Ledger) -> None:
    waits = [main_limit(old, 1, on).waiting for on in ("09-16", "09-17", "11-02")]
    assert waits == [None, "supplement", "supplement"]
    assert main_limit(old, 1, "09-16").due == day("10-19")
    back = [
        (item.waiting, item.due) for item in (main_limit(old, 2, d) for d in ("09-27", "09-28"))
    ]
    assert back == [("supplement", None), (None, day("10-30"))]
    assert main_limit(old, 2, "09-28").due_original == day("10-30")
    assert main_limit(old, 3, "11-02").waiting is None  # told after the limit had run out
    assert main_limit(old, 4, "09-20").waiting is None  # its rule of that time knew none
    assert main_limit(old, 5, "09-20").due == day("10-26")  # an extension came before: left alone


def test_what_was_extended_keeps_its_figures(old: Ledger) -> None:
    done = main_limit(old, 6, "11-02")
    assert (done.due, done.due_original, done.due_unextended) == (
        day("09-29"),
        day("09-23"),
        day("09-23"),
    )
    assert (done.on_time, done.on_time_original) == (False, False)


def test_the_upgrade_is_an_entry_of_its_own_and_the_ledger_is_sound(old: Ledger) -> None:
    found = verify_ledger(old, as_of=day("11-02")).data
    assert (found.sound, found.faults) == (True, ())
    (last, *_) = list_journal(old, as_of=date(2999, 12, 31), filters=EntryFilters()).data
    assert (last.command, last.actor) == ("upgrade", "zx upgrade")
    assert last.rows > 0


def test_issued_reports_are_the_bytes_they_were(old: Ledger) -> None:
    with old.read() as conn:
        kept = select(
            report_file.c.report, report_file.c.format, report_file.c.sha256, content.c.body
        )
        rows = conn.execute(kept.join(content, content.c.sha256 == report_file.c.sha256)).all()
    found = {
        (row.report, row.format): hashlib.sha256(zlib.decompress(row.body)).hexdigest()
        for row in rows
    }
    assert found == ISSUED


def test_the_plans_of_projects_are_kept_by_year_and_no_figure_moves(tmp_path: Path) -> None:
    """``0005.db``: a plan of 8000 for 2025, 10000 set in January 2026; 500 never set anew."""
    place = tmp_path / "ledger.db"
    place.write_bytes(gzip.decompress(OLD.with_name("0005.db.gz").read_bytes()))
    ledger = ledger_at(str(place))
    plans = {
        on: [
            (row.id, row.year_plan, row.rate)
            for row in list_projects(ledger, as_of=on, filters=ProjectFilters()).data
        ]
        for on in (date(2025, 12, 31), day("07-05"))
    }
    assert plans == {
        date(2025, 12, 31): [
            ("XM-2025-0001", Decimal(8000), None),
            ("XM-2025-0002", Decimal(500), None),
        ],
        day("07-05"): [
            ("XM-2025-0001", Decimal(10000), 97.5),
            ("XM-2025-0002", Decimal(500), 20.0),
        ],
    }
    assert verify_ledger(ledger, as_of=day("07-07")).data.sound
    with ledger.read() as conn:
        digest = conn.execute(select(report_file.c.sha256)).scalar_one()
        body = conn.execute(select(content.c.body).where(content.c.sha256 == digest)).scalar_one()
    assert (
        hashlib.sha256(zlib.decompress(body)).hexdigest()
        == digest
        == ("e432365bce6bdeaf592ebaa5deff233a418a13acd2a46a04887eb6f818356bd3")
    )


def test_the_days_of_account_are_filled_and_old_reports_show_what_they_said(
    tmp_path: Path,
) -> None:
    """``0006.db``: three papers of 10-12, due 10-19; one extended too late, one stopped.

    W42 and W43 were issued by the program of that time, which told entries and not figures.
    """
    place = tmp_path / "ledger.db"
    place.write_bytes(gzip.decompress(OLD.with_name("0006.db.gz").read_bytes()))
    ledger = ledger_at(str(place), rehearsal=True)
    with ledger.read() as conn:
        days = dict(conn.execute(select(obligation.c.key, obligation.c.belongs_on)).all())
    handling = {key: day_ for key, day_ in days.items() if key.endswith("doc.finish")}
    assert handling == {
        "SW-2026-0001/doc.finish": day("10-19"),  # extended on 10-21, when it was late already
        "SW-2026-0002/doc.finish": None,  # its clock stands since 10-14
        "SW-2026-0003/doc.finish": day("10-19"),
    }
    assert days["SX-2026-0001/task.finish"] == day("10-30")
    assert verify_ledger(ledger, as_of=day("10-28")).data.sound

    asked: dict[str, Any] = {"as_of": day("10-28"), "kind": ReportKind.WEEKLY}
    first, raw = show_report(ledger, "2026-W42", form="md", **asked)
    assert raw is not None
    assert hashlib.sha256(raw).hexdigest() == (
        "763cabffb4bc770289c9ddc5585728e137ff3f484c3e0451afd8f118b35e64a8"
    )
    second, _ = show_report(ledger, "2026-W43", form="json", **asked)
    for found in (first, second):
        assert (found.data.owed, found.data.documents, found.data.corrections) == (None, None, ())
    assert {entry.id for entry in second.data.late_entries} == {"SW-2026-0004"}
    # The report of the week after counts both again: what they printed, less what is known.
    now = weekly_report(ledger, week="2026-W44", as_of=day("11-02")).data
    changed = [(each.week, each.figure, each.was, each.is_) for each in now.corrections]
    assert ("2026-W42", "received", 3, 4) in changed
    assert not any(week == "2026-W43" for week, *_ in changed)


def test_a_ledger_without_public_titles_keeps_what_it_issued_and_names_nobody_from_now_on(
    tmp_path: Path,
) -> None:
    """``0007.db``: a petition and a paper of 10-12; W42 and W43 were issued, with the name."""
    place = tmp_path / "ledger.db"
    place.write_bytes(gzip.decompress(OLD.with_name("0007.db.gz").read_bytes()))
    ledger = ledger_at(str(place), rehearsal=True)
    asked: dict[str, Any] = {"as_of": day("10-28"), "kind": ReportKind.WEEKLY}
    _, raw = show_report(ledger, "2026-W42", form="md", **asked)
    assert raw is not None
    assert hashlib.sha256(raw).hexdigest() == (
        "f2bd96c9aa4c2e8f3042038725040548748c10861b053ab10b1ab262e7b4de33"
    )
    assert "张三反映小区噪音问题" in raw.decode()
    now = weekly_report(ledger, week="2026-W44", as_of=day("11-02")).data
    assert [item.title for item in now.overdue] == [
        "一件信访事项",
        "关于绿化养护的请示",
        "一件信访事项",
    ]
    assert verify_ledger(ledger, as_of=day("10-28")).data.sound


def test_what_an_older_ledger_recorded_is_taken_back_and_the_next_week_corrects_it(
    tmp_path: Path,
) -> None:
    """``0008.db``: two papers; the first finished on 10-16, W42 issued on 10-19."""
    place = tmp_path / "ledger.db"
    place.write_bytes(gzip.decompress(OLD.with_name("0008.db.gz").read_bytes()))
    ledger = ledger_at(str(place), rehearsal=True)
    asked: dict[str, Any] = {"as_of": day("10-20"), "kind": ReportKind.WEEKLY}
    _, raw = show_report(ledger, "2026-W42", form="md", **asked)
    assert raw is not None
    assert hashlib.sha256(raw).hexdigest() == (
        "d103a9dfa9b5b49bdbdb2ce9b6ffd2988c08ccc7e2bcdc224d6bb1c5c361cf8c"
    )
    entries = list_journal(ledger, as_of=day("10-20"), filters=EntryFilters()).data
    (finished,) = [each.seq for each in entries if each.command == "doc finish"]
    stamp = Clerk(ledger).stamp(day("10-20"), reason="办结的是另一件")
    done = undo(ledger, stamp, UndoRequest(finished)).data

    assert done is not None
    assert [each.acts for each in done.things] == [("2026-10-16 办结",)]
    assert verify_ledger(ledger, as_of=day("10-20")).data.sound
    now = weekly_report(ledger, week="2026-W43", as_of=day("10-26")).data
    corrected = {each.figure: (each.was, each.is_) for each in now.corrections}
    assert corrected["finished"] == (1, 0)
    assert corrected["open"] == (1, 2)
    (cause,) = {entry.reason for each in now.corrections for entry in each.entries}
    assert cause == f"撤销：2026-10-16 办结（流水第 {finished} 条）：办结的是另一件"


def test_a_step_that_an_older_ledger_took_is_not_taken_again(tmp_path: Path) -> None:
    """``0009.db``: supervision due on 10-14, reminded of (step 1) on 10-15; a paper of 10-12."""
    place = tmp_path / "ledger.db"
    place.write_bytes(gzip.decompress(OLD.with_name("0009.db.gz").read_bytes()))
    ledger = ledger_at(str(place), rehearsal=True)

    def owed(on: str) -> list[tuple[str, str]]:
        found = reminders(ledger, as_of=day(on), filters=Filters()).data
        return [(each.key, each.code) for each in found]

    # The paper, checked on 10-12, is due on 10-19: 10-16 is the working day before it.
    soon = ("SW-2026-0001/doc.finish", "soon/2026-10-19")
    late = ("DB-2026-0001/supervise.finish", "step-1/2026-10-14")
    assert owed("10-16") == [soon]
    assert late not in owed("10-15")
    found = reminders(ledger, as_of=day("10-16"), filters=Filters()).data
    given = [(each, Via.HAND) for each in found]
    give(ledger, Clerk(ledger).stamp(day("10-16")), given)
    assert owed("10-16") == []
    assert owed("10-19") == [("DB-2026-0001/supervise.finish", "step-2/2026-10-14")]
    assert verify_ledger(ledger, as_of=day("10-19")).data.sound
