"""What is struck out though it was late, or had been printed, is told one by one (DOMAIN §4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import void_document
from tests.office import settled
from tests.services.reports.test_issuing import W46, W47, W48, issued

from zhixingli.domain.errors.acts import ReasonMissingError
from zhixingli.services.documents.acts import finish_document
from zhixingli.services.overview.doctor import examine
from zhixingli.services.reports.weekly import weekly_report

if TYPE_CHECKING:
    from tests.office import Clerk

pytestmark = pytest.mark.both_engines

#: Wednesday of W47: what was settled on the Monday of W46 was due two days before, on the 16th.
WED = date(2026, 11, 18)


def told(clerk: Clerk) -> list[tuple[str, int | None, str | None]]:
    found = weekly_report(clerk.ledger, week="2026-W47", as_of=W48).data.voided
    return [(each.id, each.overdue_days, each.printed_in) for each in found]


def strike_out(clerk: Clerk, on: date, code: str) -> None:
    clerk.does(void_document, on, code, reason="登记错")


def test_what_was_late_or_printed_is_told_and_what_was_neither_is_not(clerk: Clerk) -> None:
    late = settled(clerk, W46, "逾期以后作废")
    handled = settled(clerk, W46, "超期办结以后作废")
    clerk.does(finish_document, date(2026, 11, 17), handled, result=None, reply_number=None)
    fresh = settled(clerk, W47, "当日登记错的")
    for code in (late, handled, fresh):
        strike_out(clerk, WED, code)
    assert told(clerk) == [(late, 2, None), (handled, 1, None)]


def test_what_an_issued_report_printed_is_told_with_its_number(clerk: Clerk) -> None:
    printed = settled(clerk, W46, "印过的")
    number = issued(clerk, W47).report.issued.id
    clerk.does(finish_document, W47, printed, result=None, reply_number=None)
    after = settled(clerk, W47, "印发以后登记的")
    for code in (printed, after):
        strike_out(clerk, WED, code)
    [only] = weekly_report(clerk.ledger, week="2026-W47", as_of=W48).data.voided
    assert (only.id, only.title, only.on, only.overdue_days) == (printed, "印过的", WED, None)
    assert (only.printed_in, only.actor, only.reason) == (number, "测试", "登记错")


def test_a_reader_is_told_of_his_own_and_the_doctor_lists_the_years(clerk: Clerk) -> None:
    late = settled(clerk, W46, "逾期以后作废")
    with pytest.raises(ReasonMissingError):
        clerk.does(void_document, WED, late)
    strike_out(clerk, WED, late)
    other = weekly_report(clerk.ledger, week="2026-W47", as_of=W48, unit="区财政局").data
    assert other.voided == ()
    checks = examine(clerk.ledger, as_of=W48, files=None).data
    [said] = [each.message for each in checks if each.check == "voided_late"]
    assert said == f"{late}《逾期以后作废》2026-11-18 作废，当时已逾期 2 日；测试登记：登记错"
    before = examine(clerk.ledger, as_of=W47, files=None).data
    assert not any(each.check == "voided_late" for each in before)
