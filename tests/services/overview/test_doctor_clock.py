"""The doctor on clocks: what stopped none, what the law decided, who was silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.document_verbs import pause_document
from tests.office import day

from zhixingli.services.documents.acts import check_document, notify_sender, record_event
from zhixingli.services.overview.doctor import examine

if TYPE_CHECKING:
    from datetime import date

    from tests.office import Clerk

CHECKS = (
    "notice_unheeded",
    "decided_by_law",
    "outsider_silent",
    "clock_not_compared",
    "wal_unsafe",
)


def found(clerk: Clerk, on: date) -> list[tuple[str, str | None, str]]:
    told = examine(clerk.ledger, as_of=on, files=None).data
    return [(each.check, each.subject, each.message) for each in told if each.check in CHECKS]


def test_a_notice_that_came_too_late_is_found_until_the_paper_is_finished(clerk: Clerk) -> None:
    late = clerk.receive(day("09-15"), "晚告知的申请", rule="foi.reply")
    good = clerk.receive(day("09-15"), "按时告知的申请", rule="foi.reply")
    clerk.does(check_document, day("09-17"), good, missing="身份证明")
    clerk.does(notify_sender, day("09-17"), good, via=None)
    clerk.does(check_document, day("10-30"), late, missing="身份证明")
    clerk.does(notify_sender, day("10-30"), late, via=None)
    assert found(clerk, day("10-29")) == []
    ((check, subject, message),) = found(clerk, day("11-02"))
    assert (check, subject) == ("notice_unheeded", late)
    assert "2026-10-30 才告知补正，在 2026-10-19 届满以后" in message


def test_what_the_law_decided_is_found_from_that_day(clerk: Clerk) -> None:
    paper = clerk.receive(day("09-01"), "复议申请", rule="reconsider.accept")
    assert found(clerk, day("09-07")) == []
    assert found(clerk, day("09-08")) == [
        ("decided_by_law", paper, f"{paper} 届满没有决定，依法自 2026-09-08 起视为受理")
    ]


def test_an_outsider_who_kept_silent_is_pointed_out(clerk: Clerk) -> None:
    paper = clerk.receive(day("09-01"), "公开申请", rule="foi.reply")
    clerk.does(record_event, day("09-03"), paper, name="征求第三方意见")
    clerk.does(
        pause_document, day("09-03"), paper, ground="征求第三方意见", written=False, rule=None
    )
    # 15 working days from 3 September: 4, 7-11 (6), 14-18 (11), 20-23 (15; Sunday 20 is worked).
    assert found(clerk, day("09-23")) == []
    assert found(clerk, day("09-24")) == [
        (
            "outsider_silent",
            paper,
            f"{paper} “第三方提出意见”已于 2026-09-23 届满，没有登记答复",
        )
    ]
