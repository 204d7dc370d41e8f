"""What counts for which week and which unit: the cases a head of office would argue about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event
from tests.document_verbs import extend_document, pause_document
from tests.office import settled

from zhixingli.domain.documents.notes import DocumentCorrection
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.terms import ActKind, Purpose
from zhixingli.services.documents.acts import (
    edit_document,
    finish_document,
    record_progress,
    return_document,
    route_document,
)
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.store.reads import weekly as reads

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.weekly import Figures, UnitFigures, WeeklyReport
    from zhixingli.store.ledger.database import Ledger

#: 2026-W47; the Monday before and the one after it.
MON, TUE, WED, THU, FRI = (date(2026, 11, day) for day in range(16, 21))
SUN = date(2026, 11, 22)
BEFORE, AFTER = date(2026, 11, 9), date(2026, 11, 23)


def test_an_extension_granted_too_late_makes_nothing_up(clerk: Clerk) -> None:
    document = settled(clerk, BEFORE)  # due 11-16
    # Due 11-23 from now on, but granted two days too late.
    clerk.does(extend_document, WED, document, days=5, until=None, approved_by="赵局长", rule=None)
    finish(clerk, FRI, document)

    figures = report(clerk).figures

    assert (figures.finished, figures.finished_on_time, figures.finished_late) == (1, 0, 1)
    assert figures.finished_late_original == 1


def test_documents_without_a_limit_are_finished_but_in_no_rate(clerk: Clerk) -> None:
    beyond = settled(clerk, BEFORE)
    clerk.does(route_document, BEFORE, beyond, authority=Authority.BEYOND, to="市局")
    read = settled(clerk, BEFORE, purpose=Purpose.READING)
    for document in (beyond, read):
        finish(clerk, TUE, document)

    figures = report(clerk).figures

    assert figures.finished == 2
    assert (figures.finished_on_time, figures.finished_late) == (0, 0)
    assert figures.finished_late_original == 0


def test_a_statutory_document_is_judged_by_its_own_rule(clerk: Clerk) -> None:
    # 20 working days from 11-09: due 12-07. Its check, due 11-11, is made by the finish.
    document = clerk.receive(BEFORE, "行政许可申请", rule="license.decide")
    finish(clerk, THU, document)

    figures = report(clerk).figures

    assert (figures.finished_on_time, figures.finished_late) == (1, 0)
    assert (figures.checked_on_time, figures.checked_late) == (0, 1)


def test_what_is_returned_is_withdrawn_and_not_finished(clerk: Clerk) -> None:
    document = clerk.receive(MON, "退回的")
    clerk.does(return_document, TUE, document, reason="不属本区职权")

    figures = report(clerk).figures

    assert (figures.received, figures.finished, figures.open) == (1, 0, 0)
    assert figures.checked_on_time == 1  # a return is an answer within two days


def test_a_paused_limit_is_open_but_neither_due_nor_overdue(clerk: Clerk) -> None:
    document = settled(clerk, MON)
    clerk.does(pause_document, TUE, document, ground="补正", written=False, rule=None)

    figures = report(clerk).figures

    assert (figures.open, figures.paused) == (1, 1)
    assert (figures.overdue, figures.due_next_week) == (0, 0)


def test_the_stock_is_that_of_the_day_of_the_report(clerk: Clerk) -> None:
    document = settled(clerk, BEFORE)  # due 11-16
    finish(clerk, FRI, document)

    on_wednesday = weekly_report(clerk.ledger, week="2026-W47", as_of=WED).data
    afterwards = report(clerk)

    assert (on_wednesday.as_of, afterwards.as_of) == (WED, SUN)
    assert [item.id for item in on_wednesday.overdue] == [document]
    assert on_wednesday.figures.finished == 0
    assert (afterwards.overdue, afterwards.figures.finished) == ((), 1)


@pytest.mark.both_engines
def test_each_figure_goes_to_the_unit_of_that_day(clerk: Clerk) -> None:
    document = settled(clerk, MON)
    clerk.does(assign_subject, WED, document, leader=None, unit="区财政局")
    finish(clerk, THU, document)

    units = {row.unit.name: row for row in report(clerk).units}

    assert figures_of(units["区住房和城乡建设局"]) == (1, 1, 0)
    assert figures_of(units["区财政局"]) == (0, 0, 1)


def test_what_is_late_stays_with_the_unit_of_the_due_day(clerk: Clerk) -> None:
    document = settled(clerk, BEFORE)  # due 11-16, with 区住建局
    clerk.does(assign_subject, WED, document, leader="王副区长", unit="区财政局")

    (item,) = report(clerk).overdue

    assert (item.leader.name, item.unit.short) == ("李副区长", "区住建局")
    assert (item.current_leader.name, item.current_unit.name) == ("王副区长", "区财政局")


@pytest.mark.both_engines
def test_what_was_learnt_late_is_a_correction_of_the_earlier_week(clerk: Clerk) -> None:
    friday_before = date(2026, 11, 13)
    document = clerk.receive(friday_before, "补录的", today=WED)
    change = DocumentCorrection(title="补录的通知")
    clerk.does(edit_document, WED, document, reason="标题不全", change=change)

    found = report(clerk)

    assert found.figures.received == 0
    assert weekly_report(clerk.ledger, week="2026-W46", as_of=AFTER).data.figures.received == 1
    assert [(row.act, row.on, row.backdated_days) for row in found.late_entries] == [
        (ActKind.RECEIVE, friday_before, 5),
    ]
    other = weekly_report(clerk.ledger, week=None, as_of=AFTER, unit="区财政局").data
    assert other.late_entries == ()


@pytest.mark.both_engines
def test_idle_days_begin_with_the_last_act(clerk: Clerk) -> None:
    first, second = settled(clerk, BEFORE), settled(clerk, BEFORE)
    for document in (first, second):
        clerk.does(route_document, BEFORE, document, authority=Authority.BEYOND, to=None)
    clerk.does(record_progress, THU, second, text="市局受理")

    idle = report(clerk).beyond_authority

    assert [(item.id, item.idle_days) for item in idle] == [(first, 13), (second, 3)]
    assert (idle[1].last_act, idle[1].routed_on) == ("市局受理", BEFORE)


def test_a_limit_beyond_the_announced_year_is_provisional(clerk: Clerk) -> None:
    document = clerk.receive(MON, "跨年的", rule="deputies.suggestion")  # three months: 2027-02

    found = report(clerk)

    assert [item.id for item in found.provisional] == [document]
    assert found.figures.provisional == 1


@pytest.mark.parametrize("read", ["received", "finished", "discharged", "corrected", "beyond"])
def test_the_reads_follow_the_week_and_not_the_ledger(sqlite_ledger: Ledger, read: str) -> None:
    plans: list[str] = []
    with sqlite_ledger.read() as conn:

        @event.listens_for(conn, "before_cursor_execute")
        def explain(*heard: Any) -> None:
            _, cursor, statement, parameters, *_ = heard
            query = f"EXPLAIN QUERY PLAN {statement}"
            plans.extend(row[3] for row in cursor.connection.execute(query, parameters))

        match read:
            case "received":
                reads.received_between(conn, MON, SUN)
            case "finished":
                reads.finished_between(conn, MON, SUN)
            case "discharged":
                reads.discharged_between(conn, MON, SUN)
            case "corrected":
                reads.recorded_late(conn, MON, SUN)
            case _:
                reads.beyond_authority(conn, SUN)

    assert plans
    assert [step for step in plans if step.startswith("SCAN")] == []


def finish(clerk: Clerk, day: date, document: str) -> None:
    clerk.does(finish_document, day, document, result=None, reply_number=None)


def report(clerk: Clerk) -> WeeklyReport:
    return weekly_report(clerk.ledger, week=None, as_of=AFTER).data


def figures_of(row: Figures | UnitFigures) -> tuple[int, int, int]:
    return row.received, row.checked_on_time, row.finished_on_time
