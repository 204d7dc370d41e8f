"""Issued reports: frozen under a number, corrected by the next, compared with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import extend_document, void_document
from tests.office import add_project, open_supervision, settled

from zhixingli.domain.errors.reports import (
    NotIssuedError,
    ReissueReasonError,
    ReportAheadError,
    ReportDiffError,
    ReportUnknownError,
)
from zhixingli.domain.terms import Kind, Post, ReportKind
from zhixingli.services.documents.acts import finish_document
from zhixingli.services.meetings.onsite_weeks import onsite_table
from zhixingli.services.people.acts import add_person
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reports.diff import diff_reports
from zhixingli.services.reports.issued import ReportFilters, list_reports, show_report
from zhixingli.services.reports.issuing import Asked, Issuance, issue
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.supervisions import acts as supervisions
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Clerk

    from zhixingli.services.reports.issued import Frozen
    from zhixingli.services.results.weekly import WeeklyReport

#: Mondays of 2026-W46, W47 and W48; each week is issued on the Monday after it.
W46, W47, W48 = date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)
W49 = date(2026, 11, 30)


def told(report: Frozen) -> bytes:
    """Write the figures that a reader would see."""
    return repr(report.data.figures).encode()


def issued(clerk: Clerk, today: date, **more: Any) -> Issuance:
    """Issue the weekly report of the week before a day."""
    reason = more.pop("reason", None)
    dry_run = more.pop("dry_run", False)
    form = more.pop("form", "md")
    asked = Asked(ReportKind.WEEKLY, more.pop("as_of", today), **more)
    stamp = Stamp("测试", today, today, "report weekly", reason=reason, dry_run=dry_run)
    return issue(
        clerk.ledger,
        stamp,
        asked,
        form=form,
        make=lambda: weekly_report(clerk.ledger, week=asked.week, as_of=asked.as_of),
        write=lambda found, _: told(found),
    )


def changes(report: WeeklyReport) -> list[tuple[str, str, int, int]]:
    return [(c.week, c.figure, c.was, c.is_) for c in report.corrections]


def test_a_report_is_numbered_and_says_what_it_was_made_from(clerk: Clerk) -> None:
    settled(clerk, W46, "上周的件")
    head = verify_ledger(clerk.ledger, as_of=W47).data

    first = issued(clerk, W47).report.issued

    assert (first.id, first.week, first.edition) == ("BG-2026W46-1", "2026-W46", 1)
    assert (first.as_of, first.issued_on) == (date(2026, 11, 15), W47)
    assert (first.head.seq, first.head.hash) == (head.entries, head.head)
    assert first.digest.startswith("sha256:")
    assert [file.format for file in first.files] == ["md"]
    assert verify_ledger(clerk.ledger, as_of=W47).data.sound


@pytest.mark.both_engines
def test_a_rerun_gives_what_was_frozen_whatever_happened_since(clerk: Clerk) -> None:
    settled(clerk, W46, "上周的件")
    first = issued(clerk, W47)
    settled(clerk, W46, "补录的件", today=W47)

    again = issued(clerk, date(2026, 11, 18))
    other = issued(clerk, date(2026, 11, 18), form="csv")

    assert again.raw == first.raw
    assert again.report.issued == first.report.issued
    assert other.raw == first.raw  # another format, made from the same frozen figures
    assert other.report.data == first.report.data
    assert [file.format for file in other.report.issued.files] == ["csv", "md"]
    live = weekly_report(clerk.ledger, week="2026-W46", as_of=W47).data
    assert live.figures.received == first.report.data.figures.received + 1


@pytest.mark.both_engines
def test_late_facts_are_corrected_in_the_next_report_and_only_there(clerk: Clerk) -> None:
    early = settled(clerk, W46, "上周的件")  # due 11-16
    told_on_monday = settled(clerk, date(2026, 11, 13), "周一补录、印发前", today=W47)
    issued(clerk, W47)
    clerk.does(
        finish_document, date(2026, 11, 13), early, result=None, reply_number=None, today=W47
    )
    settled(clerk, W47, "本周的件")

    second = issued(clerk, W48).report.data
    third = issued(clerk, W49).report.data

    assert second.corrects == "BG-2026W46-1"
    # Finished in W46 after all, it stood open on its Sunday no more, nor was due the week after.
    assert changes(second) == [
        ("2026-W46", "finished", 0, 1),
        ("2026-W46", "finished_on_time", 0, 1),
        ("2026-W46", "open", 2, 1),
        ("2026-W46", "due_next_week", 2, 1),
    ]
    assert {e.id for c in second.corrections for e in c.entries} == {early}
    assert told_on_monday not in {e.id for c in second.corrections for e in c.entries}
    assert third.corrects == "BG-2026W47-1"
    assert third.corrections == ()


def test_the_first_issued_report_tells_what_was_learned_in_its_week(clerk: Clerk) -> None:
    late = clerk.receive(date(2026, 11, 6), "前周的件，周二才登记", today=date(2026, 11, 10))
    clerk.receive(date(2026, 11, 6), "前周的件，印发前才登记", today=W47)

    found = issued(clerk, W47).report.data

    assert found.corrects is None  # there is no report that could be wrong about the rest
    assert found.corrections == ()
    assert [(e.id, e.act.value) for e in found.late_entries] == [(late, "receive")]
    assert found == weekly_report(clerk.ledger, week=None, as_of=W47).data


def test_what_an_early_report_could_not_see_is_told_by_the_next(clerk: Clerk) -> None:
    friday, saturday = date(2026, 11, 13), date(2026, 11, 14)
    early = issued(clerk, friday, week="2026-W46")
    weekend = clerk.receive(saturday, "周六来件")
    late = clerk.receive(W46, "周一的件，周日才登记", today=date(2026, 11, 15))

    second = issued(clerk, W48).report.data

    assert [note.code for note in early.notes] == ["ISSUED_EARLY"]
    # Printed on Friday, W46 is counted again to its Sunday: both checks and both papers of it.
    assert changes(second)[0] == ("2026-W46", "received", 0, 2)
    assert [(e.id, e.on) for e in second.corrections[0].entries] == [
        (weekend, saturday),
        (late, W46),
    ]
    again = issued(clerk, W48, week="2026-W46")
    assert again.report.issued.id == early.report.issued.id
    assert "--reissue" in again.notes[0].message


def test_a_report_of_a_past_day_leaves_nothing_untold(clerk: Clerk) -> None:
    issued(clerk, W47)
    late = clerk.receive(W46, "上上周的件", today=date(2026, 11, 25))
    issued(clerk, W49, as_of=date(2026, 11, 23), week="2026-W47")
    third = issued(clerk, date(2026, 12, 7)).report.data
    told = show_report(clerk.ledger, "W47", as_of=W49, kind=ReportKind.WEEKLY, form=None)[
        0
    ].data.corrections
    assert {e.id for c in told for e in c.entries} == {late}
    first = told[0]
    assert (first.week, first.figure, first.was, first.is_) == ("2026-W46", "received", 0, 1)
    assert third.corrections == ()


@pytest.mark.both_engines
def test_a_change_of_hands_in_the_past_is_told(clerk: Clerk) -> None:
    document = settled(clerk, W46, "移交的件")
    settled(clerk, W46, "不移交的件")
    issued(clerk, W47)
    assign_subject(
        clerk.ledger, clerk.stamp(date(2026, 11, 12), today=W47), document,
        leader="王副区长", unit="区财政局",
    )  # fmt: skip

    second = issued(clerk, W48).report.data

    # The whole stands as printed; what was open and due moved from one unit to the other.
    assert [(c.figure, c.unit and c.unit.name, c.was, c.is_) for c in second.corrections] == [
        ("open", "区住房和城乡建设局", 2, 1),
        ("open", "区财政局", 0, 1),
        ("due_next_week", "区住房和城乡建设局", 2, 1),
        ("due_next_week", "区财政局", 0, 1),
    ]
    assert {(e.id, e.act.value, e.on, e.reason) for c in second.corrections for e in c.entries} == {
        (document, "assign", date(2026, 11, 12), "改由王副区长、区财政局负责")
    }


def test_a_list_of_a_kind_is_a_report_of_its_own(clerk: Clerk) -> None:
    def of(kind: Kind | None) -> str:
        asked = Asked(ReportKind.OVERDUE, W48, kind_of=kind)
        return issue(
            clerk.ledger, Stamp("测试", W48, W48, "report overdue"), asked, form=None,
            make=lambda: overdue(clerk.ledger, as_of=W48, filters=Filters(kind=kind)),
            write=lambda _, __: b"",
        ).report.issued.id  # fmt: skip

    assert of(None) != of(Kind.DOC)
    assert of(Kind.DOC) == "BG-2026W48-2"
    [doc, _] = list_reports(clerk.ledger, as_of=W48, filters=ReportFilters()).data
    assert doc.scope_label == "收文、截至2026-11-23"
    found, _ = show_report(clerk.ledger, "W48", as_of=W48, kind=ReportKind.OVERDUE, form=None)
    assert found.issued.id == "BG-2026W48-1"  # the one for everybody


def test_a_table_of_half_a_week_is_not_handed_in(clerk: Clerk) -> None:
    add_person(
        clerk.ledger, clerk.stamp(W46), "沈副区长", unit_name="区府办", post=Post.EXECUTIVE_DEPUTY
    )
    friday = date(2026, 11, 13)
    asked = Asked(ReportKind.ONSITE, friday, week="2026-W46")
    done = issue(
        clerk.ledger, Stamp("测试", friday, friday, "report onsite"), asked, form=None,
        make=lambda: onsite_table(clerk.ledger, as_of=friday, week="2026-W46"),
        write=lambda _, __: b"",
    )  # fmt: skip
    assert "不算报送" in done.notes[0].message
    add_project(clerk, "10-26")
    late = overdue(clerk.ledger, as_of=W48, filters=Filters()).data
    assert "BG-onsite/onsite.table/2026-W46" in {item.key for item in late}


def test_a_corrected_edition_has_its_own_number_and_a_reason(clerk: Clerk) -> None:
    first = issued(clerk, W47).report.issued
    settled(clerk, W46, "补录的件", today=W47)
    with pytest.raises(ReissueReasonError, match="BG-2026W46-1"):
        issued(clerk, W47, again=True)

    second = issued(clerk, W47, again=True, reason="漏登一件").report

    assert (second.issued.id, second.issued.edition) == ("BG-2026W46-2", 2)
    assert (second.issued.replaces, second.issued.reason) == (first.id, "漏登一件")
    assert second.data.figures.received == 1
    listed = list_reports(clerk.ledger, as_of=W47, filters=ReportFilters()).data
    assert [(r.id, r.replaced_by) for r in listed] == [
        ("BG-2026W46-2", None),
        ("BG-2026W46-1", "BG-2026W46-2"),
    ]
    assert issued(clerk, W48, week="2026-W46").report.issued.id == "BG-2026W46-2"
    shown, raw = show_report(
        clerk.ledger, "BG-2026W46-1", as_of=W47, kind=ReportKind.WEEKLY, form="md"
    )
    assert shown.data.figures.received == 0
    assert raw == told(shown)


def test_what_was_told_in_a_corrected_edition_is_not_told_again(clerk: Clerk) -> None:
    issued(clerk, W47)
    settled(clerk, W46, "补录的件", today=W47)
    issued(clerk, W47, again=True, reason="漏登一件")

    assert issued(clerk, W48).report.data.corrections == ()


def test_nothing_is_issued_as_of_a_day_to_come_nor_corrected_before_it_was_issued(
    clerk: Clerk,
) -> None:
    with pytest.raises(ReportAheadError):
        issued(clerk, W47, as_of=W48)
    with pytest.raises(NotIssuedError, match="2026-W46"):
        issued(clerk, W47, again=True, reason="更正")
    trial = issued(clerk, W47, dry_run=True)

    assert trial.report.issued.id == "BG-2026W46-1"
    assert list_reports(clerk.ledger, as_of=W47, filters=ReportFilters()).data == ()


def test_each_part_of_the_figures_is_a_report_of_its_own(clerk: Clerk) -> None:
    whole = issued(clerk, W47).report.issued
    part = issued(clerk, W47, unit="区住建局").report.issued

    assert (whole.scope, part.scope) == (None, "unit=DW-0002")
    assert part.id == "BG-2026W46-2"
    assert part.replaces is None
    assert issued(clerk, W47, unit="区住房和城乡建设局").report.issued == part


def test_issuing_the_table_hands_it_in_and_a_list_is_of_its_day(clerk: Clerk) -> None:
    add_person(
        clerk.ledger, clerk.stamp(W46), "沈副区长", unit_name="区府办", post=Post.EXECUTIVE_DEPUTY
    )
    stamp = Stamp("测试", W47, W47, "report onsite")
    weekly: Callable[[], Any] = lambda: onsite_table(clerk.ledger, as_of=W47, week=None)  # noqa: E731
    issue(
        clerk.ledger, stamp, Asked(ReportKind.ONSITE, W47), form=None, make=weekly,
        write=lambda _, __: b"",
    )  # fmt: skip
    late = overdue(clerk.ledger, as_of=W48, filters=Filters()).data
    days = [
        issue(
            clerk.ledger, Stamp("测试", W48, W48, "report overdue"),
            Asked(ReportKind.OVERDUE, day), form="md",
            make=lambda day=day: overdue(clerk.ledger, as_of=day, filters=Filters()),  # type: ignore[misc]
            write=lambda found, _: repr(found.data).encode(),
        ).report.issued.id
        for day in (W47, W48)
    ]  # fmt: skip

    assert "BG-onsite/onsite.table/2026-W46" not in {item.key for item in late}
    assert days == ["BG-2026W47-1", "BG-2026W48-1"]


@pytest.mark.both_engines
def test_two_reports_are_compared(clerk: Clerk) -> None:
    slow = settled(clerk, W46, "W46 来，11月16日到期，W47 才逾期")
    done = settled(clerk, W46, "W46 来，W47 按期办结")
    longer = settled(clerk, W46, "W46 来，W47 延期")
    issued(clerk, W47)
    clerk.does(finish_document, W47, done, result=None, reply_number=None)
    clerk.does(extend_document, W47, longer, days=3, until=None, approved_by="赵局长", rule=None)
    issued(clerk, W48)

    found = diff_reports(clerk.ledger, "W46", "2026-W47", as_of=W48)

    assert (found.data.before.id, found.data.after.id) == ("BG-2026W46-1", "BG-2026W47-1")
    keys = [item.key for item in found.data.newly_overdue]
    assert f"{slow}/doc.finish" in keys
    assert [(i.key, i.closed_on, i.withdrawn) for i in found.data.discharged] == [
        (f"{done}/doc.finish", W47, False)
    ]
    # 16 November, extended by three working days: 17, 18, 19.
    assert [(i.key, i.was, i.becomes) for i in found.data.extended] == [
        (f"{longer}/doc.finish", date(2026, 11, 16), date(2026, 11, 19))
    ]
    assert found.warnings == ()
    overdue_now = next(f for f in found.data.figures if f.key == "finished")
    assert (overdue_now.before, overdue_now.after, overdue_now.change) == (0, 1, 1)


def test_what_cannot_be_compared_or_found_is_said(clerk: Clerk) -> None:
    with pytest.raises(ReportDiffError):
        diff_reports(clerk.ledger, "W47", "W46", as_of=W48)
    with pytest.raises(ReportUnknownError, match="BG-2026W46-7"):
        diff_reports(clerk.ledger, "BG-2026W46-7", "W47", as_of=W48)
    live = diff_reports(clerk.ledger, "W46", "W47", as_of=W48)

    assert [notice.code for notice in live.warnings] == ["NOT_ISSUED", "NOT_ISSUED"]


@pytest.mark.both_engines
def test_a_paper_struck_out_later_is_corrected_in_the_week_that_printed_it(clerk: Clerk) -> None:
    """Cases 17 and 34: two papers of Monday 10-12; one was recorded twice by mistake."""
    monday = date(2026, 10, 12)
    for title in ("通知", "登重的"):
        double = settled(clerk, monday, title)
    for weeks in range(1, 6):  # W42 to W46, each issued on its Monday after
        first = issued(clerk, monday + timedelta(weeks=weeks)).report.data
        assert changes(first) == []
    clerk.does(void_document, date(2026, 11, 17), double, reason="登重")
    found = issued(clerk, W48).report.data

    w42 = [each for each in found.corrections if each.week == "2026-W42"]
    assert [(c.figure, c.was, c.is_) for c in w42] == [
        ("received", 2, 1),
        ("checked_on_time", 2, 1),
        ("open", 2, 1),
        ("due_next_week", 2, 1),  # due on 10-19
        ("owed", 2, 1),  # the checks, due on 10-14
        ("on_time", 2, 1),
        ("on_time_original", 2, 1),
    ]
    [entry] = {entry for each in w42 for entry in each.entries}
    assert (entry.id, entry.act.value, entry.on) == (double, "void", date(2026, 11, 17))
    assert ("2026-W43", "owed", 2, 1) in changes(found)  # the handling, due and never done
    assert ("2026-W46", "overdue", 2, 1) in changes(found)
    assert changes(issued(clerk, W49).report.data) == []  # told once


def test_what_was_printed_and_all_corrections_add_up(clerk: Clerk) -> None:
    """Papers of W46, recorded in three weeks."""
    settled(clerk, W46, "当周登记的")
    printed = issued(clerk, W47).report.data.figures.received
    settled(clerk, W46, "下一周登记的", today=date(2026, 11, 18))
    first = issued(clerk, W48).report.data.corrections
    settled(clerk, W46, "再下一周登记的", today=date(2026, 11, 25))
    second = issued(clerk, W49).report.data.corrections
    moved = [
        each.is_ - each.was
        for each in (*first, *second)
        if (each.week, each.figure) == ("2026-W46", "received")
    ]
    assert (printed, moved) == (1, [1, 1])
    now = weekly_report(clerk.ledger, week="2026-W46", as_of=W49).data
    assert now.figures.received == printed + sum(moved)


def test_a_finish_sent_back_after_the_issue_is_corrected(clerk: Clerk) -> None:
    """Case 18: reported done in W46, due on its Friday; sent back on Wednesday of W47.

    The two days that were left, the 12th and the 13th, are the 19th and the 20th now.
    """
    matter = open_supervision(clerk, "11-02", due=date(2026, 11, 13))
    clerk.does(supervisions.finish, date(2026, 11, 12), matter, result="已办")
    printed = issued(clerk, W47).report.data.owed
    assert printed is not None
    assert (printed.owed, printed.on_time) == (1, 1)
    clerk.does(
        supervisions.send_back, date(2026, 11, 18), matter,
        reason="不实", due=None, approved_by=None,
    )  # fmt: skip
    found = issued(clerk, W48).report.data
    assert ("2026-W46", "on_time", 1, 0) in changes(found)
    assert ("2026-W46", "owed", 1, 0) in changes(found)
    assert found.owed is not None
    assert (found.owed.owed, found.owed.undone) == (1, 1)
    [entry] = {entry for each in found.corrections for entry in each.entries}
    assert (entry.id, entry.act.value) == (matter, "redo")
