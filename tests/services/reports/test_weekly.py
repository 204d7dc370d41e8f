"""The weekly report's figures, counted by hand, on both engines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import extend_document, void_document
from tests.office import CREATED, settled

from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.asking import WeekError, WeekNameError
from zhixingli.render.model.page import Paragraph
from zhixingli.render.views.reports.weekly import page
from zhixingli.services.documents.acts import (
    finish_document,
    route_document,
)
from zhixingli.services.reports.weekly import weekly_report

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.render.model.page import Page

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 20)
BEFORE = date(2026, 11, 9)
NEXT_MONDAY = date(2026, 11, 23)


@pytest.fixture
def week(clerk: Clerk) -> Clerk:
    """Give an office with one document of each course in 2026-W47 (16 to 22 November)."""
    late = settled(clerk, BEFORE, "上周来，超期办结")  # due 11-16
    clerk.does(finish_document, FRIDAY, late, result=None, reply_number=None)
    # Due 11-16, extended by three working days to 11-19, finished on the 17th.
    longer = settled(clerk, BEFORE, "上周来，延期后按期")
    clerk.does(
        extend_document, date(2026, 11, 13), longer,
        days=3, until=None, approved_by="赵局长", rule=None,
    )  # fmt: skip
    clerk.does(finish_document, TUESDAY, longer, result=None, reply_number=None)
    settled(clerk, TUESDAY, "本周来，下周到期")  # due 11-24
    clerk.receive(MONDAY, "本周来，没有检查")  # check due 11-18
    beyond = settled(clerk, MONDAY, "本周来，权限外")
    clerk.does(route_document, TUESDAY, beyond, authority=Authority.BEYOND, to="市局")
    mistaken = clerk.receive(MONDAY, "登记错的")
    clerk.does(void_document, TUESDAY, mistaken, reason="重复登记")
    return clerk


@pytest.mark.both_engines
def test_the_figures_of_a_week(week: Clerk) -> None:
    report = weekly_report(week.ledger, week=None, as_of=NEXT_MONDAY).data
    figures = report.figures

    assert (report.week, report.from_, report.to) == ("2026-W47", MONDAY, date(2026, 11, 22))
    assert figures.received == 3  # the voided one is none
    assert (figures.checked_on_time, figures.checked_late) == (2, 0)
    # Finished: one late by both, one on time now but late by its original due day.
    assert (figures.finished, figures.finished_on_time, figures.finished_late) == (2, 1, 1)
    assert figures.finished_late_original == 2
    # Open on Sunday: the handling due next week and the check that nobody made.
    assert (figures.open, figures.overdue, figures.due_next_week) == (2, 1, 1)
    assert [item.rule for item in report.overdue] == ["doc.check"]
    assert [item.idle_days for item in report.beyond_authority] == [5]
    assert report.corrections == ()  # nothing was issued that could say otherwise


def test_the_units_add_up_to_the_whole(week: Clerk) -> None:
    report = weekly_report(week.ledger, week="2026-W47", as_of=NEXT_MONDAY).data
    for key in ("received", "checked_on_time", "finished", "open", "overdue"):
        assert sum(getattr(row, key) for row in report.units) == getattr(report.figures, key)


def test_another_unit_has_nothing_to_report(week: Clerk) -> None:
    report = weekly_report(week.ledger, week=None, as_of=NEXT_MONDAY, unit="区财政局").data
    assert (report.figures.received, report.figures.open, report.overdue) == (0, 0, ())


def test_a_sunday_does_not_complete_its_week(week: Clerk) -> None:
    report = weekly_report(week.ledger, week=None, as_of=date(2026, 11, 22)).data
    assert report.week == "2026-W46"


@pytest.mark.parametrize("wrong", ["2026-W54", "下周", "2026-W60", "2027-W01"])
def test_a_week_that_is_none_or_has_not_begun_is_refused(week: Clerk, wrong: str) -> None:
    with pytest.raises((WeekError, WeekNameError)):
        weekly_report(week.ledger, week=wrong, as_of=NEXT_MONDAY)


def test_the_first_week_of_a_ledger_says_since_when_it_is_kept(clerk: Clerk) -> None:
    # The ledger of the tests was made on 2026-01-02, the Friday of W01.
    early = weekly_report(clerk.ledger, week=None, as_of=date(2026, 1, 4))
    assert (early.data.week, early.data.kept_since) == ("2025-W52", CREATED)
    assert [each.code for each in early.warnings] == ["LEDGER_NEW"]
    assert "--week 2026-W01" in early.warnings[0].message
    assert "本台账自2026年1月2日起登记，本周没有需要报告的事项。" in said(page(early.data))

    first = weekly_report(clerk.ledger, week="2026-W01", as_of=date(2026, 1, 4))
    assert (first.data.kept_since, first.warnings) == (CREATED, ())

    second = weekly_report(clerk.ledger, week=None, as_of=date(2026, 1, 12))
    assert (second.data.week, second.data.kept_since, second.warnings) == ("2026-W02", None, ())
    assert said(page(second.data)) == ["本周没有需要报告的事项。"]


def said(made: Page) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Paragraph)]
