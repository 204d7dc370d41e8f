"""What an import of notices would do, before it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from zhixingli.domain.errors.calendar import NoticeMakeUpError, NoticeStatutoryError
from zhixingli.domain.law.calendar import Notice, NoticeKind
from zhixingli.domain.notices.plan import UNNUMBERED, plan_import
from zhixingli.domain.notices.precedence import gives_way
from zhixingli.store.law.notices import bundled_notices

KNOWN = bundled_notices()
OF_2026 = next(n for n in KNOWN if n.year == 2026 and n.kind is NoticeKind.ANNUAL)
OF_2027 = next(n for n in KNOWN if n.year == 2027)


def announced(number: str = "国办发明电〔2026〕9号") -> Notice:
    """Announce 2027 as it was estimated, with one change: 11 February is off too."""
    return replace(
        OF_2027,
        number=number,
        kind=NoticeKind.ANNUAL,
        issued_on=date(2026, 11, 20),
        off=(*OF_2027.off, (date(2027, 2, 11), "春节")),
    )


def local(day: date, issued_on: date | None) -> Notice:
    """Make a day off by a document of the office's own."""
    number, name = "南府办〔2026〕12号", "本地安排"
    return Notice(number, day.year, NoticeKind.LOCAL, issued_on, off=((day, name),), on=())


def test_the_same_notice_again_says_nothing_new() -> None:
    plan = plan_import(KNOWN, KNOWN)
    assert (plan.taken, plan.days, plan.overruled) == ((), (), ())
    assert plan.after.digest == plan.before.digest


def test_an_announcement_takes_the_place_of_the_estimate() -> None:
    plan = plan_import(KNOWN, [announced()])
    assert [change.date for change in plan.days] == [date(2027, 2, 11)]
    assert plan.after.announced_through == date(2027, 12, 31)
    assert not plan.after.day(date(2027, 2, 11)).provisional


def test_an_announcement_that_confirms_the_estimate_is_taken_all_the_same() -> None:
    confirmed = replace(announced(), off=OF_2027.off)
    plan = plan_import(KNOWN, [confirmed])
    assert plan.days == ()
    assert plan.taken == (confirmed,)


def test_a_correction_of_the_same_document_takes_its_place_and_keeps_its_date() -> None:
    copy = replace(OF_2026, issued_on=None, url=None, off=OF_2026.off[:-1])
    plan = plan_import(KNOWN, [copy])
    assert [change.date for change in plan.days] == [OF_2026.off[-1][0]]
    assert plan.taken[0].issued_on == OF_2026.issued_on
    assert plan.taken[0].url == OF_2026.url


def test_a_partial_copy_of_an_annual_notice_stays_annual_and_is_refused() -> None:
    copy = replace(OF_2026, kind=NoticeKind.AMENDMENT, off=OF_2026.off[:3])
    with pytest.raises(NoticeStatutoryError):
        plan_import(KNOWN, [copy])


def test_an_older_notice_never_overrides_a_newer_one() -> None:
    day = date(2026, 10, 8)
    newer = local(day, date(2026, 9, 30))
    older = replace(
        newer, number="南府办〔2026〕3号", issued_on=date(2026, 3, 1), off=(), on=newer.off
    )
    with_newer = [*KNOWN, newer]
    plan = plan_import(with_newer, [older])
    assert (plan.taken, plan.days) == ((), ())
    assert plan.overruled == (older,)


def test_a_notice_without_a_number_is_an_estimate() -> None:
    plan = plan_import(KNOWN, [announced(number="")])
    assert plan.unnumbered == (2027,)
    assert plan.taken[0].number == UNNUMBERED
    assert plan.after.announced_through == date(2026, 12, 31)
    assert plan.after.day(date(2027, 2, 11)).provisional
    assert [change.date for change in plan.days] == [date(2027, 2, 11)]


def test_a_few_days_without_a_number_change_the_estimate_and_leave_the_rest() -> None:
    few = Notice("", 2027, NoticeKind.AMENDMENT, None, off=((date(2027, 2, 11), "春节"),), on=())
    plan = plan_import(KNOWN, [few])
    assert [change.date for change in plan.days] == [date(2027, 2, 11)]


def test_without_a_number_an_announced_year_is_not_touched() -> None:
    few = Notice("", 2026, NoticeKind.AMENDMENT, None, off=((date(2026, 10, 8), "国庆节"),), on=())
    plan = plan_import(KNOWN, [few])
    assert (plan.taken, plan.days) == ((), ())
    assert plan.overruled == (few,)


def test_a_local_arrangement_of_an_estimated_day_is_kept_though_no_day_changes() -> None:
    estimated = OF_2027.off[0][0]
    plan = plan_import(KNOWN, [local(estimated, date(2026, 11, 1))])
    assert plan.days == ()
    assert len(plan.taken) == 1
    assert plan.after.day(estimated).source == "南府办〔2026〕12号"


def test_contradictions_are_refused() -> None:
    monday = (date(2027, 3, 1), "补班")
    with pytest.raises(NoticeMakeUpError):
        plan_import(KNOWN, [replace(announced(), on=(monday,))])


def test_which_notice_gives_way_to_which() -> None:
    amendment = Notice("甲〔2027〕1号", 2027, NoticeKind.AMENDMENT, None, (), ())
    assert gives_way(OF_2027, announced())
    assert gives_way(OF_2027, replace(OF_2027, number="新的推算"))
    assert not gives_way(OF_2027, amendment)
    assert gives_way(amendment, replace(amendment, issued_on=date(2027, 1, 1)))
    assert not gives_way(amendment, replace(amendment, year=2028))
    assert not gives_way(OF_2026, announced())
    earlier = local(date(2026, 3, 2), None)
    assert not gives_way(earlier, local(date(2026, 3, 3), None))
