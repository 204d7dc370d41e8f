"""Pausing, resuming and extending, on both engines; days counted by hand.

2026: 02-15 to 02-23 春节 off, 02-14 and 02-28 worked; 04-04 to 04-06 清明 off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import extend_document, pause_document, resume_document, show_document
from tests.office import day

from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.clock import (
    AlreadyPausedError,
    ApproverPostError,
    ExtensionExpiredError,
    ExtensionTimesError,
    ExtensionTooLongError,
    ExtensionUntilError,
    GroundUnknownError,
    NoObligationError,
    NotExtendableError,
    NotPausableError,
    NotPausedError,
    PausedOverdueError,
)
from zhixingli.domain.law.terms import CountUnit
from zhixingli.domain.terms import Light, Post
from zhixingli.services.documents.acts import check_document, finish_document, notify_sender
from zhixingli.services.people.acts import add_person
from zhixingli.services.readings.daily import Filters, overdue

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.documents import DocDetail
    from zhixingli.services.results.obligations import ObligationItem

HEARING: dict[str, Any] = {"ground": "听证", "written": True, "rule": None}


def licence(clerk: Clerk) -> str:
    return clerk.receive(day("02-09"), "关于规划许可的申请", rule="license.decide")


def handling(clerk: Clerk) -> str:
    """Receive, check and notify on 04-07: five working days end on 04-14."""
    doc = clerk.receive(day("04-07"), "关于春耕的通知")
    clerk.does(check_document, day("04-07"), doc, missing=None)
    clerk.does(notify_sender, day("04-07"), doc, via=None)
    return doc


def extend(clerk: Clerk, on: str, doc: str, **facts: Any) -> None:
    asked: dict[str, Any] = {
        "days": None,
        "until": None,
        "approved_by": "赵局长",
        "rule": None,
    } | facts
    clerk.does(extend_document, day(on), doc, reason="情况复杂", **asked)


def shown(clerk: Clerk, doc: str, on: str) -> DocDetail:
    return show_document(clerk.ledger, doc, as_of=day(on), strict=False).data


def main(clerk: Clerk, doc: str, on: str) -> ObligationItem:
    return shown(clerk, doc, on).obligations[0]


def test_both_ends_of_a_pause_are_left_out(clerk: Clerk) -> None:
    doc = licence(clerk)
    # 02-10 to 02-14 are the first five of twenty; 02-24 begins the second week.
    assert main(clerk, doc, "02-09").due == day("03-13")
    clerk.does(pause_document, day("02-24"), doc, **HEARING)
    stopped = main(clerk, doc, "03-20")
    assert (stopped.due, stopped.paused, stopped.light) == (None, True, Light.GREY)
    assert stopped.remaining is not None
    assert (stopped.remaining.days, stopped.remaining.unit) == (15, CountUnit.WORKDAY)
    assert shown(clerk, doc, "03-20").status is DocStatus.PAUSED
    late = overdue(clerk.ledger, as_of=day("04-30"), filters=Filters(rule="license.decide")).data
    assert late == ()

    clerk.does(resume_document, day("03-06"), doc, rule=None)
    # The fifteen left: 03-09 to 03-13, 03-16 to 03-20, 03-23 to 03-27.
    again = main(clerk, doc, "03-06")
    assert (again.due, again.due_original, again.remaining) == (day("03-27"), day("03-13"), None)
    assert main(clerk, doc, "03-05").due is None
    assert main(clerk, doc, "02-23").due == day("03-13")


def test_several_pauses_add_up(clerk: Clerk) -> None:
    doc = licence(clerk)
    for first, last in (("02-10", "02-11"), ("02-12", "02-13")):
        clerk.does(pause_document, day(first), doc, **HEARING)
        clerk.does(resume_document, day(last), doc, rule=None)
    # Left: 02-14, 24-28 (six), 03-02..06 (11), 09..13 (16), 16, 17, 18, 19.
    assert main(clerk, doc, "02-13").due == day("03-19")
    assert [(p.from_, p.to) for p in shown(clerk, doc, "03-01").pauses] == [
        (day("02-10"), day("02-11")),
        (day("02-12"), day("02-13")),
    ]


def test_a_pause_without_the_written_notice_is_warned_of(clerk: Clerk) -> None:
    doc = licence(clerk)
    change = pause_document(
        clerk.ledger, clerk.stamp(day("02-10")), doc, ground="听证", written=False, rule=None
    )
    assert [notice.code for notice in change.warnings] == ["PAUSE_WITHOUT_NOTICE"]


def test_what_cannot_be_paused(clerk: Clerk) -> None:
    doc = licence(clerk)
    with pytest.raises(GroundUnknownError):
        clerk.does(pause_document, day("02-10"), doc, ground="出差", written=False, rule=None)
    with pytest.raises(NotPausedError):
        clerk.does(resume_document, day("02-10"), doc, rule=None)
    with pytest.raises(PausedOverdueError):
        clerk.does(pause_document, day("03-14"), doc, **HEARING)
    with pytest.raises(NotPausableError):
        clerk.does(
            pause_document, day("02-10"), doc, ground="听证", written=False, rule="doc.check"
        )
    clerk.does(pause_document, day("02-10"), doc, **HEARING)
    with pytest.raises(AlreadyPausedError):
        clerk.does(pause_document, day("02-11"), doc, **HEARING)


def test_an_extension_counts_on_from_the_nominal_end(clerk: Clerk) -> None:
    doc = clerk.receive(day("08-06"), "关于物业的信访", rule="petition.close", unit="区财政局")
    # 60 + 30: the 90th day after 08-06 is 11-04; the roll from 10-05 to 10-08 is forgotten.
    extend(clerk, "09-30", doc, days=30, approved_by="钱局长")
    owed = main(clerk, doc, "09-30")
    assert (owed.due, owed.due_original) == (day("11-04"), day("10-08"))
    assert main(clerk, doc, "09-29").due == day("10-08")
    with pytest.raises(ExtensionTooLongError):
        extend(clerk, "10-01", doc, days=1, approved_by="钱局长")


def test_an_extension_may_name_its_last_day(clerk: Clerk) -> None:
    doc = handling(clerk)
    extend(clerk, "04-10", doc, until=day("04-17"))
    assert main(clerk, doc, "04-10").due == day("04-17")
    granted = shown(clerk, doc, "04-10").extensions[0]
    assert (granted.days, granted.until, granted.late) == (3, day("04-17"), False)
    with pytest.raises(ExtensionTimesError):
        extend(clerk, "04-10", doc, days=1)
    with pytest.raises(ExtensionUntilError):
        extend(clerk, "04-10", handling(clerk), until=day("04-14"))


def test_only_whom_the_rule_names_may_approve(clerk: Clerk) -> None:
    doc = handling(clerk)
    add_person(
        clerk.ledger,
        clerk.stamp(day("01-05")),
        "周副局长",
        unit_name="区住建局",
        post=Post.UNIT_DEPUTY,
    )
    for name in ("周副局长", "钱局长", "陈区长"):  # a deputy, another unit's head, a leader
        with pytest.raises(ApproverPostError):
            extend(clerk, "04-10", doc, days=1, approved_by=name)
    extend(clerk, "04-10", doc, days=1)


def test_an_internal_limit_is_made_up_for_and_stays_late(clerk: Clerk) -> None:
    doc = handling(clerk)
    extend(clerk, "04-15", doc, days=3)
    assert shown(clerk, doc, "04-15").extensions[0].late
    # Late on 04-15 itself by what was in force before; from then on due on 04-17.
    assert main(clerk, doc, "04-15").due == day("04-17")
    assert len(overdue(clerk.ledger, as_of=day("04-15"), filters=Filters()).data) == 0
    clerk.does(finish_document, day("04-16"), doc, result=None, reply_number=None)
    done = main(clerk, doc, "04-16")
    assert (done.on_time, done.on_time_original) == (False, False)


def test_a_statutory_limit_that_has_run_out_is_not_extended(clerk: Clerk) -> None:
    doc = licence(clerk)
    with pytest.raises(ExtensionExpiredError):
        extend(clerk, "03-14", doc, days=5)
    extend(clerk, "03-13", doc, days=5)


def test_rules_without_an_extension_and_limits_that_are_not_owed(clerk: Clerk) -> None:
    doc = clerk.receive(day("03-02"), "关于复议的申请", rule="reconsider.simple")
    with pytest.raises(NotExtendableError):
        extend(clerk, "03-03", doc, days=5)
    with pytest.raises(NoObligationError):
        extend(clerk, "03-03", doc, days=5, rule="doc.finish")
